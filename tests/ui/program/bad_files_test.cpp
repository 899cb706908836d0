// Files that cannot be opened, or only read: a plain message, and the program stays usable.

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temp_dir.h"
#include "ui/program/support/program_window.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {
namespace {

using Access = ui::InventoryState::Access;

class BadFiles : public ::testing::Test {
 protected:
  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
  const std::filesystem::path file_ = folder_ / "attic.db";
};

/// It says what happened and what to do, and everything else works.
void expect_usable(ProgramWindow& viewer, const std::string& way_on) {
  const ui::InventoryState& inventory = viewer.state().inventory;
  EXPECT_EQ(inventory.access, Access::kFailed);
  EXPECT_FALSE(inventory.failure.empty());
  EXPECT_TRUE(viewer.has_text(way_on)) << viewer.all_text();
  viewer.key('K', {.ctrl = true});
  EXPECT_EQ(viewer.state().overlay, ui::Overlay::kPalette);
  viewer.type("anything");
  viewer.key(ImGuiKey_Enter);
  viewer.key(ImGuiKey_Escape);
  EXPECT_EQ(viewer.state().overlay, ui::Overlay::kNone);
  viewer.type("]");
  viewer.key(ImGuiKey_Enter);
  viewer.key('T', {.ctrl = true});
  EXPECT_EQ(viewer.state().tabs.size(), 2U);
  EXPECT_EQ(faults_of(viewer.state()), std::vector<std::string>{});
}

/// "Read the file anew", once somebody mended it.
void expect_opens_now(ProgramWindow& viewer) {
  viewer.program().apply(ui::Do{ui::Action::kReload});
  viewer.settle();
  EXPECT_EQ(viewer.state().inventory.access, Access::kOpen) << viewer.state().inventory.failure;
  EXPECT_EQ(viewer.state().inventory.objects, 16U);
}

TEST_F(BadFiles, AFileThatIsNotThere) {
  ProgramWindow viewer({.path = file_});
  expect_usable(viewer, "Check the name");
  EXPECT_FALSE(std::filesystem::exists(file_)) << "looking makes no file";
  copy_sample("attic.json", file_);
  expect_opens_now(viewer);
}

TEST_F(BadFiles, AnEmptyFile) {
  { std::ofstream out(file_); }
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  expect_usable(viewer, "It is no inventory");
  EXPECT_EQ(std::filesystem::file_size(file_), 0U) << "looking changes no file";
  copy_sample("attic.json", file_);
  expect_opens_now(viewer);
}

TEST_F(BadFiles, AFileThatIsNoInventory) {
  { std::ofstream(file_) << "Dear colleague, here is the inventory that you asked for."; }
  ProgramWindow viewer({.path = file_});
  expect_usable(viewer, "It is no inventory");
}

TEST_F(BadFiles, AFolder) {
  std::filesystem::create_directory(file_);
  ProgramWindow viewer({.path = file_});
  EXPECT_EQ(viewer.state().inventory.access, Access::kFailed);
  EXPECT_FALSE(viewer.state().inventory.failure.empty());
}

/// PRAGMA user_version: four bytes, the most significant first, at 60 of the header.
void set_schema_version(const std::filesystem::path& path, char version) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(60);
  file.write("\0\0\0", 3);
  file.put(version);
  ASSERT_TRUE(file.good());
}

TEST_F(BadFiles, AFileOfANewerProgram) {
  copy_sample("attic.json", file_);
  set_schema_version(file_, 99);
  ProgramWindow viewer({.path = file_});
  expect_usable(viewer, "newer toposcope");
}

TEST_F(BadFiles, ARevisionThatIsNotThereYet) {
  copy_sample("attic.json", file_);
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki", .at = "2999"});
  EXPECT_TRUE(viewer.has_text("there is no revision 2999; the newest is 1")) << viewer.all_text();
  EXPECT_TRUE(viewer.has_text("revision 2999")) << "the as-of control";
  EXPECT_FALSE(viewer.has_text("1970")) << viewer.all_text();
  viewer.click("empty.action");
  EXPECT_TRUE(viewer.state().is_now());
  EXPECT_FALSE(viewer.picture().is_empty());
}

TEST_F(BadFiles, AFileFromBeforeTheFirstRelease) {
  copy_sample("attic.json", file_);
  set_schema_version(file_, 1);
  ProgramWindow viewer({.path = file_});
  expect_usable(viewer, "anew into another file");
  EXPECT_FALSE(viewer.has_text("newer")) << viewer.all_text();
}

/// Holds SQLite's lock bytes as a writer of another process does while it must be alone.
class LockedFile {
 public:
  explicit LockedFile(const std::filesystem::path& path) : file_(::open(path.c_str(), O_RDWR)) {
    // PENDING_BYTE and what follows it, see the SQLite file format.
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;
    lock.l_len = 512;
    EXPECT_EQ(::fcntl(file_, F_OFD_SETLK, &lock), 0);
  }
  ~LockedFile() { ::close(file_); }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

 private:
  int file_;
};

TEST_F(BadFiles, ALockedFileOpensOnceItIsFree) {
  copy_sample("attic.json", file_);
  std::unique_ptr<ProgramWindow> viewer;
  {
    const LockedFile locked(file_);
    viewer = std::make_unique<ProgramWindow>(ProgramSetup{.path = file_});
    expect_usable(*viewer, "Another program holds it");
  }
  expect_opens_now(*viewer);
}

/// Rights count for everybody but root: as such, somebody without rights takes over for a while.
class WithoutRights {
 public:
  explicit WithoutRights(const std::filesystem::path& home) : was_root_(::geteuid() == 0) {
    constexpr uid_t kNobody = 65534;
    if (!was_root_) return;
    EXPECT_EQ(::chmod(home.c_str(), 0777), 0);
    EXPECT_EQ(::setresuid(kNobody, kNobody, 0), 0);
  }
  ~WithoutRights() {
    if (!was_root_) return;
    EXPECT_EQ(::setresuid(0, 0, 0), 0);
  }
  WithoutRights(const WithoutRights&) = delete;
  WithoutRights& operator=(const WithoutRights&) = delete;

 private:
  bool was_root_;
};

TEST_F(BadFiles, AFileThatMayOnlyBeReadKeepsPinsInTheStateFolder) {
  copy_sample("attic.json", file_);
  ASSERT_EQ(::chmod(file_.c_str(), 0444), 0);
  const WithoutRights limited(folder_.path());
  float dropped = 0;
  {
    ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
    ASSERT_EQ(viewer.state().inventory.access, Access::kOpen) << viewer.state().inventory.failure;
    EXPECT_TRUE(viewer.state().inventory.read_only);
    viewer.drag_card("router:gw-1", {0, 60});
    dropped = viewer.picture().layout.nodes[*viewer.card("gw-1")].y;
    viewer.click_card("service:wiki");
    viewer.key('A');
    EXPECT_EQ(viewer.state().overlay, ui::Overlay::kNone) << "nothing is acknowledged here";
  }
  EXPECT_FALSE(std::filesystem::is_empty(folder_ / "state"));
  ProgramWindow again({.path = file_, .focal_point = "service:wiki"});
  EXPECT_EQ(again.picture().layout.nodes[*again.card("gw-1")].y, dropped);
}

TEST_F(BadFiles, AFocalPointThatIsNotThereIsSaidAndNothingElse) {
  copy_sample("attic.json", file_);
  ProgramWindow viewer({.path = file_, .focal_point = "service:gone"});
  EXPECT_EQ(viewer.state().inventory.access, Access::kOpen);
  EXPECT_TRUE(viewer.tab().view.subject.empty());
  ASSERT_TRUE(viewer.state().toast.has_value());
  EXPECT_TRUE(viewer.state().toast->failed);
  EXPECT_NE(viewer.state().toast->text.find("gone"), std::string::npos);
}

}  // namespace
}  // namespace toposcope::testing
