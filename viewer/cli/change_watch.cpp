#include "change_watch.h"

namespace toposcope::cli {

model::Result<bool> ChangeWatch::has_changed() {
  auto now = look_();
  if (!now.has_value()) {
    if (now.error().code == model::ErrorCode::kUnavailable) return false;
    return now.error();
  }
  const bool is_same = last_.has_value() && *last_ == now.value();
  last_ = std::move(now).value();
  return !is_same;
}

}  // namespace toposcope::cli
