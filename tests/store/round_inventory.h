#pragma once

/// \file
/// Inventories that show whether a revision is whole: every thing of revision r has content r.

#include <cstdio>
#include <stdexcept>
#include <string>

#include "toposcope/store/graph_store.h"

#include "store/import_script.h"
#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {

inline constexpr int kRoundNodes = 120;

/// A ring of nodes and links, all with content `round`.
[[nodiscard]] inline std::string round_script(model::RevisionNumber round) {
  const std::string content = "!" + std::to_string(round) + " ";
  std::string out = "%rules/r" + content;
  for (int i = 0; i < kRoundNodes; ++i) {
    const std::string node = "vm:n" + std::to_string(i);
    const std::string next = "vm:n" + std::to_string((i + 1) % kRoundNodes);
    out += node;
    out += content;
    out += node + ">";
    out += next + "=";
    out += "l" + content;
  }
  return out;
}

/// The newest revision, of which everything must be there.
/// \throws std::runtime_error when the newest revision is not whole
inline model::RevisionNumber check_round(store::GraphStore& store) {
  const auto revisions = must(store.revisions());
  const model::RevisionNumber newest = revisions.empty() ? 0 : revisions.front().number;
  RecordingSink sink;
  must(store.replay(store::kNow, sink));
  const std::size_t want = newest == 0 ? 0 : kRoundNodes;
  const std::string mark = "\"content\":\"" + std::to_string(newest) + "\"";
  std::size_t whole = 0;
  for (const auto& node : sink.nodes) whole += node.document.find(mark) != std::string::npos;
  for (const auto& link : sink.links) whole += link.document.find(mark) != std::string::npos;
  for (const auto& one : sink.documents) whole += one.document.find(mark) != std::string::npos;
  if (sink.nodes.size() == want && sink.links.size() == want &&
      whole == (newest == 0 ? 0 : 2 * want + 1)) {
    return newest;
  }
  throw std::runtime_error("revision " + std::to_string(newest) + " has " +
                           std::to_string(sink.nodes.size()) + " nodes and " +
                           std::to_string(sink.links.size()) + " links, " + std::to_string(whole) +
                           " things of its content");
}

}  // namespace toposcope::testing
