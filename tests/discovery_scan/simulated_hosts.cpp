#include "discovery_scan/simulated_hosts.h"

#include <algorithm>
#include <cstdio>

namespace toposcope::testing {
namespace {

/// What neutron calls the devices of a port: its kind and eleven characters of the id.
std::string device(const char* kind, char port_kind, int number) {
  return kind + CloudPlan::uuid(port_kind, number).substr(0, 11);
}

/// The number of the thing whose id is within a text, behind `mark`; as CloudPlan::uuid() made it.
int number_behind(std::string_view text, std::string_view mark) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return -1;
  const std::string id(text.substr(at + mark.size() + 2, 6));
  return static_cast<int>(std::strtol(id.c_str(), nullptr, 16));
}

std::string interface_lines(int index, const std::string& name, const std::string& mac,
                            const std::string& address) {
  std::string text = std::to_string(index) + ": " + name +
                     ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default "
                     "qlen 1000\n    link/ether " +
                     mac + " brd ff:ff:ff:ff:ff:ff\n";
  if (!address.empty()) {
    text += "    inet " + address + " brd + scope global " + name +
            "\n       valid_lft forever preferred_lft forever\n";
  }
  return text;
}

constexpr const char* kLoopback =
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
    "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n"
    "    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n";

constexpr const char* kRelease =
    "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\n"
    "VERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nID=debian\n";

constexpr const char* kEthtool =
    "Settings for eth0:\n\tSupported ports: [ FIBRE ]\n\tSpeed: 25000Mb/s\n\tDuplex: Full\n"
    "\tPort: FIBRE\n\tAuto-negotiation: on\n\tLink detected: yes\n";

bool begins(const std::string& text, std::string_view with) { return text.starts_with(with); }

}  // namespace

std::vector<int> SimulatedHosts::peers_of(int host) const {
  std::vector<int> peers;
  for (int step = 1; step <= 16 && step < plan_.hosts(); ++step) {
    peers.push_back((host + step * 7) % plan_.hosts());
  }
  std::erase(peers, host);
  std::sort(peers.begin(), peers.end());
  peers.erase(std::unique(peers.begin(), peers.end()), peers.end());
  return peers;
}

std::string SimulatedHosts::domains(int host) const {
  std::string text = " Id   Name                State\n----------------------------------\n";
  int id = 1;
  for (const int i : plan_.instances_on(host)) {
    text += " " + std::to_string(id++) + "    " + CloudPlan::local_name(i) + "   running\n";
  }
  return text + "\n";
}

std::string SimulatedHosts::domain_xml(int i) const {
  return "<domain type='kvm' id='1'>\n  <name>" + CloudPlan::local_name(i) + "</name>\n  <uuid>" +
         CloudPlan::uuid('s', i) +
         "</uuid>\n  <memory unit='KiB'>4194304</memory>\n  <vcpu placement='static'>2</vcpu>\n"
         "  <os>\n    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>\n  </os>\n  <devices>\n"
         "    <emulator>/usr/bin/qemu-system-x86_64</emulator>\n"
         "    <disk type='network' device='disk'>\n      <source protocol='rbd' name='vms/" +
         CloudPlan::uuid('s', i) +
         "_disk'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n"
         "    <interface type='bridge'>\n      <mac address='" +
         CloudPlan::mac('p', i) + "'/>\n      <source bridge='" + device("qbr", 'p', i) +
         "'/>\n      <target dev='" + device("tap", 'p', i) +
         "'/>\n      <model type='virtio'/>\n      <mtu size='1450'/>\n"
         "      <alias name='net0'/>\n    </interface>\n  </devices>\n</domain>\n\n";
}

std::string SimulatedHosts::bridges(int host) const {
  std::string text = "bridge name\tbridge id\t\tSTP enabled\tinterfaces\n";
  for (const int i : plan_.instances_on(host)) {
    std::string id = CloudPlan::mac('b', i);
    std::erase(id, ':');
    text += device("qbr", 'p', i) + "\t\t8000." + id + "\tno\t\t" + device("qvb", 'p', i) +
            "\n\t\t\t\t\t\t\t" + device("tap", 'p', i) + "\n";
  }
  return text;
}

std::string SimulatedHosts::ovs_show(int host) const {
  std::string text =
      CloudPlan::uuid('o', host) + "\n    Bridge br-tun\n        fail_mode: secure\n";
  const auto port = [&](const std::string& name, const std::string& tag, const std::string& type) {
    text += "        Port " + name + "\n";
    if (!tag.empty()) text += "            tag: " + tag + "\n";
    text += "            Interface " + name + "\n";
    if (!type.empty()) text += "                type: " + type + "\n";
  };
  port("br-tun", "", "internal");
  port("patch-int", "", "patch");
  for (const int peer : peers_of(host)) {
    char name[32];
    std::snprintf(name, sizeof name, "vxlan-ac10%02x%02x", static_cast<unsigned>(peer / 250),
                  static_cast<unsigned>(peer % 250 + 1));
    port(name, "", "vxlan");
    text += "                options: {df_default=\"true\", in_key=flow, local_ip=\"" +
            plan_.tunnel_address(host) + "\", out_key=flow, remote_ip=\"" +
            plan_.tunnel_address(peer) + "\"}\n";
  }
  text += "    Bridge br-int\n        fail_mode: secure\n";
  port("br-int", "", "internal");
  port("patch-tun", "", "patch");
  for (const int i : plan_.instances_on(host)) {
    port(device("qvo", 'p', i), std::to_string(plan_.network_of_instance(i) % 4000 + 1), "");
  }
  for (const int n : plan_.networks_on(host)) {
    port(device("tap", 'd', n), std::to_string(n % 4000 + 1), "internal");
  }
  return text + "    ovs_version: \"3.1.0\"\n";
}

std::string SimulatedHosts::datapath(int host) const {
  std::string text = "system@ovs-system:\n  lookups: hit:1024 missed:77 lost:0\n  flows: 12\n";
  int number = 0;
  const auto port = [&](const std::string& name) {
    text += "  port " + std::to_string(number++) + ": " + name + "\n";
  };
  for (const char* name : {"ovs-system (internal)", "br-int (internal)", "br-tun (internal)",
                           "vxlan_sys_4789 (vxlan: packet_type=ptap)"}) {
    port(name);
  }
  for (const int i : plan_.instances_on(host)) port(device("qvo", 'p', i));
  for (const int n : plan_.networks_on(host)) port(device("tap", 'd', n) + " (internal)");
  return text;
}

std::string SimulatedHosts::namespaces(int host) const {
  std::string text;
  for (const int n : plan_.networks_on(host)) text += "qdhcp-" + CloudPlan::uuid('n', n) + "\n";
  return text;
}

std::string SimulatedHosts::inside_namespace(const std::string& command) const {
  const int n = number_behind(command, "qdhcp-");
  const std::string cidr = CloudPlan::cidr_of(n);
  return kLoopback + interface_lines(2, device("tap", 'd', n), CloudPlan::mac('d', n),
                                     cidr.substr(0, cidr.size() - 4) + "2/24");
}

std::string SimulatedHosts::cards(int host, const std::string& command) const {
  const std::string eth0 =
      interface_lines(2, "eth0", CloudPlan::mac('e', host), plan_.tunnel_address(host) + "/16");
  const std::string eth1 = interface_lines(3, "eth1", CloudPlan::mac('f', host), "");
  if (begins(command, "ip address show eth0")) return eth0;
  if (begins(command, "ip address show eth1")) return eth1;
  return kLoopback + eth0 + eth1;
}

std::optional<discovery::CommandResult> SimulatedHosts::answer_of_switches(
    int host, const std::string& command) const {
  using discovery::CommandResult;
  if (begins(command, "virsh list") && !plan_.is_network_host(host))
    return CommandResult{0, domains(host), ""};
  if (begins(command, "virsh dumpxml")) {
    const auto at = command.find("instance-");
    const std::string digits = command.substr(at + 9, 8);
    return CommandResult{
        0, domain_xml(static_cast<int>(std::strtol(digits.c_str(), nullptr, 16)) - 1), ""};
  }
  if (begins(command, "brctl show")) return CommandResult{0, bridges(host), ""};
  if (begins(command, "ovs-vsctl show")) return CommandResult{0, ovs_show(host), ""};
  if (begins(command, "ovs-dpctl show")) return CommandResult{0, datapath(host), ""};
  if (begins(command, "ovs-vsctl list-ifaces")) return CommandResult{0, "eth1\n", ""};
  if (begins(command, "ip netns list")) return CommandResult{0, namespaces(host), ""};
  if (begins(command, "ip netns exec")) return CommandResult{0, inside_namespace(command), ""};
  return std::nullopt;
}

discovery::CommandResult SimulatedHosts::answer(int host, const std::string& command) const {
  if (begins(command, "cat /etc/os-release")) return {0, kRelease, ""};
  if (command == "arch") return {0, "x86_64\n", ""};
  if (begins(command, "ls -1 /proc/net/bonding")) {
    return {2, "", "ls: cannot access '/proc/net/bonding/': No such file or directory\n"};
  }
  const bool is_controller = host == plan_.hosts();
  if (!is_controller) {
    if (auto told = answer_of_switches(host, command)) return *std::move(told);
  }
  if (begins(command, "ip address show")) return {0, cards(host, command), ""};
  if (begins(command, "ls -l /sys/class/net")) {
    return {0,
            "total 0\n"
            "lrwxrwxrwx 1 root root 0 Mar  2 08:15 eth0 -> "
            "../../devices/pci0000:00/0000:00:03.0/net/eth0\n"
            "lrwxrwxrwx 1 root root 0 Mar  2 08:15 eth1 -> "
            "../../devices/pci0000:00/0000:00:04.0/net/eth1\n"
            "lrwxrwxrwx 1 root root 0 Mar  2 08:15 lo -> ../../devices/virtual/net/lo\n",
            ""};
  }
  if (begins(command, "ethtool")) return {0, kEthtool, ""};
  return {127, "", "sh: 1: " + command.substr(0, command.find(' ')) + ": not found\n"};
}

model::Result<std::vector<discovery::CommandResult>> SimulatedHosts::run(
    std::string_view host, std::span<const std::string> commands) {
  // The controller comes after all others; it has cards, and no guests or switches.
  const bool is_controller = host == "controller";
  const int number = is_controller ? plan_.hosts() : plan_.host_named(host);
  if (!is_controller && (number < 0 || number >= plan_.hosts())) {
    return model::Error{model::ErrorCode::kUnavailable, "no such host", std::string(host)};
  }
  std::vector<discovery::CommandResult> results;
  for (const std::string& command : commands) results.push_back(answer(number, command));
  return results;
}

}  // namespace toposcope::testing
