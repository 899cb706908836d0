#pragma once

/// \file
/// Filter expressions: which nodes and links a person wants to see.
///
/// \code
///   const auto filter = parse_filter("type=vnic and status!=ok and host~node-6");
///   if (!filter.has_value()) return show(filter.error());  // "expected a value ... at column 6"
///   if (filter.value().matches({.node = &facts.nodes[i]})) ...
/// \endcode
///
/// \verbatim
///   expression  = conjunction { "or" conjunction }
///   conjunction = negation { [ "and" ] negation }
///   negation    = { "not" } ( comparison | "(" expression ")" )
///   comparison  = field operator value | value
///   operator    = "=" | "!=" | "~" | "!~" | "<" | "<=" | ">" | ">="
/// \endverbatim
///
/// Fields and values with blanks or any of ()=!~<>" stand in double quotes, in which \" and \\ are
/// escapes; a quoted word is never "and", "or" or "not", and a quoted field is always a path.
///
/// Fields: `type`, `id`, `name`, `key`, `host` (id of the host), `status` (no_check, ok, warning,
/// error, unknown, stale, maintenance; < and > compare by badness; "ack" is acknowledged), `ack`
/// (yes, no), `environment`, `project`, `link_type` and `state` (up, down) of links; of nodes
/// anything else is a path into the document (json_walk.h).  A value alone is looked for in name,
/// id and addresses.
///
/// `=` and `~` (contains) ignore case and accents; addresses are equal in any notation, and
/// contain parts of them as AddressPattern says.  Between a path and a number = != < <= > >=
/// compare numbers, also in texts that are wholly a number; all other < and > are natural order of
/// the texts as they are.  A field with several values, such as a list, fits when one of them does.
///
/// A field that is absent (null, an empty list, a name, host or the like that is empty) fits no
/// comparison but != and !~, which are the opposites of = and ~: "loss<1" does not show what never
/// was measured.  A status is never absent: "no_check" is as bad as "maintenance", less than "ok".

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/scene/facts.h"

namespace toposcope::query {

/// What is asked about: a node or a link.
struct FilterSubject {
  const scene::NodeFacts* node = nullptr;
  const scene::LinkFacts* link = nullptr;
  std::string_view environment = {};
};

struct FilterTree;
struct FilterProgram;

/// A parsed expression.  Immutable, cheap to copy; any thread may ask.
class Filter {
 public:
  /// Fits everything.
  Filter();

  /// Whether the expression holds.
  /// \par Complexity
  /// Each comparison that is needed once, documents one pass each; allocates only for texts in
  /// documents that have escapes, and for addresses of bare words.
  [[nodiscard]] bool matches(const FilterSubject& subject) const;

  /// Whether it fits everything because it says nothing.
  [[nodiscard]] bool is_empty() const;

  /// The paths into documents that it looks at, once each: what facts must keep of documents.  A
  /// value alone looks for addresses in whatever there is.
  [[nodiscard]] std::vector<std::string> paths() const;

  /// The expression in one form, which parses to an equal filter.
  [[nodiscard]] std::string text() const;

 private:
  friend model::Result<Filter> parse_filter(std::string_view text);

  std::shared_ptr<const FilterTree> tree_;
  std::shared_ptr<const FilterProgram> program_;
};

/// \retval kInvalidArgument  with the column (characters from 1) and what was expected there; the
///                           column alone is in Error::where
[[nodiscard]] model::Result<Filter> parse_filter(std::string_view text);

/// What is known of the inventory, to complete with.
struct FilterVocabulary {
  std::vector<std::string> fields = {};  ///< Paths of documents, beside those that always are.
  std::vector<std::string> types = {};
  std::vector<std::string> link_types = {};
  std::vector<std::string> environments = {};
};

/// What the word before the cursor may become: whole words, quoted where needed, in the order of
/// the list above, then of the vocabulary.  Empty when anything may stand there.
/// \param cursor  in bytes of `text`
[[nodiscard]] std::vector<std::string> completions(std::string_view text, std::size_t cursor,
                                                   const FilterVocabulary& known);

/// The text with a completion in place of the word before the cursor, and what was behind that.
[[nodiscard]] std::string completed(std::string_view text, std::size_t cursor,
                                    std::string_view word);

}  // namespace toposcope::query
