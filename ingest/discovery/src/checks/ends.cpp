// Links whose ends are not there, or that the engine takes for something else.

#include "checks/facts.h"

namespace toposcope::discovery {
namespace {

using store::MessageLevel;

void check_end(const Facts& facts, const LinkFact& link, const EndFact& end, FindingList& out) {
  if (end.node != kNoNode) return;
  const std::string name = facts.text(end.type) + ":" + facts.text(end.id);
  out.add(link, {"link-end-missing", MessageLevel::kError, "", "", "nothing describes " + name,
                 "scan or import what describes it, or remove the link"});
}

void check_link(const Facts& facts, const LinkFact& link, FindingList& out) {
  check_end(facts, link, link.source, out);
  if (!(link.source == link.target)) check_end(facts, link, link.target, out);
  if (link.source == link.target) {
    out.add(link, {"self-link", MessageLevel::kInfo, "", "", "both ends are one node", ""});
  }
  if (link.has_odd_state) {
    out.add(link, {"unknown-state", MessageLevel::kInfo, "", "",
                   "its state is neither \"up\" nor \"down\"", ""});
  }
  if (link.implicit == model::Implicit::kNull || link.implicit == model::Implicit::kMissing) {
    out.add(link, {"implicit-missing", MessageLevel::kWarning, "", "",
                   "it does not say whether it is implicit, so only rules with use_implicit_links "
                   "see it",
                   "state \"implicit\": false"});
  }
}

}  // namespace

void check_ends(const Facts& facts, FindingList& findings) {
  for (const LinkFact& link : facts.links()) check_link(facts, link, findings);
  for (const StaleFact& stale : facts.stale()) {
    findings.add(facts.nodes()[stale.node],
                 {"stale-part", MessageLevel::kWarning, "", "", stale.text, "scan it again"});
  }
}

}  // namespace toposcope::discovery
