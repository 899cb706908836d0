#include "adapters/dot/dot_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace toposcope::ingest::dot {
namespace {

using model::Error;
using model::ErrorCode;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Walks over a text string by string and comment by comment, cut as cgraph's scanner cuts them.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  void step() { ++at_; }

  /// Steps over a string or comment that begins here; false when none does.
  bool skip_opaque() {
    const auto rest = text_.substr(at_);
    begin_ = at_;
    if (rest.starts_with('"')) {
      skip_quoted();
    } else if (rest.starts_with('<')) {
      skip_html();
    } else if (rest.starts_with("/*")) {
      skip_comment();
    } else if (rest.starts_with("//") || rest.starts_with('#')) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else {
      return false;
    }
    return true;
  }

  /// Steps over blanks and comments.
  void skip_space() {
    while (!at_end()) {
      const bool comment = text_.substr(at_).starts_with('/') || peek() == '#';
      if (is_blank(peek())) {
        step();
      } else if (!comment || !skip_opaque()) {
        return;
      }
    }
  }

  /// "string", "HTML-like string" or "comment", when one was not closed.
  [[nodiscard]] const char* unclosed() const { return unclosed_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }

 private:
  void skip_quoted() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        return;
      }
      if (text_[at_] == '\\') ++at_;
    }
    at_ = text_.size();
    unclosed_ = "string";
  }

  void skip_html() {
    std::size_t depth = 0;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '<') ++depth;
      if (text_[at_] == '>' && --depth == 0) {
        ++at_;
        return;
      }
    }
    unclosed_ = "HTML-like string";
  }

  void skip_comment() {
    const auto end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) unclosed_ = "comment";
    at_ = end == std::string_view::npos ? text_.size() : end + 2;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  const char* unclosed_ = nullptr;
};

std::string place(std::string_view text, std::size_t at, const std::string& name) {
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return name + ":" + std::to_string(line);
}

Error bad(const std::string& message, std::string where) {
  return {ErrorCode::kMalformedInput, message, std::move(where)};
}

/// Whether a word stands at the front of the text, whatever the case, and ends there.
bool takes_word(std::string_view& text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != word[i]) return false;
  }
  const auto rest = text.substr(word.size());
  if (!rest.empty() && !is_blank(rest[0]) &&
      std::string_view("{\"/<#").find(rest[0]) == std::string_view::npos) {
    return false;
  }
  text = rest;
  return true;
}

std::string_view behind_space(std::string_view text) {
  Walker walker(text);
  walker.skip_space();
  return text.substr(walker.at());
}

/// A plain word may be a name, or a string.
std::string_view behind_name(std::string_view text) {
  Walker walker(text);
  if (walker.peek() == '"' || walker.peek() == '<') {
    walker.skip_opaque();
  } else {
    while (!walker.at_end() && !is_blank(walker.peek()) && walker.peek() != '{') walker.step();
  }
  return behind_space(text.substr(walker.at()));
}

/// Why a brace may not stand behind `depth` open ones; empty for any other character.
std::string brace_fault(char c, std::size_t depth) {
  if (c == '{' && depth == kMaxDepth) {
    return "braces are nested too deep: more than " + std::to_string(kMaxDepth);
  }
  return c == '}' && depth == 0 ? "a closing brace without an opening one" : "";
}

}  // namespace

model::Result<FirstGraph> first_graph(std::string_view text, const std::string& name) {
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return bad("a NUL byte; is this UTF-16 without a byte order mark, or no text at all?",
               place(text, nul, name));
  }
  Walker walker(text);
  std::size_t depth = 0;
  while (!walker.at_end()) {
    if (walker.skip_opaque()) {
      if (walker.unclosed() == nullptr) continue;
      return bad(std::string("the ") + walker.unclosed() + " that begins here is never closed",
                 place(text, walker.begin(), name));
    }
    const char c = walker.peek();
    if (const auto fault = brace_fault(c, depth); !fault.empty()) {
      return bad(fault, place(text, walker.at(), name));
    }
    walker.step();
    if (c == '{') ++depth;
    if (c != '}' || --depth > 0) continue;
    const std::size_t end = walker.at();
    walker.skip_space();
    return FirstGraph{text.substr(0, end), !walker.at_end()};
  }
  return bad(depth == 0 ? "holds no graph: expected graph or digraph and a brace"
                        : "the text ends before the brace of the graph is closed; it is cut off",
             place(text, text.size(), name));
}

bool looks_like_dot(std::string_view head) {
  auto rest = behind_space(head);
  if (takes_word(rest, "strict")) rest = behind_space(rest);
  if (!takes_word(rest, "digraph") && !takes_word(rest, "graph")) return false;
  rest = behind_space(rest);
  if (!rest.starts_with('{')) rest = behind_name(rest);
  return rest.starts_with('{');
}

namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr auto kEntities = std::to_array<Entity>(
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}});

std::string with_entities(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(), [text](const Entity& one) {
      return text.starts_with(one.name);
    });
    if (entity == kEntities.end()) {
      out += text.front();
      text.remove_prefix(1);
    } else {
      out += entity->text;
      text.remove_prefix(entity->name.size());
    }
  }
  return out;
}

std::string without_tags(std::string_view html) {
  std::string out;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) out += c;
    if (c == '>' && in_tag) {
      in_tag = false;
      out += ' ';
    }
  }
  return out;
}

/// One blank between words, none at the ends.
std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string label_text(std::string_view label, bool is_html, std::string_view name) {
  if (is_html) return with_single_blanks(with_entities(without_tags(label)));
  std::string out;
  for (std::size_t at = 0; at < label.size(); ++at) {
    if (label[at] != '\\' || at + 1 == label.size()) {
      out += label[at];
      continue;
    }
    const char escape = label[++at];
    if (escape == 'n' || escape == 'l' || escape == 'r') {
      out += ' ';
    } else if (escape == 'N') {
      out += name;
    } else {
      out += escape;
    }
  }
  return with_single_blanks(with_entities(out));
}

}  // namespace toposcope::ingest::dot
