// Links from page to page, in the forms of four services.

#include "sources/openstack/paging.h"

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using discovery::next_path;
using discovery::read_page;
using discovery::with_page_size;

TEST(Paging, KnowsTheFormsOfServices) {
  struct Row {
    const char* body;
    const char* next;
  };
  for (const Row& row : {
           Row{R"({"x":[1],"x_links":[{"rel":"previous","href":"http://h/p?a"},
                 {"rel":"next","href":"http://10.0.0.2:9696/v2.0/ports?marker=459acdcb"}]})",
               "/v2.0/ports?marker=459acdcb"},
           Row{R"({"x":[1],"links":{"next":"https://h/v3/projects?marker=b","self":""}})",
               "/v3/projects?marker=b"},
           Row{R"({"x":[1],"next":"/v2/images?marker=c","first":"/v2/images"})",
               "/v2/images?marker=c"},
           Row{R"({"x":[1],"links":{"next":null}})", ""},
           Row{R"({"x":[1],"next":""})", ""},
           Row{R"({"x":[1]})", ""},
       }) {
    const auto page = read_page(row.body, "x");
    ASSERT_TRUE(page.has_value()) << row.body;
    EXPECT_EQ(page.value().entries, "1");
    EXPECT_EQ(page.value().next, row.next);
  }
}

TEST(Paging, KeepsEntriesAsTheyAre) {
  const auto page = read_page(R"({"x":[ {"b": 1.50, "a":"\u00e9"}, null, [] ]})", "x");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page.value().count, 3U);
  EXPECT_EQ(page.value().entries, "{\"b\":1.5,\"a\":\"\u00e9\"},null,[]");
}

TEST(Paging, AsksForLongPages) {
  EXPECT_EQ(with_page_size("/servers/detail", "servers"), "/servers/detail?limit=1000");
  EXPECT_EQ(with_page_size("/servers/detail?all_tenants=1", "servers"),
            "/servers/detail?all_tenants=1&limit=1000");
  EXPECT_EQ(with_page_size("/ports?limit=5", "ports"), "/ports?limit=5");
  EXPECT_EQ(with_page_size("/networks", "networks"), "/networks");
}

TEST(Paging, GoesOnByTheAddressThatWasAsked) {
  const auto next = next_path("/servers/detail?limit=1000", "/v2.1/servers/detail?marker=a");
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next.value(), "/servers/detail?marker=a");
  EXPECT_FALSE(next_path("/servers?marker=a", "/servers?marker=a").has_value());
  EXPECT_FALSE(next_path("/servers", "/servers").has_value());
  EXPECT_FALSE(next_path("/servers", "/servers?").has_value());
}

}  // namespace
}  // namespace toposcope::testing
