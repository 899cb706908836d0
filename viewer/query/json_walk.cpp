#include "query/json_walk.h"

#include <algorithm>

#include "query/json_text.h"

namespace toposcope::query {
namespace {

constexpr int kDeepest = 64;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Goes through a document once.
class Walker {
 public:
  Walker(std::string_view document, LeafVisitor& visitor) : rest_(document), visitor_(visitor) {}

  /// \return whether a leaf at `path` below here was accepted
  bool value(std::string_view path, int depth) {
    skip_blanks();
    if (rest_.empty() || depth > kDeepest) return give_up();
    switch (rest_.front()) {
      case '{':
        return object(path, depth);
      case '[':
        return array(path, depth);
      case '"': {
        const JsonLeaf text = take_text();
        return path.empty() && visitor_.visit(text);
      }
      default:
        return path.empty() ? bare() : (take_bare(), false);
    }
  }

 private:
  bool give_up() {
    rest_ = {};
    return false;
  }
  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(char c) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// From the quote that opens it.
  JsonLeaf take_text() {
    rest_.remove_prefix(1);
    JsonLeaf leaf;
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != '"') {
      if (rest_[end] == '\\') {
        leaf.has_escape = true;
        ++end;
      }
      ++end;
    }
    end = std::min(end, rest_.size());
    leaf.raw = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return leaf;
  }
  std::string_view take_bare() {
    const std::size_t end = std::min(rest_.find_first_of(",]} \n\t\r"), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return word;
  }
  bool bare() {
    const std::string_view word = take_bare();
    if (word.empty() || word == "null") return false;
    if (word == "true") return visitor_.visit({JsonKind::kTrue, word});
    if (word == "false") return visitor_.visit({JsonKind::kFalse, word});
    return visitor_.visit({JsonKind::kNumber, word});
  }

  bool array(std::string_view path, int depth) {
    rest_.remove_prefix(1);
    if (take(']')) return false;
    do {
      if (value(path, depth + 1)) return true;
    } while (take(','));
    return !take(']') && give_up();
  }

  bool object(std::string_view path, int depth) {
    rest_.remove_prefix(1);
    if (take('}')) return false;
    do {
      skip_blanks();
      if (rest_.empty() || rest_.front() != '"') return give_up();
      const std::string_view name = take_text().raw;
      if (!take(':')) return give_up();
      if (is_wanted(path, name)) {
        if (value(path.substr(std::min(name.size() + 1, path.size())), depth + 1)) return true;
      } else {
        skip_value();
      }
    } while (take(','));
    return !take('}') && give_up();
  }

  /// Whether the path leads into the member.
  static bool is_wanted(std::string_view path, std::string_view name) {
    if (name.empty()) return false;
    return path == name ||
           (path.size() > name.size() && path.starts_with(name) && path[name.size()] == '.');
  }

  void skip_value() {
    int open = 0;
    do {
      skip_blanks();
      if (rest_.empty()) return;
      const char c = rest_.front();
      if (c == '"') {
        (void)take_text();
        continue;
      }
      if (c == '{' || c == '[') ++open;
      if (c == '}' || c == ']') {
        if (open == 0) return;
        --open;
      }
      const bool is_mark = std::string_view("{}[],:").find(c) != std::string_view::npos;
      if (is_mark && open == 0 && (c == ',' || c == ':')) return;
      if (is_mark) {
        rest_.remove_prefix(1);
      } else {
        const std::size_t end = std::min(rest_.find_first_of(",:[]{}\" \n\t\r"), rest_.size());
        rest_.remove_prefix(end);
      }
    } while (open > 0);
  }

  std::string_view rest_;
  LeafVisitor& visitor_;
};

}  // namespace

bool visit_leaves(std::string_view document, std::string_view path, LeafVisitor& visitor) {
  if (path.empty()) return false;
  return Walker(document, visitor).value(path, 0);
}

std::string leaf_text(const JsonLeaf& leaf) {
  if (!leaf.has_escape) return std::string(leaf.raw);
  const Json text = parse_or_null('"' + std::string(leaf.raw) + '"');
  return text.is_string() ? text.get<std::string>() : std::string(leaf.raw);
}

}  // namespace toposcope::query
