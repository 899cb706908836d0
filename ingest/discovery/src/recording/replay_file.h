#pragma once

/// \file
/// One file of a recording, and which of its lines answers what.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "toposcope/model/result.h"

#include "recording/record_line.h"

namespace toposcope::discovery {

/// Keeps the file's text, and of each line its place and the hash of its key.
///
/// \par Thread safety
/// answer() may be called by several threads.
class ReplayFile {
 public:
  /// \param text  lines of that kind; a last one without line end is left out unless it is whole
  /// \retval kMalformedInput  a line is faulty; `where` is "FILE:LINE"
  [[nodiscard]] static model::Result<std::shared_ptr<ReplayFile>> index(RecordKind kind,
                                                                        std::string text);

  /// Not indexed yet; use index().
  ReplayFile(RecordKind kind, std::string text) : kind_(kind), text_(std::move(text)) {}

  /// The next answer to that key, or the last one again.
  /// \param what  of the request, for the message
  /// \retval kNotFound  there is none
  [[nodiscard]] model::Result<RecordedAnswer> answer(std::string_view key, std::string_view what);

 private:
  struct Place {
    std::size_t offset = 0, size = 0;
  };
  struct Entry {
    std::vector<Place> places;  ///< In the order in which they are given out.
    std::size_t next = 0;
  };

  [[nodiscard]] std::string_view line_at(Place place) const {
    return std::string_view(text_).substr(place.offset, place.size);
  }
  /// The entry of that key; null when there is none.  Keys of one hash are in the slots behind it.
  [[nodiscard]] Entry* find(std::string_view key);
  void add(const std::string& key, Place place);

  RecordKind kind_;
  std::string text_;
  std::unordered_map<std::uint64_t, Entry> entries_;
  std::mutex mutex_;
};

}  // namespace toposcope::discovery
