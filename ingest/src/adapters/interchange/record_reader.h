#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/model/records.h"
#include "toposcope/model/sink.h"

#include "adapters/interchange/dashed_types.h"
#include "json/json_record.h"
#include "report_builder.h"

namespace toposcope::ingest::interchange {

/// Turns the records of the interchange form into facts, one at a time.
class RecordReader {
 public:
  RecordReader(const ReadOptions& options, model::GraphSink& sink, ReportBuilder& report)
      : options_(options), sink_(sink), report_(report) {}

  /// Whether type names are taken as they are; else "-" in node types becomes "_".
  void set_exact(bool exact) { exact_ = exact; }

  /// True for "node", "link" and "document".
  [[nodiscard]] static bool is_kind(std::string_view kind) noexcept;

  /// Takes one record.  One that cannot be taken is reported and no error.
  /// \return an error of the sink, unchanged
  [[nodiscard]] model::Status take(std::string_view kind, const ScannedText& json,
                                   const Locator& where);

  /// After the last record: hands over the rules that name types which had to be changed.
  /// \return an error of the sink, unchanged
  [[nodiscard]] model::Status finish();

 private:
  [[nodiscard]] bool load(const ScannedText& json, const Locator& where);
  [[nodiscard]] bool load_document(const Locator& where);
  void note_unknown_members(std::string_view kind, const Locator& where);
  [[nodiscard]] model::Status take_node(const Locator& where);
  [[nodiscard]] model::Status take_link(const Locator& where);
  [[nodiscard]] model::Status take_document(const Locator& where);
  [[nodiscard]] std::string_view environment_of_record(const Locator& where);
  [[nodiscard]] std::optional<model::StatusReport> read_status(const Locator& where);
  [[nodiscard]] std::string_view own_constraint(std::string_view name, bool of_link);
  void read_constraints(bool of_link, const Locator& where);
  void read_end(std::string_view name, model::LinkEnd& end);
  void name_link_types(model::LinkRecord& link, const Locator& where);
  [[nodiscard]] std::string clean_type(std::string_view type, const Locator& where);

  const ReadOptions& options_;
  model::GraphSink& sink_;
  ReportBuilder& report_;
  bool exact_ = false;
  DashedTypes dashed_;
  std::vector<HeldRule> held_;
  JsonRecord record_;
  JsonRecord document_;
  JsonRecord given_constraints_;
  std::string document_text_;
  std::vector<MemberSpan> document_spans_;
  std::vector<MemberSpan> constraint_spans_;
  std::vector<MemberSpan> given_spans_;
  std::vector<MemberSpan> end_spans_;
  std::string constraints_;
  std::string odd_constraints_;  ///< Those that the document does not say itself.
  std::string from_type_;
  std::string to_type_;
  std::string link_type_;
  std::string scratch_;
};

}  // namespace toposcope::ingest::interchange
