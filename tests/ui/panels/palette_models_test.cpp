// What stands in the palette and on the sheet of keys.

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

#include "ui/models/keys_model.h"
#include "ui/models/palette_model.h"
#include "ui/support/sample_desk.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using Kind = PaletteLine::Kind;

SearchHit found(const std::string& name, const std::string& field, const std::string& text,
                std::size_t begin, std::size_t end) {
  SearchHit hit;
  hit.subject = sample_subject("vnic", name);
  hit.place = "fra1-prod / az1 / node-6";
  hit.matched_field = field;
  hit.matched_text = text;
  hit.match_begin = begin;
  hit.match_end = end;
  return hit;
}

TEST(PaletteModel, NumbersHitsAfterActions) {
  AppState state = busy_desk();
  state.search.text = "tap";
  state.search.actions = {{static_cast<int>(Action::kTable)}, {static_cast<int>(Action::kFit)}};
  state.search.hits = {found("tap1", "name", "tap1", 0, 3), found("tap2", "name", "tap2", 0, 3)};
  const auto lines = palette_lines(state);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[0].text, "Commands");
  EXPECT_EQ(lines[2].index, 1U);
  EXPECT_EQ(lines[3].text, "Objects");
  EXPECT_EQ(lines[4].kind, Kind::kHit);
  EXPECT_EQ(lines[5].index, 3U);
  EXPECT_EQ(choices_of(state.search), 4U);
}

TEST(PaletteModel, ShowsProblemsOnlyWhileNothingIsWritten) {
  AppState state = busy_desk();
  const auto has_problem = [&] {
    const auto lines = palette_lines(state);
    return std::any_of(lines.begin(), lines.end(),
                       [](const PaletteLine& line) { return line.kind == Kind::kProblem; });
  };
  EXPECT_TRUE(has_problem());
  state.search.text = "x";
  EXPECT_FALSE(has_problem());
}

TEST(PaletteModel, EmphasisesWhatMatched) {
  const Matched mac = matched_in(found("tap1", "mac_address", "fa:16:3e:01", 3, 8));
  EXPECT_EQ(mac.before, "fa:");
  EXPECT_EQ(mac.match, "16:3e");
  EXPECT_EQ(mac.after, ":01");
}

TEST(PaletteModel, MarksNothingWhenTheMatchIsNoPartOfTheText) {
  struct Case {
    const char* text;
    std::size_t begin, end;
  };
  // Behind the end, empty, turned round, inside of the two bytes of a letter.
  for (const Case& one : {Case{"tap", 1, 9}, Case{"tap", 1, 1}, Case{"tap", 2, 1},
                          Case{"\xC3\xA4x", 1, 3}, Case{"x\xC3\xA4", 0, 2}}) {
    const Matched matched = matched_in(found("n", "name", one.text, one.begin, one.end));
    EXPECT_EQ(matched.before, one.text);
    EXPECT_EQ(matched.match, "");
  }
}

TEST(PaletteModel, NamesTheFieldUnlessTheNameMatched) {
  const scene::Look& look = scene::builtin_look();
  const HitTexts by_name = hit_texts(found("tap3f9", "name", "tap3f9", 0, 3), look);
  EXPECT_EQ(by_name.name.match, "tap");
  EXPECT_EQ(by_name.field, "");
  EXPECT_EQ(by_name.type, "vNIC");
  const HitTexts by_mac = hit_texts(found("tap3f9", "mac_address", "fa:16", 0, 2), look);
  EXPECT_EQ(by_mac.name.before, "tap3f9");
  EXPECT_EQ(by_mac.field, "mac_address");
  EXPECT_EQ(by_mac.value.match, "fa");
}

TEST(PaletteModel, CaptionCountsAndSaysWhatIsMissing) {
  AppState state = open_desk();
  state.search.text = "tap";
  state.search.hits.resize(50);
  state.search.total = 1204;
  EXPECT_EQ(palette_caption(state), "50 of 1 204");
  state.search.covers_addresses = false;
  EXPECT_EQ(palette_caption(state), "50 of 1 204 \xC2\xB7 addresses are still being read");
  state.inventory.whole_is_loaded = false;
  EXPECT_EQ(palette_caption(state), "50 of 1 204 \xC2\xB7 names are still being read");
}

TEST(PaletteModel, AnEmptyListSaysWhy) {
  AppState state = open_desk();
  EXPECT_EQ(palette_empty(state), std::nullopt) << "nothing is written yet";
  state.search.text = "zzz";
  EXPECT_EQ(palette_empty(state).value().title, "Searching");
  state.search.answered = "zzz";
  EXPECT_EQ(palette_empty(state).value().title, "Nothing found");
  state.search.covers_addresses = false;
  EXPECT_EQ(palette_empty(state).value().title, "Nothing found so far");
  state.inventory.access = InventoryState::Access::kFailed;
  EXPECT_EQ(palette_empty(state).value().title, "No file is open");
  state.search.actions = {{static_cast<int>(Action::kQuit)}};
  EXPECT_EQ(palette_empty(state), std::nullopt);
}

TEST(KeysModel, HasEveryActionOnceByGroup) {
  std::set<Action> seen;
  std::set<std::string> titles;
  for (const KeyGroup& group : key_groups("")) {
    EXPECT_TRUE(titles.insert(group.title).second) << group.title << " is there twice";
    for (const ActionInfo* info : group.actions) EXPECT_TRUE(seen.insert(info->action).second);
  }
  EXPECT_EQ(seen.size(), all_actions().size());
}

TEST(KeysModel, FiltersByNameHintKeysAndGroup) {
  const auto finds = [](const char* text, Action action) {
    for (const KeyGroup& group : key_groups(text)) {
      for (const ActionInfo* info : group.actions) {
        if (info->action == action) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(finds("WHY R", Action::kWhyRed));
  EXPECT_TRUE(finds("ctrl k", Action::kPalette));
  EXPECT_TRUE(finds("somebody is at work", Action::kAcknowledge));
  EXPECT_TRUE(finds("ask", Action::kImpact));
  EXPECT_TRUE(key_groups("no such thing").empty());
}

/// The shortest longest column, by trying every way to cut the groups.
std::size_t best_height(const std::vector<std::size_t>& lines, std::size_t columns) {
  std::size_t best = static_cast<std::size_t>(-1);
  for (unsigned cuts = 0; cuts < 1U << (lines.size() - 1); ++cuts) {
    std::size_t used = 1, filled = 0, most = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0 && (cuts >> (i - 1) & 1U) != 0) {
        ++used;
        filled = 0;
      }
      filled += lines[i];
      most = std::max(most, filled);
    }
    if (used <= columns) best = std::min(best, most);
  }
  return best;
}

TEST(KeysModel, ColumnsAreAsShortAsTheyCanBe) {
  std::vector<std::size_t> lines;
  for (const KeyGroup& group : key_groups("")) lines.push_back(group.actions.size() + 2);
  for (std::size_t columns = 1; columns <= 4; ++columns) {
    const auto placed = in_columns(key_groups(""), columns);
    EXPECT_LE(placed.size(), columns);
    std::size_t most = 0;
    std::size_t groups = 0;
    for (const auto& column : placed) {
      std::size_t filled = 0;
      for (const KeyGroup& group : column) filled += group.actions.size() + 2;
      most = std::max(most, filled);
      groups += column.size();
    }
    EXPECT_EQ(groups, lines.size());
    EXPECT_EQ(most, best_height(lines, columns)) << columns;
  }
}

}  // namespace
}  // namespace toposcope::testing
