#pragma once

/// \file
/// Writes the same records in the forms that MongoDB's tools and users store them in.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace toposcope::ingest::testing {

/// File name to content.
using Files = std::map<std::string, std::string>;

/// All of these throw std::runtime_error when something cannot be written.
void write_file(const std::filesystem::path& path, std::string_view content);
void write_files(const std::filesystem::path& folder, const Files& files);
void write_zip(const std::filesystem::path& path, const Files& files);

/// The files of a folder.
[[nodiscard]] Files files_in(const std::filesystem::path& folder);

[[nodiscard]] std::string gzipped(std::string_view content);

/// JSON lines as one JSON array.
[[nodiscard]] std::string as_array(const std::string& lines);

/// JSON lines (extended JSON) as BSON documents, one after the other.
/// \throws std::runtime_error when a line is no extended JSON
[[nodiscard]] std::string as_bson(const std::string& lines);

/// The same files with another content and, when given, another ending than ".json".
template <typename Change>
Files changed(const Files& files, Change change, const std::string& ending = ".json") {
  Files result;
  for (const auto& [name, content] : files) {
    result[name.substr(0, name.rfind(".json")) + ending] = change(content);
  }
  return result;
}

}  // namespace toposcope::ingest::testing
