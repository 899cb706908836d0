#include "ui/models/inspector_model.h"

#include <algorithm>
#include <chrono>

#include "toposcope/model/status.h"

#include "query/as_of.h"
#include "query/words.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;
using model::UtcMicros;

constexpr std::chrono::hours kDay{24};
constexpr std::string_view kDot = " \u00B7 ";

void append(std::string& text, std::string_view part, std::string_view between) {
  if (part.empty()) return;
  if (!text.empty()) text += between;
  text += part;
}

/// "2026-11-20" by the clocks here.
std::string date_of(UtcMicros time) { return query::local_text(time).substr(0, 10); }

std::string value_and_text(StatusValue value, std::string_view text) {
  std::string line(model::status_label(value));
  if (!text.empty()) line += ": " + std::string(text);
  return line;
}

}  // namespace

std::string moment_text(UtcMicros time, UtcMicros now) {
  const std::string text = query::local_text(time);
  return text.substr(0, 10) == date_of(now) ? text.substr(11, 8) : text.substr(0, 16);
}

std::string since_text(const Inspection& inspection, UtcMicros now) {
  std::string text;
  if (inspection.since != UtcMicros{}) {
    text = "since " + moment_text(inspection.since, now) + " (" +
           query::age_text(inspection.since, now) + ")";
  }
  append(text, inspection.before, kDot);
  return text;
}

std::string report_text(const ReportRow& report, UtcMicros now) {
  std::string text = report.source.empty() ? "unnamed source" : report.source;
  if (report.time != UtcMicros{}) {
    text += ", last result " + query::age_text(report.time, now) + " ago";
  }
  return text;
}

std::vector<std::string> status_lines(const Inspection& inspection, UtcMicros now) {
  std::vector<std::string> lines;
  if (std::string since = since_text(inspection, now); !since.empty()) {
    lines.push_back(std::move(since));
  }
  if (inspection.reports.size() == 1) lines.push_back(report_text(inspection.reports[0], now));
  if (inspection.reports.size() > 1) {
    lines.push_back(query::count_text(inspection.reports.size(), "report") + ", the worst counts");
  }
  for (const ReportRow& report : inspection.reports) {
    if (!report.acknowledged.empty()) lines.push_back("acknowledged " + report.acknowledged);
  }
  return lines;
}

std::vector<std::string> status_details(const Inspection& inspection, UtcMicros now) {
  std::vector<std::string> lines = {
      value_and_text(inspection.status.value, inspection.status.text)};
  if (inspection.since != UtcMicros{}) {
    lines.push_back("since " + query::local_text(inspection.since) + ", " +
                    query::long_age_text(inspection.since, now));
  }
  if (!inspection.before.empty()) lines.push_back(inspection.before);
  for (const ReportRow& report : inspection.reports) {
    std::string line = value_and_text(report.status.value, report.status.text);
    append(line, report.source, ", ");
    if (report.time != UtcMicros{}) append(line, query::local_text(report.time), ", ");
    lines.push_back(std::move(line));
    if (!report.acknowledged.empty()) lines.push_back("acknowledged " + report.acknowledged);
  }
  return lines;
}

std::string sentence(std::string_view words) {
  std::string text(words);
  if (text.empty()) return text;
  const std::string_view first = words.substr(0, words.find(' '));
  const bool is_word =
      std::all_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_word) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (text.back() != '.' && text.back() != ':' && text.back() != '?') text += '.';
  return text;
}

std::string why_red_text(const WhyRed& why, StatusValue status) {
  const bool is_ill = model::badness(status) > model::badness(StatusValue::kOk);
  if (!why.own || !is_ill) return sentence(why.headline);
  std::string text = "Nothing it stands on is worse.";
  if (!why.explains.empty()) text += " It explains:";
  return text;
}

std::string impact_caption(const ImpactState& impact) {
  const std::size_t all = impact.every_path + impact.redundancy + impact.none;
  std::string text = query::count_text(all, "focal point");
  if (!impact.projects.empty()) {
    text += std::string(kDot) + query::count_text(impact.projects.size(), "project");
  }
  return text;
}

std::string share_text(const ImpactShare& share) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) append(text, std::to_string(count) + std::string(what), ", ");
  };
  add(share.every_path, " without a path");
  add(share.redundancy, " without redundancy");
  add(share.none, " as before");
  return text.empty() ? "nothing" : text;
}

std::vector<DaySegment> day_segments(std::span<const HistorySpan> history, UtcMicros now) {
  const UtcMicros begin = now - kDay;
  std::vector<DaySegment> day = {{begin, now, StatusValue::kNoCheck, "", 0}};
  for (const HistorySpan& span : history) {
    if (span.from >= now) break;
    DaySegment& last = day.back();
    if (span.value == last.value && span.text == last.text) continue;
    if (span.from <= last.from) {
      last.value = span.value;
      last.text = span.text;
      continue;
    }
    last.to = span.from;
    day.push_back({span.from, now, span.value, span.text, 0});
  }
  const auto whole = static_cast<float>((now - begin).count());
  for (DaySegment& one : day) one.share = static_cast<float>((one.to - one.from).count()) / whole;
  return day;
}

const DaySegment& segment_at(std::span<const DaySegment> day, float place) {
  float end = 0;
  for (const DaySegment& one : day) {
    end += one.share;
    if (place < end) return one;
  }
  return day.back();
}

std::vector<std::string> segment_lines(const DaySegment& segment, UtcMicros now) {
  const std::string end = segment.to == now ? "now" : query::local_text(segment.to);
  return {value_and_text(segment.value, segment.text),
          query::local_text(segment.from) + " to " + end,
          query::long_age_text(segment.from, segment.to)};
}

std::string day_begin_text(UtcMicros now) {
  return query::local_minutes(now - kDay) + " yesterday";
}

bool opens_by_itself(std::span<const PropertyRow> rows, std::size_t index) {
  constexpr std::size_t kFew = 8;
  std::size_t end = index + 1;
  while (end < rows.size() && rows[end].depth > rows[index].depth) ++end;
  return end - index - 1 <= kFew;
}

std::vector<std::size_t> shown_rows(std::span<const PropertyRow> rows,
                                    const std::function<bool(std::size_t)>& is_open) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < rows.size();) {
    shown.push_back(i);
    const int depth = rows[i].depth;
    const bool skips = rows[i].has_children && !is_open(i);
    ++i;
    while (skips && i < rows.size() && rows[i].depth > depth) ++i;
  }
  return shown;
}

}  // namespace toposcope::ui
