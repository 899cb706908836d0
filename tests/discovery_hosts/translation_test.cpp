// Which commands go into which container: Calipso 2021's table.

#include "sources/command/translation.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

using Words = std::vector<std::string>;

struct Row {
  const char* distribution;
  const char* version;
  const char* driver;
  const char* command;
  Words calls;
};

const std::string kRoot = "docker exec --user root ";

std::vector<Row> rows_of_mercury() {
  return {
      {"Mercury",
       "10239",
       "OVS",
       "ip netns list",
       {kRoot + "neutron_l3_agent_10239 ip netns list",
        kRoot + "neutron_dhcp_agent_10239 ip netns list"}},
      {"Mercury",
       "10239",
       "OVS",
       "ip netns exec qdhcp-1 ip address show",
       {kRoot + "neutron_dhcp_agent_10239 ip netns exec qdhcp-1 ip address show"}},
      {"Mercury",
       "10239",
       "OVS",
       "ip netns exec qrouter-1 ip address show",
       {kRoot + "neutron_l3_agent_10239 ip netns exec qrouter-1 ip address show"}},
      {"Mercury",
       "27747",
       "VPP",
       "vppctl show hardware-interfaces",
       {kRoot + "--workdir /root neutron_vpp_27747 vppctl show hardware-interfaces"}},
      {"Mercury",
       "27746",
       "VPP",
       "virsh list --all",
       {kRoot + "novalibvirt_27746 virsh list --all"}},
      {"Mercury", "10239", "VPP", "brctl show", {"brctl show"}},
      {"Mercury", "10239", "OVS", "brctl show", {kRoot + "ovs_vswitch_10239 brctl show"}},
      {"Mercury", "10239", "OVS", "bridge fdb show", {kRoot + "ovs_vswitch_10239 bridge fdb show"}},
      {"Mercury", "10239", "OVS", "ip address show", {"ip address show"}},
  };
}

/// Whatever the fetchers of a cloud ask: in the container that has the tool and its sockets, or on
/// the host.
TEST(Translation, KnowsWhatFetchersAsk) {
  struct Asked {
    const char* command;
    const char *mercury, *kolla;  ///< The container; empty on the host.
  };
  const Asked rows[] = {
      {"ovs-vsctl show", "ovs_vswitch_10239", "openvswitch_vswitchd"},
      {"ovs-vsctl list-ifaces br-ex", "ovs_vswitch_10239", "openvswitch_vswitchd"},
      {"ovs-dpctl show", "ovs_vswitch_10239", "openvswitch_vswitchd"},
      {"ovs-appctl dpctl/show", "ovs_vswitch_10239", "openvswitch_vswitchd"},
      {"virsh dumpxml 'a'", "novalibvirt_10239", "nova_libvirt"},
      {"ip netns exec qrouter-1 ip address show", "neutron_l3_agent_10239", "neutron_l3_agent"},
      {"ip -d link show 'eth0'", "ovs_vswitch_10239", "openvswitch_vswitchd"},
      {"ip link show 'bond0'", "ovs_vswitch_10239", "openvswitch_vswitchd"},
      {"bridge fdb show", "ovs_vswitch_10239", ""},
      {"brctl show", "ovs_vswitch_10239", ""},
      {"ip -d -j link show", "", ""},
      {"ip address show", "", ""},
      {"ethtool 'eth0'", "", ""},
      {"lldpctl -f json", "", ""},
      {"lldpcli -f json show neighbors", "", ""},
      {"teamdctl 'team0' state dump", "", ""},
      {"systemctl list-units 'teamd@*'", "", ""},
      {"ls -l /sys/class/net", "", ""},
      {"cat /etc/os-release", "", ""},
  };
  EnvironmentConfig environment;
  environment.mechanism_drivers = {"OVS"};
  environment.distribution_version = "10239";
  for (const Asked& row : rows) {
    for (const std::string distribution : {"Mercury", "Kolla"}) {
      environment.distribution = distribution;
      const std::string container = distribution == "Kolla" ? row.kolla : row.mercury;
      const std::string call = container.empty() ? "" : kRoot + container + " ";
      EXPECT_EQ(translated(environment, row.command), Words{call + row.command}) << distribution;
    }
  }
}

std::vector<Row> rows_of_others() {
  return {
      {"Kolla", "", "OVS", "virsh list", {kRoot + "nova_libvirt virsh list"}},
      {"Kolla", "", "OVS", "ovs-vsctl show", {kRoot + "openvswitch_vswitchd ovs-vsctl show"}},
      {"kolla",
       "",
       "OVS",
       "ip -d link show eth0",
       {kRoot + "openvswitch_vswitchd ip -d link show eth0"}},
      {"Kolla", "30000", "OVS", "brctl show", {"brctl show"}},
      {"Devstack", "", "OVS", "ip netns list", {"ip netns list"}},
      {"", "", "OVS", "virsh list", {"virsh list"}},
  };
}

TEST(Translation, FollowsTheTable) {
  std::vector<Row> rows = rows_of_mercury();
  for (const Row& row : rows_of_others()) rows.push_back(row);
  for (const Row& row : rows) {
    EnvironmentConfig environment;
    environment.distribution = row.distribution;
    environment.distribution_version = row.version;
    environment.mechanism_drivers = {row.driver};
    EXPECT_EQ(translated(environment, row.command), row.calls)
        << row.distribution << " " << row.command;
  }
}

class Containers final : public HostCommands {
 public:
  std::map<std::string, CommandResult> results;
  model::Result<std::vector<CommandResult>> run(std::string_view /*host*/,
                                                std::span<const std::string> commands) override {
    std::vector<CommandResult> all;
    for (const auto& command : commands) all.push_back(results[command]);
    return all;
  }
};

struct Joined {
  const char* what;
  CommandResult l3, dhcp, expected;
};

TEST(Translation, JoinsWhatBelongsTogether) {
  const CommandResult missing{1, "", "Error: No such container: x\n"};
  const std::vector<Joined> rows = {
      {"both", {0, "qrouter-1\n", ""}, {0, "qdhcp-1\n", ""}, {0, "qrouter-1\nqdhcp-1\n", ""}},
      {"no l3", missing, {0, "qdhcp-1\n", ""}, {0, "qdhcp-1\n", ""}},
      {"no dhcp", {0, "qrouter-1\n", ""}, missing, {0, "qrouter-1\n", ""}},
      {"none", missing, missing, missing},
      {"one fails", {0, "qrouter-1\n", ""}, {2, "", "broken\n"}, {2, "qrouter-1\n", "broken\n"}},
  };
  EnvironmentConfig environment;
  environment.distribution = "Kolla";
  for (const Joined& row : rows) {
    const auto inner = std::make_shared<Containers>();
    inner->results[kRoot + "neutron_l3_agent ip netns list"] = row.l3;
    inner->results[kRoot + "neutron_dhcp_agent ip netns list"] = row.dhcp;
    inner->results["uname"] = {0, "Linux\n", ""};
    const Words commands = {"uname", "ip netns list", "uname"};
    const auto results = with_translation(inner, environment)->run("h", commands);
    ASSERT_TRUE(results.has_value());
    ASSERT_EQ(results.value().size(), 3U);
    EXPECT_EQ(results.value()[1], row.expected) << row.what;
    EXPECT_EQ(results.value()[2].output, "Linux\n");
  }
}

}  // namespace
}  // namespace toposcope::discovery
