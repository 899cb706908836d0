#include "recording/redact.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/ingest/secret_names.h"

#include "recording/json_walk.h"
#include "recording/secret_forms.h"
#include "recording/secret_patterns.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kSecretMarkXml = "&lt;SECRET&gt;";

bool is_xml(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || text[at] != '<' || at + 1 == text.size()) return false;
  const char next = text[at + 1];
  return (next == '?' || next == '!' || (next >= 'a' && next <= 'z') ||
          (next >= 'A' && next <= 'Z')) &&
         !text.substr(at).starts_with(kSecretMark);
}

std::string replaced(std::string text, std::string_view old, std::string_view mark) {
  auto at = text.find(old);
  if (at == std::string::npos) return text;
  std::string out;
  std::size_t copied = 0;
  for (; at != std::string::npos; at = text.find(old, copied)) {
    out.append(text, copied, at - copied).append(mark);
    copied = at + old.size();
  }
  return out.append(text, copied);
}

/// What a token of JSON, quotes and all, stands for.
std::string decoded(std::string_view token) {
  const auto inside = token.substr(1, token.size() - 2);
  if (inside.find('\\') == std::string_view::npos) return std::string(inside);
  const auto value = nlohmann::json::parse(token, nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string(inside);
}

}  // namespace

/// Copies JSON token by token.
class Redactor::JsonWalk {
 public:
  JsonWalk(const Redactor& redactor, std::string_view json)
      : redactor_(redactor), json_(json), values_(redactor.may_hold_values(json)) {}

  std::string run() {
    out_.reserve(json_.size());
    for (at_ = skip_blanks(json_, 0); at_ < json_.size(); at_ = skip_blanks(json_, at_)) {
      const char c = json_[at_];
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[' || c == '}' || c == ']' || c == ',' || c == ':') {
        depth_ += (c == '{' || c == '[' ? 1 : 0) - (c == '}' || c == ']' ? 1 : 0);
        out_ += c;
        ++at_;
      } else {
        scalar();
      }
    }
    return std::move(out_);
  }

 private:
  void string() {
    const std::size_t begin = at_;
    const std::size_t end = end_of_string(json_, at_);
    const auto token = json_.substr(at_, end - at_);
    at_ = end;
    const std::size_t next = skip_blanks(json_, end);
    if (next >= json_.size() || json_[next] != ':') {
      put(token, false);
      if (is_secret_pair(begin, next)) {
        at_ = end_of_value(json_, skip_blanks(json_, next + 1));
        out_.append(",\"").append(kSecretMark).append("\"");
      }
      return;
    }
    put(token, true);
    out_ += ':';
    at_ = skip_blanks(json_, next + 1);
    if (at_ < json_.size() && is_secret(decoded(token))) {
      at_ = end_of_value(json_, at_);
      out_.append("\"").append(kSecretMark).append("\"");
    }
  }

  /// The character before `at` and blanks; `at` becomes its place.
  [[nodiscard]] char before(std::size_t& at) const {
    do {
      if (at == 0) return '\0';
      --at;
    } while (skip_blanks(json_, at) != at);
    return json_[at];
  }

  /// `["psk", "..."]` in a list, as Open vSwitch writes maps.
  /// \param begin, next  where the first text begins, and what stands behind it
  [[nodiscard]] bool is_secret_pair(std::size_t begin, std::size_t next) const {
    if (next >= json_.size() || json_[next] != ',') return false;
    std::size_t at = begin;
    if (before(at) != '[') return false;
    const char outer = before(at);
    if (outer != '[' && outer != ',') return false;
    const std::size_t value = skip_blanks(json_, next + 1);
    if (value >= json_.size() || json_[value] == 'n') return false;
    const std::size_t behind = skip_blanks(json_, end_of_value(json_, value));
    if (behind >= json_.size() || json_[behind] != ']') return false;
    return names_secret(decoded(json_.substr(begin, end_of_string(json_, begin) - begin)));
  }

  /// Names of secrets whose value is one: no null, and not the "token" that a body consists of.
  [[nodiscard]] bool is_secret(std::string_view name) const {
    // What a guest is told at its start holds passwords and keys, in a form that no pattern fits.
    if (name.ends_with("user_data")) return json_[at_] != 'n';
    if (!(ingest::is_secret_name(name) || name == "psk") || json_[at_] == 'n') return false;
    return depth_ != 1 || name != "token" || json_[at_] != '{';
  }

  void put(std::string_view token, bool is_name) {
    const std::string text = decoded(token);
    const std::string clean =
        is_name ? redactor_.without_values(text, kSecretMark) : clean_text(text);
    if (clean == text) {
      out_ += token;
    } else {
      out_ += nlohmann::json(clean).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
  }

  [[nodiscard]] std::string clean_text(const std::string& text) const {
    if (values_) return redactor_.text(text);
    return without_patterns(text, is_xml(text) ? kSecretMarkXml : kSecretMark);
  }

  void scalar() {
    const std::size_t end = end_of_value(json_, at_);
    const auto token = json_.substr(at_, end - at_);
    at_ = std::max(end, at_ + 1);
    if (values_ && redactor_.without_values(token, kSecretMark) != token) {
      out_.append("\"").append(kSecretMark).append("\"");
    } else {
      out_ += token;
    }
  }

  const Redactor& redactor_;
  std::string_view json_;
  bool values_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string out_;
};

Redactor::Redactor(std::span<const std::string> secrets) {
  for (const std::string& secret : secrets) {
    const auto forms = secret_forms(secret);
    std::copy_if(forms.begin(), forms.end(), std::back_inserter(forms_), [](const auto& form) {
      return kSecretMarkXml.find(form) == std::string_view::npos &&
             kSecretMark.find(form) == std::string_view::npos;  // else it would grow for ever
    });
  }
  std::sort(forms_.begin(), forms_.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  for (const std::string& form : forms_) raw_forms_.push_back(json_spelling(form));
}

std::string Redactor::without_values(std::string_view text, std::string_view mark) const {
  std::string clean(text);
  for (const std::string& form : forms_) clean = replaced(std::move(clean), form, mark);
  return clean;
}

bool Redactor::may_hold_values(std::string_view json) const {
  if (json.find("\\u") != std::string_view::npos || json.find("\\/") != std::string_view::npos) {
    return !forms_.empty();
  }
  return std::any_of(raw_forms_.begin(), raw_forms_.end(), [&](const std::string& form) {
    return json.find(form) != std::string_view::npos;
  });
}

std::string Redactor::text(std::string_view text) const {
  const auto mark = is_xml(text) ? kSecretMarkXml : kSecretMark;
  return without_patterns(without_values(text, mark), mark);
}

std::string Redactor::json(std::string_view json) const { return JsonWalk(*this, json).run(); }

}  // namespace toposcope::discovery
