#include "discovery_fetch/fake_sources.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>

namespace toposcope::discovery {

model::Error source_error(model::ErrorCode code) { return {code, "as the source says", "GET"}; }

Json session_body(const std::vector<std::string>& regions, const std::string& project_id,
                  const std::string& project_name) {
  Json catalog = Json::array();
  for (const auto& [name, type] : {std::pair{"nova", "compute"}, std::pair{"neutron", "network"},
                                   std::pair{"keystone", "identity"}}) {
    Json endpoints = Json::array();
    for (const std::string& region : regions) {
      endpoints.push_back(Json{{"id", region + '-' + name},
                               {"interface", "public"},
                               {"region", region},
                               {"url", std::string("http://cloud/") + name}});
    }
    catalog.push_back(Json{{"name", name}, {"type", type}, {"endpoints", std::move(endpoints)}});
  }
  return Json{{"catalog", std::move(catalog)},
              {"project", Json{{"id", project_id}, {"name", project_name}}}};
}

FakeApi::FakeApi() : session_answer(session_body({"RegionOne"}, "admin-id", "admin").dump()) {}

void FakeApi::refuse(const std::string& request, model::ErrorCode code) {
  answers.insert_or_assign(request, source_error(code));
}

model::Result<std::string> FakeApi::get(const ApiRequest& request) {
  const std::lock_guard lock(mutex_);
  const std::string key = request.service + " " + request.path;
  ++asked[key];
  auto found = answers.find(key + " @" + request.region);
  if (found == answers.end()) found = answers.find(key);
  if (found == answers.end()) {
    return model::Error{model::ErrorCode::kNotFound, "no answer for " + key, key};
  }
  return found->second;
}

void FakeHosts::say(const std::string& host, const std::string& command, std::string output,
                    int exit_code) {
  answers[{host, command}] = {exit_code, std::move(output), ""};
}

model::Result<std::vector<CommandResult>> FakeHosts::run(std::string_view host,
                                                         std::span<const std::string> asked) {
  const std::lock_guard lock(mutex_);
  const std::string name(host);
  ++round_trips;
  if (down.contains(name)) {
    return model::Error{model::ErrorCode::kUnavailable, name + " does not answer", name};
  }
  std::vector<CommandResult> results;
  for (const std::string& command : asked) {
    commands.push_back(command);
    const auto found = answers.find({name, command});
    results.push_back(found != answers.end() ? found->second
                                             : CommandResult{127, "", "sh: not found"});
  }
  return results;
}

model::Result<std::string> FakeDatabase::query(std::string_view sql,
                                               std::span<const std::string> values) {
  const std::lock_guard lock(mutex_);
  asked.emplace_back(sql);
  for (const Answer& answer : answers) {
    const bool same_values =
        answer.values.empty() ||
        std::equal(values.begin(), values.end(), answer.values.begin(), answer.values.end());
    if (same_values && sql.find(answer.part) != std::string_view::npos) return answer.rows;
  }
  return model::Error{model::ErrorCode::kMalformedInput, "no answer for this", std::string(sql)};
}

FetchBench::FetchBench()
    : api(std::make_shared<FakeApi>()),
      hosts(std::make_shared<FakeHosts>()),
      database(std::make_shared<FakeDatabase>()),
      sources{api, hosts, nullptr, nullptr},
      cache(std::make_unique<ScanCache>()),
      inventory("cloud") {
  environment.name = "cloud";
  environment.mechanism_drivers = {"OVS"};
}

void FetchBench::put(std::string_view document) {
  auto object = make_object(std::string(document));
  ASSERT_TRUE(object.has_value()) << document;
  inventory.put(*std::move(object));
}

model::Result<FetchResult> FetchBench::fetch(const Fetcher& fetcher, std::string_view type,
                                             std::string_view id) {
  return fetch_as(fetcher, type, id, id);
}

model::Result<FetchResult> FetchBench::fetch_as(const Fetcher& fetcher, std::string_view type,
                                                std::string_view id, std::string_view named) {
  const LaneView view(inventory);
  const Object* there = view.find(type, id);
  std::optional<Object> made;
  if (there == nullptr) made = make_object(Json{{"type", type}, {"id", id}}.dump());
  return fetcher.fetch({.environment = environment,
                        .inventory = view,
                        .sources = sources,
                        .cache = *cache,
                        .shape = shape,
                        .parent = there == nullptr ? *made : *there,
                        .id = named});
}

Json calipso_form(const model::Result<FetchResult>& result) {
  if (!result.has_value()) return Json{{"error", result.error().message}};
  Json list = Json::array();
  for (const FetchedObject& object : result.value().objects) {
    Json document = object.document;
    if (const auto& folder = object.folder) {
      document["parent_id"] = folder->id;
      document["parent_type"] = folder->type;
      document["parent_text"] = folder->text;
      document["master_parent_type"] = folder->master_type;
      document["master_parent_id"] = folder->master_id;
    }
    list.push_back(std::move(document));
  }
  return list;
}

Json only(const Json& objects, const std::vector<std::string>& members) {
  if (!objects.is_array()) return objects;
  Json list = Json::array();
  for (const Json& object : objects) {
    Json kept = Json::object();
    for (const std::string& member : members) {
      if (object.contains(member)) kept[member] = object[member];
    }
    list.push_back(std::move(kept));
  }
  return list;
}

nlohmann::json unordered(const Json& json) { return nlohmann::json::parse(json.dump()); }

std::string fixture_text(const std::string& name) {
  const std::string path =
      std::string(TOPOSCOPE_SOURCE_DIR) + "/tests/discovery_fetch/fixtures/" + name;
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Json fixture_json(const std::string& name) { return Json::parse(fixture_text(name)); }

}  // namespace toposcope::discovery
