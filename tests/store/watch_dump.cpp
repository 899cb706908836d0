#include <sstream>

#include "store/store_dump.h"
#include "store/test_clock.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

/// Rows differ between backends, and keys do not.
class WatchDump {
 public:
  explicit WatchDump(store::GraphStore& store) : store_(store) {}

  std::string text() {
    for (const auto& [name, value] : must(store_.view_states(""))) line("view", name, value);
    for (const auto& [name, value] : must(store_.view_states("a/"))) line("view of a", name, value);
    line("view a", must(store_.view_state("a")).value_or("none"));
    add_statuses();
    add_tree();
    add_documents();
    return out_.str();
  }

 private:
  template <typename... Parts>
  void line(const Parts&... parts) {
    ((out_ << parts << '|'), ...);
    out_ << '\n';
  }

  static std::int64_t micros(model::UtcMicros time) { return time.time_since_epoch().count(); }

  std::string key(model::NodeRow row) {
    const auto summary = must(store_.node(row)).summary;
    return summary.environment + "/" + summary.key;
  }

  void add_spans(model::NodeRow row) {
    for (const auto since : {model::UtcMicros{}, model::UtcMicros{std::chrono::microseconds{5}},
                             test_time() - std::chrono::microseconds{3}}) {
      for (const auto& span : must(store_.status_history(row, since))) {
        line("span of", key(row), micros(since), micros(span.from), static_cast<int>(span.value),
             span.text);
      }
    }
  }

  void add_changes(model::UtcMicros from, model::UtcMicros to) {
    must(store_.status_changes(from, to, [this](const store::StatusChange& one) {
      line("change", micros(one.time), one.row.value > 0, one.environment, one.type,
           static_cast<int>(one.before), static_cast<int>(one.after));
      return model::ok();
    }));
  }

  void add_statuses() {
    for (const auto& node : must(store_.find({.limit = 0}))) add_spans(node.row);
    for (const std::size_t limit : {0U, 2U}) {
      for (const auto& one : must(store_.problems(limit))) {
        line("problem", key(one.node.row), one.node.acknowledged, static_cast<int>(one.shown.value),
             one.shown.source, one.shown.by, one.shown.comment, micros(one.since),
             one.before ? static_cast<int>(*one.before) : -1);
      }
    }
    add_changes({}, model::UtcMicros::max());
    add_changes(model::UtcMicros{std::chrono::microseconds{4}}, test_time());
    for (const auto& count : must(store_.status_counts())) {
      line("count", static_cast<int>(count.value), count.nodes, count.links);
    }
    for (const auto& one : must(store_.ill_branches())) add_branch(one);
  }

  void add_branch(const store::IllBranch& branch) {
    line("branch", key(branch.ancestor), static_cast<int>(branch.worst));
    for (std::size_t i = 0; i < store::kStatusValues; ++i) {
      line(branch.nodes.at(i), branch.acknowledged.at(i));
    }
  }

  void add_types(const std::vector<store::TypeCount>& types) {
    for (const auto& one : types) line("type", one.type, one.count);
  }

  void add_nodes(const char* what, const std::vector<store::NodeSummary>& nodes) {
    for (const auto& node : nodes) line(what, node.environment, node.key);
  }

  void add_tree() {
    for (const char* environment : {"", "env", "e2", "nowhere"}) {
      add_types(must(store_.root_types(environment)));
      add_nodes("root", must(store_.roots(environment)));
      add_nodes("root of type", must(store_.roots(environment, "vm", 1, 2)));
    }
    for (const auto& node : must(store_.find({.limit = 0}))) {
      line("children of", key(node.row));
      add_nodes("parent", must(store_.parents(node.row)));
      add_types(must(store_.child_types(node.row)));
      add_nodes("child", must(store_.children(node.row, "", 0, 0)));
      add_nodes("child of type", must(store_.children(node.row, "nic", 0, 1)));
      add_nodes("child after", must(store_.children(node.row, "vm", 1, 0)));
    }
  }

  void add_documents() {
    must(store_.read_documents([this](auto row, auto type, auto document) {
      line("document", row.value > 0, type, document);
      return model::ok();
    }));
  }

  store::GraphStore& store_;
  std::ostringstream out_;
};

}  // namespace

std::string dump_watch(store::GraphStore& store) { return WatchDump(store).text(); }

}  // namespace toposcope::testing
