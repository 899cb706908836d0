#include "ui/models/start_model.h"

#include <algorithm>
#include <array>

#include "toposcope/model/shell_word.h"
#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"

#include "query/words.h"
#include "ui/models/inspector_model.h"
#include "ui/models/problems_model.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;
using Access = InventoryState::Access;

std::string reported_sentence(const ProblemList& problems) {
  return tally_text(reported_objects(problems), "object") + " reported a status";
}

Reason ill_reason(const ProblemList& problems) {
  const std::string objects = tally_text(problems.ill_objects, "object");
  const bool one = problems.ill_objects == 1;
  if (!problems.ranked) {
    return {objects + (one ? " is ill" : " are ill"),
            "Causes are being told apart from their effects."};
  }
  const std::size_t rows = problems.rows.size() - problems.supposed;
  const std::string causes = tally_text(rows, "cause");
  const char* verb = rows == 1 ? " explains " : " explain ";
  return {causes + verb + objects, "Worst first. Effects are folded into their causes."};
}

/// Objects that no source ever reported on.
std::uint64_t without_report(std::uint64_t all, std::uint64_t reported) {
  return all > reported ? all - reported : 0;
}

}  // namespace

StartKind start_kind(const AppState& state) {
  const InventoryState& inventory = state.inventory;
  switch (inventory.access) {
    case Access::kClosed:
      return StartKind::kClosed;
    case Access::kOpening:
      return StartKind::kOpening;
    case Access::kFailed:
      return StartKind::kFailed;
    case Access::kOpen:
      break;
  }
  if (inventory.objects == 0) return StartKind::kEmpty;
  if (!state.problems.loaded) return StartKind::kReading;
  if (!state.problems.rows.empty()) return StartKind::kIll;
  const bool silent = state.problems.counted && reported_objects(state.problems) == 0;
  return silent ? StartKind::kNoStatuses : StartKind::kHealthy;
}

namespace {

std::string failure_text(const InventoryState& inventory) {
  std::string text = sentence(inventory.failure);
  if (!inventory.failure_way_on.empty()) text += " " + inventory.failure_way_on + ".";
  return text;
}

}  // namespace

Reason start_reason(const AppState& state) {
  const InventoryState& inventory = state.inventory;
  switch (start_kind(state)) {
    case StartKind::kClosed:
      return {"No file is open", "Start the program with the name of an inventory file."};
    case StartKind::kOpening:
      return {"Opening " + inventory.path, "Problems come first, the rest is read meanwhile."};
    case StartKind::kFailed:
      return {"The file did not open", failure_text(inventory), "Try again"};
    case StartKind::kReading:
      return {"Reading statuses",
              tally_text(inventory.objects, "object") + " in " + inventory.title + "."};
    case StartKind::kEmpty:
      return {"The file holds no objects",
              "Nothing was imported into " + inventory.title +
                  " yet. An import fills it while this window is open.",
              "Copy the import command"};
    case StartKind::kNoStatuses:
      return {"No status was ever reported",
              "The graph of " + tally_text(inventory.objects, "object") +
                  " can be read; colours come with the first report.",
              "Search an object"};
    case StartKind::kHealthy:
      return {"Nothing is wrong", reported_sentence(state.problems) + ", none of them is ill.",
              "Search an object"};
    case StartKind::kIll:
      break;
  }
  return ill_reason(state.problems);
}

std::string start_note(const AppState& state) {
  const InventoryState& inventory = state.inventory;
  if (inventory.access != Access::kOpen || inventory.objects == 0) return {};
  if (inventory.clique_types == std::uint64_t{0}) {
    return "The file has no clique types: a focal point shows its dependants and its "
           "neighbourhood.";
  }
  if (inventory.read_only) {
    return "The file is read-only: acknowledgements cannot be written.";
  }
  return {};
}

std::string import_command(const std::string& path) {
  return "toposcope import --db " + model::shell_word(path) + " SOURCE";
}

std::vector<StartCount> start_counts(const AppState& state) {
  constexpr std::array kOrder = {StatusValue::kError,       StatusValue::kWarning,
                                 StatusValue::kUnknown,     StatusValue::kStale,
                                 StatusValue::kMaintenance, StatusValue::kOk};
  const ProblemList& problems = state.problems;
  std::vector<StartCount> counts;
  for (const StatusValue value : kOrder) {
    const auto at = static_cast<std::size_t>(value);
    StartCount one;
    one.count = problems.counts.of.at(at);
    const std::uint64_t taken = problems.counts.acknowledged.at(at);
    const bool always = value == StatusValue::kError || value == StatusValue::kWarning;
    if (one.count == 0 && !always) continue;
    one.status = {value, one.count > 0 && taken == one.count, {}};
    one.word = model::status_label(value);
    if (taken > 0) one.detail = scene::grouped_digits(taken) + " acknowledged";
    one.is_limit = problems.only == value;
    one.can_limit = one.count > 0 && value != StatusValue::kOk;
    counts.push_back(std::move(one));
  }
  const std::uint64_t quiet = without_report(state.inventory.objects, reported_objects(problems));
  if (problems.counted && quiet > 0) {
    counts.push_back(
        {{}, quiet, std::string(model::status_label(StatusValue::kNoCheck)), "", false, false});
  }
  return counts;
}

CauseCells cause_cells(const ProblemRow& row, const AppState& state, const scene::Look& look) {
  const ProblemTexts texts = problem_texts(row, state.now);
  CauseCells cells;
  cells.title = row.title;
  cells.detail = row.detail;
  cells.type = type_label(look, row.subject.type);
  cells.place = row.subject.environment;
  cells.age = texts.age;
  if (row.cliques.has_value()) cells.cliques = scene::grouped_digits(*row.cliques);
  if (row.effects > 0) cells.effects = scene::grouped_digits(row.effects);
  return cells;
}

CauseColumns plan_cause_columns(float width, bool needs_place) {
  constexpr float kBadge = 34, kGap = 12, kSide = 14, kTitleNeeds = 150;
  constexpr float kAge = 52, kNumber = 56, kType = 116, kPlace = 92;
  CauseColumns columns;
  float right = width - kSide;
  const float texts_need = kBadge + kTitleNeeds;
  const auto take = [&](CauseColumns::Column& column, float wanted, float left_for_others) {
    if (right - wanted - kGap < texts_need + left_for_others) return;
    right -= wanted;
    column = {right, wanted};
    right -= kGap;
  };
  take(columns.age, kAge, 0);
  take(columns.effects, kNumber, 260);
  take(columns.cliques, kNumber, 160);
  if (needs_place) take(columns.place, kPlace, 300);
  take(columns.type, kType, 200);
  const float texts = std::max(right - kBadge, 1.0F);
  const bool has_detail = texts >= kTitleNeeds + 110;
  const float title = has_detail ? std::clamp(texts * 0.42F, kTitleNeeds, 260.0F) : texts;
  columns.title = {kBadge, title};
  if (has_detail) columns.detail = {kBadge + title + kGap, texts - title - kGap};
  return columns;
}

}  // namespace toposcope::ui
