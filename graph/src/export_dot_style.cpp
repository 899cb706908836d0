#include "export_dot_style.h"

#include <array>
#include <cstddef>

namespace toposcope::graph {
namespace {

constexpr const char* kWarning = "#C08C00";
constexpr const char* kError = "#B3091F";
constexpr const char* kUnknown = "#3F4A53";
constexpr const char* kMaintenance = "#8468CF";
constexpr const char* kQuietLink = "#8A98A5";

// Both tables are indexed by StatusValue.
constexpr std::array<NodeStyle, 7> kNodeStyles = {{
    {"", "box", "rounded,filled", "#B9C4CE", "#FFFFFF", colours::kText, "1"},
    {"", "box", "rounded,filled", "#3F9A83", "#FFFFFF", colours::kText, "1"},
    {"Warning", "hexagon", "filled", kWarning, "#FBF1D3", "#7A5800", "1.5"},
    {"Error", "octagon", "filled", kError, "#FBE3E4", "#A30A1D", "2"},
    {"Unknown", "ellipse", "filled", kUnknown, "#FFFFFF", kUnknown, "1"},
    {"Stale", "box", "rounded,filled,dashed", kUnknown, "#EDF1F5", kUnknown, "1"},
    {"Maintenance", "parallelogram", "filled", kMaintenance, "#EFEAFA", "#5D3FB0", "1"},
}};

constexpr std::array<LinkStyle, 7> kLinkStyles = {{
    {"solid", kQuietLink, colours::kDetail, "1.3", "none"},
    {"solid", kQuietLink, colours::kDetail, "1.3", "none"},
    {"solid", kWarning, "#7A5800", "2", "odiamond"},
    {"bold", kError, "#A30A1D", "2.5", "box"},
    {"dashed", kUnknown, kUnknown, "1.3", "odot"},
    {"dashed", kUnknown, kUnknown, "1.3", "none"},
    {"dotted", kMaintenance, "#5D3FB0", "1.3", "none"},
}};

}  // namespace

const NodeStyle& node_style(model::StatusValue status) {
  return kNodeStyles.at(static_cast<std::size_t>(status));
}

const LinkStyle& link_style(model::StatusValue status) {
  return kLinkStyles.at(static_cast<std::size_t>(status));
}

}  // namespace toposcope::graph
