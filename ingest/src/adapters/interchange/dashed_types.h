#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "json/json_record.h"

namespace toposcope::ingest::interchange {

/// Node types with a dash, which becomes "_" because the dash separates the ends of link types; and
/// what that makes of the rules that name them.
class DashedTypes {
 public:
  /// The type without dashes, remembered as one that had some.
  [[nodiscard]] std::string clean(std::string_view type);

  /// The link type without dashes in its ends: "a-b-c" is "a_b-c" when "a-b" is a type that was
  /// cleaned; unchanged when no end is.
  [[nodiscard]] std::string clean_link_type(std::string_view link_type) const;

  /// The document of a rule with its types cleaned; nothing when there is nothing to clean.
  [[nodiscard]] std::optional<std::string> clean_rule(std::string_view collection,
                                                      const JsonRecord& rule);

  /// True for the collections whose documents name types.
  [[nodiscard]] static bool is_rule(std::string_view collection) noexcept;

 private:
  [[nodiscard]] std::string clean_member(std::string_view collection, const Field& field);
  [[nodiscard]] bool is_known(std::string_view type) const;

  std::set<std::string, std::less<>> types_;
};

/// A rule that waits until all types are known.
struct HeldRule {
  std::string collection;
  std::string environment;
  std::string key;
  std::string document;
  std::string place;
};

}  // namespace toposcope::ingest::interchange
