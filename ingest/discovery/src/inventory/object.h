#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "toposcope/model/ids.h"

#include "inventory/doc.h"

namespace toposcope::discovery {

/// Dense, 0-based, in stored order; valid within one Inventory.
using ObjectNumber = model::Id<struct ObjectNumberTag>;

/// One document of Calipso's inventory: its text, and what is asked for most.  Text and not a tree:
/// a hundred thousand documents of a kilobyte are 150 MB so, and ten times as much as trees.
struct Object {
  std::string type;
  std::string id;
  std::string name;
  std::string object_name;
  std::string host;  ///< Id of the host; empty for what belongs to none.
  std::string parent_type;
  std::string parent_id;
  std::string key;       ///< The source's own key; empty when it gave none.
  std::string document;  ///< JSON text.
};

/// The object that a document tells of.  Strings as they are, numbers as text, else nothing.
/// \return nothing when the text is no JSON object
[[nodiscard]] std::optional<Object> make_object(std::string document);

/// The same with a Doc of the caller, which then holds the document.
[[nodiscard]] std::optional<Object> make_object(std::string document, Doc& doc);

}  // namespace toposcope::discovery
