#include "fetchers/facts/answers.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kNobodys = "services";  // where users of services live: nothing is in it

/// Without "links", quotas and what else differs by who asks.
Json document_of(const Json& project) {
  Json document;
  facts::copy_members(project, document,
                      {"id", "name", "description", "enabled", "domain_id", "is_domain"});
  if (project.contains("parent_id")) document["parent_domain_id"] = project["parent_id"];
  return document;
}

/// All projects, or those of the login when it may not list others.
model::Result<FetchResult> fetch_projects(const FetchContext& context) {
  FetchResult result;
  auto told = facts::api_entries(
      context, {.service = "identity", .path = "/projects", .list_member = "projects"});
  if (!told.has_value() && facts::is_not_allowed(told.error())) {
    result.not_allowed.emplace_back("projects of others");
    told = facts::api_entries(
        context, {.service = "identity", .path = "/auth/projects", .list_member = "projects"});
  }
  if (!told.has_value()) return told.error();
  for (const std::string& text : *told.value()) {
    const Json project = facts::to_json(text);
    if (facts::text_of(project, "name") == kNobodys) continue;
    result.objects.push_back({document_of(project)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_projects_fetcher() {
  return make_function_fetcher("ApiFetchProjects", fetch_projects);
}

}  // namespace toposcope::discovery
