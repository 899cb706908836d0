// node(), link() and resolve() in older revisions.

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;

class PastObjects : public StoreTest {
 protected:
  /// Revision 1: a@K1 and b, joined by L.  2: both changed.  3: nothing is left.
  void SetUp() override {
    must(import_script(store(), "vm:a@K1 vm:b vm:a>vm:b+L"));
    row_ = must(store().resolve("key:K1", "")).row;
    link_ = must(store().link_by_key("L")).row;
    must(import_script(store(), "vm:a@K2!2 vm:c vm:a>vm:c+L!2"));
    must(store().remove_environment("env"));
  }
  template <typename T>
  static std::optional<ErrorCode> code(const model::Result<T>& result) {
    return result.has_value() ? std::optional<ErrorCode>{} : result.error().code;
  }
  static bool has_content(const std::string& document, const char* content) {
    return document.find(std::string(R"("content":")") + content + "\"") != std::string::npos;
  }

  model::NodeRow row_;
  model::LinkRow link_;
};

TEST_P(PastObjects, ANodeIsWhatItWas) {
  const auto first = must(store().node(row_, 1));
  EXPECT_EQ(first.summary.key, "K1");
  EXPECT_TRUE(has_content(first.document, "1"));
  EXPECT_EQ(first.changed, 1);
  EXPECT_EQ(first.source, "s1");

  const auto second = must(store().node(row_, 2));
  EXPECT_EQ(second.summary.key, "K2");
  EXPECT_TRUE(has_content(second.document, "2"));
  EXPECT_EQ(second.first_seen, 1);
  EXPECT_EQ(second.changed, 2);
}

TEST_P(PastObjects, ALinkHasTheEndsThatItHad) {
  const auto first = must(store().link(link_, 1));
  EXPECT_EQ(first.source.key, "K1");
  EXPECT_EQ(first.target.key, "vm:b");
  EXPECT_TRUE(has_content(first.document, "1"));

  EXPECT_EQ(must(store().link(link_, 2)).target.key, "vm:c");
}

TEST_P(PastObjects, ReferencesMeanWhatTheyMeantThen) {
  EXPECT_EQ(must(store().resolve("key:K1", "", 1)).row, row_);
  EXPECT_EQ(must(store().resolve("vm:a", "env", 2)).key, "K2");
  EXPECT_EQ(code(store().resolve("key:K1", "", 2)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().resolve("vm:c", "", 1)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().resolve("vm:a", "", 3)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().resolve("vm:a", "e2", 1)), ErrorCode::kNotFound);
}

TEST_P(PastObjects, ANameIsAReferenceThenToo) {
  {
    const auto import = must(store().begin_import({.source = "s1"}));
    must(put(*import, TestNode{.id = "n", .name = "Old name"}));
    must(import->commit());
  }
  must(store().remove_environment("env"));

  EXPECT_EQ(must(store().resolve("vm:Old name", "", 4)).id, "n");
}

TEST_P(PastObjects, RowsMustHaveBeenLive) {
  EXPECT_EQ(code(store().node(row_)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().node(row_, 3)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().link(link_, 3)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().node(row_, 0)), ErrorCode::kNotFound);
}

TEST_P(PastObjects, RevisionsMustBeKnown) {
  EXPECT_EQ(code(store().node(row_, 9)), ErrorCode::kNotFound);
  must(store().compact(2));
  EXPECT_EQ(code(store().node(row_, 1)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().link(link_, 1)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().resolve("vm:a", "", 1)), ErrorCode::kNotFound);
  EXPECT_EQ(must(store().node(row_, 2)).summary.key, "K2");
}

TEST_P(PastObjects, NeighboursAreThoseThatItHad) {
  const auto keys_at = [this](model::RevisionNumber at) {
    std::string keys;
    for (const auto& link : must(store().links_at(row_, at))) keys += link.target.key + " ";
    return keys;
  };
  EXPECT_EQ(keys_at(1), "vm:b ");
  EXPECT_EQ(keys_at(2), "vm:c ");
  EXPECT_EQ(code(store().links_at(row_, 3)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().children(row_, 3)), ErrorCode::kNotFound);
}

TEST_P(PastObjects, ChildrenAreThoseThatItHad) {
  {
    const auto import = must(store().begin_import({.source = "s1"}));
    must(put(*import, TestNode{.id = "top"}));
    must(put(*import, TestNode{.id = "part", .parent_type = "vm", .parent_id = "top"}));
    must(import->commit());
  }
  const auto top = must(store().resolve("vm:top", "")).row;
  must(store().remove_environment("env"));

  const auto children = must(store().children(top, 4));
  ASSERT_EQ(children.size(), 1U);
  EXPECT_EQ(children[0].id, "part");
}

TEST_P(PastObjects, AKeyOfALinkMeansWhatItMeantThen) {
  EXPECT_EQ(must(store().link_by_key("L", "", 1)).row, link_);
  EXPECT_EQ(must(store().link_by_key("L", "env", 2)).target.key, "vm:c");
  EXPECT_EQ(code(store().link_by_key("L", "e2", 1)), ErrorCode::kNotFound);
  EXPECT_EQ(code(store().link_by_key("L")), ErrorCode::kNotFound);
}

TEST_P(PastObjects, TheListOfRevisionsTellsWhichCanBeAskedFor) {
  must(store().compact(2));
  std::string compacted;
  for (const auto& revision : must(store().revisions()))
    compacted += revision.compacted ? "1" : "0";
  EXPECT_EQ(compacted, "001");
}

INSTANTIATE_TEST_SUITE_P(On, PastObjects, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing
