// Questions to a real database server, which each of these starts.

#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "discovery_sources/mariadb_server.h"
#include "sources/mysql/mysql_database.h"

namespace toposcope::testing {
namespace {

using discovery::Database;
using discovery::DatabaseLogin;
using discovery::SecretText;
using model::ErrorCode;

std::vector<std::string> statements() {
  return {
      "CREATE DATABASE neutron",
      "CREATE TABLE neutron.agents (id VARCHAR(36), host VARCHAR(255), admin_state_up TINYINT(1), "
      "`load` INT, heartbeat DATETIME, share DECIMAL(6,2), ratio DOUBLE, big BIGINT UNSIGNED, "
      "padded INT(6) ZEROFILL, flags BIT(9), configurations LONGTEXT, seen TIMESTAMP NULL, "
      "raw BLOB)",
      "INSERT INTO neutron.agents VALUES (\"a1\", \"compute1\", 1, -3, \"2026-11-20 18:28:23\", "
      "12.50, 0.1, 18446744073709551615, 42, b'100000001', REPEAT(\"{x}\", 1000), "
      "\"2026-11-20 18:28:23\", \"text\")",
      "INSERT INTO neutron.agents (id, host) VALUES (\"a2\", \"comp\\'ute2\"), (NULL, NULL)",
      "CREATE TABLE neutron.secret (x INT)",
      "CREATE USER os@localhost IDENTIFIED BY \"canary-Passw0rd\"",
      "CREATE USER os@\"127.0.0.1\" IDENTIFIED BY \"canary-Passw0rd\"",
      "GRANT SELECT ON neutron.agents TO os@localhost",
      "GRANT SELECT ON neutron.agents TO os@\"127.0.0.1\"",
      "CREATE USER boss@localhost IDENTIFIED BY \"canary-Passw0rd\"",
      "GRANT ALL ON *.* TO boss@localhost",
  };
}

class Mysql : public ::testing::Test {
 protected:
  [[nodiscard]] DatabaseLogin login(const std::string& user = "os") const {
    DatabaseLogin login;
    login.host = server_.socket();
    login.user = user;
    login.password = SecretText("canary-Passw0rd");
    return login;
  }
  [[nodiscard]] std::shared_ptr<Database> make(DatabaseLogin login,
                                               std::stop_token stop = {}) const {
    return discovery::make_mysql_database(std::move(login), std::move(stop));
  }
  static std::string ask(Database& database, const std::string& sql,
                         const std::vector<std::string>& values = {}) {
    const auto rows = database.query(sql, values);
    return rows.has_value() ? rows.value() : "error: " + rows.error().message;
  }
  static ErrorCode code(Database& database, const std::string& sql,
                        const std::vector<std::string>& values = {}) {
    const auto rows = database.query(sql, values);
    EXPECT_FALSE(rows.has_value()) << sql;
    if (rows.has_value()) return ErrorCode::kIo;
    EXPECT_EQ(rows.error().message.find("canary"), std::string::npos) << rows.error().message;
    return rows.error().code;
  }

  MariadbServer server_{statements()};
};

TEST_F(Mysql, TellsRowsByTheirTypes) {
  const auto database = make(login());
  EXPECT_EQ(ask(*database,
                "SELECT id, admin_state_up, `load`, heartbeat, share, ratio, big, padded, flags, "
                "seen, raw, LENGTH(configurations) AS size FROM neutron.agents WHERE id = 'a1'"),
            R"([{"id":"a1","admin_state_up":1,"load":-3,"heartbeat":"2026-11-20 18:28:23",)"
            R"("share":12.50,"ratio":0.1,"big":18446744073709551615,"padded":42,"flags":257,)"
            R"("seen":"2026-11-20 18:28:23","raw":"text","size":3000}])");
  EXPECT_EQ(ask(*database,
                "SELECT id, `load`, heartbeat, flags FROM neutron.agents "
                "WHERE id IS NULL"),
            R"([{"id":null,"load":null,"heartbeat":null,"flags":null}])");
  EXPECT_EQ(ask(*database, "SELECT id FROM neutron.agents WHERE 1 = 0"), "[]");
  EXPECT_EQ(ask(*database, "SELECT configurations AS c FROM neutron.agents WHERE id = 'a1'").size(),
            3000U + std::string(R"([{"c":""}])").size());
}

TEST_F(Mysql, ValuesAreValuesOnly) {
  const auto database = make(login());
  const std::string sql = "SELECT id FROM neutron.agents WHERE host = ? AND host <> ?";
  EXPECT_EQ(ask(*database, sql, {"compute1", ""}), R"([{"id":"a1"}])");
  EXPECT_EQ(ask(*database, sql, {"comp'ute2", "x"}), R"([{"id":"a2"}])");
  EXPECT_EQ(ask(*database, sql, {"' OR '1'='1", "\\"}), "[]");
  EXPECT_EQ(code(*database, sql, {"compute1"}), ErrorCode::kInvalidArgument);
}

TEST_F(Mysql, FaultsHaveTheirKinds) {
  const auto database = make(login());
  EXPECT_EQ(code(*database, "SELECT x FROM neutron.secret"), ErrorCode::kUnsupported);
  EXPECT_EQ(code(*database, "SELECT 1 FROM nova.instances"), ErrorCode::kUnsupported);
  EXPECT_EQ(code(*database, "SELECT none FROM neutron.agents"), ErrorCode::kNotFound);
  EXPECT_EQ(code(*database, "SELEKT 1"), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code(*database, "DO 1"), ErrorCode::kInvalidArgument);
  const auto boss = make(login("boss"));
  EXPECT_EQ(code(*boss, "SELECT 1 FROM neutron.none"), ErrorCode::kNotFound);
  EXPECT_EQ(code(*boss, "SELECT 1 FROM none.none"), ErrorCode::kNotFound);
  EXPECT_EQ(code(*boss, "DELETE FROM neutron.agents"), ErrorCode::kUnsupported);
  EXPECT_EQ(ask(*database, "SELECT COUNT(*) AS n FROM neutron.agents"), R"([{"n":3}])");
}

TEST_F(Mysql, AWrongPasswordIsRefused) {
  DatabaseLogin wrong = login();
  wrong.password = SecretText("canary-wrong");
  const auto database = make(std::move(wrong));
  const auto rows = database->query("SELECT 1", {});
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(rows.error().message,
            "login refused: Access denied for user 'os'@'localhost' (using password: YES)");
  EXPECT_EQ(rows.error().where, server_.socket());
}

TEST_F(Mysql, ConnectsAgainOnce) {
  const auto database = make(login());
  const std::string first = ask(*database, "SELECT CONNECTION_ID() AS id");
  const std::string id = first.substr(7, first.size() - 9);
  ASSERT_TRUE(server_.run("KILL " + id)) << first;
  const std::string second = ask(*database, "SELECT CONNECTION_ID() AS id");
  EXPECT_TRUE(second.starts_with("[{\"id\":")) << second;
  EXPECT_NE(second, first);
  server_.stop();
  EXPECT_EQ(code(*database, "SELECT 1"), ErrorCode::kUnavailable);
}

TEST_F(Mysql, EndsWhenItIsStopped) {
  std::stop_source stop;
  const auto database = make(login(), stop.get_token());
  const auto boss = make(login("boss"));
  std::jthread other([&] {
    while (ask(*boss,
               "SELECT COUNT(*) AS n FROM information_schema.processlist "
               "WHERE user = 'os' AND state = 'User sleep'") == R"([{"n":0}])") {
      std::this_thread::yield();
    }
    stop.request_stop();
  });
  EXPECT_EQ(code(*database, "SELECT SLEEP(1000) AS s"), ErrorCode::kCancelled);
  EXPECT_EQ(code(*database, "SELECT 1"), ErrorCode::kCancelled);
}

TEST_F(Mysql, VerifiesTheServer) {
  DatabaseLogin known = login();
  known.host = "127.0.0.1";
  known.port = server_.port();
  known.tls = DatabaseLogin::Tls::kVerified;
  known.ca_file = server_.certificate();
  const auto database = make(std::move(known));
  const std::string cipher =
      ask(*database,
          "SELECT VARIABLE_VALUE <> '' AS is_encrypted FROM "
          "information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'");
  EXPECT_EQ(cipher, R"([{"is_encrypted":1}])");

  DatabaseLogin unknown = login();
  unknown.host = "127.0.0.1";
  unknown.port = server_.port();
  unknown.tls = DatabaseLogin::Tls::kVerified;
  EXPECT_EQ(code(*make(std::move(unknown)), "SELECT 1"), ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace toposcope::testing
