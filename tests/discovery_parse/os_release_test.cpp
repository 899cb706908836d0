#include "parse/os_release.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(OsRelease, ReadsWhatCalipsoReads) {
  const auto fields = read_os_release(fixture("calipso-os-release.txt"));
  ASSERT_TRUE(fields.has_value());
  EXPECT_EQ(fields.value().size(), 11U);
  EXPECT_EQ(field(fields.value(), "NAME"), "Ubuntu");
  EXPECT_EQ(field(fields.value(), "VERSION"), "16.04 LTS (Xenial Xerus)");
  EXPECT_EQ(field(fields.value(), "ID"), "ubuntu");
  EXPECT_EQ(field(fields.value(), "ID_LIKE"), "debian");
  EXPECT_EQ(field(fields.value(), "ARCHITECURE"), "x86_64");
  EXPECT_EQ(field(fields.value(), "NOT_THERE"), "");
}

TEST(OsRelease, ReadsTheLab) {
  const auto fields = read_os_release(fixture("lab-os-release.txt"));
  ASSERT_TRUE(fields.has_value());
  EXPECT_EQ(field(fields.value(), "PRETTY_NAME"), "Debian GNU/Linux 12 (bookworm)");
}

struct ValueCase {
  const char* line;
  const char* value;
};

class OsReleaseValue : public ::testing::TestWithParam<ValueCase> {};

TEST_P(OsReleaseValue, IsThatOfAShell) {
  const auto fields = read_os_release(GetParam().line);
  ASSERT_TRUE(fields.has_value()) << fields.error().message;
  EXPECT_EQ(field(fields.value(), "A"), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    All, OsReleaseValue,
    ::testing::Values(ValueCase{"A=", ""}, ValueCase{"A=b", "b"},
                      ValueCase{"# A=c\n\n A=b \n", "b"}, ValueCase{"A=\"b c\"", "b c"},
                      ValueCase{"A='b \"c\\'", "b \"c\\"},
                      ValueCase{R"(A="b\"c\\d\$")", "b\"c\\d$"}, ValueCase{"A=b=c", "b=c"},
                      ValueCase{"A=\"b\"'c'd", "bcd"}, ValueCase{"A=$B", "$B"}));

TEST(OsRelease, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_os_release, {{"\n", "line 1", "NAME=VALUE"},
                                  {"A=b\nnonsense\n", "line 2", "NAME=VALUE"},
                                  {"=b\n", "line 1", "NAME=VALUE"},
                                  {"A B=c\n", "line 1", "NAME=VALUE"},
                                  {"A=\"b\n", "line 1", "a closing quote"},
                                  {"A=b\\\n", "line 1", "a closing quote"}});
}

TEST(OsRelease, IsRobust) { expect_robust(read_os_release, fixture("lab-os-release.txt")); }

}  // namespace
}  // namespace toposcope::discovery::parse
