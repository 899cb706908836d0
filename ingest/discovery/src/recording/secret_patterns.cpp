#include "recording/secret_patterns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "toposcope/ingest/secret_names.h"

namespace toposcope::discovery {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

constexpr auto kWords =
    std::to_array<std::string_view>({"password", "passwd", "passphrase", "secret", "token",
                                     "apikey", "pwd", "authorization", "psk"});
constexpr auto kSchemes = std::to_array<std::string_view>({"bearer", "basic", "digest"});

constexpr std::string_view kKeyBegin = "-----BEGIN ";
constexpr std::string_view kKeyName = "PRIVATE KEY-----";
constexpr std::string_view kKeyEnd = "-----END ";
constexpr std::string_view kFernet = "gAAAA";
constexpr std::size_t kLeastFernet = 40;
constexpr std::size_t kLongestTag = 4096;
constexpr std::size_t kLongestLogin = 1024;
constexpr int kMostPasses = 16;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }
bool is_quote(char c) { return c == '"' || c == '\''; }
bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_word(char c) { return is_alnum(c) || c == '_' || c == '.' || c == '-'; }

/// Letters and digits only, in lower case.
std::string bare(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (is_alnum(c)) letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return letters;
}

/// Copies a text and leaves out what it is told to.
class Cut {
 public:
  Cut(std::string_view text, std::string_view mark) : text_(text), mark_(mark) {}

  /// The mark in place of [from, until), unless it stands there already or there is nothing.
  void replace(std::size_t from, std::size_t until) {
    if (from >= until || from < copied_) return;
    const auto old = text_.substr(from, until - from);
    if (old == mark_) return;
    out_.append(text_.substr(copied_, from - copied_)).append(mark_);
    copied_ = until;
  }

  /// Up to where the text is dealt with.
  [[nodiscard]] std::size_t copied() const noexcept { return copied_; }

  std::string finish() {
    if (copied_ == 0) return std::string(text_);
    return std::move(out_.append(text_.substr(copied_)));
  }

 private:
  std::string_view text_, mark_;
  std::string out_;
  std::size_t copied_ = 0;
};

/// The word that ends before `at`, behind blanks and one closing quote (with its backslash).
std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  if (at > 0 && is_quote(text[at - 1])) --at;
  while (at > 0 && text[at - 1] == '\\') --at;
  std::size_t begin = at;
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

/// The end of a value that stands in a list or a map of Open vSwitch is no part of it.
std::size_t without_closing(std::string_view text, std::size_t from, std::size_t until) {
  while (until > from && (text[until - 1] == ',' || text[until - 1] == '}')) --until;
  return until;
}

std::size_t end_of_run(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_space(text[at])) ++at;
  return at;
}

/// Until the quote that is spelled as `opening` ("\"" or "\\\"", say), else the end of the line.
std::size_t end_of_quoted(std::string_view text, std::size_t at, std::string_view opening) {
  const auto line = std::min(text.find('\n', at), text.size());
  std::size_t end = at;
  while (end < line && !text.substr(end).starts_with(opening)) {
    const bool escape = opening.size() == 1 && text[end] == '\\' && end + 1 < line;
    end += escape ? std::size_t{2} : std::size_t{1};
  }
  return std::min(end, line);
}

/// What follows a separator behind the name of a secret.
void cut_value(std::string_view text, std::size_t at, Cut& cut) {
  while (at < text.size() && is_blank(text[at])) ++at;
  std::size_t quote = at;
  while (quote < text.size() && text[quote] == '\\') ++quote;
  if (quote < text.size() && is_quote(text[quote])) {
    const auto opening = text.substr(at, quote + 1 - at);
    return cut.replace(quote + 1, end_of_quoted(text, quote + 1, opening));
  }
  std::size_t end = end_of_run(text, at);
  const auto scheme = bare(text.substr(at, end - at));
  if (std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end()) {
    while (end < text.size() && is_blank(text[end])) ++end;
    end = end_of_run(text, end);
  }
  cut.replace(at, without_closing(text, at, end));
}

/// What stands behind "//" of a URL, up to its end: that of the quotes it is in, or a blank.
std::string_view behind_slashes(std::string_view text, std::size_t scheme, std::size_t at) {
  text = text.substr(0, at + kLongestLogin);
  std::size_t opening = scheme;
  if (opening > 0 && is_quote(text[opening - 1])) --opening;
  while (opening > 0 && opening < scheme && text[opening - 1] == '\\') --opening;
  const auto quote = opening == scheme ? "\"" : text.substr(opening, scheme - opening);
  const std::size_t end = std::min(end_of_run(text, at), end_of_quoted(text, at, quote));
  return text.substr(at, end - at);
}

bool is_port(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "SCHEME://user:password@", of which a password may hold what it should not: "@", and but for the
/// web "/" behind digits.  On the web a user without a password is a token.
/// \param slashes  where "//" stands, of which each may have a backslash before it
void cut_login(std::string_view text, std::size_t slashes, std::size_t at, Cut& cut) {
  std::size_t scheme = slashes;
  if (scheme > 0 && text[scheme - 1] == '\\') --scheme;
  const bool has_scheme = scheme > 0 && text[scheme - 1] == ':';
  if (has_scheme) --scheme;
  const std::size_t scheme_end = scheme;
  while (scheme > 0 && (is_word(text[scheme - 1]) || text[scheme - 1] == '+')) --scheme;
  const std::string name = has_scheme ? bare(text.substr(scheme, scheme_end - scheme)) : "";
  const bool is_web = name.ends_with("http") || name.ends_with("https");
  const auto url = behind_slashes(text, has_scheme ? scheme : slashes, at);
  const auto authority = url.substr(0, url.find_first_of("/?#\\"));
  const auto colon = authority.find(':');
  const auto user_end = authority.substr(0, colon).rfind('@');
  const auto last_at = url.rfind('@');
  if (last_at == kNone || url.front() == '[') return;
  if (colon != kNone && last_at > colon) {
    const auto behind = authority.substr(colon + 1);
    const bool is_login = behind.find('@') != kNone;
    const bool may_be_login = has_scheme && user_end == kNone && !(is_web && is_port(behind));
    if (is_login && is_web && last_at == colon + 1) return cut.replace(at, at + colon);
    if (is_login || may_be_login) return cut.replace(at + colon + 1, at + last_at);
  }
  if (is_web && user_end != kNone) cut.replace(at, at + user_end);
}

/// `["psk","..."]` in a list of such pairs, as Open vSwitch writes maps; `at` is that of the comma.
void cut_pair(std::string_view text, std::size_t at, Cut& cut) {
  const auto name = word_before(text, at);
  if (name.empty() || !names_secret(name)) return;
  auto begin = static_cast<std::size_t>(name.data() - text.data());
  const auto skip_back = [&](auto is_skipped) {
    while (begin > 0 && is_skipped(text[begin - 1])) --begin;
    return begin > 0 ? text[begin - 1] : '\0';
  };
  if (begin == 0 || text[--begin] != '"') return;
  skip_back([](char c) { return c == '\\'; });
  if (skip_back(is_space) != '[') return;
  --begin;
  const char outer = skip_back(is_space);
  if (outer != '[' && outer != ',') return;
  std::size_t value = at + 1;
  while (value < text.size() && is_space(text[value])) ++value;
  std::size_t quote = value;
  while (quote < text.size() && text[quote] == '\\') ++quote;
  if (quote >= text.size() || text[quote] != '"') return;
  const auto opening = text.substr(value, quote + 1 - value);
  const std::size_t end = end_of_quoted(text, quote + 1, opening);
  std::size_t behind = std::min(end + opening.size(), text.size());
  while (behind < text.size() && is_space(text[behind])) ++behind;
  if (behind == text.size() || text[behind] == ']') cut.replace(quote + 1, end);
}

/// "<password>...<"; `at` is that of ">".
void cut_element(std::string_view text, std::size_t at, Cut& cut) {
  const auto name = word_before(text, at);
  const std::size_t begin = at - name.size();
  if (begin == 0 || begin + name.size() != at || text[begin - 1] != '<') return;
  if (names_secret(name) && text.substr(begin - 1, name.size() + 2) != "<SECRET>") {
    cut.replace(at + 1, std::min(text.find('<', at + 1), text.size()));
  }
}

/// The values of attributes of "<secret ...>".
void cut_secret_tag(std::string_view text, std::size_t at, Cut& cut) {
  text = text.substr(0, at + kLongestTag);
  const std::size_t end = std::min(text.find('>', at), text.size());
  while (at < end) {
    const auto open = text.find_first_of("\"'", at);
    if (open >= end) return;
    const auto close = text.find(text[open], open + 1);
    if (close == kNone) return;
    cut.replace(open + 1, close);
    at = close + 1;
  }
}

void cut_private_key(std::string_view text, std::size_t at, Cut& cut) {
  const auto line = text.substr(at, text.find_first_of("\n\\", at) - at);
  if (line.find(kKeyName) == kNone) return;
  const auto end = text.find(kKeyEnd, at);
  const auto dashes = end == kNone ? kNone : text.find("-----", end + kKeyEnd.size());
  cut.replace(at, dashes == kNone ? text.size() : dashes + 5);
}

void cut_fernet(std::string_view text, std::size_t at, Cut& cut) {
  std::size_t end = at;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '_' || text[end] == '-' ||
                               text[end] == '=' || text[end] == '%')) {
    ++end;
  }
  if (end - at >= kLeastFernet) cut.replace(at, end);
}

std::string one_pass(std::string_view text, std::string_view mark) {
  Cut cut(text, mark);
  const bool is_xml = mark.front() == '&';
  constexpr std::string_view kBeginnings = "=:/,<>-g";
  for (auto at = text.find_first_of(kBeginnings); at != kNone;
       at = text.find_first_of(kBeginnings, std::max(at + 1, cut.copied()))) {
    const auto rest = text.substr(at);
    switch (text[at]) {
      case '=':
      case ':':
        if (names_secret(word_before(text, at))) cut_value(text, at + 1, cut);
        break;
      case '/':
        if (rest.starts_with("//")) cut_login(text, at, at + 2, cut);
        if (rest.starts_with("/\\/")) cut_login(text, at, at + 3, cut);
        break;
      case ',':
        if (at > 0 && (is_quote(text[at - 1]) || is_blank(text[at - 1]))) cut_pair(text, at, cut);
        break;
      case '<':
        if (is_xml && rest.starts_with("<secret ")) cut_secret_tag(text, at, cut);
        break;
      case '>':
        cut_element(text, at, cut);
        break;
      case '-':
        if (rest.starts_with(kKeyBegin)) cut_private_key(text, at, cut);
        break;
      default:
        if (rest.starts_with(kFernet)) cut_fernet(text, at, cut);
    }
  }
  return cut.finish();
}

}  // namespace

bool names_secret(std::string_view word) {
  if (word.size() > 100) word.remove_prefix(word.size() - 100);
  const std::string letters = bare(word);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](auto name) { return letters.ends_with(name); }) ||
         ingest::is_secret_name(word);
}

std::string without_patterns(std::string_view text, std::string_view mark) {
  std::string clean = one_pass(text, mark);
  if (clean == text) return clean;
  // What stood inside of something that was passed over shows now.
  for (int pass = 1; pass < kMostPasses; ++pass) {
    std::string next = one_pass(clean, mark);
    if (next == clean) break;
    clean = std::move(next);
  }
  return clean;
}

}  // namespace toposcope::discovery
