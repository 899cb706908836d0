#pragma once

/// \file
/// The steps of a commit, each by the rules at store::Import.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/import.h"
#include "toposcope/store/options.h"

#include "memory/inventory.h"
#include "memory/state.h"
#include "replace.h"

namespace toposcope::store::memory {

/// A node as it came: key as given, valid_from and first_seen not set.
struct NodePut {
  NodeState node;
  std::optional<StatusEntry> status;
};

struct EndPut {
  std::string key, type, id;
};

/// A link as it came: rows of its ends not set.
struct LinkPut {
  LinkState link;
  EndPut source, target;
  std::optional<StatusEntry> status;
};

struct DocumentPut {
  DocumentKey key;
  DocumentState document;  ///< Position not set.
};

/// All that an import brought, in order of arrival.
struct Puts {
  std::vector<NodePut> nodes;
  std::vector<LinkPut> links;
  std::vector<DocumentPut> documents;
  std::set<DocumentKey> retired_documents;
};

/// The keys that records of one kind have claimed, per environment (or collection).
class Claims {
 public:
  /// The key that the record gets; it differs from `base` when that was claimed before.
  std::string claim(const std::string& scope, const std::string& base) {
    const std::string key = free_key(base, [&](const std::string& k) {
      return claimed_.contains({scope, k});
    });
    claimed_.emplace(scope, key);
    return key;
  }
  [[nodiscard]] bool contains(const std::string& scope, const std::string& key) const {
    return claimed_.contains({scope, key});
  }

 private:
  std::set<std::pair<std::string, std::string>> claimed_;
};

/// What the steps share.
struct Merge {
  Inventory& inventory;  ///< For row numbers and for rows that come back.
  State& next;           ///< The revision in the making.
  model::RevisionNumber revision;
  std::string source;
  ImportOutcome& outcome;
  std::set<Row> matched_nodes = {};
  std::set<Row> matched_links = {};
};

/// Puts nodes in.  \return the row of each
[[nodiscard]] std::vector<Row> merge_nodes(Merge& merge, const std::vector<NodePut>& puts);

/// Puts links in; their ends are looked for now.  \return the row of each
[[nodiscard]] std::vector<Row> merge_links(Merge& merge, std::vector<LinkPut> puts);

/// Environments as a set that can be asked for any kind of text.
using EnvironmentNames = std::set<std::string, std::less<>>;

/// Puts documents in and retires those that are named.
/// \param replaced  environments of a replace; null: it is none
void merge_documents(Merge& merge, const Puts& puts, const EnvironmentNames* replaced);

/// \name Retire what is no longer said about these environments, and count it
///@{
void retire_nodes_not_matched(Merge& merge, const EnvironmentNames& environments,
                              const ImportOptions& options, RetiredShares& shares);
void retire_links_not_matched(Merge& merge, const EnvironmentNames& environments,
                              const ImportOptions& options, RetiredShares& shares);
///@}

}  // namespace toposcope::store::memory
