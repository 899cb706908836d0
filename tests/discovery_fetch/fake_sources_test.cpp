#include "discovery_fetch/fake_sources.h"

#include <array>

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

TEST(FakeSources, AnswerWhatTheyKnowAndRefuseTheRest) {
  FetchBench bench;
  bench.api->answers.insert_or_assign("network /ports", std::string("{}"));
  EXPECT_TRUE(bench.api->get({.service = "network", .path = "/ports"}).has_value());
  const auto unknown = bench.api->get({.service = "network", .path = "/agents"});
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().code, model::ErrorCode::kNotFound);

  bench.hosts->say("node-5", "brctl show", "bridge name");
  const std::array<std::string, 2> commands{"brctl show", "ovs-vsctl show"};
  const auto told = bench.hosts->run("node-5", commands);
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told.value()[0].output, "bridge name");
  EXPECT_EQ(told.value()[1].exit_code, 127);
  bench.hosts->down.insert("node-5");
  EXPECT_FALSE(bench.hosts->run("node-5", commands).has_value());

  const std::array<std::string, 1> values{"node-5"};
  bench.database->answers.push_back({"FROM agents", {"node-6"}, std::string("[6]")});
  bench.database->answers.push_back({"FROM agents", {"node-5"}, std::string("[5]")});
  EXPECT_EQ(bench.database->query("SELECT * FROM agents", values).value(), "[5]");
  EXPECT_FALSE(bench.database->query("SELECT * FROM hosts", values).has_value());
}

}  // namespace
}  // namespace toposcope::discovery
