#include "fetchers/facts/answers.h"

#include <simdjson.h>

namespace toposcope::discovery::facts {
namespace {

using model::Error;
using model::ErrorCode;

Error malformed(std::string message) {
  return {ErrorCode::kMalformedInput, std::move(message), ""};
}

/// The list itself, or what is wrong with it.
model::Result<simdjson::dom::array> list_of(simdjson::dom::element root, std::string_view member) {
  simdjson::dom::array list;
  if (member.empty()) {
    if (root.get(list) != simdjson::SUCCESS) return malformed("the answer is no list");
    return list;
  }
  if (root[member].get(list) != simdjson::SUCCESS) {
    return malformed("the answer has no list \"" + std::string(member) + '"');
  }
  return list;
}

std::string cache_key(const ApiRequest& request) {
  return request.service + ' ' + request.path + " @" + request.region;
}

}  // namespace

const Texts& Grouped::of(const std::string& key) const {
  static const Texts none;
  const auto found = groups_.find(key);
  return found == groups_.end() ? none : found->second;
}

model::Result<Texts> entries_of(std::string_view answer, std::string_view member) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(answer.empty() ? "" : answer.data(), answer.size()).get(root) !=
      simdjson::SUCCESS) {
    return malformed("the answer is no JSON");
  }
  const auto list = list_of(root, member);
  if (!list.has_value()) return list.error();
  Texts texts;
  texts.reserve(list.value().size());
  for (const auto entry : list.value()) {
    if (!entry.is_object()) return malformed("the answer's list has entries that are no maps");
    texts.push_back(simdjson::minify(entry));
  }
  return texts;
}

model::Result<std::shared_ptr<const Texts>> api_entries(const FetchContext& context,
                                                        const ApiRequest& request) {
  return context.cache.get<Texts>(cache_key(request), [&]() -> model::Result<Texts> {
    if (context.sources.api == nullptr) {
      return Error{ErrorCode::kInvalidArgument, kNoApi, ""};
    }
    const auto answer = context.sources.api->get(request);
    if (!answer.has_value()) return answer.error();
    auto entries = entries_of(answer.value(), request.list_member);
    if (entries.has_value()) return entries;
    return Error{entries.error().code, entries.error().message,
                 request.service + ' ' + request.path};
  });
}

model::Result<Texts> database_rows(const FetchContext& context, std::string_view sql,
                                   const std::vector<std::string>& values) {
  if (context.sources.database == nullptr) {
    return Error{ErrorCode::kUnavailable, "the environment states no database", ""};
  }
  const auto answer = context.sources.database->query(sql, values);
  if (!answer.has_value()) return answer.error();
  return entries_of(answer.value(), "");
}

std::string nova_schema(const FetchContext& context) {
  const EnvironmentSection* section = context.environment.section("mysql");
  const std::string_view stated = section == nullptr ? "" : section->value("schema");
  return stated.empty() ? "nova" : std::string(stated);
}

model::Result<std::string> neutron_schema(const FetchContext& context) {
  const auto name = context.cache.get<
      std::string>("neutron schema", [&]() -> model::Result<std::string> {
    const auto rows = database_rows(context,
                                    "SELECT schema_name AS name FROM information_schema."
                                    "schemata WHERE schema_name LIKE '%neutron%'");
    if (!rows.has_value()) return rows.error();
    if (rows.value().empty()) {
      return Error{ErrorCode::kNotFound, "no database has \"neutron\" in its name", ""};
    }
    if (rows.value().size() > 1) {
      return Error{ErrorCode::kConflict, "several databases have \"neutron\" in their name", ""};
    }
    return text_of(to_json(rows.value().front()), "name");
  });
  if (!name.has_value()) return name.error();
  return *name.value();
}

Json to_json(std::string_view text) {
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::string text_of(const Json& object, std::string_view member) {
  if (!object.is_object()) return {};
  const auto found = object.find(member);
  if (found == object.end() || found->is_null() || found->is_structured()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

void copy_members(const Json& from, Json& to, const std::vector<std::string_view>& members) {
  if (!from.is_object()) return;
  for (const std::string_view member : members) {
    const auto found = from.find(member);
    if (found != from.end()) to[std::string(member)] = *found;
  }
}

}  // namespace toposcope::discovery::facts
