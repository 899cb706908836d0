#include "parse/ovs_value.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace toposcope::discovery::parse {
namespace {

/// Takes a value apart from its beginning.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

  bool take(char c) noexcept {
    skip_blanks();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A word or a text in quotes, which has the escapes of JSON.
  std::optional<std::string> take_atom() {
    skip_blanks();
    if (rest_.starts_with('"')) return take_quoted();
    const std::size_t end = std::min(rest_.find_first_of(",=]}[{\""), rest_.size());
    const std::string_view word = trimmed(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (word.empty()) return std::nullopt;
    return std::string(word);
  }

 private:
  void skip_blanks() noexcept {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
  }

  std::optional<std::string> take_quoted() {
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2U : 1U;
    if (end >= rest_.size()) return std::nullopt;
    const auto text = nlohmann::json::parse(rest_.substr(0, end + 1), nullptr, false);
    rest_.remove_prefix(end + 1);
    if (!text.is_string()) return std::nullopt;
    return text.get<std::string>();
  }

  std::string_view rest_;
};

/// The entries up to the closing bracket; with `=` between the halves of a map's.
std::optional<OvsValue> read_entries(Reader& reader, OvsValue::Kind kind, char close) {
  OvsValue value{kind, {}};
  if (reader.take(close)) return reader.at_end() ? std::optional(value) : std::nullopt;
  do {
    auto key = reader.take_atom();
    if (!key) return std::nullopt;
    std::string mapped;
    if (kind == OvsValue::Kind::kMap) {
      auto atom = reader.take('=') ? reader.take_atom() : std::nullopt;
      if (!atom) return std::nullopt;
      mapped = *std::move(atom);
    }
    value.entries.emplace_back(*std::move(key), std::move(mapped));
  } while (reader.take(','));
  if (!reader.take(close) || !reader.at_end()) return std::nullopt;
  return value;
}

}  // namespace

std::string_view OvsValue::atom() const noexcept {
  if (kind == Kind::kMap || entries.size() != 1) return {};
  return entries.front().first;
}

std::string_view OvsValue::at(std::string_view key) const noexcept {
  return kind == Kind::kMap ? field(entries, key) : std::string_view();
}

std::vector<std::string> OvsValue::atoms() const {
  std::vector<std::string> all;
  if (kind == Kind::kMap) return all;
  for (const auto& [atom, unused] : entries) all.push_back(atom);
  return all;
}

OvsValue ovs_atom(std::string text) {
  OvsValue value;
  value.entries.emplace_back(std::move(text), std::string());
  return value;
}

std::optional<OvsValue> read_ovs_value(std::string_view text) {
  text = trimmed(text);
  Reader reader(text);
  if (reader.take('[')) return read_entries(reader, OvsValue::Kind::kSet, ']');
  if (reader.take('{')) return read_entries(reader, OvsValue::Kind::kMap, '}');
  if (!text.starts_with('"')) {
    return text.empty() ? std::nullopt : std::optional(ovs_atom(std::string(text)));
  }
  auto atom = reader.take_atom();
  if (!atom || !reader.at_end()) return std::nullopt;
  return ovs_atom(*std::move(atom));
}

const OvsValue& OvsRecord::operator[](std::string_view column) const noexcept {
  static const OvsValue kNothing{OvsValue::Kind::kSet, {}};
  for (const auto& [name, value] : columns) {
    if (name == column) return value;
  }
  return kNothing;
}

}  // namespace toposcope::discovery::parse
