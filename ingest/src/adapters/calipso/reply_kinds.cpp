#include "adapters/calipso/reply_kinds.h"

#include <algorithm>
#include <array>

namespace toposcope::ingest::calipso {
namespace {

/// A reply is of a kind when it has all of these fields; the first kind that fits counts.
struct Kind {
  std::string_view collection;
  std::array<std::string_view, 3> needs;
};

constexpr std::array kKinds = {
    Kind{"links", {"link_type", "source", "target"}},
    Kind{"links", {"link_type", "source_id", "target_id"}},
    Kind{"cliques", {"focal_point", "focal_point_type", "links"}},
    Kind{"clique_types", {"focal_point_type", "link_types", ""}},
    Kind{"clique_constraints", {"focal_point_type", "constraints", ""}},
    Kind{"environments_config", {"name", "configuration", ""}},
    Kind{"environments_config", {"name", "distribution", "type_drivers"}},
    Kind{"supported_environments", {"environment", "features", ""}},
    Kind{"messages", {"source_system", "level", "message"}},
    Kind{"monitoring_config_templates", {"side", "order", "config"}},
    Kind{"scheduled_scans", {"environment", "freq", "log_level"}},
    Kind{"scheduled_scans", {"environment", "recurrence", "log_level"}},
    Kind{"scans", {"environment", "submit_timestamp", "log_level"}},
    Kind{"inventory", {"type", "environment", "id_path"}},
    Kind{"inventory", {"type", "environment", "id"}},
    Kind{"constants", {"name", "data", ""}},
};

/// A list of the REST API: complete enough only when its entries have the field `needs` (or
/// `or_needs`).
struct ListReply {
  std::string_view member;
  std::string_view needs;
  std::string_view or_needs;
  std::string_view fetch_instead;
};

constexpr std::array kLists = {
    ListReply{"objects", "", "", "each object by GET /inventory?env_name=ENV&id=ID"},
    ListReply{"links", "source_id", "source", "each link by GET /links?env_name=ENV&id=ID"},
    ListReply{"cliques", "focal_point", "", "each clique by GET /cliques?env_name=ENV&id=ID"},
    ListReply{"clique_types", "link_types", "",
              "each type by GET /clique_types?env_name=ENV&id=ID"},
    ListReply{"clique_constraints", "constraints", "", "each one by GET /clique_constraints?id=ID"},
    ListReply{"environment_configs", "configuration", "",
              "each by GET /environment_configs?name=NAME"},
    ListReply{"messages", "message", "", "each message by GET /messages?env_name=ENV&id=ID"},
    ListReply{"monitoring_config_templates", "config", "",
              "each by GET /monitoring_config_templates?id=ID"},
    ListReply{"scans", "log_level", "", "each scan by GET /scans?env_name=ENV&id=ID"},
    ListReply{"scheduled_scans", "log_level", "",
              "each by GET /scheduled_scans?env_name=ENV&id=ID"},
};

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view collection_of_names(const std::vector<std::string_view>& names) {
  for (const Kind& kind : kKinds) {
    const auto there = [&names](std::string_view need) {
      return need.empty() || contains(names, need);
    };
    if (std::all_of(kind.needs.begin(), kind.needs.end(), there)) return kind.collection;
  }
  return {};
}

std::string_view collection_of_reply(const JsonRecord& record) {
  std::vector<std::string_view> names;
  for (const Field& field : record.fields()) names.push_back(field.name);
  return collection_of_names(names);
}

std::string refusal_of_list(std::string_view member, const std::vector<std::string_view>& names) {
  for (const ListReply& list : kLists) {
    if (list.member != member) continue;
    const bool complete =
        !list.needs.empty() && (contains(names, list.needs) || contains(names, list.or_needs));
    // Records of a database have `_id`; entries of a list reply have `id` alone.
    const bool from_database = !list.needs.empty() && contains(names, "_id");
    if (complete || from_database || (names.empty() && !list.needs.empty())) return {};
    return "a list reply of the REST API names its " + std::string(member) +
           " but does not describe them; fetch " + std::string(list.fetch_instead) +
           ", or export the collections with mongoexport";
  }
  return {};
}

}  // namespace toposcope::ingest::calipso
