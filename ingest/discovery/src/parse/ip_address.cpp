#include "parse/ip_address.h"

#include <algorithm>

#include "parse/brctl.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "ip address";
using Words = std::vector<std::string_view>;

std::vector<std::string> flags_of(std::string_view word) {
  std::vector<std::string> flags;
  if (word.starts_with('<')) word.remove_prefix(1);
  if (word.ends_with('>')) word.remove_suffix(1);
  while (!word.empty()) {
    const std::size_t end = std::min(word.find(','), word.size());
    if (end > 0) flags.emplace_back(word.substr(0, end));
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return flags;
}

/// "2: eth0@if6: <BROADCAST,UP> mtu 1500 qdisc noqueue master br0 state UP group default"
std::optional<IpInterface> read_head(std::string_view line) {
  const Words words = words_of(line);
  if (words.size() < 3 || !words[0].ends_with(':') || !words[1].ends_with(':')) return {};
  IpInterface interface;
  interface.index = number_of<int>(words[0].substr(0, words[0].size() - 1));
  set_name(interface, words[1].substr(0, words[1].size() - 1));
  if (!interface.index || interface.name.empty() || !words[2].starts_with('<')) return {};
  interface.flags = flags_of(words[2]);
  interface.mtu = number_of<int>(word_after(words, "mtu"));
  interface.state = std::string(word_after(words, "state"));
  interface.master = std::string(word_after(words, "master"));
  interface.lines.emplace_back(trimmed(line.substr(line.find('<'))));
  return interface;
}

/// "inet 10.0.0.1 peer 10.0.0.2/32 brd 10.0.0.255 scope global eth0"
std::optional<IpAddress> read_inet(const Words& words) {
  if (words.size() < 2) return {};
  IpAddress address;
  const std::string_view peer = word_after(words, "peer");
  const auto own = split_at(words[1], "/");
  const auto far = split_at(peer, "/");
  address.address = std::string(own ? own->first : words[1]);
  address.peer = std::string(far ? far->first : peer);
  address.scope = std::string(word_after(words, "scope"));
  if (!own && !far) return address.peer.empty() ? std::nullopt : std::optional(address);
  const auto prefix = number_of<int>(own ? own->second : far->second);
  if (!prefix) return {};
  address.prefix = *prefix;
  return address;
}

/// True for a line that says what kind of interface it is, and not what its master or a program
/// does with it.
bool names_kind(std::string_view word) {
  constexpr std::string_view kNoKinds[] = {"vf", "altname", "alias", "promiscuity", "RX:", "TX:"};
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z' &&
         word.find_first_of(":/") == std::string_view::npos && !word.ends_with("_slave") &&
         std::find(std::begin(kNoKinds), std::end(kNoKinds), word) == std::end(kNoKinds);
}

void read_kind(IpInterface& interface, const Words& words) {
  // Interfaces without a kind have their limits where others name it.
  if (words[0] == "addrgenmode" || words[0] == "numtxqueues") return;
  interface.kind = std::string(words[0]);
  for (const auto& [json, text] : kept_attributes()) {
    const std::string_view value = word_after(words, text);
    if (value.empty()) continue;
    interface.attributes.emplace_back(
        json, json == "bridge_id" ? brctl_bridge_id(value) : std::string(value));
  }
}

void read_link(IpInterface& interface, const Words& words) {
  if (words.size() > 1 && is_mac(words[1])) interface.mac = std::string(words[1]);
  interface.parent_netns = number_of<int>(word_after(words, "link-netnsid"));
}

/// A line below the head.
/// \return what was expected, when it is not there; else nothing
std::string_view read_detail(IpInterface& interface, std::string_view line) {
  const Words words = words_of(line);
  if (words[0].starts_with("link/")) {
    read_link(interface, words);
  } else if (words[0] == "inet" || words[0] == "inet6") {
    const auto address = read_inet(words);
    if (!address) return "an address with its prefix";
    (words[0] == "inet" ? interface.inet : interface.inet6).push_back(*address);
  } else if (interface.kind.empty() && indentation_of(line) == 4 && names_kind(words[0])) {
    read_kind(interface, words);
  }
  interface.lines.emplace_back(trimmed(line));
  return {};
}

}  // namespace

model::Result<std::vector<IpInterface>> read_ip_address(std::string_view text) {
  std::vector<IpInterface> interfaces;
  for (const auto& [line, number] : lines_of(text)) {
    if (trimmed(line).empty()) continue;
    if (indentation_of(line) == 0) {
      auto interface = read_head(line);
      if (!interface) return fault(kTool, number, "an interface as 'NUMBER: NAME: <FLAGS>'", line);
      interfaces.push_back(*std::move(interface));
      continue;
    }
    if (interfaces.empty()) return fault(kTool, number, "an interface before its details", line);
    const std::string_view expected = read_detail(interfaces.back(), line);
    if (!expected.empty()) return fault(kTool, number, expected, line);
  }
  // Each namespace has at least "lo".
  if (interfaces.empty()) return fault(kTool, 1, "an interface as 'NUMBER: NAME: <FLAGS>'", "");
  return interfaces;
}

}  // namespace toposcope::discovery::parse
