#include "safe_name.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>

namespace toposcope::cli {
namespace {

constexpr std::size_t kLongest = 120;  // room for suffix and extension below the usual 255 bytes

bool is_safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_safe(c) && !(c == '.' && out.empty())) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
}

/// FNV-1a, 32 bits, as eight hexadecimal digits.
std::string hash_text(const NamedThing& thing) {
  std::uint32_t hash = 2166136261U;
  for (const char c : thing.environment + '\0' + thing.key) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (unsigned shift = 32; shift > 0; shift -= 4) out += kHex[(hash >> (shift - 4)) & 15U];
  return out;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

std::vector<std::string> safe_file_names(const std::vector<NamedThing>& things) {
  std::vector<std::string> names;
  std::map<std::string, std::size_t> uses;
  for (const NamedThing& thing : things) {
    std::string name;
    append_encoded(name, thing.type);
    name += "__";
    append_encoded(name, thing.id);
    ++uses[lower(name)];
    names.push_back(std::move(name));
  }
  std::set<std::string> taken;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool cut = names[i].size() > kLongest;
    const bool shared = uses[lower(names[i])] > 1;
    if (cut) names[i].resize(kLongest);
    if (cut || shared) names[i] += "-" + hash_text(things[i]);
    const std::string base = names[i];
    for (int n = 2; !taken.insert(lower(names[i])).second; ++n) {
      names[i] = base + "-" + std::to_string(n);  // equal hashes: rare, and still no file is lost
    }
  }
  return names;
}

}  // namespace toposcope::cli
