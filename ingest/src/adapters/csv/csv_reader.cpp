#include "adapters/csv/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace toposcope::ingest::csv {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::array kDelimiters = {',', ';', '\t', '|'};
constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;

/// What of the first record stands outside quotes.
std::string unquoted_first_record(std::string_view head) {
  std::string record;
  bool quoted = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    const bool ends = c == '\n' || c == '\r';
    if (ends && !record.empty()) return record;
    if (!ends) record += c;
  }
  return record;
}

}  // namespace

char delimiter_of(std::string_view head) {
  constexpr std::string_view kStated = "sep=";
  if (head.starts_with(kStated) && head.size() > kStated.size()) return head[kStated.size()];
  const std::string record = unquoted_first_record(head);
  char best = '\0';
  std::ptrdiff_t most = 0;
  for (const char delimiter : kDelimiters) {
    const auto count = std::count(record.begin(), record.end(), delimiter);
    if (count <= most) continue;
    most = count;
    best = delimiter;
  }
  return best;
}

std::string CsvReader::place() const { return name_ + ":" + std::to_string(record_line_); }

Error CsvReader::error(const std::string& message, std::size_t column) const {
  return {ErrorCode::kMalformedInput, "column " + std::to_string(column) + ": " + message,
          name_ + ":" + std::to_string(line_)};
}

/// False at the end.
model::Result<bool> CsvReader::fill() {
  buffer_.resize(kBlockBytes);
  at_ = 0;
  const auto count = bytes_.read({buffer_.data(), buffer_.size()});
  buffer_.resize(count.has_value() ? count.value() : 0);
  if (!count.has_value()) return count.error();
  return count.value() > 0;
}

void CsvReader::end_cell(std::vector<std::string>& cells) {
  cells.push_back(std::move(cell_));
  cell_.clear();
  state_ = State::kCellStart;
}

bool CsvReader::ends_record(char c) { return state_ != State::kQuoted && (c == '\n' || c == '\r'); }

model::Result<bool> CsvReader::end_of_file(std::vector<std::string>& cells) {
  if (state_ == State::kQuoted) {
    return Error{ErrorCode::kMalformedInput,
                 "column " + std::to_string(cells.size() + 1) +
                     ": the quote that opens here is never closed",
                 name_ + ":" + std::to_string(quote_line_)};
  }
  if (cells.empty() && cell_.empty() && state_ == State::kCellStart) return false;
  end_cell(cells);
  return true;
}

model::Status CsvReader::take(char c, std::vector<std::string>& cells) {
  const std::size_t column = cells.size() + 1;
  if (c == '\0') {
    return error("a NUL byte; is this UTF-16 without a byte order mark, or no text at all?",
                 column);
  }
  if (++record_bytes_ > kMaxRecordBytes) {
    return error("the record that begins in line " + std::to_string(record_line_) +
                     " is longer than 16 MiB; is a quote missing?",
                 column);
  }
  if (c == '\n') ++line_;
  if (state_ == State::kQuoted) {
    if (c == '"') {
      state_ = State::kQuoteInQuoted;
    } else {
      cell_ += c;
    }
    return model::ok();
  }
  if (c == delimiter_) {
    end_cell(cells);
  } else if (c != '"') {
    if (state_ == State::kQuoteInQuoted) {
      return error("text behind a closing quote; a quote inside quotes is written twice", column);
    }
    cell_ += c;
    state_ = State::kPlain;
  } else if (state_ == State::kCellStart) {
    state_ = State::kQuoted;
    quote_line_ = line_;
  } else {
    cell_ += c;
    if (state_ == State::kQuoteInQuoted) state_ = State::kQuoted;
  }
  return model::ok();
}

model::Result<bool> CsvReader::next(std::vector<std::string>& cells) {
  cells.clear();
  record_bytes_ = 0;
  record_line_ = line_;
  for (;;) {
    if (at_ == buffer_.size()) {
      const auto more = fill();
      if (!more.has_value()) return more.error();
      if (!more.value()) return end_of_file(cells);
    }
    const char c = buffer_[at_++];
    const bool second_half = c == '\n' && after_return_;  // of a CRLF
    after_return_ = c == '\r' && state_ != State::kQuoted;
    if (second_half) continue;
    if (!ends_record(c)) {
      if (auto status = take(c, cells); !status.has_value()) return status.error();
    } else if (ends_line(cells)) {
      return true;
    }
  }
}

/// False when the line was blank.
bool CsvReader::ends_line(std::vector<std::string>& cells) {
  ++line_;
  if (cells.empty() && cell_.empty() && state_ == State::kCellStart) {
    record_line_ = line_;
    return false;
  }
  end_cell(cells);
  return true;
}

}  // namespace toposcope::ingest::csv
