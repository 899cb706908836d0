#include "parse/netns_list.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

model::Result<std::vector<NamedNetns>> read_netns_list(std::string_view text) {
  std::vector<NamedNetns> found;
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    if (words.empty()) continue;
    NamedNetns netns{std::string(words[0]), std::nullopt};
    if (words.size() > 1) {
      std::string_view id = word_after(words, "(id:");
      if (id.ends_with(')')) id.remove_suffix(1);
      netns.id = number_of<int>(id);
      if (words.size() != 3 || !netns.id) {
        return fault("ip netns list", number, "a name, or a name and (id: NUMBER)", line);
      }
    }
    found.push_back(std::move(netns));
  }
  return found;
}

model::Result<std::vector<NamedNetns>> read_netns_ids(std::string_view text) {
  constexpr std::string_view kName = "(iproute2 netns name: ";
  std::vector<NamedNetns> found;
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    if (words.empty()) continue;
    NamedNetns netns{{}, number_of<int>(word_after(words, "nsid"))};
    if (words[0] != "nsid" || !netns.id) {
      return fault("ip netns list-id", number, "nsid and a number", line);
    }
    if (const auto halves = split_at(line, kName)) {
      std::string_view name = halves->second;
      if (name.ends_with(')')) name.remove_suffix(1);
      netns.name = std::string(trimmed(name));
    }
    found.push_back(std::move(netns));
  }
  return found;
}

}  // namespace toposcope::discovery::parse
