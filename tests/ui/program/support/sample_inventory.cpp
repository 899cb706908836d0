#include "ui/program/support/sample_inventory.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "ui/support/virtual_screen.h"

namespace toposcope::testing {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_TRUE(in.good()) << path;
  return text.str();
}

void write_text(const std::string& text, const std::filesystem::path& to) {
  std::ofstream out(to, std::ios::binary);
  out << text;
  out.close();
  EXPECT_TRUE(out.good()) << to;
}

}  // namespace

std::filesystem::path sample_source(const std::string& name) {
  return std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "samples" / "inventories" / name;
}

void write_changed_sample(const std::string& name, const std::vector<Replacement>& changes,
                          const std::filesystem::path& to) {
  std::string text = text_of(sample_source(name));
  for (const Replacement& change : changes) {
    const std::size_t at = text.find(change.text);
    ASSERT_NE(at, std::string::npos) << name << " does not say " << change.text;
    text.replace(at, change.text.size(), change.by);
  }
  write_text(text, to);
}

void write_sample_without(const std::string& name, const std::vector<std::string>& lines_with,
                          const std::filesystem::path& to) {
  std::istringstream in(text_of(sample_source(name)));
  std::string kept;
  for (std::string line; std::getline(in, line);) {
    const bool goes =
        std::any_of(lines_with.begin(), lines_with.end(),
                    [&](const std::string& text) { return line.find(text) != std::string::npos; });
    if (goes) continue;
    // The last record of a list has no comma behind it.
    const bool ends_list = line.starts_with("]");
    if (ends_list && kept.ends_with(",\n")) kept.replace(kept.size() - 2, 2, "\n");
    kept += line + "\n";
  }
  write_text(kept, to);
}

void import_into(const std::filesystem::path& db, const std::filesystem::path& source,
                 const std::vector<std::string>& more_options) {
  std::vector<std::string> arguments = {TOPOSCOPE_PROGRAM, "import", "-q", "--db", db.string()};
  arguments.insert(arguments.end(), more_options.begin(), more_options.end());
  arguments.push_back(source.string());
  ASSERT_EQ(run_program(arguments), 0) << source;
}

void import_rules_into(const std::filesystem::path& db, const std::string& rules) {
  const std::filesystem::path from =
      std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "samples" / "rules" / rules;
  ASSERT_EQ(run_program({TOPOSCOPE_PROGRAM, "types", "import", "--db", db.string(), from.string()}),
            0);
}

void copy_sample(const std::string& name, const std::filesystem::path& to) {
  static const TempDir folder;
  static std::map<std::string, std::filesystem::path> imported;
  const auto [at, is_new] = imported.try_emplace(name, folder / (name + ".db"));
  if (is_new) import_into(at->second, sample_source(name));
  std::filesystem::copy_file(at->second, to, std::filesystem::copy_options::overwrite_existing);
}

OwnFolders::OwnFolders(const std::filesystem::path& root) {
  ::setenv("XDG_CONFIG_HOME", (root / "config").c_str(), 1);
  ::setenv("XDG_STATE_HOME", (root / "state").c_str(), 1);
  ::setenv("XDG_RUNTIME_DIR", root.c_str(), 1);
}

}  // namespace toposcope::testing
