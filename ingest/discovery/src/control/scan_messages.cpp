#include "control/scan_messages.h"

#include <algorithm>
#include <utility>

namespace toposcope::discovery {

ScanMessages::ScanMessages(store::GraphStore& store, std::string environment, std::string origin)
    : store_(store), environment_(std::move(environment)), origin_(std::move(origin)) {}

store::Message& ScanMessages::make(store::MessageLevel level, std::string text) {
  store::Message& message = waiting_.emplace_back();
  message.level = level;
  message.environment = environment_;
  message.origin_kind = "scan";
  message.origin = origin_;
  message.text = std::move(text);
  return message;
}

void ScanMessages::add(store::MessageLevel level, std::string text) {
  static_cast<void>(make(level, std::move(text)));
}

void ScanMessages::add(store::MessageLevel level, std::string text, std::string type,
                       std::string id) {
  store::Message& message = make(level, std::move(text));
  message.related_type = std::move(type);
  message.related_id = std::move(id);
}

void ScanMessages::add(const std::vector<model::Diagnostic>& remarks) {
  const std::size_t told = std::min(remarks.size(), kMostRemarks);
  for (std::size_t i = 0; i < told; ++i) {
    const auto& [where, text] = remarks[i];
    store::Message& message =
        make(store::MessageLevel::kWarning, where.empty() ? text : where + ": " + text);
    const auto colon = where.find(':');
    if (colon == std::string::npos) continue;
    message.related_type = where.substr(0, colon);
    message.related_id = where.substr(colon + 1);
  }
}

model::Status ScanMessages::write() {
  const auto messages = std::exchange(waiting_, {});
  if (listener_) {
    for (const store::Message& message : messages) listener_(message);
  }
  return keeps_ ? store_.add_messages(messages) : model::ok();
}

}  // namespace toposcope::discovery
