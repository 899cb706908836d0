// `brctl show` and other listings: any bytes are read or a fault that is explained; bridges that
// were read are written in brctl's form and read again without a difference.

#include "parse/brctl.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "parse/netns_list.h"
#include "parse/os_release.h"
#include "parse/sys_class_net.h"
#include "parse/virsh_list.h"
#include "parse_fuzz_checks.h"

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace discovery::parse;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  testing::is_read(read_netns_list(text));
  testing::is_read(read_os_release(text));
  testing::is_read(read_sys_class_net(text));
  testing::is_read(read_virsh_list(text));
  const auto bridges = read_brctl_show(text);
  if (!testing::is_read(bridges)) return 0;
  std::string written;
  for (const BrctlBridge& bridge : bridges.value()) {
    testing::require(brctl_bridge_id(bridge.id) == bridge.id, "an id that changes");
    written += bridge.name + "\t\t" + bridge.id + "\t" + bridge.stp_enabled + "\n";
    for (const std::string& interface : bridge.interfaces) written += "\t\t" + interface + "\n";
  }
  const auto again = read_brctl_show(written);
  testing::require(testing::is_read(again), "what was written cannot be read");
  testing::require(again.value() == bridges.value(), "what was written reads otherwise");
  return 0;
}
