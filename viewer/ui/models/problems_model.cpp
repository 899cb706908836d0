#include "ui/models/problems_model.h"

#include <algorithm>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"

#include "query/as_of.h"

namespace toposcope::ui {

using Access = InventoryState::Access;

std::vector<std::size_t> shown_problems(const ProblemList& problems) {
  std::vector<std::size_t> shown;
  shown.reserve(problems.rows.size());
  for (std::size_t i = 0; i < problems.rows.size(); ++i) {
    if (!problems.only.has_value() || problems.rows[i].status.value == *problems.only) {
      shown.push_back(i);
    }
  }
  return shown;
}

ProblemTexts problem_texts(const ProblemRow& row, model::UtcMicros now) {
  ProblemTexts texts;
  if (row.since != model::UtcMicros{}) texts.age = query::age_text(row.since, now);
  if (row.cliques.value_or(0) > 0) texts.cliques = tally_text(*row.cliques, "clique");
  if (row.effects > 0) texts.effects = tally_text(row.effects, "effect");
  texts.tally = texts.cliques.empty() ? texts.effects : texts.cliques;
  return texts;
}

std::string problems_caption(const ProblemList& problems) {
  if (!problems.loaded || problems.ill_objects == 0) return {};
  std::string objects = tally_text(problems.ill_objects, "object");
  if (!problems.ranked) return objects;
  return tally_text(problems.rows.size() - problems.supposed, "cause") + ", " + objects;
}

std::string problems_note(const ProblemList& problems) {
  if (!problems.loaded || problems.rows.empty()) return {};
  if (problems.ranked) return "Root causes only; effects are folded in";
  const std::size_t rows = problems.rows.size() - problems.supposed;
  if (rows < problems.ill_objects) {
    return "The worst " + scene::grouped_digits(rows) + " of " +
           scene::grouped_digits(problems.ill_objects) + "; ranking causes";
  }
  return "Ranking causes";
}

std::string limit_text(const ProblemList& problems) {
  if (!problems.only.has_value()) return {};
  return std::string(model::status_label(*problems.only)) +
         " only: " + scene::grouped_digits(shown_problems(problems).size()) + " of " +
         scene::grouped_digits(problems.rows.size());
}

std::string supposed_text(const ProblemList& problems) {
  const WhatIf& what_if = problems.what_if;
  if (what_if.empty()) return {};
  std::string text = "As if ";
  if (!what_if.nodes.empty()) text += tally_text(what_if.nodes.size(), "object");
  if (!what_if.nodes.empty() && !what_if.links.empty()) text += " and ";
  if (!what_if.links.empty()) text += tally_text(what_if.links.size(), "link");
  return text + " failed";
}

std::uint64_t reported_objects(const ProblemList& problems) {
  std::uint64_t reported = 0;
  for (std::size_t i = 0; i < problems.counts.of.size(); ++i) {
    if (i != static_cast<std::size_t>(model::StatusValue::kNoCheck)) {
      reported += problems.counts.of.at(i);
    }
  }
  return reported;
}

Reason problems_empty(const AppState& state) {
  const ProblemList& problems = state.problems;
  const InventoryState& inventory = state.inventory;
  if (inventory.access == Access::kClosed) return {"No file is open", ""};
  if (inventory.access == Access::kFailed) return {"The file is not open", inventory.failure};
  if (!problems.loaded) return {"Reading", "Statuses are being read."};
  if (problems.only.has_value() && !problems.rows.empty()) {
    return {"No cause is in " + std::string(model::status_label(*problems.only)),
            "Objects in this state may be effects of other causes.", "Show all"};
  }
  if (inventory.objects == 0) return {"No objects", "The file holds no inventory yet."};
  if (!problems.counted) return {"Nothing is wrong", "No object is reported as ill."};
  if (reported_objects(problems) == 0) {
    return {"No status was ever reported",
            "Nothing is known to be wrong, and nothing is known to be well."};
  }
  return {"Nothing is wrong",
          tally_text(reported_objects(problems), "object") + " reported, none of them is ill."};
}

}  // namespace toposcope::ui
