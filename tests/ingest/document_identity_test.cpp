#include "toposcope/ingest/document_identity.h"

#include <string>

#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

struct IdentityCase {
  std::string collection, document, key;
};

/// What a person writes and what a source brings is the same document: same key, same hash.
TEST(DocumentIdentity, IsTheOneThatImportingGives) {
  const IdentityCase cases[] = {
      {"clique_types", R"({"environment": "ANY", "focal_point_type": "vm", "name": "n"})",
       "ANY/vm/n#1"},
      {"clique_types", R"({"_id": "t1", "focal_point_type": "vm"})", "t1"},
      {"clique_constraints", R"({"focal_point_type": "vm", "constraints": []})", "/vm#1"},
      {"link_types", R"({"type": "vm-nic", "_id": "x"})", "vm-nic"},
      {"constants", R"({"name": "types", "environment_type": "OpenStack"})", "types/OpenStack"},
      {"constants", R"({"environment_type": "OpenStack"})", "constants#1"},
      {"attributes_for_hover_on_data", R"({"type": "vm", "last_scanned": "today"})", "vm"},
      {"racks", R"({"a[dot]b": [1.50, null, "caf\u00e9"]})", "racks#1"},
  };
  for (const IdentityCase& c : cases) {
    SCOPED_TRACE(c.collection + " " + c.document);
    const Reading reading = read_calipso(R"({"environment": "e", "links": [], ")" + c.collection +
                                         "\": [" + c.document + "]}");
    ASSERT_EQ(reading.sink.documents.size(), 1U) << reading.error();
    const auto& read = reading.sink.documents[0];
    EXPECT_EQ(read.key, c.key);
    EXPECT_EQ(content_hash(c.document), read.content_hash);
    EXPECT_NE(read.content_hash, 0U);
  }
}

TEST(DocumentIdentity, HasNoHashOfWhatIsNoObject) {
  for (const char* text : {"", "[1]", "{", "null", "{\"a\":1} x"}) {
    EXPECT_EQ(content_hash(text), 0U) << text;
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
