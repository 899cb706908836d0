#include "toposcope/ingest/calipso_feed.h"

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/calipso/record_mapper.h"
#include "json/json_scan.h"
#include "json/json_stream.h"
#include "json/text_window.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace {

bool is_whole(const ValueScan& scan) {
  return scan.outcome == ValueScan::Outcome::kComplete ||
         scan.outcome == ValueScan::Outcome::kTooDeep;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_json_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_json_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

class CalipsoFeed::Impl {
 public:
  Impl(const ReadOptions& options, model::GraphSink& sink)
      : options_(options), mapper_(options_, sink, report_) {}

  model::Status put(std::string_view collection, std::string_view json);

  IngestReport finish() {
    mapper_.finish([] { return std::string("feed"); });
    return report_.finish();
  }

 private:
  ReadOptions options_;
  ReportBuilder report_;
  calipso::RecordMapper mapper_;
  std::string padded_;
  std::vector<MemberSpan> spans_;
  std::uint64_t count_ = 0;
};

model::Status CalipsoFeed::Impl::put(std::string_view collection, std::string_view json) {
  ++count_;
  const Locator where = [&] { return std::string(collection) + " " + std::to_string(count_); };
  padded_.assign(trimmed(json));
  const std::size_t length = padded_.size();
  padded_.append(TextWindow::kPadding, '\0');
  const std::string_view text = std::string_view(padded_).substr(0, length);
  const ValueScan scan = text.empty() ? ValueScan{} : scan_value(text, spans_);
  if (!is_whole(scan) || scan.end != length) {
    report_.skip(where, "the document is not one complete JSON object");
    return model::ok();
  }
  return mapper_.take(collection, scanned_text(text, scan, spans_), where);
}

CalipsoFeed::CalipsoFeed(const ReadOptions& options, model::GraphSink& sink)
    : impl_(std::make_unique<Impl>(options, sink)) {}

CalipsoFeed::~CalipsoFeed() = default;

model::Status CalipsoFeed::put(std::string_view collection, std::string_view json) {
  return impl_->put(collection, json);
}

IngestReport CalipsoFeed::finish() { return impl_->finish(); }

}  // namespace toposcope::ingest
