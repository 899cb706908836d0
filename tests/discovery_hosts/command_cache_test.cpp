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

  model::Result<std::vector<CommandResult>> run(std::string_view host,
                                                std::span<const std::string> commands) override {
    const std::lock_guard lock(mutex_);
    Words batch = {std::string(host)};
    batch.insert(batch.end(), commands.begin(), commands.end());
    asked.push_back(batch);
    if (const auto found = failures.find(host); found != failures.end()) return found->second;
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
