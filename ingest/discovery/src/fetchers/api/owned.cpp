#include "fetchers/api/owned.h"

#include "fetchers/facts/neutron.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/session.h"

namespace toposcope::discovery {
namespace {

/// Texts of a list by the project that their objects hang below.
struct ByProject {
  facts::Grouped texts;
};

model::Result<std::shared_ptr<const ByProject>> by_project(const FetchContext& context,
                                                           const std::string& region,
                                                           const std::string& list) {
  return context.cache.get<ByProject>(
      list + " by project @" + region, [&]() -> model::Result<ByProject> {
        const auto told = facts::neutron_list(context, region, list);
        if (!told.has_value()) return told.error();
        ByProject sorted;
        for (const std::string& text : *told.value()) {
          const std::string owner = facts::project_of(facts::to_json(text));
          sorted.texts.add(facts::visible_project(context, owner), text);
        }
        return sorted;
      });
}

FetchedObject object_of(const FetchContext& context, const std::string& text,
                        const OwnedKind& kind) {
  Json document = facts::without_writes(facts::to_json(text));
  const std::string owner = facts::project_of(document);
  const std::string project = facts::project_name(context, owner);
  if (!project.empty()) document["project"] = project;
  if (facts::text_of(document, "name").empty()) document.erase("name");
  return {std::move(document), folder_below_project(context, owner, kind)};
}

}  // namespace

DynamicFolder folder_below_project(const FetchContext& context, const std::string& owner,
                                   const OwnedKind& kind) {
  const std::string visible = facts::visible_project(context, owner);
  const std::string& project = visible.empty() ? owner : visible;
  return {.master_type = "project",
          .master_id = project,
          .id = project + '-' + kind.folder,
          .type = kind.folder + "_folder",
          .text = kind.text};
}

model::Result<FetchResult> fetch_owned(const FetchContext& context, const OwnedKind& kind) {
  const auto regions = facts::regions_with(context, "network");
  if (!regions.has_value()) return regions.error();
  FetchResult result;
  for (const std::string& region : regions.value()) {
    if (context.parent.type == "project") {
      const auto sorted = by_project(context, region, kind.list);
      if (!sorted.has_value()) return sorted.error();
      for (const std::string& text : sorted.value()->texts.of(context.parent.id)) {
        result.objects.push_back(object_of(context, text, kind));
      }
      continue;
    }
    const auto all = facts::neutron_list(context, region, kind.list);
    if (!all.has_value()) return all.error();
    for (const std::string& text : *all.value()) {
      result.objects.push_back(object_of(context, text, kind));
    }
  }
  return result;
}

}  // namespace toposcope::discovery
