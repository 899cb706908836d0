#pragma once

/// \file
/// `ethtool IF` and `ethtool -i IF`: what a network card can and does.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct EthtoolSettings {
  std::string device;  ///< Empty with -i.
  /// "Supported link modes" and its values: as many as it has lines, none when nothing is printed.
  std::vector<std::pair<std::string, std::vector<std::string>>> settings;
  std::vector<std::string> remarks;  ///< What could not be found out, in ethtool's words.

  bool operator==(const EthtoolSettings&) const = default;

  /// All values of a setting, blanks between; empty when there is none.
  [[nodiscard]] std::string value(std::string_view name) const;
};

[[nodiscard]] model::Result<EthtoolSettings> read_ethtool(std::string_view text);

}  // namespace toposcope::discovery::parse
