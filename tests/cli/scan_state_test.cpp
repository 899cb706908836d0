#include "scan_state.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toposcope::cli {
namespace {

using discovery::ScanJob;
using discovery::ScanPart;
using discovery::ScanState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Asked for, begun and ended within the second minute of an hour.
ScanJob job(ScanState state, int hour, const std::string& text = "") {
  ScanJob out;
  out.arguments.environment = "prod";
  out.state = state;
  const std::string day = "2026-11-26T" + std::string(hour < 10 ? "0" : "") + std::to_string(hour);
  out.requested = model::parse_rfc3339(day + ":01:00Z").value();
  if (state != ScanState::kPending) out.started = model::parse_rfc3339(day + ":01:01Z").value();
  if (discovery::is_over(state)) out.ended = model::parse_rfc3339(day + ":02:00Z").value();
  out.text = text;
  return out;
}

std::vector<std::string> lines(const std::vector<ScanJob>& jobs) {
  std::vector<std::string> out;
  for (const auto& [name, value] : scan_state_of(jobs, "prod")) {
    out.push_back(name + " = " + value);
  }
  return out;
}

TEST(ScanState, IsThatOfTheNewestScanOfAllOfIt) {
  EXPECT_THAT(lines({}), IsEmpty());
  EXPECT_THAT(lines({job(ScanState::kCompleted, 1)}),
              ElementsAre("scan.operational = yes", "scan.last_scanned = 2026-11-26T01:02:00Z"));
  EXPECT_THAT(lines({job(ScanState::kCompleted, 1), job(ScanState::kFailed, 2, "login refused")}),
              ElementsAre("scan.operational = no: login refused",
                          "scan.last_scanned = 2026-11-26T01:02:00Z"))
      << "what it found before is still there";
  EXPECT_THAT(lines({job(ScanState::kCompletedWithErrors, 3, "n1 cannot be reached")}),
              ElementsAre("scan.operational = in part: n1 cannot be reached",
                          "scan.last_scanned = 2026-11-26T03:02:00Z"));
}

TEST(ScanState, IsNotChangedByAPartNorByAnEndThatSomebodyMade) {
  ScanJob one_object = job(ScanState::kFailed, 2);
  one_object.arguments.id = "node-1";
  ScanJob links = job(ScanState::kCompleted, 3);
  links.arguments.part = ScanPart::kLinks;
  ScanJob other = job(ScanState::kFailed, 4);
  other.arguments.environment = "lab";
  EXPECT_THAT(
      lines({job(ScanState::kCompleted, 1), one_object, links, other, job(ScanState::kAborted, 5)}),
      ElementsAre("scan.operational = yes", "scan.last_scanned = 2026-11-26T01:02:00Z"));
}

TEST(ScanState, TellsWhatRunsOrWaits) {
  EXPECT_THAT(lines({job(ScanState::kPending, 1), job(ScanState::kPending, 2)}),
              ElementsAre("scan.now = asked for at 2026-11-26T01:01:00Z"));
  EXPECT_THAT(lines({job(ScanState::kPending, 1), job(ScanState::kRunning, 2)}),
              ElementsAre("scan.now = running since 2026-11-26T02:01:01Z"));
}

}  // namespace
}  // namespace toposcope::cli
