#pragma once

/// \file
/// Inventories of the daily tasks.  samples/README.md says which cables are out and who hangs on
/// which switch: expectations come from there.

#include <filesystem>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {

inline constexpr const char* kWeb1 = "instance:df09f35f-4564-41d6-8b6d-f11aaed2a06b";
inline constexpr const char* kApi2 = "instance:3e227caa-d904-4ca1-a5d5-ea66961de984";

class DailyTasks : public ::testing::Test {
 protected:
  std::filesystem::path harbour() {
    const std::filesystem::path file = folder_ / "harbour.db";
    copy_sample("harbour.json", file);
    return file;
  }
  /// The house, and a later state of it in which Wiki runs on one side only.
  std::filesystem::path changed_house() {
    const std::filesystem::path file = folder_ / "attic.db";
    copy_sample("attic.json", file);
    write_sample_without("attic.json", {"\"wiki-2\""}, folder_ / "later.json");
    import_into(file, folder_ / "later.json", {"--replace"});
    return file;
  }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
};

}  // namespace toposcope::testing
