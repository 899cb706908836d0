// One sentence at the lower right that goes by itself.

#include "toposcope/model/status.h"

#include "ui/panels/panel_scope.h"
#include "ui/panels/panels.h"
#include "ui/widgets/frames.h"

namespace toposcope::ui {

void draw_toast(const PanelContext& context) {
  if (!context.state.toast.has_value()) return;
  const Toast& shown = *context.state.toast;
  if (toast(context.ui, {.name = "toast", .text = shown.text, .failed = shown.failed}, 80)) {
    context.intents.add(CloseToast{});
  }
}

}  // namespace toposcope::ui
