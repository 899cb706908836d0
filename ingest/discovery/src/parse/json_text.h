#pragma once

/// \file
/// JSON that a tool printed: one document, and where it is none.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

using JsonElement = simdjson::dom::element;

/// Owns what its root refers to.
class JsonText {
 public:
  /// \retval kMalformedInput  no JSON; `where` has the line and the column
  [[nodiscard]] model::Status load(std::string_view tool, std::string_view text);

  [[nodiscard]] JsonElement root() const noexcept { return root_; }

 private:
  simdjson::dom::parser parser_;
  JsonElement root_;
};

/// kMalformedInput for a document of another form; PLACE says which part of it, as "[3].ifname".
[[nodiscard]] model::Error json_fault(std::string_view tool, std::string_view place,
                                      std::string_view expected);

/// Nothing when the element is no map or has no such member.
[[nodiscard]] std::optional<JsonElement> member(JsonElement element, std::string_view name);

/// A string as it is, a number or truth value as JSON has it; else empty.
[[nodiscard]] std::string text_of(JsonElement element);
[[nodiscard]] std::string member_text(JsonElement element, std::string_view name);

[[nodiscard]] std::optional<int> member_int(JsonElement element, std::string_view name);

/// Entries of a list, empty for all else.
[[nodiscard]] std::vector<JsonElement> items_of(JsonElement element);
[[nodiscard]] std::vector<JsonElement> member_items(JsonElement element, std::string_view name);

/// Members of a map in their order, empty for all else.
[[nodiscard]] std::vector<std::pair<std::string_view, JsonElement>> members_of(JsonElement element);

}  // namespace toposcope::discovery::parse
