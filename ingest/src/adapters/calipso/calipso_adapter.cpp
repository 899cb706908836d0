#include "adapters/calipso/calipso_adapter.h"

#include <map>
#include <set>
#include <utility>

#include "adapters/calipso/collections.h"
#include "adapters/calipso/record_mapper.h"
#include "adapters/calipso/record_sources.h"
#include "adapters/calipso/source_shape.h"
#include "io/file_set.h"
#include "io/source_input.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace calipso {
namespace {

using model::Error;
using model::ErrorCode;

Error no_collections(const Source& source) {
  return {ErrorCode::kMalformedInput,
          "holds no collection of Calipso: expected files named after their collections, such as "
          "inventory.json and links.json (mongoexport) or inventory.bson (mongodump)",
          display_name(source)};
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + (name.empty() ? "." : name);
  return text;
}

/// Refuses sources whose files contradict each other.
model::Status check_plan(const FilePlan& plan, const Source& source) {
  if (plan.files.empty()) return no_collections(source);
  if (plan.folders.size() > 1) {
    return Error{
        ErrorCode::kMalformedInput,
        "several folders hold collections (" + joined(plan.folders) + "); import one of them",
        display_name(source)};
  }
  std::map<std::string, std::string> by_collection;
  for (const auto& file : plan.files) {
    const auto [first, fresh] = by_collection.emplace(file.collection, file.path);
    if (fresh) continue;
    return Error{ErrorCode::kMalformedInput,
                 first->second + " and " + file.path + " hold the same collection; remove one",
                 display_name(source)};
  }
  return model::ok();
}

/// Reads one file of a dump or export; what it is tells its content, which collection its name.
model::Status read_collection(ByteStream& bytes, const std::string& name,
                              const std::string& collection, RecordMapper& mapper,
                              ReportBuilder& report) {
  auto head = read_front(bytes, kHeadBytes);
  if (!head.has_value()) return head.error();
  if (head.value().empty()) return model::ok();
  SourceShape shape = shape_of(head.value(), collection);
  if (shape.form == Form::kUnknown) shape.form = Form::kRecords;
  if (shape.form != Form::kDocument) shape.collection = collection;
  PrefixedStream whole(std::move(head.value()), std::make_unique<BorrowedStream>(bytes));
  return read_records(whole, name, shape, mapper, report);
}

model::Result<IngestReport> read_files(const Source& source, SourceKind kind,
                                       const ReadOptions& options, model::GraphSink& sink) {
  const auto names = list_files(source, kind);
  if (!names.has_value()) return names.error();
  const FilePlan plan = plan_files(names.value());
  if (auto status = check_plan(plan, source); !status.has_value()) return status.error();
  ReportBuilder report;
  RecordMapper mapper(options, sink, report);
  std::map<std::string, std::string> collections;
  std::set<std::string> wanted;
  for (const auto& file : plan.files) {
    collections.emplace(file.path, file.collection);
    wanted.insert(file.path);
  }
  const auto visit = [&](const std::string& name, ByteStream& bytes) {
    return read_collection(bytes, display_name(source) + "/" + name, collections.at(name), mapper,
                           report);
  };
  if (auto status = visit_files(source, kind, wanted, options.progress, visit);
      !status.has_value()) {
    return status.error();
  }
  for (const auto& name : plan.ignored) {
    report.note(
        "file left out", [&] { return display_name(source) + "/" + name; },
        "its name is no collection of Calipso");
  }
  mapper.finish([&] { return display_name(source); });
  return report.finish();
}

}  // namespace

model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes, const StreamNames& names,
                                        const ReadOptions& options, model::GraphSink& sink) {
  auto head = read_front(*bytes, kHeadBytes);
  if (!head.has_value()) return head.error();
  if (head.value().empty()) {
    return Error{ErrorCode::kMalformedInput, "the file is empty", names.shown};
  }
  const SourceShape shape = shape_of(head.value(), names.stem);
  PrefixedStream whole(std::move(head.value()), std::move(bytes));
  ReportBuilder report;
  RecordMapper mapper(options, sink, report);
  if (auto status = read_records(whole, names.shown, shape, mapper, report); !status.has_value()) {
    return status.error();
  }
  mapper.finish([&] { return names.shown; });
  return report.finish();
}

}  // namespace calipso

std::string_view CalipsoAdapter::summary() const noexcept {
  return "Calipso: single document, mongoexport or mongodump files (folder, zip), REST details";
}

bool CalipsoAdapter::recognises(const Source& source) const {
  const auto front = look_at(source);
  if (!front.has_value()) return false;
  if (front.value().kind == SourceKind::kFile) {
    const auto shape = calipso::shape_of(front.value().head, stem_of(source));
    return shape.form != calipso::Form::kUnknown;
  }
  const auto names = list_files(source, front.value().kind);
  return names.has_value() && !calipso::plan_files(names.value()).files.empty();
}

model::Result<IngestReport> CalipsoAdapter::read(const Source& source, const ReadOptions& options,
                                                 model::GraphSink& sink) const {
  const auto front = look_at(source);
  if (!front.has_value()) return front.error();
  if (front.value().kind != SourceKind::kFile) {
    return calipso::read_files(source, front.value().kind, options, sink);
  }
  auto bytes = open_source(source, options.progress);
  if (!bytes.has_value()) return bytes.error();
  const calipso::StreamNames names = {display_name(source), stem_of(source)};
  return calipso::read_stream(std::move(bytes.value()), names, options, sink);
}

}  // namespace toposcope::ingest
