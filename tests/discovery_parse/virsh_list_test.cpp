#include "parse/virsh_list.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(VirshList, ReadsWhatCalipsoReads) {
  const std::vector<VirshDomain> expected = {{"2", "instance-00000002", "running"},
                                             {"27", "instance-0000001c", "running"},
                                             {"38", "instance-00000026", "running"},
                                             {"39", "instance-00000028", "running"}};
  const auto read = read_virsh_list(fixture("calipso-virsh-list.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value(), expected);
  EXPECT_EQ(read_virsh_list(" Id  Name  State\n---\n 2 instance-00000003 running").value(),
            (std::vector<VirshDomain>{{"2", "instance-00000003", "running"}}));
}

TEST(VirshList, ReadsTheLab) {
  const auto read = read_virsh_list(fixture("lab-virsh-list.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value(), (std::vector<VirshDomain>{{"1", "instance-00000007", "running"},
                                                    {"2", "instance-00000006", "running"},
                                                    {"3", "instance-00000004", "running"}}));
}

TEST(VirshList, ReadsStatesAndNamesOfSeveralWords) {
  const auto read = read_virsh_list(
      " Id   Name          State\n"
      "------------------------------\n"
      " 4    in shutdown   in shutdown\n"
      " -    my old guest  shut off\n"
      " -    b             sleeping\n");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value(), (std::vector<VirshDomain>{{"4", "in shutdown", "in shutdown"},
                                                    {"-", "my old guest", "shut off"},
                                                    {"-", "b", "sleeping"}}));
  EXPECT_TRUE(read_virsh_list(" Id   Name   State\n--------------------\n\n").value().empty());
}

TEST(VirshList, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_virsh_list,
                {{"", "line 1", "the heading"},
                 {"\n-----\n", "line 1", "the heading"},
                 {"error: failed to connect to the hypervisor\n", "line 1", "id, name and state"},
                 {" Id Name State\n 5 name\n", "line 2", "name and state"},
                 {" 5\n", "line 1", "name and state"}});
}

TEST(VirshList, IsRobust) { expect_robust(read_virsh_list, fixture("calipso-virsh-list.txt")); }

}  // namespace
}  // namespace toposcope::discovery::parse
