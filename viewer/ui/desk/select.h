#pragma once

/// \file
/// What is selected, and what the inspector shows of it.

#include <string>
#include <vector>

#include "toposcope/scene/hit_test.h"

#include "ui/desk/desk.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

void select(Desk desk, const Select& what);
void select_many(Desk desk, const std::vector<std::string>& keys, bool add);
void select_link(Desk desk, const std::string& key);
void clear_selection(Desk desk);
void select_all(Desk desk);
/// From the selected card along a link, or to the next row.
void step_card(Desk desk, scene::Direction direction);

/// Selects the cause `by` places further in the list of problems.
void step_problem(Desk desk, int by);
void show_problem(Desk desk, std::size_t index, bool focus);

/// Shows the node in the inspector.
void inspect(Desk desk, const Subject& subject);
/// The same again, when the file has changed.
void refresh_inspection(Desk desk);
/// Asks what needs the whole revision: why here, why red, cliques.
void relate(Desk desk);
/// Works out who suffers when the selected node fails.
void ask_impact(Desk desk);

/// The subject of a node of the picture; empty when it is not there.
[[nodiscard]] Subject subject_in(const Picture& picture, const std::string& key);

}  // namespace toposcope::ui
