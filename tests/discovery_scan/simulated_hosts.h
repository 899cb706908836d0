#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/sources.h"

#include "discovery_scan/simulated_cloud.h"

namespace toposcope::testing {

/// The hosts of a plan: what tools print there.  A tool that is not there ends with 127.
class SimulatedHosts final : public discovery::HostCommands {
 public:
  explicit SimulatedHosts(CloudPlan plan) : plan_(plan) {}

  [[nodiscard]] model::Result<std::vector<discovery::CommandResult>> run(
      std::string_view host, std::span<const std::string> commands) override;

 private:
  [[nodiscard]] discovery::CommandResult answer(int host, const std::string& command) const;
  /// Of libvirt, bridges, Open vSwitch and namespaces.
  [[nodiscard]] std::optional<discovery::CommandResult> answer_of_switches(
      int host, const std::string& command) const;
  [[nodiscard]] std::string domains(int host) const;
  [[nodiscard]] std::string domain_xml(int instance) const;
  [[nodiscard]] std::string bridges(int host) const;
  [[nodiscard]] std::string ovs_show(int host) const;
  [[nodiscard]] std::string datapath(int host) const;
  [[nodiscard]] std::string namespaces(int host) const;
  [[nodiscard]] std::string inside_namespace(const std::string& command) const;
  [[nodiscard]] std::string cards(int host, const std::string& command) const;
  /// Other hosts that a tunnel leads to: as many in a large cloud as in a small one, as neutron's
  /// l2population makes them for networks of a bounded size.
  [[nodiscard]] std::vector<int> peers_of(int host) const;

  CloudPlan plan_;
};

}  // namespace toposcope::testing
