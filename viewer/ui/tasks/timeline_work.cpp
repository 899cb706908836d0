#include <algorithm>
#include <chrono>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "query/words.h"
#include "ui/desk/lane.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::UtcMicros;
using std::chrono::minutes;

constexpr minutes kBar{10};
constexpr std::chrono::hours kStrip{24};

TimeMark mark_of(const store::Revision& revision) {
  TimeMark mark;
  mark.time = revision.time;
  mark.revision = revision.number;
  mark.kind = revision.kind;
  const bool rules_only = revision.kind == "edit";
  const auto changed = [](std::uint64_t count, const char* what) {
    return count == 0 ? std::string() : ", " + query::count_text(count, what);
  };
  mark.text =
      "revision " + std::to_string(revision.number) + ", " + query::local_text(revision.time) +
      ": " + (rules_only ? "rules edited" : revision.kind) + " by " + revision.source +
      changed(revision.nodes_added, "object") + (revision.nodes_added > 0 ? " added" : "") +
      changed(revision.nodes_changed, "object") + (revision.nodes_changed > 0 ? " changed" : "") +
      changed(revision.nodes_retired, "object") + (revision.nodes_retired > 0 ? " gone" : "");
  if (!revision.comment.empty()) mark.text += "\n" + revision.comment;
  return mark;
}

void add_change(Timeline& timeline, const store::StatusChange& change) {
  const auto index = static_cast<std::size_t>((change.time - timeline.begin) / kBar);
  if (index >= timeline.bars.size()) return;
  TimeBar& bar = timeline.bars[index];
  ++bar.changes;
  if (model::badness(change.after) > model::badness(bar.worst) ||
      bar.worst == model::StatusValue::kNoCheck) {
    bar.worst = change.after;
  }
}

model::Result<Timeline> read_timeline(store::GraphStore& store, UtcMicros now) {
  Timeline timeline;
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  for (auto it = revisions.value().rbegin(); it != revisions.value().rend(); ++it) {
    if (!it->compacted) timeline.marks.push_back(mark_of(*it));
  }
  timeline.end = std::chrono::ceil<minutes>(now);
  timeline.begin = timeline.end - kStrip;
  timeline.bars.resize(static_cast<std::size_t>(kStrip / kBar));
  for (std::size_t i = 0; i < timeline.bars.size(); ++i) {
    timeline.bars[i].begin = timeline.begin + kBar * static_cast<int>(i);
  }
  const model::Status read = store.status_changes(
      timeline.begin, timeline.end, [&](const store::StatusChange& change) -> model::Status {
        timeline.newest_change = change.time;  // They come in the order of time.
        add_change(timeline, change);
        return model::ok();
      });
  if (!read.has_value()) return read.error();
  timeline.loaded = true;
  return timeline;
}

}  // namespace

Work timeline_work(UtcMicros now) {
  return [now](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};  // The window says already that the file is not open.
    auto timeline = read_timeline(*opened.value(), now);
    if (!timeline.has_value()) {
      return [text = timeline.error().message](AppState& state) { state.timeline.fault = text; };
    }
    return [timeline = std::move(timeline).value()](AppState& state) {
      auto& newest = state.inventory.newest_status;
      newest = std::max(newest, timeline.newest_change);
      const std::string text = state.timeline.text;
      state.timeline = timeline;
      state.timeline.text = text;
    };
  };
}

}  // namespace toposcope::ui
