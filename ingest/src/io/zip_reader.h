#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"

#include "io/byte_stream.h"

struct archive;

namespace toposcope::ingest {

/// The regular files of a zip archive in stored order; one pass.
class ZipReader {
 public:
  /// \retval kIo              the file cannot be read, or it is no zip archive
  /// \retval kMalformedInput  it is cut off
  /// \retval kUnsupported     the source is standard input
  [[nodiscard]] static model::Result<std::unique_ptr<ZipReader>> open(const Source& source);

  /// Not open yet; use open().
  explicit ZipReader(std::string source_name);
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;
  ~ZipReader();

  /// Goes to the next file; false after the last.
  /// \retval kMalformedInput  the archive is damaged
  /// \retval kUnsupported     it is encrypted
  [[nodiscard]] model::Result<bool> next();

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// The bytes of the present file, still packed when it is a .gz; dies with next().
  [[nodiscard]] std::unique_ptr<ByteStream> bytes();

  [[nodiscard]] std::uint64_t packed_bytes_read() const;

 private:
  ::archive* archive_;
  std::string source_name_;
  std::string name_;
};

}  // namespace toposcope::ingest
