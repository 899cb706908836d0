#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"
#include "toposcope/store/graph_store.h"

#include "json_text.h"

namespace toposcope::cli {

/// The collections that `types` works on: a word for the command line and the name inside.
struct RuleKind {
  std::string_view word;
  std::string_view collection;
};

/// In the order in which they are listed.
[[nodiscard]] const std::vector<RuleKind>& rule_kinds();
[[nodiscard]] std::vector<std::string> rule_kind_words();
[[nodiscard]] std::string_view collection_of(std::string_view word);

/// What `types add` and `types edit` say of a document.
struct RuleFields {
  std::string name, focal_type, environment;
  std::string steps;               ///< A-B,B-C
  std::string constraints;         ///< Names joined by commas.
  std::vector<std::string> set;    ///< FIELD=VALUE; the value is JSON, or else a text; see below.
  std::vector<std::string> unset;  ///< Names of members.
};

/// Puts the fields into a document.  Blanks around steps and names are dropped.  A number stays a
/// text where rules compare texts: distribution_version=9.0 is "9.0".
/// \retval kInvalidArgument  an entry of `set` is not FIELD=VALUE
[[nodiscard]] model::Status apply_fields(const RuleFields& fields, Json& document);

/// One of a collection by key, or by the name inside when only one has it.
/// \retval kNotFound         none
/// \retval kInvalidArgument  several have the name
[[nodiscard]] model::Result<store::StoredDocument> find_rule(store::GraphStore& store,
                                                             std::string_view collection,
                                                             const std::string& reference);

/// All documents of rule_kinds(), kind by kind, as they are now.
[[nodiscard]] model::Result<std::vector<store::StoredDocument>> load_rule_documents(
    store::GraphStore& store);

/// The key of a document that brings none, as importing it would make it (ingest::base_key()),
/// numbered on when `rules` has it.
[[nodiscard]] std::string make_rule_key(const std::vector<store::StoredDocument>& rules,
                                        std::string_view collection, const Json& document);

/// Writes one document as a revision of its own.
[[nodiscard]] model::Result<store::ImportOutcome> put_rule(store::GraphStore& store,
                                                           std::string_view collection,
                                                           const std::string& key,
                                                           const Json& document);

/// Steps, constraint names or ends of a rule: what a list shows of it.
[[nodiscard]] std::string describe_content(const Json& document);

/// As a record for a sink; its texts live as long as `document`.
[[nodiscard]] model::DocumentRecord to_record(const store::StoredDocument& document);

/// Passes on documents of the rule collections and counts what else comes along.
class RuleSink final : public model::GraphSink {
 public:
  explicit RuleSink(model::GraphSink& target) : target_(target) {}

  [[nodiscard]] model::Status put_node(const model::NodeRecord&) override { return leave_out(); }
  [[nodiscard]] model::Status put_link(const model::LinkRecord&) override { return leave_out(); }
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

  [[nodiscard]] std::uint64_t taken() const noexcept { return taken_; }
  [[nodiscard]] std::uint64_t left_out() const noexcept { return left_out_; }

 private:
  model::Status leave_out() {
    ++left_out_;
    return model::ok();
  }

  model::GraphSink& target_;
  std::uint64_t taken_ = 0;
  std::uint64_t left_out_ = 0;
};

}  // namespace toposcope::cli
