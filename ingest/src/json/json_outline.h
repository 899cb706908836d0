#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toposcope::ingest {

/// The first member names of a JSON text of which only the front may be there.
struct JsonOutline {
  struct Member {
    std::string name;
    char first = '\0';    ///< Of its value; 0 when it is not there any more.
    char element = '\0';  ///< First character of a list's first entry; "]" when it is empty.
    std::vector<std::string> element_names;  ///< Names in that entry.
  };
  char first = '\0';            ///< First character that is not blank.
  std::vector<Member> members;  ///< Of the object; of the list's first object when it is a list.

  [[nodiscard]] bool has(std::string_view name) const;
};

/// Never fails; what is not JSON has an outline without members.
[[nodiscard]] JsonOutline outline_of(std::string_view head);

}  // namespace toposcope::ingest
