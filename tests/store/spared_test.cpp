// What a replace speaks for beyond its records, and what its predicates spare.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using Words = std::vector<std::string>;

class Spared : public StoreTest {
 protected:
  [[nodiscard]] static store::ImportOptions replacing(double share = 1.0) {
    return {.source = "s1", .replace = true, .max_retired_share = share};
  }
  /// Spares the nodes of these ids.
  [[nodiscard]] static store::ImportOptions sparing(const std::string& ids, double share = 1.0) {
    store::ImportOptions options = replacing(share);
    options.may_retire_node = [ids](const store::AbsentNode& node) {
      return ids.find(node.id) == std::string::npos;
    };
    return options;
  }
};

INSTANTIATE_TEST_SUITE_P(On, Spared, ::testing::ValuesIn(all_backends()), backend_name);

TEST_P(Spared, AnEnvironmentThatNoRecordNamesIsRetiredWhenTheImportSpeaksOfIt) {
  must(import_script(store(), "vm:a vm:a>vm:b e2/vm:a %r/d~env %r/e"));
  EXPECT_EQ(counts(must(import_script(store(), "", replacing()))), "");
  store::ImportOptions options = replacing();
  options.environments = {"env", "nowhere"};
  const auto outcome = must(import_script(store(), "%r/e", options));
  EXPECT_EQ(counts(outcome), "+0 ~0 =0 -1 > +0 ~0 =0 -1 % +0 ~0 =1 -1");
  EXPECT_EQ(contents(store()), "%r/e e2/vm:a");
  EXPECT_EQ(outcome.undeclared, (Words{"env", "nowhere"}));
  EXPECT_EQ(must(store().info()).environments.size(), 1U) << "speaking of one makes none";
}

TEST_P(Spared, NodesThatMayNotGoStay) {
  must(import_script(store(), "vm:a vm:b<vm:a vm:c vm:a>vm:c vm:b>vm:c"));
  const auto outcome = must(import_script(store(), "vm:a", sparing("b")));
  EXPECT_EQ(counts(outcome), "+0 ~0 =1 -1 > +0 ~0 =0 -2");
  EXPECT_EQ(contents(store()), "vm:a vm:b");
}

TEST_P(Spared, LinksThatMayNotGoStayAndKeepAPlaceForTheirEnds) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b vm:a>vm:b=x vm:b>vm:a=y"));
  store::ImportOptions options = replacing();
  options.may_retire_link = [](const store::AbsentLink& link) { return link.name != "x"; };
  const auto outcome = must(import_script(store(), "vm:a", options));
  EXPECT_EQ(counts(outcome), "+0 ~0 =1 -1 > +0 ~0 =0 -2");
  EXPECT_EQ(contents(store()), "vm:a ?vm:b vm:a>vm:b=x");
}

TEST_P(Spared, EachThingThatIsNotBroughtIsAskedAboutOnceAsItWas) {
  must(import_script(store(), "vm:a vm:b<vm:a nic:c@K e2/vm:d vm:b>nic:@K=x vm:a>vm:b"));
  must(import_script(store(), "vm:other vm:other>vm:a", {.source = "s2"}));
  Words asked;
  const auto name_of = [this](model::NodeRow row) {
    return must(store().node(row)).summary.key;  // they may read
  };
  store::ImportOptions options = replacing();
  options.may_retire_node = [&](const store::AbsentNode& node) {
    asked.push_back(std::string(node.environment) + "/" + std::string(node.type) + ":" +
                    std::string(node.id) + "<" + std::string(node.parent_type) + ":" +
                    std::string(node.parent_id) + " " + name_of(node.row));
    return true;
  };
  options.may_retire_link = [&](const store::AbsentLink& link) {
    asked.push_back(std::string(link.environment) + "/" + std::string(link.link_type) + " " +
                    std::string(link.name) + " " + name_of(link.source) + " " +
                    name_of(link.target));
    return true;
  };
  options.dry_run = true;
  const Words want = {"env/vm:b<vm:a vm:b", "env/nic:c<: K", "env/vm-nic x vm:b K"};
  must(import_script(store(), "vm:a vm:a>vm:b", options));
  EXPECT_EQ(asked, want) << "of a dry run, too";
  asked.clear();
  options.dry_run = false;
  must(import_script(store(), "vm:a vm:a>vm:b", options));
  EXPECT_EQ(asked, want);
  asked.clear();
  options.replace = false;
  must(import_script(store(), "vm:a", options));
  EXPECT_EQ(asked, Words{}) << "only a replace retires";
}

TEST_P(Spared, WhatIsSparedIsLeftOutOfTheShare) {
  must(import_script(store(), "vm:a vm:b vm:c vm:d vm:e"));
  const std::string before = contents(store());
  const auto refused = import_script(store(), "vm:a", sparing("cde", 0.4));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kConflict);
  EXPECT_NE(refused.error().message.find("1 of 2 nodes"), std::string::npos)
      << refused.error().message;
  EXPECT_EQ(contents(store()), before);
  must(import_script(store(), "vm:a", sparing("cde", 0.5)));
  EXPECT_EQ(contents(store()), "vm:a vm:c vm:d vm:e");
}

TEST_P(Spared, WhatOtherSourcesSaidGoesWhenAskedFor) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b %r/d", {.source = "s2"}));
  must(import_script(store(), "vm:c e2/vm:d", {.source = "s3"}));
  store::ImportOptions options = replacing();
  options.of_any_source = true;
  options.max_retired_share = 0.5;
  const auto refused = import_script(store(), "vm:a %r/e", options);
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("2 of 3 nodes and 1 of 1 links"), std::string::npos)
      << refused.error().message;
  options.max_retired_share = 1.0;
  EXPECT_EQ(counts(must(import_script(store(), "vm:a %r/e", options))),
            "+0 ~0 =1 -2 > +0 ~0 =0 -1 % +1 ~0 =0 -0");
  EXPECT_EQ(contents(store()), "%r/d %r/e vm:a e2/vm:d");
}

TEST_P(Spared, LinksAloneOfEverySource) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b vm:b>vm:a", {.source = "s2"}));
  store::ImportOptions options = replacing();
  options.of_any_source = true;
  options.may_retire_node = [](const store::AbsentNode&) { return false; };
  EXPECT_EQ(counts(must(import_script(store(), "vm:a>vm:b=x", options))), "> +0 ~1 =0 -1");
  EXPECT_EQ(contents(store()), "vm:a vm:b vm:a>vm:b=x");
}

}  // namespace
}  // namespace toposcope::testing
