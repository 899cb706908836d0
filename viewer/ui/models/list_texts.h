#pragma once

/// \file
/// Words that several lists share.
///
/// \code
///   type_label(look, "switch_pnic");   // "switch port"
///   group_label(look, "instance");     // "Instances"
///   tally_text(38, "clique");          // "38 cliques"
/// \endcode
///
/// Pure.

#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/scene/look.h"

namespace toposcope::ui {

/// What a type is called, singular; of types that the look does not know the name with blanks.
[[nodiscard]] std::string type_label(const scene::Look& look, std::string_view type);

/// The same for a group of them: plural, with a capital unless the word has one of its own.
[[nodiscard]] std::string group_label(const scene::Look& look, std::string_view type);

/// "1 object", "1 048 objects": digits in groups.
[[nodiscard]] std::string tally_text(std::uint64_t count, std::string_view noun);

/// A reason for emptiness, and the way on.
struct Reason {
  std::string title;
  std::string text;
  std::string action = {};  ///< What its button says; empty: there is none.

  friend bool operator==(const Reason&, const Reason&) = default;
};

}  // namespace toposcope::ui
