#include "query/search_index.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/text.h"

#include "query/search_oracle.h"
#include "query/search_worlds.h"
#include "query/text_fold.h"

namespace toposcope::testing {
namespace {

using query::AddressIndexBuilder;
using query::SearchHit;
using query::SearchIndex;
using query::SearchOptions;
using query::SearchRank;
using query::SearchResult;

constexpr std::size_t kAll = 1'000'000;

SearchIndex names_of(const std::vector<WorldNode>& world) {
  return SearchIndex(snapshot_of(world));
}

SearchIndex index_of(const std::vector<WorldNode>& world) {
  AddressIndexBuilder addresses;
  std::int64_t row = 0;
  for (const WorldNode& node : world) addresses.add(model::NodeRow{++row}, node.document);
  return names_of(world).with_addresses(addresses);
}

/// Rows of the hits, from 0, ascending.
std::vector<std::size_t> rows_of(const SearchResult& result) {
  std::vector<std::size_t> rows;
  for (const SearchHit& hit : result.hits) {
    rows.push_back(static_cast<std::size_t>(hit.row.value - 1));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::string names_in(const SearchResult& result) {
  std::string out;
  for (const SearchHit& hit : result.hits) out += (out.empty() ? "" : " ") + hit.name;
  return out;
}

WorldNode make(const std::string& type, const std::string& id, const std::string& name,
               const std::string& document = "{}") {
  return {"env", type, type + ":" + id, id, name, document};
}

TEST(SearchIndex, PutsTheBestFirst) {
  const SearchIndex index =
      names_of({make("vm", "1", "my-web"), make("vm", "2", "cobweb"), make("vm", "3", "web-10"),
                make("vm", "4", "web-9"), make("vm", "5", "web"), make("vm", "6", "web-1")});
  const SearchResult found = index.find("WEB");
  EXPECT_EQ(names_in(found), "web web-1 web-9 web-10 my-web cobweb");
  EXPECT_EQ(found.hits[0].rank, SearchRank::kExact);
  EXPECT_EQ(found.hits[1].rank, SearchRank::kNameStart);
  EXPECT_EQ(found.hits[4].rank, SearchRank::kWordStart);
  EXPECT_EQ(found.hits[5].rank, SearchRank::kAnywhere);
}

TEST(SearchIndex, PutsIllBeforeWellAmongEquals) {
  const SearchIndex index =
      names_of({make("vm", "1", "web-1"), make("vm", "2", "web-2"), make("vm", "3", "a-web")});
  const std::vector<std::uint8_t> badness = {1, 4, 4};
  SearchOptions options;
  options.badness = badness;
  EXPECT_EQ(names_in(index.find("web", options)), "web-2 web-1 a-web");
}

TEST(SearchIndex, TellsTheTotalBeyondTheLimit) {
  const SearchIndex index = names_of(cloud_world(500, 3));
  SearchOptions few;
  few.limit = 3;
  const SearchResult all = index.find("vnic", {.limit = kAll});
  const SearchResult some = index.find("vnic", few);
  EXPECT_EQ(some.total, 200U);  // two of five are vnics
  EXPECT_EQ(all.hits.size(), 200U);
  ASSERT_EQ(some.hits.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(some.hits[i].row, all.hits[i].row);
  EXPECT_EQ(index.find("vnic", {.limit = 0}).total, 200U);
}

TEST(SearchIndex, TypeWordsNarrow) {
  const SearchIndex index = names_of({make("vnic", "a", "web-3"), make("vm", "b", "web-3"),
                                      make("vm", "c", "vnic-web-3"), make("vnic", "d", "db")});
  EXPECT_EQ(names_in(index.find("vnic web-3")), "web-3 vnic-web-3");
  EXPECT_EQ(index.find("vnic web-3").hits[0].type, "vnic");
  EXPECT_EQ(names_in(index.find("vnic")), "db web-3 vnic-web-3");
  EXPECT_EQ(names_in(index.find("vnic:a")), "web-3");
  EXPECT_EQ(names_in(index.find("vnic:")), "db web-3");
  EXPECT_EQ(index.find("vnic:a").hits[0].rank, SearchRank::kExact);
}

struct AddressCase {
  const char* query;
  const char* field;
  const char* text;
  const char* part;
};

TEST(SearchIndex, FindsAddressesInAnyNotation) {
  const SearchIndex index =
      index_of({make("vm", "1", "host",
                     R"({"mac_address": "FA-16-3E-7A-11-25", "net": [{"fixed_ips": ["10.21.1.11"]}],
          "v6": "2001:0DB8:0:0::5"})")});
  const AddressCase cases[] = {
      {"fa:16:3e:7a:11:25", "mac_address", "fa:16:3e:7a:11:25", "fa:16:3e:7a:11:25"},
      {"fa16.3e7a.1125", "mac_address", "fa:16:3e:7a:11:25", "fa:16:3e:7a:11:25"},
      {"FA163E7A1125", "mac_address", "fa:16:3e:7a:11:25", "fa:16:3e:7a:11:25"},
      {"3e-7a", "mac_address", "fa:16:3e:7a:11:25", "3e:7a"},
      {"3e7a.11", "mac_address", "fa:16:3e:7a:11:25", "3e:7a:11"},
      {"63e7", "mac_address", "fa:16:3e:7a:11:25", "6:3e:7"},
      {"10.21", "fixed_ips", "10.21.1.11", "10.21"},
      {"21.1.1", "fixed_ips", "10.21.1.11", "21.1.1"},
      {"2001:db8::5", "v6", "2001:db8::5", "2001:db8::5"},
      {"2001:db8:0000:0:0:0:0:0005", "v6", "2001:db8::5", "2001:db8::5"},
      {"2001:DB8:", "v6", "2001:db8::5", "2001:db8:"},
      {"2001:db8:0:0", "v6", "2001:db8::5", "2001:db8::5"},
  };
  for (const AddressCase& c : cases) {
    const SearchResult found = index.find(c.query);
    ASSERT_EQ(found.total, 1U) << c.query;
    const query::SearchMatch& match = found.hits[0].matches[0];
    EXPECT_EQ(match.field, c.field) << c.query;
    EXPECT_EQ(match.text, c.text) << c.query;
    EXPECT_EQ(match.text.substr(match.begin, match.end - match.begin), c.part) << c.query;
  }
  for (const char* absent : {"f:a163", "3e.7a", "1.21", "2001:db9", "25:", "2001:db8::6"}) {
    EXPECT_EQ(index.find(absent).total, 0U) << absent;
  }
}

TEST(SearchIndex, KnowsNoAddressesUntilTheyAreAdded) {
  const std::vector<WorldNode> world = {make("vm", "1", "a", R"({"ip":"10.0.0.1"})")};
  const SearchIndex names = names_of(world);
  EXPECT_FALSE(names.covers_addresses());
  EXPECT_EQ(names.find("10.0.0.1").total, 0U);
  const SearchIndex both = index_of(world);
  EXPECT_TRUE(both.covers_addresses());
  EXPECT_EQ(both.find("10.0.0.1").total, 1U);
}

TEST(SearchIndex, FindsUuidsWithAndWithoutDashes) {
  const SearchIndex index =
      names_of({make("vm", "df09f35f-4564-41d6-8b6d-f11aaed2a06b", "a"),
                make("project", "DF09F35F456441D68B6DF11AAED2A06B", "b"),
                make("port", "qdhcp-df09f35f-4564-41d6-8b6d-f11aaed2a06b", "c")});
  EXPECT_EQ(index.find("df09f35f-4564-41d6-8b6d-f11aaed2a06b").total, 3U);
  EXPECT_EQ(index.find("df09f35f456441d68b6df11aaed2a06b").total, 3U);
  EXPECT_EQ(names_in(index.find("5f-45")), "a b c");
  EXPECT_EQ(names_in(index.find("5f45")), "a b");
  EXPECT_EQ(names_in(index.find("9f35-f4564")), "a b")
      << "dashes count from eight digits on no more";
  EXPECT_EQ(index.find("9f3-5f").total, 0U);
  const auto match = index.find("5f-45").hits[0].matches[0];
  EXPECT_EQ(match.text.substr(match.begin, match.end - match.begin), "5f-45");
}

TEST(SearchIndex, MarksTheMatchInTheTextAsItIs) {
  const SearchIndex index = names_of({make("vm", "1", "Zürich-Élan-\u0130x")});
  const auto match = index.find("RICH-e").hits[0].matches[0];
  EXPECT_EQ(match.text.substr(match.begin, match.end - match.begin), "rich-É");
  EXPECT_EQ(index.find("zurich").hits[0].matches[0].end, std::string("Zürich").size());
}

TEST(SearchIndex, OfNothingFindsNothing) {
  EXPECT_EQ(SearchIndex().find("a").total, 0U);
  EXPECT_EQ(names_of({make("vm", "1", "a")}).find(" \t ").total, 0U);
  EXPECT_EQ(names_of({make("vm", "1", "a")}).find(std::string(5000, 'a')).total, 0U);
}

/// Something that someone might type: a piece of a field, changed in ways that must not matter or
/// must.
std::string random_word(const std::vector<WorldNode>& world, std::mt19937& random) {
  const WorldNode& node = world[random() % world.size()];
  std::string text;
  switch (random() % 8) {
    case 0:
      return node.type;
    case 1:
      return node.type + ":" + node.id.substr(0, random() % 6);
    case 2:
      text = node.name;
      break;
    case 3:
      text = node.id;
      break;
    case 4:
      text = node.key;
      break;
    default: {
      const auto addresses = oracle_addresses(node.document);
      text = addresses.empty() ? node.id : addresses[random() % addresses.size()].text;
      break;
    }
  }
  if (random() % 4 == 0) std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  if (random() % 8 == 0) std::replace(text.begin(), text.end(), ':', '-');
  const std::size_t from = random() % 2 == 0 ? 0 : random() % (text.size() + 1);
  text = text.substr(from, 1 + random() % 12);
  for (char& c : text) {
    if (random() % 4 == 0 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  }
  std::erase(text, ' ');
  return text.empty() ? "e" : text;
}

TEST(SearchIndex, FindsWhatItHasToOnRandomQueries) {
  const std::vector<WorldNode> world = cloud_world(200, 11);
  const SearchIndex names = names_of(world);
  const SearchIndex both = index_of(world);
  std::mt19937 random(5);
  for (int i = 0; i < 400; ++i) {
    std::string query = random_word(world, random);
    if (random() % 3 == 0) query += " " + random_word(world, random);
    EXPECT_EQ(rows_of(names.find(query, {.limit = kAll})), oracle_find(world, query, false))
        << query;
    const SearchResult found = both.find(query, {.limit = kAll});
    EXPECT_EQ(rows_of(found), oracle_find(world, query, true)) << query;
    EXPECT_EQ(found.total, found.hits.size());
    for (const SearchHit& hit : found.hits) {
      for (const query::SearchMatch& match : hit.matches) {
        EXPECT_FALSE(match.field.empty()) << query;
        EXPECT_LE(match.begin, match.end);
        EXPECT_LE(match.end, match.text.size());
      }
    }
  }
}

/// Larger than what one thread does, in the order that is promised.
TEST(SearchIndex, SplitsTheWorkWithoutATrace) {
  const std::vector<WorldNode> world = cloud_world(25'000, 2);
  const SearchIndex index = index_of(world);
  std::vector<std::uint8_t> badness(world.size());
  std::mt19937 random(9);
  for (std::uint8_t& value : badness) value = static_cast<std::uint8_t>(random() % 5);
  for (const char* query :
       {"e", "web", "vnic tap1", "eth", "10.2", "instance queue", "compute 9"}) {
    const SearchResult one = index.find(query, {.limit = kAll, .badness = badness, .threads = 1});
    const SearchResult three = index.find(query, {.limit = 40, .badness = badness, .threads = 3});
    EXPECT_EQ(one.total, three.total) << query;
    for (std::size_t i = 0; i < three.hits.size(); ++i) {
      EXPECT_EQ(one.hits[i].row, three.hits[i].row) << query;
    }
    const auto before = [&](const SearchHit& a, const SearchHit& b) {
      if (a.rank != b.rank) return a.rank < b.rank;
      const int worse = badness[b.node.value] - badness[a.node.value];
      if (worse != 0) return worse < 0;
      if (a.name.size() != b.name.size()) return a.name.size() < b.name.size();
      const int names = model::compare_natural(a.name, b.name);
      if (names != 0) return names < 0;
      return index.snapshot()->key(a.node) < index.snapshot()->key(b.node);
    };
    EXPECT_TRUE(std::is_sorted(one.hits.begin(), one.hits.end(), before)) << query;
  }
}

/// Names of one length whose numbers have zeros, are long, or stand beside letters.
TEST(SearchIndex, KeepsNaturalOrderOfNamesOfOneLength) {
  std::mt19937 random(4);
  std::vector<WorldNode> world;
  for (int i = 0; i < 3000; ++i) {
    std::string name = random() % 2 == 0 ? "n-000" : "n-";
    const std::size_t size = 10 + random() % 16;
    while (name.size() < size) name += "0019a-Z"[random() % 7];
    world.push_back(make("vm", std::to_string(i), name));
  }
  const SearchResult found = names_of(world).find("vm", {.limit = kAll});
  const auto before = [](const SearchHit& a, const SearchHit& b) {
    if (a.name.size() != b.name.size()) return a.name.size() < b.name.size();
    const int names = model::compare_natural(a.name, b.name);
    return names != 0 ? names < 0 : "vm:" + a.id < "vm:" + b.id;
  };
  ASSERT_EQ(found.hits.size(), world.size());
  EXPECT_TRUE(std::is_sorted(found.hits.begin(), found.hits.end(), before));
}

}  // namespace
}  // namespace toposcope::testing
