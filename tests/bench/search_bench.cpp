/// Search as you type over 10,000 to 1,000,000 made-up nodes, beside what a user has without it:
/// LIKE over a table of the same texts, in memory.
///
///   search_bench
///
/// Both ways must count the same.  Ends with 1 when they do not or when a target is missed.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "bench/database.h"
#include "bench/targets.h"
#include "query/search_index.h"
#include "query/search_worlds.h"

namespace {

using toposcope::bench::Targets;
using toposcope::query::AddressIndexBuilder;
using toposcope::query::SearchIndex;
using toposcope::testing::WorldNode;

constexpr std::array<std::uint32_t, 3> kSizes = {10'000, 100'000, 1'000'000};
constexpr int kRepeats = 7;

/// A text that is typed.  LIKE looks for it in name, id, key and addresses as they are written.
struct Question {
  const char* what;
  const char* text;
  bool beside_like = true;  ///< LIKE can ask the same.
};

constexpr std::array<Question, 13> kQuestions = {{
    {"1 letter, common", "e"},
    {"1 letter, rare", "z"},
    {"2 letters", "we", true},
    {"3 letters", "web"},
    {"4 letters", "web-"},
    {"a name", "web-fe-0123"},
    {"common", "compute"},
    {"absent", "nothing-has-this"},
    {"4 digits of an id", "9f3c", false},
    {"IPv4, beginning", "10.20.3", false},
    {"MAC, other notation", "fa16.3e12", false},
    {"two words", "vnic tap9", false},
    {"IPv6, beginning", "2001:DB8::12", false},
}};

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <typename Work>
double median_ms_of(int repeats, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const double start = now_s();
    work();
    times.push_back((now_s() - start) * 1e3);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

class Table {
 public:
  explicit Table(const std::vector<WorldNode>& world)
      : db_(toposcope::bench::open_database(":memory:")) {
    toposcope::bench::execute(db_.get(), "CREATE TABLE node(name TEXT, id TEXT, key TEXT); BEGIN");
    const auto insert =
        toposcope::bench::prepare(db_.get(), "INSERT INTO node VALUES (?1, ?2, ?3)");
    for (const WorldNode& node : world) {
      int column = 0;
      for (const std::string* text : {&node.name, &node.id, &node.key}) {
        sqlite3_bind_text(insert.get(), ++column, text->c_str(), -1, SQLITE_STATIC);
      }
      if (sqlite3_step(insert.get()) != SQLITE_DONE) toposcope::bench::fail("INSERT", "refused");
      sqlite3_reset(insert.get());
    }
    toposcope::bench::execute(db_.get(), "COMMIT");
  }

  std::size_t count(const char* text) const {
    const auto select = toposcope::bench::prepare(
        db_.get(), "SELECT count(*) FROM node WHERE name LIKE ?1 OR id LIKE ?1 OR key LIKE ?1");
    const std::string pattern = "%" + std::string(text) + "%";
    sqlite3_bind_text(select.get(), 1, pattern.c_str(), -1, SQLITE_STATIC);
    if (sqlite3_step(select.get()) != SQLITE_ROW) toposcope::bench::fail("LIKE", "no answer");
    return static_cast<std::size_t>(sqlite3_column_int64(select.get(), 0));
  }

 private:
  toposcope::bench::Database db_;
};

/// What was built of a world, and how long it took.
struct Built {
  SearchIndex names, complete;
};

Built build(const std::vector<WorldNode>& world, Targets& targets) {
  const auto snapshot = toposcope::testing::snapshot_of(world);
  Built built;
  const double names_ms = median_ms_of(3, [&] { built.names = SearchIndex(snapshot); });
  std::size_t bytes = 0;
  for (const WorldNode& node : world) bytes += node.document.size();
  AddressIndexBuilder builder;
  const double scan_ms = median_ms_of(1, [&] {
    std::int64_t row = 0;
    for (const WorldNode& node : world) {
      builder.add(toposcope::model::NodeRow{++row}, node.document);
    }
  });
  const double join_ms =
      median_ms_of(1, [&] { built.complete = built.names.with_addresses(builder); });
  const auto nodes = static_cast<double>(world.size());
  const double rate = static_cast<double>(bytes) / 1e6 / (scan_ms / 1e3);
  std::printf("%zu nodes: names %.0f ms, addresses %.0f ms (%.0f MB/s) and %.0f ms\n", world.size(),
              names_ms, scan_ms, rate, join_ms);
  std::printf("  %.1f bytes a node, %.1f with %zu addresses\n",
              static_cast<double>(built.names.memory_bytes()) / nodes,
              static_cast<double>(built.complete.memory_bytes()) / nodes, builder.size());
  if (world.size() == kSizes.back()) {
    targets.at_most("index of names", names_ms / 1e3, 1.5, "s");
    targets.at_least("documents scanned", rate, 300, "MB/s");
    targets.at_most("memory", static_cast<double>(built.complete.memory_bytes()) / nodes, 150,
                    "bytes a node");
  }
  return built;
}

/// \return whether both ways count the same
bool ask_like(const Question& question, const SearchIndex& names, const Table& table,
              double own_ms) {
  std::size_t like = 0;
  const double like_ms = median_ms_of(1, [&] { like = table.count(question.text); });
  std::printf(", LIKE %8.1f ms, %4.0f times", like_ms, like_ms / own_ms);
  const std::size_t own = names.find(question.text).total;
  if (own == like) return true;
  std::fprintf(stderr, "\nLIKE counts %zu, the index %zu\n", like, own);
  return false;
}

bool run(std::uint32_t size, std::vector<double>& before_ms, Targets& targets) {
  const std::vector<WorldNode> world = toposcope::testing::cloud_world(size, 7);
  const Built built = build(world, targets);
  const Table table(world);
  bool same = true;
  std::vector<double> now_ms;
  for (const Question& question : kQuestions) {
    std::size_t total = 0;
    const double own_ms =
        median_ms_of(kRepeats, [&] { total = built.complete.find(question.text).total; });
    const std::size_t i = now_ms.size();
    now_ms.push_back(own_ms);
    std::printf("  %-20s %-16s %8zu found %7.2f ms", question.what, question.text, total, own_ms);
    if (i < before_ms.size()) std::printf(", growth %4.1f", own_ms / before_ms[i]);
    if (question.beside_like) same = ask_like(question, built.names, table, own_ms) && same;
    std::printf("\n");
    if (size == kSizes.back()) {
      targets.at_most(std::string("search: ") + question.what, own_ms, 50, "ms");
    }
  }
  before_ms = now_ms;
  return same;
}

}  // namespace

int main() {
  Targets targets;
  bool same = true;
  std::vector<double> before_ms;
  for (const std::uint32_t size : kSizes) same = run(size, before_ms, targets) && same;
  return same && targets.all_met() ? 0 : 1;
}
