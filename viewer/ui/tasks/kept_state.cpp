#include "ui/tasks/kept_state.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <system_error>

#include "query/json_text.h"
#include "query/output.h"
#include "ui/desk/preferences_file.h"

namespace toposcope::ui {
namespace {

using query::Json;
using States = std::map<std::string, std::string>;

/// One file for each inventory, named after its place.
std::filesystem::path beside(const Lane& lane) {
  const std::filesystem::path folder = state_folder();
  if (folder.empty()) return {};
  std::error_code fault;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(lane.path(), fault);
  const std::string place = fault ? lane.path().string() : whole.string();
  std::ostringstream name;
  name << lane.path().filename().string() << '-' << std::hex << std::hash<std::string>()(place)
       << ".json";
  return folder / name.str();
}

States read_beside(const std::filesystem::path& path) {
  States states;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const Json json = query::parse_or_null(text.str());
  if (!json.is_object()) return states;  // Not there, or not ours: nothing is remembered.
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) states[name] = value.get<std::string>();
  }
  return states;
}

model::Error not_kept(const std::string& why, const std::filesystem::path& path) {
  return {model::ErrorCode::kIo, why, path.string()};
}

model::Status write_beside(const std::filesystem::path& path, const States& states) {
  if (path.empty()) return not_kept("there is no home folder to keep it in", path);
  std::error_code fault;
  std::filesystem::create_directories(path.parent_path(), fault);
  if (fault) return not_kept(fault.message(), path.parent_path());
  return query::write_file(path.string(), Json(states).dump(1) + "\n");
}

model::Status keep_beside(const Lane& lane, const std::string& name, const std::string& value) {
  const std::filesystem::path path = beside(lane);
  States states = read_beside(path);
  const bool was_there = states.erase(name) > 0;
  if (value.empty() && !was_there) return model::ok();
  if (!value.empty()) states[name] = value;
  return write_beside(path, states);
}

}  // namespace

model::Status keep_state(Lane& lane, const std::string& name, const std::string& value) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  if (!lane.is_read_only()) {
    const model::Status kept = opened.value()->set_view_state(
        name, value.empty() ? std::nullopt : std::optional<std::string_view>(value));
    // What was kept beside the file in the meantime is older now.
    if (kept.has_value()) return keep_beside(lane, name, "");
  }
  return keep_beside(lane, name, value);
}

model::Result<std::string> kept_state(Lane& lane, const std::string& name) {
  const States states = read_beside(beside(lane));
  if (const auto at = states.find(name); at != states.end()) return at->second;
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  auto value = opened.value()->view_state(name);
  if (!value.has_value()) return value.error();
  return value.value().value_or("");
}

model::Result<std::vector<std::pair<std::string, std::string>>> kept_states(
    Lane& lane, std::string_view prefix) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  const auto in_file = opened.value()->view_states(prefix);
  if (!in_file.has_value()) return in_file.error();
  States all(in_file.value().begin(), in_file.value().end());
  for (const auto& [name, value] : read_beside(beside(lane))) {
    if (name.starts_with(prefix)) all[name] = value;
  }
  return std::vector<std::pair<std::string, std::string>>(all.begin(), all.end());
}

}  // namespace toposcope::ui
