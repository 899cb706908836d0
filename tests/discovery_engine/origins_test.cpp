#include "engine/origins.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/fetch_log.h"
#include "engine/staging.h"
#include "fake_cloud.h"

namespace toposcope::discovery::testing {
namespace {

TEST(Origin, ThereAndBack) {
  const auto origin = parse_origin("CliFetchVnics@host:node-1:x");
  ASSERT_TRUE(origin.has_value());
  EXPECT_EQ(origin->fetcher, "CliFetchVnics");
  EXPECT_EQ(origin->parent_type, "host");
  EXPECT_EQ(origin->parent_id, "node-1:x");
  EXPECT_EQ(origin->text(), "CliFetchVnics@host:node-1:x");
  for (const char* text : {"", "x", "@host:a", "F@host", "F@:a"}) {
    EXPECT_FALSE(parse_origin(text).has_value()) << text;
  }
}

/// One object of an earlier scan, and how its fetch and those of its kind went in this one.
struct Row {
  const char* name;
  const char* origin;             ///< Of a vnic "v".
  std::vector<FetchRecord> runs;  ///< origin, fetcher, state
  const char* staged;             ///< What this scan brought.
  ScanScope scope;
  bool gone;
  std::vector<const char*> known = {};  ///< Other objects of earlier scans.
  bool own = true;                      ///< Whether scans told of "v" last.
};

FetchRecord run(const char* fetcher, const char* parent, FetchState state) {
  FetchRecord record;
  record.fetcher = fetcher;
  record.type = "vnic";
  record.origin = std::string(fetcher) + "@" + parent;
  record.state = state;
  return record;
}

constexpr FetchState kOk = FetchState::kComplete;
constexpr FetchState kBad = FetchState::kFailed;

const std::vector<Row> kRows = {
    {"Complete",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk)},
     "",
     {},
     true},
    {"Failed",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kBad)},
     "",
     {},
     false},
    {"OneOfTwoFailed",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk), run("CliFetchHostPnics", "host:h", kBad)},
     "",
     {},
     false},
    {"InPart",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", FetchState::kPart)},
     "",
     {},
     false},
    {"NotBuilt",
     "CliFetchHostDisks@host:h",
     {run("CliFetchHostDisks", "host:h", FetchState::kNotBuilt)},
     "",
     {},
     false},
    {"NotRun", "CliFetchHostPnics@host:h", {}, R"({"type":"host","id":"h"})", {}, false},
    {"NoOrigin", "", {}, "", {}, false},
    {"ParentGone",
     "CliFetchHostPnics@host:h",
     {run("ApiFetchProjectHosts", "region:r", kOk)},
     "",
     {},
     true},
    {"ParentSpared",
     "CliFetchHostPnics@host:h",
     {run("ApiFetchProjectHosts", "region:r", kBad)},
     "",
     {},
     false},
    {"FolderThatIsNotStoredGone",
     "CliFetchHostPnics@pnics_folder:h-pnics",
     {run("ApiFetchProjectHosts", "region:r", kOk)},
     "",
     {},
     true},
    {"GrandparentGone",
     "CliFetchInstanceVnics@instance:i",
     {run("ApiFetchProjectHosts", "region:r", kOk)},
     "",
     {},
     true},
    {"ParentNeverThere", "CliFetchHostPnics@host:nobody", {}, "", {}, false},
    {"MovableComplete",
     "ApiFetchPorts@region:r",
     {run("ApiFetchPorts", "region:r", kOk), run("ApiFetchPorts", "region:q", kOk)},
     "",
     {},
     true},
    {"MovableAnotherFailed",
     "ApiFetchPorts@region:r",
     {run("ApiFetchPorts", "region:r", kOk), run("ApiFetchPorts", "region:q", kBad)},
     "",
     {},
     false},
    {"MovableInAPart",
     "ApiFetchPorts@region:r",
     {run("ApiFetchPorts", "region:r", kOk)},
     "",
     {"region", "r", false},
     false},
    {"MovableAHostWasNotAsked",
     "ApiFetchHostInstances@host:h",
     {run("ApiFetchHostInstances", "host:h", kOk)},
     R"({"type":"host","id":"h"})",
     {},
     false,
     {R"({"type":"host","id":"k","scan_origin":"ApiFetchProjectHosts@region:r"})"}},
    {"MovableAHostIsGone",
     "ApiFetchHostInstances@host:h",
     {run("ApiFetchHostInstances", "host:h", kOk), run("ApiFetchProjectHosts", "region:r", kOk)},
     R"({"type":"host","id":"h"})",
     {},
     true,
     {R"({"type":"host","id":"k","scan_origin":"ApiFetchProjectHosts@region:r"})"}},
    {"MovableAnotherFetcherFailed",
     "ApiFetchHostInstances@host:h",
     {run("ApiFetchHostInstances", "host:h", kOk), run("ApiFetchPorts", "region:r", kBad)},
     R"({"type":"host","id":"h"})",
     {},
     false},
    {"SharedComplete",
     "ApiFetchNetworks@region:r",
     {run("ApiFetchNetworks", "region:r", kOk), run("ApiFetchNetworks", "region:q", kOk)},
     "",
     {},
     true},
    {"SharedTheOtherFailed",
     "ApiFetchNetworks@region:r",
     {run("ApiFetchNetworks", "region:r", kOk), run("ApiFetchNetworks", "region:q", kBad)},
     "",
     {},
     false},
    {"SharedItsOwnFailed",
     "ApiFetchNetworks@region:r",
     {run("ApiFetchNetworks", "region:r", kBad), run("ApiFetchNetworks", "region:q", kOk)},
     "",
     {},
     false},
    {"SharedTheOnlyRegion",
     "ApiFetchNetworks@region:r",
     {run("ApiFetchNetworks", "region:r", kOk)},
     "",
     {"region", "r", false},
     true},
    {"SharedAnotherRegionIsNotOfThePart",
     "ApiFetchNetworks@region:r",
     {run("ApiFetchNetworks", "region:r", kOk)},
     R"({"type":"region","id":"r"})",
     {"region", "r", false},
     false,
     {R"({"type":"region","id":"q","scan_origin":"ApiFetchRegions@regions_folder:e-regions"})"}},
    {"ParentOfWhatWasNotReached",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk), run("CliFetchHostPnics", "host:k", kBad)},
     "",
     {},
     false,
     {R"({"type":"tag","id":"t","parent_type":"vnic","parent_id":"v",)"
      R"("scan_origin":"CliFetchHostPnics@host:k"})"}},
    {"FolderAboveWhatWasNotReached",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk), run("CliFetchHostPnics", "host:k", kBad)},
     "",
     {},
     false,
     {R"({"type":"tag","id":"t","parent_type":"tags_folder","parent_id":"v-tags",)"
      R"("scan_origin":"CliFetchHostPnics@host:k"})"}},
    {"ParentOfWhatMayHaveMoved",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk), run("ApiFetchPorts", "region:r", kBad)},
     "",
     {},
     true,
     {R"({"type":"port","id":"p","parent_type":"vnic","parent_id":"v",)"
      R"("scan_origin":"ApiFetchPorts@region:r"})"}},
    {"ParentOfWhatIsGone",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk), run("CliFetchHostPnics", "host:k", kOk)},
     "",
     {},
     true,
     {R"({"type":"tag","id":"t","parent_type":"vnic","parent_id":"v",)"
      R"("scan_origin":"CliFetchHostPnics@host:k"})"}},
    {"OfThePart",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk)},
     "",
     {"vnic", "v", false},
     true},
    {"SiblingOfThePart",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk)},
     "",
     {"vnic", "w", false},
     false},
    {"OfAnotherSource",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk)},
     "",
     {},
     false,
     {},
     false},
    {"ClearOfAnotherSource",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kOk)},
     "",
     {"", "", true},
     false,
     {},
     false},
    {"Clear",
     "CliFetchHostPnics@host:h",
     {run("CliFetchHostPnics", "host:h", kBad)},
     "",
     {"", "", true},
     true},
};

class RetirementTest : public ::testing::TestWithParam<Row> {};

INSTANTIATE_TEST_SUITE_P(Rows, RetirementTest, ::testing::ValuesIn(kRows),
                         [](const auto& row) { return row.param.name; });

TEST_P(RetirementTest, SaysWhetherAnObjectIsGone) {
  const Row& row = GetParam();
  Inventory before("e");
  before.add(
      *make_object(R"({"type":"host","id":"h","scan_origin":"ApiFetchProjectHosts@region:r"})"));
  before.add(*make_object(R"({"type":"instance","id":"i","scan_origin":"CliFetchX@host:h"})"));
  const ObjectNumber vnic = before.add(*make_object(R"({"type":"vnic","id":"v","scan_origin":")" +
                                                    std::string(row.origin) + R"("})"));
  for (const char* other : row.known) before.add(*make_object(other));
  Staging staging(std::make_unique<Inventory>("e"));
  if (*row.staged != '\0') staging.apply(PutObject{*make_object(row.staged)});
  FetchLog log;
  for (const FetchRecord& record : row.runs) log.add(record);
  FakeCloud cloud;
  const FetcherRegistry fetchers = cloud.registry();
  const auto is_own = [&](const Object& object) { return row.own || object.id != "v"; };
  Retirement retirement({log, fetchers, before, staging, is_own}, row.scope);
  EXPECT_EQ(retirement.may_retire(vnic), row.gone);
  EXPECT_EQ(retirement.may_retire(vnic), row.gone);
}

TEST(Retirement, ARingOfParentsStays) {
  Inventory before("e");
  before.add(*make_object(R"({"type":"a","id":"1","scan_origin":"F@b:2"})"));
  before.add(*make_object(R"({"type":"b","id":"2","scan_origin":"F@a:1"})"));
  Staging staging(std::make_unique<Inventory>("e"));
  FetchLog log;
  FakeCloud cloud;
  const FetcherRegistry fetchers = cloud.registry();
  Retirement retirement({log, fetchers, before, staging}, {});
  EXPECT_FALSE(retirement.may_retire({0}));
  EXPECT_FALSE(retirement.may_retire({1}));
}

}  // namespace
}  // namespace toposcope::discovery::testing
