#pragma once

/// \file
/// Inventories of the daily tasks.  samples/README.md says which cables are out and who hangs on
/// which switch: expectations come from there.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {

inline constexpr const char* kWeb1 = "instance:df09f35f-4564-41d6-8b6d-f11aaed2a06b";
inline constexpr const char* kApi2 = "instance:3e227caa-d904-4ca1-a5d5-ea66961de984";

/// A folder with copies of samples, and folders of the user that nobody else has.
class SampleFiles : public ::testing::Test {
 protected:
  std::filesystem::path house() { return copy_of("attic"); }
  std::filesystem::path harbour() { return copy_of("harbour"); }
  std::filesystem::path observatory() {
    const std::filesystem::path file = copy_of("observatory");
    import_rules_into(file, "openstack-focal-points.json");
    return file;
  }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};

 private:
  std::filesystem::path copy_of(const std::string& sample) {
    const std::filesystem::path file = folder_ / (sample + ".db");
    copy_sample(sample + ".json", file);
    return file;
  }
};

class DailyTasks : public SampleFiles {
 protected:
  /// The house, and a later state of it in which Wiki runs on one side only.
  std::filesystem::path changed_house() {
    const std::filesystem::path file = house();
    write_sample_without("attic.json", {"\"wiki-2\""}, folder_ / "later.json");
    import_into(file, folder_ / "later.json", {"--replace"});
    return file;
  }
};

}  // namespace toposcope::testing
