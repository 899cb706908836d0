// Opening, watching, and what is read in the background.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "toposcope/graph/snapshot.h"
#include "toposcope/store/graph_store.h"

#include "query/address_index.h"
#include "query/loaded_revision.h"
#include "query/search_index.h"
#include "ui/desk/lane.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::ErrorCode;

/// Reports older than that of a file that nobody may write are those of an archive.
constexpr std::chrono::hours kArchiveAge{24};

std::string way_on_after(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound:
      return "Check the name, or make an inventory with: toposcope import --db FILE SOURCE";
    case ErrorCode::kUnsupported:
      return "";  // Older or newer: the message says which, and how to go on.
    case ErrorCode::kMalformedInput:
      return "It is no inventory, or damaged: open another file, or a backup of this one";
    case ErrorCode::kUnavailable:
      return "Another program holds it; try again";
    default:
      return "Check the rights on the file and its folder, then try again";
  }
}

Delivery failed_to_open(const model::Error& error) {
  return [error](AppState& state) {
    InventoryState& inventory = state.inventory;
    inventory.access = InventoryState::Access::kFailed;
    inventory.failure = error.message;
    inventory.failure_way_on = way_on_after(error.code);
  };
}

struct FileFacts {
  store::StoreInfo info;
  model::RevisionNumber revision = 0;
  model::UtcMicros newest{};
  std::int64_t data_version = 0;
  bool read_only = false;
};

model::Result<FileFacts> read_file_facts(Lane& lane) {
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  store::GraphStore& store = *opened.value();
  FileFacts facts;
  auto info = store.info();
  if (!info.has_value()) return info.error();
  facts.info = std::move(info).value();
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  if (!revisions.value().empty()) {
    facts.revision = revisions.value().front().number;
    facts.newest = revisions.value().front().time;
  }
  facts.read_only = lane.is_read_only();
  return facts;
}

void take(AppState& state, const FileFacts& facts, const std::string& path) {
  InventoryState& inventory = state.inventory;
  const bool is_first = inventory.access != InventoryState::Access::kOpen;
  inventory.access = InventoryState::Access::kOpen;
  inventory.path = path;
  inventory.title = std::filesystem::path(path).filename().string();
  inventory.read_only = facts.read_only;
  inventory.environments.clear();
  inventory.objects = inventory.links = 0;
  inventory.clique_types = 0;
  for (const auto& [collection, documents] : facts.info.collections) {
    if (collection == "clique_types") inventory.clique_types = documents;
  }
  for (const store::EnvironmentSummary& environment : facts.info.environments) {
    inventory.environments.push_back(environment.name);
    inventory.objects += environment.nodes;
    inventory.links += environment.links;
  }
  const bool grew = inventory.revision != facts.revision;
  inventory.revision = facts.revision;
  inventory.newest_import = facts.newest;
  inventory.archived = facts.read_only && state.now - facts.newest > kArchiveAge;
  inventory.wants_lists = true;
  inventory.wants_whole = is_first || grew;
}

}  // namespace

Work open_work(std::string path) {
  return [path = std::move(path)](Lane& lane, const std::stop_token&) -> Delivery {
    auto facts = read_file_facts(lane);
    if (!facts.has_value()) return failed_to_open(facts.error());
    return [facts = std::move(facts).value(), path](AppState& state) { take(state, facts, path); };
  };
}

Work load_work() {
  return [](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return failed(opened.error());
    auto loaded = query::load_revision(*opened.value(), store::kNow);
    if (!loaded.has_value()) return failed(loaded.error());
    // Made here, so that the first question does not wait for it.
    (void)loaded.value()->engine(graph::Semantics::kCalipso);
    lane.shared().set_whole(loaded.value());
    return [](AppState& state) {
      state.inventory.whole_is_loaded = true;
      state.inventory.wants_lists = true;
      state.inventory.wants_index = true;
      state.wants_relations = !state.inspection.subject.empty() && !state.inspection.is_link;
      // Dependants of what has no clique were not known yet; nor to an answer that is on its way.
      for (TabState& tab : state.tabs) {
        const bool lacks_dependants = tab.picture != nullptr && !tab.picture->is_clique;
        if (lacks_dependants || tab.waiting_since >= 0) tab.wants_picture = true;
      }
    };
  };
}

Work index_work() {
  return [](Lane& lane, const std::stop_token& stop) -> Delivery {
    const query::LoadedRevisionPtr whole = lane.shared().whole();
    const auto opened = lane.store();
    if (whole == nullptr) return {};
    if (!opened.has_value()) return failed(opened.error());
    // The snapshot lives as long as what it is a part of.
    const std::shared_ptr<const graph::GraphSnapshot> snapshot(whole, &whole->snapshot());
    const query::SearchIndex names(snapshot);
    const auto former = lane.shared().index();
    if (former == nullptr) {
      lane.shared().set_index(std::make_shared<const query::SearchIndex>(names));
    }
    query::AddressIndexBuilder addresses;
    const model::Status read = opened.value()->read_documents(
        [&](model::NodeRow row, std::string_view, std::string_view document) -> model::Status {
          if (stop.stop_requested()) {
            return model::Error{ErrorCode::kCancelled, "the search index was given up", ""};
          }
          addresses.add(row, document);
          return model::ok();
        });
    if (!read.has_value()) return failed(read.error());
    lane.shared().set_index(
        std::make_shared<const query::SearchIndex>(names.with_addresses(addresses)));
    return [](AppState& state) { state.search.covers_addresses = true; };
  };
}

Work watch_work(std::int64_t data_version) {
  return [data_version](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};  // Opening says what is wrong; the next look tries again.
    const auto stamp = opened.value()->stamp();
    if (!stamp.has_value() || stamp.value().data_version == data_version) return {};
    return [data_version, now = stamp.value()](AppState& state) {
      LiveState& live = state.live;
      live.data_version = now.data_version;
      if (data_version == 0) return;
      live.pending = true;
      ++live.waiting;
    };
  };
}

Work reference_work(std::string reference, std::string environment) {
  return [reference = std::move(reference), environment = std::move(environment)](
             Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return failed(opened.error());
    const auto node = opened.value()->resolve(reference, environment);
    if (!node.has_value()) return failed(node.error());
    return [subject = subject_of(node.value())](AppState& state) { state.wanted = subject; };
  };
}

}  // namespace toposcope::ui
