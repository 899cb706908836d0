#include "scan_report.h"

#include <sstream>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toposcope::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string report_of(discovery::ScanOutcome outcome) {
  std::ostringstream out;
  Scanned scanned;
  scanned.request.environment = "lab";
  scanned.outcome = std::move(outcome);
  print_scan_report(out, scanned);
  return out.str();
}

discovery::FetchFailure refused(std::string fetcher, std::string parent) {
  discovery::FetchFailure failure;
  failure.fetcher = std::move(fetcher);
  failure.parent_type = "pnics_folder";
  failure.parent_id = std::move(parent);
  failure.source = "compute1 (10.0.0.7:22)";
  failure.message = "not reached: Connection refused";
  failure.remedy = "see that host compute1 is up";
  return failure;
}

TEST(ScanReport, TellsAReasonOnce) {
  discovery::ScanOutcome outcome;
  outcome.failures = {refused("CliFetchHostPnics", "compute1-host_pnics"),
                      refused("CliFetchInstanceVnics", "web-1-vnics"),
                      refused("CliFetchInstanceVnics", "web-2-vnics")};
  EXPECT_THAT(report_of(outcome),
              HasSubstr("questions not answered: 3\n"
                        "  compute1 (10.0.0.7:22): not reached: Connection refused\n"
                        "    3 questions: CliFetchHostPnics, CliFetchInstanceVnics (2)\n"
                        "    see that host compute1 is up\n"));
}

TEST(ScanReport, NamesTheOnlyOneThatAsked) {
  discovery::ScanOutcome outcome;
  outcome.failures = {refused("CliFetchHostPnics", "compute1-host_pnics")};
  EXPECT_THAT(report_of(outcome),
              HasSubstr("    CliFetchHostPnics of pnics_folder compute1-host_pnics\n"));
}

TEST(ScanReport, KeepsReasonsApart) {
  discovery::ScanOutcome outcome;
  outcome.failures = {refused("CliFetchHostPnics", "compute1-host_pnics"),
                      refused("CliFetchHostPnics", "compute2-host_pnics")};
  outcome.failures[1].source = "compute2 (10.0.0.8:22)";
  const std::string report = report_of(outcome);
  EXPECT_THAT(report, HasSubstr("compute1 (10.0.0.7:22): not reached"));
  EXPECT_THAT(report, HasSubstr("compute2 (10.0.0.8:22): not reached"));
}

/// The places that hold most come first; a list that is too long says how long it is.
TEST(ScanReport, ListsWhereMostWasNotReached) {
  discovery::ScanOutcome outcome;
  for (int i = 10; i < 40; ++i) outcome.spared_below["instance:" + std::to_string(i)] = 1;
  outcome.spared_below["region:RegionOne"] = 67;
  outcome.spared_nodes = 97;
  const std::string report = report_of(outcome);
  EXPECT_THAT(report, HasSubstr("left as they were: 97\n  67 below region:RegionOne\n"));
  EXPECT_THAT(report, HasSubstr("  ... and below 11 more; --json lists all\n"));
  EXPECT_THAT(report, Not(HasSubstr("instance:39")));
}

}  // namespace
}  // namespace toposcope::cli
