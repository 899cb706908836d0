#include "control/link_derivation.h"

#include <algorithm>
#include <utility>

#include "toposcope/model/records.h"

#include "control/link_document.h"
#include "links/implicit.h"

namespace toposcope::discovery {

namespace names = model::collections;
using model::Error;
using model::ErrorCode;
using model::Result;

Result<EnvironmentConfig> read_declaration(store::GraphStore& store,
                                           const std::string& environment) {
  const auto documents = store.documents(store::kNow, names::kEnvironments);
  if (!documents.has_value()) return documents.error();
  for (const auto& document : documents.value()) {
    if (document.key == environment) return read_environment(document.document);
  }
  return Error{ErrorCode::kInvalidArgument,
               "nothing declares an environment '" + environment +
                   "', so that its drivers are not known; import a document of "
                   "environments_config that does",
               ""};
}

Result<FinderConfig> read_finders(LinkMode mode, const std::string& json) {
  if (json.empty()) return shipped_finder_config(mode);
  return read_finder_config(json);
}

Result<LinkRules> make_link_rules(store::GraphStore& store, LinkMode mode,
                                  EnvironmentConfig environment) {
  const auto documents = store.documents(store::kNow, names::kCliqueConstraints);
  if (!documents.has_value()) return documents.error();
  std::vector<std::string> texts;
  for (const auto& document : documents.value()) texts.push_back(document.document);
  auto constraints = constraint_names_of(mode, environment.name, texts);
  return LinkRules{mode, std::move(environment), std::move(constraints)};
}

LinksByFinder find_links(LinkContext& context, const FinderConfig& config, bool implicit) {
  LinksByFinder links_by_finder;
  const auto finders = make_builtin_link_finders();
  const auto count = [&](const std::string& name, const auto& work) {
    const std::size_t before = context.links.all().size();
    work();
    links_by_finder.emplace_back(name, context.links.all().size() - before);
  };
  for (const std::string& name : config.finders) {
    const auto finder = std::find_if(finders.begin(), finders.end(),
                                     [&](const auto& f) { return f->name() == name; });
    if (finder == finders.end() || !(*finder)->is_about(context.rules)) continue;
    count(name, [&] { (*finder)->find(context); });
  }
  if (implicit) {
    count("FindImplicitLinks", [&] { static_cast<void>(find_implicit_links(context)); });
  }
  return links_by_finder;
}

model::Status put_links(const LinkSet& links, ingest::CalipsoFeed& feed) {
  LinkDocument document(links);
  for (const LinkEntry& link : links.all()) {
    if (auto put = feed.put("links", document.of(link)); !put.has_value()) return put.error();
  }
  return model::ok();
}

}  // namespace toposcope::discovery
