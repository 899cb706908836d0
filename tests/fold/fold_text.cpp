#include "fold/fold_text.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace toposcope::testing {
namespace {

using graph::kNone;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string letters_of(const std::string& name) {
  return name.substr(
      0, static_cast<std::size_t>(std::find_if(name.begin(), name.end(), is_digit) - name.begin()));
}

int number_of(const std::string& name) {
  const std::string digits = name.substr(letters_of(name).size());
  return digits.empty() ? 0 : std::stoi(digits);
}

class Reader {
 public:
  NamedFoldInput read(std::string_view text) {
    out_.input.focal_point = kNone;
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
      if (word == "}") {
        box_ = kNone;
      } else if (word.back() == '{') {
        box_ = static_cast<std::uint32_t>(out_.boxes.size());
        out_.boxes.push_back(word.substr(0, word.size() - 1));
        out_.input.box_signatures.push_back(look(letters_of(out_.boxes.back())));
      } else {
        read_link(word);
      }
    }
    return std::move(out_);
  }

 private:
  void read_link(const std::string& word) {
    std::vector<std::string> parts;
    std::istringstream stream(word);
    for (std::string part; std::getline(stream, part, '-');) parts.push_back(part);
    const std::uint32_t source = node(parts.front());
    if (parts.size() == 1) return;
    const std::uint32_t target = node(parts.back());
    out_.input.links.push_back({source, target, parts.size() > 2 ? look(parts[1]) : 0});
  }

  std::uint32_t node(const std::string& word) {
    const std::string name = word.substr(word.find_first_not_of("*!"));
    const auto apart = static_cast<std::uint32_t>(std::count(word.begin(), word.end(), '!'));
    const auto next = static_cast<std::uint32_t>(out_.nodes.size());
    const auto [it, is_new] = index_.try_emplace(name, next);
    if (is_new) {
      out_.nodes.push_back(name);
      out_.input.nodes.push_back({look(letters_of(name)), box_, apart});
    } else {
      out_.input.nodes[it->second].apart += apart;
    }
    if (word.front() == '*' && out_.input.focal_point == kNone) {
      out_.input.focal_point = it->second;
    }
    return it->second;
  }

  std::uint32_t look(const std::string& name) {
    return looks_.try_emplace(name, static_cast<std::uint32_t>(looks_.size() + 1)).first->second;
  }

  NamedFoldInput out_;
  std::uint32_t box_ = kNone;
  std::map<std::string, std::uint32_t> index_;
  std::map<std::string, std::uint32_t> looks_;
};

/// "vm1..4,6"
std::string show_names(const std::vector<std::string>& names,
                       const std::vector<std::uint32_t>& members) {
  std::string out = letters_of(names[members.front()]);
  std::vector<int> numbers;
  numbers.reserve(members.size());
  for (const std::uint32_t member : members) numbers.push_back(number_of(names[member]));
  std::sort(numbers.begin(), numbers.end());
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (i > 0) out += ",";
    out += std::to_string(numbers[i]);
    if (last > i) out += ".." + std::to_string(numbers[last]);
    i = last + 1;
  }
  return out;
}

}  // namespace

NamedFoldInput read_fold_input(std::string_view text) { return Reader().read(text); }

std::string each(int from, int to, std::string_view text) {
  std::string out;
  for (int i = from; i <= to; ++i) {
    for (const char c : text) out += c == '#' ? std::to_string(i) : std::string(1, c);
    out += " ";
  }
  return out;
}

std::string show(const NamedFoldInput& named, const graph::Folding& folding) {
  std::string out;
  for (const graph::Fold& fold : folding.folds) {
    out += (out.empty() ? "" : " | ") + show_names(named.nodes, fold.members);
  }
  for (const graph::BoxFold& fold : folding.box_folds) {
    out += (out.empty() ? "[" : " | [") + show_names(named.boxes, fold.boxes) + "]";
  }
  return out;
}

}  // namespace toposcope::testing
