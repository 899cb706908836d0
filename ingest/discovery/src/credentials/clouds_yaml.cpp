#include "credentials/clouds_yaml.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include <yaml-cpp/yaml.h>

#include "credentials/secret_file.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

/// A file that was found, and its entry of the cloud, which may be none.
struct CloudFile {
  std::filesystem::path path;
  std::string exposure;
  YAML::Node entry{YAML::NodeType::Undefined};
};

YAML::Node child(const YAML::Node& node, const std::string& name) {
  YAML::Node found(YAML::NodeType::Undefined);
  if (!node.IsDefined() || !node.IsMap()) return found;
  // What is not there is a node that may not even be assigned.
  if (const YAML::Node there = node[name]; there.IsDefined()) found.reset(there);
  return found;
}

std::string scalar(const YAML::Node& node) {
  return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}

bool is_secret_key(std::string_view key) {
  return key == "password" || key == "application_credential_secret" || key == "token" ||
         key == "passcode";
}

/// The first file of that name; nothing when no folder has one.
model::Result<std::optional<CloudFile>> find_file(const std::vector<std::filesystem::path>& folders,
                                                  const std::string& file_name,
                                                  const std::string& cloud) {
  for (const auto& folder : folders) {
    CloudFile file;
    file.path = folder / file_name;
    auto read = read_private_file(file.path);
    if (!read.has_value() && read.error().code == ErrorCode::kNotFound) continue;
    if (!read.has_value()) return read.error();
    file.exposure = read.value().exposure;
    try {
      file.entry.reset(child(child(YAML::Load(read.value().text), "clouds"), cloud));
    } catch (const YAML::Exception& fault) {  // its words may quote the file
      wipe(read.value().text);
      return Error{ErrorCode::kMalformedInput, "expected YAML",
                   file.path.string() + ", line " + std::to_string(fault.mark.line + 1)};
    }
    wipe(read.value().text);
    return std::optional(std::move(file));
  }
  return std::optional<CloudFile>();
}

void take_values(const YAML::Node& map, Cloud& cloud) {
  if (!map.IsDefined() || !map.IsMap()) return;
  for (const auto& member : map) {
    const std::string key = scalar(member.first);
    if (key.empty() || is_secret_key(key) || !member.second.IsScalar()) continue;
    cloud.values.insert_or_assign(key, member.second.Scalar());
  }
}

/// "regions: [RegionOne, {name: RegionTwo}]": the first of them.
void take_first_region(const YAML::Node& entry, Cloud& cloud) {
  const YAML::Node regions = child(entry, "regions");
  if (!regions.IsDefined() || !regions.IsSequence() || regions.size() == 0) return;
  const YAML::Node first = regions[0];
  const std::string name = first.IsMap() ? scalar(child(first, "name")) : scalar(first);
  if (!name.empty()) cloud.values.try_emplace("region_name", name);
}

/// The later file of these has its say over the earlier.
model::Status take_entry(const CloudFile& file, Cloud& cloud) {
  const YAML::Node auth = child(file.entry, "auth");
  take_values(file.entry, cloud);
  take_values(auth, cloud);
  take_first_region(file.entry, cloud);
  const bool is_application = cloud.values.contains("application_credential_id") ||
                              cloud.values.contains("application_credential_name");
  std::string secret =
      scalar(child(auth, is_application ? "application_credential_secret" : "password"));
  if (secret.empty()) return model::ok();
  if (!file.exposure.empty()) {
    wipe(secret);
    return Error{ErrorCode::kInvalidArgument, "holds a password and " + file.exposure,
                 file.path.string()};
  }
  cloud.secret = SecretText(secret);
  wipe(secret);
  return model::ok();
}

std::string list_of(const std::vector<std::filesystem::path>& folders) {
  std::string list;
  for (const auto& folder : folders) list += (list.empty() ? "" : ", ") + folder.string();
  return list;
}

}  // namespace

model::Result<Cloud> read_cloud(const std::vector<std::filesystem::path>& folders,
                                std::string_view name) {
  const std::string wanted(name);
  const auto clouds = find_file(folders, "clouds.yaml", wanted);
  if (!clouds.has_value()) return clouds.error();
  if (!clouds.value()) {
    return Error{ErrorCode::kNotFound, "there is no clouds.yaml in " + list_of(folders), ""};
  }
  if (!clouds.value()->entry.IsDefined() || !clouds.value()->entry.IsMap()) {
    return Error{ErrorCode::kNotFound, "has no cloud \"" + wanted + "\"",
                 clouds.value()->path.string()};
  }
  Cloud cloud;
  const auto secure = find_file(folders, "secure.yaml", wanted);
  if (!secure.has_value()) return secure.error();
  // A password that secure.yaml overrules is still one that others read: told all the same.
  if (const auto taken = take_entry(*clouds.value(), cloud); !taken.has_value()) {
    return taken.error();
  }
  if (secure.value()) {
    if (const auto taken = take_entry(*secure.value(), cloud); !taken.has_value()) {
      return taken.error();
    }
  }
  return cloud;
}

}  // namespace toposcope::discovery
