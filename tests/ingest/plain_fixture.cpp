#include "ingest/plain_fixture.h"

#include <utility>

namespace toposcope::ingest::testing {
namespace {

std::string reference(std::string_view type, std::string_view id) {
  return std::string(type) + ":" + std::string(id);
}

std::string end_text(const model::LinkEnd& end) {
  return end.key.empty() ? reference(end.type, end.id) : "key " + std::string(end.key);
}

void add(std::string& line, const char* before, std::string_view text, const char* after = "") {
  if (!text.empty()) line.append(before).append(text).append(after);
}

}  // namespace

Reading read_form(Form form, std::string_view text, ReadOptions options) {
  if (options.environment.empty()) options.environment = "e";
  Reading reading;
  reading.result = form(std::make_unique<MemoryStream>(text), "lab.txt", options, reading.sink);
  return reading;
}

std::vector<std::string> graph_of(const Reading& reading) {
  std::vector<std::string> lines;
  for (const auto& node : reading.sink.nodes) {
    std::string line = reference(node.type, node.id);
    add(line, " '", node.name, "'");
    add(line, " key ", node.key);
    if (!node.parent_id.empty()) line += " in " + reference(node.parent_type, node.parent_id);
    if (node.status) line += " status " + std::to_string(static_cast<int>(node.status->value));
    lines.push_back(line);
  }
  for (const auto& link : reading.sink.links) {
    std::string line =
        std::string(link.link_type) + " " + end_text(link.source) + " -> " + end_text(link.target);
    add(line, " '", link.name, "'");
    add(line, " key ", link.key);
    if (link.status) line += " status " + std::to_string(static_cast<int>(link.status->value));
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> documents_of(const Reading& reading) {
  std::vector<std::string> texts;
  for (const auto& node : reading.sink.nodes) texts.emplace_back(node.document);
  for (const auto& link : reading.sink.links) texts.emplace_back(link.document);
  return texts;
}

std::vector<std::string> notes_of(const Reading& reading) {
  std::vector<std::string> kinds;
  for (const auto& [kind, count] : reading.report().note_counts) {
    if (kind != "environment filled in") kinds.push_back(kind + ": " + std::to_string(count));
  }
  return kinds;
}

}  // namespace toposcope::ingest::testing
