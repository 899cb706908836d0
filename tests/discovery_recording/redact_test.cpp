// No secret survives, in whatever form, and nothing else changes.

#include "recording/redact.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "recording/secret_forms.h"

namespace toposcope::discovery {
namespace {

// With a letter for every way of spelling that changes it.
const std::string kCanary = "cAn4ry 's\"e&c<r>e/t+\\=\xC3\xBC";

struct Form {
  const char* name;
  std::string text;  ///< Must not come through.
  std::string around_before, around_after;
};

std::vector<Form> forms() {
  return {
      {"as it is", kCanary, "login with ", " failed"},
      {"json",
       R"(cAn4ry 's\"e&c<r>e/t+\\=)"
       "\xC3\xBC",
       "{\"x\": \"", "\"}"},
      {"xml", "cAn4ry &apos;s&quot;e&amp;c&lt;r&gt;e/t+\\=\xC3\xBC", "<a b=\"", "\"/>"},
      {"url", "cAn4ry%20%27s%22e%26c%3Cr%3Ee%2Ft%2B%5C%3D%C3%BC", "/v3?x=", "&y=2"},
      {"url, lower case", "cAn4ry%20%27s%22e%26c%3cr%3ee%2ft%2b%5c%3d%c3%bc", "/v3?x=", "&y=2"},
      {"form", "cAn4ry+%27s%22e%26c%3Cr%3Ee%2Ft%2B%5C%3D%C3%BC", "x=", "&y=2"},
      {"shell", "cAn4ry '\\''s\"e&c<r>e/t+\\=\xC3\xBC", "mysql --x '", "' db"},
      // base64 of "admin:CANARY", of "user:CANARY!" and of the canary itself
      {"base64", to_base64(kCanary), "blob ", " end"},
      {"base64 behind 1", to_base64("x" + kCanary + "tail"), "blob ", " end"},
      {"base64 behind 2", to_base64("xy" + kCanary + "tail"), "blob ", " end"},
      {"base64 behind 6", to_base64("admin:" + kCanary), "blob ", " end"},
  };
}

/// So many letters of the form in a row are as good as all of it.
bool leaks(const std::string& text, const std::string& form) {
  const std::string middle = form.substr(form.size() / 4, form.size() / 2);
  return text.find(middle) != std::string::npos;
}

TEST(RedactCanary, IsGoneInEveryForm) {
  const std::vector<std::string> secrets = {kCanary};
  const Redactor redactor(secrets);
  for (const Form& form : forms()) {
    const std::string text = form.around_before + form.text + form.around_after;
    const std::string clean = redactor.text(text);
    EXPECT_FALSE(leaks(clean, form.text)) << form.name << ": " << clean;
    EXPECT_TRUE(clean.starts_with(form.around_before)) << form.name << ": " << clean;
    EXPECT_TRUE(clean.ends_with(form.around_after)) << form.name << ": " << clean;
    EXPECT_EQ(redactor.text(clean), clean) << form.name;
  }
}

TEST(RedactCanary, IsGoneFromJsonInEveryFormAndPlace) {
  const std::vector<std::string> secrets = {kCanary, "987654321"};
  const Redactor redactor(secrets);
  for (const Form& form : forms()) {
    const std::string text = form.around_before + form.text + form.around_after;
    const std::string json =
        nlohmann::json{{"note", text}, {"list", {{{"deep", text}}}}, {text, 1}}.dump();
    const std::string clean = redactor.json(json);
    EXPECT_TRUE(nlohmann::json::accept(clean)) << clean;
    EXPECT_FALSE(leaks(clean, form.text)) << form.name << ": " << clean;
    EXPECT_FALSE(leaks(clean, kCanary)) << form.name << ": " << clean;
    EXPECT_EQ(redactor.json(clean), clean);
  }
  EXPECT_EQ(redactor.json(R"({"n":987654321,"m":[1,987654322]})"),
            R"({"n":"<SECRET>","m":[1,987654322]})");
  // Letters of it written as numbers.
  EXPECT_EQ(Redactor(std::vector<std::string>{"hunter2"}).json(R"({"a":"\u0068unter2!"})"),
            R"({"a":"<SECRET>!"})");
}

struct Case {
  const char* text;
  const char* clean;
};

TEST(RedactText, TakesOutWhatIsNamedASecret) {
  const Redactor redactor({});
  constexpr auto kCases = std::to_array<Case>({
      {"password=hunter2", "password=<SECRET>"},
      {"Password: hunter2 is wrong", "Password: <SECRET> is wrong"},
      {"nova.db_password = hunter2\nhost = a", "nova.db_password = <SECRET>\nhost = a"},
      {"PASSWD='two words' x", "PASSWD='<SECRET>' x"},
      {R"({"password": "two \" words", "a": 1})", R"({"password": "<SECRET>", "a": 1})"},
      {R"("{\"password\": \"hunter2\", \"a\": 1}")", R"("{\"password\": \"<SECRET>\", \"a\": 1}")"},
      {"api-key=k1 api_key=k2 apikey:k3", "api-key=<SECRET> api_key=<SECRET> apikey:<SECRET>"},
      {"X-Auth-Token: abc", "X-Auth-Token: <SECRET>"},
      {"Authorization: Bearer abc def", "Authorization: <SECRET> def"},
      {"export OS_PASSWORD=\"a b\"; ls", "export OS_PASSWORD=\"<SECRET>\"; ls"},
      {"mysql://nova:hunter2@10.0.0.5/nova", "mysql://nova:<SECRET>@10.0.0.5/nova"},
      {"http://a:p@ss@host:80/ rest", "http://a:<SECRET>@host:80/ rest"},
      {"snmp community=public", "snmp community=<SECRET>"},
      {"options: {psk=\"swordfish\", remote_ip=\"192.0.2.7\"}",
       "options: {psk=\"<SECRET>\", remote_ip=\"192.0.2.7\"}"},
      {"<graphics type='vnc' passwd='hunter2'/>", "<graphics type='vnc' passwd='&lt;SECRET&gt;'/>"},
      {"<disk><secret type='ceph' uuid='4711'/></disk>",
       "<disk><secret type='&lt;SECRET&gt;' uuid='&lt;SECRET&gt;'/></disk>"},
      {"<a><password>hunter2</password></a>", "<a><password>&lt;SECRET&gt;</password></a>"},
      {"key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nrest",
       "key:\n<SECRET>\nrest"},
      {"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl", "<SECRET>"},
      {"token is gAAAAABmZm9vYmFyYmF6cXV1eGNvcmdlZ3JhdWx0Z2FycGx5 now", "token is <SECRET> now"},
  });
  for (const Case& row : kCases) {
    EXPECT_EQ(redactor.text(row.text), row.clean);
    EXPECT_EQ(redactor.text(row.clean), row.clean);
  }
}

/// Names, passwords and hosts are RFC 3986's userinfo and host, as sloppy as people write them.
TEST(RedactText, TakesLoginsOutOfAddresses) {
  const Redactor redactor({});
  constexpr auto kCases = std::to_array<Case>({
      {"http://a:pw@host:80/x", "http://a:<SECRET>@host:80/x"},
      {"https://a:p%40s%2Fs@host/x", "https://a:<SECRET>@host/x"},
      {"http://a:p@s@host/x", "http://a:<SECRET>@host/x"},
      {"http://a:p/s@host", "http://a:<SECRET>@host"},
      {"http://a:p#s?t@host", "http://a:<SECRET>@host"},
      {"http://:pw@host", "http://:<SECRET>@host"},
      {"http://a:pw@[fd00::1]:80/", "http://a:<SECRET>@[fd00::1]:80/"},
      {"https://ghp_0123456789abcdef@host/x", "https://<SECRET>@host/x"},
      {"https://ghp_0123456789abcdef:@host/x", "https://<SECRET>:@host/x"},
      {"git+https://t0ken@host:8443/x", "git+https://<SECRET>@host:8443/x"},
      {"amqp://guest:gu/est@rabbit:5672/v", "amqp://guest:<SECRET>@rabbit:5672/v"},
      {"amqps://:pw@rabbit//", "amqps://:<SECRET>@rabbit//"},
      {"rabbit://u:p1@h1:5672,u:p2@h2:5672/v", "rabbit://u:<SECRET>@h2:5672/v"},
      {"mysql://nova:12/34@db/nova", "mysql://nova:<SECRET>@db/nova"},
      {"mysql+pymysql://nova:p@/s:s@db/nova?charset=utf8",
       "mysql+pymysql://nova:<SECRET>@db/nova?charset=utf8"},
      {"mysql://nova@server:pw@db/nova", "mysql://nova@server:<SECRET>@db/nova"},
      {"mysql://nova:it's@db/nova", "mysql://nova:<SECRET>@db/nova"},
      {"redis://:pw@cache:6379/0", "redis://:<SECRET>@cache:6379/0"},
      {"x='mysql://n:a\"b/c@db/n' y", "x='mysql://n:<SECRET>@db/n' y"},
      {R"({"a":"mysql://n:a/b@db/n","b":"me@x"})", R"({"a":"mysql://n:<SECRET>@db/n","b":"me@x"})"},
      {R"({"a":"http:\/\/n:pw@db\/n"})", R"({"a":"http:\/\/n:<SECRET>@db\/n"})"},
      {R"("{\"a\":\"mysql://n:a/b@db\",\"b\":\"c@d\"}")",
       R"("{\"a\":\"mysql://n:<SECRET>@db\",\"b\":\"c@d\"}")"},
      {"//a:pw@host", "//a:<SECRET>@host"},
  });
  for (const Case& row : kCases) {
    EXPECT_EQ(redactor.text(row.text), row.clean);
    EXPECT_EQ(redactor.text(row.clean), row.clean);
  }
}

/// As `ovs-vsctl -f json` prints a table of interfaces: RFC 7047, section 5.1.
TEST(RedactText, TakesSecretsOutOfMapsOfOpenVSwitch) {
  const Redactor redactor({});
  constexpr auto kCases = std::to_array<Case>({
      {R"(["map",[["psk","swordfish"],["remote_ip","192.0.2.7"]]])",
       R"(["map",[["psk","<SECRET>"],["remote_ip","192.0.2.7"]]])"},
      {R"(["map",[["key","flow"],["psk","sw\"ord"]]])",
       R"(["map",[["key","flow"],["psk","<SECRET>"]]])"},
      {R"(["map", [ [ "ipsec_psk" , "a, b]" ] ]])", R"(["map", [ [ "ipsec_psk" , "<SECRET>" ] ]])"},
      {R"({"x":"[\"map\",[[\"psk\",\"swordfish\"]]]"})",
       R"({"x":"[\"map\",[[\"psk\",\"<SECRET>\"]]]"})"},
      {R"(["map",[["psk","cut o)", R"(["map",[["psk","<SECRET>)"},
      {"options: {psk=swordfish, remote_ip=\"192.0.2.7\"}",
       "options: {psk=<SECRET>, remote_ip=\"192.0.2.7\"}"},
      {"options: {key=flow, psk=swordfish}", "options: {key=flow, psk=<SECRET>}"},
  });
  for (const Case& row : kCases) {
    EXPECT_EQ(redactor.text(row.text), row.clean);
    EXPECT_EQ(redactor.text(row.clean), row.clean);
  }
}

TEST(RedactText, LeavesTheRest) {
  const std::vector<std::string> secrets = {"abc", ""};  // too short to be looked for
  const Redactor redactor(secrets);
  for (const char* text : {"",
                           "abc",
                           "tokens: 3",
                           "password policy: none",
                           "secrets/path",
                           "http://host:80/a@b",
                           "-----BEGIN CERTIFICATE-----\nMIIE",
                           "2: eth0: <BROADCAST,MULTICAST,UP> mtu 1500",
                           "inet6 fe80::1/64 scope link",
                           "<domain type='kvm'><name>a</name></domain>",
                           "<SECRET>",
                           "password=<SECRET>",
                           "gAAAA short",
                           "token=",
                           "password:\nnext",
                           "http://[::1]:80/a@b",
                           "http://host/a:b@c",
                           "ssh://git@host:22/a",
                           "qemu+ssh://root@host/system",
                           "https://host?to=a@b",
                           "//comment: see a@b",
                           "rabbit://guest@host",
                           "nfs://host:2049/a",
                           R"(["password","token"])",
                           R"("methods":["password","totp"])",
                           R"([["tokens","3"]])",
                           R"([["password","a","b"]])",
                           R"(["map",[["remote_ip","192.0.2.7"]]])",
                           "options: {df_default=\"true\", local_ip=\"10.20.0.14\"}"}) {
    EXPECT_EQ(redactor.text(text), text);
  }
}

TEST(RedactJson, TakesOutMembersByName) {
  const Redactor redactor({});
  constexpr auto kCases = std::to_array<Case>({
      {R"({"adminPass": "x", "id": 1})", R"({"adminPass":"<SECRET>","id":1})"},
      {R"([ {"a": {"db.password": {"deep": [1, "]"]}, "b": 2}} ])",
       R"([{"a":{"db.password":"<SECRET>","b":2}}])"},
      {R"({"password":null,"pwd":17,"secret":true})",
       R"({"password":null,"pwd":"<SECRET>","secret":"<SECRET>"})"},
      // What a guest is told at its start, when it is told anything.
      {R"({"OS-EXT-SRV-ATTR:user_data":"I2Nsb3VkLWNvbmZpZwo=","id":"x"})",
       R"({"OS-EXT-SRV-ATTR:user_data":"<SECRET>","id":"x"})"},
      {R"({"OS-EXT-SRV-ATTR:user_data":null})", R"({"OS-EXT-SRV-ATTR:user_data":null})"},
      // The body of a login is a "token"; one further down is none.
      {R"({"token":{"user":{"name":"admin"},"token":{"id":"x"}}})",
       R"({"token":{"user":{"name":"admin"},"token":"<SECRET>"}})"},
      {R"({"token":"x"})", R"({"token":"<SECRET>"})"},
      // Texts in it are texts.
      {R"({"config":"password = x\nhost = y"})", R"({"config":"password = <SECRET>\nhost = y"})"},
      {R"({"xml":"<a passwd='x'/>"})", R"({"xml":"<a passwd='&lt;SECRET&gt;'/>"})"},
      {R"({"psk":"x","pskeys":1})", R"({"psk":"<SECRET>","pskeys":1})"},
      // Pairs, as Open vSwitch writes maps.
      {R"({"data":[["map",[["psk", "x"] , [ "password",17],["remote_ip","y"]]]]})",
       R"({"data":[["map",[["psk","<SECRET>"],["password","<SECRET>"],["remote_ip","y"]]]]})"},
      {R"({"methods":["password","totp"],"a":[["psk",null],["psk","x","y"]]})",
       R"({"methods":["password","totp"],"a":[["psk",null],["psk","x","y"]]})"},
      // All else stays as it is spelled.
      {R"({"a": 1.50, "b": "\u00fc\/", "c": [ ], "d": 123456789012345678901234567890})",
       R"({"a":1.50,"b":"\u00fc\/","c":[],"d":123456789012345678901234567890})"},
      {"[]", "[]"},
      {" 17 ", "17"},
  });
  for (const Case& row : kCases) {
    EXPECT_EQ(redactor.json(row.text), row.clean);
    EXPECT_EQ(redactor.json(row.clean), row.clean);
  }
}

TEST(RedactText, SurvivesASecretThatIsInTheMark) {
  const std::vector<std::string> secrets = {"SECRET"};
  EXPECT_EQ(Redactor(secrets).text("password=x"), "password=<SECRET>");
}

TEST(Base64, GoesBothWays) {
  // RFC 4648, section 10.
  constexpr auto kCases = std::to_array<Case>({{"", ""},
                                               {"f", "Zg=="},
                                               {"fo", "Zm8="},
                                               {"foo", "Zm9v"},
                                               {"foob", "Zm9vYg=="},
                                               {"fooba", "Zm9vYmE="},
                                               {"foobar", "Zm9vYmFy"}});
  for (const Case& row : kCases) {
    EXPECT_EQ(to_base64(row.text), row.clean);
    EXPECT_EQ(from_base64(row.clean), row.text);
  }
  EXPECT_EQ(from_base64("Zm9*"), "");
}

}  // namespace
}  // namespace toposcope::discovery
