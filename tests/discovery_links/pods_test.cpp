#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Pods = FinderTable;

TEST_P(Pods, FollowTheRule) { check({"FindLinksForPods"}, GetParam()); }

constexpr const char* kService = R"(
  {"type":"vservice","id":"s","object_name":"S","pods":[{"id":"p"},{"id":"gone"}]}
  {"type":"pod","id":"p","object_name":"P","host":"h","containers":[{"name":"a"},{"name":"b"}]}
  {"type":"pod","id":"empty","object_name":"E","host":"h","containers":[{"name":"a"}]}
  {"type":"container","id":"p-b","object_name":"B","pod":{"id":"p"}}
  {"type":"container","id":"p-a","object_name":"A","pod":{"id":"p"}})";

INSTANTIATE_TEST_SUITE_P(Table, Pods,
                         ::testing::Values(FinderCase{
                             "each_container_for_us_the_first_again_in_2021", "", kService,
                             R"(vservice-pod s>p "S-pod"
                                    pod-container p>p-b "P-container")",
                             R"(vservice-pod s>p "S-pod" host=h
                                    pod-container p>p-b "P-container" host=h)",
                             R"(vservice-pod s>p "S-pod" host=h
                                    pod-container p>p-a "P-container" host=h
                                    pod-container p>p-b "P-container" host=h)"}),
                         name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
