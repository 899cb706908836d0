#pragma once

/// \file
/// The stores that the suite runs on.

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "support/temp_dir.h"

namespace toposcope::testing {

struct Backend {
  const char* name;
  /// \param folder  where a file may lie
  std::unique_ptr<store::GraphStore> (*open)(const std::filesystem::path& folder);
};

inline void PrintTo(const Backend& backend, std::ostream* out) { *out << backend.name; }

/// memory and sqlite.
[[nodiscard]] std::vector<Backend> all_backends();

/// A fresh, empty store of the backend that is the parameter.
class StoreTest : public ::testing::TestWithParam<Backend> {
 protected:
  [[nodiscard]] store::GraphStore& store() { return *store_; }

 private:
  TempDir folder_{TempDir::Place::kMemory};
  std::unique_ptr<store::GraphStore> store_ = GetParam().open(folder_.path());
};

[[nodiscard]] std::string backend_name(const ::testing::TestParamInfo<Backend>& param);

}  // namespace toposcope::testing
