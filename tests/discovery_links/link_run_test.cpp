#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/discovery/links.h"
#include "toposcope/ingest/calipso_feed.h"
#include "toposcope/store/graph_store.h"

#include "inventory/store_load.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::HasSubstr;
using toposcope::testing::must;

struct Record {
  const char* collection;
  std::string json;
};

void import(store::GraphStore& store, const std::vector<Record>& records,
            const std::string& source = "test") {
  store::ImportOptions options;
  options.source = source;
  const auto import = must(store.begin_import(options));
  ingest::CalipsoFeed feed({}, *import);
  for (const Record& record : records) must(feed.put(record.collection, record.json));
  EXPECT_EQ(feed.finish().skipped_count, 0U);
  must(import->commit());
}

const std::vector<Record>& small_cloud() {
  static const std::vector<Record> kRecords = {
      {"environments_config", R"({"name":"e","mechanism_drivers":["OVS"]})"},
      {"environments_config", R"({"name":"e2","mechanism_drivers":["OVS"]})"},
      {"inventory",
       R"({"_id":"k2","environment":"e","type":"vedge","id":"g","name":"G","host":"h"})"},
      {"inventory", R"({"environment":"e","type":"otep","id":"o","host":"h","parent_id":"g"})"},
      {"inventory", R"({"environment":"e2","type":"vedge","id":"g","name":"F","host":"h"})"},
      {"inventory", R"({"environment":"e2","type":"otep","id":"o","host":"h","parent_id":"g"})"}};
  return kRecords;
}

/// Both backends, one after the other.
class LinkRunTest : public ::testing::TestWithParam<bool> {
 protected:
  LinkRunTest() {
    if (GetParam()) {
      store_ = must(store::open_sqlite_store({.path = folder_ / "it.db"}));
    } else {
      store_ = store::open_memory_store();
    }
  }

  std::vector<std::string> lines(const std::string& environment,
                                 model::RevisionNumber at = store::kNow) {
    std::vector<std::string> lines;
    for (const auto& link : must(list_links(*store_, environment, at))) {
      lines.push_back(to_json_line(link));
    }
    return lines;
  }

  toposcope::testing::TempDir folder_;
  std::unique_ptr<store::GraphStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Backends, LinkRunTest, ::testing::Bool(),
                         [](const auto& which) { return which.param ? "sqlite" : "memory"; });

TEST_P(LinkRunTest, LoadsTheObjectsOfOneEnvironmentInStoredOrder) {
  import(*store_, small_cloud());
  const auto inventory = must(load_inventory(*store_, "e"));
  ASSERT_EQ(inventory->size(), 2U);
  const Object& first = inventory->object({0});
  EXPECT_EQ(first.id, "g");
  EXPECT_EQ(first.key, "k2");
  EXPECT_EQ(first.host, "h");
  EXPECT_EQ(inventory->object({1}).key, "");
  EXPECT_EQ(must(load_inventory(*store_, "none"))->size(), 0U);
  EXPECT_EQ(must(load_inventory(*store_, "e", 0))->size(), 0U);
}

TEST_P(LinkRunTest, JoinsTheNodesThemselves) {
  import(*store_, small_cloud());
  const auto outcome = must(run_link_finders(*store_, {.environment = "e"}));
  EXPECT_EQ(outcome.written.revision, 2);
  EXPECT_EQ(outcome.written.placeholders, 0U) << "an end is not the node that was meant";
  EXPECT_EQ(lines("e"), std::vector<std::string>{
                            R"({"environment":"e","link_type":"vedge-otep","source_id":"g",)"
                            R"("target_id":"o","implicit":false,"host":"h","state":"up",)"
                            R"("link_name":"G-otep"})"});
  EXPECT_TRUE(lines("e2").empty());
  EXPECT_EQ(lines("").size(), 1U);
  EXPECT_TRUE(lines("e", 1).empty()) << "as it was before";
}

TEST_P(LinkRunTest, RetiresWhatItFoundBeforeInThisEnvironmentOnly) {
  import(*store_, small_cloud());
  must(run_link_finders(*store_, {.environment = "e"}));
  must(run_link_finders(*store_, {.environment = "e2"}));
  EXPECT_EQ(lines("").size(), 2U);
  import(*store_,
         {{ "inventory",
            R"({"environment":"e","type":"otep","id":"o","host":"h","parent_id":"gone"})" }});
  const auto outcome = must(run_link_finders(*store_, {.environment = "e"}));
  EXPECT_EQ(outcome.written.links.at("vedge-otep").retired, 1U);
  ASSERT_EQ(outcome.remarks.size(), 1U);
  EXPECT_EQ(outcome.remarks[0].where, "otep:o");
  EXPECT_TRUE(lines("e").empty());
  EXPECT_EQ(lines("e2").size(), 1U);
}

TEST_P(LinkRunTest, RefusesWhatItCannotDoAndWritesNothing) {
  import(*store_, small_cloud());
  import(*store_, {{"inventory", R"({"environment":"u","type":"vedge","id":"g"})"},
                   { "links",
                     R"({"environment":"e2","link_type":"vedge-otep","source_id":"g",)"
                     R"("target_id":"o","implicit":false})" }});
  const auto undeclared = run_link_finders(*store_, {.environment = "u"});
  ASSERT_FALSE(undeclared.has_value());
  EXPECT_EQ(undeclared.error().code, model::ErrorCode::kInvalidArgument);
  const auto of_others = run_link_finders(*store_, {.environment = "e2"});
  ASSERT_FALSE(of_others.has_value());
  EXPECT_EQ(of_others.error().code, model::ErrorCode::kConflict);
  EXPECT_THAT(of_others.error().message, HasSubstr("1 links of another source"));
  const auto faulty = run_link_finders(*store_, {.environment = "e", .finders_json = "{}"});
  ASSERT_FALSE(faulty.has_value());
  EXPECT_EQ(faulty.error().code, model::ErrorCode::kMalformedInput);
  EXPECT_THAT(of_others.error().message, HasSubstr("--clear"));
  EXPECT_EQ(must(store_->revisions()).size(), 2U);
}

TEST_P(LinkRunTest, LeavesTheObjectsOfAScanAlone) {
  import(*store_, small_cloud(), "scan:e");
  const auto outcome = must(run_link_finders(*store_, {.environment = "e"}));
  EXPECT_TRUE(outcome.written.nodes.empty());
  EXPECT_EQ(lines("e").size(), 1U);
}

TEST_P(LinkRunTest, ClearPutsWhatItFindsInPlaceOfWhatOthersSay) {
  import(*store_, small_cloud());
  for (const char* environment : {"e", "e2"}) {
    const std::string begin = R"({"environment":")" + std::string(environment);
    import(*store_,
           {{"links", begin + R"(","link_type":"vedge-otep","source_id":"g","target_id":"o",)"
                              R"("implicit":false,"host":"other"})"},
            { "links",
              begin + R"(","link_type":"otep-vedge","source_id":"o","target_id":"g",)"
                      R"("implicit":false})" }},
           "other");
  }
  const auto outcome = must(run_link_finders(*store_, {.environment = "e", .clear = true}));
  EXPECT_EQ(outcome.written.links.at("vedge-otep").changed, 1U) << "the same link, now ours";
  EXPECT_EQ(outcome.written.links.at("otep-vedge").retired, 1U);
  EXPECT_TRUE(outcome.written.nodes.empty());
  EXPECT_EQ(lines("e").size(), 1U);
  EXPECT_EQ(lines("e2").size(), 2U) << "another environment";
  must(run_link_finders(*store_, {.environment = "e"}));
}

TEST_P(LinkRunTest, LeavesItsWordsWhetherItSucceedsOrNot) {
  import(*store_, small_cloud());
  import(*store_, {{"inventory",
                    R"({"environment":"e","type":"otep","id":"p","host":"h","parent_id":"gone"})"},
                   { "links",
                     R"({"environment":"e2","link_type":"vedge-otep","source_id":"g",)"
                     R"("target_id":"o","implicit":false})" }});
  must(run_link_finders(*store_, {.environment = "e", .implicit = true}));
  const auto told = must(store_->messages({.environment = "e"}));
  ASSERT_EQ(told.size(), 3U);
  EXPECT_THAT(told[0].text, HasSubstr("revision 3, 1 added, 0 changed, 0 retired; rules"));
  EXPECT_EQ(told[1].level, store::MessageLevel::kWarning);
  EXPECT_EQ(told[1].related_type + "|" + told[1].related_id, "otep|p");
  EXPECT_THAT(told[1].text, HasSubstr("otep:p: "));
  EXPECT_THAT(told[2].text, HasSubstr("with implicit links: begin"));
  for (const auto& one : told) EXPECT_EQ(one.origin_kind + "|" + one.origin, "scan|scan:e");

  ASSERT_FALSE(run_link_finders(*store_, {.environment = "e2"}).has_value());
  const auto failed = must(store_->messages({.environment = "e2"}));
  ASSERT_EQ(failed.size(), 2U);
  EXPECT_EQ(failed[0].level, store::MessageLevel::kError);
  EXPECT_THAT(failed[0].text, HasSubstr("links of another source"));

  ASSERT_FALSE(run_link_finders(*store_, {.environment = "nowhere"}).has_value());
  EXPECT_EQ(must(store_->messages({})).size(), 5U) << "a wrong request is no scan";
}

TEST_P(LinkRunTest, ListsLinksWhateverTheirDocumentSays) {
  import(*store_,
         {{"links", R"({"environment":"e","link_type":"b-c","source_id":"1","target_id":"2",)"
                    R"("attributes":{"network":["n"]},"implicit":null,"state":7})"},
          {"links", R"({"environment":"e","link_type":"a-b","source_id":"\u00e92",)"
                    R"("target_id":"1","link_name":"x"})"},
          { "links",
            R"({"environment":"e","link_type":"a-b","source_id":"1","target_id":"1",)"
            R"("attributes":[],"host":"h","implicit":true})" }});
  EXPECT_EQ(lines("e"),
            (std::vector<std::string>{
                R"({"environment":"e","link_type":"a-b","source_id":"1","target_id":"1",)"
                R"("implicit":true,"host":"h","state":null,"link_name":null})",
                "{\"environment\":\"e\",\"link_type\":\"a-b\",\"source_id\":\"\xC3\xA9"
                "2\",\"target_id\":\"1\",\"implicit\":null,\"host\":null,\"state\":null,"
                "\"link_name\":\"x\"}",
                R"({"environment":"e","link_type":"b-c","source_id":"1","target_id":"2",)"
                R"("network":["n"],"implicit":null,"host":null,"state":7,"link_name":null})"}));
}

}  // namespace
}  // namespace toposcope::discovery::testing
