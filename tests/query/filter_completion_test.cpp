#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/filter.h"

namespace toposcope::testing {
namespace {

struct CompletionCase {
  const char* text;  ///< The cursor stands at the bar.
  std::vector<std::string> words;
};

TEST(FilterCompletion, OffersWhatMayStandThere) {
  query::FilterVocabulary known;
  known.fields = {"attributes.mtu", "two words"};
  known.types = {"vnic", "vedge", "host pnic"};
  known.environments = {"prod"};
  const CompletionCase cases[] = {
      {"ty|", {"type"}},
      {"TY|", {"type"}},
      {"att|", {"attributes.mtu"}},
      {"tw|", {"\"two words\""}},
      {"n|", {"name", "not"}},
      {"type |", {"=", "!=", "~", "!~", "<", "<=", ">", ">=", "and", "or"}},
      {"type=|", {"vnic", "vedge", "\"host pnic\""}},
      {"type=v|", {"vnic", "vedge"}},
      {"type=vn| and x", {"vnic"}},
      {"type=host|", {"\"host pnic\""}},
      {"status!=m|", {"maintenance"}},
      {"ack = |", {"yes", "no"}},
      {"state=d|", {"down"}},
      {"environment=|", {"prod"}},
      {"type=vnic |", {"and", "or"}},
      {"(type=vnic |", {"and", "or", ")"}},
      {"type=vnic a|", {"and"}},
      {"type=vnic and st|", {"status", "state"}},
      {"name=|", {}},
      {"x=|", {}},
  };
  for (const CompletionCase& c : cases) {
    std::string text = c.text;
    const std::size_t cursor = text.find('|');
    text.erase(cursor, 1);
    EXPECT_EQ(query::completions(text, cursor, known), c.words) << c.text;
  }
  const auto all = query::completions("", 0, known);
  EXPECT_EQ(all.front(), "type");
  EXPECT_EQ(all.back(), "(");
}

TEST(FilterCompletion, TakesThePlaceOfTheWordThatWasBegun) {
  const struct {
    const char *text, *word, *whole;  // The cursor stands at the bar.
  } kCases[] = {
      {"ty|", "type", "type"},
      {"|", "status", "status"},
      {"type=|", "vnic", "type=vnic"},
      {"type = v|", "vnic", "type = vnic"},
      {"type=vn| and x", "vnic", "type=vnic and x"},
      {"type=\"ho|", "\"host pnic\"", "type=\"host pnic\""},
      {"type=vnic |", "and", "type=vnic and"},
      {"(st|", "status", "(status"},
  };
  for (const auto& one : kCases) {
    std::string text = one.text;
    const std::size_t cursor = text.find('|');
    text.erase(cursor, 1);
    EXPECT_EQ(query::completed(text, cursor, one.word), one.whole) << one.text;
  }
}

}  // namespace
}  // namespace toposcope::testing
