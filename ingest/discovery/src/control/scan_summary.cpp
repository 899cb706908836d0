#include "control/scan_summary.h"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace toposcope::discovery {
namespace {

using store::MessageLevel;

std::string counted(std::uint64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void tell_failure(const SameReason& reason, MessageLevel level, ScanMessages& messages) {
  const FetchFailure& failure = *reason.front();
  std::string text = failure.host.empty() ? "" : "host " + failure.host + ": ";
  text += failure.message + " (" + failure.fetcher + " of " + failure.parent_type + " " +
          failure.parent_id;
  if (!failure.source.empty()) text += ", asked of " + failure.source;
  if (reason.size() > 1) text += " and " + std::to_string(reason.size() - 1) + " more";
  text += ")";
  if (!failure.remedy.empty()) text += "; " + failure.remedy;
  messages.add(level, std::move(text), failure.host.empty() ? failure.parent_type : "host",
               failure.host.empty() ? failure.parent_id : failure.host);
}

std::string sum_text(const std::map<std::string, store::ChangeCounts>& counts,
                     const std::string& what) {
  store::ChangeCounts sum;
  for (const auto& [type, count] : counts) {
    sum.added += count.added;
    sum.changed += count.changed;
    sum.unchanged += count.unchanged;
    sum.retired += count.retired;
  }
  return what + ": " + std::to_string(sum.added) + " added, " + std::to_string(sum.changed) +
         " changed, " + std::to_string(sum.unchanged) + " unchanged, " +
         std::to_string(sum.retired) + " retired";
}

std::string summary(const ScanOutcome& outcome) {
  std::string text = "scan " + std::string(verdict_word(outcome.verdict));
  if (!outcome.written) return text + ": nothing was written";
  if (outcome.written->revision != 0) {
    text += ", revision " + std::to_string(outcome.written->revision);
  }
  text += "; " + sum_text(outcome.written->nodes, "objects") + "; " +
          sum_text(outcome.written->links, "links");
  if (!outcome.failures.empty()) {
    text += "; " + counted(outcome.failures.size(), "question") + " not answered";
  }
  if (outcome.spared_nodes > 0) {
    text += "; " + counted(outcome.spared_nodes, "object") + " not looked at and left alone";
  }
  return text;
}

}  // namespace

std::string_view verdict_word(ScanOutcome::Verdict verdict) noexcept {
  switch (verdict) {
    case ScanOutcome::Verdict::kComplete:
      return "complete";
    case ScanOutcome::Verdict::kPartial:
      return "partial";
    case ScanOutcome::Verdict::kFailed:
      break;
  }
  return "failed";
}

std::string revision_comment(const ScanRequest& request, const ScanOutcome& outcome) {
  std::string text = "scan";
  if (!request.id.empty()) text += " of " + request.type + " " + request.id;
  if (request.part == ScanRequest::Part::kInventory) text += ", objects only";
  if (request.implicit_links) text += ", with implicit links";
  if (outcome.verdict != ScanOutcome::Verdict::kPartial) return text;
  return "partial: " + text + "; " + counted(outcome.failures.size(), "question") + " not answered";
}

std::vector<SameReason> by_reason(const std::vector<FetchFailure>& failures) {
  std::vector<SameReason> reasons;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (const FetchFailure& failure : failures) {
    const auto [place, is_new] =
        known.try_emplace({failure.host, failure.source, failure.message}, reasons.size());
    if (is_new) reasons.emplace_back();
    reasons[place->second].push_back(&failure);
  }
  return reasons;
}

void tell_outcome(const ScanOutcome& outcome, ScanMessages& messages) {
  const auto level = outcome.verdict == ScanOutcome::Verdict::kFailed ? MessageLevel::kError
                                                                      : MessageLevel::kWarning;
  const auto reasons = by_reason(outcome.failures);
  const std::size_t told = std::min(reasons.size(), ScanMessages::kMostRemarks);
  for (std::size_t i = 0; i < told; ++i) tell_failure(reasons[i], level, messages);
  for (const auto& [fetcher, why] : outcome.not_built) {
    messages.add(MessageLevel::kWarning, fetcher + " is not built: " + why);
  }
  for (const std::string& what : outcome.not_allowed) {
    messages.add(MessageLevel::kWarning, "not seen: " + what + "; what is known of it stays");
  }
  messages.add(outcome.remarks);
  messages.add(outcome.verdict == ScanOutcome::Verdict::kComplete ? MessageLevel::kInfo : level,
               summary(outcome));
}

}  // namespace toposcope::discovery
