#pragma once

/// \file
/// Commands on a host as fetchers use them: one that fails is an error, never an empty answer.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/shell_word.h"

#include "engine/fetcher.h"

namespace toposcope::discovery::cli {

/// Runs them, of many some at a time; a command that fails is a result like another, and an error
/// when one of them was not asked.
[[nodiscard]] model::Result<std::vector<CommandResult>> run(const FetchContext& context,
                                                            const std::string& host,
                                                            std::span<const std::string> commands);

/// Likewise, for who does without those that were not asked: they have a failure.
[[nodiscard]] model::Result<std::vector<CommandResult>> run_each(
    const FetchContext& context, const std::string& host, std::span<const std::string> commands);

/// What they print, in one round trip.
/// \retval kNotFound  one of them is not there (127)
/// \retval kUnavailable  one of them failed
[[nodiscard]] model::Result<std::vector<std::string>> read_all(
    const FetchContext& context, const std::string& host, std::span<const std::string> commands);

/// What one prints, asked once a scan.  Errors as of read_all().
[[nodiscard]] model::Result<std::string> read(const FetchContext& context, const std::string& host,
                                              const std::string& command);

/// What to say of a command that failed: its words, and that it is missing when it is.
[[nodiscard]] model::Error failure(const std::string& host, const std::string& command,
                                   const CommandResult& result);

using model::shell_word;

/// Whether a name from an answer may stand in a command as it is: nothing that a shell understands.
[[nodiscard]] bool is_plain_name(std::string_view name);

/// Adds what is not empty.
void set_text(Json& document, const char* member, std::string_view value);

/// Lines of a document's "data", without the first one of `ip`, whose flags have members of their
/// own, and without lifetimes and timers, which differ at every look.
[[nodiscard]] std::string lasting(const std::vector<std::string>& lines);

}  // namespace toposcope::discovery::cli
