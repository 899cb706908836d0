// Each command once on each host.

#include "sources/command/command_cache.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;
using Words = std::vector<std::string>;

/// Answers "HOST:COMMAND", and notes what it was asked.
class Notebook final : public HostCommands {
 public:
  std::vector<Words> asked;
  std::map<std::string, Error, std::less<>> failures;  ///< By host.
  std::string refused;  ///< A command that costs all that are asked with it.

  model::Result<std::vector<CommandResult>> run(std::string_view host,
                                                std::span<const std::string> commands) override {
    const std::lock_guard lock(mutex_);
    Words batch = {std::string(host)};
    batch.insert(batch.end(), commands.begin(), commands.end());
    asked.push_back(batch);
    if (const auto found = failures.find(host); found != failures.end()) return found->second;
    for (const auto& command : commands) {
      if (command == refused) return Error{ErrorCode::kUnavailable, "not done after 60000 ms", ""};
    }
    std::vector<CommandResult> results;
    for (const auto& command : commands) results.push_back({0, batch.front() + ":" + command, ""});
    return results;
  }

 private:
  std::mutex mutex_;
};

struct CommandCacheTest : ::testing::Test {
  std::shared_ptr<Notebook> inner = std::make_shared<Notebook>();
  CommandCache cache{inner};

  Words outputs(std::string_view host, const Words& commands) {
    Words texts;
    const auto results = cache.run(host, commands);
    if (!results.has_value()) return {"error " + results.error().message};
    for (const auto& result : results.value()) texts.push_back(result.output);
    return texts;
  }
};

TEST_F(CommandCacheTest, AsksOnlyForWhatIsNotKnown) {
  EXPECT_EQ(outputs("h", {"a", "b", "a"}), (Words{"h:a", "h:b", "h:a"}));
  EXPECT_EQ(outputs("h", {"b", "c"}), (Words{"h:b", "h:c"}));
  EXPECT_EQ(outputs("h", {"a", "c"}), (Words{"h:a", "h:c"}));
  EXPECT_EQ(outputs("g", {"a"}), (Words{"g:a"}));
  EXPECT_EQ(outputs("g", {}), Words{});
  EXPECT_EQ(inner->asked, (std::vector<Words>{{"h", "a", "b"}, {"h", "c"}, {"g", "a"}}));
}

TEST_F(CommandCacheTest, KeepsFailures) {
  inner->failures.emplace("h", Error{ErrorCode::kUnavailable, "refused", ""});
  EXPECT_EQ(outputs("h", {"a", "b"}), (Words{"error refused"}));
  EXPECT_EQ(outputs("h", {"b"}), (Words{"error refused"}));
  EXPECT_EQ(inner->asked.size(), 1U);
}

TEST_F(CommandCacheTest, DoesNotKeepWhatWasCancelled) {
  inner->failures.emplace("h", Error{ErrorCode::kCancelled, "stopped", ""});
  EXPECT_EQ(outputs("h", {"a"}), (Words{"error stopped"}));
  inner->failures.clear();
  EXPECT_EQ(outputs("h", {"a"}), (Words{"h:a"}));
}

Words numbered(std::size_t count) {
  Words commands;
  for (std::size_t i = 0; i < count; ++i) commands.push_back("c" + std::to_string(i));
  return commands;
}

TEST_F(CommandCacheTest, ManyCommandsGoInPieces) {
  struct Row {
    std::size_t commands;
    std::vector<std::size_t> pieces;
  };
  const std::vector<Row> rows = {{0, {}},
                                 {1, {1}},
                                 {99, {99}},
                                 {100, {100}},
                                 {101, {100, 1}},
                                 {200, {100, 100}},
                                 {305, {100, 100, 100, 5}}};
  for (const Row& row : rows) {
    inner->asked.clear();
    const std::string host = "h" + std::to_string(row.commands);
    const Words commands = numbered(row.commands);
    Words expected;
    for (const auto& command : commands) expected.push_back(host + ":" + command);
    EXPECT_EQ(outputs(host, commands), expected);
    std::vector<std::size_t> pieces;
    for (const Words& batch : inner->asked) pieces.push_back(batch.size() - 1);
    EXPECT_EQ(pieces, row.pieces) << row.commands;
  }
}

TEST_F(CommandCacheTest, PiecesThatFailCostTheirOwnCommands) {
  inner->refused = "c150";
  const Words commands = numbered(250);
  const auto results = cache.run("h", commands);
  ASSERT_TRUE(results.has_value());
  ASSERT_EQ(results.value().size(), commands.size());
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const CommandResult& result = results.value()[i];
    const bool is_lost = i >= 100 && i < 200;
    ASSERT_EQ(result.failure.has_value(), is_lost) << i;
    EXPECT_EQ(result.exit_code != 0, is_lost) << i;
    EXPECT_EQ(result.output, is_lost ? "" : "h:" + commands[i]);
    if (is_lost) {
      EXPECT_EQ(result.failure->message, "not done after 60000 ms");
    }
  }
  EXPECT_EQ(inner->asked.size(), 3U);
  EXPECT_EQ(outputs("h", {"c120", "c150"}), (Words{"error not done after 60000 ms"}));
  EXPECT_EQ(inner->asked.size(), 3U);
}

TEST_F(CommandCacheTest, ManyThreadsAskOnce) {
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(outputs("h" + std::to_string(i % 5), {"a"}).size(), 1U);
      }
    });
  }
  threads.clear();
  EXPECT_EQ(inner->asked.size(), 5U);
}

}  // namespace
}  // namespace toposcope::discovery
