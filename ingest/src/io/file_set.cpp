#include "io/file_set.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "io/file_stream.h"
#include "io/gzip_stream.h"
#include "io/zip_reader.h"

namespace toposcope::ingest {
namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorCode;

constexpr int kMaxDepth = 2;

model::Result<std::vector<std::string>> list_folder(const Source& source) {
  std::vector<std::string> names;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(source.path, error);
  for (const auto end = fs::recursive_directory_iterator(); !error && entry != end;
       entry.increment(error)) {
    if (entry.depth() >= kMaxDepth) entry.disable_recursion_pending();
    std::error_code unreadable;
    if (entry->is_regular_file(unreadable)) {
      names.push_back(entry->path().lexically_relative(source.path).generic_string());
    }
  }
  if (error) {
    return Error{ErrorCode::kIo, "cannot list the folder: " + error.message(),
                 display_name(source)};
  }
  return names;
}

std::uint64_t size_of(const fs::path& path) {
  std::error_code unknown;
  const auto size = fs::file_size(path, unknown);
  return unknown ? 0 : size;
}

model::Status visit_folder(const Source& source, const std::set<std::string>& wanted,
                           const ReadProgress& progress, const FileVisitor& visit) {
  std::uint64_t total = 0;
  for (const auto& name : wanted) total += size_of(source.path / name);
  std::uint64_t done = 0;
  for (const auto& name : wanted) {
    const fs::path path = source.path / name;
    auto file = open_file(path, path.string());
    if (!file.has_value()) return file.error();
    auto stream =
        unpacked(with_progress(std::move(file.value()), progress, done, total), path.string());
    if (!stream.has_value()) return stream.error();
    if (auto status = visit(name, *stream.value()); !status.has_value()) return status;
    done += size_of(path);
  }
  return model::ok();
}

model::Result<std::vector<std::string>> list_zip(const Source& source) {
  auto zip = ZipReader::open(source);
  if (!zip.has_value()) return zip.error();
  std::vector<std::string> names;
  for (;;) {
    const auto more = zip.value()->next();
    if (!more.has_value()) return more.error();
    if (!more.value()) return names;
    names.push_back(zip.value()->name());
  }
}

model::Status visit_zip(const Source& source, const std::set<std::string>& wanted,
                        const ReadProgress& progress, const FileVisitor& visit) {
  auto zip = ZipReader::open(source);
  if (!zip.has_value()) return zip.error();
  const std::uint64_t total = size_of(source.path);
  for (;;) {
    const auto more = zip.value()->next();
    if (!more.has_value()) return more.error();
    if (!more.value()) return model::ok();
    if (!wanted.contains(zip.value()->name())) continue;
    auto stream = unpacked(zip.value()->bytes(), display_name(source) + ":" + zip.value()->name());
    if (!stream.has_value()) return stream.error();
    if (auto status = visit(zip.value()->name(), *stream.value()); !status.has_value()) {
      return status;
    }
    if (progress) progress(zip.value()->packed_bytes_read(), total);
  }
}

}  // namespace

model::Result<std::vector<std::string>> list_files(const Source& source, SourceKind kind) {
  auto names = kind == SourceKind::kZip ? list_zip(source) : list_folder(source);
  if (names.has_value()) std::sort(names.value().begin(), names.value().end());
  return names;
}

model::Status visit_files(const Source& source, SourceKind kind,
                          const std::set<std::string>& wanted, const ReadProgress& progress,
                          const FileVisitor& visit) {
  return kind == SourceKind::kZip ? visit_zip(source, wanted, progress, visit)
                                  : visit_folder(source, wanted, progress, visit);
}

}  // namespace toposcope::ingest
