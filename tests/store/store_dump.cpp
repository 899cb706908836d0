#include "store/store_dump.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::NameKind;

template <typename... Parts>
std::string line(const Parts&... parts) {
  std::ostringstream out;
  ((out << parts << '|'), ...);
  return out.str();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& one : lines) out += one + "\n";
  return out;
}

std::string sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  return joined(lines);
}

std::string text(const std::optional<model::StatusReport>& status) {
  if (!status) return "-";
  return line(static_cast<int>(status->value), status->text,
              status->time.time_since_epoch().count());
}

std::string text(const model::LinkEnd& end) { return line(end.key, end.type, end.id); }

std::string text(const model::DocumentRecord& document) {
  return line("document", document.collection, document.environment, document.key,
              document.document, document.content_hash);
}

std::string text(const model::NodeRecord& node) {
  return line("node", node.environment, node.key, node.type, node.id, node.name, node.parent_type,
              node.parent_id, node.constraints, node.document, node.content_hash,
              text(node.status));
}

std::string text(const model::LinkRecord& link) {
  return line("link", link.environment, link.key, link.link_type, link.name, text(link.source),
              text(link.target), static_cast<int>(link.implicit), link.constraints, link.document,
              link.content_hash, text(link.status));
}

/// A topology in words: numbers and rows replaced by what they stand for.
class TopologyText {
 public:
  explicit TopologyText(const RecordingTopology& topology) : topology_(topology) {
    for (const auto& name : topology.names) names_[{group(name.kind), name.number}] = name.text;
  }

  /// \param set_text  the ConstraintText behind a number
  template <typename SetText>
  std::string text(SetText set_text) {
    std::vector<std::string> lines;
    for (const auto& name : topology_.names) {
      if (name.kind == NameKind::kConstraintSet) continue;  // shown by the rows that have it
      lines.push_back(line("name", static_cast<int>(name.kind), name.text));
    }
    for (const auto& count : topology_.link_counts) {
      lines.push_back(line("count", name(NameKind::kEnvironment, count.environment),
                           name(NameKind::kLinkType, count.link_type),
                           static_cast<int>(count.implicit), count.count));
    }
    for (const auto& node : topology_.nodes) {
      const auto environment = name(NameKind::kEnvironment, node.environment);
      keys_[node.row] = line(environment, node.key);
      lines.push_back(line("node", environment, name(NameKind::kNodeType, node.type),
                           set_text(node.constraint_set), node.placeholder, node.key, node.id,
                           node.name));
    }
    for (const auto& link : topology_.links) {
      lines.push_back(line("link", name(NameKind::kEnvironment, link.environment),
                           name(NameKind::kLinkType, link.link_type), keys_.at(link.source),
                           keys_.at(link.target), static_cast<int>(link.implicit),
                           set_text(link.constraint_set), link.key, link.name));
    }
    std::string documents;
    for (const auto& document : topology_.documents) documents += testing::text(document) + "\n";
    return documents + sorted(std::move(lines));
  }

  [[nodiscard]] const std::string& name(NameKind kind, std::uint32_t number) const {
    return names_.at({group(kind), number});
  }

 private:
  /// Declared and undeclared environments share their numbers.
  static NameKind group(NameKind kind) {
    return kind == NameKind::kUndeclared ? NameKind::kEnvironment : kind;
  }

  const RecordingTopology& topology_;
  std::map<std::pair<NameKind, std::uint32_t>, std::string> names_;
  std::map<model::NodeRow, std::string> keys_;
};

std::string summary_text(const store::NodeSummary& node) {
  return line(node.environment, node.type, node.id, node.key, node.name,
              static_cast<int>(node.status), node.placeholder, node.acknowledged);
}

std::string status_texts(const std::vector<store::StatusEntry>& statuses) {
  std::string out;
  for (const auto& status : statuses) {
    out += line(static_cast<int>(status.value), status.text, status.source,
                status.time.time_since_epoch().count(), status.acknowledged, status.by,
                status.comment, status.until ? status.until->time_since_epoch().count() : 0);
  }
  return out;
}

std::string link_text(const store::LinkDetail& link) {
  return line("link", link.environment, link.link_type, link.key, link.name,
              summary_text(link.source), summary_text(link.target), static_cast<int>(link.implicit),
              static_cast<int>(link.status), link.document);
}

std::string detail_text(const store::NodeDetail& node) {
  return line("node", summary_text(node.summary), node.parent_type, node.parent_id, node.document,
              node.source, node.first_seen, node.changed, node.last_seen == model::UtcMicros{},
              status_texts(node.statuses));
}

/// Order within one type is by row, which differs between backends only by gaps.
std::string object_text(store::GraphStore& store, const store::NodeSummary& node) {
  std::string out = detail_text(must(store.node(node.row))) + "\n";
  for (const auto& link : must(store.links_at(node.row))) {
    out += link_text(link) + "\n" + link_text(must(store.link(link.row))) + "\n";
  }
  for (const auto& child : must(store.children(node.row))) {
    out += "child " + summary_text(child) + "\n";
  }
  return out;
}

std::string count_texts(const std::map<std::string, store::ChangeCounts>& counts) {
  std::string out;
  for (const auto& [name, count] : counts) {
    out += line(name, count.added, count.changed, count.unchanged, count.retired);
  }
  return out;
}

std::string share_texts(const std::vector<store::RetiredShare>& shares) {
  std::string out;
  for (const auto& one : shares) {
    out += line(one.environment, one.nodes, one.nodes_before, one.links, one.links_before);
  }
  return out;
}

/// Everything that a reader gives away when asked for the rows of `rows`.
void read_rows(model::TopologyReader& reader, const RecordingTopology& rows,
               RecordingTopology& out) {
  for (const auto& node : rows.nodes) {
    must(reader.read_node(node.row, [&out](const auto& one) { return out.put_node(one); }));
  }
  const std::vector<RecordingTopology::Name> names = out.names;
  for (const auto& name : names) {
    if (name.kind != NameKind::kLinkType) continue;
    for (const auto& node : rows.nodes) {
      must(reader.read_links(name.number, true, node.row,
                             [&out](const auto& one) { return out.put_link(one); }));
    }
  }
}

}  // namespace

std::vector<std::string> record_texts(const RecordingSink& records) {
  std::vector<std::string> out;
  for (const auto& document : records.documents) out.push_back(text(document));
  for (const auto& node : records.nodes) out.push_back(text(node));
  for (const auto& link : records.links) out.push_back(text(link));
  return out;
}

std::string dump_records(store::GraphStore& store, model::RevisionNumber at,
                         WithStatus with_status) {
  RecordingSink records;
  must(store.replay(at, records));
  if (with_status == WithStatus::kNo) {
    for (auto& node : records.nodes) node.status.reset();
    for (auto& link : records.links) link.status.reset();
  }
  std::string documents;
  std::vector<std::string> lines;
  for (const auto& document : records.documents) documents += text(document) + "\n";
  for (const auto& node : records.nodes) lines.push_back(text(node));
  for (const auto& link : records.links) lines.push_back(text(link));
  return documents + sorted(std::move(lines));
}

std::string dump_topology(store::GraphStore& store, model::RevisionNumber at) {
  RecordingTopology topology;
  must(store.replay_topology(at, topology));
  TopologyText words(topology);
  return words.text([&words](std::uint32_t set) {
    return set == 0 ? std::string() : words.name(NameKind::kConstraintSet, set);
  });
}

std::string dump_reader(store::GraphStore& store) {
  RecordingTopology all;
  must(store.replay_topology(store::kNow, all));
  const auto reader = must(store.topology_reader());
  RecordingTopology read;
  must(reader->read_frame(read));
  read_rows(*reader, all, read);
  return TopologyText(read).text([&reader](std::uint32_t set) {
    return set == 0 ? std::string() : std::string(must(reader->constraint_set(set)));
  });
}

std::string dump_changes(store::GraphStore& store, model::RevisionNumber from,
                         model::RevisionNumber to) {
  std::string out;
  const auto status = store.changes(from, to, [&out](const store::Change& change) {
    out += line(static_cast<int>(change.subject), static_cast<int>(change.kind), change.environment,
                change.type, change.key, change.id, change.name, change.before, change.after) +
           "\n";
    return model::ok();
  });
  if (status.has_value()) return out;
  return "error " + std::to_string(static_cast<int>(status.error().code));
}

std::string dump_state(store::GraphStore& store) {
  std::string out;
  for (const auto& one : must(store.revisions())) {
    out += line("revision", one.number, one.kind, one.source, one.nodes_added, one.nodes_changed,
                one.nodes_retired, one.links_added, one.links_changed, one.links_retired,
                one.documents_changed) +
           "\n";
  }
  const auto info = must(store.info());
  out += line("history", info.history_rows, "placeholders", info.placeholders) + "\n";
  for (const auto& one : info.environments) {
    out += line("environment", one.name, one.declared, one.nodes, one.links) + "\n";
  }
  for (const auto* counts : {&info.node_types, &info.link_types, &info.collections}) {
    for (const auto& [name, count] : *counts) out += line("count", name, count) + "\n";
  }
  for (const auto& count : info.statuses) {
    out += line("status", static_cast<int>(count.value), count.nodes, count.links) + "\n";
  }
  for (const auto& name : must(store.constraint_names())) out += line("constraint", name) + "\n";
  for (const auto& one : must(store.documents(store::kNow, ""))) {
    out += line("document", one.collection, one.environment, one.key, one.document,
                one.content_hash, one.changed) +
           "\n";
  }
  return out;
}

std::string dump_objects(store::GraphStore& store) {
  std::string out;
  for (const auto& node : must(store.find({.limit = 0}))) out += object_text(store, node);
  return out;
}

std::string dump_objects_at(store::GraphStore& store, model::RevisionNumber at) {
  RecordingTopology topology;
  must(store.replay_topology(at, topology));
  std::vector<std::string> lines;
  for (const auto& node : topology.nodes) {
    lines.push_back(detail_text(must(store.node(node.row, at))));
    const auto found = store.resolve("key:" + std::string(node.key), "", at);
    lines.push_back(found.has_value() ? summary_text(found.value()) : found.error().message);
  }
  for (const auto& link : topology.links) {
    lines.push_back(link_text(must(store.link(link.row, at))));
  }
  return sorted(std::move(lines));
}

std::string dump_outcome(const model::Result<store::ImportOutcome>& outcome) {
  if (!outcome.has_value()) {
    return "error " + std::to_string(static_cast<int>(outcome.error().code));
  }
  const auto& value = outcome.value();
  std::string undeclared;
  for (const auto& environment : value.undeclared) undeclared += environment + " ";
  return line(value.revision, count_texts(value.nodes), count_texts(value.links),
              count_texts(value.documents), value.placeholders, value.duplicate_keys,
              value.duplicate_ids, value.shared_pairs, value.status_changes,
              value.is_first_of_source, share_texts(value.over_share), undeclared);
}

std::vector<std::string> sorted_words(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string word; in >> word;) out.push_back(word);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace toposcope::testing
