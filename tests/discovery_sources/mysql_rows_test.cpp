// Fields of a database as JSON, without a database.

#include "sources/mysql/mysql_rows.h"

#include <optional>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "sources/mysql/mysql_connection.h"
#include "sources/mysql/mysql_database.h"

namespace toposcope::testing {
namespace {

using discovery::DatabaseColumn;
using discovery::JsonRows;
using Kind = discovery::DatabaseColumn::Kind;
using model::ErrorCode;

using Fields = std::vector<std::optional<std::string_view>>;

TEST(MysqlRows, OfNoRowsIsAnEmptyList) {
  JsonRows rows({{"id", "agents", Kind::kText}});
  EXPECT_EQ(rows.take(), "[]");
}

TEST(MysqlRows, KeepKindsAndOrder) {
  JsonRows rows({{"id", "a", Kind::kText}, {"n", "a", Kind::kNumber}, {"b", "a", Kind::kBits}});
  rows.add(Fields{"x\"\n", "7", std::string_view("\x01\x02", 2)});
  rows.add(Fields{std::nullopt, std::nullopt, std::nullopt});
  EXPECT_EQ(rows.take(),
            "[{\"id\":\"x\\\"\\n\",\"n\":7,\"b\":258},{\"id\":null,\"n\":null,\"b\":null}]");
  EXPECT_EQ(rows.take(), "[]");
}

TEST(MysqlRows, NumbersAreNumbersOfJson) {
  struct Row {
    const char* field;
    const char* json;
  };
  for (const Row& row :
       {Row{"0", "0"}, Row{"-12", "-12"}, Row{"18446744073709551615", "18446744073709551615"},
        Row{"0007", "7"}, Row{"0000", "0"}, Row{"00.50", "0.50"}, Row{"-0.5", "-0.5"},
        Row{"1.5e-07", "1.5e-07"}, Row{"nan", "\"nan\""}, Row{"", "\"\""}}) {
    JsonRows rows({{"n", "t", Kind::kNumber}});
    rows.add(Fields{row.field});
    EXPECT_EQ(rows.take(), "[{\"n\":" + std::string(row.json) + "}]");
  }
}

TEST(MysqlRows, TellsColumnsOfOneNameApart) {
  JsonRows rows({{"id", "agents", Kind::kNumber},
                 {"id", "hosts", Kind::kNumber},
                 {"id", "hosts", Kind::kNumber}});
  rows.add(Fields{"1", "2", "3"});
  EXPECT_EQ(rows.take(), "[{\"id\":1,\"hosts.id\":2}]");
}

TEST(MysqlRows, ReplacesBytesThatAreNoText) {
  JsonRows rows({{"t", "t", Kind::kText}});
  rows.add(Fields{"a\xff"});
  EXPECT_EQ(rows.take(), "[{\"t\":\"a\xef\xbf\xbd\"}]");
}

TEST(MysqlErrors, AreOfTheKindThatHelps) {
  struct Row {
    unsigned number;
    ErrorCode code;
  };
  for (const Row& row : {Row{1045, ErrorCode::kInvalidArgument}, Row{1044, ErrorCode::kUnsupported},
                         Row{1142, ErrorCode::kUnsupported}, Row{1146, ErrorCode::kNotFound},
                         Row{1049, ErrorCode::kNotFound}, Row{1064, ErrorCode::kInvalidArgument},
                         Row{2002, ErrorCode::kUnavailable}, Row{2003, ErrorCode::kUnavailable},
                         Row{2013, ErrorCode::kUnavailable}, Row{1040, ErrorCode::kUnavailable},
                         Row{2026, ErrorCode::kInvalidArgument}}) {
    EXPECT_EQ(discovery::mysql_error(row.number, "words", "").code, row.code) << row.number;
  }
}

struct LoginCase {
  const char* name;
  std::map<std::string, std::string, std::less<>> values;
  const char* comes_to;  ///< "verified", "clear", or how the message begins.
};

class DatabaseLoginTest : public ::testing::TestWithParam<LoginCase> {};

TEST_P(DatabaseLoginTest, OfASection) {
  discovery::CredentialStore credentials(
      {[](const std::string&) { return std::optional<std::string>("canary"); }, {}});
  auto values = GetParam().values;
  values.emplace("user", "os");
  const auto login =
      discovery::make_database_login({"mysql", std::move(values), "env:DB"}, credentials);
  if (!login.has_value()) {
    EXPECT_TRUE(login.error().message.starts_with(GetParam().comes_to)) << login.error().message;
    EXPECT_EQ(login.error().code, ErrorCode::kInvalidArgument);
    return;
  }
  EXPECT_EQ(login.value().password.reveal(), "canary");
  EXPECT_STREQ(login.value().tls == discovery::DatabaseLogin::Tls::kVerified ? "verified" : "clear",
               GetParam().comes_to);
}

INSTANTIATE_TEST_SUITE_P(
    Tls, DatabaseLoginTest,
    ::testing::Values(
        LoginCase{"OtherMachine", {{"host", "db.example"}}, "would talk to another machine"},
        LoginCase{"OtherMachineVerified", {{"host", "db.example"}, {"verify", "true"}}, "verified"},
        LoginCase{"OtherMachineKnown", {{"host", "db.example"}, {"ca_file", "ca.pem"}}, "verified"},
        LoginCase{"OtherMachineInTheClear", {{"host", "db.example"}, {"verify", "no"}}, "clear"},
        LoginCase{"ThisMachine", {{"host", "127.0.0.1"}}, "clear"},
        LoginCase{"ThisMachineByName", {{"host", "localhost"}}, "clear"},
        LoginCase{"ThisMachineVerified", {{"host", "localhost"}, {"verify", "yes"}}, "verified"},
        LoginCase{"Socket", {{"host", "/run/mysqld/mysqld.sock"}}, "clear"},
        LoginCase{"LooksLikeThisMachine", {{"host", "localhost.example"}}, "would talk"},
        LoginCase{"NoHost", {}, "states no host"},
        LoginCase{"NoPort", {{"host", "h"}, {"verify", "no"}, {"port", "70000"}}, "\"70000\""}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace toposcope::testing
