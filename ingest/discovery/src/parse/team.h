#pragma once

/// \file
/// `teamdctl TEAM state dump` and `systemctl list-units teamd@*`.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

struct TeamPort {
  std::string name;
  std::string mac;
  bool is_up = false;
  Fields link;    ///< duplex, speed, up
  Fields runner;  ///< Simple members only.

  bool operator==(const TeamPort&) const = default;
};

struct Team {
  std::string name;
  std::string mac;
  std::string runner;  ///< "lacp", "activebackup", ...
  Fields setup;        ///< Without the number of the process.
  std::vector<TeamPort> ports;

  bool operator==(const Team&) const = default;
};

[[nodiscard]] model::Result<Team> read_team_state(std::string_view text);

struct TeamUnit {
  std::string team;  ///< "team0" of teamd@team0.service
  std::string load;
  std::string active;
  std::string sub;

  bool operator==(const TeamUnit&) const = default;
};

/// Lines that name no unit of teamd (heading, legend) are passed over.
[[nodiscard]] model::Result<std::vector<TeamUnit>> read_team_units(std::string_view text);

}  // namespace toposcope::discovery::parse
