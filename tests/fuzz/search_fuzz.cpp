// Documents and queries: any bytes are searched without a crash, what is found is what a slow
// search finds.  The first line is the query, the rest the document of a node.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz_input.h"
#include "query/address_scan.h"
#include "query/search_index.h"
#include "query/search_oracle.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

using testing::require;

/// The addresses are those that a tree of the document has.
void check_addresses(const std::string& document) {
  std::vector<std::string> found;
  query::AddressScanner scanner;
  scanner.scan(document, [&](std::string_view, const query::Address& address) {
    found.push_back(address.text());
  });
  // Only in what is JSON; a name with escapes may spell "mac" for one of the two only.
  if (document.find('\\') != std::string::npos) return;
  const auto expected = testing::oracle_addresses(document);
  if (expected.empty()) return;
  require(found.size() == expected.size(), "another number of addresses");
  for (std::size_t i = 0; i < found.size(); ++i) {
    require(found[i] == expected[i].text, "another address");
  }
}

std::vector<testing::WorldNode> make_world(const std::string& query, const std::string& document) {
  // Pieces of both are names and ids, so that most queries find something.
  return {{"a", "vm", "k1", "df09f35f-4564-41d6-8b6d-f11aaed2a06b", "web-1", document},
          {"a", "vnic", "k2", query.substr(0, query.size() / 2), document.substr(0, 40), "{}"},
          {"b", "vnic", document.substr(0, 8), "tap1", query.substr(query.size() / 2), "{}"},
          {"b", query.substr(0, 4), "k4", query, "", "{}"}};
}

void check_search(const std::string& query, const std::string& document) {
  const auto world = make_world(query, document);
  query::AddressIndexBuilder addresses;
  std::int64_t row = 0;
  for (const auto& node : world) addresses.add(model::NodeRow{++row}, node.document);
  const query::SearchIndex index =
      query::SearchIndex(testing::snapshot_of(world)).with_addresses(addresses);
  const query::SearchResult result = index.find(query);
  std::vector<std::size_t> rows;
  for (const query::SearchHit& hit : result.hits) {
    rows.push_back(static_cast<std::size_t>(hit.row.value - 1));
    for (const query::SearchMatch& match : hit.matches) {
      require(match.begin <= match.end && match.end <= match.text.size(), "a range outside");
    }
  }
  std::sort(rows.begin(), rows.end());
  // A tree has the addresses of JSON only, the scanner those of anything.
  const bool is_comparable =
      document.find('\\') == std::string::npos &&
      (addresses.size() == 0 || !testing::oracle_addresses(document).empty());
  if (is_comparable) {
    require(rows == testing::oracle_find(world, query, true), "other nodes than by a slow search");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostBytes = 2048;  // std::regex of the slow search recurses by length
  const std::string text(testing::text_of_input(data, std::min(size, kMostBytes)));
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::string query = text.substr(0, line);
  const std::string document = text.substr(std::min(line + 1, text.size()));
  check_addresses(document);
  check_search(query, document);
  return 0;
}
