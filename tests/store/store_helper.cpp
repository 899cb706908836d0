// What tests need another process for.
//
//   store_helper hold FILE    begins an import, prints "held", ends without commit at end of input
//   store_helper rounds FILE  imports round after round, printing the number of each revision

#include <cstdio>
#include <exception>
#include <string>

#include "toposcope/store/graph_store.h"

#include "store/import_script.h"
#include "store/round_inventory.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

void hold(const std::string& path) {
  const auto store = must(store::open_sqlite_store({.path = path}));
  const auto import = must(store->begin_import({.source = "helper"}));
  put_script(*import, "vm:held");
  std::puts("held");
  std::fflush(stdout);
  while (std::getchar() != EOF) continue;
}

[[noreturn]] void import_rounds(const std::string& path) {
  const auto store = must(store::open_sqlite_store({.path = path}));
  for (auto round = check_round(*store) + 1;; ++round) {
    must(import_script(*store, round_script(round)));
    std::printf("%lld\n", static_cast<long long>(round));
    std::fflush(stdout);
  }
}

int run(const std::string& work, const std::string& path) {
  try {
    if (work == "hold") {
      hold(path);
      return 0;
    }
    if (work == "rounds") import_rounds(path);
    std::fprintf(stderr, "store_helper: unknown work '%s'\n", work.c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "store_helper: %s\n", error.what());
  }
  return 1;
}

}  // namespace
}  // namespace toposcope::testing

int main(int argc, char** argv) {
  if (argc == 3) return toposcope::testing::run(argv[1], argv[2]);
  std::fputs("usage: store_helper hold|rounds FILE\n", stderr);
  return 2;
}
