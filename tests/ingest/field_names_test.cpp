// The user's words for which column says what.

#include "toposcope/ingest/field_names.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toposcope::ingest {
namespace {

using ::testing::HasSubstr;

std::string described(std::string_view text) {
  const auto fields = parse_field_names(text);
  if (!fields.has_value()) return fields.error().message;
  std::string out;
  for (const FieldName& field : fields.value()) {
    out += "[" + std::string(field.of_nodes ? "N" : "") + (field.of_links ? "L" : "") + " " +
           field.role + " " + field.name + "]";
  }
  return out;
}

TEST(FieldNames, AreRolesWithNames) {
  const struct {
    const char* text;
    const char* fields;
  } cases[] = {
      {"type=Kind", "[NL type Kind]"},
      {"type=Kind,id=Serial no", "[NL type Kind][NL id Serial no]"},
      {"node.type=Kind,link.type=Relation", "[N type Kind][L type Relation]"},
      {"source=A,target_type=B", "[L source A][L target_type B]"},
      {"id=a\\,b\\\\c", "[NL id a,b\\c]"},
      {"id=a=b", "[NL id a=b]"},
  };
  for (const auto& c : cases) EXPECT_EQ(described(c.text), c.fields) << c.text;
}

TEST(FieldNames, ThatMakeNoSenseAreRefusedWithTheRoles) {
  for (const char* text :
       {"", "type", "type=", "=x", "colour=Red", "id=a,,type=b", "node.source=A"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(parse_field_names(text).has_value());
    EXPECT_THAT(described(text), HasSubstr("roles are: id, key, name, type, parent"));
  }
}

}  // namespace
}  // namespace toposcope::ingest
