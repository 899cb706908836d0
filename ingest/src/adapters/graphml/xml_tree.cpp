#include "adapters/graphml/xml_tree.h"

#include <map>
#include <vector>

#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/text.h"

namespace toposcope::ingest::graphml {
namespace {

constexpr std::size_t kElementBytes = 64;  ///< What an element takes beside its texts.
constexpr std::string_view kBlanks = " \t\r\n";

/// Lines joined by blanks.
std::string on_one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : without_outer_blanks(text)) {
    const bool is_blank = kBlanks.find(c) != std::string_view::npos;
    if (is_blank && blank) continue;
    out += is_blank ? ' ' : c;
    blank = is_blank;
  }
  return out;
}

std::string list_of(const std::vector<std::string_view>& values) {
  std::string list = "[";
  for (const std::string_view value : values) {
    if (list.size() > 1) list += ',';
    list += value;
  }
  return list + "]";
}

}  // namespace

std::string_view without_outer_blanks(std::string_view text) noexcept {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

void XmlTree::clear() {
  root_ = {};
  open_.clear();
  label_.clear();
  size_ = 0;
  has_elements_ = false;
}

void XmlTree::begin(std::string_view name, const XmlAttributes& attributes) {
  has_elements_ = true;
  Element element;
  element.name = name;
  size_ += kElementBytes + name.size();
  for (const auto& [attribute, value] : attributes) {
    element.members.emplace_back("@" + attribute, model::json_string(value));
    size_ += attribute.size() + value.size();
  }
  open_.push_back(std::move(element));
}

void XmlTree::end() {
  const Element element = std::move(open_.back());
  open_.pop_back();
  const bool is_label = element.name.ends_with("NodeLabel") || element.name.ends_with("EdgeLabel");
  if (is_label && label_.empty()) label_ = on_one_line(element.text);
  Element& parent = open_.empty() ? root_ : open_.back();
  parent.members.emplace_back(element.name, json_of(element));
}

void XmlTree::text(std::string_view characters) {
  (open_.empty() ? root_ : open_.back()).text += characters;
  size_ += characters.size();
}

std::string XmlTree::json() const { return json_of(root_); }

std::string XmlTree::json_of(const Element& element) {
  const auto text = without_outer_blanks(element.text);
  if (element.members.empty()) return model::json_string(text);
  std::string json;
  model::JsonObjectWriter object(json);
  object.text("#text", text);
  std::map<std::string_view, std::vector<std::string_view>> values;
  for (const auto& [name, value] : element.members) values[name].push_back(value);
  for (const auto& [name, ignored] : element.members) {
    const auto all = values.extract(name);
    if (!all) continue;  // written with the first of its name
    object.raw(name,
               all.mapped().size() == 1 ? std::string(all.mapped()[0]) : list_of(all.mapped()));
  }
  object.close();
  return json;
}

}  // namespace toposcope::ingest::graphml
