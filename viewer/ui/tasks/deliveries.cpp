#include "ui/tasks/deliveries.h"

#include "query/as_of.h"
#include "ui/desk/desk.h"

namespace toposcope::ui {

Delivery failed(const model::Error& error) {
  if (error.code == model::ErrorCode::kCancelled) return {};
  return [text = error.message](AppState& state) { say_failure(state, text); };
}

std::string fault_of_reading(const model::Error& error, const std::string& at) {
  if (error.code != model::ErrorCode::kNotFound) return "It could not be read: " + error.message;
  return "It is not in the inventory " +
         (at.empty() ? "now." : "as of " + query::as_of_text(at) + ".");
}

}  // namespace toposcope::ui
