#include "recording/secret_forms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_plain_in_url(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string url_form(std::string_view secret, std::string_view digits, std::string_view blank) {
  std::string form;
  for (const char c : secret) {
    if (c == ' ' && !blank.empty()) {
      form += blank;
    } else if (is_plain_in_url(c)) {
      form += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      form += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return form;
}

std::string xml_form(std::string_view secret) {
  std::string form;
  for (const char c : secret) {
    switch (c) {
      case '&':
        form += "&amp;";
        break;
      case '<':
        form += "&lt;";
        break;
      case '>':
        form += "&gt;";
        break;
      case '"':
        form += "&quot;";
        break;
      case '\'':
        form += "&apos;";
        break;
      default:
        form += c;
    }
  }
  return form;
}

std::string shell_form(std::string_view secret) {
  std::string form;
  for (const char c : secret) {
    if (c == '\'') {
      form += "'\\''";
    } else {
      form += c;
    }
  }
  return form;
}

/// What stays the same of the Base64 of any text that has the secret `shift` bytes behind a
/// multiple of three.
std::string base64_core(std::string_view secret, std::size_t shift) {
  const std::size_t all = shift + secret.size();
  const std::string text = to_base64(std::string(shift, '\0') + std::string(secret));
  const std::size_t from = (shift * 8 + 5) / 6;
  const std::size_t until = all * 8 / 6;
  return text.substr(from, until - from);
}

}  // namespace

std::string json_spelling(std::string_view text) {
  const std::string quoted =
      nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group <<= 8U;
      if (at + i < bytes.size()) group |= static_cast<unsigned char>(bytes[at + i]);
    }
    const std::size_t letters = std::min<std::size_t>(bytes.size() - at, 3) + 1;
    for (std::size_t i = 0; i < 4; ++i) {
      text += i < letters ? kAlphabet[(group >> (18U - 6U * i)) & 63U] : '=';
    }
  }
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t group = 0;
  unsigned bits = 0;
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  for (const char c : text) {
    const auto letter = kAlphabet.find(c);
    if (letter == std::string_view::npos) return {};
    group = (group << 6U) | static_cast<std::uint32_t>(letter);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((group >> bits) & 0xFFU);
  }
  return bytes;
}

std::vector<std::string> secret_forms(std::string_view secret) {
  if (secret.size() < kLeastSecret) return {};
  std::vector<std::string> forms = {std::string(secret),
                                    json_spelling(secret),
                                    xml_form(secret),
                                    shell_form(secret),
                                    url_form(secret, "0123456789ABCDEF", ""),
                                    url_form(secret, "0123456789abcdef", ""),
                                    url_form(secret, "0123456789ABCDEF", "+"),
                                    url_form(secret, "0123456789abcdef", "+")};
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string core = base64_core(secret, shift);
    forms.push_back(core);
    std::replace(core.begin(), core.end(), '+', '-');
    std::replace(core.begin(), core.end(), '/', '_');
    forms.push_back(core);
  }
  std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

}  // namespace toposcope::discovery
