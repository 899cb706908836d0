#include "parse/bridge_fdb.h"

#include <algorithm>

#include "parse/json_text.h"
#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

model::Result<std::vector<FdbEntry>> read_bridge_fdb(std::string_view text) {
  constexpr std::string_view kTool = "bridge fdb show";
  std::vector<FdbEntry> entries;
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    if (words.empty()) continue;
    FdbEntry entry;
    entry.mac = std::string(words[0]);
    entry.device = std::string(word_after(words, "dev"));
    if (!is_mac(entry.mac) || entry.device.empty()) {
      return fault(kTool, number, "'MAC dev INTERFACE'", line);
    }
    entry.master = std::string(word_after(words, "master"));
    entry.destination = std::string(word_after(words, "dst"));
    entry.vlan = std::string(word_after(words, "vlan"));
    entry.vni = std::string(word_after(words, "vni"));
    entry.is_own = std::find(words.begin(), words.end(), "self") != words.end();
    entry.is_permanent = std::find(words.begin(), words.end(), "permanent") != words.end();
    entries.push_back(std::move(entry));
  }
  return entries;
}

model::Result<std::vector<FdbEntry>> read_bridge_fdb_json(std::string_view text) {
  constexpr std::string_view kTool = "bridge -j fdb show";
  std::vector<FdbEntry> entries;
  JsonText json;
  if (const auto loaded = json.load(kTool, text); !loaded.has_value()) return loaded.error();
  if (!json.root().is_array()) return json_fault(kTool, "the whole", "a list");
  for (const JsonElement item : items_of(json.root())) {
    FdbEntry entry;
    entry.mac = member_text(item, "mac");
    entry.device = member_text(item, "ifname");
    if (!is_mac(entry.mac) || entry.device.empty()) {
      return json_fault(kTool, "[" + std::to_string(entries.size()) + "]", "mac and ifname");
    }
    entry.master = member_text(item, "master");
    entry.destination = member_text(item, "dst");
    entry.vlan = member_text(item, "vlan");
    entry.vni = member_text(item, "vni");
    for (const JsonElement flag : member_items(item, "flags")) {
      if (text_of(flag) == "self") entry.is_own = true;
    }
    entry.is_permanent = member_text(item, "state") == "permanent";
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace toposcope::discovery::parse
