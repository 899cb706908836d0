#pragma once

/// \file
/// What a form with nodes, links and free attributes says of one of them.

#include <string>
#include <string_view>
#include <vector>

namespace toposcope::ingest::plain {

/// One attribute as the source states it.
struct Attribute {
  std::string name;
  std::string value;     ///< The text itself, or JSON.
  bool is_json = false;  ///< `value` is a JSON number, word, list or object, valid and minified.
};

struct NodeFacts {
  std::string reference;         ///< What links of the source call it; empty: its id or key.
  std::string parent_reference;  ///< Reference of the node that it stands in; may be empty.
  std::vector<Attribute> attributes;
  bool reference_is_position = false;  ///< A number in the file: any name is a better id.

  void clear() {
    reference.clear();
    parent_reference.clear();
    attributes.clear();
    reference_is_position = false;
  }
};

struct LinkFacts {
  std::string source;  ///< References of its ends; empty: what its attributes say.
  std::string target;
  bool may_be_positions = false;  ///< Ends that no node is called are positions of nodes, from 0.
  std::vector<Attribute> attributes;

  void clear() {
    source.clear();
    target.clear();
    may_be_positions = false;
    attributes.clear();
  }
};

}  // namespace toposcope::ingest::plain
