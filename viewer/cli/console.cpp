#include "console.h"

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace toposcope::cli {
namespace {

constexpr std::size_t kBarWidth = 30;
constexpr std::chrono::milliseconds kRedrawInterval{100};
constexpr const char* kClearLine = "\r\x1B[K";

}  // namespace

void Console::note(std::string_view line) const {
  if (!quiet_) std::cerr << line << '\n';
}

void Console::warn(std::string_view line) { std::cerr << line << '\n'; }

void Console::fail(const model::Error& error) {
  const bool told = error.where.empty() || error.message.find(error.where) != std::string::npos;
  std::cerr << "toposcope: " << (told ? "" : error.where + ": ") << error.message << '\n';
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
