#include "links/implicit.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "links/joints.h"

namespace toposcope::discovery {
namespace {

/// A link as joining needs it; texts by their number.
struct Hop {
  ObjectNumber source, target;
  TextNumber link_type, source_id, target_id, host, switch_id;
  Joints::ValueSet values;
  bool up;
};

/// The value of both, or of the one that has it; none when they differ.
TextNumber common(TextNumber first, TextNumber second) {
  if (first == kNoText) return second;
  return second == kNoText || first == second ? first : kNoText;
}

/// What makes two links the same; which fields count depends on the rules.
using Signature = std::array<std::uint32_t, 6>;

struct SignatureHash {
  std::size_t operator()(const Signature& signature) const noexcept {
    std::uint64_t hash = 0;
    for (const std::uint32_t part : signature) {
      hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29U;
    }
    return hash;
  }
};

class Closure {
 public:
  Closure(LinkContext& context, std::size_t most)
      : context_(context), joints_(context.links, context.rules.constraint_names), most_(most) {}

  ImplicitOutcome run();

 private:
  void take_links();
  [[nodiscard]] bool has_ring() const;
  void join_all(const Hop& first);
  [[nodiscard]] bool is_new(const Hop& hop);
  void put_all();

  LinkContext& context_;
  Joints joints_;
  const std::size_t most_;
  std::vector<Hop> base_;
  std::unordered_map<TextNumber, std::vector<std::uint32_t>> leaving_;  ///< By source_id.
  std::unordered_set<Signature, SignatureHash> known_;
  bool once_ = true;  ///< No link is made twice.
  std::vector<Hop> made_;
};

void Closure::take_links() {
  for (const LinkEntry& link : context_.links.all()) {
    Hop hop{link.source,    link.target, link.link_type, link.source_id,
            link.target_id, link.host,   link.switch_id, joints_.values_of(link.attributes),
            link.up};
    leaving_[hop.source_id].push_back(static_cast<std::uint32_t>(base_.size()));
    base_.push_back(hop);
    if (!context_.rules.is_2018()) known_.insert({hop.link_type, hop.source_id, hop.target_id});
  }
}

/// True when some links lead back to where the first of them starts: what is left of the nodes when
/// those that nothing leads to are taken away, again and again.
bool Closure::has_ring() const {
  std::unordered_map<TextNumber, std::uint32_t> arriving;
  for (const Hop& hop : base_) {
    arriving.try_emplace(hop.source_id, 0);
    ++arriving[hop.target_id];
  }
  std::vector<TextNumber> free;
  for (const auto& [id, count] : arriving) {
    if (count == 0) free.push_back(id);
  }
  std::size_t taken = 0;
  for (; !free.empty(); ++taken) {
    const auto out = leaving_.find(free.back());
    free.pop_back();
    if (out == leaving_.end()) continue;
    for (const std::uint32_t i : out->second) {
      if (--arriving[base_[i].target_id] == 0) free.push_back(base_[i].target_id);
    }
  }
  return taken < arriving.size();
}

/// False when what this says is there already, by the rules of the version.
bool Closure::is_new(const Hop& hop) {
  const Signature ends = {hop.link_type, hop.source_id, hop.target_id};
  const auto values = hop.values + 1;  // an implicit link without attributes is no explicit one
  switch (context_.rules.mode) {
    case LinkMode::kCalipso2018:
      return !once_ || known_
                           .insert({hop.link_type, hop.source_id, hop.target_id, values,
                                    hop.host * 2 + (hop.up ? 1U : 0U), hop.switch_id})
                           .second;
    case LinkMode::kCalipso:
      return known_.insert(ends).second;
    case LinkMode::kToposcope:
      break;
  }
  return !known_.contains(ends) &&
         known_.insert({hop.link_type, hop.source_id, hop.target_id, values}).second;
}

void Closure::join_all(const Hop& first) {
  const auto out = leaving_.find(first.target_id);
  if (out == leaving_.end()) return;
  for (const std::uint32_t i : out->second) {
    const Hop& second = base_[i];
    if (first.link_type == second.link_type || first.source_id == second.target_id) continue;
    const auto values = joints_.joined(first.values, second.values);
    if (!values) continue;
    const Hop hop{first.source,
                  second.target,
                  joints_.joined_type(first.link_type, second.link_type),
                  first.source_id,
                  second.target_id,
                  common(first.host, second.host),
                  common(first.switch_id, second.switch_id),
                  *values,
                  first.up && second.up};
    if (is_new(hop)) made_.push_back(hop);
    if (made_.size() > most_) return;
  }
}

void Closure::put_all() {
  const TextNumber empty_name = context_.links.texts().number("");
  for (const Hop& hop : made_) {
    context_.links.put(LinkEntry{hop.source, hop.target, hop.link_type, hop.source_id,
                                 hop.target_id, empty_name, hop.host, hop.switch_id,
                                 joints_.attributes_of(hop.values), hop.up, true});
  }
}

ImplicitOutcome Closure::run() {
  ImplicitOutcome outcome;
  take_links();
  once_ = !context_.rules.is_2018() || has_ring();
  if (once_ && context_.rules.is_2018()) {
    context_.remarks.add("FindImplicitLinks",
                         "links form a ring, where the rules of 2018 have no end; each implicit "
                         "link was made once");
  }
  for (const Hop& first : base_) join_all(first);
  outcome.passes = base_.empty() ? 0 : 1;
  for (std::size_t begin = 0, end = made_.size(); begin < end && made_.size() <= most_;) {
    ++outcome.passes;
    for (; begin < end && made_.size() <= most_; ++begin) {
      const Hop first = made_[begin];  // a copy: what is made grows meanwhile
      join_all(first);
    }
    end = made_.size();
  }
  outcome.given_up = made_.size() > most_;
  if (outcome.given_up) {
    context_.remarks.add("FindImplicitLinks", "there are more than " + std::to_string(most_) +
                                                  " implicit links; none was made");
    return outcome;
  }
  put_all();
  outcome.made = made_.size();
  return outcome;
}

}  // namespace

ImplicitOutcome find_implicit_links(LinkContext& context, std::size_t most) {
  return Closure(context, most).run();
}

}  // namespace toposcope::discovery
