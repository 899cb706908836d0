#pragma once

/// \file
/// Preferences in the folder that XDG names: $XDG_CONFIG_HOME/toposcope/viewer.json.

#include <filesystem>

#include "toposcope/model/result.h"

#include "ui/desk/preferences.h"

namespace toposcope::ui {

/// Where preferences are kept; XDG_CONFIG_HOME, else ~/.config.  Empty without a home.
[[nodiscard]] std::filesystem::path preferences_path();
/// Where positions of files that cannot be written are kept; XDG_STATE_HOME, else ~/.local/state.
[[nodiscard]] std::filesystem::path state_folder();

/// What the file says; members that it lacks or that are of another kind are as they come.
/// \retval kMalformedInput  it is there and no JSON object
[[nodiscard]] model::Result<Preferences> read_preferences(const std::filesystem::path& path);

/// Writes it whole or not at all; makes its folder.
/// \retval kIo  the folder is not writable
[[nodiscard]] model::Status write_preferences(const std::filesystem::path& path,
                                              const Preferences& preferences);

}  // namespace toposcope::ui
