#include "json/special_keys.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace toposcope::ingest {
namespace {

// Lower case, without "_", "-" and blanks; ascending.  ingest/README.md publishes this list.
constexpr auto kSecretNames = std::to_array<std::string_view>(
    {"accesstoken",  "adminpass",     "adminpassword",    "admintoken",
     "apikey",       "authorization", "authtoken",        "bearertoken",
     "clientsecret", "community",     "contextauthtoken", "nfvtoken",
     "passphrase",   "passwd",        "password",         "privatekey",
     "pwd",          "rabbitmqpass",  "refreshtoken",     "secret",
     "secretkey",    "servicetoken",  "snmpcommunity",    "snmpv12community",
     "sshpassword",  "token",         "xauthtoken",       "xsubjecttoken"});
static_assert(std::is_sorted(kSecretNames.begin(), kSecretNames.end()));

constexpr std::size_t kMaxSecretName =
    std::max_element(kSecretNames.begin(), kSecretNames.end(),
                     [](auto a, auto b) { return a.size() < b.size(); }) -> size();

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_filler(char c) { return c == '_' || c == '-' || c == ' ' || c == '$'; }
constexpr std::uint32_t bit_of(char letter) { return 1U << static_cast<unsigned>(letter - 'a'); }

using LetterMasks = std::array<std::uint32_t, 26>;

/// For each first letter of a secret name the letters that occur with it at another place.
template <typename Place>
constexpr LetterMasks letters_at(Place place) {
  LetterMasks masks = {};
  for (const auto name : kSecretNames) {
    masks[static_cast<std::size_t>(name.front() - 'a')] |= bit_of(place(name));
  }
  return masks;
}

constexpr LetterMasks kSecondLetters = letters_at([](std::string_view name) { return name[1]; });
constexpr LetterMasks kLastLetters = letters_at([](std::string_view name) { return name.back(); });

bool may_follow(const LetterMasks& masks, char first, char letter) noexcept {
  return is_letter(letter) && (masks[static_cast<std::size_t>(first - 'a')] & bit_of(letter)) != 0;
}

/// First, second and last letter tell most keys apart from secrets.
bool may_be_secret(std::string_view key) noexcept {
  while (!key.empty() && is_filler(key.front())) key.remove_prefix(1);
  while (!key.empty() && is_filler(key.back())) key.remove_suffix(1);
  if (key.size() < 2) return false;
  const char first = lower(key.front());
  if (!is_letter(first) || !may_follow(kLastLetters, first, lower(key.back()))) return false;
  return is_filler(key[1]) || may_follow(kSecondLetters, first, lower(key[1]));
}

constexpr std::string_view kDollar = "[dollar]";
constexpr std::string_view kDot = "[dot]";

/// A name without what does not matter in it, so that it can be compared with the list.
class BareName {
 public:
  explicit BareName(std::string_view name) {
    for (const auto dot : {std::string_view("."), kDot}) {
      if (const auto at = name.rfind(dot); at != std::string_view::npos) {
        name.remove_prefix(at + dot.size());
      }
    }
    while (!name.empty() && size_ <= kMaxSecretName) {
      const bool dollar = name.starts_with(kDollar);
      if (!dollar && !is_filler(name.front())) letters_[size_++] = lower(name.front());
      name.remove_prefix(dollar ? kDollar.size() : 1);
    }
  }

  /// Longer names are cut off one letter behind the longest of the list.
  [[nodiscard]] std::string_view text() const noexcept { return {letters_.data(), size_}; }

 private:
  std::array<char, kMaxSecretName + 1> letters_ = {};
  std::size_t size_ = 0;
};

/// True for the original name and for "name_..." and "..._name".
bool is_renamed(std::string_view collection, std::string_view original) noexcept {
  if (!collection.starts_with(original) && !collection.ends_with(original)) return false;
  const std::string_view rest = collection.starts_with(original)
                                    ? collection.substr(original.size())
                                    : collection.substr(0, collection.size() - original.size());
  return rest.empty() || rest.front() == '_' || rest.back() == '_';
}

}  // namespace

bool is_secret_name(std::string_view name) {
  return std::binary_search(kSecretNames.begin(), kSecretNames.end(), BareName(name).text());
}

bool is_login_key(std::string_view name) {
  const BareName bare(name);
  return bare.text() == "key" || bare.text() == "sshkey";
}

std::string_view login_sections_of(std::string_view collection) noexcept {
  if (is_renamed(collection, "environments_config")) return "configuration";
  if (is_renamed(collection, "connection_tests")) return "targets_configuration";
  return {};
}

bool holds_credentials(std::string_view collection) noexcept {
  return is_renamed(collection, "users") || is_renamed(collection, "api_tokens");
}

bool needs_rewrite(std::string_view raw_key) noexcept {
  if (raw_key.starts_with('$')) return true;
  for (const char c : raw_key) {
    if (c == '[' || c == '\\' || c == '.') return true;
  }
  return may_be_secret(raw_key) && is_secret_name(raw_key);
}

std::string decode_storage_name(std::string_view name) {
  std::string plain;
  if (name.starts_with(kDollar)) {
    plain += '$';
    name.remove_prefix(kDollar.size());
  }
  for (;;) {
    const auto at = name.find(kDot);
    plain += name.substr(0, at);
    if (at == std::string_view::npos) return plain;
    plain += '.';
    name.remove_prefix(at + kDot.size());
  }
}

}  // namespace toposcope::ingest
