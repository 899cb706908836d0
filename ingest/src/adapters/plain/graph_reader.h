#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/sink.h"

#include "adapters/interchange/record_reader.h"
#include "adapters/plain/facts.h"
#include "adapters/plain/field_roles.h"
#include "adapters/plain/node_index.h"
#include "report_builder.h"

namespace toposcope::ingest::plain {

/// Which attribute of a record says what: the best name of each role.
class PickedFields {
 public:
  void pick(const std::vector<Attribute>& attributes, FieldRoles& roles);

  [[nodiscard]] const Attribute* find(Role role) const noexcept {
    return fields_[static_cast<std::size_t>(role)];
  }
  /// The value as text; empty when there is none.
  [[nodiscard]] std::string_view text(Role role) const noexcept;
  [[nodiscard]] bool has_picked(const Attribute& attribute) const noexcept;

 private:
  std::array<const Attribute*, kRoleCount> fields_ = {};
  std::array<unsigned, kRoleCount> ranks_ = {};
};

/// Turns nodes and links with free attributes into facts: finds out which attribute says what,
/// which types stand at the ends of a link, and hands each over as a record of the interchange
/// form, where types, secrets, status and hashes are treated.
///
/// Nodes may come after the links that name them: such a link is held until its ends are known, at
/// the latest until finish().  Memory: NodeIndex, and the held links.
class GraphReader {
 public:
  /// `made_environment` is for records of sources and imports that name none.
  GraphReader(const ReadOptions& options, std::string made_environment, model::GraphSink& sink,
              ReportBuilder& report);

  /// Whether what follows was written by toposcope: then it says all that a record says, and types
  /// and ends are taken as they are.
  void set_exact(bool exact);

  /// Links that are not exact may follow exact nodes.
  void index_exact_nodes() { index_exact_nodes_ = true; }

  /// Environment that the graph as a whole states.
  void set_graph_environment(std::string_view environment) { graph_environment_ = environment; }

  /// Keys of links tell only parallel links apart and are mere attributes.
  void set_local_link_keys() { local_link_keys_ = true; }

  /// Links may refer to nodes by their position.  Memory: a copy of each reference.
  void keep_positions() { keeps_positions_ = true; }

  /// No node follows: no link needs to be held.
  void nodes_are_complete() { nodes_complete_ = true; }

  [[nodiscard]] FieldRoles& node_roles() noexcept { return node_roles_; }
  [[nodiscard]] FieldRoles& link_roles() noexcept { return link_roles_; }

  /// Each takes one record.  One that cannot be taken is reported and no error.
  /// \return an error of the sink, unchanged
  ///@{
  [[nodiscard]] model::Status take_node(const NodeFacts& facts, const Locator& where);
  [[nodiscard]] model::Status take_link(const LinkFacts& facts, const Locator& where);
  /// `json` is a record of the interchange form and `kind` its kind: "document", "node", "link".
  [[nodiscard]] model::Status take_record(std::string_view kind, std::string_view json,
                                          const Locator& where);
  ///@}

  /// After the last record.
  /// \retval kInvalidArgument  a field that the user named was not there
  /// \return any error of the sink, unchanged
  [[nodiscard]] model::Status finish(const std::string& source_name);

 private:
  struct HeldLink {
    LinkFacts facts;
    std::string place;
  };
  /// One end of a link as far as it is known.
  struct End {
    std::string_view reference;
    std::string_view key;
    std::string_view type;
    std::string_view id;
    std::string_view environment;
    bool known = false;
    bool ambiguous = false;
  };

  [[nodiscard]] std::string_view environment_of(std::string_view other, const Locator& where);
  void write_exact_node(model::JsonObjectWriter& record);
  [[nodiscard]] bool write_node(model::JsonObjectWriter& record, const NodeFacts& facts,
                                const Locator& where);
  [[nodiscard]] std::string_view id_of(const NodeFacts& facts) const;
  void remember(const NodeIndex::Node& node, std::string_view reference, const Locator& where);
  void write_parent(model::JsonObjectWriter& record, const NodeFacts& facts) const;
  [[nodiscard]] model::Status put_link(const LinkFacts& facts, const Locator& where);
  void write_exact_link(model::JsonObjectWriter& record) const;
  [[nodiscard]] bool write_link(model::JsonObjectWriter& record, const LinkFacts& facts,
                                const Locator& where);
  [[nodiscard]] End find_source(const LinkFacts& facts) const;
  [[nodiscard]] End find_target(const LinkFacts& facts) const;
  [[nodiscard]] End find_end(std::string_view reference, std::string_view type,
                             bool may_be_position) const;
  [[nodiscard]] bool find_node(std::string_view reference, bool may_be_position,
                               NodeIndex::Found& found) const;
  void fill_types(End& source, End& target) const;
  [[nodiscard]] bool settle_end(End& end, const Locator& where);
  void note_link_type(const End& source, const End& target, const Locator& where);
  void write_status(model::JsonObjectWriter& record) const;
  void write_implicit(model::JsonObjectWriter& record, const Locator& where);
  [[nodiscard]] bool write_document(model::JsonObjectWriter& record,
                                    const std::vector<Attribute>& attributes, bool of_link);
  [[nodiscard]] model::Status hand_over(std::string_view kind, const Locator& where);

  const ReadOptions& options_;
  std::string made_environment_;
  std::string graph_environment_;
  ReportBuilder& report_;
  interchange::RecordReader records_;
  FieldRoles node_roles_;
  FieldRoles link_roles_;
  PickedFields picked_;
  NodeIndex index_;
  std::vector<std::string> positions_;  ///< References of nodes in their order.
  std::vector<HeldLink> held_;
  std::string record_;
  std::vector<MemberSpan> spans_;
  bool exact_ = false;
  bool index_exact_nodes_ = false;
  bool keeps_positions_ = false;
  bool local_link_keys_ = false;
  bool nodes_complete_ = false;
};

/// The name of an environment made from that of a source: its last part without ".gz" and
/// extension; "import" when nothing is left.
[[nodiscard]] std::string environment_from(const std::string& source_name);

/// True when the text is one JSON object as far as its brackets go, and nothing else.
[[nodiscard]] bool is_json_object(std::string_view text);

/// Appends a value as JSON.
void append_value(std::string& out, const Attribute& attribute);

}  // namespace toposcope::ingest::plain
