#pragma once

/// \file
/// What a drawing is about: plain facts, whoever knows them.
///
/// \code
///   scene::GraphFacts facts;
///   facts.nodes.push_back({.key = "i1", .type = "instance", .id = "i1", .name = "web-1"});
///   facts.title = "web-1";
///   const scene::Scene drawing = scene::draw_picture(facts, look, {});
/// \endcode
///
/// The command line fills this from a clique and the store, the window from its state, a test by
/// hand.

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/graph/layout.h"
#include "toposcope/model/records.h"

namespace toposcope::scene {

/// What happened to a thing between the two states that are compared.
enum class Difference : std::uint8_t { kNone, kAdded, kRemoved, kChanged };

/// Monitoring state as drawn.
struct StatusFacts {
  model::StatusValue value = model::StatusValue::kNoCheck;
  bool acknowledged = false;
  std::string text;  ///< Output of the check, or what to say instead.
};

/// What the person at the desk has to do with a node.
struct NodeMarks {
  bool selected = false;
  bool pinned = false;
  bool found = false;          ///< A search hit.
  std::uint32_t why_step = 0;  ///< Place on the path that is asked about; 0: not on it.
  Difference difference = Difference::kNone;
};

struct NodeFacts {
  std::string key;  ///< Unique.
  std::string type;
  std::string id;
  std::string name;
  std::string document = {};  ///< JSON; detail templates look into it.
  std::string host = {};      ///< Id of the host that it belongs to; empty: none.
  StatusFacts status = {};
  bool placeholder = false;  ///< Named by a link only.
  NodeMarks marks = {};
};

struct LinkFacts {
  std::uint32_t source = 0;  ///< Of GraphFacts::nodes.
  std::uint32_t target = 0;
  std::string key = {};
  std::string type = {};  ///< "from-to".
  std::string name = {};
  StatusFacts status = {};
  bool down = false;           ///< The link's own state is not up.
  bool implicit = false;       ///< Derived, not observed.
  bool directed = false;       ///< Its direction means something: tests, flows, calls.
  std::uint32_t why_step = 0;  ///< Its number on the path that is asked about; 0: not on it.
  Difference difference = Difference::kNone;
  /// So many nodes between its ends are hidden; 0: it is a link, and nothing is.
  std::uint32_t hidden_nodes = 0;
  std::string source_end = {};  ///< What is written at its ends: a port, an interface.
  std::string target_end = {};
};

/// A box's owner, when it is not one of the nodes: the host around its parts.
struct OwnerFacts {
  std::string type;  ///< "host".
  std::string id;
  std::string name;
  std::string document = {};
  StatusFacts status = {};
};

/// A clique, or any other graph to draw.
struct GraphFacts {
  std::vector<NodeFacts> nodes;
  std::vector<LinkFacts> links;
  std::vector<OwnerFacts> owners;       ///< By (type, id), each once.
  std::vector<std::string> link_types;  ///< Steps of the rule, in order; empty without a rule.
  std::uint32_t focal_point = graph::kNone;
  std::size_t total_nodes = 0;  ///< Before anything was left out; 0: as many as there are.
  std::size_t total_links = 0;
  std::string hidden;  ///< Why things were left out; empty: nothing was.
};

}  // namespace toposcope::scene
