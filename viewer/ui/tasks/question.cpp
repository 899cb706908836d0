#include "ui/tasks/question.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "toposcope/graph/clique_diff.h"
#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "query/compare.h"
#include "query/dependants.h"
#include "query/filter.h"
#include "query/impact_summary.h"
#include "query/neighbourhood.h"
#include "query/overlay_file.h"
#include "query/picture_facts.h"
#include "ui/desk/what_if_file.h"
#include "ui/tasks/node_place.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/revisions.h"
#include "ui/tasks/take_away.h"

namespace toposcope::ui {
namespace {

using model::ErrorCode;
using model::Result;

/// Names that facts keep of documents: what looks and the filter ask for.
std::set<std::string, std::less<>> members_for(const ViewSpec& view, const scene::Look& look) {
  auto members = scene::members_asked_for(look);
  const auto filter = query::parse_filter(view.filter);
  if (!filter.has_value()) return members;  // The field says what is wrong with it.
  for (const std::string& path : filter.value().paths()) {
    members.insert(path.substr(0, path.find_first_of(".[")));
  }
  return members;
}

/// Asks on behalf of one request.
class Questioner {
 public:
  Questioner(Lane& lane, store::GraphStore& store, const PictureRequest& request,
             const scene::Look& look)
      : lane_(lane),
        store_(store),
        request_(request),
        view_(request.view),
        look_(look),
        semantics_(
            graph::semantics_named(request.view.semantics).value_or(graph::Semantics::kCalipso)) {
    if (request.stale_minutes > 0) stale_after_ = std::chrono::minutes(request.stale_minutes);
  }

  Result<Picture> ask(std::stop_token stop) {
    stop_ = std::move(stop);
    const auto at = query::revision_as_of(store_, view_.at);
    if (!at.has_value()) return at.error();
    at_ = at.value();
    auto answer =
        query::read_focal(store_, focal_request(view_.subject, at_), loaded_for(view_.at));
    if (!answer.has_value() && answer.error().code == ErrorCode::kNotFound) return say_gone();
    if (!answer.has_value()) return answer.error();
    tell(answer.value());
    const model::Status done = view_.comparison.with != Comparison::With::kNothing
                                   ? compare(answer.value())
                               : !view_.what_if.empty() ? fail(answer.value())
                                                        : look_around(answer.value());
    if (!done.has_value()) return done.error();
    const model::Status placed = place();
    if (!placed.has_value()) return placed.error();
    return std::move(picture_);
  }

 private:
  query::FocalRequest focal_request(const Subject& subject, model::RevisionNumber at) const {
    query::FocalRequest request;
    request.reference = reference_of(subject);
    request.environment = subject.environment;
    request.semantics = semantics_;
    if (!view_.clique_type.empty()) request.clique_type = view_.clique_type;
    request.at = at;
    request.stale_after = stale_after_;
    request.members = members_for(view_, look_);
    return request;
  }

  /// What the lane has in memory of the past; the newest is read around the focal point.
  query::LoadedRevisionPtr loaded_for(const std::string& at) {
    if (at.empty()) return nullptr;
    auto loaded = revision_of_view(lane_, at);
    return loaded.has_value() ? loaded.value() : nullptr;
  }

  void tell(query::FocalAnswer& answer) {
    picture_.view = view_;
    picture_.view.subject = subject_of(answer.focal_point);
    picture_.is_clique = answer.state != query::FocalState::kNoCliqueType;
    picture_.title = answer.focal_point.type + " " + query::short_name(answer.focal_point);
    picture_.rule_key = answer.clique_type;
    picture_.rule_name = answer.clique_type_name;
    for (const query::FittingType& type : answer.fitting) {
      picture_.rules.push_back({type.key, type.name, 0, type.links});
    }
    for (const query::StepCount& step : answer.steps) {
      picture_.steps.push_back({step.link_type, step.nodes, step.links, step.why});
    }
    for (RuleChoice& rule : picture_.rules) {
      if (rule.key == answer.clique_type) rule.steps = answer.steps.size();
    }
    for (const model::Diagnostic& fault : answer.faults) picture_.notes.push_back(fault.message);
    picture_.facts = answer.facts;
    focal_row_ = answer.focal_point.row;
    if (answer.state == query::FocalState::kNoLinks) {
      picture_.empty = {"The walk found no link", answer.message, "Why not",
                        EmptyView::WayOn::kWhyNot, ""};
    }
  }

  /// A type without a clique type is never a dead end.
  model::Status look_around(const query::FocalAnswer& answer) {
    if (answer.state != query::FocalState::kNoCliqueType) return model::ok();
    const auto whole = revision_of_view(lane_, view_.at);
    if (!whole.has_value()) return whole.error();
    auto facts = around(answer.focal_point.row, whole.value());
    if (!facts.has_value()) return facts.error();
    picture_.facts = std::move(facts).value();
    if (whole.value() == nullptr) return model::ok();
    const auto node = whole.value()->snapshot().find(answer.focal_point.row);
    if (!node.has_value()) return model::ok();
    query::DependantOptions options;
    options.stop = stop_;
    const auto found =
        query::find_dependants(store_, whole.value()->engine(semantics_), at_, *node, options);
    if (!found.has_value()) return found.error();
    add_dependants(found.value());
    return model::ok();
  }

  /// Only the newest revision has an index on ends of links.
  Result<scene::GraphFacts> around(model::NodeRow row, const query::LoadedRevisionPtr& whole) {
    query::NeighbourhoodOptions options;
    options.depth = view_.depth;
    options.stale_after = stale_after_;
    if (at_ == store::kNow || whole == nullptr) {
      return query::neighbourhood(store_, row, options, at_);
    }
    return query::neighbourhood(store_, whole->snapshot(), at_, row, options);
  }

  void add_dependants(const query::Dependants& found) {
    for (const query::DependantGroup& group : found.by_type) {
      for (const std::size_t index : group.members) {
        const query::Dependant& one = found.all[index];
        picture_.dependants.push_back({subject_of(one.node),
                                       one.projects.empty() ? "" : one.projects.front(),
                                       {one.status, one.acknowledged, one.text}});
      }
    }
  }

  void take(query::Comparison both) {
    for (const query::ComparedThing& thing : both.things) {
      DifferenceRow row;
      row.kind = thing.difference;
      row.is_link = thing.is_link;
      row.key =
          thing.is_link ? both.facts.links[thing.index].key : both.facts.nodes[thing.index].key;
      row.text = thing.sentence;
      row.cause = thing.because;
      picture_.differences.push_back(std::move(row));
    }
    picture_.summary = std::move(both.summary);
    picture_.facts = std::move(both.facts);
  }

  model::Status compare(const query::FocalAnswer& answer) {
    const bool with_time = view_.comparison.with == Comparison::With::kTime;
    const Subject& other = with_time ? view_.subject : view_.comparison.other;
    model::RevisionNumber then = at_;
    if (with_time) {
      const auto at = query::revision_as_of(store_, view_.comparison.at);
      if (!at.has_value()) return at.error();
      then = at.value();
    }
    query::CompareOptions options;
    options.kind = with_time ? query::ComparisonKind::kTimes : query::ComparisonKind::kFocal;
    options.environment_before = other.environment;
    options.environment_after = view_.subject.environment;
    auto before = query::read_focal(store_, focal_request(other, then),
                                    with_time ? loaded_for(view_.comparison.at) : nullptr);
    if (!before.has_value() && before.error().code != ErrorCode::kNotFound) return before.error();
    const scene::GraphFacts nothing;
    const scene::GraphFacts& facts = before.has_value() ? before.value().facts : nothing;
    auto diffs = with_time
                     ? causes(view_.comparison.at)
                     : Result<std::vector<graph::CliqueDiff>>(std::vector<graph::CliqueDiff>());
    if (!diffs.has_value()) return diffs.error();
    take(query::compare(facts, answer.facts, diffs.value(), options));
    return model::ok();
  }

  /// Why things differ between a time and the view's; nothing while the newest is being read.
  Result<std::vector<graph::CliqueDiff>> causes(const std::string& then) {
    const auto before = revision_of_view(lane_, then);
    if (!before.has_value()) return before.error();
    const auto after = revision_of_view(lane_, view_.at);
    if (!after.has_value()) return after.error();
    if (before.value() == nullptr || after.value() == nullptr)
      return std::vector<graph::CliqueDiff>();
    return graph::diff_cliques(before.value()->engine(semantics_),
                               after.value()->engine(semantics_), focal_row_);
  }

  model::Status fail(const query::FocalAnswer& answer) {
    query::FocalRequest without = focal_request(view_.subject, at_);
    query::CompareOptions options;
    options.kind = query::ComparisonKind::kWhatIf;
    options.environment_before = options.environment_after = view_.subject.environment;
    auto taken = take_away(store_, view_, at_);
    if (!taken.has_value()) return taken.error();
    without.without = std::move(taken.value().references);
    options.failed = std::move(taken.value().keys);
    picture_.notes.insert(picture_.notes.end(), taken.value().notes.begin(),
                          taken.value().notes.end());
    const auto whole = revision_of_view(lane_, view_.at);
    if (!whole.has_value()) return whole.error();
    if (whole.value() != nullptr) {
      const model::Status told = add_loss(*whole.value());
      if (!told.has_value()) return told;
    }
    auto after = query::read_focal(store_, without, whole.value());
    // The focal point itself may be what fails; then nothing is left.
    const bool is_itself = options.failed.contains(view_.subject.key);
    const bool is_gone = !after.has_value() && after.error().code == ErrorCode::kNotFound;
    if (!after.has_value() && !(is_itself && is_gone)) return after.error();
    scene::GraphFacts nothing;
    scene::GraphFacts left = after.has_value() ? after.value().facts : nothing;
    take(query::compare(answer.facts, left, {}, options));
    if (picture_.facts.focal_point == graph::kNone) find_focal_point();
    if (is_itself) mark_focal_point_lost();
    for (DifferenceRow& row : picture_.differences) {
      if (row.cause.empty() && row.kind == scene::Difference::kRemoved) {
        row.cause = options.failed.contains(row.key) ? "It fails"
                    : row.is_link                    ? "An end of it is lost, or no way leads here"
                                                     : "No way to it is left";
      }
    }
    return model::ok();
  }

  /// Who loses what, wherever it is; not known while the revision is being read.
  model::Status add_loss(const query::LoadedRevision& whole) {
    const query::FoundOverlay found = query::find_overlay(whole.snapshot(), overlay_of(view_));
    graph::ImpactOptions options;
    options.lost = true;
    options.threads = 2;
    options.stop = stop_;
    const auto summary =
        query::summarise_impact({store_, whole.engine(semantics_), at_}, found.overlay, options);
    if (!summary.has_value()) return summary.error();
    LossSummary& loss = picture_.loss;
    loss.known = true;
    for (const auto& [kind, count] : summary.value().by_loss) {
      if (kind == graph::Loss::kEveryPath) loss.every_path = count;
      if (kind == graph::Loss::kRedundancy) loss.redundancy = count;
      if (kind == graph::Loss::kKept) loss.kept = count;
    }
    loss.text = query::impact_text(summary.value());
    return model::ok();
  }

  /// What is left without it is a clique of itself alone; the picture shows that it failed.
  void mark_focal_point_lost() {
    const std::uint32_t index = picture_.facts.focal_point;
    if (index == graph::kNone) return;
    scene::NodeFacts& node = picture_.facts.nodes[index];
    if (node.marks.difference == scene::Difference::kRemoved) return;
    node.marks.difference = scene::Difference::kRemoved;
    DifferenceRow row;
    row.kind = scene::Difference::kRemoved;
    row.key = node.key;
    row.text = (node.name.empty() ? node.id : node.name) + " is lost";
    picture_.differences.insert(picture_.differences.begin(), std::move(row));
  }

  void find_focal_point() {
    const auto& nodes = picture_.facts.nodes;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].key == picture_.view.subject.key) picture_.facts.focal_point = i;
    }
  }

  /// Where the focal point is in the hierarchy, and when.
  model::Status place() {
    const auto node = store_.node(focal_row_, at_);
    if (!node.has_value()) return node.error();
    picture_.breadcrumb = {node.value().summary.environment};
    picture_.breadcrumb_subjects = {Subject()};
    for (const store::NodeSummary& one : ancestors_of(store_, node.value(), at_)) {
      picture_.breadcrumb_subjects.push_back(subject_of(one));
      picture_.breadcrumb.push_back(picture_.breadcrumb_subjects.back().label());
    }
    const Subject& subject = picture_.view.subject;
    picture_.breadcrumb.push_back(called(node.value()));
    picture_.breadcrumb_subjects.push_back(subject);
    const auto revisions = store_.revisions();
    if (!revisions.has_value()) return revisions.error();
    picture_.as_of = request_.now;
    for (const store::Revision& revision : revisions.value()) {
      if (at_ != store::kNow && revision.number != at_) continue;
      picture_.revision = revision.number;
      if (at_ != store::kNow) picture_.as_of = revision.time;
      break;
    }
    if (const auto time = model::parse_rfc3339(view_.at); !view_.at.empty() && time.has_value()) {
      picture_.as_of = time.value();
    }
    return model::ok();
  }

  /// The focal point is not there: says when it was.
  Picture say_gone() {
    picture_.view = view_;
    const std::string& name = view_.subject.label();
    picture_.title = view_.subject.type + " " + name;
    picture_.breadcrumb = {view_.subject.environment, name};
    picture_.breadcrumb_subjects = {Subject(), view_.subject};
    picture_.empty.what = name + " is not in the inventory " + (view_.at.empty() ? "now" : "then");
    if (!view_.at.empty()) {
      picture_.empty.why = "It was added later, or had gone before.";
      picture_.empty.button = "Return to now";
      picture_.empty.way_on = EmptyView::WayOn::kNow;
      return std::move(picture_);
    }
    const auto last = last_revision_with();
    if (!last.has_value()) {
      picture_.empty.why = "None of the revisions that this file keeps has it.";
      return std::move(picture_);
    }
    picture_.empty.why = "Revision " + std::to_string(last->number) + " of " +
                         query::local_text(last->time) + " is the last one that has it.";
    picture_.empty.button = "Show as of then";
    picture_.empty.way_on = EmptyView::WayOn::kShowAsOfThen;
    picture_.empty.at = std::to_string(last->number);
    return std::move(picture_);
  }

  std::optional<store::Revision> last_revision_with() {
    constexpr std::size_t kMostAsked = 200;
    const auto revisions = store_.revisions();
    if (!revisions.has_value()) return std::nullopt;
    std::size_t asked = 0;
    for (const store::Revision& revision : revisions.value()) {
      if (revision.compacted || ++asked > kMostAsked) break;
      const auto found =
          store_.resolve(reference_of(view_.subject), view_.subject.environment, revision.number);
      if (found.has_value() && !found.value().placeholder) return revision;
    }
    return std::nullopt;
  }

  Lane& lane_;
  store::GraphStore& store_;
  const PictureRequest& request_;
  const ViewSpec& view_;
  const scene::Look& look_;
  graph::Semantics semantics_;
  std::optional<std::chrono::microseconds> stale_after_;
  std::stop_token stop_;
  model::RevisionNumber at_ = store::kNow;
  model::NodeRow focal_row_;
  Picture picture_;
};

}  // namespace

Result<Picture> ask_question(Lane& lane, const PictureRequest& request, const scene::Look& look,
                             const std::stop_token& stop) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  return Questioner(lane, *opened.value(), request, look).ask(stop);
}

}  // namespace toposcope::ui
