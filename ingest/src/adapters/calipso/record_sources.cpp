#include "adapters/calipso/record_sources.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/calipso/collections.h"
#include "bson/bson_framing.h"
#include "bson/bson_to_json.h"
#include "json/json_stream.h"
#include "json/json_text.h"

namespace toposcope::ingest::calipso {
namespace {

using model::Status;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\t\r") == std::string_view::npos;
}

/// One file of JSON.
class JsonSource {
 public:
  JsonSource(ByteStream& bytes, const std::string& name, RecordMapper& mapper,
             ReportBuilder& report)
      : stream_(bytes, name), mapper_(mapper), report_(report) {}

  Status document();
  Status records(const std::string& collection);

 private:
  Status member(const std::string& name);
  Status array(const std::string& collection, const std::string& pointer);
  Status lines(const std::string& collection);
  Status sequence(const std::string& collection);
  Status take(const std::string& collection, const ScannedText& scanned, const Locator& where) {
    return collection.empty() ? mapper_.take_reply(scanned, where)
                              : mapper_.take(collection, scanned, where);
  }
  Status end();
  model::Result<bool> is_line_by_line();

  JsonStream stream_;
  RecordMapper& mapper_;
  ReportBuilder& report_;
  std::vector<MemberSpan> line_members_;
};

Status JsonSource::end() {
  const auto next = stream_.peek();
  if (!next.has_value()) return next.error();
  if (next.value() != '\0') return stream_.error("there is text behind the end of the document");
  return model::ok();
}

Status JsonSource::document() {
  if (auto status = stream_.expect('{', "a document {...}"); !status.has_value()) return status;
  auto closed = stream_.accept('}');
  while (closed.has_value() && !closed.value()) {
    const auto key = stream_.value();
    if (!key.has_value()) return key.error();
    const std::string_view raw = key.value().text;
    if (!raw.starts_with('"')) return stream_.error("expected the name of a collection in quotes");
    const std::string name = unescaped(raw.substr(1, raw.size() - 2));
    if (auto status = stream_.expect(':', "':' behind a name"); !status.has_value()) return status;
    if (auto status = member(name); !status.has_value()) return status;
    const auto more = stream_.accept(',');
    if (!more.has_value()) return more.error();
    if (more.value()) continue;
    if (auto status = stream_.expect('}', "',' or '}'"); !status.has_value()) return status;
    return end();
  }
  return closed.has_value() ? end() : Status(closed.error());
}

Status JsonSource::member(const std::string& name) {
  const auto first = stream_.peek();
  if (!first.has_value()) return first.error();
  const Locator where = [&] { return stream_.place() + " /" + name; };
  if (first.value() == '[') {
    if (!is_known_collection(name)) {
      report_.note_first("unknown collection: " + name, where,
                         "Calipso has no collection of this name; its records are kept");
    }
    return array(name, "/" + name);
  }
  const auto value = stream_.value();
  if (!value.has_value()) return value.error();
  if (first.value() == '{' && is_known_collection(name)) return take(name, value.value(), where);
  const std::string_view text = value.value().text;
  if (name == "environment" && first.value() == '"') {
    mapper_.set_source_environment(unescaped(text.substr(1, text.size() - 2)));
  } else if (first.value() == '{') {
    report_.skip(where, "is not a list of records, expected a collection [...]");
  } else {
    report_.note_first("unknown member: " + name, where,
                       "is not a collection and has no meaning here; left out");
  }
  return model::ok();
}

Status JsonSource::array(const std::string& collection, const std::string& pointer) {
  if (auto status = stream_.expect('[', "a list [...]"); !status.has_value()) return status;
  const auto empty = stream_.accept(']');
  if (!empty.has_value()) return empty.error();
  if (empty.value()) return model::ok();
  for (std::size_t index = 0;; ++index) {
    const auto scanned = stream_.value();
    if (!scanned.has_value()) return scanned.error();
    const Locator where = [&] {
      return stream_.place() + " " + pointer + "/" + std::to_string(index);
    };
    if (auto status = take(collection, scanned.value(), where); !status.has_value()) return status;
    const auto more = stream_.accept(',');
    if (!more.has_value()) return more.error();
    if (!more.value()) return stream_.expect(']', "',' or ']' behind a record");
  }
}

/// Lines are cut at line ends, so that a broken one costs itself only; other files are cut by
/// brackets.
model::Result<bool> JsonSource::is_line_by_line() {
  constexpr std::size_t kLookAhead = std::size_t{64} << 10U;
  const auto head = stream_.look_ahead(kLookAhead);
  if (!head.has_value()) return head.error();
  const std::string_view text = head.value();
  const auto line_end = text.find('\n');
  if (line_end == std::string_view::npos) return false;
  const auto last = text.find_last_not_of(" \t\r", line_end - 1);
  const auto next = text.find_first_not_of(" \n\t\r", line_end);
  const bool goes_on = std::string_view("{[,:").find(text[last]) != std::string_view::npos;
  return !goes_on && (next == std::string_view::npos || text[next] == '{');
}

Status JsonSource::records(const std::string& collection) {
  const auto first = stream_.peek();
  if (!first.has_value()) return first.error();
  if (first.value() == '[') {
    if (auto status = array(collection, ""); !status.has_value()) return status;
    return end();
  }
  const auto by_line = is_line_by_line();
  if (!by_line.has_value()) return by_line.error();
  return by_line.value() ? lines(collection) : sequence(collection);
}

Status JsonSource::lines(const std::string& collection) {
  const Locator where = [this] { return stream_.place(); };
  for (;;) {
    bool ended = false;
    const auto line = stream_.line(ended);
    if (!line.has_value()) return line.error();
    const std::string_view text = line.value();
    if (text.empty()) return model::ok();
    const ValueScan scan = scan_value(text, line_members_);
    if (scan.outcome == ValueScan::Outcome::kTruncated && !ended) {
      return stream_.error("the file ends inside this record; it is cut off");
    }
    if (scan.outcome != ValueScan::Outcome::kComplete || !is_blank(text.substr(scan.end))) {
      report_.skip(where, "the line is not one complete JSON object");
      continue;
    }
    const ScannedText scanned = {text.substr(0, scan.end), scan.has_blanks, scan.special_key,
                                 &line_members_};
    if (auto status = take(collection, scanned, where); !status.has_value()) return status;
  }
}

Status JsonSource::sequence(const std::string& collection) {
  const Locator where = [this] { return stream_.place(); };
  for (;;) {
    const auto next = stream_.peek();
    if (!next.has_value()) return next.error();
    if (next.value() == '\0') return model::ok();
    const auto scanned = stream_.value();
    if (!scanned.has_value()) return scanned.error();
    if (auto status = take(collection, scanned.value(), where); !status.has_value()) return status;
  }
}

Status read_bson(ByteStream& bytes, const std::string& name, const std::string& collection,
                 RecordMapper& mapper, ReportBuilder& report) {
  BsonStream stream(bytes, name);
  const Locator where = [&stream] { return stream.place(); };
  std::string json;
  std::vector<MemberSpan> members;
  for (;;) {
    const auto document = stream.next();
    if (!document.has_value()) return document.error();
    if (document.value().empty()) return model::ok();
    json.clear();
    if (const auto status = append_bson(document.value(), json); !status.has_value()) {
      report.skip(where, status.error().message);
      continue;
    }
    const std::size_t length = json.size();
    json.append(TextWindow::kPadding, '\0');
    const std::string_view text = std::string_view(json).substr(0, length);
    const ValueScan scan = scan_value(text, members);
    const ScannedText scanned = {text, scan.has_blanks, scan.special_key, &members};
    if (auto status = mapper.take(collection, scanned, where); !status.has_value()) return status;
  }
}

}  // namespace

Status read_records(ByteStream& bytes, const std::string& name, const SourceShape& shape,
                    RecordMapper& mapper, ReportBuilder& report) {
  switch (shape.form) {
    case Form::kDocument:
      return JsonSource(bytes, name, mapper, report).document();
    case Form::kRecords:
      return JsonSource(bytes, name, mapper, report).records(shape.collection);
    case Form::kBson:
      return read_bson(bytes, name, shape.collection, mapper, report);
    case Form::kRefused:
      return model::Error{model::ErrorCode::kUnsupported, shape.refusal, name};
    case Form::kUnknown:
      break;
  }
  return model::Error{model::ErrorCode::kMalformedInput,
                      "this is no Calipso data: expected a document with collections such as "
                      "\"inventory\" and \"links\", a mongoexport or mongodump file named after "
                      "its collection, or a detail reply of the REST API",
                      name};
}

}  // namespace toposcope::ingest::calipso
