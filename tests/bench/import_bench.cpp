/// Import of an inventory by the program, beside the least that any import could do: simdjson
/// record by record, then raw SQLite inserts of the same rows with the same indexes.
///
///   import_bench TOPOSCOPE FOLDER INVENTORY.json...
///
/// Inventories come smallest first and have one record a line (tools that write Calipso's single
/// document do that); FOLDER is for the files that are made and removed.
/// Ends with 1 when a target is missed.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/child_process.h"
#include "bench/import_floor.h"
#include "bench/targets.h"

namespace {

using toposcope::bench::Cost;
using toposcope::bench::Targets;
using toposcope::bench::Usage;

void print_row(const char* what, double wall_s, double cpu_s, double peak_mb, double ratio) {
  std::printf("  %-28s %9.2f %9.2f %9.0f %9.2f\n", what, wall_s, cpu_s, peak_mb, ratio);
}

void print_usage_row(const char* what, const Usage& usage, double floor_s) {
  print_row(what, usage.wall_s, usage.cpu_s, usage.peak_mb, usage.wall_s / floor_s);
  if (usage.exit_code != 0) std::printf("    exit code %d\n", usage.exit_code);
}

struct Files {
  std::string inventory, file, raw;
};

/// \param targets  asked of the last and largest inventory only; else null
bool measure(const std::string& program, const Files& files, Targets* targets) {
  for (const auto& stale : {files.file, files.raw}) std::filesystem::remove(stale);
  const std::vector<std::string> import = {program, "import",   "--quiet",
                                           "--db",  files.file, files.inventory};
  const Usage first = toposcope::bench::run_process(import);
  const Cost parse = toposcope::bench::parse_floor(files.inventory);
  const Cost insert = toposcope::bench::insert_floor(files.file, files.raw);
  const Usage again = toposcope::bench::run_process(import);
  const double floor_s = parse.wall_s + insert.wall_s;

  std::printf("%s, %.1f MB\n", files.inventory.c_str(),
              static_cast<double>(std::filesystem::file_size(files.inventory)) / 1e6);
  std::printf("  %-28s %9s %9s %9s %9s\n", "", "wall s", "cpu s", "peak MB", "x floor");
  print_row("floor: parse", parse.wall_s, parse.cpu_s, 0, parse.wall_s / floor_s);
  print_row("floor: insert, index", insert.wall_s, insert.cpu_s, 0, insert.wall_s / floor_s);
  print_usage_row("import, new file", first, floor_s);
  print_usage_row("import again, unchanged", again, floor_s);
  for (const auto& done : {files.file, files.raw}) std::filesystem::remove(done);
  if (targets != nullptr) {
    targets->at_most("import beside the floor", first.wall_s / floor_s, 1.5, "times");
    targets->at_most("memory of an import", std::max(first.peak_mb, again.peak_mb), 1024, "MB");
    targets->at_most("again beside the first time", again.wall_s / first.wall_s, 1, "times");
  }
  return first.exit_code == 0 && again.exit_code == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: import_bench TOPOSCOPE FOLDER INVENTORY.json...\n");
    return 2;
  }
  const std::filesystem::path folder = argv[2];
  Targets targets;
  for (int i = 3; i < argc; ++i) {
    const Files files = {argv[i], (folder / "import-bench.db").string(),
                         (folder / "import-bench-floor.db").string()};
    if (!measure(argv[1], files, i == argc - 1 ? &targets : nullptr)) return 4;
  }
  return targets.all_met() ? 0 : 1;
}
