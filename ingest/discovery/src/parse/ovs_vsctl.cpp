#include "parse/ovs_vsctl.h"

#include <cstdint>

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kShow = "ovs-vsctl show";

/// Reads `ovs-vsctl show` line by line.  Keeps what stands above the line in hand: by how far it is
/// indented, the thing that a line tells about is the last one that is less so.
class ShowReader {
 public:
  /// \return what was expected, when it is not there; else nothing
  std::string_view read(std::string_view line) {
    const std::size_t indentation = indentation_of(line);
    while (!open_.empty() && open_.back().indentation >= indentation) open_.pop_back();
    const std::string_view text = trimmed(line);
    if (show_.uuid.empty()) {
      if (indentation > 0 || text.find(' ') != std::string_view::npos) return "a UUID";
      show_.uuid = std::string(text);
      return {};
    }
    if (const auto attribute = split_at(text, ": ")) {
      if (attribute->first.find_first_of(" \"") == std::string_view::npos) {
        return read_attribute(attribute->first, attribute->second);
      }
    }
    return open_thing(text, indentation);
  }

  [[nodiscard]] OvsShow finish() && { return std::move(show_); }

 private:
  enum class Thing : std::uint8_t { kRoot, kBridge, kPort, kInterface, kOther };
  struct Open {
    Thing thing;
    std::size_t indentation;
  };

  [[nodiscard]] Thing current() const noexcept {
    return open_.empty() ? Thing::kRoot : open_.back().thing;
  }

  std::string_view open_thing(std::string_view text, std::size_t indentation) {
    const std::string_view word = text.substr(0, text.find(' '));
    const auto value = read_ovs_value(text.substr(word.size()));
    if (!value || value->kind != OvsValue::Kind::kAtom) return "a thing and its name";
    const std::string name(value->atom());
    if (word == "Bridge") {
      if (current() != Thing::kRoot) return "no bridge inside of another thing";
      show_.bridges.push_back({name, {}, {}, {}});
      open_.push_back({Thing::kBridge, indentation});
    } else if (word == "Port") {
      if (current() != Thing::kBridge) return "a bridge before its ports";
      bridge().ports.push_back({name, {}, {}, {}});
      open_.push_back({Thing::kPort, indentation});
    } else if (word == "Interface") {
      if (current() != Thing::kPort) return "a port before its interfaces";
      port().interfaces.push_back({name, {}, {}, {}});
      open_.push_back({Thing::kInterface, indentation});
    } else {
      open_.push_back({Thing::kOther, indentation});  // Manager, Controller, Mirror
    }
    return {};
  }

  std::string_view read_attribute(std::string_view name, std::string_view text) {
    const auto value = read_ovs_value(text);
    if (!value) return "an atom, a set or a map";
    const std::string atom(value->atom());
    switch (current()) {
      case Thing::kRoot:
        if (name == "ovs_version") show_.version = atom;
        break;
      case Thing::kBridge:
        if (name == "fail_mode") bridge().fail_mode = atom;
        if (name == "datapath_type") bridge().datapath_type = atom;
        break;
      case Thing::kPort:
        if (name == "tag") port().tag = atom;
        if (name == "trunks") port().trunks = value->atoms();
        break;
      case Thing::kInterface:
        if (name == "type") interface().type = atom;
        if (name == "error") interface().error = atom;
        if (name == "options" && value->kind == OvsValue::Kind::kMap) {
          interface().options = value->entries;
        }
        break;
      case Thing::kOther:
        break;
    }
    return {};
  }

  OvsBridge& bridge() { return show_.bridges.back(); }
  OvsPort& port() { return bridge().ports.back(); }
  OvsInterface& interface() { return port().interfaces.back(); }

  OvsShow show_;
  std::vector<Open> open_;
};

}  // namespace

model::Result<OvsShow> read_ovs_show(std::string_view text) {
  ShowReader reader;
  std::size_t lines = 0;
  for (const auto& [line, number] : lines_of(text)) {
    if (trimmed(line).empty()) continue;
    const std::string_view expected = reader.read(line);
    if (!expected.empty()) return fault(kShow, number, expected, trimmed(line));
    ++lines;
  }
  if (lines == 0) return fault(kShow, 1, "a UUID", "");
  return std::move(reader).finish();
}

}  // namespace toposcope::discovery::parse
