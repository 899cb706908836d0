// What lldpd and teamd print as JSON, and bonds: any bytes are read or a fault that is explained,
// and every neighbour has an id.

#include "parse/lldp.h"

#include <cstddef>
#include <cstdint>

#include "parse/bonding.h"
#include "parse/team.h"
#include "parse_fuzz_checks.h"

using namespace toposcope;         // NOLINT(google-build-using-namespace): a program of one file
using namespace discovery::parse;  // NOLINT(google-build-using-namespace)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  testing::is_read(read_bonding(text));
  testing::is_read(read_team_state(text));
  testing::is_read(read_team_units(text));
  const auto neighbours = read_lldp(text);
  if (!testing::is_read(neighbours)) return 0;
  for (const LldpNeighbour& neighbour : neighbours.value()) {
    testing::require(!neighbour.chassis_id.empty(), "a neighbour without an id");
  }
  return 0;
}
