#include "environments.h"

#include <algorithm>
#include <set>

namespace toposcope::cli {
namespace {

using model::NameKind;

/// Keeps the names of environments of a topology.
class EnvironmentNames final : public model::TopologySink {
 public:
  model::Status put_name(NameKind kind, std::uint32_t, std::string_view name) override {
    if (kind == NameKind::kEnvironment || kind == NameKind::kUndeclared) names.emplace_back(name);
    return model::ok();
  }
  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }
  model::Status put_link_count(const model::LinkCount&) override { return model::ok(); }
  model::Status put_node(const model::TopologyNode&) override { return model::ok(); }
  model::Status put_link(const model::TopologyLink&) override { return model::ok(); }

  std::vector<std::string> names;
};

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : std::set<std::string>(names.begin(), names.end()))
    out.append(out.empty() ? "'" : ", '").append(name + "'");
  return out;
}

}  // namespace

model::Result<std::vector<std::string>> environment_names(store::GraphStore& store) {
  const auto reader = store.topology_reader();
  if (!reader.has_value()) return reader.error();
  EnvironmentNames sink;
  if (auto read = reader.value()->read_frame(sink); !read.has_value()) return read.error();
  std::sort(sink.names.begin(), sink.names.end());
  return std::move(sink.names);
}

model::Status check_environment(const std::string& name, const std::vector<std::string>& known) {
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) {
    return model::ok();
  }
  return model::Error{model::ErrorCode::kInvalidArgument,
                      "no environment '" + name + "'; there " +
                          (known.empty() ? "is none" : "are: " + joined(known)),
                      ""};
}

model::Status check_environment(const std::string& name, store::GraphStore& store) {
  if (name.empty()) return model::ok();
  const auto known = environment_names(store);
  if (!known.has_value()) return known.error();
  return check_environment(name, known.value());
}

model::Status check_environment(const std::string& name,
                                std::span<const graph::Environment> known) {
  std::vector<std::string> names;
  for (const graph::Environment& environment : known) names.push_back(environment.name);
  return check_environment(name, names);
}

std::string undeclared_text(const std::vector<std::string>& names) {
  const bool one = names.size() == 1;
  return (one ? "environment " : "environments ") + joined(names) +
         (one ? " is not declared, so it has no cliques: import an environments_config "
                "document with this name"
              : " are not declared, so they have no cliques: import an environments_config "
                "document for each");
}

Undeclared find_undeclared(std::span<const graph::Environment> environments,
                           const std::string& name) {
  std::vector<std::string> undeclared;
  bool some_declared = false;
  for (const graph::Environment& environment : environments) {
    if (!name.empty() && environment.name != name) continue;
    some_declared = some_declared || environment.declared;
    if (!environment.declared) undeclared.push_back(environment.name);
  }
  if (undeclared.empty()) return {};
  return {undeclared_text(undeclared), !some_declared};
}

}  // namespace toposcope::cli
