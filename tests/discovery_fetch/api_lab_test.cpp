/// \file
/// A real cloud as its administrator and as a user of one project sees it, in the forms of 2020.

#include "discovery_fetch/api_lab.h"

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

/// Agents say which hosts serve the network: without them nobody knows which do not.
TEST_F(ApiLab, HostsWithoutAgents) {
  keep_projects();
  bench.api->refuse("network /agents", model::ErrorCode::kUnsupported);
  const auto result = bench.fetch_as(*make_api_project_hosts_fetcher(), "project", kAdmin, "admin");
  ASSERT_TRUE(result.has_value()) << result.error().message;
  std::size_t kept = 0;
  for (const UnknownMember& unknown : result.value().unknown) {
    if (unknown.member == "host_type" && unknown.entry == "Network") ++kept;
  }
  EXPECT_EQ(kept, result.value().objects.size());
  EXPECT_GT(kept, 0U);
}

TEST_F(ApiLab, Regions) {
  const Json regions = bench.objects(make_api_regions_fetcher(), "regions_folder", "cloud-regions");
  EXPECT_EQ(values_of(regions, "id"), (Names{"region|RegionOne", "region|RegionTwo"}));
  const Json one = named(regions, "RegionOne");
  EXPECT_EQ(one["parent_id"], "cloud-regions");
  EXPECT_EQ(values_of(one["endpoints"], "name"),
            (Names{"glance", "keystone", "neutron", "nova", "placement"}));
  const Json nova = named(one["endpoints"], "nova");
  EXPECT_EQ(nova["service_type"], "compute");
  for (const char* url : {"adminURL", "internalURL", "publicURL"}) {
    EXPECT_EQ(nova[url], "http://127.0.0.1:8774/v2.1") << url;
  }
  EXPECT_EQ(values_of(named(regions, "RegionTwo")["endpoints"], "name"), Names{"keystone"});
}

TEST_F(ApiLab, Projects) {
  const Json projects =
      bench.objects(make_api_projects_fetcher(), "projects_folder", "cloud-projects");
  EXPECT_EQ(values_of(projects, "name"), (Names{"admin", "blue", "blue-dev", "green", "service"}));
  EXPECT_EQ(named(projects, "blue-dev")["parent_domain_id"], kBlue);
  EXPECT_FALSE(named(projects, "blue").contains("links"));
}

TEST_F(ApiLab, Zones) {
  const Json zones =
      bench.objects(make_api_availability_zones_fetcher(), "project", kAdmin, "admin");
  EXPECT_EQ(values_of(zones, "id"),
            (Names{"zone|az-sim", "zone|az1", "zone|az2", "zone|internal"}));
  const Json one = named(zones, "az1");
  EXPECT_EQ(values_of(one["hosts"], "name"), (Names{"compute1", "compute2"}));
  EXPECT_EQ(one["hosts"][0]["services"],
            (Json{{"nova-compute", Json{{"available", true}, {"active", true}}}}));
  EXPECT_EQ(one["master_parent_id"], "region|RegionOne");
  EXPECT_EQ(one["parent_id"], "region|RegionOne-availability_zones");
}

TEST_F(ApiLab, Instances) {
  bench.keep(hosts(), "host");
  const Json found =
      bench.objects(make_api_host_instances_fetcher(), "instances_folder", "compute1-instances");
  EXPECT_EQ(values_of(found, "name"), (Names{"lab-1", "web-1"}));
  const Json web = named(found, "web-1");
  EXPECT_EQ(web["host"], "compute1");
  EXPECT_EQ(web["local_name"], "instance-00000004");
  EXPECT_EQ(web["in_project-blue"], "1");
  EXPECT_EQ(web["vm_state"], "active");
  EXPECT_EQ(web["flavor"]["original_name"], "t.small");
  EXPECT_FALSE(web.contains("updated"));
  EXPECT_EQ(web["parent_id"], "compute1-instances");
  // Made of its two ports: one network each.
  EXPECT_EQ(web["network"], (Json::array({"d6bc550e-260c-43f1-8222-19456018bfec",
                                          "9d7b85e2-8dcc-4e20-8192-e6fdcc98318d"})));
  EXPECT_EQ(web["network_info"][1]["address"], "fa:16:3e:1b:e9:00");
  EXPECT_EQ(web["network_info"][1]["devname"], "tapb306761f-e1");
  EXPECT_EQ(web["network_info"][1]["network"]["label"], "blue-web");
  EXPECT_EQ(web["network_info"][1]["network"]["subnets"].size(), 2U);
  const Json none =
      bench.objects(make_api_host_instances_fetcher(), "instances_folder", "compute5-instances");
  EXPECT_EQ(values_of(none, "name"), Names{"dev-noip"});
  EXPECT_EQ(none[0]["network"], Json::array());
}

/// The database names the same ports, networks and devices.
TEST_F(ApiLab, InstancesOfTheDatabase) {
  bench.keep(hosts(), "host");
  const auto ask = [&] {
    bench.cache = std::make_unique<ScanCache>();
    return named(
        bench.objects(make_api_host_instances_fetcher(), "instances_folder", "compute1-instances"),
        "lab-1");
  };
  const Json by_api = ask();
  bench.use_database();
  const Json by_database = ask();
  EXPECT_EQ(by_database["host_ip_address"], "10.20.0.12");
  EXPECT_EQ(by_api["network"], by_database["network"]);
  for (const char* member : {"id", "address", "devname", "type"}) {
    EXPECT_EQ(by_api["network_info"][0][member], by_database["network_info"][0][member]) << member;
  }
  EXPECT_EQ(by_database["network_info"][0]["network"]["bridge"], "br-int");
}

TEST_F(ApiLab, NetworksOfARegion) {
  keep_projects();
  const Json networks = bench.objects(make_api_networks_fetcher(), "region", "region|RegionOne");
  EXPECT_EQ(networks.size(), 6U);
  const Json web = named(networks, "blue-web");
  EXPECT_EQ(web["network"], web["id"]);
  EXPECT_EQ(web["cidrs"], (Json::array({"fd00:1:1::/64", "10.1.1.0/24"})));
  EXPECT_EQ(values_of(web["subnets"], "name"), (Names{"blue-web-sub", "blue-web-v6"}));
  EXPECT_EQ(web["parent_id"], std::string(kBlue) + "-networks");
  EXPECT_EQ(web["project"], "blue");
  EXPECT_FALSE(web.contains("revision_number"));
  EXPECT_EQ(named(networks, "green-empty")["cidrs"], Json::array());
  EXPECT_EQ(named(networks, "corp-vlan")["provider:segmentation_id"], 120);
  // Of a region without neutron: none, and nobody is asked.
  EXPECT_EQ(bench.objects(make_api_networks_fetcher(), "region", "region|RegionTwo"),
            Json::array());
  EXPECT_EQ(bench.api->asked["network /networks"], 1);
}

/// RegionTwo has an identity service and nothing else: not a fault, and nothing is in it.
TEST_F(ApiLab, RegionWithoutCompute) {
  for (const auto& make : {make_db_aggregates_fetcher, make_api_networks_fetcher,
                           make_api_ports_fetcher, make_api_routers_fetcher}) {
    EXPECT_EQ(bench.objects(make(), "aggregates_folder", "region|RegionTwo-aggregates"),
              Json::array());
  }
}

TEST_F(ApiLab, NetworkForRoutersThatAreTwo) {
  keep_projects();
  bench.api->say(
      "network /networks",
      Json{{"networks", Json::array({Json{{"id", "ha"},
                                          {"name", std::string("HA network tenant ") + kGreen},
                                          {"tenant_id", ""},
                                          {"subnets", Json::array()}},
                                     Json{{"id", "nobodys"},
                                          {"name", "x"},
                                          {"tenant_id", ""},
                                          {"subnets", Json::array()}}})}});
  const Json networks = bench.objects(make_api_networks_fetcher(), "region", "region|RegionOne");
  EXPECT_EQ(named(networks, "HA net")["master_parent_id"], kGreen);
  EXPECT_EQ(named(networks, "x")["master_parent_id"], kAdmin);
}

TEST_F(ApiLab, Ports) {
  keep_projects();
  bench.keep(bench.objects(make_api_networks_fetcher(), "region", "region|RegionOne"), "network");
  const Json ports = bench.objects(make_api_ports_fetcher(), "region", "region|RegionOne");
  EXPECT_EQ(ports.size(), 8U);
  const Json web = named(ports, "fa:16:3e:1b:e9:00");
  EXPECT_EQ(web["binding:host_id"], "compute1");
  EXPECT_EQ(web["project"], "blue");
  EXPECT_EQ(web["parent_id"], "9d7b85e2-8dcc-4e20-8192-e6fdcc98318d-ports");
  EXPECT_TRUE(web["security_groups"][0]["id"].is_string());
  EXPECT_FALSE(named(ports, "fa:16:3e:1c:b6:96").contains("project"));  // a gateway is nobody's
}

struct OwnedCase {
  const char* name;
  std::unique_ptr<Fetcher> (*make)();
  const char* folder;
  std::size_t all, of_blue;
};

class Owned : public ::testing::TestWithParam<OwnedCase> {};

TEST_P(Owned, BelowTheirProjects) {
  LabBench bench;
  bench.use_admin();
  bench.keep(bench.objects(make_api_projects_fetcher(), "projects_folder", "cloud-projects"),
             "project");
  const Json all = bench.objects(GetParam().make(), "region", "region|RegionOne");
  const Json blue = bench.objects(GetParam().make(), "project", kBlue, "blue");
  EXPECT_EQ(all.size(), GetParam().all);
  EXPECT_EQ(blue.size(), GetParam().of_blue);
  for (const Json& one : blue) {
    EXPECT_EQ(one["parent_id"], std::string(kBlue) + '-' + GetParam().folder);
    EXPECT_EQ(one["parent_type"], std::string(GetParam().folder) + "_folder");
    EXPECT_EQ(one["master_parent_id"], kBlue);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lab, Owned,
    ::testing::Values(OwnedCase{"Routers", make_api_routers_fetcher, "routers", 3, 1},
                      OwnedCase{"FloatingIps", make_api_floating_ips_fetcher, "floating_ips", 3, 2},
                      OwnedCase{"SecurityGroups", make_api_security_groups_fetcher,
                                "security_groups", 2, 1},
                      OwnedCase{"Trunks", make_api_trunks_fetcher, "trunks", 1, 0},
                      OwnedCase{"Unplaced", make_api_unplaced_instances_fetcher, "unplaced", 2, 1}),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(ApiLab, FloatingIpsArePartOfTheirPort) {
  keep_projects();
  bench.keep(bench.objects(make_api_ports_fetcher(), "region", "region|RegionOne"), "port");
  const auto found = bench.fetch(*make_api_floating_ips_fetcher(), "region", "region|RegionOne");
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(named(calipso_form(found), "172.24.4.126").is_null());
  ASSERT_EQ(found.value().updates.size(), 2U);  // the third leads nowhere
  EXPECT_EQ(found.value().updates[1].id, "b306761f-e1b9-4541-a027-928d13a0a6e2");
  EXPECT_EQ(found.value().updates[1].members,
            (Json{{"floating_ips", Json::array({"172.24.4.126"})}}));
}

class TenantLab : public ::testing::Test {
 protected:
  TenantLab() {
    bench.use_tenant();
    bench.keep(bench.objects(make_api_projects_fetcher(), "projects_folder", "cloud-projects"),
               "project");
  }

  LabBench bench;
};

struct TenantCase {
  const char* name;
  std::unique_ptr<Fetcher> (*make)();
  const char* parent_type;
  const char* parent_id;
  const char* named;
  Names found;  ///< By name.
  Names not_allowed;
};

const TenantCase kTenantCases[] = {
    {"projects",
     make_api_projects_fetcher,
     "projects_folder",
     "cloud-projects",
     "",
     {"blue", "blue-development"},
     {"projects of others"}},
    {"zones",
     make_api_availability_zones_fetcher,
     "project",
     kBlue,
     "blue",
     {"az-sim", "az1", "az2"},
     {"hosts of availability zones"}},
    {"hosts",
     make_api_project_hosts_fetcher,
     "project",
     kBlue,
     "blue",
     {},
     {"hosts and all that is on them"}},
    {"aggregates",
     make_db_aggregates_fetcher,
     "aggregates_folder",
     "region|RegionOne-aggregates",
     "",
     {},
     {"aggregates"}},
    {"networks",
     make_api_networks_fetcher,
     "region",
     "region|RegionOne",
     "",
     {"blue-data", "blue-web", "corp-vlan", "public"},
     {}},
    {"routers", make_api_routers_fetcher, "project", kBlue, "blue", {"blue-edge"}, {}},
    {"servers",
     make_api_unplaced_instances_fetcher,
     "project",
     kBlue,
     "blue",
     {"db-1", "db-2", "web-1", "web-2-renamed", "web-3", "web-4"},
     {"servers of others"}},
};

TEST_F(TenantLab, SeesItsOwn) {
  for (const TenantCase& one : kTenantCases) {
    const std::string as = *one.named == '\0' ? one.parent_id : one.named;
    const auto result = bench.fetch_as(*one.make(), one.parent_type, one.parent_id, as);
    ASSERT_TRUE(result.has_value()) << one.name << ": " << result.error().message;
    EXPECT_EQ(values_of(calipso_form(result), "name"), one.found) << one.name;
    EXPECT_EQ(result.value().not_allowed, one.not_allowed) << one.name;
  }
}

/// What other projects share hangs below the project that sees it: theirs is not there.
TEST_F(TenantLab, NetworksOfOthers) {
  const Json networks = bench.objects(make_api_networks_fetcher(), "region", "region|RegionOne");
  EXPECT_EQ(named(networks, "corp-vlan")["master_parent_id"], kBlue);
  EXPECT_FALSE(named(networks, "corp-vlan").contains("project"));
}

}  // namespace
}  // namespace toposcope::discovery
