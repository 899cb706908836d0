/// Import of an inventory by the program, beside the least that any import could do: simdjson
/// record by record, then raw SQLite inserts of the same rows with the same indexes.
///
///   import_bench TOPOSCOPE INVENTORY.json [FOLDER]
///
/// The inventory has one record a line (tools that write Calipso's single document do that).

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/child_process.h"
#include "bench/import_floor.h"

namespace {

using toposcope::bench::Cost;
using toposcope::bench::Usage;

void print_row(const char* what, double wall_s, double cpu_s, double peak_mb, double ratio) {
  std::printf("%-28s %9.2f %9.2f %9.0f %9.2f\n", what, wall_s, cpu_s, peak_mb, ratio);
}

void print_usage_row(const char* what, const Usage& usage, double floor_s) {
  print_row(what, usage.wall_s, usage.cpu_s, usage.peak_mb, usage.wall_s / floor_s);
  if (usage.exit_code != 0) std::printf("  exit code %d\n", usage.exit_code);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: import_bench TOPOSCOPE INVENTORY.json [FOLDER]\n");
    return 2;
  }
  const std::string program = argv[1];
  const std::string inventory = argv[2];
  const std::filesystem::path folder =
      argc > 3 ? std::filesystem::path(argv[3]) : std::filesystem::temp_directory_path();
  const std::string file = (folder / "import-bench.db").string();
  const std::string raw = (folder / "import-bench-floor.db").string();
  for (const auto& stale : {file, raw}) std::filesystem::remove(stale);

  const std::vector<std::string> import = {program, "import", "--quiet", "--db", file, inventory};
  const Usage first = toposcope::bench::run_process(import);
  const Cost parse = toposcope::bench::parse_floor(inventory);
  const Cost insert = toposcope::bench::insert_floor(file, raw);
  const Usage again = toposcope::bench::run_process(import);
  const double floor_s = parse.wall_s + insert.wall_s;

  std::printf("%-28s %9s %9s %9s %9s\n", "", "wall s", "cpu s", "peak MB", "x floor");
  print_row("floor: parse", parse.wall_s, parse.cpu_s, 0, parse.wall_s / floor_s);
  print_row("floor: insert, index", insert.wall_s, insert.cpu_s, 0, insert.wall_s / floor_s);
  print_usage_row("import, new file", first, floor_s);
  print_usage_row("import again, unchanged", again, floor_s);
  for (const auto& done : {file, raw}) std::filesystem::remove(done);
  return first.exit_code == 0 && again.exit_code == 0 ? 0 : 4;
}
