#include "json/json_stream.h"

#include "toposcope/model/text.h"

#include "json/json_text.h"

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;
using Outcome = ValueScan::Outcome;

std::string shown(char c) { return c == '\0' ? "the end of the file" : std::string("'") + c + "'"; }

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = model::utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

ScannedText scanned_text(std::string_view text, const ValueScan& scan,
                         const std::vector<MemberSpan>& members) {
  return {text, scan.has_blanks, scan.must_rewrite, &members, scan.outcome == Outcome::kTooDeep};
}

ScannedText scan_text(std::string_view text, std::vector<MemberSpan>& members) {
  const ValueScan scan = scan_value(text, members);
  return scanned_text(text, scan, members);
}

void JsonStream::consume_pending() {
  window_.consume(pending_);
  pending_ = 0;
}

std::string JsonStream::place() { return name_ + ":" + std::to_string(window_.line()); }

Error JsonStream::error(std::string_view message) {
  return {ErrorCode::kMalformedInput, std::string(message), place()};
}

model::Status JsonStream::skip_byte_order_mark() {
  if (begun_) return model::ok();
  begun_ = true;
  while (kByteOrderMark.starts_with(window_.text()) && window_.text() != kByteOrderMark) {
    const auto more = window_.more();
    if (!more.has_value()) return more.error();
    if (!more.value()) break;
  }
  window_.consume(window_.text().size() - without_byte_order_mark(window_.text()).size());
  return model::ok();
}

/// False at the end.
model::Result<bool> JsonStream::skip_blanks() {
  consume_pending();
  if (auto status = skip_byte_order_mark(); !status.has_value()) return status.error();
  for (;;) {
    const std::string_view text = window_.text();
    std::size_t blanks = 0;
    while (blanks < text.size() && is_json_blank(text[blanks])) ++blanks;
    window_.consume(blanks);
    if (blanks < text.size()) return true;
    const auto more = window_.more();
    if (!more.has_value()) return more.error();
    if (!more.value()) return false;
  }
}

model::Result<char> JsonStream::peek() {
  const auto more = skip_blanks();
  if (!more.has_value()) return more.error();
  if (!more.value()) return '\0';
  const char next = window_.text().front();
  if (next != '\0') return next;
  return error("found a NUL byte, expected JSON; the file is damaged: copy or export it again");
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

model::Result<std::string> JsonStream::member_name() {
  const auto key = value();
  if (!key.has_value()) return key.error();
  const std::string_view raw = key.value().text;
  if (!raw.starts_with('"')) return error("expected a name in quotes");
  std::string name = unescaped(raw.substr(1, raw.size() - 2));
  if (!is_utf8(name)) return error("a name is not valid UTF-8");
  if (auto status = expect(':', "':' behind a name"); !status.has_value()) return status.error();
  return name;
}

model::Status JsonStream::for_each_member(const MemberVisitor& visit) {
  if (auto status = expect('{', "a document {...}"); !status.has_value()) return status;
  const auto empty = accept('}');
  if (!empty.has_value()) return empty.error();
  if (empty.value()) return model::ok();
  for (;;) {
    const auto name = member_name();
    if (!name.has_value()) return name.error();
    if (auto status = visit(name.value()); !status.has_value()) return status;
    const auto more = accept(',');
    if (!more.has_value()) return more.error();
    if (!more.value()) return expect('}', "',' or '}'");
  }
}

model::Status JsonStream::for_each_element(const ElementVisitor& visit) {
  if (auto status = expect('[', "a list [...]"); !status.has_value()) return status;
  const auto empty = accept(']');
  if (!empty.has_value()) return empty.error();
  if (empty.value()) return model::ok();
  for (std::size_t index = 0;; ++index) {
    const auto scanned = value();
    if (!scanned.has_value()) return scanned.error();
    if (auto status = visit(scanned.value(), index); !status.has_value()) return status;
    const auto more = accept(',');
    if (!more.has_value()) return more.error();
    if (!more.value()) return expect(']', "',' or ']' behind a record");
  }
}

model::Status JsonStream::expect_end() {
  const auto next = peek();
  if (!next.has_value()) return next.error();
  if (next.value() == '\0') return model::ok();
  return error("there is text behind the end of the document");
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
    if (scan.outcome == Outcome::kComplete || scan.outcome == Outcome::kTooDeep) {
      pending_ = scan.end;
      return scanned_text(window_.text().substr(0, scan.end), scan, members_);
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
  return error("found " + shown(found) + ", expected the other closing bracket");
}

model::Result<std::string_view> JsonStream::line(bool& ended) {
  if (const auto next = skip_blanks(); !next.has_value()) return next.error();
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
  if (const auto next = skip_blanks(); !next.has_value()) return next.error();
  while (window_.text().size() < bytes) {
    const auto more = window_.more();
    if (!more.has_value()) return more.error();
    if (!more.value()) break;
  }
  return window_.text().substr(0, bytes);
}

}  // namespace toposcope::ingest
