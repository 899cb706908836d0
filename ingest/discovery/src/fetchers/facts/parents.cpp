#include "fetchers/facts/parents.h"

#include <algorithm>

#include "fetchers/facts/session.h"
#include "inventory/folder.h"

namespace toposcope::discovery::facts {
namespace {

constexpr std::string_view kRegionPrefix = "region|";
constexpr std::string_view kAggregates = "-aggregates";  // behind a region's id: its folder

std::string_view without_prefix(std::string_view id) {
  return id.starts_with(kRegionPrefix) ? id.substr(kRegionPrefix.size()) : id;
}

}  // namespace

const Object* host_of_parent(const FetchContext& context) {
  const Object& parent = context.parent;
  if (parent.type == "host") return context.inventory.find("host", parent.id);
  if (!parent.host.empty()) return context.inventory.find("host", parent.host);
  if (parent.parent_type == "host") return context.inventory.find("host", parent.parent_id);
  return context.inventory.find("host", folder_owner(parent.id));
}

bool host_is(const Object& host, const std::vector<std::string_view>& types) {
  Doc doc;
  if (!doc.load(host.document)) return false;
  return std::any_of(types.begin(), types.end(),
                     [&](std::string_view type) { return doc["host_type"].holds(type); });
}

std::string region_of_parent(const FetchContext& context) {
  const Object& parent = context.parent;
  if (parent.type == "region") return std::string(without_prefix(parent.id));
  if (parent.parent_type == "region") return std::string(without_prefix(parent.parent_id));
  const std::string_view folder = parent.type == "aggregate" ? parent.parent_id : parent.id;
  if (folder.ends_with(kAggregates)) {
    return std::string(without_prefix(folder.substr(0, folder.size() - kAggregates.size())));
  }
  return {};
}

std::string project_name(const FetchContext& context, std::string_view id) {
  const Object* project = context.inventory.find("project", id);
  return project == nullptr ? std::string() : project->name;
}

std::string admin_project(const FetchContext& context) {
  const EnvironmentSection* section = context.environment.section("OpenStack");
  const std::string_view stated = section == nullptr ? "" : section->value("admin_project");
  return stated.empty() ? "admin" : std::string(stated);
}

model::Result<bool> is_for_whole_cloud(const FetchContext& context) {
  const std::string admin = admin_project(context);
  if (context.parent.type != "project" || context.id == admin) return true;
  if (!context.inventory.where("project", is_text("name", admin)).empty()) return false;
  const auto login = session(context);
  if (!login.has_value()) return login.error();
  return login.value()->project_name == context.id;
}

std::string visible_project(const FetchContext& context, const std::string& id) {
  if (!id.empty() && context.inventory.find("project", id) != nullptr) return id;
  const auto login = session(context);
  if (login.has_value() && !id.empty() &&
      context.inventory.find("project", login.value()->project_id) != nullptr) {
    return login.value()->project_id;
  }
  const auto admins = context.inventory.where("project", is_text("name", admin_project(context)));
  return admins.empty() ? std::string() : admins.front()->id;
}

}  // namespace toposcope::discovery::facts
