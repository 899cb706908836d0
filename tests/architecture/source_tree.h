#pragma once

/// \file
/// The project's own files, as the architecture tests read them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::testing {

struct SourceFile {
  std::string path;  ///< Relative to the project's root, with forward slashes.
  std::string text;
};

/// One `#include` line.
struct Include {
  std::size_t line = 0;  ///< 1-based.
  std::string target;    ///< Without its brackets or quotes.
  bool quoted = false;   ///< "target"; else <target>.
};

/// Every text file that a person wrote, by path; build folders and recorded data are left out.
[[nodiscard]] std::vector<SourceFile> read_source_tree();

[[nodiscard]] bool is_cxx(const SourceFile& file);
[[nodiscard]] bool is_public_header(const SourceFile& file);
[[nodiscard]] std::vector<Include> includes_of(std::string_view text);
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace toposcope::testing
