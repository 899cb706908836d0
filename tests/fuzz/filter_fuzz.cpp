// Filter expressions: any bytes are a filter or a fault that is explained; a filter is written and
// read back the same, and answers the same.  The first line is the expression, the rest a document.
// A text that begins with '#' stands for a random expression, compared with a plain evaluation.

#include "query/filter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "fuzz_input.h"
#include "query/filter_oracle.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

using testing::require;

void check_random(const std::string& text) {
  std::seed_seq seed(text.begin(), text.end());
  std::mt19937 random(seed);
  const testing::Expression expression = testing::random_expression(random, 4);
  const auto filter = query::parse_filter(testing::text_of(expression));
  require(filter.has_value(), "an expression that is not understood");
  const scene::NodeFacts node = testing::random_subject(random);
  const query::FilterSubject subject{.node = &node, .environment = "web"};
  require(filter.value().matches(subject) == testing::oracle_matches(expression, subject),
          "another answer than by plain evaluation");
}

void check_text(const std::string& text, const std::string& document) {
  const auto filter = query::parse_filter(text);
  if (!filter.has_value()) {
    require(filter.error().code == model::ErrorCode::kInvalidArgument, "another code");
    require(filter.error().where.starts_with("column "), "a fault without a column");
    return;
  }
  const auto again = query::parse_filter(filter.value().text());
  require(again.has_value(), "what was written cannot be read");
  require(again.value().text() == filter.value().text(), "written in another way");
  scene::NodeFacts node{.key = "k", .type = "vnic", .id = "tap1", .name = "web-1"};
  node.document = document;
  const scene::LinkFacts link{.key = "l", .type = "vnic-vedge"};
  for (const query::FilterSubject& subject :
       {query::FilterSubject{.node = &node}, query::FilterSubject{.link = &link}}) {
    require(filter.value().matches(subject) == again.value().matches(subject), "another answer");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(testing::text_of_input(data, size));
  if (text.starts_with('#')) {
    check_random(text);
    return 0;
  }
  const std::size_t line = std::min(text.find('\n'), text.size());
  check_text(text.substr(0, line), text.substr(std::min(line + 1, text.size())));
  for (std::size_t cursor = 0; cursor <= std::min<std::size_t>(line, 64); ++cursor) {
    for (const std::string& word : query::completions(text, cursor, {.types = {"vnic"}})) {
      require(!word.empty(), "an empty completion");
    }
  }
  return 0;
}
