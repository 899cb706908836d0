#include "safe_name.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "export/nasty_texts.h"

namespace toposcope::testing {
namespace {

using cli::NamedThing;
using cli::safe_file_names;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

struct NameCase {
  std::string type, id, expected;
};

TEST(SafeFileNames, EncodeWhatFilesCannotBeCalled) {
  const NameCase cases[] = {{"vm", "web-01", "vm__web-01"},
                            {"vm", "a/b", "vm__a%2Fb"},
                            {"vm", "..", "vm__.."},
                            {".hidden", "a", "%2Ehidden__a"},
                            {"vm", "a b:c%", "vm__a%20b%3Ac%25"},
                            {"vm", "\xC3\xA9", "vm__%C3%A9"},
                            {"", "", "__"}};
  for (const NameCase& c : cases) {
    EXPECT_EQ(safe_file_names({{"e", c.type, c.id, "k"}}).front(), c.expected);
  }
}

TEST(SafeFileNames, DifferWithoutRegardToCase) {
  const auto names = safe_file_names(
      {{"e", "vm", "Web", "k1"}, {"e", "vm", "web", "k2"}, {"f", "vm", "web", "k2"}});
  std::set<std::string> different;
  for (const std::string& name : names) different.insert(lower(name));
  EXPECT_EQ(different.size(), 3U);
}

TEST(SafeFileNames, DependOnTheThingAndNotOnItsPlace) {
  const NamedThing one{"e", "vm", "Web", "k1"};
  const NamedThing two{"e", "vm", "web", "k2"};
  const auto forth = safe_file_names({one, two});
  const auto back = safe_file_names({two, one});
  EXPECT_EQ(forth[0], back[1]);
  EXPECT_EQ(forth[1], back[0]);
}

TEST(SafeFileNames, AreShortAndDifferentWhenIdsAreLong) {
  const std::string begin(500, 'a');
  const auto names =
      safe_file_names({{"e", "vm", begin + "1", "k1"}, {"e", "vm", begin + "2", "k2"}});
  EXPECT_LT(names[0].size(), 200U);
  EXPECT_NE(names[0], names[1]);
}

TEST(SafeFileNames, AreDifferentEvenForEqualThings) {
  const NamedThing thing{"e", "vm", "a", "k"};
  const auto names = safe_file_names({thing, thing, thing});
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 3U);
}

TEST(SafeFileNames, HoldOnlySafeCharacters) {
  const std::string safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_%";
  for (const std::string& text : nasty_texts()) {
    const std::string name = safe_file_names({{"e", text, text, text}}).front();
    EXPECT_EQ(name.find_first_not_of(safe), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace toposcope::testing
