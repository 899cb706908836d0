#include <algorithm>

#include "fetchers/api/owned.h"
#include "fetchers/facts/answers.h"
#include "fetchers/facts/neutron.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

constexpr const char* kRules = "security_group_rules";

/// Rules by id, without when they were written: neutron tells them in any order.
void tidy_rules(Json& group) {
  if (!group.contains(kRules) || !group[kRules].is_array()) return;
  Json& rules = group[kRules];
  for (Json& rule : rules) {
    if (rule.is_object()) rule = facts::without_writes(std::move(rule));
  }
  std::stable_sort(rules.begin(), rules.end(), [](const Json& a, const Json& b) {
    return facts::text_of(a, "id") < facts::text_of(b, "id");
  });
}

model::Result<FetchResult> fetch_security_groups(const FetchContext& context) {
  auto result = fetch_owned(
      context, {.list = "security-groups", .folder = "security_groups", .text = "Security groups"});
  if (!result.has_value()) return result;
  for (FetchedObject& object : result.value().objects) tidy_rules(object.document);
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_security_groups_fetcher() {
  return make_function_fetcher("ApiFetchSecurityGroups", fetch_security_groups, {.shared = true});
}

}  // namespace toposcope::discovery
