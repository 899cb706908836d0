#pragma once

/// \file
/// The graph without its documents: what traversal needs, numbered by the store that sends it.
///
/// \code
///   graph::SnapshotBuilder builder;  // a TopologySink
///   if (auto sent = store.replay_topology(kNow, builder); !sent.has_value()) return sent.error();
/// \endcode

#include <cstdint>
#include <functional>
#include <string_view>

#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"
#include "toposcope/model/result.h"

namespace toposcope::model {

/// What a small number in a topology row stands for.  Numbers are small, need not be dense, and are
/// announced before the first row that uses them.
enum class NameKind : std::uint8_t {
  kEnvironment,  ///< An environment that is declared by an environments_config document.
  kUndeclared,   ///< An environment that only nodes or links name; it has no cliques.
  kNodeType,
  kLinkType,
  kConstraintSet,  ///< The name is a ConstraintText; number 0 is never announced and means "none".
};

struct TopologyNode {
  NodeRow row;
  std::uint32_t environment = 0;  ///< NameKind::kEnvironment or kUndeclared.
  std::uint32_t type = 0;         ///< NameKind::kNodeType.
  std::uint32_t constraint_set = 0;
  bool placeholder = false;  ///< Stands in for a link end that no source has described yet.
  std::string_view key;      ///< What answers print: the source's key, else "type:id".
  std::string_view id;
  std::string_view name;
};

struct TopologyLink {
  LinkRow row;
  std::uint32_t environment = 0;
  std::uint32_t link_type = 0;  ///< NameKind::kLinkType.
  NodeRow source;
  NodeRow target;
  Implicit implicit = Implicit::kFalse;
  std::uint32_t constraint_set = 0;
  std::string_view key;  ///< What answers print: the source's key, else a text made from the row.
  std::string_view name;
};

/// How many links of one type one environment holds, by `implicit`.
struct LinkCount {
  std::uint32_t environment = 0;
  std::uint32_t link_type = 0;
  Implicit implicit = Implicit::kFalse;
  std::uint64_t count = 0;
};

/// Receives a topology: names first, then documents (environments and rules, in their order), link
/// counts, nodes by ascending row, links by ascending row.  Texts live for the duration of a call.
/// An error that a sink returns ends the sending and comes back from it unchanged.
class TopologySink {
 public:
  virtual ~TopologySink() = default;

  [[nodiscard]] virtual Status put_name(NameKind kind, std::uint32_t number,
                                        std::string_view name) = 0;
  [[nodiscard]] virtual Status put_document(const DocumentRecord& document) = 0;
  [[nodiscard]] virtual Status put_link_count(const LinkCount& count) = 0;
  [[nodiscard]] virtual Status put_node(const TopologyNode& node) = 0;
  [[nodiscard]] virtual Status put_link(const TopologyLink& link) = 0;
};

/// Random access to the current topology, for walks that touch little of a large file.  Numbers are
/// those that TopologySink receives.  One thread at a time; a visitor must not call the reader.
/// Each returns any error of its sink or visitor unchanged, and kIo or kUnavailable for the file.
class TopologyReader {
 public:
  virtual ~TopologyReader() = default;

  /// Sends names of environments, node types and link types, documents and link counts, but no
  /// constraint sets, nodes or links.
  [[nodiscard]] virtual Status read_frame(TopologySink& sink) = 0;

  using NodeVisitor = std::function<Status(const TopologyNode&)>;

  /// Calls `visit` once; texts live for the duration of the call.
  /// \retval kNotFound  no such row now
  [[nodiscard]] virtual Status read_node(NodeRow row, const NodeVisitor& visit) = 0;

  using LinkVisitor = std::function<Status(const TopologyLink&)>;

  /// Calls `visit` for every link of the type at that side of the node, by ascending row.
  /// Texts live for the duration of the call.
  [[nodiscard]] virtual Status read_links(std::uint32_t link_type, bool at_source, NodeRow node,
                                          const LinkVisitor& visit) = 0;

  /// The ConstraintText behind a number; lives as long as the reader.
  [[nodiscard]] virtual Result<std::string_view> constraint_set(std::uint32_t number) = 0;
};

}  // namespace toposcope::model
