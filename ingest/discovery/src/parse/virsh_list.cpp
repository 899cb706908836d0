#include "parse/virsh_list.h"

#include <array>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

/// All states that libvirt has; those of several words tell where the name ends.
constexpr std::array<std::string_view, 9> kStates = {"running",     "idle",     "paused",
                                                     "in shutdown", "shut off", "crashed",
                                                     "no state",    "dying",    "pmsuspended"};

/// "NAME   STATE"; the state may be one that is not known, as long as it is one word.
bool read_name_and_state(VirshDomain& domain, std::string_view rest) {
  std::size_t state_length = 0;
  for (const std::string_view state : kStates) {
    const bool fits = rest.size() > state.size() && rest.ends_with(state) &&
                      rest[rest.size() - state.size() - 1] == ' ';
    if (fits) state_length = state.size();
  }
  if (state_length == 0) {
    const std::size_t blank = rest.rfind(' ');
    if (blank == std::string_view::npos) return false;
    state_length = rest.size() - blank - 1;
  }
  domain.name = std::string(trimmed(rest.substr(0, rest.size() - state_length)));
  domain.state = std::string(rest.substr(rest.size() - state_length));
  return !domain.name.empty();
}

}  // namespace

model::Result<std::vector<VirshDomain>> read_virsh_list(std::string_view text) {
  constexpr std::string_view kTool = "virsh list";
  std::vector<VirshDomain> domains;
  bool has_heading = false;
  for (const auto& [whole, number] : lines_of(text)) {
    const std::string_view line = trimmed(whole);
    const auto words = words_of(line);
    if (words.empty() || line.find_first_not_of('-') == std::string_view::npos) continue;
    if (words.size() == 3 && words[0] == "Id" && words[2] == "State") {
      has_heading = true;
      continue;
    }
    VirshDomain domain;
    domain.id = std::string(words[0]);
    if (domain.id != "-" && !number_of<unsigned>(domain.id)) {
      return fault(kTool, number, "id, name and state of a guest", line);
    }
    if (!read_name_and_state(domain, trimmed(line.substr(domain.id.size())))) {
      return fault(kTool, number, "name and state behind the id", line);
    }
    domains.push_back(std::move(domain));
  }
  if (domains.empty() && !has_heading) return fault(kTool, 1, "the heading 'Id Name State'", "");
  return domains;
}

}  // namespace toposcope::discovery::parse
