#include "node_reference.h"

#include <string>

#include <gtest/gtest.h>

#include "support/graph_text.h"

namespace toposcope::testing {
namespace {

using cli::add_to_overlay;
using cli::find_node;
using model::ErrorCode;

struct ReferenceCase {
  const char* reference;
  const char* key;  ///< Of the node found; empty: none.
};

TEST(FindNode, FollowsTheRulesOfTheStore) {
  const auto snapshot = make_snapshot("vm:a nic:b vm:c?");
  const ReferenceCase cases[] = {{"vm:a", "a"}, {"nic:b", "b"}, {"key:b", "b"}, {"vm:c", "c"},
                                 {"vm:b", ""},  {"key:zz", ""}, {"edge:a", ""}};
  for (const ReferenceCase& c : cases) {
    const auto found = find_node(snapshot, c.reference, "");
    if (found.has_value()) {
      EXPECT_EQ(snapshot.key(found.value()), c.key) << c.reference;
    } else {
      EXPECT_STREQ("", c.key) << c.reference;
      EXPECT_EQ(found.error().code, ErrorCode::kNotFound) << c.reference;
    }
  }
}

TEST(FindNode, RefusesWhatIsNoReference) {
  const auto snapshot = make_snapshot("vm:a");
  for (const char* text : {"a", "", ":a"}) {
    const auto found = find_node(snapshot, text, "");
    ASSERT_FALSE(found.has_value()) << text;
    EXPECT_EQ(found.error().code, ErrorCode::kInvalidArgument) << text;
  }
}

TEST(FindNode, LooksOnlyInTheEnvironmentAskedFor) {
  const auto snapshot = make_snapshot("vm:a");
  EXPECT_TRUE(find_node(snapshot, "vm:a", "env").has_value());
  EXPECT_FALSE(find_node(snapshot, "vm:a", "other").has_value());
}

TEST(Overlay, TakesNodesLinksAndLists) {
  const auto snapshot = make_snapshot("vm:a-nic:b nic:b-edge:c");
  graph::Overlay overlay;
  ASSERT_TRUE(add_to_overlay(overlay, snapshot, "vm:a,link:nic:b-edge:c,edge:c", "").has_value());
  EXPECT_EQ(overlay.nodes.size(), 2U);
  EXPECT_EQ(overlay.links.size(), 1U);
}

TEST(Overlay, TakesTheBareKeyOfALink) {
  const auto snapshot = make_snapshot("vm:a-nic:b");
  graph::Overlay overlay;
  ASSERT_TRUE(add_to_overlay(overlay, snapshot, "vm:a-nic:b", "").has_value());
  EXPECT_EQ(overlay.links.size(), 1U);
}

TEST(Overlay, TellsWhatIsNotThere) {
  const auto snapshot = make_snapshot("vm:a-nic:b");
  graph::Overlay overlay;
  const auto added = add_to_overlay(overlay, snapshot, "vm:a,nic:none", "");
  ASSERT_FALSE(added.has_value());
  EXPECT_EQ(added.error().code, ErrorCode::kNotFound);
  EXPECT_NE(added.error().message.find("nic:none"), std::string::npos);
}

}  // namespace
}  // namespace toposcope::testing
