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
};

FetchRecord run(const char* fetcher, const char* parent, FetchState state) {
  FetchRecord record;
  record.fetcher = fetcher;
  record.origin = std::string(fetcher) + "@" + parent;
  record.state = state;
  return record;
}

constexpr FetchState kOk = FetchState::kComplete;
constexpr FetchState kBad = FetchState::kFailed;

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
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
      {"Clear",
       "CliFetchHostPnics@host:h",
       {run("CliFetchHostPnics", "host:h", kBad)},
       "",
       {"", "", true},
       true},
  };
  return kRows;
}

class RetirementTest : public ::testing::TestWithParam<Row> {};

INSTANTIATE_TEST_SUITE_P(Rows, RetirementTest, ::testing::ValuesIn(rows()),
                         [](const auto& row) { return row.param.name; });

TEST_P(RetirementTest, SaysWhetherAnObjectIsGone) {
  const Row& row = GetParam();
  Inventory before("e");
  before.add(
      *make_object(R"({"type":"host","id":"h","scan_origin":"ApiFetchProjectHosts@region:r"})"));
  before.add(*make_object(R"({"type":"instance","id":"i","scan_origin":"CliFetchX@host:h"})"));
  const ObjectNumber vnic = before.add(*make_object(R"({"type":"vnic","id":"v","scan_origin":")" +
                                                    std::string(row.origin) + R"("})"));
  Staging staging(std::make_unique<Inventory>("e"));
  if (*row.staged != '\0') staging.apply(PutObject{*make_object(row.staged)});
  FetchLog log;
  for (const FetchRecord& record : row.runs) log.add(record);
  FakeCloud cloud;
  const FetcherRegistry fetchers = cloud.registry();
  Retirement retirement(log, fetchers, before, staging, row.scope);
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
  Retirement retirement(log, fetchers, before, staging, {});
  EXPECT_FALSE(retirement.may_retire({0}));
  EXPECT_FALSE(retirement.may_retire({1}));
}

}  // namespace
}  // namespace toposcope::discovery::testing
