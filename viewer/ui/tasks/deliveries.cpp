#include "ui/tasks/deliveries.h"

#include "ui/desk/desk.h"

namespace toposcope::ui {

Delivery failed(const model::Error& error) {
  if (error.code == model::ErrorCode::kCancelled) return {};
  return [text = error.message](AppState& state) { say_failure(state, text); };
}

}  // namespace toposcope::ui
