#pragma once

/// \file
/// Rows of the panels around the canvas, as they are shown.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/time.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/facts.h"
#include "toposcope/store/journal.h"

#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// One cause, with what it explains folded in.
struct ProblemRow {
  Subject subject;
  model::NodeRow row;
  scene::StatusFacts status;
  std::string title;   ///< "leaf-1b Eth1/12"
  std::string detail;  ///< What the check said, or who acknowledged until when.
  model::UtcMicros since{};
  std::optional<std::size_t> cliques;  ///< That hold it; not known yet.
  std::size_t effects = 0;             ///< Other ill objects that it explains.
  bool supposed = false;               ///< It is ill in the what-if only.
};

/// What a scan, a schedule or an event told.
struct MessageRow {
  std::int64_t number = 0;  ///< Ascends in the order of arrival.
  model::UtcMicros time{};
  store::MessageLevel level = store::MessageLevel::kInfo;
  std::string origin;  ///< "scan:prod"
  std::string text;
  /// What it is about: its key is not known, type and id may be empty.
  Subject subject;
  bool viewed = false;
};

struct MessageList {
  std::vector<MessageRow> rows;  ///< Newest first.
  bool loaded = false;
  bool all = true;                              ///< There are no older ones.
  std::int64_t looked_at = 0;                   ///< All up to this number were looked at here.
  std::int64_t new_after = 0;                   ///< Those after it are marked as new.
  std::optional<store::MessageLevel> at_least;  ///< The list is limited to these.
  std::string filter;
  std::int64_t current = 0;  ///< Number of the row that arrow keys go from; 0: the first one.
};

/// What a list of problems takes as so; nothing in the past.
struct Supposition {
  WhatIf what_if;
  std::string environment;  ///< Of the what-if.
  std::string semantics;

  friend bool operator==(const Supposition&, const Supposition&) = default;
};
[[nodiscard]] inline Supposition supposition_of(const ViewSpec& view) {
  if (view.what_if.empty() || !view.at.empty()) return {};
  return {view.what_if, view.subject.environment, view.semantics};
}

struct ProblemList {
  bool counted = false;          ///< Those that are well are counted too; it comes a little later.
  std::vector<ProblemRow> rows;  ///< Worst first.
  std::size_t supposed = 0;      ///< Rows of the what-if; they stand first.
  std::size_t ill_objects = 0;
  model::UtcMicros newest_report{};  ///< Of an ill object; the epoch: there is none.
  bool ranked = false;               ///< Effects are folded into causes.
  WhatIf what_if;                    ///< That the list takes as so.
  bool loaded = false;
  scene::StatusCounts counts;                          ///< Of all objects.
  std::optional<model::StatusValue> only;              ///< The status that the list is limited to.
  std::size_t current = static_cast<std::size_t>(-1);  ///< The row that ] and [ go from.
};

/// A row of the tree that is open.
struct TreeNode {
  Subject subject;  ///< Empty: a group of one type below a node.
  model::NodeRow row;
  std::string group;  ///< The type whose nodes are below; empty: a node.
  std::string label;
  std::uint64_t count = 0;  ///< Below it; 0: a leaf.
  model::StatusValue worst = model::StatusValue::kNoCheck;
  int depth = 0;
  bool open = false;
  std::string path;  ///< What TreeState::open knows it by.
};

struct TreeState {
  std::vector<TreeNode> rows;  ///< Those to be seen, from top to bottom.
  std::set<std::string> open;  ///< Paths.
  std::string filter;
  bool loaded = false;
  std::string cursor = {};  ///< Path of the row that arrow keys go from.
  bool has_keys = false;    ///< Arrow keys are for the tree, not for the canvas.
};

/// One thing that a search found.
struct SearchHit {
  Subject subject;
  model::NodeRow row;
  scene::StatusFacts status;
  std::string place;          ///< "fra1-prod / az1 / node-6"
  std::string matched_field;  ///< "name", "mac_address"
  std::string matched_text;
  std::size_t match_begin = 0, match_end = 0;  ///< Bytes of matched_text.
};

/// An action that fits what was written.
struct ActionHit {
  int action = 0;  ///< An Action; \see actions.h
};

struct SearchState {
  std::string text;
  std::vector<SearchHit> hits;
  std::vector<ActionHit> actions;
  std::uint64_t total = 0;
  bool covers_addresses = false;
  std::size_t current = 0;    ///< Of actions, then hits.
  std::string answered = {};  ///< The text that hits belong to.
};

/// A mark on the time strip.
struct TimeMark {
  model::UtcMicros time{};
  model::RevisionNumber revision = 0;
  std::string kind;  ///< "import", "edit", "revert", "remove", "scan"
  std::string text;  ///< Tooltip.
};

/// Status changes of ten minutes.
struct TimeBar {
  model::UtcMicros begin{};
  std::uint32_t changes = 0;
  model::StatusValue worst = model::StatusValue::kNoCheck;
};

struct Timeline {
  model::UtcMicros begin{}, end{};
  model::UtcMicros newest_change{};  ///< Of a status in that time; the epoch: there was none.
  std::vector<TimeBar> bars;
  std::vector<TimeMark> marks;
  bool loaded = false;
  std::string text;  ///< Of the as-of control, as it is being written.
  std::string fault;
};

/// What is sorted and filtered in the table view.
struct TableState {
  bool links = false;
  int column = 0;
  bool descending = false;
  std::string filter;
};

/// What a folder holds, for choosing where a file goes.
struct FolderListing {
  std::string path;                  ///< Absolute.
  std::vector<std::string> folders;  ///< Names, in natural order.
  std::vector<std::string> files;
  std::string fault;  ///< Why it cannot be listed.
};

struct ExportForm {
  std::string format = "png";
  std::string path;
  double scale = 2;
  bool whole = true;  ///< The whole graph; else what the canvas shows.
  std::string theme;  ///< Empty: that of the window.
  bool caption = true;
  std::string outcome, fault;
  bool busy = false;
  std::string replaces;   ///< The file that is there already and may be replaced; \see question
  std::string question;   ///< Asked once before a file is replaced; empty: nothing is asked.
  bool browsing = false;  ///< The folder is shown.
  FolderListing folder;
};

/// What a comparison is being chosen by.
struct CompareForm {
  std::string text;   ///< A time, as it is being written.
  std::string fault;  ///< Why it is none.
};

struct AcknowledgeForm {
  model::NodeRow row;
  std::string title;
  std::string comment;
  int hours = 2;  ///< 0: until it recovers.
  std::string fault;
};

struct SavedView {
  std::string name;
  std::string json;
};

struct ViewList {
  std::vector<SavedView> saved;
  std::string name;    ///< Of the one to be saved, as it is being written.
  std::string pasted;  ///< JSON of a view that somebody sent.
  std::string fault;
};

}  // namespace toposcope::ui
