#pragma once

/// \file
/// What is done beside the window: each function makes the work of one request.
///
/// Works read the store of their lane and what lanes share, never the state; what they find is
/// taken into the state by the delivery that they return.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/scene/look.h"

#include "ui/desk/app_state.h"
#include "ui/desk/jobs.h"

namespace toposcope::ui {

struct PictureRequest {
  std::uint64_t tab = 0;
  ViewSpec view;
  bool restore_pins = false;    ///< Take the pins that were kept for this view.
  PicturePtr previous;          ///< What stays should stay where it was; may be null.
  bool keep_ghosts = false;     ///< What the previous one shows as vanished stays in it.
  std::set<std::string> apart;  ///< Keys of nodes that must not vanish in folds: selected, found.
  int stale_minutes = 0;
  model::UtcMicros now{};
};

/// Facts, cards and layout of a view.
[[nodiscard]] Work picture_work(PictureRequest request, const scene::Look& look);

struct InspectRequest {
  Subject subject;
  bool is_link = false;
  ViewSpec view;  ///< Whose focal point, time and rules "why" is asked about.
  std::string property_filter;
};

[[nodiscard]] Work inspect_work(InspectRequest request);
/// Why it is here, why it is red, whose cliques hold it; what needs the whole revision stays
/// unknown until that is read.
[[nodiscard]] Work relate_work(InspectRequest request);
/// Who loses what when the nodes fail; needs the whole revision.
[[nodiscard]] Work impact_work(Subject subject);

struct SearchRequest {
  std::string text;
  std::string environment;
  std::size_t limit = 50;
};
[[nodiscard]] Work search_work(SearchRequest request);

struct TreeRequest {
  std::set<std::string> open;
  std::string filter;
  std::string environment;
};
[[nodiscard]] Work tree_work(TreeRequest request);

/// Opens the file; what it is about.
[[nodiscard]] Work open_work(std::string path);
/// Reads the whole newest revision, which impact, causes and dependants need.
[[nodiscard]] Work load_work();
struct ProblemsRequest {
  std::string environment;  ///< Empty: all.
  Supposition supposed = {};
  model::UtcMicros now{};
};
/// The ill objects of an environment; causes, when the whole revision is there.
[[nodiscard]] Work problems_work(ProblemsRequest request);
/// What scans told, of all environments.
[[nodiscard]] Work messages_work();
/// All up to this number were looked at.
[[nodiscard]] Work looked_at_work(std::int64_t number);
/// Finds what a message is about; it is to be selected.
[[nodiscard]] Work message_subject_work(Subject subject);
/// How many objects are OK or never checked: reads every report, so it comes after the rest.
[[nodiscard]] Work counts_work(std::uint64_t objects);
/// Names first, addresses later.
[[nodiscard]] Work index_work();
/// The last day of status changes and the revisions.
[[nodiscard]] Work timeline_work(model::UtcMicros now);
/// Whether the file has changed since.
[[nodiscard]] Work watch_work(std::int64_t data_version);
/// Finds TYPE:ID or key:K and shows it in a tab.
[[nodiscard]] Work reference_work(std::string reference, std::string environment);

[[nodiscard]] Work pins_work(ViewSpec view);
struct AcknowledgeRequest {
  model::NodeRow row;
  std::string by;
  std::string comment;
  std::optional<model::UtcMicros> until;
  bool take_back = false;
};
[[nodiscard]] Work acknowledge_work(AcknowledgeRequest request);
/// \param json  empty: forgets the view
[[nodiscard]] Work saved_view_work(std::string name, std::string json);
[[nodiscard]] Work saved_views_work();

struct ExportRequest {
  PicturePtr picture;
  ExportForm form;
  ViewSpec view;
  std::string view_text = {};  ///< It as a file.
  model::UtcMicros now = {};
  std::string theme = {};
  std::optional<scene::Rect> seen = {};  ///< The part of the layout that is drawn; none: all.
};
/// Writes the file whole or not at all; asks before it replaces one.
[[nodiscard]] Work export_work(ExportRequest request, const scene::Look& look);
/// What a folder, or the folder of a file, holds.
[[nodiscard]] Work folder_work(std::string path);

}  // namespace toposcope::ui
