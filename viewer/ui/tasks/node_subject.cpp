#include "ui/tasks/node_subject.h"

namespace toposcope::ui {

Subject subject_of(const store::NodeSummary& node) {
  return {node.environment, node.type, node.id, node.key, node.name};
}

Subject subject_of(const query::NodeName& node) {
  return {node.environment, node.type, node.id, node.key, node.name};
}

std::string reference_of(const Subject& subject) {
  return subject.key.empty() ? subject.type + ":" + subject.id : "key:" + subject.key;
}

}  // namespace toposcope::ui
