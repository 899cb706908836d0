#include "ui/models/canvas_texts.h"

#include "query/words.h"

namespace toposcope::ui {

std::string step_text(const StepRow& step) {
  if (!step.stopped.empty()) return step.stopped;
  if (step.nodes == 0 && step.links == 0) return "\u2013";
  return query::count_text(step.nodes, "object") + ", " + query::count_text(step.links, "link");
}

std::string depth_text(unsigned depth) { return query::count_text(depth, "link") + " away"; }

std::string waiting_text(const Subject& subject) {
  const std::string& name = subject.label().empty() ? subject.key : subject.label();
  return name.empty() ? "The graph" : "The graph of " + name;
}

}  // namespace toposcope::ui
