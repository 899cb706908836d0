#include "engine/registry.h"

#include <algorithm>
#include <array>
#include <utility>

namespace toposcope::discovery {
namespace {

struct NotBuilt {
  std::string_view beginning;  ///< Of the names.
  std::string_view reason;
};

constexpr std::string_view kStorage = "storage of hosts is not looked at";

constexpr std::array kNotBuilt = {
    NotBuilt{"Kube", "Kubernetes is not scanned"},
    NotBuilt{"CliFetchKube", "Kubernetes is not scanned"},
    NotBuilt{"Aci", "the controller of Cisco ACI is not asked; what LLDP tells of switches is"},
    NotBuilt{"CliFetchHostDisks", kStorage},
    NotBuilt{"CliFetchHostPartitions", kStorage},
    NotBuilt{"CliFetchHostOsds", kStorage},
    NotBuilt{"CliFetchHostMonitoringAgent", "agents of monitoring are not looked at"},
    NotBuilt{"CliFetchMonitoringAgent", "agents of monitoring are not looked at"},
};

}  // namespace

FetcherRegistry::FetcherRegistry(std::vector<std::unique_ptr<Fetcher>> fetchers) {
  for (auto& fetcher : fetchers) {
    std::string name(fetcher->name());
    fetchers_.try_emplace(std::move(name), std::move(fetcher));
  }
}

const Fetcher* FetcherRegistry::find(std::string_view name) const {
  const auto found = fetchers_.find(name);
  return found == fetchers_.end() ? nullptr : found->second.get();
}

std::string_view FetcherRegistry::why_not_built(std::string_view name) const {
  const auto known = std::find_if(kNotBuilt.begin(), kNotBuilt.end(), [&](const NotBuilt& one) {
    return name.substr(0, one.beginning.size()) == one.beginning;
  });
  return known == kNotBuilt.end() ? "this version has no such fetcher" : known->reason;
}

FetchSource source_of(const Fetcher& fetcher) {
  const FetchSource stated = fetcher.traits().source;
  if (stated != FetchSource::kByName) return stated;
  if (fetcher.name().starts_with("Api")) return FetchSource::kApi;
  return fetcher.name().starts_with("Db") ? FetchSource::kDatabase : FetchSource::kCommand;
}

}  // namespace toposcope::discovery
