#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest::csv {

/// The delimiter that a text is most likely cut by: of comma, semicolon, tab and bar the one that
/// its first record has most of outside quotes; 0 when it has none.  A line "sep=;", which Excel
/// writes in front, decides.
[[nodiscard]] char delimiter_of(std::string_view head);

/// Records of a CSV text (RFC 4180), one at a time: cells in quotes may hold delimiters, line ends
/// and doubled quotes; lines end in LF, CRLF or CR; blank lines are passed over.
/// Memory: one record.
class CsvReader {
 public:
  static constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20U;

  /// `name` is used in messages.  The stream holds UTF-8.
  CsvReader(ByteStream& bytes, std::string name, char delimiter)
      : bytes_(bytes), name_(std::move(name)), delimiter_(delimiter) {}

  /// The next record; false at the end.
  /// \retval kMalformedInput  a quote that is not closed or stands behind a closed one, a NUL byte,
  ///                          or a record of more than kMaxRecordBytes
  [[nodiscard]] model::Result<bool> next(std::vector<std::string>& cells);

  /// Where the last record began: "name:12".
  [[nodiscard]] std::string place() const;

 private:
  enum class State : std::uint8_t { kCellStart, kPlain, kQuoted, kQuoteInQuoted };

  [[nodiscard]] model::Result<bool> fill();
  [[nodiscard]] model::Result<bool> end_of_file(std::vector<std::string>& cells);
  [[nodiscard]] model::Status take(char c, std::vector<std::string>& cells);
  [[nodiscard]] bool ends_record(char c);
  void end_cell(std::vector<std::string>& cells);
  [[nodiscard]] bool ends_line(std::vector<std::string>& cells);
  [[nodiscard]] model::Error error(const std::string& message, std::size_t column) const;

  ByteStream& bytes_;
  std::string name_;
  char delimiter_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  std::uint64_t quote_line_ = 1;
  std::size_t record_bytes_ = 0;
  std::string cell_;
  State state_ = State::kCellStart;
  bool after_return_ = false;  ///< A line feed that follows belongs to the same line end.
};

}  // namespace toposcope::ingest::csv
