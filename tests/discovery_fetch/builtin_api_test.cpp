#include <gtest/gtest.h>

#include "engine/registry.h"

namespace toposcope::discovery {
namespace {

/// Names in both scanners.json that Calipso ships, and ours beside.
TEST(BuiltinFetchers, KnowWhatShippedScannersName) {
  const FetcherRegistry fetchers = make_builtin_fetchers();
  for (const char* name : {"ApiFetchRegions",
                           "ApiFetchProjects",
                           "ApiFetchAvailabilityZones",
                           "ApiFetchProjectHosts",
                           "ApiFetchHostInstances",
                           "ApiFetchNetworks",
                           "ApiFetchPorts",
                           "ApiFetchRouters",
                           "ApiFetchFloatingIps",
                           "ApiFetchSecurityGroups",
                           "ApiFetchTrunks",
                           "ApiFetchUnplacedInstances",
                           "DbFetchAggregates",
                           "DbFetchAggregateHosts",
                           "DbFetchAvailabilityZones",
                           "DbFetchAZNetworkHosts",
                           "DbFetchHostNetworkAgents",
                           "DbFetchVedgesOvs",
                           "DbFetchVedgesVpp",
                           "DbFetchOteps"}) {
    const Fetcher* fetcher = fetchers.find(name);
    ASSERT_NE(fetcher, nullptr) << name;
    EXPECT_EQ(fetcher->name(), name);
  }
}

/// Instances move between hosts, ports between networks' folders; all else stays where it is.
/// Regions may have one neutron, and projects have the same zones.
TEST(BuiltinFetchers, SayWhatMoves) {
  const FetcherRegistry fetchers = make_builtin_fetchers();
  for (const char* name : {"ApiFetchHostInstances", "ApiFetchPorts", "ApiFetchUnplacedInstances"}) {
    EXPECT_TRUE(fetchers.find(name)->traits().movable) << name;
  }
  EXPECT_FALSE(fetchers.find("ApiFetchNetworks")->traits().movable);
  for (const char* name : {"ApiFetchNetworks", "ApiFetchAvailabilityZones", "DbFetchAggregates"}) {
    EXPECT_TRUE(fetchers.find(name)->traits().shared) << name;
  }
  EXPECT_FALSE(fetchers.find("CliFetchHostPnics")->traits().shared);
}

}  // namespace
}  // namespace toposcope::discovery
