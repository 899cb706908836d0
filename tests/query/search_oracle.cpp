#include "query/search_oracle.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <sstream>

#include <arpa/inet.h>
#include <nlohmann/json.hpp>

#include "query/text_fold.h"

namespace toposcope::testing {
namespace {

using query::fold_text;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string only_hex(const std::string& text) {
  std::string out;
  for (const char c : lower(text)) {
    if (std::isxdigit(static_cast<unsigned char>(c)) != 0) out += c;
  }
  return out;
}

std::string in_groups(const std::string& digits, std::size_t size, char separator) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % size == 0) out += separator;
    out += digits[i];
  }
  return out;
}

/// The bytes of an IP, empty for none.
std::string ip_bytes(int family, const std::string& text) {
  std::array<char, 16> bytes{};
  if (text.find('\0') != std::string::npos) return {};
  if (inet_pton(family, text.c_str(), bytes.data()) != 1) return {};
  return {bytes.data(), family == AF_INET ? 4U : 16U};
}

std::string ip_text(const std::string& text) {
  for (const int family : {AF_INET, AF_INET6}) {
    const std::string bytes = ip_bytes(family, text);
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (!bytes.empty() && text != "::") {
      return inet_ntop(family, bytes.data(), out.data(), out.size());
    }
  }
  return {};
}

std::string eight_groups(const std::string& address) {
  const std::string bytes = ip_bytes(AF_INET6, address);
  std::ostringstream out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const unsigned group =
        static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    out << (i > 0 ? ":" : "") << std::hex << group;
  }
  return out.str();
}

/// Leading zeros of groups off; all of the last one, which may go on.  Empty: no part of IPv6.
std::string typed_groups(const std::string& typed) {
  static const std::regex shape("([0-9a-f]{1,4}:)*[0-9a-f]{0,4}");
  if (!std::regex_match(typed, shape)) return {};
  static const std::regex whole_group("(^|:)0+([0-9a-f]+:)");
  static const std::regex last_group("(^|:)0+([0-9a-f]*)$");
  // Neighbouring groups overlap by their colon.
  std::string out = std::regex_replace(typed, whole_group, "$1$2");
  out = std::regex_replace(out, whole_group, "$1$2");
  return std::regex_replace(out, last_group, "$1$2");
}

bool ipv6_fits(const std::string& word, const std::string& address) {
  const std::string groups = eight_groups(address);
  if (!ip_bytes(AF_INET6, word).empty() && eight_groups(word) == groups) return true;
  const std::size_t gap = word.find("::");
  if (gap == std::string::npos) {
    const std::string typed = typed_groups(word);
    if (!typed.empty() && groups.starts_with(typed)) return true;
    return word.size() >= 4 && groups.find(word) != std::string::npos;
  }
  const std::string head = word.substr(0, gap);
  const std::string tail = word.substr(gap + 2);
  if (head.empty() && typed_groups(tail).empty()) return false;
  std::string typed = head.empty() ? head : head + ":";
  for (int zeros = 1; zeros <= 8; ++zeros) {
    typed += "0:";
    const std::string spelt = typed_groups(typed + tail);
    if (!spelt.empty() && groups.starts_with(spelt)) return true;
  }
  return false;
}

class AddressSax final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit AddressSax(std::vector<OracleAddress>& out) : out_(out) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return push(""); }
  bool key(string_t& name) override {
    members_.back() = name;
    return true;
  }
  bool end_object() override { return pop(); }
  bool start_array(std::size_t) override { return push(members_.back()); }
  bool end_array() override { return pop(); }
  bool string(string_t& text) override {
    static const std::regex run("[0-9A-Za-z:.-]+");
    for (std::sregex_iterator it(text.begin(), text.end(), run), end; it != end; ++it) {
      take(it->str());
    }
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool push(const std::string& member) {
    members_.push_back(member);
    return true;
  }
  bool pop() {
    members_.pop_back();
    return true;
  }
  void add(const std::string& text) { out_.push_back({members_.back(), text}); }

  static std::string trimmed(std::string run) {
    while (!run.empty() && (run.back() == '.' || run.back() == ':') && !run.ends_with("::")) {
      run.pop_back();
    }
    return run;
  }

  void take(const std::string& whole) {
    static const std::regex mac(
        "[0-9a-f]{2}(:[0-9a-f]{2}){5}|[0-9a-f]{2}(-[0-9a-f]{2}){5}|[0-9a-f]{4}([.][0-9a-f]{4}){2}",
        std::regex::icase);
    static const std::regex bare("[0-9a-f]{12}", std::regex::icase);
    const std::string member = lower(members_.back());
    const std::string run = trimmed(whole);
    if (std::regex_match(whole, bare)) {
      const bool is_mac =
          member.find("mac") != std::string::npos || member.find("hwaddr") != std::string::npos;
      if (is_mac) add(in_groups(only_hex(whole), 2, ':'));
    } else if (std::regex_match(run, mac)) {
      add(in_groups(only_hex(run), 2, ':'));
    } else if (!ip_text(run).empty()) {
      add(ip_text(run));
    } else if (const std::string host = run.substr(0, run.find(':'));
               !ip_bytes(AF_INET, host).empty()) {
      add(host);
    } else if (run.find('-') != std::string::npos) {
      std::istringstream pieces(run);
      for (std::string piece; std::getline(pieces, piece, '-');) {
        if (!ip_text(trimmed(piece)).empty()) add(ip_text(trimmed(piece)));
      }
    }
  }

  std::vector<OracleAddress>& out_;
  std::vector<std::string> members_ = {""};
};

bool is_uuid_like(const std::string& folded) {
  static const std::regex shape("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}");
  return std::regex_match(folded, shape);
}

std::string dashed_uuid(const std::string& digits) {
  return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
         digits.substr(16, 4) + "-" + digits.substr(20);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

bool field_fits(const std::string& field, const std::string& word) {
  const std::string folded = fold_text(field);
  if (has(folded, word)) return true;
  static const std::regex hex_and_dashes("[0-9a-f-]+");
  if (!std::regex_match(word, hex_and_dashes)) return false;
  const std::string digits = only_hex(word);
  if (digits.empty()) return is_uuid_like(folded) && has(dashed_uuid(only_hex(folded)), word);
  if (digits.size() == 32 && (has(folded, digits) || has(folded, dashed_uuid(digits)))) return true;
  if (!is_uuid_like(folded)) return false;
  const bool has_dash = digits.size() < word.size();
  if (!has_dash || digits.size() >= 8) return has(only_hex(folded), digits);
  return has(dashed_uuid(only_hex(folded)), word);
}

/// Random tests ask for the same documents again and again.
const std::vector<OracleAddress>& known_addresses(const std::string& document) {
  static std::map<std::string, std::vector<OracleAddress>> known;
  if (known.size() > 1000) known.clear();
  const auto [it, is_new] = known.try_emplace(document);
  if (is_new) it->second = oracle_addresses(document);
  return it->second;
}

bool part_fits(const WorldNode& node, const std::string& word, bool with_addresses) {
  for (const std::string* field : {&node.name, &node.id, &node.key}) {
    if (field_fits(*field, word)) return true;
  }
  if (!with_addresses) return false;
  const auto& addresses = known_addresses(node.document);
  return std::any_of(addresses.begin(), addresses.end(), [&](const OracleAddress& address) {
    return oracle_address_fits(word, address.text);
  });
}

bool word_fits(const WorldNode& node, const std::string& word, bool with_addresses) {
  const std::string type = fold_text(node.type);
  if (word == type || part_fits(node, word, with_addresses)) return true;
  const std::string prefix = type + ":";
  if (!word.starts_with(prefix)) return false;
  const std::string rest = word.substr(prefix.size());
  return rest.empty() || part_fits(node, rest, with_addresses);
}

}  // namespace

std::vector<OracleAddress> oracle_addresses(std::string_view document) {
  std::vector<OracleAddress> out;
  AddressSax sax(out);
  if (!nlohmann::json::sax_parse(document, &sax)) out.clear();
  return out;
}

bool oracle_address_fits(const std::string& typed, const std::string& address) {
  const std::string word = lower(typed);
  if (!ip_bytes(AF_INET, address).empty()) {
    return address.starts_with(word) || (word.size() >= 4 && has(address, word));
  }
  if (!ip_bytes(AF_INET6, address).empty()) return ipv6_fits(word, address);
  const std::string digits = only_hex(address);
  if (only_hex(word).size() < 4) return false;
  return has(digits, word) || has(in_groups(digits, 2, ':'), word) ||
         has(in_groups(digits, 2, '-'), word) || has(in_groups(digits, 4, '.'), word);
}

std::vector<std::size_t> oracle_find(const std::vector<WorldNode>& world, const std::string& query,
                                     bool with_addresses) {
  std::vector<std::string> words;
  std::istringstream in(fold_text(query));
  for (std::string word; in >> word;) words.push_back(word);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < world.size() && !words.empty(); ++i) {
    const bool fits = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return word_fits(world[i], word, with_addresses);
    });
    if (fits) found.push_back(i);
  }
  return found;
}

}  // namespace toposcope::testing
