#pragma once

/// \file
/// All that the window shows, as plain data.
///
/// A frame reads it, panels say what the user wants (intents.h), the Controller changes it.  It can
/// be built in a test without a window, a store or a thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/time.h"
#include "toposcope/scene/camera.h"
#include "toposcope/scene/canvas.h"
#include "toposcope/scene/look.h"
#include "toposcope/store/objects.h"

#include "ui/desk/inspection.h"
#include "ui/desk/lists.h"
#include "ui/desk/picture.h"
#include "ui/desk/preferences.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// What is known of the file.
struct InventoryState {
  enum class Access : std::uint8_t { kClosed, kOpening, kOpen, kFailed };
  Access access = Access::kClosed;
  std::string path;
  std::string title;                    ///< Its name without folders.
  std::string failure, failure_way_on;  ///< With kFailed: what happened, and what to do.
  bool read_only = false;
  std::vector<std::string> environments;  ///< By name.
  std::string environment;                ///< The one that lists are limited to; empty: all.
  std::uint64_t objects = 0, links = 0;
  std::optional<std::uint64_t> clique_types;  ///< Rules in the file; not known yet.
  model::RevisionNumber revision = 0;
  model::UtcMicros newest_import{};  ///< Epoch: none yet.
  model::UtcMicros newest_status{};
  bool whole_is_loaded = false;  ///< Impact, causes and dependants can be answered.
  /// \name What is to be read next
  ///@{
  bool wants_lists = false;
  bool wants_whole = false;
  bool wants_index = false;
  ///@}
  bool archived = false;  ///< Staleness counts from its newest revision, not from now.
};

/// Where a camera goes, and a picture's cards.
struct CameraMove {
  scene::Camera from;
  scene::Camera to;
  double began = 0;  ///< Seconds of the frame clock.
};

/// What the pointer or the keyboard is on; indexes are those of the picture.
struct Pointed {
  scene::PickTarget::Kind kind = scene::PickTarget::Kind::kNothing;
  std::uint32_t index = 0;

  friend bool operator==(const Pointed&, const Pointed&) = default;
};

struct Pulse {
  std::string key;
  double began = 0;
};

/// One tab: a history of views, the picture of the present one.
struct TabState {
  std::uint64_t id = 0;
  ViewSpec view;
  std::vector<ViewSpec> back, forward;  ///< Other places; the last one is the nearest.
  std::vector<ViewSpec> undo, redo;     ///< Edits of the place; the last one is the nearest.

  PicturePtr picture;          ///< Of an older view while the new one is on its way; may be null.
  PicturePtr previous;         ///< What cards move from.
  double moved = -1;           ///< When they began to move; below 0: they stand.
  bool wants_picture = false;  ///< Asked for while it was not to be seen.
  bool restore_pins = false;   ///< The next picture brings the pins that were kept.
  double waiting_since = -1;   ///< When a picture was asked for; below 0: none is on its way.

  double ghosts_until = -1;  ///< When vanished nodes go; below 0: none are shown.

  scene::Camera camera;
  bool camera_is_users = false;  ///< Else it follows the picture: fits it.
  std::optional<CameraMove> camera_move;

  std::set<std::string> selected;  ///< Node keys.
  std::set<std::string> apart;     ///< Nodes that no fold holds: they are to be seen.
  std::string selected_link;       ///< Key.
  std::string primary;             ///< The selected node that the inspector shows.
  std::string keyboard;            ///< Node key.
  Pointed pointed;
  double pointed_since = 0;
  bool table = false;  ///< Nodes and links as a table in place of the canvas.
  TableState table_state;
};

/// Two tabs beside each other; actions and panels are about the active one.
struct SplitState {
  bool on = false;
  std::size_t other_tab = 0;
  bool active_is_right = false;
};

/// What is open above everything else.
enum class Overlay : std::uint8_t {
  kNone,
  kPalette,
  kKeys,
  kExport,
  kAcknowledge,
  kViews,
  kPreferences,
  kCompare,
  kMessages,
};

struct LiveState {
  bool hold = false;
  std::size_t waiting = 0;  ///< Changes that came while on hold.
  bool pending = false;     ///< The file changed; a refresh is due.
  std::vector<Pulse> pulses;
  std::int64_t data_version = 0;
  double looked = -1;
};

struct Toast {
  std::string text;
  double began = 0;
  bool failed = false;
};

/// The whole.
struct AppState {
  Preferences preferences;
  InventoryState inventory;
  std::vector<TabState> tabs;
  std::size_t active = 0;
  SplitState split;

  ProblemList problems;
  Supposition problems_asked;  ///< What the list was asked with last.
  MessageList messages;
  TreeState tree;
  SearchState search;
  Inspection inspection;
  std::uint64_t readings = 0;        ///< Of inspections so far.  \see Inspection::reading
  bool inspection_asks_why = false;  ///< The next one is to tell why the node is not there.
  Timeline timeline;
  LiveState live;

  Overlay overlay = Overlay::kNone;
  ExportForm export_form;
  AcknowledgeForm acknowledge_form;
  ViewList views;
  CompareForm compare_form;
  std::string filter_text;   ///< As it is being written.
  std::string filter_fault;  ///< Why it is no filter; empty: it is one.
  bool filter_open = false;
  bool filter_takes_keys = false;  ///< The field is to get the keyboard.
  std::string keys_filter;         ///< Of the sheet of keys.
  bool canvas_only = false;

  bool wants_inspection = false;  ///< The active tab's subject is known by now.
  bool wants_relations = false;   ///< Of the inspected node.
  Subject wanted;                 ///< Found, and to be shown next.
  Subject wanted_selection;       ///< Found, and to be selected next.
  std::optional<Toast> toast;
  std::string clipboard;  ///< What was copied last; the window hands it on.
  std::uint64_t clipboard_count = 0;
  bool quit = false;

  scene::Size window{1600, 1000};  ///< Pixels at 100 %.
  double seconds = 0;              ///< The frame clock: for motion only.
  model::UtcMicros now{};          ///< The wall clock, for ages.
  std::uint64_t next_tab = 1;

  [[nodiscard]] TabState& tab() { return tabs.at(active); }
  [[nodiscard]] const TabState& tab() const { return tabs.at(active); }
  /// False: the file as it was; nothing may be done.
  [[nodiscard]] bool is_now() const { return tabs.empty() || tab().view.at.empty(); }
};

}  // namespace toposcope::ui
