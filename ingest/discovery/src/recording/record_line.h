#pragma once

/// \file
/// One exchange with a source as a line of JSON; RECORDINGS.md describes it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// Which file of a recording, and so which members a line has.
enum class RecordKind : std::uint8_t { kApi, kCommand, kQuery };

/// "api.jsonl", "commands.jsonl", "database.jsonl".
[[nodiscard]] std::string_view file_of(RecordKind kind) noexcept;

/// What answers go by: the line up to its result.
[[nodiscard]] std::string key_of(const ApiRequest& request);
[[nodiscard]] std::string session_key();
[[nodiscard]] std::string key_of(std::string_view host, std::string_view command);
[[nodiscard]] std::string key_of_query(std::string_view sql, std::span<const std::string> values);

/// What came of a request.
struct RecordedAnswer {
  std::optional<model::Error> failure = {};
  std::string body = {};  ///< JSON, of an API or a database.
  CommandResult command = {};
};

/// Without line end.  All texts as they are: nothing is redacted here.
[[nodiscard]] std::string to_line(RecordKind kind, std::string_view key,
                                  const RecordedAnswer& answer, std::int64_t took_us);

/// A line without what differs from one recording of the same state to the next.
[[nodiscard]] std::string_view without_time(std::string_view line) noexcept;

/// \retval kMalformedInput  no object, or a member is missing or of another type
[[nodiscard]] model::Result<std::string> key_of_line(RecordKind kind, std::string_view line);

/// \retval kMalformedInput  likewise
[[nodiscard]] model::Result<RecordedAnswer> read_answer(RecordKind kind, std::string_view line);

}  // namespace toposcope::discovery
