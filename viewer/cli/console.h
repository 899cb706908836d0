#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

#include "query/output.h"

namespace toposcope::cli {

/// The two streams of the program: answers, and everything else.
class Console {
 public:
  /// No remarks and no progress; warnings and failures stay.
  void set_quiet(bool quiet) noexcept { quiet_ = quiet; }

  [[nodiscard]] std::ostream& out() noexcept { return answers_.stream(); }
  [[nodiscard]] query::Output& answers() noexcept { return answers_; }

  /// Lines on standard error, made printable here whatever names they hold; note() keeps silent
  /// when quiet.
  void note(std::string_view text) const;
  static void warn(std::string_view text);

  /// "toposcope: <where>: <message>", without what the message says itself.
  static void fail(const model::Error& error);

  /// True when a bar would be seen: standard error is a terminal, and not quiet.
  [[nodiscard]] bool shows_progress() const;

 private:
  query::Output answers_;
  bool quiet_ = false;
};

/// A line on the terminal that redraws itself at most ten times a second, and is gone at the end.
class ProgressBar {
 public:
  ProgressBar(const Console& console, std::string title)
      : shown_(console.shows_progress()), title_(std::move(title)) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// \param total  0: unknown
  void update(std::uint64_t done, std::uint64_t total);

 private:
  bool shown_;
  bool drawn_ = false;
  std::string title_;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace toposcope::cli
