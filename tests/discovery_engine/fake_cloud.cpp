#include "fake_cloud.h"

#include "support/records.h"

namespace toposcope::discovery::testing {

using model::Error;
using model::ErrorCode;
using model::Result;

const char* const kFakeEnvironment =
    R"({"name":"e","environment_type":"OpenStack","mechanism_drivers":["OVS"]})";

const char* const kFakeScanners = R"({"scanners_package":"discover","scanners":{
  "ScanEnvironment":[{"type":"regions_folder","children_scanner":"ScanRegionsRoot",
    "fetcher":{"folder":true,"types_name":"regions","parent_type":"environment"}}],
  "ScanRegionsRoot":[{"type":"region","fetcher":"ApiFetchRegions","children_scanner":"ScanRegion"}],
  "ScanRegion":[{"type":"host","fetcher":"ApiFetchProjectHosts","children_scanner":"ScanHost"},
    {"type":"port","fetcher":"ApiFetchPorts"}],
  "ScanHost":[{"type":"instance","fetcher":"ApiFetchHostInstances","children_scanner":"ScanInstance"},
    {"type":"pnics_folder","children_scanner":"ScanHostPnicsRoot",
     "fetcher":{"folder":true,"types_name":"pnics","parent_type":"host","create_folder":false}},
    {"type":"vconnector","fetcher":"CliFetchVconnectorsOvs",
     "environment_condition":{"mechanism_drivers":"OVS"}},
    {"type":"disk","fetcher":"CliFetchHostDisks"}],
  "ScanHostPnicsRoot":[{"type":"host_pnic","fetcher":"CliFetchHostPnics"}],
  "ScanInstance":[{"type":"vnic","fetcher":"CliFetchInstanceVnics"}]}})";

ScannerConfig fake_scanners() {
  return toposcope::testing::must(read_scanner_config(kFakeScanners, known_words()));
}

FetchedObject fetched(const std::string& id, const std::string& more) {
  Json document;
  document["id"] = id;
  document["name"] = id;
  document.update(Json::parse(more));
  return {std::move(document), std::nullopt};
}

Error unreachable() { return {ErrorCode::kUnavailable, "connection refused", "ssh h2"}; }

namespace {

FetchResult hosts_of(const FakeCloud& cloud) {
  FetchResult result;
  for (const auto& host : cloud.hosts) {
    result.objects.push_back(
        fetched(host, R"({"host":")" + host + R"(","host_type":)" + cloud.host_types + "}"));
    if (!cloud.unknown_type.empty()) {
      result.unknown.push_back({"host", host, "host_type", cloud.unknown_type});
    }
  }
  return result;
}

FetchResult instances_of(const FakeCloud& cloud, std::string_view host) {
  FetchResult result;
  for (const auto& [instance, where] : cloud.instances) {
    if (where == host) {
      result.objects.push_back(fetched(instance, R"({"host":")" + where + R"("})"));
    }
  }
  result.not_allowed = cloud.not_allowed;
  return result;
}

/// A vnic, which also tells its instance of its address.
FetchResult vnics_of(const FetchContext& context) {
  FetchResult result;
  const std::string instance(context.id);
  const std::string host = context.parent.host;
  result.objects.push_back(fetched(host + "|tap-" + instance,
                                   R"({"host":")" + host + R"(","vnic_type":"instance_vnic"})"));
  ObjectUpdate update{"instance", instance, {}, true};
  update.members["mac_addresses"] = Json::array({"fa:16:3e:" + instance});
  result.updates.push_back(std::move(update));
  return result;
}

/// Which of the host's instances are there already counts.
FetchResult vconnectors_of(const FetchContext& context) {
  FetchResult result;
  const auto seen = context.inventory.where("instance", is_text("host", context.parent.host));
  result.objects.push_back(fetched("br-" + context.parent.host,
                                   R"({"host":")" + context.parent.host + R"(","instances":)" +
                                       std::to_string(seen.size()) + "}"));
  return result;
}

FetchResult one(FetchedObject object) {
  FetchResult result;
  result.objects.push_back(std::move(object));
  return result;
}

}  // namespace

std::vector<std::unique_ptr<Fetcher>> FakeCloud::fetchers() {
  std::vector<std::unique_ptr<Fetcher>> all;
  const auto add = [&](const std::string& name, auto answer, FetchTraits traits = {}) {
    all.push_back(std::make_unique<FakeFetcher>(
        name, traits, [this, name, answer](const FetchContext& context) -> Result<FetchResult> {
          if (on_fetch) on_fetch(name, context.id);
          if (on_parent) on_parent(context.parent);
          if (const auto it = broken_fetchers.find(name); it != broken_fetchers.end()) {
            return it->second;
          }
          const std::string host = context.parent.host.empty()
                                       ? std::string(context.id.substr(0, 2))
                                       : context.parent.host;
          const auto it = broken_hosts.find(host);
          if (name.starts_with("Cli") && it != broken_hosts.end()) return it->second;
          return answer(context);
        }));
  };
  add("ApiFetchRegions", [](const auto&) { return one(fetched("region|R")); });
  add("ApiFetchProjectHosts", [this](const auto&) { return hosts_of(*this); });
  add("ApiFetchPorts", [](const auto&) { return one(fetched("port-1")); }, {.movable = true});
  add("ApiFetchHostInstances", [this](const auto& c) { return instances_of(*this, c.id); },
      {.movable = true});
  add("ApiFetchNetworks", [](const auto&) { return FetchResult{}; }, {.shared = true});
  add("CliFetchInstanceVnics", [](const auto& c) { return vnics_of(c); });
  add("CliFetchVconnectorsOvs", [](const auto& c) { return vconnectors_of(c); });
  add("CliFetchHostPnics", [](const auto& c) {
    const std::string host(c.id.substr(0, 2));
    return one(fetched("eth0-" + host, R"({"host":")" + host + R"("})"));
  });
  return all;
}

}  // namespace toposcope::discovery::testing
