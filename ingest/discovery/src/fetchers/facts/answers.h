#pragma once

/// \file
/// Answers of APIs and databases as lists of JSON texts, parsed once a scan.
///
/// \code
///   const auto ports = facts::api_entries(context, {.service = "network", .path = "/ports",
///                                                   .list_member = "ports"});
///   if (!ports.has_value()) return ports.error();
///   for (const std::string& port : *ports.value()) use(facts::to_json(port));
/// \endcode

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/fetcher.h"

namespace toposcope::discovery::facts {

/// Of one JSON object each, minified.
using Texts = std::vector<std::string>;

inline constexpr const char* kNoApi =
    "the environment has no section OpenStack, so that there is no API to ask; toposcope env add "
    "sets it";

/// Texts by the value of one of their members.
class Grouped {
 public:
  void add(std::string_view key, std::string text) {
    groups_[std::string(key)].push_back(std::move(text));
  }

  /// In the order in which they came; empty when there are none.
  [[nodiscard]] const Texts& of(const std::string& key) const;

 private:
  std::unordered_map<std::string, Texts> groups_;
};

/// The objects of a list: of that member of a map, or of the answer itself when `member` is empty.
/// \retval kMalformedInput  no JSON, no such list, or something else is in it
[[nodiscard]] model::Result<Texts> entries_of(std::string_view answer, std::string_view member);

/// What an API says, parsed once a scan for each region.
[[nodiscard]] model::Result<std::shared_ptr<const Texts>> api_entries(const FetchContext& context,
                                                                      const ApiRequest& request);

/// Rows of a question to the database, not kept.
[[nodiscard]] model::Result<Texts> database_rows(const FetchContext& context, std::string_view sql,
                                                 const std::vector<std::string>& values = {});

/// The schema of nova: as the environment states, else "nova".
[[nodiscard]] std::string nova_schema(const FetchContext& context);

/// The one database whose name has "neutron" in it.
/// \retval kNotFound  there is none; kConflict: there are several
[[nodiscard]] model::Result<std::string> neutron_schema(const FetchContext& context);

/// Of a text that is known to be one.
[[nodiscard]] Json to_json(std::string_view text);

/// The text, or the number as text, of a member; empty when it is not there or null.
[[nodiscard]] std::string text_of(const Json& object, std::string_view member);

/// Copies members that are there.
void copy_members(const Json& from, Json& to, const std::vector<std::string_view>& members);

/// True for what a login is not allowed to see.
[[nodiscard]] inline bool is_not_allowed(const model::Error& error) {
  return error.code == model::ErrorCode::kUnsupported;
}

/// What the database tells, else what the API does.  The cache keeps why the database failed: the
/// scan says so, as an API tells less.
template <typename Made, typename FromDatabase, typename FromApi>
model::Result<Made> database_else_api(const FetchContext& context, const FromDatabase& database,
                                      const FromApi& api) {
  if (context.sources.database == nullptr) return api();
  model::Result<Made> told = database();
  if (told.has_value() || told.error().code == model::ErrorCode::kCancelled) return told;
  if (context.sources.api == nullptr) return told;
  context.cache.add_fallback(told.error());
  return api();
}

}  // namespace toposcope::discovery::facts
