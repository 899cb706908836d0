#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inventory/doc.h"
#include "inventory/object.h"

namespace toposcope::discovery {

/// Which objects have these values in these fields, by the rules of a document store: a field that
/// is a list matches by any of its members, a dotted path walks into maps, a field that is not
/// there equals null only.  Maps, and lists in lists, match nothing.
class FieldIndex {
 public:
  /// \param paths  at least one, e.g. {"host", "target.@dev"}
  explicit FieldIndex(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  /// Objects must come in ascending order.  Cost: a look-up for each path, and an entry for each
  /// combination of values.
  void add(ObjectNumber number, const Doc& doc);

  /// Ascending, each once; valid until add().
  /// \param keys  a Value::match_key() for each path
  [[nodiscard]] std::span<const ObjectNumber> find(std::span<const std::string> keys) const;

  [[nodiscard]] const std::vector<std::string>& paths() const noexcept { return paths_; }

 private:
  std::vector<std::string> paths_;
  std::unordered_map<std::string, std::vector<ObjectNumber>> entries_;
};

}  // namespace toposcope::discovery
