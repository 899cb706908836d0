// What scans told, and what somebody looked at.

#include <utility>

#include "toposcope/store/graph_store.h"

#include "ui/desk/lane.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kMostRows = 1000;  ///< What a person reads; a filter says which.

MessageRow row_of(store::Message&& message) {
  MessageRow row;
  row.number = message.number;
  row.time = message.time;
  row.level = message.level;
  row.origin = std::move(message.origin);
  row.text = std::move(message.text);
  row.subject.environment = std::move(message.environment);
  row.subject.type = std::move(message.related_type);
  row.subject.id = std::move(message.related_id);
  row.viewed = message.viewed;
  return row;
}

}  // namespace

Work messages_work() {
  return [](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};  // The window says already that the file is not open.
    store::MessageQuery query;
    query.limit = kMostRows + 1;
    auto messages = opened.value()->messages(query);
    if (!messages.has_value()) return failed(messages.error());
    const bool all = messages.value().size() <= kMostRows;
    if (!all) messages.value().pop_back();
    std::vector<MessageRow> rows;
    rows.reserve(messages.value().size());
    for (store::Message& one : messages.value()) rows.push_back(row_of(std::move(one)));
    return [rows = std::move(rows), all](AppState& state) {
      state.messages.rows = rows;
      state.messages.all = all;
      state.messages.loaded = true;
    };
  };
}

Work looked_at_work(std::int64_t number) {
  return [number](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};
    // When another program writes just now, the next look at the list marks them again.
    static_cast<void>(opened.value()->mark_viewed(number));
    return {};
  };
}

Work message_subject_work(Subject subject) {
  return [subject = std::move(subject)](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return failed(opened.error());
    const std::string reference =
        subject.type.empty() ? subject.id : subject.type + ":" + subject.id;
    const auto node = opened.value()->resolve(reference, subject.environment);
    if (!node.has_value()) return failed(node.error());
    return [found = subject_of(node.value())](AppState& state) { state.wanted_selection = found; };
  };
}

}  // namespace toposcope::ui
