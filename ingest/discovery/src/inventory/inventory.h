#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inventory/field_index.h"
#include "inventory/object.h"

namespace toposcope::discovery {

/// One thing that a field must be.
struct Condition {
  std::string_view path;  ///< Dotted: "target.@dev".
  std::string key;        ///< Value::match_key() of what it must equal.
};

/// A field must be this text.
[[nodiscard]] inline Condition is_text(std::string_view path, std::string_view text) {
  return {path, match_key_of(text)};
}

/// A member of a document and its value, minified.
struct MemberText {
  std::string name, json;
};

/// The objects of one environment in stored order, with the look-ups that rules about them make.
///
/// Indexes on fields are made when first asked for: one parse of each document of that type, then a
/// hash look-up.  What is added later costs its own parse; what is replaced, a new index.
///
/// \par Thread safety
/// Reads are const and may be made by several threads.  Nobody may read while put(), add() or
/// set_members() runs.
class Inventory {
 public:
  explicit Inventory(std::string environment) : environment_(std::move(environment)) {}

  [[nodiscard]] const std::string& environment() const noexcept { return environment_; }
  [[nodiscard]] std::size_t size() const noexcept { return objects_.size(); }
  [[nodiscard]] const Object& object(ObjectNumber number) const { return objects_[number.value]; }

  /// The first stored one, whatever its type: what the rules of Calipso go by.
  [[nodiscard]] std::optional<ObjectNumber> by_id(std::string_view id) const;

  /// The first stored one of this type.
  [[nodiscard]] std::optional<ObjectNumber> find(std::string_view type, std::string_view id) const;

  /// In stored order; valid until add() or put().
  [[nodiscard]] std::span<const ObjectNumber> of_type(std::string_view type) const;

  /// Objects that meet all conditions, by the rules of FieldIndex; ascending; valid until the next
  /// change.
  [[nodiscard]] std::span<const ObjectNumber> where(std::string_view type,
                                                    std::span<const Condition> conditions) const;

  /// The first of where().
  [[nodiscard]] std::optional<ObjectNumber> first(std::string_view type,
                                                  std::span<const Condition> conditions) const;

  /// Takes an object in as one more, even when another has its type and id.
  ObjectNumber add(Object object);

  /// As add(), but one that has its type and id gives way, and its place, to it.
  ObjectNumber put(Object object);

  /// Sets or replaces members of a document, not type or id.  The document is written once, however
  /// many they are; setting what is there already costs a parse and changes nothing.
  void set_members(ObjectNumber number, std::span<const MemberText> members);

  /// The same for one.
  void set_member(ObjectNumber number, std::string_view member, std::string_view json);

  /// Forgets documents and indexes, which are most of the memory; what is promoted stays.
  void drop_documents();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename T>
  using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  /// Objects of one type.
  struct Kind {
    std::vector<ObjectNumber> numbers;
    ByText<ObjectNumber> by_id;
    struct Index {
      std::unique_ptr<FieldIndex> fields;
      std::size_t objects;  ///< So many of `numbers` are in it.
    };
    mutable std::vector<Index> indexes;
  };

  [[nodiscard]] const FieldIndex& index_on(const Kind& kind,
                                           std::span<const Condition> conditions) const;

  std::string environment_;
  std::deque<Object> objects_;  ///< Grows without moving a million of them.
  ByText<Kind> kinds_;
  ByText<ObjectNumber> by_id_;
  mutable std::mutex indexing_;
  Doc scratch_;
};

}  // namespace toposcope::discovery
