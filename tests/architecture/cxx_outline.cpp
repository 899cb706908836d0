#include "architecture/cxx_outline.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace toposcope::testing {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kBlank = " \t\n";

/// Puts blanks where a parenthesis or angle bracket is not what it seems to be.
std::string without_decoys(std::string_view head) {
  static const std::regex kDecoys(
      R"(\[\[[^\]]*\]\]|operator\s*\(\)|operator\s*[<>=!]+|->|<<|>=|<=|\b(alignas|noexcept|explicit|decltype|requires)\s*\([^()]*\))");
  return std::regex_replace(std::string(head), kDecoys, " x ");
}

/// Position of the first parenthesis outside of template arguments.
std::size_t parameter_list(std::string_view head) {
  int angles = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '<') ++angles;
    if (head[i] == '>') --angles;
    if (head[i] == '(' && angles == 0) return i;
  }
  return kNone;
}

/// Number of parts between commas in the parentheses that open at `open`.
std::size_t count_parts(std::string_view head, std::size_t open) {
  int depth = 0;
  std::size_t commas = 0;
  bool any = false;
  for (const char c : head.substr(open)) {
    if (c == ')' && depth == 1) break;
    if (kNone != std::string_view("([{<").find(c)) ++depth;
    if (kNone != std::string_view(")]}>").find(c)) --depth;
    if (c == ',' && depth == 1) ++commas;
    if (c != '(' && kBlank.find(c) == kNone) any = true;
  }
  return any ? commas + 1 : 0;
}

/// TEST(a, b), INSTANTIATE_TEST_SUITE_P(...): their arguments are not parameters.
bool is_macro(std::string_view head, std::size_t open) {
  const std::size_t first = head.find_first_not_of(kBlank);
  const std::string_view name = head.substr(first, open - first);
  return name.size() > 2 && std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return std::isupper(c) != 0 || std::isdigit(c) != 0 || c == '_';
         });
}

bool names_scope(const std::string& head) {
  static const std::regex kScope(R"(\b(namespace|class|struct|union|enum|extern)\b)");
  return std::regex_search(head, kScope);
}

enum class Brace { kScope, kFunction, kInitialiser };

Brace classify(std::string_view raw_head) {
  const std::string head = without_decoys(raw_head);
  const std::size_t last = head.find_last_not_of(kBlank);
  if (last == kNone || head[last] == '=') return Brace::kInitialiser;
  if (parameter_list(head) != kNone) return Brace::kFunction;
  return names_scope(head) ? Brace::kScope : Brace::kInitialiser;
}

std::size_t parameters_of(std::string_view raw_head) {
  const std::string head = without_decoys(raw_head);
  const std::size_t open = parameter_list(head);
  return open == kNone || is_macro(head, open) ? 0 : count_parts(head, open);
}

/// True for `int f(int);`, false for `int x = f(1);` and `using F = void(int);`.
bool is_declaration(std::string_view raw_head) {
  const std::string head = without_decoys(raw_head);
  const std::size_t open = parameter_list(head);
  return open != kNone && head.find('=') > open && head.find("static_assert") == kNone;
}

class Outliner {
 public:
  explicit Outliner(std::string_view text) : code_(blank_out(text)) {}

  std::vector<FunctionOutline> run() {
    for (at_ = 0; at_ < code_.size(); ++at_) step(code_[at_]);
    return std::move(found_);
  }

 private:
  void step(char c) {
    if (c == '(') ++parentheses_;
    if (c == ')') --parentheses_;
    if (parentheses_ > 0) return;
    if (c == '{') open_brace();
    if (c == '}') close_brace();
    if (!in_scope()) return;
    if (c == ';') end_statement();
    if (c == ':' && follows_access_word()) head_begin_ = at_ + 1;
  }

  /// Every open brace is a namespace or class.
  [[nodiscard]] bool in_scope() const {
    return std::all_of(braces_.begin(), braces_.end(),
                       [](Brace brace) { return brace == Brace::kScope; });
  }

  void open_brace() {
    const Brace brace = in_scope() ? classify(head()) : Brace::kInitialiser;
    braces_.push_back(brace);
    if (brace == Brace::kFunction) head_end_ = at_;
    if (brace == Brace::kScope) head_begin_ = at_ + 1;
  }

  void close_brace() {
    if (braces_.empty()) return;
    const Brace brace = braces_.back();
    braces_.pop_back();
    if (brace == Brace::kScope) head_begin_ = at_ + 1;
    if (brace != Brace::kFunction || initialises_member()) return;
    add(head_end_, true);
    head_begin_ = at_ + 1;
  }

  /// X::X() : a_{1}, b_{2} {}: the function's own brace is still to come.
  [[nodiscard]] bool initialises_member() const {
    const std::size_t next = code_.find_first_not_of(kBlank, at_ + 1);
    return next != kNone && (code_[next] == ',' || code_[next] == '{');
  }

  void end_statement() {
    if (is_declaration(head())) add(at_, false);
    head_begin_ = at_ + 1;
  }

  [[nodiscard]] bool follows_access_word() const {
    static const std::regex kAccess(R"(^\s*(public|protected|private)\s*$)");
    return std::regex_match(std::string(head()), kAccess);
  }

  [[nodiscard]] std::string_view head() const {
    return std::string_view(code_).substr(head_begin_, at_ - head_begin_);
  }

  [[nodiscard]] std::size_t line_of(std::size_t position) const {
    const auto end = code_.begin() + static_cast<std::ptrdiff_t>(position);
    return 1 + static_cast<std::size_t>(std::count(code_.begin(), end, '\n'));
  }

  void add(std::size_t head_end, bool has_body) {
    const std::size_t begin = code_.find_first_not_of(kBlank, head_begin_);
    const std::string_view head = std::string_view(code_).substr(begin, head_end - begin);
    found_.push_back(
        {std::string(head), line_of(begin), line_of(at_), parameters_of(head), has_body});
  }

  std::string code_;
  std::vector<FunctionOutline> found_;
  std::vector<Brace> braces_;
  std::size_t at_ = 0;
  std::size_t head_begin_ = 0;
  std::size_t head_end_ = 0;
  int parentheses_ = 0;
};

}  // namespace

std::vector<FunctionOutline> outline_functions(std::string_view text) {
  return Outliner(text).run();
}

}  // namespace toposcope::testing
