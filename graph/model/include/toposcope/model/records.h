#pragma once

/// \file
/// Facts as sources state them: external keys, no ids, no order between records.
///
/// Every text is a view that lives for the duration of the call that receives it.  `document` is
/// the original record as minified JSON with secrets removed: nothing that a source said is lost,
/// and only what the graph needs is promoted to a field.

#include <cstdint>
#include <optional>
#include <string_view>

#include "toposcope/model/time.h"

namespace toposcope::model {

/// Monitoring state.  How bad: kError > kWarning > kUnknown = kStale > kOk; the others do not
/// count.
enum class StatusValue : std::uint8_t {
  kNoCheck,  ///< Nothing ever reported.
  kOk,
  kWarning,
  kError,
  kUnknown,  ///< The check cannot tell.
  kStale,    ///< Too old, whatever it was.
  kMaintenance,
};

/// One report about one node or link.
struct StatusReport {
  StatusValue value = StatusValue::kNoCheck;
  std::string_view text;  ///< Output of the check; may be empty.
  UtcMicros time{};       ///< When the check ran; the epoch when the source does not say.
};

/// A link's `implicit` field, as stored: sources leave it out or set it to null.
enum class Implicit : std::uint8_t { kFalse = 0, kTrue = 1, kNull = 2, kMissing = 3 };

/// Values of constraint attributes, as a JSON object with names in ascending order, holding only
/// the names asked for that the record has, e.g. {"network":["n1","n2"]}; empty when it has none.
/// For a node they are its own fields; for a link, fields of its `attributes` map.
using ConstraintText = std::string_view;

struct NodeRecord {
  std::string_view environment;
  std::string_view key;  ///< The source's own unique key (Calipso `_id`); empty when it has none.
  std::string_view type;
  std::string_view id;    ///< Domain id; unique per (environment, type) in practice, not enforced.
  std::string_view name;  ///< For people; need not be unique.
  std::string_view parent_type;
  std::string_view parent_id;
  ConstraintText constraints;
  std::string_view document;
  std::uint64_t content_hash = 0;  ///< Of all that counts as content; volatile fields left out.
  std::optional<StatusReport> status;
};

/// One end of a link.  Resolved by key in the whole store, else by (environment of the link, type,
/// id); when neither is there, a placeholder node with these values stands in.
struct LinkEnd {
  std::string_view key;   ///< Empty when the source refers by type and id only.
  std::string_view type;  ///< That side of the link type.
  std::string_view id;
};

struct LinkRecord {
  std::string_view environment;
  std::string_view key;  ///< The source's own unique key; empty when it has none.
  std::string_view link_type;
  std::string_view name;
  LinkEnd source;
  LinkEnd target;
  Implicit implicit = Implicit::kFalse;
  ConstraintText constraints;
  std::string_view document;
  std::uint64_t content_hash = 0;
  std::optional<StatusReport> status;
};

/// Everything that is neither node nor link: one document of a named collection.  The collections
/// "environments_config" (declares an environment), "clique_types", "clique_constraints",
/// "link_types", "constants" and "attributes_for_hover_on_data" have a meaning; others are kept.
struct DocumentRecord {
  std::string_view collection;
  std::string_view environment;  ///< As stated: "", "ANY" or a name.
  std::string_view key;  ///< Unique within the collection; never empty.  For an environment: name.
  std::string_view document;
  std::uint64_t content_hash = 0;
};

namespace collections {
inline constexpr std::string_view kEnvironments = "environments_config";
inline constexpr std::string_view kCliqueTypes = "clique_types";
inline constexpr std::string_view kCliqueConstraints = "clique_constraints";
inline constexpr std::string_view kLinkTypes = "link_types";
inline constexpr std::string_view kConstants = "constants";
inline constexpr std::string_view kTooltips = "attributes_for_hover_on_data";
}  // namespace collections

}  // namespace toposcope::model
