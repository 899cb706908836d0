#pragma once

/// \file
/// How things look, as data: themes, icons, types, tiers, boxes.
///
/// \code
///   auto look = scene::read_look(text_of_a_file, scene::builtin_look());
///   if (!look.has_value()) return look.error();
/// \endcode
///
/// The built-in one is viewer/scene/data/look.json; a file of the same form adds to it or replaces
/// parts: a theme by colour, a type or an icon by name, the rows of a type in the table of tiers. A
/// new theme begins as the light one.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/tiers.h"
#include "toposcope/model/result.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::scene {

/// The outline of a card tells what kind of thing it is.
enum class Outline : std::uint8_t {
  kVirtual,   ///< Radius 6.
  kPhysical,  ///< Radius 2.
  kLogical,   ///< A pill.
};

/// A drawing of strokes on a grid of 16 by 16.
struct Icon {
  std::vector<PathStep> steps;
  std::vector<Point> points;
};

/// How nodes of one type are drawn.
///
/// A template is a text with `{path}` in it: names of members of the node's document, joined by
/// dots, list members as `[0]`.  `{@host}` is the host at the other end of a link, `{@peers}` how
/// many others of the type there are ("3 peers").  Of several templates the first counts whose
/// parts are all there.
struct TypeLook {
  std::string label;  ///< Heading of its column, singular.
  Outline outline = Outline::kVirtual;
  std::string icon;                      ///< Name; empty: the first two letters of the type.
  std::vector<std::string> name = {};    ///< Templates; none: the node's name.
  std::vector<std::string> detail = {};  ///< Templates of the second line.
};

/// Which nodes stand in boxes, and how these are titled.
struct BoxLook {
  std::string type;                ///< Of the owner.
  std::string property;            ///< Member of a node's document that names the owner's id.
  bool fabric = false;             ///< A case at the right, not a lane.
  std::vector<std::string> roles;  ///< Order of lanes: the first role that `role` contains.
  std::string role, detail;        ///< Templates over the owner's document.
};

struct Look {
  std::map<std::string, Theme, std::less<>> themes;
  std::map<std::string, Icon, std::less<>> icons;
  std::map<std::string, TypeLook, std::less<>> types;
  graph::TierTable tiers;
  std::vector<BoxLook> boxes;
  std::map<std::string, std::string, std::less<>>
      words;  ///< What to write for values of properties.

  /// The look of a type; one made from its name when it has none.
  [[nodiscard]] TypeLook type(std::string_view name) const;
  /// nullptr when there is none of this name.
  [[nodiscard]] const Theme* theme(std::string_view name) const;
};

/// Names of the members of documents that templates and boxes of a look ask for: all that a caller
/// with large documents needs to keep of them.  Of a path both its first name and the whole.
[[nodiscard]] std::set<std::string, std::less<>> members_asked_for(const Look& look);

/// Shared by all; made on first use.
[[nodiscard]] const Look& builtin_look();

/// Puts the text of a look file over another look.
/// \retval kMalformedInput  no JSON, a member that is not known, a colour, icon or number that is
///                          none; the message names it by JSON pointer
[[nodiscard]] model::Result<Look> read_look(std::string_view json, const Look& base);

}  // namespace toposcope::scene
