#include "ui/desk/preferences_file.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

#include "query/json_text.h"
#include "query/output.h"

namespace toposcope::ui {
namespace {

using query::Json;

std::filesystem::path folder(const char* variable, const char* below_home) {
  const char* named = std::getenv(variable);
  if (named != nullptr && named[0] == '/') return std::filesystem::path(named) / "toposcope";
  const char* home = std::getenv("HOME");
  if (home == nullptr || home[0] == '\0') return {};
  return std::filesystem::path(home) / below_home / "toposcope";
}

template <typename T>
void take(const Json& json, const char* name, T& value) {
  const auto at = json.find(name);
  if (at == json.end()) return;
  if constexpr (std::is_same_v<T, bool>) {
    if (at->is_boolean()) value = at->get<bool>();
  } else if constexpr (std::is_arithmetic_v<T>) {
    if (at->is_number()) value = at->get<T>();
  } else {
    if (at->is_string()) value = at->get<T>();
  }
}

model::Error cannot_write(const std::filesystem::path& path, const std::string& why) {
  return {model::ErrorCode::kIo, "preferences cannot be kept: " + why, path.string()};
}

}  // namespace

std::filesystem::path preferences_path() {
  const std::filesystem::path at = folder("XDG_CONFIG_HOME", ".config");
  return at.empty() ? at : at / "viewer.json";
}

std::filesystem::path state_folder() { return folder("XDG_STATE_HOME", ".local/state"); }

model::Result<Preferences> read_preferences(const std::filesystem::path& path) {
  Preferences preferences;
  std::ifstream in(path, std::ios::binary);
  if (!in) return preferences;
  std::ostringstream text;
  text << in.rdbuf();
  const Json json = query::parse_or_null(text.str());
  if (!json.is_object()) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "the preferences are no JSON object; remove the file to begin anew",
                        path.string()};
  }
  take(json, "theme", preferences.theme);
  take(json, "text_percent", preferences.text_percent);
  take(json, "motion", preferences.motion);
  take(json, "fold", preferences.fold);
  take(json, "left_width", preferences.left_width);
  take(json, "right_width", preferences.right_width);
  take(json, "left_split", preferences.left_split);
  take(json, "window_width", preferences.window_width);
  take(json, "window_height", preferences.window_height);
  take(json, "stale_minutes", preferences.stale_minutes);
  take(json, "user", preferences.user);
  return preferences;
}

model::Status write_preferences(const std::filesystem::path& path, const Preferences& p) {
  if (path.empty()) return cannot_write(path, "there is no home folder");
  const Json json = {{"theme", p.theme},
                     {"text_percent", p.text_percent},
                     {"motion", p.motion},
                     {"fold", p.fold},
                     {"left_width", p.left_width},
                     {"right_width", p.right_width},
                     {"left_split", p.left_split},
                     {"window_width", p.window_width},
                     {"window_height", p.window_height},
                     {"stale_minutes", p.stale_minutes},
                     {"user", p.user}};
  std::error_code fault;
  std::filesystem::create_directories(path.parent_path(), fault);
  if (fault) return cannot_write(path, fault.message());
  return query::write_file(path.string(), json.dump(2) + "\n");
}

}  // namespace toposcope::ui
