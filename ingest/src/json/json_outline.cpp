#include "json/json_outline.h"

#include <algorithm>

#include "json/json_cursor.h"
#include "json/json_text.h"

namespace toposcope::ingest {
namespace {

constexpr std::size_t kMaxMembers = 1000;  // more than any record; keeps a look at junk short

std::vector<std::string> names_in_object(std::string_view json) {
  std::vector<std::string> names;
  JsonCursor cursor(json);
  cursor.open();
  while (!cursor.closes('}') && names.size() < kMaxMembers) {
    names.push_back(unescaped(cursor.key()));
    cursor.skip_value();
  }
  return names;
}

JsonOutline::Member outline_member(JsonCursor& cursor) {
  JsonOutline::Member member;
  member.name = unescaped(cursor.key());
  member.first = cursor.peek();
  if (member.first == '[') {
    JsonCursor list(cursor.rest());
    list.open();
    member.element = list.peek();
    if (member.element == '{') member.element_names = names_in_object(list.rest());
  }
  cursor.skip_value();
  return member;
}

}  // namespace

bool JsonOutline::has(std::string_view name) const {
  return std::any_of(members.begin(), members.end(),
                     [name](const Member& member) { return member.name == name; });
}

JsonOutline outline_of(std::string_view head) {
  JsonOutline outline;
  JsonCursor cursor(without_byte_order_mark(head));
  outline.first = cursor.peek();
  if (outline.first == '[') cursor.open();
  if (cursor.peek() != '{') return outline;
  cursor.open();
  while (cursor.peek() == '"' && outline.members.size() < kMaxMembers) {
    outline.members.push_back(outline_member(cursor));
    if (cursor.closes('}')) break;
  }
  return outline;
}

}  // namespace toposcope::ingest
