#include "outcome_text.h"

namespace toposcope::cli {

std::string summarise(const store::ImportOutcome& outcome) {
  store::ChangeCounts sum;
  for (const auto* counts : {&outcome.nodes, &outcome.links, &outcome.documents}) {
    for (const auto& [type, count] : *counts) {
      sum.added += count.added;
      sum.changed += count.changed;
      sum.retired += count.retired;
    }
  }
  return "revision " + std::to_string(outcome.revision) + ": " + std::to_string(sum.added) +
         " added, " + std::to_string(sum.changed) + " changed, " + std::to_string(sum.retired) +
         " retired";
}

Json counts_json(const std::map<std::string, store::ChangeCounts>& counts) {
  Json json = Json::object();
  for (const auto& [type, count] : counts) {
    json[type] = {{"added", count.added},
                  {"changed", count.changed},
                  {"unchanged", count.unchanged},
                  {"retired", count.retired}};
  }
  return json;
}

Json outcome_json(const store::ImportOutcome& outcome) {
  return {{"revision", outcome.revision},
          {"nodes", counts_json(outcome.nodes)},
          {"links", counts_json(outcome.links)},
          {"documents", counts_json(outcome.documents)}};
}

}  // namespace toposcope::cli
