#pragma once

/// \file
/// Read-only access to a JSON document, in the words that rules about inventories use.
///
/// \code
///   Doc vnic;
///   if (vnic.load(object.document)) use(vnic["target"]["@dev"].text());
/// \endcode

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace toposcope::discovery {

/// A value in a Doc, or nothing, which has no members and no text.  Cheap to copy; views that it
/// gives, and itself, are valid until its Doc loads again.
class Value {
 public:
  Value() = default;
  explicit Value(simdjson::dom::element element) : element_(element) {}

  /// False for a member that is not there; a null is there.
  [[nodiscard]] bool exists() const noexcept { return element_.has_value(); }
  [[nodiscard]] bool is_null() const noexcept { return element_ && element_->is_null(); }

  /// As Python sees it: not when missing, null, false, 0, "", [] or {}.
  [[nodiscard]] bool is_truthy() const;

  /// The member of that name; nothing when this is no map or has none.
  [[nodiscard]] Value operator[](std::string_view name) const;

  /// Members from map to map: "target.@dev".
  [[nodiscard]] Value at_path(std::string_view path) const;

  /// The characters of a string; empty for all else.
  [[nodiscard]] std::string_view text() const;

  /// As Python prints it: strings bare, None for null and nothing, True, False, numbers.
  [[nodiscard]] std::string printed() const;

  /// As minified JSON; "null" for nothing.
  [[nodiscard]] std::string json() const;

  /// Entries of a list, or values of a map in their order; Calipso keeps ports as either.  Empty
  /// for all else.
  [[nodiscard]] std::vector<Value> items() const;

  [[nodiscard]] bool is_list() const noexcept { return element_ && element_->is_array(); }
  [[nodiscard]] bool is_map() const noexcept { return element_ && element_->is_object(); }

  /// What equality goes by: equal exactly for equal strings, numbers (1 is 1.0), words and nulls;
  /// nothing is as null.  No value for lists and maps.
  [[nodiscard]] std::optional<std::string> match_key() const;

  /// True for a list that holds this text, and for a text that has it in it.
  [[nodiscard]] bool holds(std::string_view text) const;

 private:
  std::optional<simdjson::dom::element> element_;
};

/// match_key() of a string.
[[nodiscard]] std::string match_key_of(std::string_view text);

/// A member that a rule cannot do without is not there: costs the object in hand and no more.
/// Never leaves the library.
class MissingMember : public std::runtime_error {
 public:
  explicit MissingMember(std::string_view name)
      : std::runtime_error("has no " + std::string(name)) {}
};

/// One parsed document.  Keeps its memory from one to the next, so use one Doc for many.
class Doc {
 public:
  /// Whole numbers beyond 64 bits are read as floating point numbers.
  /// \return false, and an empty document, when the text is no JSON object
  [[nodiscard]] bool load(std::string_view json);

  [[nodiscard]] Value operator[](std::string_view name) const { return root_[name]; }
  [[nodiscard]] Value root() const { return root_; }

  /// \throws MissingMember when there is none
  [[nodiscard]] Value need(std::string_view name) const;

 private:
  [[nodiscard]] bool parse(std::string_view json);

  simdjson::dom::parser parser_;
  Value root_;
};

/// The member of a value, as Doc::need().
/// \throws MissingMember when there is none
[[nodiscard]] Value need(const Value& value, std::string_view name);

}  // namespace toposcope::discovery
