#include "architecture/source_tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;

/// Folders of the tree that hold hand-written text.
constexpr std::array kFolders = {".ci",     "docs",  "graph", "ingest",
                                 "samples", "store", "tests", "viewer"};

/// Kinds of hand-written text; JSON, SVG and expected output are data.
constexpr std::array kExtensions = {".h", ".cpp", ".cmake", ".in", ".md", ".sh", ".txt"};

bool is_hand_written(const fs::path& path) {
  const std::string extension = path.extension().string();
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

bool holds_data(const std::string& relative) {
  return relative.starts_with("tests/golden/") || relative.starts_with("tests/fuzz/corpus/") ||
         relative.starts_with("samples/inventories/") ||
         relative.find("/fixtures/") != std::string::npos;
}

SourceFile read(const fs::path& root, const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {fs::relative(path, root).generic_string(), text.str()};
}

}  // namespace

std::vector<SourceFile> read_source_tree() {
  const fs::path root(TOPOSCOPE_SOURCE_DIR);
  std::vector<SourceFile> files;
  for (const auto& entry : fs::directory_iterator(root)) {
    if (entry.is_regular_file() && is_hand_written(entry.path())) {
      files.push_back(read(root, entry.path()));
    }
  }
  for (const char* folder : kFolders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string relative = fs::relative(entry.path(), root).generic_string();
      if (!entry.is_regular_file() || !is_hand_written(entry.path())) continue;
      if (!holds_data(relative)) files.push_back(read(root, entry.path()));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

bool is_cxx(const SourceFile& file) {
  return file.path.ends_with(".h") || file.path.ends_with(".cpp");
}

bool is_public_header(const SourceFile& file) {
  return file.path.ends_with(".h") && file.path.find("/include/toposcope/") != std::string::npos;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::vector<Include> includes_of(std::string_view text) {
  constexpr std::string_view kDirective = "#include ";
  std::vector<Include> includes;
  std::size_t number = 0;
  for (std::string_view line : lines_of(text)) {
    ++number;
    if (!line.starts_with(kDirective)) continue;
    line.remove_prefix(kDirective.size());
    const bool quoted = line.starts_with('"');
    const std::size_t end = line.find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos) continue;
    includes.push_back({number, std::string(line.substr(1, end - 1)), quoted});
  }
  return includes;
}

}  // namespace toposcope::testing
