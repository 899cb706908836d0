#include "adapters/interchange/json_adapter.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "adapters/interchange/record_reader.h"
#include "io/source_input.h"
#include "json/json_outline.h"
#include "json/json_stream.h"
#include "json/json_text.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace interchange {
namespace {

using model::Error;
using model::ErrorCode;
using model::Status;

constexpr std::string_view kVersion = "1";

/// The lists of the document form and the records they hold.
std::string_view kind_of_list(std::string_view name) {
  if (name == "nodes") return "node";
  if (name == "links") return "link";
  return name == "documents" ? "document" : std::string_view();
}

class Reader {
 public:
  Reader(ByteStream& bytes, const std::string& name, RecordReader& records, ReportBuilder& report)
      : stream_(bytes, name), records_(records), report_(report) {}

  Status read() {
    const auto head = stream_.look_ahead(kHeadBytes);
    if (!head.has_value()) return head.error();
    const JsonOutline outline = outline_of(head.value());
    if (!outline.has("toposcope")) {
      return stream_.error("expected an object with the member \"toposcope\": 1");
    }
    for (const auto* list : {"nodes", "links", "documents"}) {
      if (outline.has(list)) return document();
    }
    return lines();
  }

 private:
  Status document();
  Status member(const std::string& name);
  Status list(const std::string& name, std::string_view kind);
  Status lines();
  Status line(ScannedText scanned);
  Status header_member(std::string_view name, std::string_view value);

  JsonStream stream_;
  RecordReader& records_;
  ReportBuilder& report_;
  JsonRecord line_;
  std::vector<MemberSpan> spans_;
  std::vector<MemberSpan> record_spans_;
  bool versioned_ = false;
  bool in_records_ = false;
};

Status Reader::header_member(std::string_view name, std::string_view value) {
  if (name == "toposcope") {
    versioned_ = true;
    if (value == kVersion) return model::ok();
    return Error{ErrorCode::kUnsupported,
                 "version " + std::string(value) + " of the interchange form; this build reads 1",
                 stream_.place()};
  }
  if (name != "exact") {
    report_.note_first(
        "unknown member: " + std::string(name), [this] { return stream_.place(); },
        "has no meaning here; left out");
    return model::ok();
  }
  if (in_records_) return stream_.error("\"exact\" must stand before the records");
  records_.set_exact(value == "true");
  return model::ok();
}

Status Reader::document() {
  const auto visit = [this](const std::string& name) { return member(name); };
  if (auto status = stream_.for_each_member(visit); !status.has_value()) return status;
  if (auto status = stream_.expect_end(); !status.has_value()) return status;
  if (!versioned_) return stream_.error("the document lacks \"toposcope\": 1");
  return model::ok();
}

Status Reader::member(const std::string& name) {
  const auto kind = kind_of_list(name);
  if (!kind.empty()) return list(name, kind);
  const auto value = stream_.value();
  if (!value.has_value()) return value.error();
  return header_member(name, value.value().text);
}

Status Reader::list(const std::string& name, std::string_view kind) {
  in_records_ = true;
  return stream_.for_each_element([&](const ScannedText& scanned, std::size_t index) {
    const Locator where = [&] {
      return stream_.place() + " /" + name + "/" + std::to_string(index);
    };
    return records_.take(kind, scanned, where);
  });
}

Status Reader::lines() {
  for (;;) {
    bool ended = false;
    const auto text = stream_.line(ended);
    if (!text.has_value()) return text.error();
    if (text.value().empty()) return model::ok();
    const ValueScan scan = scan_value(text.value(), spans_);
    if (scan.outcome == ValueScan::Outcome::kTruncated && !ended) {
      return stream_.error("the file ends inside this record; it is cut off");
    }
    const auto scanned = scanned_text(text.value(), scan, spans_);
    if (auto status = line(scanned); !status.has_value()) return status;
  }
}

/// {"node": {...}}, {"link": {...}}, {"document": {...}} or the header.
Status Reader::line(ScannedText scanned) {
  const Locator where = [this] { return stream_.place(); };
  // What it holds is cleaned record by record; text behind the value must be seen by the parser.
  scanned.has_blanks = true;
  scanned.must_rewrite = false;
  SecretCounts nothing_removed;
  if (const auto status = line_.load(scanned, {}, nothing_removed); !status.has_value()) {
    report_.skip(where, status.error().message);
    return model::ok();
  }
  if (!versioned_ && line_.find("toposcope") == nullptr) {
    return stream_.error("expected the header {\"toposcope\": 1} first");
  }
  for (const Field& field : line_.fields()) {
    if (RecordReader::is_kind(field.name)) {
      in_records_ = true;
      const ScannedText record = scan_text(field.text, record_spans_);
      if (auto status = records_.take(field.name, record, where); !status.has_value()) {
        return status;
      }
    } else if (auto status = header_member(field.name, field.text); !status.has_value()) {
      return status;
    }
  }
  return model::ok();
}

}  // namespace

model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                        const ReadOptions& options, model::GraphSink& sink) {
  ReportBuilder report;
  RecordReader records(options, sink, report);
  Reader reader(*bytes, name, records, report);
  if (auto status = reader.read(); !status.has_value()) return status.error();
  if (auto status = records.finish(); !status.has_value()) return status.error();
  return report.finish();
}

}  // namespace interchange

std::string_view JsonAdapter::summary() const noexcept {
  return "toposcope's own interchange form: one document or JSON lines";
}

bool JsonAdapter::recognises(const Source& source) const {
  const auto front = look_at(source);
  if (!front.has_value() || front.value().kind != SourceKind::kFile) return false;
  const JsonOutline outline = outline_of(front.value().head);
  return outline.first == '{' && outline.has("toposcope");
}

model::Result<IngestReport> JsonAdapter::read(const Source& source, const ReadOptions& options,
                                              model::GraphSink& sink) const {
  auto bytes = open_source(source, options.progress);
  if (!bytes.has_value()) return bytes.error();
  return interchange::read_stream(std::move(bytes.value()), display_name(source), options, sink);
}

}  // namespace toposcope::ingest
