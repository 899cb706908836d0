#include "toposcope/ingest/document_identity.h"

#include <vector>

#include "toposcope/model/records.h"

#include "adapters/calipso/status_fields.h"
#include "json/json_record.h"
#include "json/text_window.h"
#include "record_parts.h"

namespace toposcope::ingest {
namespace {

namespace names = model::collections;

/// The key that the collection's meaning gives; empty when it gives none.
std::string natural_key(std::string_view collection, const MemberText& member) {
  if (collection == names::kEnvironments) return member("name");
  if (collection == names::kLinkTypes || collection == names::kTooltips) return member("type");
  if (collection != names::kConstants) return {};
  std::string key = member("name");
  const std::string environment_type = member("environment_type");
  if (!key.empty() && !environment_type.empty()) key.append("/").append(environment_type);
  return key;
}

std::string made_key(std::string_view collection, const MemberText& member) {
  const bool is_type = collection == names::kCliqueTypes;
  if (!is_type && collection != names::kCliqueConstraints) return std::string(collection);
  std::string key = member("environment");
  key.append("/").append(member("focal_point_type"));
  if (is_type) key.append("/").append(member("name"));
  return key;
}

}  // namespace

BaseKey base_key(std::string_view collection, const MemberText& member) {
  std::string key = natural_key(collection, member);
  if (!key.empty()) return {std::move(key), BaseKey::Numbers::kFromTwo};
  key = member("_id");
  if (!key.empty()) return {std::move(key), BaseKey::Numbers::kNever};
  return {made_key(collection, member), BaseKey::Numbers::kFromOne};
}

std::uint64_t content_hash(std::string_view json) {
  std::string padded(json);
  padded.append(TextWindow::kPadding, '\0');
  const std::string_view text = std::string_view(padded).substr(0, json.size());
  if (text.empty()) return 0;
  std::vector<MemberSpan> spans;
  SecretCounts removed;
  JsonRecord record;
  const auto loaded = record.load(scan_text(text, spans), {}, removed);
  if (!loaded.has_value()) return 0;
  std::string scratch;
  return hash_content(
      record, [](std::string_view name) { return calipso::is_volatile(name, false); }, scratch);
}

}  // namespace toposcope::ingest
