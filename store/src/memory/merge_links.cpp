#include <map>
#include <tuple>

#include "memory/end_finder.h"
#include "memory/merge.h"

namespace toposcope::store::memory {
namespace {

constexpr Row kNoRow = 0;

class LinkMerger {
 public:
  LinkMerger(Merge& merge, std::vector<LinkPut> puts)
      : merge_(merge), puts_(std::move(puts)), rows_(puts_.size(), kNoRow) {}

  std::vector<Row> run() {
    find_ends();
    claim_keys();
    match_all([this](std::size_t i) { return find_by_key(i); });
    match_all([this](std::size_t i) { return find_by_name(i); });
    match_all([this](std::size_t i) { return find_by_ends(i); });
    for (std::size_t i = 0; i < puts_.size(); ++i) {
      if (rows_[i] != kNoRow) update(i);
    }
    for (std::size_t i = 0; i < puts_.size(); ++i) {
      if (rows_[i] == kNoRow) add(i);
    }
    return std::move(rows_);
  }

 private:
  void find_ends() {
    std::vector<MissingEnd> missing;
    for (const auto& put : puts_) {
      for (const EndPut* end : {&put.source, &put.target}) {
        if (find_end(merge_.next, put.link.environment, *end) != kNoRow) continue;
        missing.push_back({put.link.environment, *end});
      }
    }
    make_placeholders(merge_, missing);
    std::map<std::pair<Row, Row>, std::set<std::string>> types_of_pair;
    for (auto& put : puts_) {
      put.link.source = find_end(merge_.next, put.link.environment, put.source);
      put.link.target = find_end(merge_.next, put.link.environment, put.target);
      types_of_pair[{put.link.source, put.link.target}].insert(put.link.link_type);
    }
    for (const auto& [pair, types] : types_of_pair) {
      if (types.size() > 1) ++merge_.outcome.shared_pairs;
    }
  }

  [[nodiscard]] std::string base_key(const LinkState& link) const {
    if (link.key_given) return link.key;
    const auto& nodes = merge_.next.nodes;
    const std::string ends = nodes.at(link.source).id + ">" + nodes.at(link.target).id;
    return link.link_type + ":" + ends + (link.name.empty() ? "" : "/" + link.name);
  }

  void claim_keys() {
    for (const auto& put : puts_) {
      const std::string base = base_key(put.link);
      keys_.push_back(claims_.claim(put.link.environment, base));
      if (put.link.key_given && keys_.back() != base) ++merge_.outcome.duplicate_keys;
    }
  }

  template <typename Find>
  void match_all(Find find) {
    for (std::size_t i = 0; i < puts_.size(); ++i) {
      if (rows_[i] != kNoRow) continue;
      rows_[i] = find(i);
      if (rows_[i] != kNoRow) merge_.matched_links.insert(rows_[i]);
    }
  }

  /// Free links of the put's environment that satisfy a condition.
  template <typename Condition>
  [[nodiscard]] std::vector<Row> candidates(std::size_t i, Condition holds) const {
    return rows_where(merge_.next.links, [&](Row row, const LinkState& link) {
      return link.environment == puts_[i].link.environment && !merge_.matched_links.contains(row) &&
             holds(link);
    });
  }

  [[nodiscard]] Row find_by_key(std::size_t i) const {
    if (!puts_[i].link.key_given) return kNoRow;
    const auto fits = candidates(i, [&](const LinkState& l) { return l.key == keys_[i]; });
    return fits.empty() ? kNoRow : fits.front();
  }

  [[nodiscard]] Row find_by_name(std::size_t i) const {
    const LinkState& put = puts_[i].link;
    const auto fits = candidates(i, [&put](const LinkState& l) {
      return std::tie(l.link_type, l.source, l.target, l.name) ==
             std::tie(put.link_type, put.source, put.target, put.name);
    });
    return fits.empty() ? kNoRow : fits.front();
  }

  [[nodiscard]] Row find_by_ends(std::size_t i) const {
    const LinkState& put = puts_[i].link;
    const auto fits = candidates(i, [&put](const LinkState& l) {
      return std::tie(l.link_type, l.source, l.target) ==
             std::tie(put.link_type, put.source, put.target);
    });
    return fits.size() == 1 ? fits.front() : kNoRow;
  }

  void update(std::size_t i) {
    LinkState& old = merge_.next.links.at(rows_[i]);
    LinkState link = puts_[i].link;
    auto& counts = merge_.outcome.links[link.link_type];
    link.key = link.key_given ? keys_[i] : old.key;
    link.key_given = link.key_given || old.key_given;
    if (same_content(old, link)) {
      ++counts.unchanged;
      old.described_by = link.described_by;
      return;
    }
    ++counts.changed;
    link.valid_from = merge_.revision;
    old = std::move(link);
  }

  void add(std::size_t i) {
    LinkState link = puts_[i].link;
    const auto is_live = [&](const std::string& key) {
      return is_link_key_live(merge_.next, link.environment, key);
    };
    link.key = keys_[i];
    if (is_live(link.key)) {
      link.key = free_key(base_key(puts_[i].link), [&](const std::string& key) {
        return is_live(key) || claims_.contains(link.environment, key);
      });
    }
    link.valid_from = merge_.revision;
    ++merge_.outcome.links[link.link_type].added;
    rows_[i] = ++merge_.inventory.last_link_row;
    merge_.matched_links.insert(rows_[i]);
    merge_.next.links.emplace(rows_[i], std::move(link));
  }

  Merge& merge_;
  std::vector<LinkPut> puts_;
  std::vector<Row> rows_;
  std::vector<std::string> keys_;
  Claims claims_;
};

}  // namespace

std::vector<Row> merge_links(Merge& merge, std::vector<LinkPut> puts) {
  return LinkMerger(merge, std::move(puts)).run();
}

}  // namespace toposcope::store::memory
