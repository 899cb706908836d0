#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "toposcope/model/result.h"
#include "toposcope/store/watch.h"

namespace toposcope::cli {

/// Tells when an inventory was changed.
class ChangeWatch {
 public:
  /// \param look  GraphStore::stamp() of the inventory
  explicit ChangeWatch(std::function<model::Result<store::Stamp>()> look)
      : look_(std::move(look)) {}

  /// Whether it was since the last call that could tell; the first one that can says yes.  While
  /// another program is busy with the file nothing is known, which is no change and no error.
  /// \return errors that do not pass
  [[nodiscard]] model::Result<bool> has_changed();

 private:
  std::function<model::Result<store::Stamp>()> look_;
  std::optional<store::Stamp> last_;
};

}  // namespace toposcope::cli
