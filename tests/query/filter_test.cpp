#include "query/filter.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "query/filter_oracle.h"

namespace toposcope::testing {
namespace {

using query::Filter;
using query::FilterSubject;
using query::parse_filter;

scene::NodeFacts make_node() {
  scene::NodeFacts node{.key = "k1", .type = "vnic", .id = "tap3f9c", .name = "Tür-9"};
  node.host = "node-6";
  node.status = {model::StatusValue::kWarning, true, ""};
  node.document = R"({"attributes": {"mtu": 1500, "mac": "AA-BB-CC-DD-EE-FF"}, "loss": null,
      "ip_address": "10.0.0.7", "tags": ["red", "blue"], "projects": ["p1", "p2"],
      "q\"x": "a\u00e9b", "v6": "2001:db8:0::1"})";
  return node;
}

bool matches(const std::string& text, const FilterSubject& subject) {
  const auto filter = parse_filter(text);
  EXPECT_TRUE(filter.has_value()) << text << ": " << filter.error().message;
  return filter.has_value() && filter.value().matches(subject);
}

TEST(Filter, FitsWhatItSays) {
  const scene::NodeFacts node = make_node();
  for (const char* text : {"",
                           "  ",
                           "type=vnic and status!=ok and host~node-6",
                           "TYPE=VNIC",
                           "name~tur",
                           "tür",
                           "3f9c",
                           "10.0.0.7",
                           "aabb.ccdd",
                           "attributes.mtu > 1499.5",
                           "attributes.mtu=1500.0",
                           "attributes.mac=aabbccddeeff",
                           "attributes.mac~bb:cc",
                           "tags=blue",
                           "tags!=green",
                           "project=p2",
                           "status>ok",
                           "status<error",
                           "status=ack",
                           "ack=yes",
                           "loss!=1",
                           "loss!~1",
                           "not loss<1",
                           "v6=2001:DB8::1",
                           "name<Tür-10",
                           "name=x or (type=vnic key=k1)",
                           "type=vnic not name=x",
                           "environment=prod",
                           "link_type!=a-b",
                           "\"attributes.mtu\"=1500"}) {
    EXPECT_TRUE(matches(text, {.node = &node, .environment = "prod"})) << text;
  }
  for (const char* text :
       {"type!=vnic", "loss<1", "loss>=0", "loss=0", "none=x", "none~x", "attributes=x",
        "attributes.mtu<abc and attributes.mtu>abc", "tags!=red", "status=ok", "ack=no",
        "status>=error", "link_type=a-b", "not type=vnic", "name~x or id~y", "\"and\"",
        "attributes.mtu>x9 and attributes.mtu=1500", "\"type\"=vnic"}) {
    EXPECT_FALSE(matches(text, {.node = &node, .environment = "prod"})) << text;
  }
}

TEST(Filter, AsksLinks) {
  scene::LinkFacts link{.key = "l1", .type = "vnic-vedge", .name = "net"};
  link.down = true;
  link.status.value = model::StatusValue::kError;
  for (const char* text : {"link_type=vnic-vedge state=down", "type~vedge", "status=error", "net",
                           "key=l1", "host!=a", "mtu!=1"}) {
    EXPECT_TRUE(matches(text, {.link = &link})) << text;
  }
  for (const char* text : {"state=up", "host=a", "id~l", "mtu<1", "project~x"}) {
    EXPECT_FALSE(matches(text, {.link = &link})) << text;
  }
}

struct FaultCase {
  const char* text;
  const char* message;
};

TEST(Filter, SaysWhereAndWhatWasExpected) {
  const FaultCase cases[] = {
      {"type=", "expected a value after \"=\" at column 6"},
      {"type= and x", "expected a value after \"=\" at column 7"},
      {"=x", "expected a field, a word or \"(\" at column 1"},
      {"(a or b", "expected \"and\", \"or\" or \")\" at column 8"},
      {"a)", "expected \"and\", \"or\" or the end at column 2"},
      {"é and", "expected a field, a word or \"(\" at column 6"},
      {"name=\"x", "expected a closing quote for the one at column 6"},
      {"status=bad",
       "expected a status (no_check, ok, warning, error, unknown, stale, maintenance or ack) at "
       "column 8"},
      {"status~ok", "expected one of = != < <= > >= after status at column 8"},
      {"ack=maybe", "expected yes or no at column 5"},
      {"a ! b", "expected \"and\", \"or\" or the end at column 3"},
  };
  for (const FaultCase& c : cases) {
    const auto filter = parse_filter(c.text);
    ASSERT_FALSE(filter.has_value()) << c.text;
    EXPECT_EQ(filter.error().code, model::ErrorCode::kInvalidArgument);
    EXPECT_EQ(filter.error().message, c.message) << c.text;
    EXPECT_TRUE(filter.error().message.ends_with(filter.error().where)) << c.text;
  }
}

TEST(Filter, RefusesWhatIsTooDeepOrTooLong) {
  EXPECT_FALSE(parse_filter(std::string(5000, '(')).has_value());
  std::string nots;
  std::string words;
  for (int i = 0; i < 2000; ++i) {
    nots += "not ";
    words += "a ";
  }
  EXPECT_FALSE(parse_filter(nots + "a").has_value());
  EXPECT_FALSE(parse_filter(words).has_value());
}

TEST(Filter, IsWrittenInOneForm) {
  const std::pair<const char*, const char*> cases[] = {
      {"type = vnic  (a or b)", "type=vnic and (a or b)"},
      {"(a and b) or not (c or d)", "a and b or not (c or d)"},
      {"a and (b and c)", "a and (b and c)"},
      {"Status!=OK", "status!=OK"},
      {"\"two words\" \"and\" x=\"\"", "\"two words\" and \"and\" and x=\"\""},
      {"\"type\"=a \"q\\\"\"=b", "\"type\"=a and \"q\\\"\"=b"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto filter = parse_filter(text);
    ASSERT_TRUE(filter.has_value()) << text;
    EXPECT_EQ(filter.value().text(), expected);
  }
}

TEST(Filter, NamesThePathsThatFactsMustKeep) {
  const auto filter = parse_filter("mtu>1 and (a.b=c or mtu<9) state=up project=x type=y");
  EXPECT_EQ(filter.value().paths(),
            (std::vector<std::string>{"a.b", "mtu", "project", "project_id", "projects", "state"}));
}

TEST(Filter, AgreesWithATreeOnRandomExpressions) {
  std::mt19937 random(6);
  int fitting = 0;
  for (int i = 0; i < 3000; ++i) {
    const Expression expression = random_expression(random, 3);
    const std::string text = text_of(expression);
    const auto filter = parse_filter(text);
    ASSERT_TRUE(filter.has_value()) << text << ": " << filter.error().message;
    const auto again = parse_filter(filter.value().text());
    ASSERT_TRUE(again.has_value()) << filter.value().text();
    EXPECT_EQ(again.value().text(), filter.value().text());
    for (int k = 0; k < 5; ++k) {
      const scene::NodeFacts node = random_subject(random);
      const FilterSubject subject{.node = &node, .environment = "web"};
      const bool expected = oracle_matches(expression, subject);
      EXPECT_EQ(filter.value().matches(subject), expected) << text << "\n" << node.document;
      EXPECT_EQ(again.value().matches(subject), expected) << filter.value().text();
      fitting += static_cast<int>(expected);
    }
  }
  EXPECT_GT(fitting, 3000);
}

}  // namespace
}  // namespace toposcope::testing
