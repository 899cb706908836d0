/// \file
/// Hosts of a real cloud and their zones, whatever of it nova does not tell.

#include <gtest/gtest.h>

#include "discovery_fetch/api_lab.h"

namespace toposcope::discovery {
namespace {

using ApiHosts = ApiLab;

TEST_F(ApiHosts, Hosts) {
  const Json found = hosts();
  EXPECT_EQ(values_of(found, "id"), (Names{"compute1", "compute2", "compute3", "compute4",
                                           "compute5", "controller", "network1"}));
  const Json compute = named(found, "compute1");
  EXPECT_EQ(compute["host_type"], Json::array({"Compute"}));
  EXPECT_EQ(compute["parent_id"], "zone|az1");
  EXPECT_EQ(compute["ip_address"], "10.20.0.12");
  EXPECT_EQ(compute["os_id"], "536f7745-d9a3-4804-8144-0228e755fd75");
  EXPECT_EQ(compute["OS"]["ID"], "debian");
  EXPECT_EQ(compute["OS"]["architecture"], "x86_64");
  EXPECT_EQ(named(found, "controller")["host_type"], Json::array({"Controller"}));
  EXPECT_FALSE(named(found, "compute2").contains("OS"));  // no answer of it
}

/// nova does not know of hosts that serve the network only; Calipso's scan ends there.
TEST_F(ApiHosts, HostOfTheNetworkOnly) {
  const Json network = named(hosts(), "network1");
  EXPECT_EQ(network["host_type"], Json::array({"Network"}));
  EXPECT_EQ(network["parent_type"], "availability_zone");
  EXPECT_EQ(network["parent_id"], "zone|internal");
  EXPECT_TRUE(network["config"].is_object());
  EXPECT_FALSE(network["config"].contains("floating_ips"));  // how many there are at the moment
}

TEST_F(ApiHosts, HostThatNoZoneHas) {
  bench.api->say(
      "compute /os-hypervisors/detail?with_servers=1",
      Json{{"hypervisors",
            Json::array(
                {Json{{"id", "7"}, {"hypervisor_hostname", "odd"}, {"host_ip", "10.20.0.99"}}})}});
  const Json odd = named(hosts(), "odd");
  EXPECT_EQ(odd["host_type"], Json::array({"unknown"}));
  EXPECT_EQ(odd["parent_id"], "region|RegionOne");
  EXPECT_EQ(odd["ip_address"], "10.20.0.99");
}

/// A service that does not answer, or is disabled for maintenance, has its guests still.
TEST_F(ApiHosts, HostWhoseServiceIsDownOrDisabled) {
  bench.api->say("compute /os-availability-zone/detail", Json::parse(R"({"availabilityZoneInfo":[
      {"zoneName":"az1","zoneState":{"available":true},"hosts":{"compute2":{"nova-compute":
       {"available":false,"active":true,"updated_at":"2026-11-20T18:28:33Z"}}}}]})"));
  bench.api->say("compute /os-hypervisors/detail?with_servers=1", Json::parse(R"({"hypervisors":[
      {"id":"2","hypervisor_hostname":"compute2","state":"down","status":"enabled",
       "service":{"host":"compute2"}},
      {"id":"5","hypervisor_hostname":"compute5.lab","state":"up","status":"disabled",
       "service":{"host":"compute5"}}]})"));
  const Json down = named(hosts(), "compute2");
  EXPECT_EQ(down["host_type"], Json::array({"Compute"}));
  EXPECT_EQ(down["parent_id"], "zone|az1");
  const Json disabled = named(hosts(), "compute5");
  EXPECT_EQ(disabled["host_type"], Json::array({"Compute"}));
  EXPECT_EQ(disabled["parent_id"], "zone|az-sim");  // as its aggregate says
}

/// The lab, after the service of compute5 was disabled: /os-services has its zone still, and so has
/// its aggregate; the list of zones leaves it out.
TEST_F(ApiHosts, ZoneOfAHostWhoseServiceIsDisabled) {
  bench.api->say("compute /os-availability-zone/detail", Json::parse(R"({"availabilityZoneInfo":[
      {"zoneName":"internal","zoneState":{"available":true},"hosts":{
       "controller":{"nova-conductor":{"available":true,"active":true}}}}]})"));
  bench.api->say("compute /os-hypervisors/detail?with_servers=1", Json::parse(R"({"hypervisors":[
      {"id":"1","hypervisor_hostname":"controller","service":{"host":"controller"}},
      {"id":"5","hypervisor_hostname":"compute5","service":{"host":"compute5"}}]})"));
  const Json services = Json::parse(R"({"services":[
      {"binary":"nova-compute","host":"compute5","zone":"az-sim","status":"disabled"},
      {"binary":"nova-compute","host":"controller","zone":"nova","status":"disabled"}]})");
  const Json aggregates = Json::parse(R"({"aggregates":[
      {"id":1,"name":"sim","availability_zone":"az-sim","hosts":["compute4","compute5"]},
      {"id":2,"name":"ssd","availability_zone":null,"hosts":["compute1","controller"]}]})");
  struct Row {
    bool services, aggregates;
    const char *compute5, *controller;  ///< Parents.
  };
  for (const Row& row : {Row{true, true, "zone|az-sim", "zone|nova"},
                         Row{false, true, "zone|az-sim", "zone|internal"},
                         Row{false, false, "zone|internal", "zone|internal"}}) {
    bench.cache = std::make_unique<ScanCache>();
    const auto answer = [&](const char* request, const Json& body, bool told) {
      if (told) bench.api->say(request, body);
      if (!told) bench.api->refuse(request, model::ErrorCode::kUnsupported);
    };
    answer("compute /os-services?binary=nova-compute", services, row.services);
    answer("compute /os-aggregates", aggregates, row.aggregates);
    const Json found = hosts();
    EXPECT_EQ(named(found, "compute5")["parent_id"], row.compute5);
    EXPECT_EQ(named(found, "compute5")["host_type"], Json::array({"Compute"}));
    EXPECT_EQ(named(found, "controller")["parent_id"], row.controller);
    EXPECT_EQ(named(found, "controller")["host_type"], Json::array({"Controller", "Compute"}));
  }
}

/// What is of no project is fetched once, and not for each of thousands.
TEST_F(ApiHosts, WhatIsOfNoProjectIsFetchedOnce) {
  keep_projects();
  for (const auto make : {make_api_availability_zones_fetcher, make_api_project_hosts_fetcher}) {
    EXPECT_GT(bench.objects(make(), "project", kAdmin, "admin").size(), 3U);
    EXPECT_EQ(bench.objects(make(), "project", kBlue, "blue"), Json::array());
    EXPECT_EQ(bench.objects(make(), "project", kGreen, "green"), Json::array());
  }
}

/// Whose view a login has is not known then: no project has no zones.
TEST_F(ApiHosts, WithoutALoginNothingIsKnown) {
  bench.api->session_answer = source_error(model::ErrorCode::kUnavailable);
  for (const auto make : {make_api_availability_zones_fetcher, make_api_project_hosts_fetcher}) {
    EXPECT_FALSE(bench.fetch_as(*make(), "project", kBlue, "blue").has_value());
  }
}

}  // namespace
}  // namespace toposcope::discovery
