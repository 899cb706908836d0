#pragma once

/// \file
/// The index of a folder of pictures: a page that finds one of many, from a disk and without a
/// server.
///
/// \code
///   scene::IndexInfo info{.title = "fra1-prod"};
///   for (each 2,000 rows, numbered from 0) {
///     write(scene::index_chunk_file(number), scene::index_chunk(number, rows));
///     for (const auto& row : rows) scene::count(info, row);
///   }
///   write("index.html", scene::index_page(info));
/// \endcode
///
/// Rows live in files of their own, which the page loads when they come into sight or a search gets
/// to them: 148,058 rows are 75 files.  Any text is escaped.
///
/// \par Thread safety
/// Pure functions on plain values.

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace toposcope::scene {

/// One picture.
struct IndexRow {
  std::string file;  ///< Relative to the page, with '/' between folders.
  std::string name;
  std::string id;
  std::string type;
  std::vector<std::string> projects = {};
  std::string environment = {};
  std::string status = {};  ///< Label, the worst of the clique and the focal point's own: "Error".
  std::string clique_type = {};
  std::size_t nodes = 0;
  std::size_t links = 0;
};

/// How many rows have a value; those of projects add up to more where a row has several.
using IndexCounts = std::map<std::string, std::size_t>;

/// What the page has to know before it loads a row.
struct IndexInfo {
  std::string title;
  std::string description = {};  ///< One line.
  std::size_t rows = 0;
  IndexCounts types = {};
  IndexCounts projects = {};
  IndexCounts environments = {};
  IndexCounts statuses = {};
};

/// Rows of each file but the last, which may have fewer.
inline constexpr std::size_t kIndexChunkRows = 2000;

/// Adds a row to the numbers of the page.
void count(IndexInfo& info, const IndexRow& row);

/// index.html.
[[nodiscard]] std::string index_page(const IndexInfo& info);

/// Name of the file that holds the rows from `number` * kIndexChunkRows on: "rows-000.js".
[[nodiscard]] std::string index_chunk_file(std::size_t number);

/// That file.
/// \pre  at most kIndexChunkRows rows; exactly so many unless it is the last file
[[nodiscard]] std::string index_chunk(std::size_t number, std::span<const IndexRow> rows);

}  // namespace toposcope::scene
