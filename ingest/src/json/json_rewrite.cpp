#include "json/json_rewrite.h"

#include <cstddef>

#include "toposcope/model/text.h"

#include "json/extended_json.h"
#include "json/json_cursor.h"
#include "json/json_text.h"
#include "json/special_keys.h"

namespace toposcope::ingest {
namespace {

class Rewriter {
 public:
  Rewriter(std::string_view json, const RewriteRules& rules, SecretCounts& removed,
           std::string& out)
      : cursor_(json), rules_(rules), removed_(removed), out_(out) {}

  void value() {
    switch (cursor_.peek()) {
      case '{':
        object();
        break;
      case '[':
        array();
        break;
      default:
        append_one_spelling(out_, cursor_.scalar());
        break;
    }
  }

 private:
  void object() {
    if (rules_.decode_extended) {
      const auto whole = cursor_.rest();
      if (const auto used = append_plain_form(whole, out_); used > 0) {
        cursor_.skip(used);
        return;
      }
    }
    out_ += '{';
    bool first = true;
    cursor_.open();
    while (!cursor_.closes('}')) first = !member(first) && first;
    out_ += '}';
  }

  void array() {
    out_ += '[';
    cursor_.open();
    for (bool first = true; !cursor_.closes(']'); first = false) {
      if (!first) out_ += ',';
      value();
    }
    out_ += ']';
  }

  /// False when the member was removed.
  bool member(bool first) {
    const std::string_view raw = cursor_.key();
    const std::string name = plain_name(raw);
    if (is_secret(name)) {
      ++removed_[name];
      cursor_.skip_value();
      return false;
    }
    if (!first) out_ += ',';
    model::append_json_string(out_, name);
    out_ += ':';
    const bool opens_section =
        !rules_.key_is_secret_below.empty() && name == rules_.key_is_secret_below;
    if (opens_section) ++sections_;
    value();
    if (opens_section) --sections_;
    return true;
  }

  [[nodiscard]] std::string plain_name(std::string_view raw) const {
    std::string name = unescaped(raw);
    return rules_.decode_names ? decode_storage_name(name) : name;
  }

  [[nodiscard]] bool is_secret(std::string_view name) const {
    return is_secret_name(name) || (sections_ > 0 && is_login_key(name));
  }

  JsonCursor cursor_;
  const RewriteRules& rules_;
  SecretCounts& removed_;
  std::string& out_;
  std::size_t sections_ = 0;  ///< Login sections that are open.
};

}  // namespace

void rewrite_json(std::string_view json, const RewriteRules& rules, SecretCounts& removed,
                  std::string& out) {
  Rewriter(json, rules, removed, out).value();
}

}  // namespace toposcope::ingest
