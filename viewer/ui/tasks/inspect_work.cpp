// What the inspector says at once: the record, its reports, links, history.

#include <algorithm>
#include <chrono>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "query/json_text.h"
#include "query/words.h"
#include "ui/desk/lane.h"
#include "ui/models/inspector_model.h"
#include "ui/models/properties_model.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_place.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::Result;

constexpr std::size_t kMostLinks = 500;
constexpr std::chrono::hours kHistory{24};

Mention mention_of(const store::NodeSummary& node, std::string note) {
  Mention mention;
  mention.subject = subject_of(node);
  mention.status = {node.status, node.acknowledged, ""};
  mention.title = mention.subject.label();
  mention.note = std::move(note);
  return mention;
}

ReportRow report_of(const store::StatusEntry& entry) {
  ReportRow row;
  row.status = {entry.value, entry.acknowledged, entry.text};
  row.source = entry.source;
  row.time = entry.time;
  if (entry.acknowledged) {
    row.acknowledged = "by " + entry.by;
    if (entry.until.has_value()) row.acknowledged += " until " + query::local_text(*entry.until);
    if (!entry.comment.empty()) row.acknowledged += ": " + entry.comment;
  }
  return row;
}

/// Tooltip attributes of the type, as the collection attributes_for_hover_on_data has them.
std::vector<std::string> preferred_members(store::GraphStore& store, const std::string& type) {
  const auto documents = store.documents(store::kNow, model::collections::kTooltips);
  std::vector<std::string> names;
  if (!documents.has_value()) return names;  // They only order rows.
  for (const store::StoredDocument& one : documents.value()) {
    const query::Json json = query::parse_or_null(one.document);
    if (query::text_member(json, "type") != type || !json.contains("attributes")) continue;
    for (const query::Json& attribute : json.at("attributes")) {
      names.push_back(attribute.is_string() ? attribute.get<std::string>()
                                            : query::text_member(attribute, "name"));
    }
  }
  return names;
}

model::Status add_links(store::GraphStore& store, model::NodeRow row, model::RevisionNumber at,
                        Inspection& inspection) {
  const auto links = store.links_at(row, at);
  if (!links.has_value()) return links.error();
  inspection.links_total = links.value().size();
  for (const store::LinkDetail& link : links.value()) {
    if (inspection.links.size() >= kMostLinks) break;
    LinkRow one;
    one.key = link.key;
    one.type = link.link_type;
    one.name = link.name;
    one.outgoing = link.source.row == row;
    one.other = mention_of(one.outgoing ? link.target : link.source, link.link_type);
    inspection.links.push_back(std::move(one));
  }
  return model::ok();
}

model::Status add_history(store::GraphStore& store, model::NodeRow row, model::UtcMicros now,
                          Inspection& inspection) {
  const auto spans = store.status_history(row, now - kHistory);
  if (!spans.has_value()) return spans.error();
  for (const store::StatusSpan& span : spans.value()) {
    inspection.history.push_back({span.from, span.value, span.text});
  }
  if (spans.value().empty()) return model::ok();
  // Texts change without the status: since is when the value began.
  std::size_t first = spans.value().size() - 1;
  while (first > 0 && spans.value()[first - 1].value == spans.value()[first].value) --first;
  inspection.since = spans.value()[first].from;
  if (first == 0) return model::ok();
  const store::StatusSpan& before = spans.value()[first - 1];
  inspection.before = "before: " + std::string(model::status_label(before.value));
  if (before.from != model::UtcMicros{}) {
    inspection.before += " for " + query::age_text(before.from, inspection.since);
  }
  return model::ok();
}

std::string subtitle_of(store::GraphStore& store, const store::NodeDetail& detail,
                        model::RevisionNumber at) {
  std::string text = detail.summary.type;
  const auto above = ancestors_of(store, detail, at);
  if (!above.empty()) text += " \u00B7 " + above.back().name;
  return text + " \u00B7 " + detail.summary.environment;
}

void add_record(store::GraphStore& store, const store::NodeDetail& detail, Inspection& inspection) {
  inspection.title = subject_of(detail.summary).label();
  inspection.status = shown_status(detail);
  for (const store::StatusEntry& entry : detail.statuses) {
    inspection.reports.push_back(report_of(entry));
  }
  inspection.document = detail.document;
  inspection.document_lines = readable_lines(detail.document);
  inspection.source = detail.source;
  inspection.first_seen = "revision " + std::to_string(detail.first_seen);
  inspection.last_seen = query::local_text(detail.last_seen);
  inspection.properties =
      property_rows(detail.document, preferred_members(store, detail.summary.type));
}

Result<Inspection> inspect_node(Lane& lane, const InspectRequest& request) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  store::GraphStore& store = *opened.value();
  const auto at = query::revision_as_of(store, request.view.at);
  if (!at.has_value()) return at.error();
  const auto found =
      store.resolve(reference_of(request.subject), request.subject.environment, at.value());
  if (!found.has_value()) return found.error();
  const auto detail = store.node(found.value().row, at.value());
  if (!detail.has_value()) return detail.error();
  Inspection inspection;
  inspection.subject = subject_of(found.value());
  inspection.row = found.value().row;
  inspection.subtitle = subtitle_of(store, detail.value(), at.value());
  add_record(store, detail.value(), inspection);
  if (auto done = add_links(store, inspection.row, at.value(), inspection); !done.has_value()) {
    return done.error();
  }
  if (at.value() == store::kNow) {
    const auto done = add_history(store, inspection.row, model::now_utc(), inspection);
    if (!done.has_value()) return done.error();
  }
  inspection.loaded = true;
  return inspection;
}

Result<Inspection> inspect_link(Lane& lane, const InspectRequest& request) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  const auto at = query::revision_as_of(*opened.value(), request.view.at);
  if (!at.has_value()) return at.error();
  const auto link =
      opened.value()->link_by_key(request.subject.key, request.subject.environment, at.value());
  if (!link.has_value()) return link.error();
  const store::LinkDetail& detail = link.value();
  Inspection inspection;
  inspection.subject = request.subject;
  inspection.is_link = true;
  inspection.title = detail.name.empty() ? detail.link_type : detail.name;
  inspection.subtitle = detail.link_type + " \u00B7 " + detail.environment;
  inspection.status.value = detail.status;
  inspection.document = detail.document;
  inspection.document_lines = readable_lines(detail.document);
  inspection.properties = property_rows(detail.document, {});
  inspection.links = {
      {detail.key, detail.link_type, "from", false, mention_of(detail.source, "from")},
      {detail.key, detail.link_type, "to", true, mention_of(detail.target, "to")}};
  inspection.loaded = true;
  return inspection;
}

/// The answers about the same object stay until new ones come.
void take(AppState& state, Inspection now) {
  Inspection& old = state.inspection;
  const bool same = old.subject == now.subject && old.is_link == now.is_link;
  now.property_filter = old.property_filter;
  now.show_document = old.show_document;
  now.scroll_to = old.scroll_to;
  now.reading = ++state.readings;
  if (same) {
    now.impact = old.impact;
    now.why_red = old.why_red;
    now.why_here = old.why_here;
    now.cliques = old.cliques;
    now.cliques_total = old.cliques_total;
    now.cliques_known = old.cliques_known;
  }
  old = std::move(now);
  state.wants_relations = !old.is_link;
}

}  // namespace

Work inspect_work(InspectRequest request) {
  return [request = std::move(request)](Lane& lane, const std::stop_token&) -> Delivery {
    auto inspection = request.is_link ? inspect_link(lane, request) : inspect_node(lane, request);
    if (!inspection.has_value()) {
      return [subject = request.subject,
              text = fault_of_reading(inspection.error(), request.view.at)](AppState& state) {
        if (!(state.inspection.subject == subject)) return;
        state.inspection.fault = text;
        state.inspection.loaded = true;
      };
    }
    return [inspection = std::move(inspection).value()](AppState& state) {
      if (state.inspection.subject == inspection.subject) take(state, inspection);
    };
  };
}

}  // namespace toposcope::ui
