#include "toposcope/model/path.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "support/temp_dir.h"

namespace toposcope::model {
namespace {

namespace fs = std::filesystem;

TEST(FollowLinks, LeavesWhatIsNoLink) {
  EXPECT_EQ(follow_links("no/such/file"), "no/such/file");
  EXPECT_EQ(follow_links(""), "");
}

TEST(FollowLinks, GoesThroughRelativeAndAbsoluteLinksToWhatIsNotThereYet) {
  const testing::TempDir folder;
  fs::create_symlink("../real/x.db", folder / "middle");
  fs::create_symlink(folder / "middle", folder / "name");
  EXPECT_EQ(follow_links(folder / "name").lexically_normal(),
            (folder.path().parent_path() / "real/x.db").lexically_normal());
}

TEST(FollowLinks, EndsInACircle) {
  const testing::TempDir folder;
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  EXPECT_TRUE(fs::is_symlink(follow_links(folder / "a")));
}

}  // namespace
}  // namespace toposcope::model
