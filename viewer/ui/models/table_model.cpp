#include "ui/models/table_model.h"

#include <algorithm>
#include <sstream>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

#include "query/text_fold.h"

namespace toposcope::ui {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(query::fold_text(text));
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool has_words(const TableRow& row, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [&](const std::string& cell) { return query::folded_contains(cell, word); });
  });
}

std::string label_of(const scene::StatusFacts& status) {
  std::string label(model::status_label(status.value));
  if (status.acknowledged) label += ", acknowledged";
  return label;
}

void add_nodes(Table& table, const scene::GraphFacts& facts) {
  table.columns = {"Name", "Type", "Status", "Says", "Host", "ID"};
  for (std::uint32_t i = 0; i < facts.nodes.size(); ++i) {
    const scene::NodeFacts& node = facts.nodes[i];
    table.rows.push_back(
        {i,
         node.key,
         node.status,
         {node.name, node.type, label_of(node.status), node.status.text, node.host, node.id}});
  }
}

/// A link that stands for hidden objects is none of the inventory.
bool is_listed(const scene::LinkFacts& link) { return link.hidden_nodes == 0; }

void add_links(Table& table, const scene::GraphFacts& facts) {
  table.columns = {"From", "To", "Status", "Link type", "State", "Name"};
  for (std::uint32_t i = 0; i < facts.links.size(); ++i) {
    const scene::LinkFacts& link = facts.links[i];
    if (!is_listed(link)) continue;
    table.rows.push_back(
        {i,
         link.key,
         link.status,
         {facts.nodes[link.source].name, facts.nodes[link.target].name, label_of(link.status),
          link.type, link.down ? "down" : "up", link.name}});
  }
}

/// Less than, equal to or greater than 0.
int compare(const TableRow& a, const TableRow& b, std::size_t column) {
  if (column == kTableStatusColumn) {
    const int by = model::badness(b.status.value) - model::badness(a.status.value);
    if (by != 0) return by;
  }
  return model::compare_natural(a.cells.at(column), b.cells.at(column));
}

void sort_rows(Table& table, const TableState& state) {
  const auto column = static_cast<std::size_t>(
      std::clamp(state.column, 0, static_cast<int>(table.columns.size()) - 1));
  std::stable_sort(table.rows.begin(), table.rows.end(), [&](const TableRow& a, const TableRow& b) {
    int order = compare(a, b, column);
    if (order == 0) order = model::compare_natural(a.cells[0], b.cells[0]);
    if (order == 0) order = a.key.compare(b.key);
    return state.descending ? order > 0 : order < 0;
  });
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

void add_csv_line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  out += "\r\n";
}

}  // namespace

Table make_table(const Picture& picture, const TableState& state) {
  Table table;
  const std::vector<scene::LinkFacts>& links = picture.facts.links;
  table.objects = picture.facts.nodes.size();
  table.links = static_cast<std::size_t>(std::count_if(links.begin(), links.end(), is_listed));
  if (state.links) {
    add_links(table, picture.facts);
  } else {
    add_nodes(table, picture.facts);
  }
  table.all = table.rows.size();
  const std::vector<std::string> words = words_of(state.filter);
  std::erase_if(table.rows, [&](const TableRow& row) { return !has_words(row, words); });
  sort_rows(table, state);
  return table;
}

std::string to_csv(const Table& table) {
  std::string out;
  add_csv_line(out, table.columns);
  for (const TableRow& row : table.rows) add_csv_line(out, row.cells);
  return out;
}

}  // namespace toposcope::ui
