#include "folder_pages.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/index_page.h"

#include "query/output.h"

namespace toposcope::cli {
namespace {

namespace fs = std::filesystem;

std::size_t number_member(const Json& entry, const char* name) {
  const auto member = entry.find(name);
  return member != entry.end() && member->is_number_unsigned() ? member->get<std::size_t>() : 0;
}

scene::IndexRow row_of(const Json& entry) {
  scene::IndexRow row;
  row.file = text_member(entry, "file");
  row.id = text_member(entry, "id");
  row.name = text_member(entry, "name");
  if (row.name.empty()) row.name = row.id;
  row.type = text_member(entry, "focal_point_type");
  row.environment = text_member(entry, "environment");
  row.clique_type = text_member(entry, "clique_type_name");
  if (row.clique_type.empty()) row.clique_type = text_member(entry, "clique_type");
  const auto status = model::status_named(text_member(entry, "status"));
  row.status = model::status_label(status.value_or(model::StatusValue::kNoCheck));
  row.nodes = number_member(entry, "nodes");
  row.links = number_member(entry, "links");
  if (const auto projects = entry.find("projects");
      projects != entry.end() && projects->is_array()) {
    for (const Json& project : *projects) row.projects.push_back(plain(project));
  }
  return row;
}

/// Row files from `first` on are of an earlier, longer index.
model::Status remove_chunks_from(std::size_t first, const fs::path& folder) {
  for (std::size_t number = first;; ++number) {
    std::error_code fault;
    const fs::path chunk = folder / scene::index_chunk_file(number);
    if (!fs::remove(chunk, fault) && !fault) return model::ok();
    if (fault) {
      return model::Error{model::ErrorCode::kIo,
                          "cannot remove '" + chunk.string() + "': " + fault.message(), ""};
    }
  }
}

}  // namespace

model::Status write_index_pages(const FolderIndex& index, const fs::path& folder) {
  scene::IndexInfo info;
  info.title = "toposcope: " + std::to_string(index.entries().size()) + " focal points";
  std::vector<scene::IndexRow> rows;
  for (const Json& entry : index.entries()) {
    rows.push_back(row_of(entry));
    scene::count(info, rows.back());
  }
  std::size_t chunk = 0;
  for (std::size_t begin = 0; begin < rows.size(); begin += scene::kIndexChunkRows, ++chunk) {
    const std::size_t size = std::min(scene::kIndexChunkRows, rows.size() - begin);
    const auto some = std::span<const scene::IndexRow>(rows).subspan(begin, size);
    auto written = query::write_file((folder / scene::index_chunk_file(chunk)).string(),
                                     scene::index_chunk(chunk, some));
    if (!written.has_value()) return written;
  }
  auto written = query::write_file((folder / "index.html").string(), scene::index_page(info));
  if (!written.has_value()) return written;
  return remove_chunks_from(chunk, folder);
}

}  // namespace toposcope::cli
