// SIGKILL at random moments: the file opens and holds a whole revision, none older than reported.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/child.h"
#include "store/round_inventory.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using std::chrono::milliseconds;

/// TOPOSCOPE_LONG=1 asks for the long tier.
int kill_count() { return std::getenv("TOPOSCOPE_LONG") == nullptr ? 30 : 1000; }

class KilledImport : public ::testing::Test {
 protected:
  /// Lets a helper import and kills it.  \return the last revision that it reported, or `before`
  model::RevisionNumber kill_once(model::RevisionNumber before) {
    Helper helper({"rounds", path_.string()});
    model::RevisionNumber reported = before;
    const auto note = [&reported](const std::optional<std::string>& line) {
      if (line) reported = std::stoll(*line);
      return line.has_value();
    };
    for (int i = pick(0, 3); i > 0; --i) {
      if (!note(helper.read_line(std::chrono::seconds{60}))) {
        ADD_FAILURE() << "the helper ended or hangs after revision " << reported;
        return reported;
      }
    }
    const auto deadline = std::chrono::steady_clock::now() + milliseconds{pick(0, 80)};
    while (std::chrono::steady_clock::now() < deadline) note(helper.read_line(milliseconds{1}));
    helper.kill();
    while (note(helper.read_line(milliseconds{0}))) continue;
    return reported;
  }

  /// \return the newest revision, checked to be whole
  [[nodiscard]] model::RevisionNumber check() {
    const auto store = must(store::open_sqlite_store({.path = path_}));
    return check_round(*store);
  }

  void forget_file() { std::filesystem::remove(path_); }

  int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

 private:
  TempDir folder_;
  std::filesystem::path path_ = folder_ / "inventory.db";
  std::mt19937 random_{20261120};
};

TEST_F(KilledImport, LeavesAWholeRevision) {
  constexpr int kKillsPerFile = 5;
  model::RevisionNumber newest = 0;
  for (int i = 0; i < kill_count(); ++i) {
    SCOPED_TRACE(::testing::Message() << "kill " << i);
    if (i % kKillsPerFile == 0) {
      forget_file();  // so that first imports, which build a file beside, are killed too
      newest = 0;
    }
    const auto reported = kill_once(newest);

    ASSERT_NO_THROW(newest = check());
    ASSERT_GE(newest, reported) << "a reported revision is lost";
    ASSERT_LE(newest, reported + 1);
  }
}

}  // namespace
}  // namespace toposcope::testing
