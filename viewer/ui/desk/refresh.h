#pragma once

/// \file
/// What is read again when the file, the environment or the time changes.

#include <string>

#include "ui/desk/desk.h"

namespace toposcope::ui {

/// Opens the file and reads what every panel needs, the light things first.
void open_inventory(Desk desk, const std::string& path);
/// Shows TYPE:ID or key:K in the active tab as soon as it is found.
void open_reference(Desk desk, const std::string& reference);

void refresh_lists(Desk desk);
/// The list of problems, with the what-if of the active tab.
void refresh_problems(Desk desk);
void refresh_tree(Desk desk);
void refresh_everything(Desk desk);
void search(Desk desk, const std::string& text);
void set_environment(Desk desk, const std::string& name);

/// Looks whether another process has written; four times a second.
void watch(Desk desk);
/// Takes changes in, unless they are held.
void take_changes(Desk desk);

}  // namespace toposcope::ui
