#include <string>
#include <string_view>
#include <unordered_map>

#include "toposcope/model/text.h"
#include "toposcope/scene/index_page.h"

namespace toposcope::scene {
namespace {

/// Words that many rows share, written once and numbered.
class WordList {
 public:
  void append_number(std::string& out, const std::string& word) {
    const auto [place, is_new] = numbers_.try_emplace(word, numbers_.size());
    if (is_new) {
      if (!json_.empty()) json_ += ',';
      model::append_json_string(json_, word);
    }
    out += std::to_string(place->second);
  }

  [[nodiscard]] const std::string& json() const { return json_; }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::string json_;
};

void append_row(std::string& out, const IndexRow& row, WordList& words) {
  out += '[';
  for (const std::string* text : {&row.file, &row.name, &row.id}) {
    model::append_json_string(out, *text);
    out += ',';
  }
  words.append_number(out, row.type);
  out += ",[";
  for (std::size_t i = 0; i < row.projects.size(); ++i) {
    if (i != 0) out += ',';
    words.append_number(out, row.projects[i]);
  }
  out += "],";
  for (const std::string* text : {&row.environment, &row.status, &row.clique_type}) {
    words.append_number(out, *text);
    out += ',';
  }
  out += std::to_string(row.nodes) + ',' + std::to_string(row.links) + ']';
}

}  // namespace

std::string index_chunk_file(std::size_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return "rows-" + digits + ".js";
}

std::string index_chunk(std::size_t number, std::span<const IndexRow> rows) {
  WordList words;
  std::string list;
  list.reserve(rows.size() * 120);
  for (const IndexRow& row : rows) {
    list += list.empty() ? "\n" : ",\n";
    append_row(list, row, words);
  }
  return "toposcopeRows(" + std::to_string(number) + ",[" + words.json() + "],[" + list + "\n]);\n";
}

}  // namespace toposcope::scene
