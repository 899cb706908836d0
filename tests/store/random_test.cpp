// Random sequences of writes on both backends; after each, all that they answer must be equal.

#include <cstdlib>
#include <initializer_list>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "store/store_dump.h"
#include "store/test_clock.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

/// Texts from small pools, so that keys, ids and names collide often.
class RandomScript {
 public:
  explicit RandomScript(std::mt19937& random) : random_(random) {}

  std::string import(int tokens) {
    std::string out;
    for (int i = 0; i < tokens; ++i) out += token() + " ";
    return out;
  }

  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }
  bool one_in(int count) { return below(count) == 0; }
  std::string pick(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }

  std::string document_token() {
    return "%" + pick({"clique_types", "rules", "environments_config"}) + "/" +
           pick({"env", "e2", "r1", "r2", "r3"}) + (one_in(4) ? "~e2" : "") + content();
  }

 private:
  std::string token() {
    const int kind = below(10);
    if (kind < 5) return environment() + node() + content() + parent() + status();
    if (kind < 9) return environment() + link() + content() + status();
    return document_token();
  }
  std::string environment() { return one_in(4) ? "e2/" : ""; }
  std::string type() { return pick({"vm", "nic"}); }
  std::string id() { return pick({"a", "b", "c", "d"}); }
  std::string key() { return one_in(3) ? "@" + pick({"K1", "K2", "K3", "K4", "vm:a"}) : ""; }
  std::string node() { return type() + ":" + id() + key(); }
  /// Folders that are no nodes among them, and rings.
  std::string parent() {
    if (!one_in(3)) return "";
    if (one_in(2)) return "<" + type() + ":" + id();
    return "<" + pick({"vms_folder", "zone"}) + ":" + id() + pick({"-vms", "-b-vms", "-", ""});
  }
  std::string end() {
    return type() + ":" + (one_in(8) ? "@K" + std::to_string(1 + below(5)) : id() + key());
  }
  std::string content() { return one_in(2) ? "!" + pick({"2", "3"}) : ""; }
  std::string status() {
    return one_in(3) ? "^" + pick({"ok", "warning", "error"}) + "." + std::to_string(below(9)) : "";
  }
  std::string link() {
    std::string out = end() + ">" + end();
    if (one_in(3)) out += "=" + pick({"x", "y"});
    if (one_in(3)) out += "+" + pick({"L1", "L2", "L3"});
    return out;
  }

  std::mt19937& random_;
};

/// The lines of `text` that `other` does not have.
std::string lines_without(const std::string& text, const std::string& other) {
  std::istringstream others(other);
  std::multiset<std::string> known;
  for (std::string line; std::getline(others, line);) known.insert(line);
  std::string out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto it = known.find(line);
    if (it == known.end()) {
      out += "\n  " + line;
    } else {
      known.erase(it);
    }
  }
  return out;
}

/// One sequence of steps on all backends.
class Comparison {
 public:
  Comparison(std::vector<store::GraphStore*> stores, unsigned seed)
      : stores_(std::move(stores)), random_(seed), script_(random_) {}

  /// One random write, then everything compared.
  void step() {
    write();
    const auto revision = [this] { return newest_ == 0 ? 0 : script_.below(newest_ + 2); };
    const int from = revision();
    const int to = revision();
    log_ += "\n  at " + std::to_string(from) + ", " + std::to_string(to);
    compare("state", [](auto& store) { return dump_state(store); });
    compare("records", [](auto& store) { return dump_records(store, store::kNow); });
    compare("topology", [](auto& store) { return dump_topology(store, store::kNow); });
    compare("objects", [](auto& store) { return dump_objects(store); });
    compare("reader", [](auto& store) { return dump_reader(store); });
    compare("watch", [](auto& store) { return dump_watch(store); });
    compare("older", [this, from](auto& store) { return dump_at(store, from); });
    compare("changes", [from, to](auto& store) { return dump_changes(store, from, to); });
    compare("search", [this](auto& store) { return dump_search(store); });
  }

 private:
  void write() {
    if (script_.one_in(3)) pass_time(std::chrono::microseconds{1 + script_.below(3)});
    const int kind = script_.below(26);
    if (kind >= 20) return write_small();
    if (kind < 12) return write_import();
    if (kind < 14) return write_edit();
    if (kind < 16) return write_revert();
    if (kind == 16) return write_removal();
    if (kind == 17 && script_.one_in(3)) return write_compact();
    write_status();
  }

  void write_import() {
    store::ImportOptions options{.source = script_.one_in(3) ? "s2" : "s1",
                                 .replace = script_.one_in(3),
                                 .max_retired_share = script_.one_in(4) ? 0.3 : 1.0,
                                 .dry_run = script_.one_in(8)};
    if (script_.one_in(5)) options.environments = {script_.pick({"env", "e2", "e3"})};
    options.of_any_source = script_.one_in(5);
    if (options.replace && script_.one_in(2)) return run_sparing(options);
    run(script_.import(script_.below(14)), options);
  }

  /// Predicates that go by what they are told; that must be the same on all backends.
  void run_sparing(store::ImportOptions options) {
    const std::string spared = script_.pick({"a", "b", "c", "vm", "x"});
    const std::string script = script_.import(script_.below(14));
    log_ += "\n  sparing what says " + spared;
    compare("sparing import of " + options.source + ": " + script, [&](auto& store) {
      std::multiset<std::string> asked;
      const auto ask = [&](std::initializer_list<std::string_view> words) {
        std::string text;
        for (const auto word : words) text.append(word).append(" ");
        asked.insert(text);
        return text.find(spared) == std::string::npos;
      };
      const auto key = [&](model::NodeRow row) { return must(store.node(row)).summary.key; };
      options.may_retire_node = [&](const store::AbsentNode& n) {
        return ask({n.environment, n.type, n.id, n.parent_type, n.parent_id, key(n.row)});
      };
      options.may_retire_link = [&](const store::AbsentLink& l) {
        return ask({l.environment, l.link_type, l.name, key(l.source), key(l.target)});
      };
      std::string out = dump_outcome(import_script(store, script, options));
      for (const auto& text : asked) out += "\nasked " + text;
      return out;
    });
    newest_ = static_cast<int>(must(stores_[0]->revisions()).size());
  }

  void write_edit() {
    std::string text = script_.document_token();
    const auto documents = must(stores_[0]->documents(store::kNow, ""));
    if (!documents.empty() && script_.one_in(2)) {
      const auto& one =
          documents[static_cast<std::size_t>(script_.below(static_cast<int>(documents.size())))];
      text += " -%" + one.collection + "/" + one.key;
    }
    run(text, {.source = "cli"});
  }

  void run(const std::string& script, const store::ImportOptions& options) {
    compare("import of " + options.source + (options.replace ? ", replace " : " ") +
                std::to_string(options.max_retired_share) + (options.dry_run ? ", dry: " : ": ") +
                script,
            [&](auto& store) { return dump_outcome(import_script(store, script, options)); });
    newest_ = static_cast<int>(must(stores_[0]->revisions()).size());
  }

  void write_revert() {
    const int revision = newest_ - script_.below(3);
    const bool is_newest = revision == newest_ && revision > 0;
    std::string failed;
    compare("revert of " + std::to_string(revision), [&](auto& store) {
      const auto outcome = store.revert(revision);
      if (is_newest && outcome.has_value()) failed += undone(store, revision);
      return dump_outcome(outcome);
    });
    if (!failed.empty())
      ADD_FAILURE() << "a revert changed more than it should after" << log_ << failed;
    newest_ = static_cast<int>(must(stores_[0]->revisions()).size());
  }

  /// What is now other than before a revision that was undone: ends and constraints too.
  static std::string undone(store::GraphStore& store, model::RevisionNumber revision) {
    const auto dump = [&store](model::RevisionNumber at) {
      return dump_records(store, at, WithStatus::kNo) + dump_topology(store, at);
    };
    const std::string want = dump(revision - 1);
    const std::string got = dump(store::kNow);
    return lines_without(got, want) + lines_without(want, got);
  }

  void write_removal() {
    const std::string name = script_.pick({"env", "e2", "r1"});
    compare("removal of " + name,
            [&name](auto& store) { return dump_outcome(store.remove_environment(name)); });
    newest_ = static_cast<int>(must(stores_[0]->revisions()).size());
  }

  void write_compact() {
    const int from = newest_ - script_.below(3);
    compare("compact " + std::to_string(from), [from](auto& store) {
      const auto status = store.compact(from);
      return std::to_string(status.has_value() ? 0 : 1 + static_cast<int>(status.error().code));
    });
  }

  void write_status() {
    const auto value = static_cast<model::StatusValue>(script_.below(7));
    const model::UtcMicros time{std::chrono::microseconds{script_.below(9)}};
    const std::string reference = script_.pick({"vm:a", "nic:b", "key:K1", "vm:c"});
    const std::string source = script_.pick({"probe", "s1"});
    compare("status of " + reference, [&](auto& store) {
      const auto node = store.resolve(reference, "");
      if (!node.has_value()) return std::to_string(1 + static_cast<int>(node.error().code));
      must(store.set_status(node.value().row, source, {value, "set", time}));
      return std::string("done");
    });
  }

  void write_small() {
    if (script_.one_in(3)) return write_view_state();
    const std::string reference = script_.pick({"vm:a", "nic:b", "nic:a", "vm:c"});
    store::Acknowledgement mark{script_.pick({"ann", "bob", ""}), script_.pick({"", "known"})};
    if (script_.one_in(2)) {
      mark.until = test_time() + std::chrono::microseconds{script_.below(12) - 1};
    }
    const bool takes_back = script_.one_in(5);
    compare((takes_back ? "no mark on " : "mark on ") + reference, [&](auto& store) {
      const auto node = store.resolve(reference, "");
      const auto row = node.has_value() ? node.value().row : model::NodeRow{999999};
      const auto status =
          takes_back ? store.take_back_acknowledgement(row) : store.acknowledge(row, mark);
      return std::to_string(status.has_value() ? 0 : 1 + static_cast<int>(status.error().code));
    });
  }

  void write_view_state() {
    const std::string name = script_.pick({"a", "a/b", "a/c", "b", ""});
    const std::string value = script_.pick({"", "1", "2"});
    compare("view state " + name, [&](auto& store) {
      const auto text = value == "2" ? std::nullopt : std::optional<std::string_view>(value);
      const auto status = store.set_view_state(name, text);
      return std::to_string(status.has_value() ? 0 : 1 + static_cast<int>(status.error().code));
    });
  }

  static std::string dump_at(store::GraphStore& store, model::RevisionNumber at) {
    RecordingSink sink;
    const auto status = store.replay(at, sink);
    if (!status.has_value()) return std::to_string(static_cast<int>(status.error().code));
    return dump_records(store, at) + dump_topology(store, at) + dump_objects_at(store, at);
  }

  std::string dump_search(store::GraphStore& store) {
    std::string out;
    for (const char* text : {"a", "K1", "b c", "vm"}) {
      for (const auto& node : must(store.find({.text = text, .limit = 5}))) {
        out += node.environment + "/" + node.key + " ";
      }
    }
    for (const auto& node : must(store.find({.property = "content", .property_value = "2"}))) {
      out += node.environment + "/" + node.key + " ";
    }
    return out;
  }

  /// Runs `ask` on every backend; all answers must equal the first.
  template <typename Ask>
  void compare(const std::string& what, Ask ask) {
    if (::testing::Test::HasFailure()) return;  // the first difference says it all
    log_ += "\n  " + what;
    const auto want = ask(*stores_[0]);
    for (std::size_t i = 1; i < stores_.size(); ++i) {
      const auto got = ask(*stores_[i]);
      if (got == want) continue;
      ADD_FAILURE() << "backend " << i << " differs after" << log_
                    << "\nonly there:" << lines_without(got, want)
                    << "\nonly in the first:" << lines_without(want, got);
    }
    if (!is_question(what)) return;
    log_.resize(log_.size() - what.size() - 3);
  }

  static bool is_question(const std::string& what) { return what.find(' ') == std::string::npos; }

  std::vector<store::GraphStore*> stores_;
  std::mt19937 random_;
  RandomScript script_;
  std::string log_;  ///< All steps so far, for the message of a failure.
  int newest_ = 0;
};

/// TOPOSCOPE_LONG=1 asks for the long tier.
unsigned sequences() { return std::getenv("TOPOSCOPE_LONG") == nullptr ? 40 : 2000; }

TEST(RandomWrites, LeaveEqualStores) {
  constexpr int kSteps = 12;
  for (unsigned seed = 1; seed <= sequences(); ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const TempDir folder(TempDir::Place::kMemory);
    std::vector<std::unique_ptr<store::GraphStore>> stores;
    std::vector<store::GraphStore*> pointers;
    for (const auto& backend : all_backends()) {
      stores.push_back(backend.open(folder.path()));
      pointers.push_back(stores.back().get());
    }
    Comparison comparison(pointers, seed);
    for (int i = 0; i < kSteps; ++i) {
      comparison.step();
      ASSERT_FALSE(HasFailure());
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
