/// \file
/// CliqueEngine::run() and count() over many focal points: order, threads, stops and errors.

#include <algorithm>
#include <cstddef>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/graph/clique_engine.h"

#include "support/graph_text.h"

namespace toposcope::graph {
namespace {

using ::toposcope::testing::clique_type;
using ::toposcope::testing::make_snapshot;

constexpr std::size_t kVms = 700;  // eleven chunks

/// kVms vms and as many disks on a few shared nics; rules of both types, two for vms.
class CliqueRun : public ::testing::Test {
 protected:
  [[nodiscard]] static std::string text() {
    std::string out;
    for (std::size_t i = 0; i < kVms; ++i) {
      const auto number = std::to_string((i * 7919) % kVms);
      const auto nic = std::to_string(i % 9);
      out.append("vm:v").append(number).append("-nic:n").append(nic);
      out.append(" disk:d").append(number).append("-nic:n").append(nic).append(" ");
    }
    return out;
  }

  [[nodiscard]] static std::vector<::toposcope::testing::TestDocument> rules() {
    return {clique_type("siblings", "vm", "vm-nic nic-disk"), clique_type("nics", "vm", "vm-nic"),
            clique_type("disks", "disk", "disk-nic")};
  }

  /// "focal point/rule/number of links" of every clique, as delivered.
  std::vector<std::string> delivered(unsigned threads, const CliqueSelection& selection = {}) {
    std::vector<std::string> out;
    const auto stats =
        engine.run(selection, {.threads = threads}, [&](const Clique& clique) -> model::Status {
          out.push_back(std::string(snapshot.key(clique.focal_point)) + "/" +
                        engine.jobs()[clique.job].type->key + "/" +
                        std::to_string(clique.links.size()));
          return model::ok();
        });
    EXPECT_TRUE(stats.has_value());
    return out;
  }

  GraphSnapshot snapshot = make_snapshot(text(), {.documents = rules()});
  RuleBook book = read_rules(snapshot.documents());
  CliqueEngine engine{snapshot, book, {}};
};

TEST_F(CliqueRun, DeliversByTypeKeyAndRuleWhateverTheThreads) {
  const auto expected = delivered(1);
  ASSERT_EQ(expected.size(), 3 * kVms);
  EXPECT_EQ(expected[0].substr(0, 9), "d0/disks/");
  EXPECT_EQ(expected[kVms].substr(0, 12), "v0/siblings/");
  EXPECT_EQ(expected[kVms + 1].substr(0, 8), "v0/nics/");
  EXPECT_EQ(expected[kVms + 2].substr(0, 12), "v1/siblings/");
  EXPECT_EQ(expected[kVms + 4].substr(0, 13), "v10/siblings/") << "keys are texts";
  for (const unsigned threads : {2U, 4U, 9U}) {
    SCOPED_TRACE(threads);
    EXPECT_EQ(delivered(threads), expected);
  }
  EXPECT_EQ(delivered(0), expected) << "no thread at all still means one";
}

TEST_F(CliqueRun, CountsWhatItDelivers) {
  std::size_t links = 0;
  const auto run = engine.run({}, {.threads = 2}, [&](const Clique& clique) -> model::Status {
    links += clique.links.size();
    return model::ok();
  });
  ASSERT_TRUE(run.has_value());
  for (const unsigned threads : {1U, 3U}) {
    const WalkStats counted = engine.count({}, {.threads = threads});
    EXPECT_EQ(counted.cliques, 3 * kVms);
    EXPECT_EQ(counted.links, links);
    EXPECT_EQ(counted.links_examined, run.value().links_examined);
  }
  EXPECT_EQ(run.value().cliques, 3 * kVms);
  EXPECT_EQ(run.value().links, links);
}

TEST_F(CliqueRun, CoversTheSelectionOnly) {
  EXPECT_EQ(delivered(2, {.environment = "", .focal_point_type = "disk"}).size(), kVms);
  EXPECT_EQ(delivered(2, {.environment = "env", .focal_point_type = "vm"}).size(), 2 * kVms);
  EXPECT_TRUE(delivered(2, {.environment = "elsewhere", .focal_point_type = ""}).empty());
  EXPECT_TRUE(delivered(2, {.environment = "", .focal_point_type = "nic"}).empty());
}

TEST_F(CliqueRun, VisitsAndReportsProgressOnTheCallingThread) {
  const auto self = std::this_thread::get_id();
  std::set<std::thread::id> visitors;
  std::vector<std::pair<std::size_t, std::size_t>> progress;
  RunOptions options{.threads = 4};
  options.progress = [&](std::size_t done, std::size_t total) {
    visitors.insert(std::this_thread::get_id());
    progress.emplace_back(done, total);
  };
  const auto stats = engine.run({}, options, [&](const Clique&) -> model::Status {
    visitors.insert(std::this_thread::get_id());
    return model::ok();
  });
  ASSERT_TRUE(stats.has_value());
  EXPECT_EQ(visitors, std::set{self});
  ASSERT_FALSE(progress.empty());
  EXPECT_TRUE(std::is_sorted(progress.begin(), progress.end()));
  EXPECT_EQ(progress.back(), std::pair(2 * kVms, 2 * kVms));
}

TEST_F(CliqueRun, EndsSoonAfterAStop) {
  for (const unsigned threads : {1U, 4U}) {
    SCOPED_TRACE(threads);
    std::stop_source stop;
    std::size_t seen = 0;
    const auto stats =
        engine.run({}, {.threads = threads, .stop = stop.get_token()}, [&](const Clique&) {
          if (++seen == 10) stop.request_stop();
          return model::ok();
        });
    ASSERT_FALSE(stats.has_value());
    EXPECT_EQ(stats.error().code, model::ErrorCode::kCancelled);
    EXPECT_GE(seen, 10U);
    EXPECT_LE(seen, 64U) << "the chunk at hand is finished, no more";
    EXPECT_EQ(engine.count({}, {.threads = threads, .stop = stop.get_token()}).cliques, 0U);
  }
}

TEST_F(CliqueRun, PassesOnTheVisitorsError) {
  for (const unsigned threads : {1U, 4U}) {
    std::size_t seen = 0;
    const auto stats = engine.run({}, {.threads = threads}, [&](const Clique&) -> model::Status {
      if (++seen < 100) return model::ok();
      return model::Error{model::ErrorCode::kUnavailable, "disk full", "out.jsonl"};
    });
    ASSERT_FALSE(stats.has_value());
    EXPECT_EQ(stats.error().code, model::ErrorCode::kUnavailable);
    EXPECT_EQ(stats.error().where, "out.jsonl");
    EXPECT_EQ(seen, 100U);
  }
}

TEST(CliqueRunOfNothing, IsNoError) {
  const GraphSnapshot snapshot = make_snapshot("");
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {});
  const auto stats = engine.run({}, {.threads = 3}, [](const Clique&) { return model::ok(); });
  ASSERT_TRUE(stats.has_value());
  EXPECT_EQ(stats.value().cliques, 0U);
}

}  // namespace
}  // namespace toposcope::graph
