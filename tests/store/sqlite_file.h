#pragma once

/// \file
/// A folder of its own for tests of what the SQLite backend does to files.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/import_script.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

/// An inventory of some size, closed.
inline void make_inventory(const std::filesystem::path& path, int nodes = 3) {
  const auto store = must(store::open_sqlite_store({.path = path}));
  std::string script;
  for (int i = 0; i < nodes; ++i) script += "vm:n" + std::to_string(i) + " ";
  must(import_script(*store, script));
}

class SqliteFile : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "inventory.db"; }
  [[nodiscard]] const TempDir& folder() const { return folder_; }

  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      out.push_back(entry.path().filename().string());
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  static void expect_code(const auto& result, model::ErrorCode code) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, code) << result.error().message;
  }

 private:
  TempDir folder_{TempDir::Place::kMemory};
};

}  // namespace toposcope::testing
