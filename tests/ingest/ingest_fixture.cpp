#include "ingest/ingest_fixture.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "adapters/calipso/calipso_adapter.h"
#include "adapters/interchange/json_adapter.h"

namespace toposcope::ingest::testing {
namespace {

std::string status_text(const std::optional<model::StatusReport>& status) {
  if (!status) return "-";
  return std::to_string(static_cast<int>(status->value)) + ' ' + std::string(status->text) + ' ' +
         model::to_rfc3339(status->time);
}

std::string end_text(const model::LinkEnd& end) {
  std::ostringstream out;
  out << end.key << '/' << end.type << '/' << end.id;
  return out.str();
}

}  // namespace

std::string Reading::error() const {
  return result.has_value() ? "" : result.error().where + ": " + result.error().message;
}

Reading read_calipso(std::string_view text, const std::string& stem, const ReadOptions& options) {
  Reading reading;
  reading.result = calipso::read_stream(std::make_unique<MemoryStream>(text), {"input", stem},
                                        options, reading.sink);
  return reading;
}

Reading read_interchange(std::string_view text, const ReadOptions& options) {
  Reading reading;
  reading.result = interchange::read_stream(std::make_unique<MemoryStream>(text), "input", options,
                                            reading.sink);
  return reading;
}

Reading read_source(const std::filesystem::path& path, const ReadOptions& options) {
  Reading reading;
  const auto adapters = make_builtin_adapters();
  const Source source = {.path = path};
  const auto adapter = recognise(adapters, source);
  if (adapter.has_value()) {
    reading.result = adapter.value()->read(source, options, reading.sink);
  } else {
    reading.result = adapter.error();
  }
  return reading;
}

Reading read_as(std::string_view adapter, const std::filesystem::path& path) {
  Reading reading;
  reading.result = model::Error{model::ErrorCode::kNotFound, "no such adapter", ""};
  for (const auto& candidate : make_builtin_adapters()) {
    if (candidate->name() != adapter) continue;
    reading.result = candidate->read({.path = path}, {}, reading.sink);
  }
  return reading;
}

std::vector<std::string> lines_of(const toposcope::testing::RecordingSink& sink) {
  std::vector<std::string> lines;
  for (const auto& node : sink.nodes) {
    std::ostringstream out;
    out << "node " << node.environment << " key " << node.key << " type " << node.type << " id "
        << node.id << " name " << node.name << " parent " << node.parent_type << '/'
        << node.parent_id << " constraints " << node.constraints << " status "
        << status_text(node.status) << " hash " << node.content_hash << ' ' << node.document;
    lines.push_back(out.str());
  }
  for (const auto& link : sink.links) {
    std::ostringstream out;
    out << "link " << link.environment << " key " << link.key << " type " << link.link_type
        << " name " << link.name << " source " << end_text(link.source) << " target "
        << end_text(link.target) << " implicit " << static_cast<int>(link.implicit)
        << " constraints " << link.constraints << " status " << status_text(link.status) << " hash "
        << link.content_hash << ' ' << link.document;
    lines.push_back(out.str());
  }
  for (const auto& document : sink.documents) {
    std::ostringstream out;
    out << "document " << document.collection << " environment " << document.environment << " key "
        << document.key << " hash " << document.content_hash << ' ' << document.document;
    lines.push_back(out.str());
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> lines_of(const std::vector<model::Diagnostic>& list) {
  std::vector<std::string> lines;
  for (const auto& entry : list) lines.push_back(entry.where + ": " + entry.message);
  return lines;
}

std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "tests/ingest/fixtures" / name;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace toposcope::ingest::testing
