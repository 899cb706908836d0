#include "ui/models/properties_model.h"

#include <algorithm>
#include <set>

#include "query/json_text.h"
#include "query/text_fold.h"

namespace toposcope::ui {
namespace {

using query::Json;

constexpr std::size_t kMostRows = 2000;  ///< A record with more is shown raw.
constexpr int kDeepest = 12;

class RowMaker {
 public:
  std::vector<PropertyRow> rows;

  void add(const std::string& path, const std::string& name, const Json& value, int depth) {
    if (rows.size() >= kMostRows || depth > kDeepest) return;
    PropertyRow row;
    row.path = path;
    row.name = name;
    row.depth = depth;
    row.has_children = value.is_structured() && !value.empty();
    row.value = row.has_children ? count_of(value) : query::plain(value);
    rows.push_back(std::move(row));
    if (!value.is_structured()) return;
    std::size_t index = 0;
    for (const auto& [key, child] : value.items()) {
      const std::string label = value.is_array() ? std::to_string(index++) : key;
      add(path + (value.is_array() ? "[" + label + "]" : "." + label), label, child, depth + 1);
    }
  }

 private:
  static std::string count_of(const Json& value) {
    const std::string count = std::to_string(value.size());
    return count + (value.is_array() ? (value.size() == 1 ? " item" : " items")
                                     : (value.size() == 1 ? " member" : " members"));
  }
};

}  // namespace

std::vector<PropertyRow> property_rows(std::string_view document,
                                       std::span<const std::string> preferred) {
  const Json json = query::parse_or_null(document);
  RowMaker maker;
  if (!json.is_object()) return {};
  std::set<std::string> done;
  for (const std::string& name : preferred) {
    if (!json.contains(name) || !done.insert(name).second) continue;
    const std::size_t first = maker.rows.size();
    maker.add(name, name, json.at(name), 0);
    for (std::size_t i = first; i < maker.rows.size(); ++i) maker.rows[i].preferred = true;
  }
  for (const auto& [name, value] : json.items()) {
    if (!done.contains(name)) maker.add(name, name, value, 0);
  }
  return std::move(maker.rows);
}

std::vector<PropertyRow> matching(std::span<const PropertyRow> rows, std::string_view text) {
  if (text.empty()) return {rows.begin(), rows.end()};
  const std::string wanted = query::fold_text(text);
  std::vector<bool> shown(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool fits = query::folded_contains(rows[i].path, wanted) ||
                      query::folded_contains(rows[i].value, wanted);
    if (!fits) continue;
    shown[i] = true;
    int depth = rows[i].depth;
    for (std::size_t up = i; up-- > 0 && depth > 0;) {
      if (rows[up].depth >= depth) continue;
      shown[up] = true;
      depth = rows[up].depth;
    }
  }
  std::vector<PropertyRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (shown[i]) out.push_back(rows[i]);
  }
  return out;
}

}  // namespace toposcope::ui
