#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Disks = FinderTable;

TEST_P(Disks, FollowTheRule) { check({"FindLinksForDisks"}, GetParam()); }

constexpr const char* kStore = R"(
  {"type":"host","id":"h","name":"H","host":"h","cvim_region":"R","cvim_metro":"M"}
  {"type":"osd","id":"h|osd.0","name":"osd.0","host":"h","cvim_region":"R","cvim_metro":"M","metadata":{"osd_data":"/osd","osd_objectstore":"bluestore","bluefs_db_partition_path":"/dev/sdb2","bluestore_bdev_partition_path":"/dev/sdc1"}}
  {"type":"partition","id":"far","name":"sdc1","host":"x","device":"/dev/sdc1"}
  {"type":"partition","id":"data","name":"sdc1","host":"h","device":"/dev/sdc1","master_disk":"sdc","label":"block"}
  {"type":"partition","id":"db","name":"sdb2","host":"h","device":"/dev/sdb2"}
  {"type":"partition","id":"far-mount","name":"m","host":"x","mount_point":"/osd"}
  {"type":"disk","id":"far-disk","name":"sdc","object_name":"sdc","host":"x"}
  {"type":"disk","id":"disk","name":"sdc","object_name":"sdc","host":"h"})";

constexpr const char* kLittle = R"(
  {"type":"osd","id":"a","name":"A","host":"gone"}
  {"type":"osd","id":"b","name":"B"}
  {"type":"partition","id":"p","name":"P","host":"gone"}
  {"type":"partition","id":"q","name":"Q","master_disk":"sda"})";

INSTANTIATE_TEST_SUITE_P(
    Table, Disks,
    ::testing::Values(
        FinderCase{
            "from_the_host_down_to_the_disk", "", kStore,
            R"(host-osd h>h|osd.0 "H-osd.0" {"osd_data":"/osd","source_label":"R-M-h","target_label":"h|osd.0"}
                      osd-partition h|osd.0>data "osd.0-sdc1" {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"data"}
                      osd-partition h|osd.0>db "osd.0-sdb2" {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"db"}
                      osd-partition h|osd.0>far-mount "osd.0-m" {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"far-mount"}
                      partition-disk data>disk null {"partition_type":"block","source_label":"None-None-data","target_label":"disk"})",
            R"(host-osd h>h|osd.0 "H-osd.0" host=h {"osd_data":"/osd","source_label":"R-M-h","target_label":"h|osd.0"}
                      osd-partition h|osd.0>data "osd.0-sdc1" host=h {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"data"}
                      osd-partition h|osd.0>db "osd.0-sdb2" host=h {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"db"}
                      osd-partition h|osd.0>far-mount "osd.0-m" host=h {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"far-mount"}
                      partition-disk data>disk "None-sdc" host=h {"partition_type":"block","source_label":"None-None-data","target_label":"disk"})",
            R"(host-osd h>h|osd.0 "H-osd.0" host=h {"osd_data":"/osd","source_label":"R-M-h","target_label":"h|osd.0"}
                      osd-partition h|osd.0>data "osd.0-sdc1" host=h {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"data"}
                      osd-partition h|osd.0>db "osd.0-sdb2" host=h {"osd_objectstore":"bluestore","source_label":"R-M-h|osd.0","target_label":"db"}
                      partition-disk data>disk "None-sdc" host=h {"partition_type":"block","source_label":"None-None-data","target_label":"disk"})"},
        FinderCase{"what_says_little_is_not_linked", "", kLittle,
                   R"(! osd:b: has no host
                      ! partition:q: has no host)"}),
    name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
