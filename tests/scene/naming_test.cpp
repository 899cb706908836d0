// Names without what the box around them says, and what several names have in common.

#include "naming.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

struct ShortCase {
  const char* name;
  const char* owner;
  const char* want;
};

TEST(ShortName, IsWithoutItsOwner) {
  const std::vector<ShortCase> cases = {
      {"br-int@node-6", "node-6", "br-int"},
      {"br-int @node-6", "node-6", "br-int"},
      {"node-6-OVS", "node-6", "OVS"},
      {"node-6.example.org-OVS", "node-6.example.org", "OVS"},
      {"node-6-OVS", "node-6.example.org", "OVS"},
      {"eth0_node-6.example.org", "node-6.example.org", "eth0"},
      {"node-6: eth0", "node-6", "eth0"},
      {"node-6|eth0", "node-6", "eth0"},
      {"node-6/eth0", "node-6", "eth0"},
      {"node-6 eth0", "node-6", "eth0"},
      {"vnic-fa:16:3e:01:02:03", "fa:16:3e:01:02:03", "vnic"},
      // Nothing of the owner in it, or not set off by a separator.
      {"br-int", "node-6", "br-int"},
      {"node-66", "node-6", "node-66"},
      {"xnode-6", "node-6", "xnode-6"},
      {"a-node-6-b", "node-6", "a-node-6-b"},
      // Nothing else in it.
      {"node-6", "node-6", "node-6"},
      {"node-6-", "node-6", "node-6-"},
      {"-node-6", "node-6", "-node-6"},
      {"node-6- ", "node-6", "node-6- "},
      {"node-6", "", "node-6"},
      {"", "node-6", ""},
      {"", "", ""}};
  for (const auto& [name, owner, want] : cases) {
    EXPECT_EQ(scene::short_name(name, owner), want) << name << " of " << owner;
  }
}

TEST(WithoutDomain, LeavesAddressesWhole) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"node-6.example.org", "node-6"},
      {"node-6", "node-6"},
      {"", ""},
      {".hidden", ".hidden"},
      {"10.4.1.23", "10.4.1.23"},
      {"10.4.1.23/24", "10.4.1.23/24"},
      {"10.4.1.23:6640", "10.4.1.23:6640"},
      {"fe80::1", "fe80::1"},
      {"::ffff:10.4.1.23", "::ffff:10.4.1.23"},
      {"abc.de", "abc"}};
  for (const auto& [name, want] : cases) EXPECT_EQ(scene::without_domain(name), want) << name;
}

TEST(CommonName, CutsNeitherNumbersNorCharacters) {
  const std::vector<std::pair<std::vector<std::string_view>, const char*>> cases = {
      {{"app-be-1", "app-be-2"}, "app-be-*"},
      {{"vm-0117", "vm-0118"}, "vm-*"},
      {{"10.4.1.23", "10.4.1.24", "10.4.1.3"}, "10.4.1.*"},
      {{"net1a", "net1b"}, "net1*"},
      {{"net1", "net12"}, "net*"},
      {{"net12", "net1"}, "net*"},
      {{"app", "app-1"}, "app*"},
      {{"tap", "qbr"}, ""},
      {{"a1", "a2"}, ""},
      {{"12", "13"}, ""},
      {{"sträße", "sträße 2"}, "sträße*"},
      {{"weß", "weü"}, "we*"},
      {{"aé", "aè"}, ""},
      {{"日本一", "日本二"}, "日本*"},
      {{"", "a"}, ""},
      {{}, ""}};
  for (const auto& [names, want] : cases) {
    EXPECT_EQ(scene::common_name(names), want) << (names.empty() ? "none" : names[0]);
  }
}

TEST(OneLine, TakesControlCharactersForBlanks) {
  const std::vector<std::pair<std::string_view, const char*>> cases = {
      {"web-1", "web-1"},
      {"two\nlines", "two lines"},
      {"two\r\n\tlines", "two lines"},
      {"  much   room ", "much room"},
      {"\n", ""},
      {"", ""},
      {std::string_view("a\0b", 3), "a b"},
      {"a\x1B[31m", "a [31m"},
      {"a\x7Fz", "a z"},
      {"a\xC2\x85z", "a z"},         // next line
      {"a\xC2\xA0z", "a\xC2\xA0z"},  // a blank that does not break stays
      {"a\xE2\x80\xA8z", "a z"},     // line separator
      {"a\xE2\x80\xA9z", "a z"},
      {"größe 日本", "größe 日本"},
      {"\xC2", "\xC2"},
      {"\xFF\xFE", "\xFF\xFE"}};
  for (const auto& [text, want] : cases) EXPECT_EQ(scene::one_line(text), want) << want;
}

TEST(PluralOf, FollowsTheEnding) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"network", "networks"}, {"switch", "switches"}, {"box", "boxes"},
      {"bus", "buses"},        {"mesh", "meshes"},     {"switch port", "switch ports"}};
  for (const auto& [word, want] : cases) EXPECT_EQ(scene::plural_of(word), want);
}

}  // namespace
}  // namespace toposcope::testing
