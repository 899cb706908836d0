/// \file
/// What fetchers make of sources that fail or talk nonsense: an error, never an empty list.

#include <gtest/gtest.h>

#include "discovery_fetch/lab_bench.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

using model::ErrorCode;

struct FailureCase {
  const char* name;
  std::unique_ptr<Fetcher> (*make)();
  const char* parent_type;
  const char* parent_id;
  const char* named;
  const char* request;  ///< What the fetcher cannot do without.
};

class Failures : public ::testing::TestWithParam<FailureCase> {
 protected:
  Failures() {
    bench.use_admin();
    bench.put(R"({"type": "host", "id": "compute1", "host_type": ["Compute"]})");
  }

  model::Result<FetchResult> fetch() {
    const FailureCase& one = GetParam();
    const auto fetcher = one.make();
    return bench.fetch_as(*fetcher, one.parent_type, one.parent_id, one.named);
  }

  LabBench bench;
};

TEST_P(Failures, SourceFails) {
  for (const ErrorCode code : {ErrorCode::kUnavailable, ErrorCode::kInvalidArgument,
                               ErrorCode::kMalformedInput, ErrorCode::kCancelled}) {
    bench.cache = std::make_unique<ScanCache>();
    bench.api->refuse(GetParam().request, code);
    const auto result = fetch();
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, code);
  }
}

/// RESPONSE_WITHOUT_..., WRONG_... and ..._ERROR_RESPONSE of Calipso's payloads are of these.  The
/// original takes them for an empty list, which would retire all that is there; here nothing is
/// known.
TEST_P(Failures, SourceTalksNonsense) {
  for (const char* body : {"", "{", R"({"text": "test"})", R"({"status": 400})", "{}", "[]", "null",
                           "<html>Bad Gateway</html>"}) {
    bench.cache = std::make_unique<ScanCache>();
    bench.api->answers.insert_or_assign(GetParam().request, std::string(body));
    const auto result = fetch();
    ASSERT_FALSE(result.has_value()) << body;
    EXPECT_EQ(result.error().code, ErrorCode::kMalformedInput) << body;
    EXPECT_FALSE(result.error().message.empty());
  }
}

TEST_P(Failures, LoginFails) {
  if (std::string_view(GetParam().name) == "Projects") return;  // asks for no region
  bench.api->session_answer = source_error(ErrorCode::kInvalidArgument);
  const auto result = fetch();
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
}

TEST_P(Failures, NoApi) {
  bench.sources.api = nullptr;
  EXPECT_FALSE(fetch().has_value());
}

constexpr const char* kRegion = "region|RegionOne";

INSTANTIATE_TEST_SUITE_P(
    Api, Failures,
    ::testing::Values(
        FailureCase{"Projects", make_api_projects_fetcher, "projects_folder", "p", "p",
                    "identity /projects"},
        FailureCase{"Zones", make_api_availability_zones_fetcher, "project", "1", "admin",
                    "compute /os-availability-zone/detail"},
        FailureCase{"HostsZones", make_api_project_hosts_fetcher, "project", "1", "admin",
                    "compute /os-availability-zone/detail"},
        FailureCase{"HostsHypervisors", make_api_project_hosts_fetcher, "project", "1", "admin",
                    "compute /os-hypervisors/detail?with_servers=1"},
        FailureCase{"HostsAgents", make_api_project_hosts_fetcher, "project", "1", "admin",
                    "network /agents"},
        FailureCase{"InstancesHypervisors", make_api_host_instances_fetcher, "instances_folder",
                    "compute1-instances", "x", "compute /os-hypervisors/detail?with_servers=1"},
        FailureCase{"InstancesServers", make_api_host_instances_fetcher, "instances_folder",
                    "compute1-instances", "x", "compute /servers/detail?all_tenants=1"},
        FailureCase{"InstancesPorts", make_api_host_instances_fetcher, "instances_folder",
                    "compute1-instances", "x", "network /ports"},
        FailureCase{"Networks", make_api_networks_fetcher, "region", kRegion, kRegion,
                    "network /networks"},
        FailureCase{"NetworksSubnets", make_api_networks_fetcher, "region", kRegion, kRegion,
                    "network /subnets"},
        FailureCase{"Ports", make_api_ports_fetcher, "region", kRegion, kRegion, "network /ports"},
        FailureCase{"Routers", make_api_routers_fetcher, "region", kRegion, kRegion,
                    "network /routers"},
        FailureCase{"FloatingIps", make_api_floating_ips_fetcher, "region", kRegion, kRegion,
                    "network /floatingips"},
        FailureCase{"SecurityGroups", make_api_security_groups_fetcher, "region", kRegion, kRegion,
                    "network /security-groups"},
        FailureCase{"Trunks", make_api_trunks_fetcher, "region", kRegion, kRegion,
                    "network /trunks"},
        FailureCase{"Unplaced", make_api_unplaced_instances_fetcher, "region", kRegion, kRegion,
                    "compute /servers/detail?all_tenants=1"},
        FailureCase{"Aggregates", make_db_aggregates_fetcher, "aggregates_folder",
                    "region|RegionOne-aggregates", "x", "compute /os-aggregates"},
        FailureCase{"AggregateHosts", make_db_aggregate_hosts_fetcher, "aggregate", "1", "1",
                    "compute /os-aggregates"},
        FailureCase{"ZonesOfInstances", make_db_availability_zones_fetcher, "x", "x", "x",
                    "compute /servers/detail?all_tenants=1"},
        FailureCase{"NetworkHosts", make_db_az_network_hosts_fetcher, "availability_zone", "z", "z",
                    "network /agents"},
        FailureCase{"Agents", make_db_host_network_agents_fetcher, "network_agents_folder",
                    "compute1-network_agents", "x", "network /agents"},
        FailureCase{"VedgesOvs", make_db_vedges_ovs_fetcher, "vedges_folder", "compute1-vedges",
                    "x", "network /agents"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Regions, WithoutACatalog) {
  LabBench bench;
  for (const char* body : {"", "{", R"({"text": "test"})", R"({"access": {}})", "[]"}) {
    bench.cache = std::make_unique<ScanCache>();
    bench.api->session_answer = std::string(body);
    EXPECT_FALSE(bench.fetch(*make_api_regions_fetcher(), "regions_folder", "r").has_value())
        << body;
  }
}

TEST(Trunks, OfANeutronThatHasNone) {
  LabBench bench;
  bench.use_admin();
  bench.api->refuse("network /trunks", ErrorCode::kNotFound);
  const auto result = bench.fetch(*make_api_trunks_fetcher(), "region", kRegion);
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(result.value().objects.empty());
  EXPECT_EQ(result.value().remarks.size(), 1U);
}

class DatabaseFails : public ::testing::Test {
 protected:
  DatabaseFails() {
    bench.use_admin();
    bench.sources.database = bench.database;
  }

  model::Result<FetchResult> aggregates() {
    return bench.fetch(*make_db_aggregates_fetcher(), "aggregates_folder",
                       "region|RegionOne-aggregates");
  }

  LabBench bench;
};

TEST_F(DatabaseFails, TheApiAnswersAndTheScanSaysSo) {
  const auto result = aggregates();
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result.value().objects.size(), 4U);
  EXPECT_EQ(bench.cache->fallbacks().size(), 1U);
}

TEST_F(DatabaseFails, WithoutApiItIsAnError) {
  bench.sources.api = nullptr;
  EXPECT_FALSE(aggregates().has_value());
}

TEST_F(DatabaseFails, StoppedIsStopped) {
  bench.database->answers.push_back({"aggregates", {}, source_error(ErrorCode::kCancelled)});
  const auto result = aggregates();
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::kCancelled);
}

TEST_F(DatabaseFails, SeveralNeutrons) {
  bench.sources.api = nullptr;
  bench.put(R"({"type": "host", "id": "compute1", "host_type": ["Compute"]})");
  const auto agents = [&] {
    bench.cache = std::make_unique<ScanCache>();
    return bench.fetch(*make_db_host_network_agents_fetcher(), "network_agents_folder",
                       "compute1-network_agents");
  };
  bench.database->say("information_schema", R"([{"name": "neutron"}, {"name": "old_neutron"}])");
  ASSERT_FALSE(agents().has_value());
  EXPECT_EQ(agents().error().code, ErrorCode::kConflict);
  bench.database->answers.clear();
  bench.database->say("information_schema", "[]");
  EXPECT_EQ(agents().error().code, ErrorCode::kNotFound);
}

/// A schema's name is as people or servers gave it: between backticks, and none with a NUL in it.
TEST_F(DatabaseFails, NamesOfSchemasAreQuoted) {
  bench.sources.api = nullptr;
  struct Row {
    const char *schema, *quoted;
  };
  for (const Row& row : {Row{"nova_cell1", "nova_cell1"}, Row{"nova-cell1", "`nova-cell1`"},
                         Row{"n`; DROP TABLE x; --", "`n``; DROP TABLE x; --`"},
                         Row{"1nova", "`1nova`"}, Row{"n.o", "`n.o`"}}) {
    bench.cache = std::make_unique<ScanCache>();
    bench.environment.sections = {
        {.name = "mysql", .values = {{"schema", row.schema}}, .secret = {}}};
    bench.database->asked.clear();
    bench.database->answers.clear();
    bench.database->say(std::string(row.quoted) + ".aggregates a ", R"([{"id": 1, "name": "a"}])");
    bench.database->say(std::string(row.quoted) + ".aggregate_hosts a ", "[]");
    EXPECT_TRUE(aggregates().has_value()) << row.schema;
  }
  bench.cache = std::make_unique<ScanCache>();
  bench.environment.sections = {
      {.name = "mysql", .values = {{"schema", std::string("no\0va", 5)}}, .secret = {}}};
  bench.database->asked.clear();
  EXPECT_EQ(aggregates().error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(bench.database->asked.empty());
}

class HostFails : public ::testing::Test {
 protected:
  HostFails() {
    bench.use_admin();
    bench.put(R"({"type": "host", "id": "compute1", "host_type": ["Compute"]})");
    const Json printed = fixture_json("lab-compute1.json");
    for (const auto& [command, output] : printed.items()) {
      bench.hosts->say("compute1", command, output);
    }
  }

  model::Result<FetchResult> vedge() {
    return bench.fetch(*make_db_vedges_ovs_fetcher(), "vedges_folder", "compute1-vedges");
  }

  LabBench bench;
};

TEST_F(HostFails, Vedges) {
  bench.hosts->down.insert("compute1");
  EXPECT_EQ(vedge().error().code, ErrorCode::kUnavailable);
  bench.hosts->down.clear();
  bench.hosts->say("compute1", "ovs-vsctl show", "database connection failed", 1);
  EXPECT_EQ(vedge().error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(vedge().error().message, "'ovs-vsctl show' ended with 1: database connection failed");
  EXPECT_EQ(vedge().error().where, "compute1");
  bench.hosts->say("compute1", "ovs-vsctl show", "", 127);
  EXPECT_EQ(vedge().error().code, ErrorCode::kNotFound);
  bench.hosts->say("compute1", "ovs-vsctl show", "bash: no such thing");
  EXPECT_FALSE(vedge().has_value());
}

TEST_F(HostFails, NeitherToolTellsOfDatapaths) {
  bench.hosts->say("compute1", "ovs-dpctl show", "", 1);
  bench.hosts->say("compute1", "ovs-appctl dpctl/show", "no daemon", 1);
  EXPECT_EQ(vedge().error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(vedge().error().message, "'ovs-appctl dpctl/show' ended with 1: no daemon");
  bench.hosts->say("compute1", "ovs-appctl dpctl/show", "");  // there is none
  EXPECT_TRUE(vedge().has_value());
}

TEST_F(HostFails, Oteps) {
  bench.keep(calipso_form(vedge()), "vedge");
  bench.hosts->down.insert("compute1");
  const auto result =
      bench.fetch(*make_db_oteps_fetcher(), "vedge", "f7a218e0-93d0-43dc-b51a-f21480b3492f");
  EXPECT_EQ(result.error().code, ErrorCode::kUnavailable);
}

/// What hosts run is the one thing that a host list can do without.
TEST_F(HostFails, HostListSaysWhatItLacks) {
  bench.hosts->down = {"compute1", "compute2"};
  const auto result = bench.fetch_as(*make_api_project_hosts_fetcher(), "project", "1", "admin");
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result.value().objects.size(), 7U);
  EXPECT_EQ(result.value().remarks.size(), 7U);  // five others print nothing
  EXPECT_NE(result.value().remarks[0].find("what it runs is not known"), std::string::npos);
}

}  // namespace
}  // namespace toposcope::discovery
