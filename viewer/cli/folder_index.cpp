#include "folder_index.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include "query/output.h"

namespace toposcope::cli {
namespace {

namespace fs = std::filesystem;

/// A name within the folder: what an index says is followed by removing files.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
}

std::string file_of(const Json& entry) { return text_member(entry, "file"); }

/// All files of an entry: CSV has two.
std::vector<std::string> files_of(const Json& entry) {
  std::vector<std::string> files = {file_of(entry)};
  std::string second = text_member(entry, "links_file");
  if (is_plain_name(second)) files.push_back(std::move(second));
  return files;
}

/// Equal for the cliques of one focal point.
std::pair<std::string, std::string> focal_point_of(const Json& entry) {
  return {text_member(entry, "environment"), text_member(entry, "focal_point_id")};
}

}  // namespace

fs::path index_path(const fs::path& folder) { return folder / "index.jsonl"; }

model::Result<FolderIndex> FolderIndex::read(const fs::path& folder) {
  std::vector<Json> entries;
  std::ifstream in(index_path(folder));
  for (std::string line; std::getline(in, line);) {
    Json entry = parse_or_null(line);
    if (!is_plain_name(file_of(entry)) || text_member(entry, "focal_point_id").empty()) {
      return model::Error{model::ErrorCode::kConflict,
                          "'" + index_path(folder).string() +
                              "' is not the index of an export; choose a folder of its own",
                          ""};
    }
    entries.push_back(std::move(entry));
  }
  return FolderIndex(std::move(entries));
}

FolderIndex FolderIndex::updated_by(const FolderIndex& fresh) const {
  std::set<std::pair<std::string, std::string>> replaced;
  for (const Json& entry : fresh.entries_) replaced.insert(focal_point_of(entry));
  std::vector<Json> entries;
  bool put = false;
  const auto put_fresh = [&] {
    if (!std::exchange(put, true)) {
      entries.insert(entries.end(), fresh.entries_.begin(), fresh.entries_.end());
    }
  };
  for (const Json& entry : entries_) {
    if (replaced.contains(focal_point_of(entry))) {
      put_fresh();
    } else {
      entries.push_back(entry);
    }
  }
  put_fresh();
  return FolderIndex(std::move(entries));
}

model::Status FolderIndex::write(const fs::path& folder) const {
  std::string text;
  for (const Json& entry : entries_) text += to_line(entry) + "\n";
  return query::write_file(index_path(folder).string(), text);
}

model::Result<std::size_t> FolderIndex::remove_files_not_in(const FolderIndex& next,
                                                            const fs::path& folder) const {
  std::set<std::string> kept;
  for (const Json& entry : next.entries_) {
    for (std::string& file : files_of(entry)) kept.insert(std::move(file));
  }
  std::size_t count = 0;
  for (const Json& entry : entries_) {
    for (const std::string& file : files_of(entry)) {
      if (kept.contains(file)) continue;
      std::error_code fault;
      count += fs::remove(folder / file, fault) ? 1U : 0U;
      if (fault) {
        return model::Error{model::ErrorCode::kIo,
                            "cannot remove '" + (folder / file).string() +
                                "' of an earlier export: " + fault.message(),
                            ""};
      }
    }
  }
  return count;
}

}  // namespace toposcope::cli
