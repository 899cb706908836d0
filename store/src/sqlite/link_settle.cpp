#include "link_import.h"

namespace toposcope::store::sqlite {

void LinkImport::settle() {
  find_ends();
  context_.outcome.shared_pairs = pairs_.shared();
  claim_made_keys();
  if (context_.known_links > 0) match_by_ends();
  for (const Waiting& waiting : waiting_) {
    if (waiting.match != 0) update(waiting);
  }
  for (const Waiting& waiting : waiting_) {
    if (waiting.match == 0) add(waiting);
  }
  waiting_ = {};
}

void LinkImport::find_ends() {
  bool is_complete = true;
  each_named_end([&](Waiting& waiting, std::int64_t& row, const model::LinkEnd& end) {
    row = resolver_.find(waiting.ends.environment, end);
    if (row != 0) return;
    resolver_.miss(waiting.ends.environment, end);
    is_complete = false;
  });
  resolver_.make_missing();
  if (!is_complete) {
    each_named_end([&](Waiting& waiting, std::int64_t& row, const model::LinkEnd& end) {
      if (row == 0) row = resolver_.find(waiting.ends.environment, end);
    });
  }
  for (const Waiting& waiting : waiting_) {
    set_ends_.run(waiting.row, waiting.ends.source, waiting.ends.target);
    pairs_.add(waiting.ends.source, waiting.ends.target, waiting.ends.type);
  }
}

template <typename Visit>
void LinkImport::each_named_end(Visit visit) {
  named_ends_.start();
  for (Waiting& waiting : waiting_) {
    if (!named_ends_.step()) return;  // Both lists hold the same rows in the same order.
    visit(waiting, waiting.ends.source,
          {named_ends_.text(1), named_ends_.text(2), named_ends_.text(3)});
    visit(waiting, waiting.ends.target,
          {named_ends_.text(4), named_ends_.text(5), named_ends_.text(6)});
  }
  named_ends_.reset();
}

void LinkImport::claim_made_keys() {
  for (const Waiting& waiting : waiting_) {
    if (waiting.key_given) continue;
    const std::string base = made_key(waiting);
    staged_.set_key(waiting.row, claim(base, waiting.ends.environment).text);
  }
}

std::string LinkImport::made_key(const Waiting& waiting) {
  std::string key = context_.names.text(waiting.ends.type) + ":";
  key.append(id_of_node(waiting.ends.source)).append(">");
  key.append(id_of_node(waiting.ends.target));
  if (name_.find(waiting.row) && !name_.text(0).empty()) key.append("/").append(name_.text(0));
  name_.reset();
  return key;
}

std::string LinkImport::id_of_node(std::int64_t row) {
  for (Statement* query : {&staged_id_, &known_id_}) {
    if (!query->find(row)) continue;
    std::string id(query->text(0));
    query->reset();
    return id;
  }
  return {};
}

void LinkImport::match_by_ends() {
  std::size_t unmatched = 0;
  for (const Waiting& waiting : waiting_) unmatched += waiting.match == 0 ? 1 : 0;
  tuples_.expect(unmatched);
  match_each([this](const Waiting& waiting) -> std::int64_t {
    for (const auto& found : tuples_.find(waiting.ends)) {
      if (found.name_hash == waiting.name_hash && !index_.is_matched(found.row)) return found.row;
    }
    return 0;
  });
  match_each([this](const Waiting& waiting) {
    std::int64_t only = 0;
    for (const auto& found : tuples_.find(waiting.ends)) {
      if (index_.is_matched(found.row)) continue;
      if (only != 0) return std::int64_t{0};
      only = found.row;
    }
    return only;
  });
}

template <typename Pick>
void LinkImport::match_each(Pick pick) {
  for (Waiting& waiting : waiting_) {
    if (waiting.match != 0) continue;
    // A link of the file cannot end at a node that this import made.
    if (waiting.ends.source > context_.known_nodes) continue;
    if (waiting.ends.target > context_.known_nodes) continue;
    waiting.match = pick(waiting);
    if (waiting.match != 0) index_.match(waiting.match);
  }
}

void LinkImport::update(const Waiting& waiting) {
  if (!known_link_.find(waiting.match)) return;
  const bool same_ends = known_link_.number(1) == waiting.ends.type &&
                         known_link_.integer(2) == waiting.ends.source &&
                         known_link_.integer(3) == waiting.ends.target;
  const std::string old_key(known_link_.text(4));
  const std::string key = waiting.key_given ? staged_.key(waiting.row) : old_key;
  ChangeCounts& counts = context_.link_counts[waiting.ends.type];
  const bool same = same_ends && key == old_key &&
                    known_link_.integer(0) == static_cast<std::int64_t>(waiting.content_hash);
  const bool same_origin = known_link_.number(5) == context_.source;
  known_link_.reset();
  if (same) {
    ++counts.unchanged;
    if (!same_origin) staged_.note_source(waiting.match);
    staged_.drop(waiting.row, waiting.match);
    return;
  }
  ++counts.changed;
  if (!waiting.key_given) {
    staged_.keep_key(waiting.row, waiting.match);
  } else if (key != old_key) {
    index_.free_key_of(waiting.match);
    index_.take_key(context_.hash(key), waiting.ends.environment, waiting.row);
  }
  staged_.move(waiting.row, waiting.match);
}

void LinkImport::add(const Waiting& waiting) {
  ++context_.link_counts[waiting.ends.type].added;
  if (context_.is_new_file) return;  // Claims alone keep its keys apart.
  const auto environment = waiting.ends.environment;
  std::string key = staged_.key(waiting.row);
  const auto is_live = [&](const std::string& k) {
    return index_.find_key(k, context_.hash(k), environment) != LinkIndex::kNone;
  };
  if (is_live(key)) {
    const std::string base = waiting.key_given ? key : made_key(waiting);
    key =
        index_.keys().free_key({base, context_.hash(base)}, environment, [&](const std::string& k) {
          return is_live(k) || index_.keys().is_claimed(context_.hash(k), environment);
        });
    staged_.set_key(waiting.row, key);
  }
  index_.take_key(context_.hash(key), environment, waiting.row);
}

}  // namespace toposcope::store::sqlite
