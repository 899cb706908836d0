// Messages that scans leave, in the whole program.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "support/temp_dir.h"
#include "ui/models/messages_model.h"
#include "ui/program/support/program_window.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {
namespace {

class MessagesLive : public ::testing::Test {
 protected:
  MessagesLive() { copy_sample("attic.json", file_); }

  void tell(store::MessageLevel level, const std::string& text, const std::string& type = "",
            const std::string& id = "") {
    store::Message message;
    message.level = level;
    message.environment = "attic";
    message.origin_kind = "scan";
    message.origin = "scan:attic";
    message.text = text;
    message.related_type = type;
    message.related_id = id;
    const auto store = store::open_sqlite_store({.path = file_, .create = false});
    ASSERT_TRUE(store.has_value());
    ASSERT_TRUE(store.value()->add_messages({&message, 1}).has_value());
  }
  [[nodiscard]] std::size_t unviewed() const {
    const auto store = store::open_sqlite_store({.path = file_, .read_only = true});
    const auto all = store.value()->messages({});
    std::size_t count = 0;
    for (const auto& one : all.value()) count += one.viewed ? 0 : 1;
    return count;
  }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
  const std::filesystem::path file_ = folder_ / "attic.db";
};

TEST_F(MessagesLive, ComeWhileTheWindowIsOpenAndCountUntilSomebodyLooks) {
  tell(store::MessageLevel::kInfo, "begin");
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  EXPECT_TRUE(viewer.has_text("1 new message"));
  tell(store::MessageLevel::kError, "sw-1 cannot be reached", "switch", "sw-1");
  ASSERT_TRUE(viewer.until([&] { return viewer.state().messages.rows.size() == 2; }));
  viewer.settle();
  EXPECT_TRUE(viewer.has_text("2 new messages"));
  viewer.key('M');
  viewer.settle();
  EXPECT_EQ(viewer.state().overlay, ui::Overlay::kMessages);
  EXPECT_TRUE(viewer.has_text("sw-1 cannot be reached"));
  EXPECT_FALSE(viewer.has_text("new messages"));
  EXPECT_EQ(unviewed(), 0U);
  EXPECT_EQ(viewer.state().messages.new_after, 0) << "they stay marked while the list is open";
}

TEST_F(MessagesLive, LeadToTheirObject) {
  tell(store::MessageLevel::kError, "sw-1 cannot be reached", "switch", "sw-1");
  tell(store::MessageLevel::kInfo, "scan is due");
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  viewer.key('M');
  viewer.key(ImGuiKey_Enter);  // The newest is about nothing: the list stays.
  EXPECT_EQ(viewer.state().overlay, ui::Overlay::kMessages);
  viewer.key(ImGuiKey_DownArrow);
  viewer.key(ImGuiKey_Enter);
  viewer.settle();
  EXPECT_EQ(viewer.state().overlay, ui::Overlay::kNone);
  EXPECT_EQ(viewer.state().inspection.subject.id, "sw-1");
  EXPECT_EQ(viewer.tab().view.subject.id, "wiki") << "it is selected, not the new focal point";
}

TEST_F(MessagesLive, LeadFromTheStartPageToAPicture) {
  tell(store::MessageLevel::kError, "sw-1 cannot be reached", "switch", "sw-1");
  ProgramWindow viewer({.path = file_});
  viewer.key('M');
  viewer.key(ImGuiKey_Enter);
  viewer.settle();
  EXPECT_EQ(viewer.tab().view.subject.id, "sw-1");
}

TEST_F(MessagesLive, OfAnObjectThatHasGoneSaySo) {
  tell(store::MessageLevel::kError, "sw-9 cannot be reached", "switch", "sw-9");
  ProgramWindow viewer({.path = file_, .focal_point = "service:wiki"});
  viewer.key('M');
  viewer.key(ImGuiKey_Enter);
  viewer.settle();
  ASSERT_TRUE(viewer.state().toast.has_value());
  EXPECT_TRUE(viewer.state().toast->failed);
  EXPECT_EQ(viewer.tab().view.subject.id, "wiki");
}

}  // namespace
}  // namespace toposcope::testing
