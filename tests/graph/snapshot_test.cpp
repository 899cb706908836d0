#include "toposcope/graph/snapshot.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/graph/snapshot_builder.h"

namespace toposcope::graph {
namespace {

using model::Implicit;
using model::LinkId;
using model::LinkRow;
using model::NameKind;
using model::NodeId;
using model::NodeRow;

constexpr std::uint32_t kEast = 5;
constexpr std::uint32_t kLost = 9;
constexpr std::uint32_t kVm = 2;
constexpr std::uint32_t kNic = 40;
constexpr std::uint32_t kVmNic = 7;
constexpr std::uint32_t kSet = 3;

void announce(SnapshotBuilder& builder) {
  ASSERT_TRUE(builder.put_name(NameKind::kEnvironment, kEast, "east").has_value());
  ASSERT_TRUE(builder.put_name(NameKind::kUndeclared, kLost, "lost").has_value());
  ASSERT_TRUE(builder.put_name(NameKind::kNodeType, kVm, "vm").has_value());
  ASSERT_TRUE(builder.put_name(NameKind::kNodeType, kNic, "nic").has_value());
  ASSERT_TRUE(builder.put_name(NameKind::kLinkType, kVmNic, "vm-nic").has_value());
  ASSERT_TRUE(builder.put_name(NameKind::kConstraintSet, kSet, R"({"net":"n1"})").has_value());
}

model::TopologyNode node(std::int64_t row, std::uint32_t type, std::string_view key) {
  return {{row}, kEast, type, 0, false, key, key, key};
}

model::TopologyLink link(std::int64_t row, std::int64_t source, std::int64_t target) {
  return {{row}, kEast, kVmNic, {source}, {target}, Implicit::kFalse, 0, "l", "name"};
}

GraphSnapshot must_build(SnapshotBuilder builder) {
  auto built = std::move(builder).build();
  EXPECT_TRUE(built.has_value()) << built.error().message;
  return std::move(built).value();
}

TEST(SnapshotBuilder, SortsByRowAndKeepsTheFirstOfTwo) {
  SnapshotBuilder builder;
  announce(builder);
  ASSERT_TRUE(builder.put_node(node(30, kNic, "third")).has_value());
  ASSERT_TRUE(builder.put_node(node(10, kVm, "first")).has_value());
  ASSERT_TRUE(builder.put_node(node(30, kVm, "late copy")).has_value());
  ASSERT_TRUE(builder.put_link(link(8, 10, 30)).has_value());
  ASSERT_TRUE(builder.put_link(link(4, 30, 10)).has_value());
  ASSERT_TRUE(builder.put_link(link(8, 30, 30)).has_value());

  const GraphSnapshot snapshot = must_build(std::move(builder));

  ASSERT_EQ(snapshot.node_count(), 2U);
  EXPECT_EQ(snapshot.key(NodeId{0}), "first");
  EXPECT_EQ(snapshot.key(NodeId{1}), "third");
  EXPECT_EQ(snapshot.node_types()[snapshot.type(NodeId{1})], "nic");
  ASSERT_EQ(snapshot.link_count(), 2U);
  EXPECT_EQ(snapshot.row(LinkId{0}), LinkRow{4});
  EXPECT_EQ(snapshot.source(LinkId{0}), NodeId{1});
  EXPECT_EQ(snapshot.target(LinkId{1}), NodeId{1});
}

TEST(SnapshotBuilder, KeepsEveryFieldOfARow) {
  SnapshotBuilder builder;
  announce(builder);
  ASSERT_TRUE(
      builder.put_node({{1}, kLost, kVm, kSet, true, "the key", "the id", "the name"}).has_value());
  ASSERT_TRUE(builder.put_link({{2}, kEast, kVmNic, {1}, {1}, Implicit::kNull, kSet, "lk", "ln"})
                  .has_value());

  const GraphSnapshot snapshot = must_build(std::move(builder));

  const NodeId only{0};
  EXPECT_EQ(snapshot.environments()[snapshot.environment(only)].name, "lost");
  EXPECT_FALSE(snapshot.environments()[snapshot.environment(only)].declared);
  EXPECT_TRUE(snapshot.environments()[snapshot.environment(LinkId{0})].declared);
  EXPECT_TRUE(snapshot.is_placeholder(only));
  EXPECT_EQ(snapshot.id(only), "the id");
  EXPECT_EQ(snapshot.name(only), "the name");
  EXPECT_EQ(snapshot.constraint_set(only), kSet);
  EXPECT_EQ(snapshot.implicit(LinkId{0}), Implicit::kNull);
  EXPECT_EQ(snapshot.key(LinkId{0}), "lk");
  EXPECT_EQ(snapshot.name(LinkId{0}), "ln");
  EXPECT_EQ(snapshot.constraint_set(LinkId{0}), kSet);
}

TEST(SnapshotBuilder, LeavesLinkNamesOutWhenAsked) {
  SnapshotBuilder builder(/*link_names=*/false);
  announce(builder);
  ASSERT_TRUE(builder.put_node(node(1, kVm, "a")).has_value());
  ASSERT_TRUE(builder.put_link(link(1, 1, 1)).has_value());
  EXPECT_EQ(must_build(std::move(builder)).name(LinkId{0}), "");
}

TEST(SnapshotBuilder, FindsEndsAmongRowsFarApart) {
  constexpr std::int64_t kFar = std::int64_t{1} << 40;
  SnapshotBuilder builder;
  announce(builder);
  ASSERT_TRUE(builder.put_node(node(3, kVm, "near")).has_value());
  ASSERT_TRUE(builder.put_node(node(kFar, kNic, "far")).has_value());
  ASSERT_TRUE(builder.put_link(link(kFar, 3, kFar)).has_value());

  const GraphSnapshot snapshot = must_build(std::move(builder));

  EXPECT_EQ(snapshot.target(LinkId{0}), NodeId{1});
  EXPECT_EQ(snapshot.find(NodeRow{kFar}), NodeId{1});
  EXPECT_EQ(snapshot.find(NodeRow{4}), std::nullopt);
  EXPECT_EQ(snapshot.find(LinkRow{kFar}), LinkId{0});
  EXPECT_EQ(snapshot.find(LinkRow{kFar + 1}), std::nullopt);
}

TEST(SnapshotBuilder, RejectsALinkWhoseEndWasNeverSent) {
  for (const std::int64_t missing : {std::int64_t{2}, std::int64_t{-1}, std::int64_t{1} << 50}) {
    SCOPED_TRACE(missing);
    SnapshotBuilder builder;
    announce(builder);
    ASSERT_TRUE(builder.put_node(node(1, kVm, "a")).has_value());
    ASSERT_TRUE(builder.put_link(link(1, 1, missing)).has_value());
    const auto built = std::move(builder).build();
    ASSERT_FALSE(built.has_value());
    EXPECT_EQ(built.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_EQ(built.error().where, "node row " + std::to_string(missing));
  }
}

TEST(SnapshotBuilder, RejectsNumbersThatWereNotAnnounced) {
  SnapshotBuilder builder;
  announce(builder);
  constexpr std::uint32_t kUnknown = 77;
  const auto code_of = [](const model::Status& status) {
    return status.has_value() ? model::ErrorCode::kIo : status.error().code;
  };
  constexpr auto kMalformed = model::ErrorCode::kMalformedInput;
  EXPECT_EQ(code_of(builder.put_node(node(1, kUnknown, "a"))), kMalformed);
  EXPECT_EQ(code_of(builder.put_node({{1}, kUnknown, kVm, 0, false, "", "", ""})), kMalformed);
  EXPECT_EQ(code_of(builder.put_node({{1}, kEast, kVm, kUnknown, false, "", "", ""})), kMalformed);
  EXPECT_EQ(
      code_of(builder.put_link({{1}, kEast, kUnknown, {1}, {1}, Implicit::kFalse, 0, "", ""})),
      kMalformed);
  EXPECT_EQ(
      code_of(builder.put_link({{1}, kEast, kVmNic, {1}, {1}, Implicit::kFalse, kUnknown, "", ""})),
      kMalformed);
  EXPECT_EQ(code_of(builder.put_link_count({kEast, kUnknown, Implicit::kFalse, 1})), kMalformed);
  EXPECT_EQ(code_of(builder.put_name(NameKind::kConstraintSet, 4, "[]")), kMalformed);
}

TEST(SnapshotBuilder, CountsLinksWhenNobodyDid) {
  SnapshotBuilder builder;
  announce(builder);
  ASSERT_TRUE(builder.put_node(node(1, kVm, "a")).has_value());
  ASSERT_TRUE(builder.put_link(link(1, 1, 1)).has_value());
  ASSERT_TRUE(builder.put_link(link(2, 1, 1)).has_value());

  const GraphSnapshot snapshot = must_build(std::move(builder));

  ASSERT_EQ(snapshot.link_counts().size(), 1U);
  EXPECT_EQ(snapshot.link_counts()[0].count, 2U);
  EXPECT_EQ(snapshot.link_counts()[0].implicit, Implicit::kFalse);
}

TEST(SnapshotBuilder, KeepsCountsOfTheWholeRevision) {
  SnapshotBuilder builder;
  announce(builder);
  ASSERT_TRUE(builder.put_link_count({kEast, kVmNic, Implicit::kTrue, 900}).has_value());

  const GraphSnapshot snapshot = must_build(std::move(builder));

  ASSERT_EQ(snapshot.link_counts().size(), 1U);
  EXPECT_EQ(snapshot.link_counts()[0].count, 900U);
  EXPECT_EQ(snapshot.link_types()[snapshot.link_counts()[0].link_type], "vm-nic");
}

}  // namespace
}  // namespace toposcope::graph
