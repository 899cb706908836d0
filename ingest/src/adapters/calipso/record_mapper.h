#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/model/records.h"
#include "toposcope/model/sink.h"

#include "adapters/calipso/document_keys.h"
#include "json/json_record.h"
#include "report_builder.h"

namespace toposcope::ingest::calipso {

/// Turns the documents of Calipso's collections into facts, one at a time, and reports what it
/// meets.  Memory does not grow with the number of records.
class RecordMapper {
 public:
  RecordMapper(const ReadOptions& options, model::GraphSink& sink, ReportBuilder& report)
      : options_(options), sink_(sink), report_(report) {}

  /// Takes one document of `collection`.  One that cannot be taken is reported and no error.
  /// \return an error of the sink, unchanged
  [[nodiscard]] model::Status take(std::string_view collection, const ScannedText& scanned,
                                   const Locator& where);

  /// The same for a reply of the REST API, whose fields tell its collection.
  [[nodiscard]] model::Status take_reply(const ScannedText& scanned, const Locator& where);

  /// After the last record: reports types that neither Calipso nor the source's own constants know.
  void finish(const Locator& source);

 private:
  [[nodiscard]] bool load(const ScannedText& scanned, std::string_view collection,
                          const Locator& where);
  [[nodiscard]] model::Status dispatch(std::string_view collection, const Locator& where);
  [[nodiscard]] model::Status take_node(const Locator& where);
  [[nodiscard]] model::Status take_link(const Locator& where);
  [[nodiscard]] model::Status take_document(std::string_view collection, const Locator& where);
  [[nodiscard]] std::string_view environment_of_record(const Locator& where);
  [[nodiscard]] std::string_view node_id(std::string_view key, const Locator& where);
  void note_oddities_of_link(const Locator& where);
  [[nodiscard]] std::uint64_t hash_of_record(bool has_status);
  void learn_types(std::string_view collection);

  const ReadOptions& options_;
  model::GraphSink& sink_;
  ReportBuilder& report_;
  JsonRecord record_;
  DocumentKeys keys_;
  bool from_reply_ = false;
  std::set<std::string, std::less<>> known_node_types_;
  std::set<std::string, std::less<>> known_link_types_;
  Tally explicit_links_;
  std::string scratch_;
  std::string constraints_;
  std::vector<MemberSpan> spans_;
};

}  // namespace toposcope::ingest::calipso
