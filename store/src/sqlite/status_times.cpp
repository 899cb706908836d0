#include "status_times.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "node_reader.h"
#include "revision_log.h"

namespace toposcope::store::sqlite {
namespace {

model::UtcMicros time_of(std::int64_t micros) {
  return model::UtcMicros(std::chrono::microseconds(micros));
}

std::int64_t micros(model::UtcMicros time) { return time.time_since_epoch().count(); }

}  // namespace

struct StatusTimes::Report {
  model::UtcMicros since{};
  std::string source;
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::string text;
  model::UtcMicros time{};

  /// Of two sources: which shows.
  friend bool shows_before(const Report& a, const Report& b) {
    return std::tuple(model::badness(b.value), b.time, a.source) <
           std::tuple(model::badness(a.value), a.time, b.source);
  }
};

StatusTimes::StatusTimes(Connection& db)
    : kept_from_(time_of(read_counter(db, "status_kept_from"))),
      history_(db.prepare_kept("SELECT since, source, value, text, time FROM main.status_history"
                               " WHERE subject=0 AND row=?1 ORDER BY rowid")),
      live_(db.prepare_kept("SELECT since, source, value, text, time FROM main.status"
                            " WHERE subject=0 AND row=?1")) {}

/// Ascending by their beginning; those of one source in their order.
std::vector<StatusTimes::Report> StatusTimes::reports(std::int64_t row) {
  std::vector<Report> out;
  for (Statement* query : {&history_, &live_}) {
    for (query->start(row); query->step();) {
      out.push_back({time_of(query->integer(0)), std::string(query->text(1)),
                     static_cast<model::StatusValue>(query->integer(2)),
                     std::string(query->text(3)), time_of(query->integer(4))});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Report& a, const Report& b) { return a.since < b.since; });
  return out;
}

std::vector<StatusSpan> StatusTimes::spans(std::int64_t row) {
  const std::vector<Report> all = reports(row);
  std::map<std::string_view, const Report*> begun;
  std::vector<StatusSpan> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    begun[all[i].source] = &all[i];
    const bool is_last_of_moment = i + 1 == all.size() || all[i + 1].since != all[i].since;
    if (!is_last_of_moment) continue;
    const auto shown = std::min_element(begun.begin(), begun.end(), [](auto& a, auto& b) {
                         return shows_before(*a.second, *b.second);
                       })->second;
    if (all[i].since <= kept_from_) out.clear();
    const bool is_new =
        out.empty() || out.back().value != shown->value || out.back().text != shown->text;
    if (is_new) out.push_back({all[i].since, shown->value, shown->text});
  }
  return out;
}

std::optional<model::StatusValue> StatusTimes::before(const std::vector<StatusSpan>& spans,
                                                      std::size_t span) const {
  if (spans[span].from <= kept_from_) return std::nullopt;
  return span == 0 ? model::StatusValue::kNoCheck : spans[span - 1].value;
}

std::vector<StatusChange> read_status_changes(Connection& db, model::UtcMicros from,
                                              model::UtcMicros to) {
  auto rows = db.prepare(
      "SELECT n.id, e.text, t.text FROM (SELECT row FROM main.status WHERE subject=0"
      " AND since>=?1 AND since<?2 UNION SELECT row FROM main.status_history WHERE subject=0"
      " AND since>=?1 AND since<?2) r CROSS JOIN main.node n ON n.id=r.row"
      " JOIN main.name e ON e.id=n.environment JOIN main.name t ON t.id=n.type ORDER BY n.id");
  StatusTimes times(db);
  std::vector<StatusChange> out;
  for (rows.start(micros(from), micros(to)); rows.step();) {
    const std::int64_t row = rows.integer(0);
    const auto spans = times.spans(row);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const auto before = times.before(spans, i);
      const bool is_within = spans[i].from >= from && spans[i].from < to;
      if (!is_within || !before || *before == spans[i].value) continue;
      out.push_back({spans[i].from,
                     {row},
                     std::string(rows.text(1)),
                     std::string(rows.text(2)),
                     *before,
                     spans[i].value});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const StatusChange& a, const StatusChange& b) { return a.time < b.time; });
  return out;
}

std::vector<std::int64_t> rows_with_problems(Connection& db) {
  std::vector<std::int64_t> out;
  auto query = db.prepare_kept(
      "SELECT DISTINCT row FROM main.status INDEXED BY status_ill WHERE subject=0 AND value>=2"
      " AND EXISTS(SELECT 1 FROM main.node n WHERE n.id=row)");
  while (query.step()) out.push_back(query.integer(0));
  return out;
}

std::vector<Problem> read_problems(Connection& db, std::size_t limit) {
  const Version newest(db, kNow);
  NodeReader nodes(db, newest);
  Statuses statuses(db, newest);
  StatusTimes times(db);
  std::vector<Problem> out;
  for (const std::int64_t row : rows_with_problems(db)) {
    auto entries = statuses.of(Subject::kNode, row);
    if (entries.front().value < model::StatusValue::kWarning) continue;
    const auto spans = times.spans(row);
    std::size_t first = spans.size() - 1;
    while (first > 0 && spans[first - 1].value == spans.back().value) --first;
    out.push_back({nodes.summary(row), std::move(entries.front()), spans[first].from,
                   times.before(spans, first)});
  }
  std::sort(out.begin(), out.end(), [](const Problem& a, const Problem& b) {
    return std::tuple(model::badness(b.shown.value), a.since) !=
                   std::tuple(model::badness(a.shown.value), b.since)
               ? std::tuple(model::badness(b.shown.value), a.since) <
                     std::tuple(model::badness(a.shown.value), b.since)
               : std::tie(a.node.environment, a.node.type, a.node.id, a.node.row) <
                     std::tie(b.node.environment, b.node.type, b.node.id, b.node.row);
  });
  if (limit != 0 && out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace toposcope::store::sqlite
