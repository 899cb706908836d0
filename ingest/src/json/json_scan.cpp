#include "json/json_scan.h"

#include <array>
#include <cstring>

#include "json/json_text.h"
#include "json/special_keys.h"

namespace toposcope::ingest {
namespace {

using Outcome = ValueScan::Outcome;

enum class Kind : std::uint8_t { kOther, kBlank, kQuote, kOpen, kClose, kComma, kColon, kNumber };

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds = {};
  for (const char c : {' ', '\n', '\t', '\r'}) kinds[static_cast<unsigned char>(c)] = Kind::kBlank;
  for (char c = '0'; c <= '9'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::kNumber;
  kinds['-'] = Kind::kNumber;
  kinds['"'] = Kind::kQuote;
  kinds['{'] = kinds['['] = Kind::kOpen;
  kinds['}'] = kinds[']'] = Kind::kClose;
  kinds[','] = Kind::kComma;
  kinds[':'] = Kind::kColon;
  return kinds;
}

constexpr std::array<Kind, 256> kKinds = make_kinds();

Kind kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<MemberSpan>& members)
      : text_(text), members_(members) {}

  ValueScan run() {
    members_.clear();
    if (text_.empty()) return scan_;
    const Kind first = kind_of(text_[0]);
    if (first == Kind::kQuote) return scalar(end_of_string(text_, 0));
    if (first != Kind::kOpen) return scalar(end_of_token());
    while (at_ < text_.size()) {
      if (!step()) return scan_;
    }
    return scan_;
  }

 private:
  /// One string or one character; false when the value is over or broken.
  bool step() {
    const char c = text_[at_];
    switch (kind_of(c)) {
      case Kind::kQuote:
        return string();
      case Kind::kOpen:
        return open(c);
      case Kind::kClose:
        return close(c);
      case Kind::kComma:
        comma();
        break;
      case Kind::kColon:
        if (depth_ == 1 && !members_.empty()) members_.back().value = at_ + 1;
        break;
      case Kind::kBlank:
        scan_.has_blanks = true;
        break;
      case Kind::kNumber:
        number();
        return true;
      case Kind::kOther:
        break;
    }
    ++at_;
    return true;
  }

  bool string() {
    const std::size_t end = end_of_string(text_, at_);
    if (end == std::string_view::npos) return false;
    if (expects_key_) {
      const auto key = text_.substr(at_ + 1, end - at_ - 2);
      if (needs_rewrite(key)) scan_.must_rewrite = true;
      if (depth_ == 1) members_.push_back({at_ + 1, end - 1, end, end});
      expects_key_ = false;
    }
    at_ = end;
    return true;
  }

  void number() {
    bool is_double = false;
    std::size_t end = at_ + 1;
    for (; end < text_.size(); ++end) {
      if (text_[end] >= '0' && text_[end] <= '9') continue;
      if (std::string_view(".eE+-").find(text_[end]) == std::string_view::npos) break;
      is_double = true;
    }
    if (is_double && !is_one_spelling(text_.substr(at_, end - at_))) scan_.must_rewrite = true;
    at_ = end;
  }

  /// Beyond the greatest depth brackets are only counted: the value is refused as a whole.
  bool open(char c) {
    if (depth_ < kMaxJsonDepth) {
      open_[depth_] = c;
    } else {
      too_deep_ = true;
    }
    ++depth_;
    expects_key_ = c == '{';
    ++at_;
    return true;
  }

  bool close(char c) {
    if (depth_ <= kMaxJsonDepth) {
      const char expected = open_[depth_ - 1] == '{' ? '}' : ']';
      if (c != expected) return stop(Outcome::kMismatched);
    }
    if (depth_ == 1) close_member();
    --depth_;
    expects_key_ = false;
    ++at_;
    return depth_ > 0 || complete();
  }

  bool complete() {
    if (text_.substr(0, at_).find('\\') != std::string_view::npos) scan_.must_rewrite = true;
    return stop(too_deep_ ? Outcome::kTooDeep : Outcome::kComplete);
  }

  void comma() {
    if (depth_ == 1) close_member();
    expects_key_ = depth_ <= kMaxJsonDepth && open_[depth_ - 1] == '{';
  }

  void close_member() {
    if (!members_.empty()) members_.back().value_end = at_;
  }

  bool stop(Outcome outcome) {
    scan_.outcome = outcome;
    scan_.end = at_;
    return false;
  }

  ValueScan scalar(std::size_t end) {
    if (end == std::string_view::npos) return scan_;
    at_ = end;
    stop(Outcome::kComplete);
    return scan_;
  }

  /// A number or a word ends at the next delimiter; at the end of the text it may go on.
  [[nodiscard]] std::size_t end_of_token() const {
    const std::size_t end = text_.find_first_of(" \n\t\r\"{}[],:", 1);
    return kind_of(text_[0]) == Kind::kOther || kind_of(text_[0]) == Kind::kNumber ? end : 1;
  }

  std::string_view text_;
  std::vector<MemberSpan>& members_;
  ValueScan scan_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool expects_key_ = false;
  bool too_deep_ = false;
  std::array<char, kMaxJsonDepth> open_;
};

}  // namespace

std::size_t end_of_string(std::string_view text, std::size_t at) noexcept {
  std::size_t from = at + 1;
  for (;;) {
    const std::size_t quote = text.find('"', from);
    if (quote == std::string_view::npos) return quote;
    std::size_t slashes = 0;
    while (quote - slashes > at + 1 && text[quote - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return quote + 1;
    from = quote + 1;
  }
}

ValueScan scan_value(std::string_view text, std::vector<MemberSpan>& members) {
  return Scanner(text, members).run();
}

}  // namespace toposcope::ingest
