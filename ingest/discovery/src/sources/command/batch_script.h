#pragma once

/// \file
/// Many commands in one round trip: a script for a shell, and what came back, taken apart.
///
/// \code
///   const BatchScript batch(commands);
///   const auto results = batch.read(shell(batch.text()));
/// \endcode

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// Commands between marks that nobody can guess, so that no command can print one, and whatever a
/// login prints before the first one is told from what commands print.
class BatchScript {
 public:
  explicit BatchScript(std::span<const std::string> commands);

  /// For the standard input of a POSIX shell.  It is one compound command: of a script that is cut
  /// off nothing runs.  Each command runs in a shell of its own, its input empty, its words those
  /// of the C locale, with the folders of system tools in its path.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  /// True when the shell has begun with the script.
  [[nodiscard]] bool began(std::string_view output) const;

  /// \param output, errors  all that the shell printed
  /// \retval kMalformedInput  a mark is missing: the reply is not all there
  [[nodiscard]] model::Result<std::vector<CommandResult>> read(std::string_view output,
                                                               std::string_view errors) const;

 private:
  /// "\n__ts_NONCE_NUMBER": the end of a command's output, and of the login's, number 0.
  [[nodiscard]] std::string mark(std::size_t number) const;

  std::size_t count_;
  std::string nonce_;
  std::string text_;
};

}  // namespace toposcope::discovery
