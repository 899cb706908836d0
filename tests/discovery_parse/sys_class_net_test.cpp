#include "parse/sys_class_net.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

constexpr const char* kOfCalipso =
    "lrwxrwxrwx 1 root 0 Jul  5 17:17 eno16777728 -> ../../devices/0000:02:00.0/net/eno16777728\n"
    "lrwxrwxrwx 1 root 0 Jul  5 17:17 eno33554952 -> ../../devices/0000:02:01.0/net/eno33554952\n";

TEST(SysClassNet, ReadsWhatCalipsoReads) {
  const auto read = read_sys_class_net(kOfCalipso);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value(),
            (std::vector<SysInterface>{
                {"eno16777728", "../../devices/0000:02:00.0/net/eno16777728", false},
                {"eno33554952", "../../devices/0000:02:01.0/net/eno33554952", false}}));
}

TEST(SysClassNet, ReadsTheLab) {
  const auto read = read_sys_class_net(fixture("lab-sys-class-net.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value().size(), 25U);
  for (const SysInterface& interface : read.value()) {
    EXPECT_TRUE(interface.is_virtual) << interface.name;
    EXPECT_TRUE(interface.target.ends_with("/" + interface.name)) << interface.target;
  }
}

TEST(SysClassNet, PassesOverFiles) {
  const auto read =
      read_sys_class_net("total 0\n-rw-r--r-- 1 root root 4096 Nov 20 18:25 bonding_masters\n");
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read.value().empty());
}

TEST(SysClassNet, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_sys_class_net,
                {{"\n", "line 1", "total NUMBER"},
                 {"total 0\nlrwxrwxrwx 1 root root 0 eth0\n", "line 2", "NAME -> TARGET"},
                 {"ls: cannot access '/sys/class/net': No such file\n", "line 1", "a link"},
                 {"lrwxrwxrwx 1 root root 0 eth0 -> \n", "line 1", "a link"}});
}

TEST(SysClassNet, IsRobust) { expect_robust(read_sys_class_net, kOfCalipso); }

}  // namespace
}  // namespace toposcope::discovery::parse
