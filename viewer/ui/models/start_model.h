#pragma once

/// \file
/// The start page in words: how things are, what to look at first, and the way on where there is
/// nothing to look at.
///
/// Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "toposcope/scene/look.h"

#include "ui/desk/app_state.h"
#include "ui/models/list_texts.h"

namespace toposcope::ui {

enum class StartKind {
  kClosed,
  kOpening,
  kFailed,
  kReading,     ///< Open; statuses are not read yet.
  kEmpty,       ///< No objects.
  kNoStatuses,  ///< Nothing ever reported.
  kHealthy,
  kIll,
};
[[nodiscard]] StartKind start_kind(const AppState& state);

/// Title, one sentence, and the one way on.  Of kIll without a button: its list is the way on.
[[nodiscard]] Reason start_reason(const AppState& state);

/// What else is to be known before one starts, e.g. that there are no clique types; empty: nothing.
[[nodiscard]] std::string start_note(const AppState& state);

/// What fills the file of this path when a shell runs it.
[[nodiscard]] std::string import_command(const std::string& path);

/// A count of the page: one a status that occurs, worst first, then those that do not take part.
struct StartCount {
  scene::StatusFacts status;
  std::uint64_t count = 0;
  std::string word;
  std::string detail;  ///< "2 acknowledged"
  bool is_limit = false;
  bool can_limit = false;  ///< A click limits the list to it.
};
[[nodiscard]] std::vector<StartCount> start_counts(const AppState& state);

/// A cause as a row of the table.
struct CauseCells {
  std::string title, detail, type, place, age, cliques, effects;
};
[[nodiscard]] CauseCells cause_cells(const ProblemRow& row, const AppState& state,
                                     const scene::Look& look);

/// Columns of the table: where each begins and how wide it is; a width of 0: left out.
struct CauseColumns {
  struct Column {
    float x = 0, width = 0;
  };
  Column title, detail, type, place, age, cliques, effects;
};

/// In a width of pixels at 100 %; what says least is left out first.
/// \param needs_place  objects of several environments are in the list
[[nodiscard]] CauseColumns plan_cause_columns(float width, bool needs_place);

}  // namespace toposcope::ui
