#include "diff_text.h"

#include <sstream>

#include <gtest/gtest.h>

namespace toposcope::cli {
namespace {

std::string text_of(std::string before, std::string after) {
  store::Change change;
  change.kind = store::ChangeKind::kChanged;
  change.subject = store::Change::Subject::kNode;
  change.type = "region";
  change.id = "one";
  change.before = std::move(before);
  change.after = std::move(after);
  std::ostringstream out;
  print_change(out, change);
  return out.str();
}

TEST(DiffText, TellsThePlaceOfWhatChanged) {
  EXPECT_EQ(
      text_of(R"({"name":"one","endpoints":[{"url":"http://a","id":"1"},{"url":"http://b"}]})",
              R"({"name":"one","endpoints":[{"url":"http://a","id":"1"},{"url":"http://c"}]})"),
      "~ region:one\n"
      "    ~ endpoints[1].url: http://b -> http://c\n");
}

TEST(DiffText, TellsMembersThatCameAndWent) {
  EXPECT_EQ(text_of(R"({"flavor":{"vcpus":1,"disk":20}})", R"({"flavor":{"vcpus":1,"ram":512}})"),
            "~ region:one\n"
            "    - flavor.disk: 20\n"
            "    + flavor.ram: 512\n");
}

/// Lists of other lengths have no places in common.
TEST(DiffText, ShowsListsOfOtherLengthsWhole) {
  EXPECT_EQ(text_of(R"({"tags":["a"]})", R"({"tags":["a","b"]})"),
            "~ region:one\n"
            "    ~ tags: [\"a\"] -> [\"a\",\"b\"]\n");
}

TEST(DiffText, ShowsHowLongValuesBegin) {
  const std::string text = text_of("{}", R"({"data":")" + std::string(1000, 'x') + R"("})");
  EXPECT_EQ(text, "~ region:one\n    + data: " + std::string(160, 'x') + "... (1000 characters)\n");
}

/// A letter of several bytes is not cut in two.
TEST(DiffText, CutsBetweenLetters) {
  const std::string text = text_of(
      "{}", R"({"data":"x)" + [] {
        std::string umlauts;
        for (int i = 0; i < 200; ++i) umlauts += "\u00fc";
        return umlauts;
      }() + R"("})");
  const std::size_t dots = text.find("...");
  ASSERT_NE(dots, std::string::npos);
  EXPECT_EQ(text.substr(dots - 2, 2), "\u00fc");
}

}  // namespace
}  // namespace toposcope::cli
