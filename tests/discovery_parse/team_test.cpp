#include "parse/team.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(TeamState, ReadsATeamAndItsPorts) {
  const auto read = read_team_state(fixture("made-team.json"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const Team& team = read.value();
  EXPECT_EQ(team.name, "team0");
  EXPECT_EQ(team.mac, "52:54:00:00:00:01");
  EXPECT_EQ(team.runner, "lacp");
  EXPECT_EQ(field(team.setup, "pid"), "") << "another at every start";
  ASSERT_EQ(team.ports.size(), 2U);
  EXPECT_EQ(team.ports[0].name, "eth1");
  EXPECT_EQ(team.ports[0].mac, "52:54:00:00:00:01");
  EXPECT_TRUE(team.ports[0].is_up);
  EXPECT_EQ(team.ports[0].link, (Fields{{"duplex", "full"}, {"speed", "1000"}, {"up", "true"}}));
  EXPECT_EQ(field(team.ports[0].runner, "state"), "current");
  EXPECT_FALSE(team.ports[1].is_up);
}

TEST(TeamState, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_team_state,
                {{"", "column 0", "JSON"},
                 {"{}", "team_device.ifinfo.ifname", "a name"},
                 {R"({"team_device":{"ifinfo":{"ifname":"t"}},"ports":[]})", "ports", "a map"}});
}

TEST(TeamState, IsRobust) { expect_robust(read_team_state, fixture("made-team.json")); }

constexpr const char* kUnits =
    "UNIT                LOAD   ACTIVE SUB     DESCRIPTION\n"
    "teamd@team0.service loaded active running Team Daemon for device team0\n"
    "* teamd@t1.service  loaded failed failed  Team Daemon for device t1\n"
    "\n"
    "LOAD   = Reflects whether the unit definition was properly loaded.\n"
    "2 loaded units listed.\n";

TEST(TeamUnits, ReadNamesAndStates) {
  EXPECT_EQ(read_team_units(kUnits).value(),
            (std::vector<TeamUnit>{{"team0", "loaded", "active", "running"},
                                   {"t1", "loaded", "failed", "failed"}}));
  EXPECT_TRUE(read_team_units("").value().empty());
  expect_faults(read_team_units, {{"\nteamd@t1.service loaded\n", "line 2", "LOAD, ACTIVE, SUB"},
                                  {"teamd@.service a b c\n", "line 1", "LOAD, ACTIVE, SUB"}});
}

TEST(TeamUnits, AreRobust) { expect_robust(read_team_units, kUnits); }

}  // namespace
}  // namespace toposcope::discovery::parse
