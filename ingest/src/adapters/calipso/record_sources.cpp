#include "adapters/calipso/record_sources.h"

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "adapters/calipso/collections.h"
#include "bson/bson_framing.h"
#include "bson/bson_to_json.h"
#include "io/source_input.h"
#include "json/json_outline.h"
#include "json/json_stream.h"

namespace toposcope::ingest::calipso {
namespace {

using model::Status;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\t\r") == std::string_view::npos;
}

/// The value ends where the scan says.
bool is_whole(ValueScan::Outcome outcome) {
  return outcome == ValueScan::Outcome::kComplete || outcome == ValueScan::Outcome::kTooDeep;
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
  model::Result<std::string> collection_of(const std::string& name);
  model::Result<bool> holds_links();
  Status array(const std::string& collection, const std::string& pointer);
  Status lines(const std::string& collection);
  Status sequence(const std::string& collection);
  Status take(const std::string& collection, const ScannedText& scanned, const Locator& where) {
    return collection.empty() ? mapper_.take_reply(scanned, where)
                              : mapper_.take(collection, scanned, where);
  }
  model::Result<bool> is_line_by_line();

  JsonStream stream_;
  RecordMapper& mapper_;
  ReportBuilder& report_;
  std::vector<MemberSpan> line_members_;
  std::set<std::string> names_;                ///< Members of the document, as far as known.
  std::map<std::string, std::string> origin_;  ///< Collection to the member that it came from.
};

Status JsonSource::document() {
  const auto head = stream_.look_ahead(kHeadBytes);
  if (!head.has_value()) return head.error();
  for (const auto& member : outline_of(head.value()).members) names_.insert(member.name);
  const auto visit = [this](const std::string& name) { return member(name); };
  if (auto status = stream_.for_each_member(visit); !status.has_value()) return status;
  return stream_.expect_end();
}

Status JsonSource::member(const std::string& name) {
  const auto first = stream_.peek();
  if (!first.has_value()) return first.error();
  if (first.value() == '[') {
    const auto collection = collection_of(name);
    if (!collection.has_value()) return collection.error();
    return array(collection.value(), "/" + name);
  }
  const Locator where = [&] { return stream_.place() + " /" + name; };
  const auto value = stream_.value();
  if (!value.has_value()) return value.error();
  if (first.value() == '{' && is_known_collection(name)) return take(name, value.value(), where);
  if (first.value() == '{' || is_known_collection(name)) {
    report_.skip(where, "is not a list of records, expected a collection [...]");
  } else if (name != "environment") {
    report_.note_first("unknown member: " + name, where,
                       "is not a collection and has no meaning here; left out");
  }
  return model::ok();
}

/// What the list that comes next is a collection of; a renamed one counts as the original, as in a
/// folder.
model::Result<std::string> JsonSource::collection_of(const std::string& name) {
  names_.insert(name);
  const Locator where = [&] { return stream_.place() + " /" + name; };
  std::string collection(collection_among(name, names_));
  if (collection.empty() && (name.starts_with("links_") || name.ends_with("_links"))) {
    const auto links = holds_links();
    if (!links.has_value()) return links.error();
    if (links.value()) collection = kLinks;
  }
  if (collection.empty()) {
    report_.note_first("unknown collection: " + name, where,
                       "Calipso has no collection of this name; its records are kept");
    return name;
  }
  if (collection != name) {
    report_.note_first("renamed collection: " + name, where, "read as " + collection);
  }
  const auto [origin, fresh] = origin_.emplace(collection, name);
  if (fresh || origin->second == name) return collection;
  return stream_.error("\"" + origin->second + "\" and \"" + name +
                       "\" hold the same collection; remove one");
}

/// True when the list that comes next begins with a link.
model::Result<bool> JsonSource::holds_links() {
  const auto head = stream_.look_ahead(kHeadBytes);
  if (!head.has_value()) return head.error();
  return outline_of(head.value()).has("link_type");
}

Status JsonSource::array(const std::string& collection, const std::string& pointer) {
  return stream_.for_each_element([&](const ScannedText& scanned, std::size_t index) {
    const Locator where = [&] {
      return stream_.place() + " " + pointer + "/" + std::to_string(index);
    };
    return take(collection, scanned, where);
  });
}

/// Lines are cut at line ends, so that a broken one costs itself only; other files are cut by
/// brackets.
model::Result<bool> JsonSource::is_line_by_line() {
  const auto head = stream_.look_ahead(kHeadBytes);
  if (!head.has_value()) return head.error();
  const std::string_view text = head.value();
  const auto line_end = text.find('\n');
  if (line_end == std::string_view::npos) return false;
  const auto last = text.find_last_not_of(" \t\r", line_end - 1);
  const auto next = text.find_first_not_of(" \n\t\r", line_end);
  const bool goes_on = std::string_view("{[,:").find(text[last]) != std::string_view::npos;
  return !goes_on && (next == std::string_view::npos || text[next] == '{' || text[next] == '\0');
}

Status JsonSource::records(const std::string& collection) {
  const auto first = stream_.peek();
  if (!first.has_value()) return first.error();
  if (first.value() == '[') {
    if (auto status = array(collection, ""); !status.has_value()) return status;
    return stream_.expect_end();
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
    if (!is_whole(scan.outcome) || !is_blank(text.substr(scan.end))) {
      report_.skip(where, "the line is not one complete JSON object");
      continue;
    }
    const auto scanned = scanned_text(text.substr(0, scan.end), scan, line_members_);
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
    const auto scanned = scan_text(std::string_view(json).substr(0, length), members);
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
