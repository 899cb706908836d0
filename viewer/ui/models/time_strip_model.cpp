#include "ui/models/time_strip_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "toposcope/model/status.h"

#include "query/as_of.h"
#include "query/words.h"

namespace toposcope::ui {
namespace {

using model::UtcMicros;
using std::chrono::hours;
using std::chrono::minutes;

constexpr float kBarWidth = 4;
constexpr float kLeastBar = 2;
constexpr float kMarkGap = 9;    ///< Nearer marks are one.
constexpr float kWordRoom = 30;  ///< To the next mark, for a word.
constexpr float kHourRoom = 52;
constexpr float kNowRoom = 4;  ///< The end of the strip that means now.
constexpr std::size_t kMostLines = 6;

float place_of(const Timeline& timeline, UtcMicros time, float width) {
  const auto whole = static_cast<double>((timeline.end - timeline.begin).count());
  if (whole <= 0) return 0;
  const auto part = static_cast<double>((time - timeline.begin).count());
  return static_cast<float>(part / whole * width);
}

bool is_inside(const Timeline& timeline, UtcMicros time) {
  return time >= timeline.begin && time <= timeline.end;
}

void add_bars(TimeStrip& strip, const Timeline& timeline, const StripRoom& room) {
  std::uint32_t most = 1;
  for (const TimeBar& bar : timeline.bars) most = std::max(most, bar.changes);
  const float pitch =
      room.width / static_cast<float>(std::max<std::size_t>(timeline.bars.size(), 1));
  for (std::size_t i = 0; i < timeline.bars.size(); ++i) {
    const TimeBar& bar = timeline.bars[i];
    if (bar.changes == 0) continue;
    StripBar out;
    out.index = i;
    out.x = place_of(timeline, bar.begin, room.width);
    out.width = std::clamp(pitch - 1, 1.0F, kBarWidth);
    // Roots: a busy hour must not press all others flat.
    const float share = std::sqrt(static_cast<float>(bar.changes) / static_cast<float>(most));
    out.height = std::max(kLeastBar, share * room.height);
    out.worst = bar.worst;
    out.is_quiet = model::badness(bar.worst) <= model::badness(model::StatusValue::kOk);
    strip.bars.push_back(out);
  }
}

std::string word_of(const TimeMark& mark) {
  if (mark.kind == "edit") return "rule";
  return mark.kind == "import" ? "scan" : mark.kind;
}

void add_marks(TimeStrip& strip, const Timeline& timeline, float width) {
  for (const TimeMark& mark : timeline.marks) {
    if (!is_inside(timeline, mark.time)) continue;
    const float x = place_of(timeline, mark.time, width);
    if (strip.marks.empty() || x - strip.marks.back().x >= kMarkGap) {
      strip.marks.push_back({x, word_of(mark), {mark.text}, mark.revision, 1});
      continue;
    }
    StripMark& near = strip.marks.back();
    ++near.count;
    near.revision = mark.revision;
    if (near.word != word_of(mark)) near.word = "changes";
    near.lines.insert(near.lines.begin(), mark.text);
    if (near.lines.size() > kMostLines) near.lines.pop_back();
  }
  for (std::size_t i = 0; i < strip.marks.size(); ++i) {
    const float end = i + 1 < strip.marks.size() ? strip.marks[i + 1].x : width;
    if (end - strip.marks[i].x < kWordRoom) strip.marks[i].word.clear();
  }
}

/// The hour of "15:00"; nothing at other minutes.
std::optional<int> full_hour(const std::string& clock) {
  if (!clock.ends_with(":00")) return std::nullopt;
  int hour = 0;
  const auto [end, fault] = std::from_chars(clock.data(), clock.data() + clock.size(), hour);
  if (fault != std::errc() || *end != ':') return std::nullopt;
  return hour;
}

void add_hours(TimeStrip& strip, const Timeline& timeline, float width) {
  constexpr std::array<int, 5> kSteps = {1, 2, 3, 6, 12};
  const float hour_width = place_of(timeline, timeline.begin + hours(1), width);
  if (hour_width <= 0) return;
  const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](int count) {
    return hour_width * static_cast<float>(count) >= kHourRoom;
  });
  if (step == kSteps.end()) return;
  // Zones differ from UTC by quarters of an hour.
  UtcMicros time =
      std::chrono::ceil<std::chrono::duration<std::int64_t, std::ratio<900>>>(timeline.begin);
  while (!full_hour(query::local_minutes(time)).has_value() && time < timeline.end) {
    time += minutes(15);
  }
  for (; time <= timeline.end; time += hours(1)) {
    std::string text = query::local_minutes(time);
    const auto hour = full_hour(text);
    if (!hour.has_value() || *hour % *step != 0) continue;
    strip.hours.push_back({place_of(timeline, time, width), std::move(text)});
  }
}

}  // namespace

TimeStrip make_time_strip(const Timeline& timeline, const StripRoom& room, UtcMicros shown) {
  TimeStrip strip;
  if (timeline.end <= timeline.begin) return strip;
  add_bars(strip, timeline, room);
  add_marks(strip, timeline, room.width);
  add_hours(strip, timeline, room.width);
  // The strip was read a while ago: now is its end.
  const UtcMicros time = std::min(shown, timeline.end);
  if (is_inside(timeline, time)) strip.shown = place_of(timeline, time, room.width);
  return strip;
}

UtcMicros time_at(const Timeline& timeline, float x, float width) {
  const float share = width <= 0 ? 1 : std::clamp(x / width, 0.0F, 1.0F);
  const auto whole = static_cast<double>((timeline.end - timeline.begin).count());
  const auto part = std::chrono::microseconds(static_cast<std::int64_t>(whole * share));
  return std::min<UtcMicros>(std::chrono::round<minutes>(timeline.begin + part), timeline.end);
}

std::string as_of_at(const Timeline& timeline, float x, float width) {
  if (x >= width - kNowRoom) return {};
  return model::to_rfc3339(time_at(timeline, x, width));
}

std::string bar_text(const Timeline& timeline, std::size_t bar) {
  const TimeBar& one = timeline.bars.at(bar);
  const UtcMicros end =
      bar + 1 < timeline.bars.size() ? timeline.bars[bar + 1].begin : timeline.end;
  return query::local_minutes(one.begin) + " to " + query::local_minutes(end) + ": " +
         query::count_text(one.changes, "change") + ", worst " +
         std::string(model::status_label(one.worst));
}

UtcMicros shown_time(const AppState& state) {
  if (state.is_now()) return state.now;
  const TabState& tab = state.tab();
  const auto named = model::parse_rfc3339(tab.view.at);
  if (named.has_value()) return named.value();
  const bool is_known = tab.picture != nullptr && tab.picture->as_of != UtcMicros{};
  return is_known ? tab.picture->as_of : state.now;
}

std::string as_of_word(const AppState& state) {
  if (state.is_now()) return "now";
  const TabState& tab = state.tab();
  const bool has_time = model::parse_rfc3339(tab.view.at).has_value() ||
                        (tab.picture != nullptr && tab.picture->as_of != UtcMicros{});
  if (!has_time) return query::as_of_text(tab.view.at);
  const UtcMicros time = shown_time(state);
  const bool is_near = time <= state.now && state.now - time < hours(24);
  return is_near ? query::local_minutes(time) : query::local_text(time).substr(0, 16);
}

}  // namespace toposcope::ui
