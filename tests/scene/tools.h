#pragma once

/// \file
/// Programs that read our files, to see them with other eyes: rsvg-convert, pdftotext, pdfinfo.

#include <filesystem>
#include <string>

namespace toposcope::testing {

void write_bytes(const std::filesystem::path& path, const std::string& bytes);

/// \throws std::runtime_error when it cannot be read
[[nodiscard]] std::string read_bytes(const std::filesystem::path& path);

/// Standard output of a shell command.
/// \throws std::runtime_error with the command when it cannot be run or fails
[[nodiscard]] std::string output_of(const std::string& command);

}  // namespace toposcope::testing
