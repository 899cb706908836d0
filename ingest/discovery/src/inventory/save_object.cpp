#include "inventory/save_object.h"

#include <array>
#include <string>
#include <utility>

#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::string_view kProjectMember = "in_project-";

/// Members that have a place of their own in a document, before and after those of the fetcher.
constexpr std::array<std::string_view, 14> kPlaced = {"environment",
                                                      "type",
                                                      "id",
                                                      "name",
                                                      "object_name",
                                                      "parent_type",
                                                      "parent_id",
                                                      "host",
                                                      "show_in_tree",
                                                      "scan_origin",
                                                      "id_path",
                                                      "name_path",
                                                      "master_parent_type",
                                                      "master_parent_id"};

bool is_placed(std::string_view name) {
  for (const std::string_view placed : kPlaced) {
    if (placed == name) return true;
  }
  return name.substr(0, kProjectMember.size()) == kProjectMember;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A member as text: numbers in digits; empty for what is not there, null, a list or a map.
std::string text_of(const Json& document, const char* name) {
  const auto found = document.find(name);
  if (found == document.end() || found->is_null() || found->is_structured()) return {};
  return found->is_string() ? found->get<std::string>() : dumped(*found);
}

std::string trimmed(const std::string& text) {
  constexpr const char* kBlanks = " \t\r\n";
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Object to_object(const Json& document) { return make_object(dumped(document)).value_or(Object{}); }

/// What Calipso's own fetchers say in members, as a folder.
std::optional<DynamicFolder> folder_of(const Json& document) {
  DynamicFolder folder;
  folder.master_type = text_of(document, "master_parent_type");
  if (folder.master_type.empty()) return std::nullopt;
  folder.master_id = text_of(document, "master_parent_id");
  folder.id = text_of(document, "parent_id");
  folder.type = text_of(document, "parent_type");
  folder.text = text_of(document, "parent_text");
  return folder;
}

void add_own_members(const Json& from, Json& document) {
  Json projects = Json::array();
  for (const auto& [name, value] : from.items()) {
    if (name.compare(0, kProjectMember.size(), kProjectMember) == 0) {
      projects.push_back(name.substr(kProjectMember.size()));
    } else if (!is_placed(name)) {
      document[name] = value;
    }
  }
  if (!projects.empty() && !document.contains("projects")) document["projects"] = projects;
}

}  // namespace

Object environment_root(const std::string& environment) {
  Json root;
  root["environment"] = environment;
  root["type"] = "environment";
  root["id"] = environment;
  root["name"] = environment;
  root["id_path"] = "/" + environment;
  root["name_path"] = "/" + environment;
  return to_object(root);
}

EnvironmentStamp stamp_of(const EnvironmentConfig& environment) {
  EnvironmentStamp stamp{environment.name, {}, {}};
  Doc declared;
  if (!declared.load(environment.document)) return stamp;
  stamp.region = declared["cvim_region"].text();
  stamp.metro = declared["cvim_metro"].text();
  return stamp;
}

ObjectSaver::ObjectSaver(const EnvironmentStamp& environment, const LaneView& inventory,
                         const Object& parent, std::string_view type, std::string_view origin)
    : environment_(environment),
      inventory_(inventory),
      parent_(parent),
      type_(type),
      origin_(origin),
      parent_paths_(paths_of(parent)) {}

ObjectSaver::Paths ObjectSaver::root_paths() const {
  return {"/" + environment_.name, "/" + environment_.name};
}

ObjectSaver::Paths ObjectSaver::paths_of(const Object& object) const {
  Doc doc;
  if (!doc.load(object.document) || doc["id_path"].text().empty()) return root_paths();
  return {std::string(doc["id_path"].text()), std::string(doc["name_path"].text())};
}

void ObjectSaver::stamp(Json& document) const {
  if (!environment_.region.empty()) document["cvim_region"] = environment_.region;
  if (!environment_.metro.empty()) document["cvim_metro"] = environment_.metro;
  if (!document.contains("show_in_tree")) document["show_in_tree"] = true;
  document["scan_origin"] = origin_;
}

model::Result<Object> ObjectSaver::make_folder(const DynamicFolder& folder, Paths& paths) const {
  paths = root_paths();
  if (folder.master_type != "environment") {
    const Object* master = inventory_.find(folder.master_type, folder.master_id);
    if (master == nullptr) master = inventory_.by_id(folder.master_id);
    if (master == nullptr && folder.master_id == parent_.id) master = &parent_;
    if (master == nullptr) {
      return Error{ErrorCode::kNotFound,
                   "its folder '" + folder.id + "' belongs below " + folder.master_type + " '" +
                       folder.master_id + "', which is not there",
                   ""};
    }
    paths = paths_of(*master);
  }
  paths.ids += "/" + folder.id;
  paths.names += "/" + folder.text;
  Json document;
  document["environment"] = environment_.name;
  document["type"] = folder.type;
  document["id"] = folder.id;
  document["name"] = folder.id;
  document["object_name"] = last_part(paths.names);
  document["parent_type"] = folder.master_type;
  document["parent_id"] = folder.master_id;
  document["id_path"] = paths.ids;
  document["name_path"] = paths.names;
  document["text"] = folder.text;
  stamp(document);
  return to_object(document);
}

ObjectSaver::Paths ObjectSaver::base_paths(const std::string& parent_type,
                                           const std::string& parent_id) const {
  if (parent_id == parent_.id) return parent_paths_;
  const Object* other = inventory_.find(parent_type, parent_id);
  if (other == nullptr) other = inventory_.by_id(parent_id);
  return other == nullptr ? parent_paths_ : paths_of(*other);
}

model::Result<SavedObject> ObjectSaver::save(FetchedObject fetched) const {
  const Json& from = fetched.document;
  const std::string id = from.is_object() ? text_of(from, "id") : std::string();
  if (trimmed(id).empty()) return Error{ErrorCode::kMalformedInput, "it has no id", ""};
  SavedObject saved;
  std::string parent_type = text_of(from, "parent_type");
  std::string parent_id = text_of(from, "parent_id");
  Paths paths;
  if (!fetched.folder) fetched.folder = folder_of(from);
  if (fetched.folder) {
    auto folder = make_folder(*fetched.folder, paths);
    if (!folder.has_value()) return folder.error();
    saved.folder = std::move(folder).value();
    parent_type = fetched.folder->type;
    parent_id = fetched.folder->id;
  } else {
    if (parent_id.empty()) parent_id = parent_.id;
    if (parent_type.empty()) parent_type = parent_.type;
    paths = base_paths(parent_type, parent_id);
  }
  std::string name = text_of(from, "text");
  if (name.empty()) name = text_of(from, "name");
  if (name.empty()) name = id;
  paths.ids += "/" + trimmed(id);
  paths.names += "/" + name;
  std::string object_name = text_of(from, "object_name");
  saved.has_made_name = object_name.empty();
  Json document;
  document["environment"] = environment_.name;
  document["type"] = fetched.type.empty() ? std::string(type_) : fetched.type;
  document["id"] = id;
  document["name"] = name;
  document["object_name"] = saved.has_made_name ? last_part(paths.names) : object_name;
  document["parent_type"] = parent_type;
  document["parent_id"] = parent_id;
  document["id_path"] = paths.ids;
  document["name_path"] = paths.names;
  if (const auto host = from.find("host"); host != from.end()) document["host"] = *host;
  add_own_members(from, document);
  if (fetched.folder) document["parent_text"] = fetched.folder->text;
  if (const auto shown = from.find("show_in_tree"); shown != from.end()) {
    document["show_in_tree"] = *shown;
  }
  stamp(document);
  const auto create = from.find("create_object");
  saved.is_stored = create == from.end() || *create != false;
  saved.object = to_object(document);
  return saved;
}

}  // namespace toposcope::discovery
