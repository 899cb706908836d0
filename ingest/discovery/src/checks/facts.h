#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "toposcope/discovery/check.h"
#include "toposcope/model/sink.h"

#include "inventory/doc.h"
#include "links/text_pool.h"

namespace toposcope::discovery {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = std::numeric_limits<NodeIndex>::max();

struct NodeFact {
  TextNumber environment, type, id, parent_type, parent_id;
  bool has_link = false;
};

/// One end: a node, or what it is called where there is none.
struct EndFact {
  NodeIndex node = kNoNode;
  TextNumber type, id;

  friend bool operator==(const EndFact&, const EndFact&) = default;
};

struct LinkFact {
  TextNumber environment, type, name;
  EndFact source, target;
  model::Implicit implicit;
  bool has_odd_state;  ///< Neither "up" nor "down", and stated.
};

/// What a scan said of a part that it did not reach.
struct StaleFact {
  NodeIndex node;
  std::string text;
};

/// A clique as a document keeps it: what it names, by the source's own keys.
struct CliqueFact {
  TextNumber environment, key, clique_type;
  TextNumber focal_point, focal_type, focal_id;
  std::vector<TextNumber> nodes, links;
};

/// Nodes and links of a revision without their documents, with the look-ups that checks make.
class Facts final : public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& node) override;
  model::Status put_link(const model::LinkRecord& link) override;
  model::Status put_document(const model::DocumentRecord& document) override;

  /// The first node of this name; kNoNode when there is none.
  [[nodiscard]] NodeIndex find(TextNumber environment, TextNumber type, TextNumber id) const;

  /// The first node of this id, whatever its type.
  [[nodiscard]] NodeIndex find_id(TextNumber environment, TextNumber id) const;

  /// What a node hangs below: the node that it names, else the owner of a folder that is none.
  [[nodiscard]] NodeIndex parent_of(NodeIndex node) const;

  /// It names a parent, and not the environment.
  [[nodiscard]] bool names_parent(const NodeFact& node) const;

  [[nodiscard]] const std::vector<NodeFact>& nodes() const noexcept { return nodes_; }
  [[nodiscard]] const std::vector<LinkFact>& links() const noexcept { return links_; }
  [[nodiscard]] const std::vector<StaleFact>& stale() const noexcept { return stale_; }

  [[nodiscard]] const std::vector<CliqueFact>& cliques() const noexcept { return cliques_; }

  /// \name By the source's own keys; for cliques, so that nothing is known when there are none
  ///@{
  [[nodiscard]] bool has_node_key(TextNumber environment, TextNumber key) const {
    return keys_.contains({environment, key, kNodeKey});
  }
  [[nodiscard]] bool has_link_key(TextNumber environment, TextNumber key) const {
    return keys_.contains({environment, key, kLinkKey});
  }
  [[nodiscard]] bool has_clique_type(TextNumber key) const { return clique_types_.contains(key); }
  ///@}

  [[nodiscard]] std::string text(TextNumber number) const {
    return std::string(texts_.text(number));
  }
  [[nodiscard]] std::string place(const NodeFact& node) const;
  [[nodiscard]] std::string place(const LinkFact& link) const;
  [[nodiscard]] std::string place(const CliqueFact& clique) const;

 private:
  struct Hash {
    std::size_t operator()(const std::array<TextNumber, 3>& name) const noexcept {
      std::uint64_t hash = 0xcbf29ce484222325U;
      for (const TextNumber part : name) hash = (hash ^ part) * 0x9e3779b97f4a7c15U;
      return hash ^ (hash >> 32U);
    }
  };

  static constexpr TextNumber kNodeKey = 1, kLinkKey = 2;  ///< What a key in keys_ is of.

  [[nodiscard]] EndFact end(TextNumber environment, const model::LinkEnd& end);

  TextPool texts_;
  std::vector<NodeFact> nodes_;
  std::vector<LinkFact> links_;
  std::vector<StaleFact> stale_;
  std::unordered_map<std::array<TextNumber, 3>, NodeIndex, Hash> by_name_, by_id_;
  std::unordered_map<TextNumber, NodeIndex> by_key_;
  std::vector<CliqueFact> cliques_;
  std::unordered_set<std::array<TextNumber, 3>, Hash> keys_;
  std::unordered_set<TextNumber> clique_types_;
  Doc doc_;
};

/// Takes findings of the environments that are asked for.
class FindingList {
 public:
  FindingList(const Facts& facts, std::string environment)
      : facts_(facts), only_(std::move(environment)) {}

  void add(Finding finding) {
    if (only_.empty() || finding.environment == only_) findings_.push_back(std::move(finding));
  }
  void add(const NodeFact& node, Finding finding) {
    finding.environment = facts_.text(node.environment);
    finding.place = facts_.place(node);
    add(std::move(finding));
  }
  void add(const LinkFact& link, Finding finding) {
    finding.environment = facts_.text(link.environment);
    finding.place = facts_.place(link);
    add(std::move(finding));
  }
  void add(const CliqueFact& clique, Finding finding) {
    finding.environment = facts_.text(clique.environment);
    finding.place = facts_.place(clique);
    add(std::move(finding));
  }
  [[nodiscard]] std::vector<Finding> take() && { return std::move(findings_); }

 private:
  const Facts& facts_;
  std::string only_;
  std::vector<Finding> findings_;
};

// One function a file.
void check_ends(const Facts& facts, FindingList& findings);
void check_tree(const Facts& facts, FindingList& findings);
void check_duplicates(const Facts& facts, FindingList& findings);
void check_directions(const Facts& facts, FindingList& findings);
void check_cliques(const Facts& facts, FindingList& findings);

}  // namespace toposcope::discovery
