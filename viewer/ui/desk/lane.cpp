#include "ui/desk/lane.h"

#include <chrono>

namespace toposcope::ui {
namespace {

using model::ErrorCode;

/// A person waits; writers of other programs hold the file for less.
constexpr std::chrono::milliseconds kPatience{1000};

}  // namespace

model::Result<store::GraphStore*> Lane::store() {
  if (store_ != nullptr) return store_.get();
  auto opened = store::open_sqlite_store(
      {.path = path_, .read_only = false, .create = false, .busy_timeout = kPatience});
  read_only_ = false;
  if (!opened.has_value() && opened.error().code != ErrorCode::kNotFound &&
      opened.error().code != ErrorCode::kUnsupported &&
      opened.error().code != ErrorCode::kMalformedInput) {
    opened = store::open_sqlite_store(
        {.path = path_, .read_only = true, .create = false, .busy_timeout = kPatience});
    read_only_ = true;
  }
  if (!opened.has_value()) return opened.error();
  store_ = std::move(opened).value();
  return store_.get();
}

}  // namespace toposcope::ui
