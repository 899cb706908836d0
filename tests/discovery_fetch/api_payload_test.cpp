/// \file
/// Payloads of Calipso's tests: what its fetchers make of an answer, ours must make, too.  They
/// have the forms of 2018.

#include <gtest/gtest.h>

#include "discovery_fetch/fake_sources.h"
#include "fetchers/api/host_list.h"
#include "fetchers/api/host_os.h"
#include "fetchers/facts/session.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

Json without_type(Json objects) {
  for (Json& object : objects) object.erase("type");  // saving adds it
  return objects;
}

class ApiPayload : public ::testing::Test {
 protected:
  ApiPayload() { bench.use_2018(); }

  FetchBench bench;
};

TEST_F(ApiPayload, Regions) {
  const Json file = fixture_json("calipso-api_fetch_regions.json");
  bench.environment.name = file["ENV"];
  bench.api->session_answer = file["AUTH_RESPONSE"]["admin"].dump();
  const auto result = bench.fetch(*make_api_regions_fetcher(), "regions_folder", "x-regions");
  EXPECT_EQ(unordered(calipso_form(result)), unordered(file["REGIONS_RESULT"]));
}

/// CORRECT_AUTH_CONTENT holds the catalog of which REGIONS was made.
TEST_F(ApiPayload, RegionsOfAWholeCatalog) {
  const Json access = fixture_json("calipso-api_access.json");
  const auto session = facts::read_session(access["CORRECT_AUTH_CONTENT"].dump());
  ASSERT_TRUE(session.has_value());
  ASSERT_EQ(session.value().regions.size(), 1U);
  EXPECT_EQ(session.value().regions[0].name, access["REGION_NAME"]);
  EXPECT_EQ(session.value().project_name, access["PROJECT"]);
  const auto& nova = session.value().regions[0].endpoints;
  const auto found = std::find_if(nova.begin(), nova.end(), [&](const auto& endpoint) {
    return endpoint.service == access["SERVICE_NAME"];
  });
  ASSERT_NE(found, nova.end());
  EXPECT_EQ(found->type, "compute");

  const Json regions = fixture_json("calipso-regions.json")["REGIONS"]["RegionOne"]["endpoints"];
  EXPECT_EQ(nova.size(), regions.size());
  for (const auto& endpoint : nova) {
    ASSERT_TRUE(regions.contains(endpoint.service)) << endpoint.service;
    EXPECT_EQ(regions[endpoint.service]["service_type"], endpoint.type);
  }
}

TEST_F(ApiPayload, LoginsThatAreNone) {
  const Json access = fixture_json("calipso-api_access.json");
  for (const char* name : {"ERROR_AUTH_CONTENT", "ERROR_TOKEN_CONTENT", "GET_CONTENT"}) {
    EXPECT_FALSE(facts::read_session(access[name].dump()).has_value()) << name;
  }
}

/// Identity v2 had all projects of a cloud, v3 those that the user may see; only v3 is left, so
/// that USERS_PROJECTS, by which the one was filtered with the other, has no counterpart.
TEST_F(ApiPayload, Projects) {
  const Json file = fixture_json("calipso-api_fetch_projects.json");
  bench.api->say("identity /projects", Json{{"projects", file["REGION_RESPONSE"]["tenants"]}});
  const auto all = bench.fetch(*make_api_projects_fetcher(), "projects_folder", "x-projects");
  EXPECT_EQ(unordered(calipso_form(all)), unordered(file["REGION_RESULT"]));

  FetchBench other;
  other.api->say("identity /projects", file["PROJECTS_CORRECT_RESPONSE"]);
  const Json found =
      calipso_form(other.fetch(*make_api_projects_fetcher(), "projects_folder", "x-projects"));
  ASSERT_EQ(found.size(), file["PROJECT_RESULT"].size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i]["name"], file["PROJECT_RESULT"][i]);
  }

  FetchBench whole;  // as keystone tells of OSDNA-project and admin
  whole.api->say("identity /projects", Json{{"projects", file["REGION_PROJECTS"]}});
  EXPECT_EQ(unordered(calipso_form(
                whole.fetch(*make_api_projects_fetcher(), "projects_folder", "x-projects"))),
            unordered(file["REGION_PROJECTS"]));
}

TEST_F(ApiPayload, AvailabilityZones) {
  const Json file = fixture_json("calipso-api_fetch_availability_zones.json");
  bench.api->say("compute /os-availability-zone/detail", file["AVAILABILITY_ZONE_RESPONSE"]);
  const auto result =
      bench.fetch_as(*make_api_availability_zones_fetcher(), "project", "1", "admin");
  EXPECT_EQ(unordered(calipso_form(result)), unordered(file["GET_REGION_RESULT"]));

  FetchBench empty;
  empty.api->say("compute /os-availability-zone/detail", file["EMPTY_AVAILABILITY_ZONE_RESPONSE"]);
  EXPECT_EQ(
      calipso_form(empty.fetch_as(*make_api_availability_zones_fetcher(), "project", "1", "admin")),
      Json::array());
}

TEST_F(ApiPayload, HostTypes) {
  const Json file = fixture_json("calipso-api_fetch_host_project_hosts.json");
  Json host = file["HOST_DOC"];
  const std::string compute = file["COMPUTE_TYPE"];
  const std::string other = file["NONEXISTENT_TYPE"];
  add_host_type(host, other, file["ZONE"].get<std::string>(), bench.shape);
  EXPECT_EQ(host["host_type"], Json::array({other}));
  EXPECT_EQ(host["zone"], file["ZONE"]);
  const std::string zone = file["HOST_ZONE"];
  add_host_type(host, compute, zone, bench.shape);
  add_host_type(host, compute, zone, bench.shape);  // once
  EXPECT_EQ(host["host_type"], (Json::array({other, compute})));
  EXPECT_EQ(host["zone"], zone);
  EXPECT_EQ(host["parent_id"], zone);
}

/// AVAILABILITY_ZONE makes HOST_DOC, which is a controller.
TEST_F(ApiPayload, HostOfAZone) {
  const Json file = fixture_json("calipso-api_fetch_host_project_hosts.json");
  HostList hosts(file["REGION_NAME"], bench.shape);
  hosts.add_zone(file["AVAILABILITY_ZONE"]);
  Json expected = file["HOST_DOC"];
  expected["host_type"] = Json::array({"Controller"});
  ASSERT_EQ(hosts.documents().size(), 1U);
  EXPECT_EQ(unordered(hosts.documents()[0]), unordered(expected));
}

/// GET_FOR_REGION_INFO: zones, then the agents' NETWORKS_DETAILS_RESPONSE, the hypervisor's id and
/// IP_ADDRESS_RESPONSE.  When a service was last heard of ("updated_at") is not kept.  The rows of
/// the payload leave out what they were selected by; it is added here.
TEST_F(ApiPayload, HostsOfARegion) {
  const Json file = fixture_json("calipso-api_fetch_host_project_hosts.json");
  bench.api->say("compute /os-availability-zone/detail", file["AVAILABILITY_ZONE_RESPONSE"]);
  bench.api->say(
      "compute /os-hypervisors/detail?with_servers=1",
      Json{{"hypervisors",
            Json::array({Json{{"id", 1}, {"hypervisor_hostname", "node-5.cisco.com"}}})}});
  Json agents = file["NETWORKS_DETAILS_RESPONSE"];
  for (Json& agent : agents) agent["agent_type"] = "L3 agent";
  Json address = file["IP_ADDRESS_RESPONSE"][0];
  address["hypervisor_hostname"] = "node-5.cisco.com";
  bench.database->say("information_schema", R"([{"name": "neutron"}])");
  bench.database->say("neutron.agents", agents.dump());
  bench.database->say("compute_nodes", Json::array({address}).dump());
  bench.sources.database = bench.database;
  bench.sources.hosts = nullptr;

  Json expected = file["GET_FOR_REGION_INFO"];
  for (Json& host : expected) {
    for (Json& service : host["services"]) service.erase("updated_at");
  }
  const auto result = bench.fetch_as(*make_api_project_hosts_fetcher(), "project", "1",
                                     file["PROJECT_NAME"].get<std::string>());
  EXPECT_EQ(unordered(calipso_form(result)), unordered(expected));

  FetchBench project;  // of another project than that of administrators: not once more
  project.put(Json{{"type", "project"}, {"id", "1"}, {"name", file["PROJECT_NAME"]}});
  EXPECT_EQ(calipso_form(project.fetch_as(*make_api_project_hosts_fetcher(), "project", "2",
                                          file["TEST_PROJECT_NAME"].get<std::string>())),
            Json::array());
}

/// Calipso prints the architecture behind os-release; here `arch` is a command of its own.
TEST_F(ApiPayload, OperatingSystem) {
  const Json file = fixture_json("calipso-api_fetch_host_project_hosts.json");
  std::string text = file["OS_DETAILS_INPUT"];
  text.resize(text.find("ARCHITECURE"));
  const auto os = read_host_os({0, text, ""}, {0, "x86_64\n", ""}, bench.shape);
  ASSERT_TRUE(os.has_value());
  EXPECT_EQ(unordered(os.value()), unordered(file["OS_DETAILS"]));
  const auto now = read_host_os({0, text, ""}, {0, "x86_64\n", ""}, Shape());
  EXPECT_EQ(now.value()["architecture"], "x86_64");
}

class InstancePayload : public ApiPayload {
 protected:
  InstancePayload() : file(fixture_json("calipso-api_fetch_host_instances.json")) {
    bench.api->say("compute /servers/detail?all_tenants=1", Json{{"servers", Json::array()}});
  }

  void put_host(const char* constant) {
    Json host = file[constant];
    host["type"] = "host";
    host["id"] = file["HOST_NAME"];
    bench.put(host);
  }

  Json instances(const Json& response) {
    bench.api->say("compute /os-hypervisors/detail?with_servers=1", response);
    return calipso_form(bench.fetch(*make_api_host_instances_fetcher(), "instances_folder",
                                    file["INSTANCE_FOLDER_ID"].get<std::string>()));
  }

  Json file;
};

TEST_F(InstancePayload, OfAHypervisor) {
  put_host("HOST");
  const Json found = instances(file["GET_SERVERS_RESPONSE"]);
  EXPECT_EQ(unordered(only(found, {"host", "id", "local_name", "uuid"})),
            unordered(file["GET_INSTANCES_FROM_API"]));
  EXPECT_EQ(found[0]["parent_id"], file["INSTANCE_FOLDER_ID"]);
}

TEST_F(InstancePayload, OfAHostThatDoesNotCompute) {
  put_host("NON_COMPUTE_HOST");
  EXPECT_EQ(instances(file["GET_SERVERS_RESPONSE"]), Json::array());
}

TEST_F(InstancePayload, OfAHypervisorWithout) {
  put_host("HOST");
  EXPECT_EQ(instances(file["RESPONSE_WITHOUT_SERVERS"]), Json::array());
}

/// INSTANCES_FROM_API stand for what nova said; rows of others are passed over.
TEST_F(InstancePayload, WithRowsOfTheDatabase) {
  const Json rows = fixture_json("calipso-db_fetch_instances.json");
  put_host("HOST");
  const std::string id = rows["INSTANCES_FROM_API"][0]["id"];
  bench.database->say("instance_info_caches", rows["INSTANCES_FROM_DB"].dump());
  bench.sources.database = bench.database;
  const Json found = instances(
      Json{{"hypervisors",
            Json::array({Json{{"hypervisor_hostname", "node-5.cisco.com"},
                              {"servers", Json::array({Json{{"uuid", id}, {"name", "i"}}})}}})}});
  const std::vector<std::string> members{
      "host",        "id",       "network", "network_info", "in_project-Calipso-project",
      "parent_type", "parent_id"};
  EXPECT_EQ(unordered(only(found, members)),
            unordered(without_type(rows["UPDATED_INSTANCES_DATA"])));
}

TEST_F(InstancePayload, RowsWithAndWithoutNetwork) {
  const Json rows = fixture_json("calipso-db_fetch_instances.json");
  put_host("HOST");
  for (const std::string name : {"INSTANCE_WITH_NETWORK", "INSTANCE_WITHOUT_NETWORK"}) {
    bench.cache = std::make_unique<ScanCache>();
    bench.database->answers.clear();
    bench.database->say("instance_info_caches", Json::array({rows[name]}).dump());
    bench.sources.database = bench.database;
    const Json found = instances(
        Json{{"hypervisors",
              Json::array({Json{
                  {"hypervisor_hostname", "node-5.cisco.com"},
                  {"servers", Json::array({Json{{"uuid", rows[name]["id"]}, {"name", "i"}}})}}})}});
    ASSERT_EQ(found.size(), 1U) << name;
    for (const char* member : {"network", "network_info", "in_project-Calipso-project"}) {
      EXPECT_EQ(found[0][member], rows[name + "_RESULT"][member]) << name << ' ' << member;
    }
  }
}

TEST_F(ApiPayload, Networks) {
  const Json file = fixture_json("calipso-api_fetch_networks.json");
  Json project = file["PROJECT"];
  project["type"] = "project";
  bench.put(project);
  bench.api->say("network /networks", file["NETWORKS_RESPONSE"]);
  bench.api->say("network /subnets", file["SUBNETS_RESPONSE"]);
  const auto result = bench.fetch(*make_api_networks_fetcher(), "region", "RegionOne");
  EXPECT_EQ(unordered(calipso_form(result)), unordered(without_type(file["NETWORKS_RESULT"])));
}

TEST_F(ApiPayload, Ports) {
  const Json file = fixture_json("calipso-api_fetch_ports.json");
  struct Case {
    const char* result;
    bool network, project;
  };
  for (const Case& one :
       {Case{"PORTS_RESULT_WITH_NET", true, false}, Case{"PORTS_RESULT_WITHOUT_NET", false, false},
        Case{"PORTS_RESULT_WITH_PROJECT", true, true}}) {
    FetchBench fresh;
    fresh.use_2018();
    for (const auto& [there, name, type] : {std::tuple{one.network, "NETWORK", "network"},
                                            std::tuple{one.project, "TENANT", "project"}}) {
      if (!there) continue;
      Json object = file[name];
      object["type"] = type;
      fresh.put(object);
    }
    fresh.api->say("network /ports", file["PORTS_RESPONSE"]);
    const Json found = calipso_form(fresh.fetch(*make_api_ports_fetcher(), "region", "RegionOne"));
    Json expected = without_type(file[one.result]);
    // Where no tenant is known, the original's mock answers with one that has no name: null.
    for (Json& port : expected) {
      if (!one.project) port.erase("project");
    }
    EXPECT_EQ(unordered(found), unordered(expected)) << one.result;
  }
}

}  // namespace
}  // namespace toposcope::discovery
