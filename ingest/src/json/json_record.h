#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "toposcope/model/result.h"

#include "json/json_rewrite.h"
#include "json/json_scan.h"
#include "json/json_stream.h"

namespace toposcope::ingest {

/// One member of a record.
struct Field {
  std::string_view name;
  std::string_view text;  ///< Its value as minified JSON.
  simdjson::dom::element value;

  /// The value when it is a string, else empty.
  [[nodiscard]] std::string_view string() const;

  /// As string(); numbers, words, lists and maps give their JSON text, null gives nothing.
  [[nodiscard]] std::string_view as_text() const;
};

/// A JSON object, checked in full and cleaned, with its members.  One object is reused for all
/// records of a source, so that nothing is allocated per record.
class JsonRecord {
 public:
  /// Loads a record; the members it had before die.
  /// \retval kMalformedInput  not valid JSON, or not an object; the message says why
  [[nodiscard]] model::Status load(const ScannedText& scanned, const RewriteRules& rules,
                                   SecretCounts& removed);

  /// The whole record: minified, decoded, without secrets.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }

  /// The last member of that name (as Python reads duplicates), or nullptr.
  [[nodiscard]] const Field* find(std::string_view name) const noexcept;

  /// find() and Field::as_text(); empty when it is missing.
  [[nodiscard]] std::string_view text_of(std::string_view name) const;

 private:
  [[nodiscard]] model::Status parse(std::string_view padded, simdjson::dom::element& root);
  [[nodiscard]] model::Status clean(const ScannedText& scanned, const RewriteRules& rules,
                                    SecretCounts& removed);
  [[nodiscard]] model::Status collect_fields(const simdjson::dom::element& root,
                                             const std::vector<MemberSpan>& spans);

  simdjson::dom::parser parser_;
  std::string cleaned_;  ///< Backs text_ when the record could not be passed through.
  std::string tamed_;    ///< Backs the parse when a number is too large for simdjson.
  std::vector<MemberSpan> spans_;
  std::string_view text_;
  std::vector<Field> fields_;
};

}  // namespace toposcope::ingest
