#include "adapters/calipso/status_fields.h"

#include <array>
#include <cmath>

namespace toposcope::ingest::calipso {
namespace {

using model::StatusValue;

struct StatusLabel {
  std::string_view label;
  StatusValue value;
};

// As the original spells them; "Critical" is asked for there and never written.  The capital
// letters matter: OpenStack's own states are "ACTIVE", "ERROR", "DOWN".
constexpr std::array kLabels = {
    StatusLabel{"OK", StatusValue::kOk},           StatusLabel{"Warning", StatusValue::kWarning},
    StatusLabel{"Error", StatusValue::kError},     StatusLabel{"Critical", StatusValue::kError},
    StatusLabel{"Unknown", StatusValue::kUnknown},
};

std::optional<StatusValue> value_of_label(std::string_view label) {
  for (const auto& known : kLabels) {
    if (known.label == label) return known.value;
  }
  return std::nullopt;
}

/// Exit codes of checks: 0, 1, 2, and 3 (and above) for a check that could not tell.
std::optional<StatusValue> value_of_code(const JsonRecord& record) {
  const Field* field = record.find("status_value");
  double code = 0;  // MongoDB's shell stores whole numbers as doubles
  if (field == nullptr || field->value.get(code) != simdjson::SUCCESS || code < 0 ||
      code != std::floor(code)) {
    return std::nullopt;
  }
  if (code == 0) return StatusValue::kOk;
  if (code == 1) return StatusValue::kWarning;
  return code == 2 ? StatusValue::kError : StatusValue::kUnknown;
}

/// "2017-05-17 11:00:17 GMT" as well as RFC 3339; the epoch when it is neither.
model::UtcMicros time_of(std::string_view text) {
  constexpr std::string_view kGmt = " GMT";
  if (text.ends_with(kGmt)) text.remove_suffix(kGmt.size());
  const auto time = model::parse_rfc3339(text);
  return time.has_value() ? time.value() : model::UtcMicros{};
}

}  // namespace

std::optional<model::StatusReport> read_status(const JsonRecord& record) {
  const Field* status = record.find("status");
  auto value = value_of_code(record);
  if (!value && status != nullptr) value = value_of_label(status->string());
  if (!value) return std::nullopt;
  const std::string_view text = record.text_of("status_text");
  return model::StatusReport{*value, text, time_of(record.text_of("status_timestamp"))};
}

bool is_volatile(std::string_view name, bool has_status) noexcept {
  if (name.size() < 6) return false;
  if (name.front() == 'l') return name == "last_scanned" || name.starts_with("last_scanned_");
  return has_status && (name == "status" || name.starts_with("status_"));
}

}  // namespace toposcope::ingest::calipso
