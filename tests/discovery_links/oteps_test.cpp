#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Oteps = FinderTable;

TEST_P(Oteps, FollowTheRule) { check({"FindLinksForOteps"}, GetParam()); }

constexpr const char* kAll = R"(
  {"type":"otep","id":"o","name":"h-otep","host":"h","parent_id":"g","vconnector":"br-mesh","ip_address":"10.0.0.1"}
  {"type":"vedge","id":"g","name":"G","host":"h"}
  {"type":"vconnector","id":"far","name":"br-mesh","host":"other"}
  {"type":"vconnector","id":"c1","name":"br-mesh","host":"h"}
  {"type":"vconnector","id":"c2","name":"br-mesh","host":"h"}
  {"type":"host_pnic","id":"p0","name":"eth0","host":"other","IP Address":"10.0.0.1"}
  {"type":"host_pnic","id":"p1","name":"eth1","host":"h","IP Address":"10.0.0.1"})";

constexpr const char* kNone = R"(
  {"type":"otep","id":"o1","name":"a","host":"h","parent_id":"gone","vconnector":"","ip_address":""}
  {"type":"otep","id":"o2","name":"b","host":"h","parent_id":"g","vconnector":"br-none","ip_address":"10.0.0.9"}
  {"type":"vconnector","id":"c","name":"","host":"h"}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h"}
  {"type":"vedge","id":"g","name":"G"})";

constexpr const char* kAddresses = R"(
  {"type":"vedge","id":"g","name":"G","host":"h"}
  {"type":"otep","id":"o","name":"a","host":"h","parent_id":"g","ip_address":"10.0.0.2"}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h","IP Address":["10.0.0.1","10.0.0.2"]})";

INSTANTIATE_TEST_SUITE_P(Table, Oteps,
                         ::testing::Values(FinderCase{"all_three_in_this_order", "", kAll,
                                                      R"(vedge-otep g>o "G-otep" host=h
                      otep-vconnector o>c1 "h-otep-br-mesh" host=h
                      otep-host_pnic o>p1 "hpniceth1" host=h)",
                                                      R"(vedge-otep g>o "G-otep" host=h
                      otep-vconnector o>c1 "h-otep-br-mesh" host=h
                      otep-host_pnic o>p1 "h-pnic-eth1" host=h)"},
                                           FinderCase{
                                               "what_is_missing_costs_itself", "", kNone,
                                               R"(! otep:o1: its parent_id is the id of no object
                      ! otep:o2: has no host)"},
                                           FinderCase{"one_of_several_addresses", "", kAddresses,
                                                      R"(vedge-otep g>o "G-otep" host=h
                      otep-host_pnic o>p "hpniceth0" host=h)",
                                                      R"(vedge-otep g>o "G-otep" host=h
                      otep-host_pnic o>p "h-pnic-eth0" host=h)"}),
                         name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
