#include "links/implicit.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Json = nlohmann::ordered_json;

/// A link as text: "TYPE SOURCE>TARGET [host=H] [switch=S] [down] [NAME=VALUE]", the last one an
/// attribute.
FoundLink parse_link(Inventory& inventory, const std::string& line) {
  std::istringstream in(line);
  std::string word;
  std::string ends;
  FoundLink link;
  in >> link.link_type >> ends;
  const auto object = [&](const std::string& id) {
    if (const auto known = inventory.by_id(id)) return *known;
    return inventory.add(*make_object(R"({"type":"t","id":")" + id + "\"}"));
  };
  link.source = object(ends.substr(0, ends.find('>')));
  link.target = object(ends.substr(ends.find('>') + 1));
  link.name = "x";
  while (in >> word) {
    const auto equal = word.find('=');
    if (word == "down") {
      link.up = false;
    } else if (word.starts_with("host=")) {
      link.host = word.substr(5);
    } else if (word.starts_with("switch=")) {
      link.switch_id = word.substr(7);
    } else {
      link.attributes.push_back({word.substr(0, equal), word.substr(equal + 1)});
    }
  }
  return link;
}

struct Closed {
  std::string implicit;  ///< Lines of the implicit links.
  std::string all;
  ImplicitOutcome outcome;
  std::vector<model::Diagnostic> remarks;
};

Closed close(LinkMode mode, const std::vector<std::string>& lines,
             std::size_t most = kMostImplicitLinks) {
  Inventory inventory("e");
  std::vector<FoundLink> found;
  for (const std::string& line : lines) found.push_back(parse_link(inventory, line));
  const LinkRules rules{mode, environment_with(""), {"net", "zone"}};
  LinkSet links(inventory, rules);
  for (const FoundLink& link : found) links.put(link);
  Remarks remarks;
  LinkContext context{inventory, links, rules, remarks};
  Closed closed;
  closed.outcome = find_implicit_links(context, most);
  closed.all = lines_of(links);
  std::istringstream in(closed.all);
  for (std::string line; std::getline(in, line);) {
    if (line.find(" implicit") != std::string::npos) closed.implicit += line + "\n";
  }
  closed.remarks = remarks.all();
  return closed;
}

const std::vector<LinkMode> kModes = {LinkMode::kCalipso2018, LinkMode::kCalipso,
                                      LinkMode::kToposcope};

TEST(ImplicitLinks, CloseAChainPassByPass) {
  for (const LinkMode mode : kModes) {
    const Closed closed =
        close(mode, {"instance-vnic i>v host=h net=1", "vnic-vconnector v>c host=h net=1",
                     "vconnector-vedge c>g host=h net=1", "vedge-otep g>o host=h net=1"});
    EXPECT_EQ(closed.implicit,
              "instance-vconnector i>c \"\" host=h implicit {\"net\":1}\n"
              "vnic-vedge v>g \"\" host=h implicit {\"net\":1}\n"
              "vconnector-otep c>o \"\" host=h implicit {\"net\":1}\n"
              "instance-vedge i>g \"\" host=h implicit {\"net\":1}\n"
              "vnic-otep v>o \"\" host=h implicit {\"net\":1}\n"
              "instance-otep i>o \"\" host=h implicit {\"net\":1}\n");
    EXPECT_EQ(closed.outcome.made, 6U);
    EXPECT_EQ(closed.outcome.passes, 4U) << "three that add something, and one that adds nothing";
  }
}

struct PairCase {
  const char* what;
  const char* first;
  const char* second;
  const char* expected;  ///< The implicit link of both; empty: they do not join.
};

TEST(ImplicitLinks, JoinTwoLinksByTheRules) {
  const std::vector<PairCase> cases = {
      {"plain", "a-b 1>2", "b-c 2>3", "a-c 1>3 \"\" implicit"},
      {"not end to start", "a-b 1>2", "b-c 4>3", ""},
      {"not start to start", "a-b 1>2", "a-c 1>3", ""},
      {"not the same type", "a-a 1>2", "a-a 2>3", ""},
      {"not back to the start", "a-b 1>2", "b-a 2>1", ""},
      {"values that agree", "a-b 1>2 net=1", "b-c 2>3 net=1", "a-c 1>3 \"\" implicit {\"net\":1}"},
      {"values that do not", "a-b 1>2 net=1", "b-c 2>3 net=2", ""},
      {"a number is no text", "a-b 1>2 net=1", "b-c 2>3 net=\"1\"", ""},
      {"lists", "a-b 1>2 net=[1,2]", "b-c 2>3 net=[1,2]", "a-c 1>3 \"\" implicit {\"net\":[1,2]}"},
      {"null is a value", "a-b 1>2 net=null", "b-c 2>3 net=2", ""},
      {"values of either", "a-b 1>2 zone=z", "b-c 2>3 net=2",
       "a-c 1>3 \"\" implicit {\"net\":2,\"zone\":\"z\"}"},
      {"attributes that are no constraint", "a-b 1>2 mac=1", "b-c 2>3 mac=2",
       "a-c 1>3 \"\" implicit"},
      {"down is catching", "a-b 1>2", "b-c 2>3 down", "a-c 1>3 \"\" down implicit"},
      {"one host", "a-b 1>2 host=h", "b-c 2>3", "a-c 1>3 \"\" host=h implicit"},
      {"two hosts", "a-b 1>2 host=h switch=s", "b-c 2>3 host=i switch=s",
       "a-c 1>3 \"\" implicit switch=s"},
      {"three parts", "a-b-x 1>2", "b-c-y 2>3", "a-c 1>3 \"\" implicit"},
  };
  for (const PairCase& one : cases) {
    for (const LinkMode mode : kModes) {
      const auto quoted = [](std::string line) {
        const auto at = line.find("zone=z");
        return at == std::string::npos ? line : line.replace(at, 6, "zone=\"z\"");
      };
      const std::string expected = one.expected;
      EXPECT_EQ(close(mode, {quoted(one.first), quoted(one.second)}).implicit,
                expected.empty() ? "" : expected + "\n")
          << one.what << ", " << link_mode_word(mode);
    }
  }
}

/// a-c is there, or is made twice: what each version does with it.
TEST(ImplicitLinks, MeetWhatIsThere) {
  const std::vector<std::string> beside = {"a-b 1>2 net=1", "b-c 2>3", "a-c 1>3 down"};
  EXPECT_EQ(close(LinkMode::kCalipso2018, beside).all,
            "a-b 1>2 \"x\" {\"net\":1}\nb-c 2>3 \"x\"\na-c 1>3 \"\" implicit {\"net\":1}\n")
      << "an implicit link takes the place of an explicit one";
  EXPECT_EQ(close(LinkMode::kCalipso, beside).outcome.made, 0U);
  EXPECT_EQ(close(LinkMode::kToposcope, beside).outcome.made, 0U);

  const std::vector<std::string> twice = {"a-b 1>2 net=1", "a-b 1>4 net=2", "b-c 2>3 net=1 down",
                                          "b-c 4>3 net=2"};
  EXPECT_EQ(close(LinkMode::kCalipso2018, twice).implicit, "a-c 1>3 \"\" implicit {\"net\":2}\n")
      << "the last one stays";
  EXPECT_EQ(close(LinkMode::kCalipso, twice).implicit, "a-c 1>3 \"\" down implicit {\"net\":1}\n")
      << "the first one stays";
  EXPECT_EQ(close(LinkMode::kToposcope, twice).implicit,
            "a-c 1>3 \"\" down implicit {\"net\":1}\na-c 1>3 \"\" implicit {\"net\":2}\n")
      << "each network has one";
}

/// A lasso: a way in, and a ring at its end.
TEST(ImplicitLinks, EndWhereLinksFormARing) {
  for (const std::size_t ring : {2U, 3U, 5U}) {
    std::vector<std::string> lines = {"in-n0 start>0"};
    for (std::size_t i = 0; i < ring; ++i) {
      const std::string to = std::to_string((i + 1) % ring);
      lines.push_back("n" + std::to_string(i) + "-n" + to + " " + std::to_string(i) + ">" + to);
    }
    for (const LinkMode mode : kModes) {
      const Closed closed = close(mode, lines);
      EXPECT_FALSE(closed.outcome.given_up);
      EXPECT_EQ(closed.remarks.size(), mode == LinkMode::kCalipso2018 ? 1U : 0U);
      EXPECT_NE(closed.implicit.find("start>1"), std::string::npos);
      EXPECT_EQ(closed.implicit.find("start>start"), std::string::npos);
    }
  }
}

TEST(ImplicitLinks, GiveUpWhenThereAreTooMany) {
  std::vector<std::string> lines;
  for (int i = 0; i < 10; ++i) {
    lines.push_back("a-b s" + std::to_string(i) + ">m");
    lines.push_back("b-c m>t" + std::to_string(i));
  }
  for (const LinkMode mode : kModes) {
    EXPECT_EQ(close(mode, lines, 100).outcome.made, 100U);
    const Closed closed = close(mode, lines, 99);
    EXPECT_TRUE(closed.outcome.given_up);
    EXPECT_EQ(closed.implicit, "");
    EXPECT_EQ(closed.remarks.size(), 1U);
  }
}

/// The link of the original's tests in the notation of parse_link().
std::string as_line(const Json& link) {
  std::string line = link["link_type"].get<std::string>() + " " +
                     link["source_id"].get<std::string>() + ">" +
                     link["target_id"].get<std::string>();
  if (link.contains("host")) line += " host=" + link["host"].get<std::string>();
  if (link["attributes"].contains("network")) {
    line += " net=" + link["attributes"]["network"].dump();
  }
  return line;
}

TEST(SharedData, TheOriginalsOwnVectorsAreMet) {
  for (const auto& [version, mode] : std::map<std::string, LinkMode>{
           {"v2018", LinkMode::kCalipso2018}, {"v2020", LinkMode::kCalipso}}) {
    const std::filesystem::path path = std::filesystem::path(TOPOSCOPE_SOURCE_DIR) /
                                       "../shared/data/calipso/test_payloads" / version /
                                       "link_finders/test_find_implicit_links.json";
    std::ifstream in(path);
    if (!in) {
      std::cout << "not run: " << path << " is not here; the tests above hold the same chain\n";
      continue;
    }
    const Json vectors = Json::parse(in);
    std::vector<std::string> base;
    std::set<std::string> there;
    for (const Json& entry : vectors["BASE_LINKS"]) base.push_back(as_line(entry["link"]));
    std::string expected;
    for (const Json& pass : vectors["IMPLICIT_LINKS"]) {
      for (const Json& entry : pass.is_array() ? pass : Json::array({pass})) {
        const Json& link = entry["link"];
        expected += link["link_type"].get<std::string>() + " " +
                    link["source_id"].get<std::string>() + ">" +
                    link["target_id"].get<std::string>() + " \"\"";
        if (link.contains("host")) expected += " host=" + link["host"].get<std::string>();
        expected += " implicit";
        if (link["attributes"].contains("network")) {
          expected += " {\"net\":" + link["attributes"]["network"].dump() + "}";
        }
        expected += "\n";
      }
    }
    EXPECT_EQ(close(mode, base).implicit, expected) << version;
  }
}

}  // namespace
}  // namespace toposcope::discovery::testing
