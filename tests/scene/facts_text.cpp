#include "scene/facts_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

namespace toposcope::testing {
namespace {

using scene::Difference;
using scene::GraphFacts;
using scene::LinkFacts;
using scene::NodeFacts;
using scene::OwnerFacts;
using scene::StatusFacts;

[[noreturn]] void reject(const std::string& token) {
  throw std::invalid_argument("facts text: '" + token + "'");
}

/// A word behind "=": a flag, or a name with a value.
struct Word {
  std::string name;
  std::string value;
  bool has_value = false;
};

Word word_of(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos) return {text, "", false};
  Word word{text.substr(0, colon), text.substr(colon + 1), true};
  std::replace(word.value.begin(), word.value.end(), '_', ' ');
  return word;
}

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) words.push_back(word_of(part));
  return words;
}

bool set_status(StatusFacts& status, const Word& word) {
  if (word.name == "ack") {
    status.acknowledged = true;
  } else if (word.name == "says") {
    status.text = word.value;
  } else if (const auto value = model::status_named(word.name); value && !word.has_value) {
    status.value = *value;
  } else {
    return false;
  }
  return true;
}

bool set_difference(Difference& difference, const Word& word) {
  const std::map<std::string, Difference> names = {{"added", Difference::kAdded},
                                                   {"removed", Difference::kRemoved},
                                                   {"changed", Difference::kChanged}};
  const auto known = names.find(word.name);
  if (known == names.end() || word.has_value) return false;
  difference = known->second;
  return true;
}

bool set_flag(const Word& word, const std::map<std::string, bool*>& flags) {
  const auto known = flags.find(word.name);
  if (known == flags.end() || word.has_value) return false;
  *known->second = true;
  return true;
}

/// Adds a member to a document, which is an object without its braces until all are there.
void add_member(std::string& document, const Word& word) {
  if (!document.empty()) document += ",";
  document += model::json_string(word.name) + ":" + model::json_string(word.value);
}

class FactsParser {
 public:
  GraphFacts parse(std::string_view text) {
    std::istringstream in{std::string(text)};
    for (std::string token; in >> token;) take(token);
    for (NodeFacts& node : facts_.nodes) node.document = "{" + node.document + "}";
    for (OwnerFacts& owner : facts_.owners) owner.document = "{" + owner.document + "}";
    return std::move(facts_);
  }

 private:
  void take(const std::string& token) {
    const auto equals = token.find('=');
    const std::string head = token.substr(0, equals);
    const auto words =
        words_of(equals == std::string::npos ? std::string() : token.substr(equals + 1));
    if (head.starts_with("[")) {
      take_owner(token, head, words);
      return;
    }
    if (const auto middle = head.find("--"); middle != std::string::npos) {
      const std::uint32_t source = node(token, head.substr(0, middle));
      const std::uint32_t target = node(token, head.substr(middle + 2));
      take_link(token, {source, target}, words);
      return;
    }
    const std::uint32_t index = node(token, head);
    for (const Word& word : words) set(token, index, word);
  }

  /// The node that "type:key@host" or a known "key" names.
  std::uint32_t node(const std::string& token, const std::string& text) {
    const auto at = text.find('@');
    const std::string name = text.substr(0, at);
    const auto colon = name.find(':');
    const std::string key = colon == std::string::npos ? name : name.substr(colon + 1);
    if (const auto known = index_.find(key); known != index_.end()) return known->second;
    if (colon == std::string::npos || key.empty()) reject(token);
    NodeFacts facts;
    facts.key = facts.id = facts.name = key;
    facts.type = name.substr(0, colon);
    if (at != std::string::npos) facts.host = text.substr(at + 1);
    const auto index = static_cast<std::uint32_t>(facts_.nodes.size());
    index_.emplace(key, index);
    facts_.nodes.push_back(std::move(facts));
    return index;
  }

  void set(const std::string& token, std::uint32_t index, const Word& word) {
    NodeFacts& node = facts_.nodes[index];
    if (set_status(node.status, word) || set_difference(node.marks.difference, word) ||
        set_flag(word, {{"selected", &node.marks.selected},
                        {"pinned", &node.marks.pinned},
                        {"found", &node.marks.found},
                        {"placeholder", &node.placeholder}})) {
      return;
    }
    if (word.name == "focal") {
      facts_.focal_point = index;
    } else if (word.name == "why" && word.has_value) {
      node.marks.why_step = static_cast<std::uint32_t>(std::stoul(word.value));
    } else if (word.name == "name" && word.has_value) {
      node.name = word.value;
    } else if (word.has_value) {
      add_member(node.document, word);
    } else {
      reject(token);
    }
  }

  void take_link(const std::string& token, std::pair<std::uint32_t, std::uint32_t> ends,
                 const std::vector<Word>& words) {
    LinkFacts link{.source = ends.first, .target = ends.second};
    link.key = "l" + std::to_string(facts_.links.size());
    link.type = facts_.nodes[ends.first].type + "-" + facts_.nodes[ends.second].type;
    for (const Word& word : words) {
      const bool is_known =
          set_status(link.status, word) || set_difference(link.difference, word) ||
          set_flag(
              word,
              {{"down", &link.down}, {"implicit", &link.implicit}, {"directed", &link.directed}});
      if (is_known) continue;
      if (!word.has_value) reject(token);
      if (word.name == "why") {
        link.why_step = static_cast<std::uint32_t>(std::stoul(word.value));
      } else if (word.name == "name") {
        link.name = word.value;
      } else {
        reject(token);
      }
    }
    facts_.links.push_back(std::move(link));
  }

  void take_owner(const std::string& token, const std::string& head,
                  const std::vector<Word>& words) {
    const auto colon = head.find(':');
    if (colon == std::string::npos || !head.ends_with("]")) reject(token);
    OwnerFacts owner;
    owner.type = head.substr(1, colon - 1);
    owner.id = owner.name = head.substr(colon + 1, head.size() - colon - 2);
    for (const Word& word : words) {
      if (set_status(owner.status, word)) continue;
      if (!word.has_value) reject(token);
      if (word.name == "name") {
        owner.name = word.value;
      } else {
        add_member(owner.document, word);
      }
    }
    facts_.owners.push_back(std::move(owner));
  }

  GraphFacts facts_;
  std::map<std::string, std::uint32_t> index_;
};

}  // namespace

GraphFacts make_facts(std::string_view text) { return FactsParser().parse(text); }

std::string repeated(std::string_view text, int count) {
  std::string out;
  for (int i = 1; i <= count; ++i) {
    for (const char c : text) out += c == '#' ? std::to_string(i) : std::string(1, c);
  }
  return out;
}

std::uint32_t node_index(const GraphFacts& facts, std::string_view key) {
  for (std::uint32_t i = 0; i < facts.nodes.size(); ++i) {
    if (facts.nodes[i].key == key) return i;
  }
  throw std::invalid_argument("no node '" + std::string(key) + "'");
}

const scene::Card& card_with(const scene::CardGraph& cards, const GraphFacts& facts,
                             std::string_view key) {
  const std::uint32_t node = node_index(facts, key);
  for (const scene::Card& card : cards.cards) {
    if (std::find(card.members.begin(), card.members.end(), node) != card.members.end()) {
      return card;
    }
  }
  throw std::invalid_argument("no card has '" + std::string(key) + "'");
}

std::string folds_of(const scene::CardGraph& cards, const GraphFacts& facts) {
  std::string out;
  for (const scene::Card& card : cards.cards) {
    if (!card.is_fold()) continue;
    if (!out.empty()) out += " ";
    for (std::size_t i = 0; i < card.members.size(); ++i) {
      out += (i == 0 ? "" : "+") + facts.nodes[card.members[i]].key;
    }
  }
  return out;
}

std::string lines_of(const scene::CardGraph& cards) {
  std::string out;
  for (const scene::Line& line : cards.lines) {
    if (!out.empty()) out += " ";
    out += cards.cards[line.source].key + "--" + cards.cards[line.target].key + "(";
    for (std::size_t i = 0; i < line.links.size(); ++i) {
      out += (i == 0 ? "" : ",") + std::to_string(line.links[i]);
    }
    out += ")";
  }
  return out;
}

}  // namespace toposcope::testing
