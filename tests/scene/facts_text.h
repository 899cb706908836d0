#pragma once

/// \file
/// What a drawing is about as one line of text; test code only.

#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/scene/cards.h"
#include "toposcope/scene/facts.h"

namespace toposcope::testing {

/// Facts from tokens that are separated by blanks:
///   "vnic:tap@node-6"     a node of a type, with key, id and name "tap", on a host
///   "instance:web--tap"   a link; an end appears on first use, its type is needed then only
///   "[host:node-6]"       an owner that is no node
/// Each may end in "=" and words that are separated by commas:
///   ok warning error unknown stale maintenance, ack, says:no_carrier (blanks are written as "_")
///   focal selected pinned found why:3 added removed changed placeholder; down implicit directed
///   name:x (may be empty); any other "member:value" is a member of the document
/// A link has the type "from-to" of its ends and the key of its place: "l0", "l1".
/// \throws std::invalid_argument naming the token that does not parse
[[nodiscard]] scene::GraphFacts make_facts(std::string_view text);

/// The text so often, with 1, 2, ... for each "#" in it: repeated("vnic:v#--br ", 2).
[[nodiscard]] std::string repeated(std::string_view text, int count);

/// The node with this key.
/// \throws std::invalid_argument when there is none
[[nodiscard]] std::uint32_t node_index(const scene::GraphFacts& facts, std::string_view key);

/// The card that the node with this key is in.
[[nodiscard]] const scene::Card& card_with(const scene::CardGraph& cards,
                                           const scene::GraphFacts& facts, std::string_view key);

/// Members of the folds, by key: "i1+i2+i3+i4 v1+v2+v3+v4"; empty: nothing folds.
[[nodiscard]] std::string folds_of(const scene::CardGraph& cards, const scene::GraphFacts& facts);

/// Each line with its links by number, in order: "web--tap(0) tap--br(1,2)".
[[nodiscard]] std::string lines_of(const scene::CardGraph& cards);

}  // namespace toposcope::testing
