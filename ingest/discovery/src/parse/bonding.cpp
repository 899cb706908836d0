#include "parse/bonding.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "/proc/net/bonding";
constexpr std::string_view kVersion = "Ethernet Channel Bonding Driver";
constexpr std::string_view kSlave = "Slave Interface";

/// Sorts lines into fields and groups of the bond or of its last slave.
class Reader {
 public:
  /// \return what was expected, when it is not there; else nothing
  std::string_view read(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.empty()) {
      group_ = nullptr;
      return {};
    }
    const auto halves = split_at(text, ": ");
    if (halves && halves->first == kVersion) {
      bond_.version = std::string(halves->second);
      return {};
    }
    if (bond_.version.empty()) return "the version of the bonding driver";
    if (halves && halves->first == kSlave) {
      bond_.slaves.push_back({std::string(halves->second), {}, {}, {}});
      group_ = nullptr;
      return {};
    }
    if (halves) {
      (group_ == nullptr ? facts().fields : *group_).emplace_back(halves->first, halves->second);
      return {};
    }
    begin_group(text);
    return {};
  }

  [[nodiscard]] Bond finish() && {
    bond_.mode = std::string(field(bond_.facts.fields, "Bonding Mode"));
    bond_.state = std::string(field(bond_.facts.fields, "MII Status"));
    for (BondSlave& slave : bond_.slaves) {
      slave.mac = std::string(field(slave.facts.fields, "Permanent HW addr"));
      slave.state = std::string(field(slave.facts.fields, "MII Status"));
    }
    return std::move(bond_);
  }

  [[nodiscard]] bool has_begun() const noexcept { return !bond_.version.empty(); }

 private:
  BondFacts& facts() { return bond_.slaves.empty() ? bond_.facts : bond_.slaves.back().facts; }

  /// A heading, or a field without value: both look the same.
  void begin_group(std::string_view text) {
    if (text.ends_with(':')) text.remove_suffix(1);
    auto& groups = facts().groups;
    groups.emplace_back(text, Fields());
    group_ = &groups.back().second;
  }

  Bond bond_;
  Fields* group_ = nullptr;  ///< Holds until facts or groups grow; both set it anew.
};

}  // namespace

model::Result<Bond> read_bonding(std::string_view text) {
  Reader reader;
  for (const auto& [line, number] : lines_of(text)) {
    const std::string_view expected = reader.read(line);
    if (!expected.empty()) return fault(kTool, number, expected, line);
  }
  if (!reader.has_begun()) return fault(kTool, 1, "the version of the bonding driver", "");
  return std::move(reader).finish();
}

}  // namespace toposcope::discovery::parse
