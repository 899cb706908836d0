#include "parse/ifconfig.h"

#include <algorithm>
#include <cctype>

#include "parse/net_mask.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "ifconfig";
using Words = std::vector<std::string_view>;

/// The rest of the first word that begins so: "Mask:255.255.255.0" asked for "Mask:".
std::string_view rest_of(const Words& words, std::string_view beginning) {
  for (const std::string_view word : words) {
    if (word.starts_with(beginning)) return word.substr(beginning.size());
  }
  return {};
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

void set_flags(IpInterface& interface, const Words& words) {
  for (const std::string_view word : words) {
    if (word.starts_with("MTU:") || word.starts_with("Metric:")) continue;
    interface.flags.emplace_back(word);
  }
  const auto& flags = interface.flags;
  const bool up = std::find(flags.begin(), flags.end(), "UP") != flags.end();
  interface.state = up ? "UP" : "DOWN";
}

/// "flags=4163<UP,BROADCAST,RUNNING,MULTICAST>"
void set_flags_word(IpInterface& interface, std::string_view word) {
  const std::size_t begin = std::min(word.find('<'), word.size());
  std::string list(word.substr(begin));
  std::replace_if(
      list.begin(), list.end(), [](char c) { return c == '<' || c == '>' || c == ','; }, ' ');
  set_flags(interface, words_of(list));
}

std::optional<IpInterface> read_head(std::string_view line) {
  const Words words = words_of(line);
  IpInterface interface;
  interface.state = "DOWN";
  if (words.size() < 2) return {};
  if (words[1].starts_with("flags=") && words[0].ends_with(':')) {
    interface.name = std::string(words[0].substr(0, words[0].size() - 1));
    interface.mtu = number_of<int>(word_after(words, "mtu"));
    set_flags_word(interface, words[1]);
  } else if (words[1] == "Link") {
    interface.name = std::string(words[0]);
    const std::string_view mac = word_after(words, "HWaddr");
    if (is_mac(mac)) interface.mac = lower(mac);
  } else {
    return {};
  }
  interface.lines.emplace_back(trimmed(line.substr(words[0].size())));
  return interface;
}

/// "inet addr:10.0.0.1  Mask:255.0.0.0", "inet 10.0.0.1  netmask 255.0.0.0"
std::optional<IpAddress> read_inet(const Words& words) {
  const std::string_view old = rest_of(words, "addr:");
  const std::string_view mask =
      old.empty() ? word_after(words, "netmask") : rest_of(words, "Mask:");
  const auto prefix = prefix_of_mask(mask);
  if (words.size() < 2 || !prefix) return {};
  return IpAddress{std::string(old.empty() ? words[1] : old), *prefix, {}, {}};
}

/// "inet6 addr: fe80::1/64 Scope:Link", "inet6 fe80::1  prefixlen 64  scopeid 0x20<link>"
std::optional<IpAddress> read_inet6(const Words& words) {
  if (words.size() < 3) return {};
  if (words[1] == "addr:") {
    const auto halves = split_at(words[2], "/");
    const auto prefix = halves ? number_of<int>(halves->second) : std::nullopt;
    if (!prefix) return {};
    return IpAddress{std::string(halves->first), *prefix, lower(rest_of(words, "Scope:")), {}};
  }
  const auto prefix = number_of<int>(word_after(words, "prefixlen"));
  if (!prefix) return {};
  const std::string_view id = word_after(words, "scopeid");
  std::string_view scope = id.substr(std::min(id.find('<') + 1, id.size()));
  if (scope.ends_with('>')) scope.remove_suffix(1);
  return IpAddress{std::string(words[1]), *prefix, std::string(scope), {}};
}

bool read_detail(IpInterface& interface, std::string_view line) {
  const Words words = words_of(line);
  if (words[0] == "inet") {
    const auto address = read_inet(words);
    if (!address) return false;
    interface.inet.push_back(*address);
  } else if (words[0] == "inet6") {
    const auto address = read_inet6(words);
    if (!address) return false;
    interface.inet6.push_back(*address);
  } else if (words[0] == "ether" && words.size() > 1 && is_mac(words[1])) {
    interface.mac = lower(words[1]);
  } else if (const std::string_view mtu = rest_of(words, "MTU:"); !mtu.empty()) {
    interface.mtu = number_of<int>(mtu);
    set_flags(interface, words);
  }
  interface.lines.emplace_back(trimmed(line));
  return true;
}

}  // namespace

model::Result<std::vector<IpInterface>> read_ifconfig(std::string_view text) {
  std::vector<IpInterface> interfaces;
  for (const auto& [line, number] : lines_of(text)) {
    if (trimmed(line).empty()) continue;
    if (indentation_of(line) == 0) {
      auto interface = read_head(line);
      if (!interface) return fault(kTool, number, "an interface with its flags or link", line);
      interfaces.push_back(*std::move(interface));
      continue;
    }
    if (interfaces.empty()) return fault(kTool, number, "an interface before its details", line);
    if (!read_detail(interfaces.back(), line)) {
      return fault(kTool, number, "an address with its mask or prefix", line);
    }
  }
  return interfaces;
}

}  // namespace toposcope::discovery::parse
