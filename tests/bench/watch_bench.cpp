/// What a viewer asks of a large inventory again and again, beside asking for everything.
///
///   watch_bench INVENTORY.db...
///
/// Files come smallest first; each is copied, 2,000 nodes of the copy are made ill.  Ends with 1
/// when a target is missed.

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>

#include "toposcope/store/graph_store.h"

#include "bench/database.h"
#include "bench/targets.h"

namespace {

namespace store = toposcope::store;
namespace model = toposcope::model;
using toposcope::bench::fail;
using toposcope::bench::Targets;

constexpr int kIll = 2000;

/// Milliseconds for one call, of as many as fit in a third of a second.
template <typename Work>
double milliseconds(const char* what, Work work) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const std::clock_t cpu_begin = std::clock();
  int times = 0;
  std::chrono::duration<double, std::milli> spent{};
  while (spent.count() < 300) {
    const auto result = work();
    if (!result.has_value()) fail(what, result.error().message.c_str());
    ++times;
    spent = Clock::now() - begin;
  }
  const double each = spent.count() / times;
  const double cpu = 1000.0 * static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC;
  std::printf("  %-44s %12.4f ms, cpu %12.4f ms\n", what, each, cpu / times);
  return each;
}

template <typename T>
T must(const char* what, model::Result<T> result) {
  if (!result.has_value()) fail(what, result.error().message.c_str());
  return std::move(result).value();
}

/// One report a node; of the first 2,000 it has become another one.
void make_ill(const std::string& path) {
  const auto db = toposcope::bench::open_database(path);
  toposcope::bench::execute(
      db.get(),
      "DELETE FROM status; DELETE FROM status_history;"
      "INSERT INTO status(subject, row, source, value, text, time, valid_from, since)"
      " SELECT 0, id, 'bench', 1, '', 1, 1, 1 FROM node;"
      "INSERT INTO status_history SELECT *, 2, 1 FROM status WHERE row IN"
      " (SELECT id FROM node LIMIT 2000);"
      "UPDATE status SET value=2+row%3, since=2 WHERE row IN (SELECT id FROM node LIMIT 2000)");
}

void measure(const std::string& path, Targets* targets) {
  const auto opened = store::open_sqlite_store({.path = path});
  if (!opened.has_value()) fail(path.c_str(), opened.error().message.c_str());
  store::GraphStore& file = *opened.value();
  const auto count = must("count", file.count({.limit = 0}));
  std::printf("%s, %llu nodes, %d ill\n", path.c_str(), static_cast<unsigned long long>(count),
              kIll);
  if (must("problems", file.problems(0)).size() != kIll) fail("problems", "not what was made ill");
  const double problems = milliseconds("problems()", [&] { return file.problems(0); });
  const double branches = milliseconds("ill_branches()", [&] { return file.ill_branches(); });
  const double stamp = milliseconds("stamp()", [&] { return file.stamp(); });
  const double changes = milliseconds("status_changes() of 2,000 nodes", [&] {
    return file.status_changes(model::UtcMicros{std::chrono::microseconds{2}},
                               model::UtcMicros{std::chrono::hours{1}},
                               [](const auto&) { return model::ok(); });
  });
  (void)milliseconds("root_types()", [&] { return file.root_types(""); });
  (void)milliseconds("status_counts(): every report", [&] { return file.status_counts(); });
  const double documents = milliseconds("read_documents()", [&] {
    return file.read_documents([](auto, auto, auto) { return model::ok(); });
  });
  if (targets == nullptr) return;
  targets->at_most("problems() with 2,000 ill nodes", problems, 250, "ms");
  targets->at_most("ill_branches() with 2,000 ill nodes", branches, 250, "ms");
  targets->at_most("status_changes() of 2,000 nodes", changes, 250, "ms");
  targets->at_most("stamp()", stamp * 1000, 100, "us");
  targets->at_least("read_documents()", static_cast<double>(count) / documents, 500,
                    "thousand a second");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: watch_bench INVENTORY.db...\n");
    return 2;
  }
  Targets targets;
  for (int i = 1; i < argc; ++i) {
    const std::string copy = std::string(argv[i]) + ".watched";
    for (const char* stale : {"", "-wal", "-shm"}) std::filesystem::remove(copy + stale);
    std::filesystem::copy_file(argv[i], copy, std::filesystem::copy_options::overwrite_existing);
    make_ill(copy);
    measure(copy, i == argc - 1 ? &targets : nullptr);
    std::filesystem::remove(copy);
  }
  return targets.all_met() ? 0 : 1;
}
