#include "report_builder.h"

#include <utility>

namespace toposcope::ingest {
namespace {

void add(std::vector<model::Diagnostic>& list, const Locator& where, std::string message) {
  if (list.size() == IngestReport::kMaxDiagnostics) return;
  list.push_back({where(), std::move(message)});
}

}  // namespace

void Tally::add(std::string_view name) {
  const auto found = counts_.find(name);
  if (found != counts_.end()) {
    ++found->second;
  } else {
    counts_.emplace(name, 1);
  }
}

void ReportBuilder::skip(const Locator& where, std::string message) {
  ++report_.skipped_count;
  add(report_.skipped, where, std::move(message));
}

void ReportBuilder::note(const std::string& kind, const Locator& where, std::string message,
                         std::uint64_t times) {
  report_.note_counts[kind] += times;
  add(report_.notes, where, std::move(message));
}

void ReportBuilder::note_first(const std::string& kind, const Locator& where, std::string message) {
  if (report_.note_counts[kind]++ == 0) add(report_.notes, where, std::move(message));
}

IngestReport ReportBuilder::finish() {
  report_.nodes = nodes_.counts();
  report_.links = links_.counts();
  report_.documents = documents_.counts();
  return std::move(report_);
}

}  // namespace toposcope::ingest
