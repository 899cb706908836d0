#pragma once

/// \file
/// What leaves a mark outside of the window: acknowledgements, files, saved views, the clipboard.

#include <string>

#include "ui/desk/desk.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

void acknowledge(Desk desk, const Acknowledge& what);
void open_acknowledge_form(Desk desk);
void copy(Desk desk, const Copy& what);
void copy_selection(Desk desk, Action how);
void run_export(Desk desk, const ExportForm& form);
/// Reads what a folder holds; empty: the one of the file that the form names.
void list_folder(Desk desk, const std::string& path);
void save_view(Desk desk, const std::string& name);
void remove_view(Desk desk, const std::string& name);
void share_view(Desk desk);
/// Keeps the pins of a tab beside the inventory.
void store_pins(Desk desk, const TabState& tab);

}  // namespace toposcope::ui
