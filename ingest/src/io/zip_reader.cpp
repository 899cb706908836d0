#include "io/zip_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include "io/source_input.h"

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;

/// False when the directory at the end of the archive is gone: libarchive would then read what
/// files it finds and not see that others are missing.
bool has_directory(const std::filesystem::path& path) {
  constexpr std::streamoff kMaxEnd = 22 + 65535;  // the record itself and its comment
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = file.tellg();
  std::string tail(static_cast<std::size_t>(std::clamp<std::streamoff>(size, 0, kMaxEnd)), '\0');
  file.seekg(-static_cast<std::streamoff>(tail.size()), std::ios::end);
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  return !file || tail.find("PK\5\6") != std::string::npos;
}

std::string reason(::archive* archive) {
  const char* text = archive_error_string(archive);
  return text != nullptr ? text : "unknown reason";
}

class EntryStream final : public ByteStream {
 public:
  EntryStream(::archive* archive, std::string name) : archive_(archive), name_(std::move(name)) {}

  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override {
    const auto count = archive_read_data(archive_, buffer.data(), buffer.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    return Error{ErrorCode::kMalformedInput, "the zip archive is damaged: " + reason(archive_),
                 name_};
  }

 private:
  ::archive* archive_;
  std::string name_;
};

}  // namespace

ZipReader::ZipReader(std::string source_name)
    : archive_(archive_read_new()), source_name_(std::move(source_name)) {}

ZipReader::~ZipReader() { archive_read_free(archive_); }

model::Result<std::unique_ptr<ZipReader>> ZipReader::open(const Source& source) {
  if (source.path == "-") {
    return Error{ErrorCode::kUnsupported,
                 "a zip archive cannot be read from standard input; save it to a file first",
                 display_name(source)};
  }
  auto reader = std::make_unique<ZipReader>(display_name(source));
  if (reader->archive_ == nullptr ||
      archive_read_support_format_zip(reader->archive_) != ARCHIVE_OK ||
      archive_read_open_filename(reader->archive_, source.path.c_str(), kBlockBytes) !=
          ARCHIVE_OK) {
    return Error{ErrorCode::kIo, "cannot open the zip archive: " + reason(reader->archive_),
                 display_name(source)};
  }
  if (!has_directory(source.path)) {
    return Error{ErrorCode::kMalformedInput,
                 "the zip archive is cut off: its directory is missing; copy it again",
                 display_name(source)};
  }
  return {std::move(reader)};
}

model::Result<bool> ZipReader::next() {
  for (;;) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(archive_, &entry);
    if (code == ARCHIVE_EOF) return false;
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
      return Error{ErrorCode::kMalformedInput, "the zip archive is damaged: " + reason(archive_),
                   source_name_};
    }
    if (archive_entry_is_encrypted(entry) != 0) {
      return Error{ErrorCode::kUnsupported,
                   "the zip archive is encrypted; unpack it and import the folder", source_name_};
    }
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    if (path == nullptr || archive_entry_filetype(entry) == AE_IFDIR) continue;
    name_ = path;
    return true;
  }
}

std::unique_ptr<ByteStream> ZipReader::bytes() {
  return std::make_unique<EntryStream>(archive_, source_name_ + ":" + name_);
}

std::uint64_t ZipReader::packed_bytes_read() const {
  return static_cast<std::uint64_t>(archive_filter_bytes(archive_, -1));
}

}  // namespace toposcope::ingest
