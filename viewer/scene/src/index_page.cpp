#include "toposcope/scene/index_page.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

#include "page_frame.h"
#include "page_sources.h"
#include "xml_text.h"

namespace toposcope::scene {
namespace {

using Counts = std::vector<std::pair<std::string, std::size_t>>;

/// JSON that may stand in a script element: no '<' ends it early.
std::string json_in_page(std::string_view text) {
  std::string json;
  for (const char c : model::json_string(text)) {
    if (c == '<') {
      json += "\\u003c";
    } else {
      json += c;
    }
  }
  return json;
}

/// In the order in which people look for them.
Counts by_name(const IndexCounts& counts) {
  Counts sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return model::compare_natural(a.first, b.first) < 0;
  });
  return sorted;
}

int badness_of(std::string_view label) {
  const auto status = model::status_named(label);
  return status.has_value() ? model::badness(*status) : 0;
}

/// The worst first.
Counts by_badness(const IndexCounts& counts) {
  Counts sorted = by_name(counts);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return badness_of(a.first) > badness_of(b.first);
  });
  return sorted;
}

void append_choices(std::string& out, std::string_view name, const Counts& counts) {
  out.append("\"").append(name).append("\":[");
  for (const auto& [value, number] : counts) {
    if (out.back() != '[') out += ',';
    out.append("[").append(json_in_page(value)).append(",").append(std::to_string(number)) += ']';
  }
  out += ']';
}

void append_facts(std::string& out, const IndexInfo& info) {
  out += R"(<script type="application/json" id="about">{"rows":)" + std::to_string(info.rows);
  out += R"(,"chunkRows":)" + std::to_string(kIndexChunkRows) + R"(,"choices":{)";
  append_choices(out, "type", by_name(info.types));
  append_choices(out += ',', "project", by_name(info.projects));
  append_choices(out += ',', "environment", by_name(info.environments));
  append_choices(out += ',', "status", by_badness(info.statuses));
  out += "}}</script>\n";
}

/// \param controls  the rest of the header, and the table
void append_header(std::string& out, const IndexInfo& info, std::string_view controls) {
  out += "<header>\n<div class=\"words\"><h1>";
  append_escaped(out, info.title);
  out += "</h1><p class=\"about\">";
  append_escaped(out, info.description);
  out.append("</p></div>\n").append(controls);
}

}  // namespace

void count(IndexInfo& info, const IndexRow& row) {
  ++info.rows;
  ++info.types[row.type];
  ++info.environments[row.environment];
  ++info.statuses[row.status];
  for (const std::string& project : row.projects) ++info.projects[project];
}

std::string index_page(const IndexInfo& info) {
  const PageSources sources = index_page_sources();
  std::string out;
  append_page_head(out, {.title = info.title, .script_origins = " 'self' file:"}, sources);
  append_header(out, info, sources.controls);
  append_facts(out, info);
  append_page_end(out, sources);
  return out;
}

}  // namespace toposcope::scene
