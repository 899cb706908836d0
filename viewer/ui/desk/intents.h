#pragma once

/// \file
/// What the user wants, as panels say it; the Controller does it.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"
#include "toposcope/scene/camera.h"
#include "toposcope/store/journal.h"

#include "ui/desk/actions.h"
#include "ui/desk/app_state.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

struct Do {
  Action action;
};

/// Makes a node the focal point.
struct Focus {
  Subject subject;
  bool new_tab = false;
};

/// Selects a node, in the picture or not: the inspector shows it.
struct Select {
  Subject subject;
  enum class How : std::uint8_t { kOnly, kToggle } how = How::kOnly;
  bool reveal = false;  ///< Also moves the camera to it.
};

struct SelectMany {
  std::vector<std::string> keys;
  bool add = false;
};

struct SelectLink {
  std::string key;
};

struct ClearSelection {};

struct PointAt {
  Pointed at;
};

struct MoveCamera {
  scene::Camera camera;
};

/// A change of the view that can be undone.
struct EditView {
  ViewSpec view;
};

/// Puts a card somewhere.
struct MovePin {
  std::string key;
  scene::Point at;
};

struct SetFilter {
  std::string text;
  bool apply = false;
};

struct CloseFilter {};

struct SetSearch {
  std::string text;
};
struct PickSearch {
  std::size_t index = 0;  ///< Of actions, then hits.
  bool new_tab = false;
};
/// Goes down the palette, or up; round at its ends.
struct MoveSearch {
  int by = 0;
};

struct OpenTreeRow {
  std::string path;
  bool open = true;
};
struct SetTreeFilter {
  std::string text;
};
/// The row that arrow keys go from, and whether they are the tree's.
struct SetTreeCursor {
  std::string path;
  bool has_keys = false;
};

struct ShowProblem {
  std::size_t index = 0;
  bool focus = false;
};
struct LimitProblems {
  std::optional<model::StatusValue> only;
};

/// What the list of messages is limited to.
struct LimitMessages {
  std::string filter;
  std::optional<store::MessageLevel> at_least;
};
/// Goes down the messages that are shown, or up.
struct MoveMessage {
  int by = 0;
};
/// Selects what a message is about.
struct ShowMessage {
  std::int64_t number = 0;
};

struct ActivateTab {
  std::size_t index = 0;
};
struct CloseTab {
  std::size_t index = 0;
};

struct SetEnvironment {
  std::string name;  ///< Empty: all.
};

/// Shows the file as it was; empty: as it is.
struct SetAsOf {
  std::string at;
};
struct CompareWith {
  Comparison with;
};
/// The time to compare with, as it is being written.
struct SetCompareText {
  std::string text;
  bool apply = false;
};
/// Adds to, or takes from, what is lost in the what-if.
struct ToggleLost {
  Subject node;
  std::string link;
};

struct Acknowledge {
  model::NodeRow row;
  std::string comment;
  int hours = 0;
  bool take_back = false;
};

struct Copy {
  std::string text;
  std::string what;  ///< "name": for the toast.
};

struct OpenOverlay {
  Overlay overlay = Overlay::kNone;
};

struct SetKeysFilter {
  std::string text;
};

struct SetPreferences {
  Preferences preferences;
};

struct SetExportForm {
  ExportForm form;
  bool run = false;
};
/// Lists a folder for the export; empty: the one of the file that is named.
struct ListFolder {
  std::string path;
};
struct SaveView {
  std::string name;
};
/// What is being written in the fields of the saved views.
struct SetViewForm {
  std::string name;
  std::string pasted;
};
struct OpenView {
  std::string json;
};
struct RemoveView {
  std::string name;
};
struct ShareView {};

struct SetTable {
  TableState table;
};
struct SetAcknowledgeForm {
  AcknowledgeForm form;
};
struct SetPropertyFilter {
  std::string text;
};
struct ShowDocument {
  bool shown = false;
};
/// The inspector obeyed Inspection::scroll_to.
struct SectionShown {};
struct SetTimelineText {
  std::string text;
  bool apply = false;
};
struct TakeWayOn {};
struct CloseToast {};

using Intent =
    std::variant<Do, Focus, Select, SelectMany, SelectLink, ClearSelection, PointAt, MoveCamera,
                 EditView, MovePin, SetFilter, CloseFilter, SetSearch, PickSearch, MoveSearch,
                 OpenTreeRow, SetTreeFilter, SetTreeCursor, ShowProblem, LimitProblems,
                 LimitMessages, MoveMessage, ShowMessage, ActivateTab, CloseTab, SetEnvironment,
                 SetAsOf, CompareWith, SetCompareText, ToggleLost, Acknowledge, Copy, OpenOverlay,
                 SetKeysFilter, SetPreferences, SetExportForm, ListFolder, SaveView, SetViewForm,
                 OpenView, RemoveView, ShareView, SetTable, SetAcknowledgeForm, SetPropertyFilter,
                 ShowDocument, SectionShown, SetTimelineText, TakeWayOn, CloseToast>;

/// What panels of one frame asked for, in their order.
class Intents {
 public:
  template <typename T>
  void add(T intent) {
    list_.emplace_back(std::move(intent));
  }
  [[nodiscard]] std::vector<Intent> take() { return std::exchange(list_, {}); }
  [[nodiscard]] bool empty() const noexcept { return list_.empty(); }

 private:
  std::vector<Intent> list_;
};

}  // namespace toposcope::ui
