#include "console.h"

#include <algorithm>
#include <iostream>

#include <unistd.h>

#include "table_text.h"

namespace toposcope::cli {
namespace {

constexpr std::size_t kBarWidth = 30;
constexpr std::chrono::milliseconds kRedrawInterval{100};
constexpr const char* kClearLine = "\r\x1B[K";

}  // namespace

void Console::note(std::string_view text) const {
  if (!quiet_) warn(text);
}

void Console::warn(std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    std::cerr << printable(text.substr(0, end)) << '\n';
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

void Console::fail(const model::Error& error) {
  const bool told = error.where.empty() || error.message.find(error.where) != std::string::npos;
  warn("toposcope: " + (told ? "" : error.where + ": ") + error.message);
}

bool Console::shows_progress() const { return !quiet_ && isatty(STDERR_FILENO) != 0; }

ProgressBar::~ProgressBar() {
  if (drawn_) std::cerr << kClearLine << std::flush;
}

void ProgressBar::update(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < kRedrawInterval) return;
  last_ = now;
  drawn_ = true;
  std::cerr << kClearLine << title_ << ' ';
  if (total == 0) {
    std::cerr << done;
  } else {
    const std::uint64_t share = std::min<std::uint64_t>(done * 100 / total, 100);
    const std::size_t filled = static_cast<std::size_t>(share) * kBarWidth / 100;
    std::cerr << '[' << std::string(filled, '=') << std::string(kBarWidth - filled, ' ') << "] "
              << share << " %";
  }
  std::cerr << std::flush;
}

}  // namespace toposcope::cli
