// A clique that was exported is read back by the adapter that recognises it: the same nodes and
// links, with their keys.

#include <algorithm>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/ingest/adapter.h"
#include "toposcope/ingest/csv_export.h"
#include "toposcope/ingest/graphml_export.h"

#include "export/drawn_clique.h"
#include "export/nasty_texts.h"
#include "support/failing_sink.h"
#include "support/recording_sink.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using graph::Decorations;
using model::LinkId;
using model::NodeId;
using ::testing::Contains;
using ::testing::IsEmpty;

struct Way {
  const char* name;
  const char* file;
  /// Writes the clique into the file, which stands in a folder of its own.
  void (*write)(const DrawnClique& drawn, const Decorations& decorations, const TempDir& folder);
};

void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }

void write_dot(const DrawnClique& drawn, const Decorations& decorations, const TempDir& folder) {
  std::ofstream(folder / "clique.dot") << to_dot(drawn.engine, drawn.clique, decorations);
}

void write_node_link(const DrawnClique& drawn, const Decorations& decorations,
                     const TempDir& folder) {
  std::ofstream(folder / "clique.json") << to_node_link(drawn.engine, drawn.clique, decorations);
}

void write_graphml(const DrawnClique& drawn, const Decorations& decorations,
                   const TempDir& folder) {
  std::ofstream file(folder / "clique.graphml");
  ingest::GraphmlWriter writer(file);
  must(send_clique(drawn.engine, drawn.clique, decorations, writer));
  must(writer.finish());
}

void write_csv(const DrawnClique& drawn, const Decorations& decorations, const TempDir& folder) {
  auto writer = must(ingest::CsvFolderWriter::open(folder / "clique"));
  must(send_clique(drawn.engine, drawn.clique, decorations, *writer));
  must(writer->finish());
}

class CliqueRoundTrips : public ::testing::TestWithParam<Way> {
 protected:
  void read_back(const DrawnClique& drawn, const Decorations& decorations, RecordingSink& sink) {
    const TempDir folder;
    GetParam().write(drawn, decorations, folder);
    const auto adapters = ingest::make_builtin_adapters();
    const ingest::Source source{.path = folder / GetParam().file};
    const auto adapter = must(ingest::recognise(adapters, source));
    EXPECT_EQ(adapter->name(), GetParam().name);
    const auto report = must(adapter->read(source, {}, sink));
    EXPECT_THAT(report.skipped, IsEmpty());
    EXPECT_THAT(report.note_counts, ::testing::Not(Contains(::testing::Key("id used twice"))));
  }
};

/// What a form is asked to carry of each node and link.
std::vector<std::string> expected_lines(const DrawnClique& drawn) {
  const graph::GraphSnapshot& snapshot = drawn.snapshot;
  std::vector<std::string> lines;
  const auto add = [&lines](auto... parts) {
    std::ostringstream line;
    ((line << parts << " | "), ...);
    lines.push_back(line.str());
  };
  for (const NodeId node : drawn.clique.nodes) {
    if (snapshot.is_placeholder(node)) continue;
    add("env", snapshot.key(node), snapshot.node_types()[snapshot.type(node)], snapshot.id(node),
        snapshot.name(node));
  }
  for (const LinkId link : drawn.clique.links) {
    add("env", snapshot.key(link), snapshot.link_types()[snapshot.link_type(link)],
        snapshot.name(link), snapshot.key(snapshot.source(link)),
        snapshot.key(snapshot.target(link)), static_cast<int>(snapshot.implicit(link)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> lines_read(const RecordingSink& sink) {
  std::vector<std::string> lines;
  const auto add = [&lines](auto... parts) {
    std::ostringstream line;
    ((line << parts << " | "), ...);
    lines.push_back(line.str());
  };
  for (const auto& node : sink.nodes) {
    add(node.environment, node.key, node.type, node.id, node.name);
  }
  for (const auto& link : sink.links) {
    add(link.environment, link.key, link.link_type, link.name, link.source.key, link.target.key,
        static_cast<int>(link.implicit));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_P(CliqueRoundTrips, GiveTheCliqueBack) {
  const DrawnClique drawn =
      draw("vm:a-nic:b vm:a=nic:b vm:a-nic:b nic:b%edge:c? nic:b~edge:d", "vm-nic nic-edge", "a");
  RecordingSink sink;
  read_back(drawn, {}, sink);
  EXPECT_EQ(lines_read(sink), expected_lines(drawn));
}

TEST_P(CliqueRoundTrips, BringStatusesBack) {
  const DrawnClique drawn = draw("vm:a-nic:b", "vm-nic", "a");
  RecordingSink sink;
  read_back(drawn,
            with_statuses({model::StatusValue::kError, model::StatusValue::kNoCheck},
                          {model::StatusValue::kMaintenance}),
            sink);
  ASSERT_TRUE(sink.nodes.at(0).status.has_value());
  EXPECT_EQ(sink.nodes.at(0).status->value, model::StatusValue::kError);
  EXPECT_FALSE(sink.nodes.at(1).status.has_value());
  ASSERT_TRUE(sink.links.at(0).status.has_value());
  EXPECT_EQ(sink.links.at(0).status->value, model::StatusValue::kMaintenance);
}

/// Only what no form can carry is left out of the texts: NUL, broken UTF-8, control characters.
TEST_P(CliqueRoundTrips, SurviveOddNames) {
  std::vector<std::string> texts;
  for (const std::string& text : nasty_texts()) {
    const bool fits = !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0xFF;
    });
    if (fits) texts.push_back(text);
  }
  ASSERT_GT(texts.size(), 15U);
  const DrawnClique drawn = draw_star(texts);
  RecordingSink sink;
  read_back(drawn, {}, sink);
  EXPECT_EQ(lines_read(sink), expected_lines(drawn));
}

TEST(SendClique, PassesErrorsOfTheSinkOn) {
  const DrawnClique drawn = draw("vm:a-nic:b", "vm-nic", "a");
  for (std::size_t good = 0; good < 3; ++good) {
    FailingSink sink(good);
    const auto sent = send_clique(drawn.engine, drawn.clique, {}, sink);
    ASSERT_FALSE(sent.has_value());
    EXPECT_EQ(sent.error().message, sink_is_full().message);
    EXPECT_EQ(sink.budget.calls(), good + 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, CliqueRoundTrips,
                         ::testing::Values(Way{"dot", "clique.dot", write_dot},
                                           Way{"node-link", "clique.json", write_node_link},
                                           Way{"graphml", "clique.graphml", write_graphml},
                                           Way{"csv", "clique", write_csv}),
                         [](const auto& which) {
                           std::string name = which.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace toposcope::testing
