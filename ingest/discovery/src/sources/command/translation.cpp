#include "sources/command/translation.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

#include "sources/lower_case.h"

namespace toposcope::discovery {
namespace {

/// A command that has these words goes into that container, or into each of two.
struct Row {
  std::string_view driver;  ///< Empty: any.
  std::string_view words;
  std::string_view container;
  std::string_view second = {};
};

constexpr Row kMercury[] = {
    {"", "ip netns list", "neutron_l3_agent", "neutron_dhcp_agent"},
    {"", "ip netns exec qdhcp", "neutron_dhcp_agent"},
    {"", "ip netns exec qrouter", "neutron_l3_agent"},
    {"", "virsh", "novalibvirt"},
    {"VPP", "ip -d link", "neutron_vpp"},
    {"VPP", "vppctl", "neutron_vpp"},
    {"OVS", "ip link", "ovs_vswitch"},
    {"OVS", "ip -d link", "ovs_vswitch"},
    {"OVS", "bridge fdb show", "ovs_vswitch"},
    {"OVS", "brctl", "ovs_vswitch"},
    {"OVS", "ovs-vsctl", "ovs_vswitch"},
    {"OVS", "ovs-dpctl", "ovs_vswitch"},
    {"OVS", "ovs-appctl", "ovs_vswitch"},  // Calipso does not ask it
};

constexpr Row kKolla[] = {
    {"", "ip netns list", "neutron_l3_agent", "neutron_dhcp_agent"},
    {"", "ip netns exec qdhcp", "neutron_dhcp_agent"},
    {"", "ip netns exec qrouter", "neutron_l3_agent"},
    {"", "virsh", "nova_libvirt"},
    {"VPP", "ip -d link", "neutron_vpp"},
    {"VPP", "vppctl", "neutron_vpp"},
    {"OVS", "ip link", "openvswitch_vswitchd"},
    {"OVS", "ip -d link", "openvswitch_vswitchd"},
    {"OVS", "ovs-vsctl", "openvswitch_vswitchd"},
    {"OVS", "ovs-dpctl", "openvswitch_vswitchd"},
    {"OVS", "ovs-appctl", "openvswitch_vswitchd"},
};

constexpr int kFirstWithWorkdir = 27747;  ///< Version of Mercury.

std::string call_of(const EnvironmentConfig& environment, std::string_view container, bool mercury,
                    std::string_view command) {
  const std::string& version = environment.distribution_version;
  std::string call = "docker exec --user root ";
  int number = 0;
  std::from_chars(version.data(), version.data() + version.size(), number);
  if (mercury && number >= kFirstWithWorkdir) call += "--workdir /root ";
  call.append(container);
  if (mercury) call.append("_").append(version);
  return call.append(" ").append(command);
}

bool has_no_container(const CommandResult& result) {
  return result.exit_code != 0 &&
         result.error_output.find("No such container") != std::string::npos;
}

/// Results of commands that belong together, as one.
CommandResult joined(std::span<CommandResult> parts) {
  CommandResult all = std::move(parts.front());
  for (CommandResult& part : parts.subspan(1)) {
    if (has_no_container(part)) continue;
    if (has_no_container(all)) {
      all = std::move(part);
      continue;
    }
    if (all.exit_code == 0) all.exit_code = part.exit_code;
    all.output += part.output;
    all.error_output += part.error_output;
  }
  return all;
}

class TranslatedCommands final : public HostCommands {
 public:
  TranslatedCommands(std::shared_ptr<HostCommands> inner, const EnvironmentConfig& environment)
      : inner_(std::move(inner)), environment_(environment) {}

  model::Result<std::vector<CommandResult>> run(std::string_view host,
                                                std::span<const std::string> commands) override {
    std::vector<std::string> asked;
    std::vector<std::size_t> counts;
    for (const std::string& command : commands) {
      const auto parts = translated(environment_, command);
      counts.push_back(parts.size());
      asked.insert(asked.end(), parts.begin(), parts.end());
    }
    auto results = inner_->run(host, asked);
    if (!results.has_value()) return results;
    std::vector<CommandResult> all;
    std::span<CommandResult> rest(results.value());
    for (const std::size_t count : counts) {
      all.push_back(joined(rest.first(count)));
      rest = rest.subspan(count);
    }
    return all;
  }

 private:
  std::shared_ptr<HostCommands> inner_;
  EnvironmentConfig environment_;
};

}  // namespace

std::vector<std::string> translated(const EnvironmentConfig& environment,
                                    std::string_view command) {
  const std::string distribution = lower_case(environment.distribution);
  const bool mercury = distribution == "mercury";
  std::span<const Row> rows;
  if (mercury) rows = kMercury;
  if (distribution == "kolla") rows = kKolla;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return (row.driver.empty() || environment.has_driver(row.driver)) &&
           command.find(row.words) != std::string_view::npos;
  });
  if (found == rows.end()) return {std::string(command)};
  std::vector<std::string> calls = {call_of(environment, found->container, mercury, command)};
  if (!found->second.empty()) {
    calls.push_back(call_of(environment, found->second, mercury, command));
  }
  return calls;
}

std::shared_ptr<HostCommands> with_translation(std::shared_ptr<HostCommands> inner,
                                               const EnvironmentConfig& environment) {
  return std::make_shared<TranslatedCommands>(std::move(inner), environment);
}

}  // namespace toposcope::discovery
