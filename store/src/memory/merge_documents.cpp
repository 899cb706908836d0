#include <algorithm>
#include <map>

#include "memory/merge.h"

namespace toposcope::store::memory {
namespace {

/// The documents that an import brings to one collection.
class CollectionMerger {
 public:
  CollectionMerger(Merge& merge, std::string collection, std::vector<DocumentPut> puts)
      : merge_(merge), collection_(std::move(collection)), puts_(std::move(puts)) {}

  /// Retires what the source had here and does not bring.
  void retire_not_brought(const EnvironmentNames& environments) {
    for (const DocumentKey& key : documents_in_order(merge_.next, collection_)) {
      const DocumentState& document = merge_.next.documents.at(key);
      if (document.described_by != merge_.source || is_brought(key)) continue;
      if (!speaks_for_document(environments, collection_, document.environment, key.second)) {
        continue;
      }
      merge_.next.documents.erase(key);
      ++merge_.outcome.documents[collection_].retired;
    }
  }

  void run() {
    const bool renumber = brings_all() && !is_in_known_order();
    std::int64_t last = renumber ? 0 : last_position();
    for (auto& put : puts_) {
      const auto known = merge_.next.documents.find(put.key);
      const bool keeps = !renumber && known != merge_.next.documents.end();
      put.document.position = keeps ? known->second.position : ++last;
    }
    for (const auto& put : puts_) store(put);
  }

 private:
  [[nodiscard]] bool is_brought(const DocumentKey& key) const {
    return std::any_of(puts_.begin(), puts_.end(),
                       [&key](const DocumentPut& put) { return put.key == key; });
  }

  [[nodiscard]] bool brings_all() const {
    const auto known = documents_in_order(merge_.next, collection_);
    return std::all_of(known.begin(), known.end(),
                       [this](const DocumentKey& key) { return is_brought(key); });
  }

  /// For an import that brings all: the known ones come first, as they stand.
  [[nodiscard]] bool is_in_known_order() const {
    const auto known = documents_in_order(merge_.next, collection_);
    return std::equal(
        known.begin(), known.end(), puts_.begin(),
        [](const DocumentKey& key, const DocumentPut& put) { return key == put.key; });
  }

  [[nodiscard]] std::int64_t last_position() const {
    const auto known = documents_in_order(merge_.next, collection_);
    return known.empty() ? 0 : merge_.next.documents.at(known.back()).position;
  }

  void store(const DocumentPut& put) {
    auto& counts = merge_.outcome.documents[collection_];
    const auto known = merge_.next.documents.find(put.key);
    if (known == merge_.next.documents.end()) {
      ++counts.added;
    } else if (same_content(known->second, put.document)) {
      ++counts.unchanged;
      known->second.described_by = put.document.described_by;
      return;
    } else {
      ++counts.changed;
    }
    DocumentState document = put.document;
    document.valid_from = merge_.revision;
    merge_.next.documents[put.key] = std::move(document);
  }

  Merge& merge_;
  std::string collection_;
  std::vector<DocumentPut> puts_;
};

}  // namespace

void merge_documents(Merge& merge, const Puts& puts, const EnvironmentNames* replaced) {
  Claims claims;
  std::map<std::string, std::vector<DocumentPut>> puts_of_collection;
  for (DocumentPut put : puts.documents) {
    const std::string given = put.key.second;
    put.key.second = claims.claim(put.key.first, given);
    if (put.key.second != given) ++merge.outcome.duplicate_keys;
    puts_of_collection[put.key.first].push_back(std::move(put));
  }
  for (const auto& key : puts.retired_documents) {
    if (claims.contains(key.first, key.second)) continue;
    merge.next.documents.erase(key);
    ++merge.outcome.documents[key.first].retired;
  }
  for (auto& [collection, brought] : puts_of_collection) {
    CollectionMerger merger(merge, collection, std::move(brought));
    if (replaced != nullptr) merger.retire_not_brought(*replaced);
    merger.run();
  }
}

}  // namespace toposcope::store::memory
