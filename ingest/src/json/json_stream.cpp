#include "json/json_stream.h"

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;
using Outcome = ValueScan::Outcome;

std::string shown(char c) { return c == '\0' ? "the end of the file" : std::string("'") + c + "'"; }

}  // namespace

void JsonStream::consume_pending() {
  window_.consume(pending_);
  pending_ = 0;
}

std::string JsonStream::place() { return name_ + ":" + std::to_string(window_.line()); }

Error JsonStream::error(std::string_view message) {
  return {ErrorCode::kMalformedInput, std::string(message), place()};
}

model::Result<char> JsonStream::peek() {
  consume_pending();
  for (;;) {
    const std::string_view text = window_.text();
    std::size_t blanks = 0;
    while (blanks < text.size() && is_json_blank(text[blanks])) ++blanks;
    window_.consume(blanks);
    if (blanks < text.size()) return text[blanks];
    const auto more = window_.more();
    if (!more.has_value()) return more.error();
    if (!more.value()) return '\0';
  }
}

model::Status JsonStream::expect(char c, std::string_view what) {
  const auto next = peek();
  if (!next.has_value()) return next.error();
  if (next.value() != c) {
    return error("found " + shown(next.value()) + ", expected " + std::string(what));
  }
  window_.consume(1);
  return model::ok();
}

model::Result<bool> JsonStream::accept(char c) {
  const auto next = peek();
  if (!next.has_value()) return next.error();
  if (next.value() != c) return false;
  window_.consume(1);
  return true;
}

model::Result<ScannedText> JsonStream::value() {
  const auto next = peek();
  if (!next.has_value()) return next.error();
  if (next.value() == '\0')
    return error("the file ends where a value was expected; is it cut off?");
  if (std::string_view("]},:").find(next.value()) != std::string_view::npos) {
    return error("found " + shown(next.value()) + ", expected a value");
  }
  for (;;) {
    const ValueScan scan = scan_value(window_.text(), members_);
    if (scan.outcome == Outcome::kComplete) {
      pending_ = scan.end;
      return ScannedText{window_.text().substr(0, scan.end), scan.has_blanks, scan.special_key,
                         &members_};
    }
    if (scan.outcome != Outcome::kTruncated) return broken(scan);
    const auto more = window_.more();
    if (!more.has_value()) return more.error();
    if (!more.value()) {
      return error(
          "the file ends inside the record that begins here; it is cut off or a bracket "
          "or quote is missing");
    }
  }
}

Error JsonStream::broken(const ValueScan& scan) {
  const char found = window_.text()[scan.end];
  window_.consume(scan.end);
  if (scan.outcome == Outcome::kTooDeep) {
    return error("more than " + std::to_string(kMaxJsonDepth) + " brackets are open");
  }
  return error("found " + shown(found) + ", expected the other closing bracket");
}

model::Result<std::string_view> JsonStream::line(bool& ended) {
  if (const auto next = peek(); !next.has_value()) return next.error();
  for (;;) {
    const std::string_view text = window_.text();
    std::size_t end = text.find('\n');
    ended = end != std::string_view::npos;
    if (!ended) {
      const auto more = window_.more();
      if (!more.has_value()) return more.error();
      if (more.value()) continue;
      end = window_.text().size();
    }
    pending_ = end;
    return window_.text().substr(0, end);
  }
}

model::Result<std::string_view> JsonStream::look_ahead(std::size_t bytes) {
  if (const auto next = peek(); !next.has_value()) return next.error();
  while (window_.text().size() < bytes) {
    const auto more = window_.more();
    if (!more.has_value()) return more.error();
    if (!more.value()) break;
  }
  return window_.text().substr(0, bytes);
}

}  // namespace toposcope::ingest
