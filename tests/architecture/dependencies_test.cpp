// Who may include what: layers, homes of dependencies, no cycles.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "architecture/source_tree.h"

namespace toposcope::testing {
namespace {

struct Module {
  const char* name;
  const char* folder;
  std::set<std::string> may_use;
};

/// The layers.  `graph` and `store` do not know each other: a store replays into a sink.
const std::vector<Module>& modules() {
  static const std::vector<Module> kModules = {
      {"model", "graph/model/", {"model"}},
      {"graph", "graph/", {"model", "graph"}},
      {"store", "store/", {"model", "store"}},
      {"discovery", "ingest/discovery/", {"model", "graph", "store", "ingest", "discovery"}},
      {"ingest", "ingest/", {"model", "graph", "store", "ingest"}},
      {"scene", "viewer/scene/", {"model", "graph", "scene"}},
      {"query", "viewer/query/", {"model", "graph", "store", "ingest", "discovery", "scene"}},
      {"ui", "viewer/ui/", {"model", "graph", "store", "scene"}},
      {"viewer", "viewer/", {"model", "graph", "store", "ingest", "discovery", "scene", "viewer"}},
  };
  return kModules;
}

const Module* module_of(const std::string& path) {
  for (const Module& module : modules()) {
    if (path.starts_with(module.folder)) return &module;
  }
  return nullptr;
}

struct Home {
  const char* header;  ///< Beginning of the include target.
  std::vector<std::string> folders;
};

/// A dependency has one home, so that it can be replaced there.
const std::vector<Home>& homes() {
  static const std::vector<Home> kHomes = {
      {"sqlite3.h", {"store/src/sqlite/"}},
      {"nlohmann/",
       {"graph/src/", "ingest/src/", "ingest/discovery/src/", "store/src/memory/",
        "viewer/scene/src/", "viewer/query/", "viewer/cli/", "viewer/ui/"}},
      {"cairo", {"viewer/scene/src/"}},
      {"pango/", {"viewer/scene/src/"}},
      {"boost/", {"graph/src/"}},
      {"graphviz/", {"graph/src/"}},
      {"cgraph.h", {"graph/src/", "ingest/src/adapters/dot/"}},  // writing; reading
      {"expat.h", {"ingest/src/adapters/graphml/", "ingest/discovery/src/parse/"}},
      {"simdjson.h", {"ingest/src/", "ingest/discovery/src/"}},
      {"curl/", {"ingest/discovery/src/sources/http/"}},
      {"libssh/", {"ingest/discovery/src/sources/ssh/"}},
      {"mysql", {"ingest/discovery/src/sources/mysql/"}},
      {"mariadb/", {"ingest/discovery/src/sources/mysql/"}},
      {"yaml-cpp/", {"ingest/discovery/src/credentials/"}},
      {"bson", {"ingest/src/"}},
      {"archive", {"ingest/src/"}},
      {"zlib.h", {"ingest/src/", "viewer/scene/src/"}},
      {"xxhash.h", {"ingest/src/"}},
      {"CLI/", {"viewer/cli/", "viewer/app/"}},
      {"imgui", {"viewer/ui/", "viewer/app/"}},
      {"backends/imgui", {"viewer/app/"}},
      {"GL/", {"viewer/app/"}},
      {"stb_", {"viewer/app/"}},
      {"ft2build.h", {"viewer/ui/paint/"}},
      {"GLFW/", {"viewer/app/"}},
      {"EGL/", {"viewer/app/"}},
      {"fontconfig/", {"viewer/ui/"}},
  };
  return kHomes;
}

std::string place(const SourceFile& file, const Include& include) {
  return file.path + ":" + std::to_string(include.line) + " includes " + include.target;
}

std::vector<SourceFile> product_sources() {
  std::vector<SourceFile> files;
  for (SourceFile& file : read_source_tree()) {
    if (is_cxx(file) && module_of(file.path) != nullptr) files.push_back(std::move(file));
  }
  return files;
}

TEST(Layers, AreAllThere) {
  std::set<std::string> found;
  for (const SourceFile& file : product_sources()) found.insert(module_of(file.path)->name);
  EXPECT_EQ(found, (std::set<std::string>{"model", "graph", "store", "ingest", "discovery", "scene",
                                          "query", "ui", "viewer"}));
}

TEST(Layers, IncludeOnlyLowerOnes) {
  for (const SourceFile& file : product_sources()) {
    for (const Include& include : includes_of(file.text)) {
      if (!include.target.starts_with("toposcope/")) continue;
      const std::string used = include.target.substr(10, include.target.find('/', 10) - 10);
      EXPECT_TRUE(module_of(file.path)->may_use.contains(used)) << place(file, include);
    }
  }
}

TEST(Layers, DoNotReachIntoEachOther) {
  for (const SourceFile& file : product_sources()) {
    for (const Include& include : includes_of(file.text)) {
      EXPECT_EQ(include.target.find("../"), std::string::npos) << place(file, include);
      EXPECT_EQ(include.target.find("/src/"), std::string::npos) << place(file, include);
    }
  }
}

TEST(Dependencies, StayAtHome) {
  for (const SourceFile& file : product_sources()) {
    for (const Include& include : includes_of(file.text)) {
      if (include.quoted) continue;
      for (const Home& home : homes()) {
        if (!include.target.starts_with(home.header)) continue;
        const bool at_home =
            std::any_of(home.folders.begin(), home.folders.end(),
                        [&](const std::string& folder) { return file.path.starts_with(folder); });
        EXPECT_TRUE(at_home) << place(file, include);
      }
    }
  }
}

/// The parts of the front ends stand in one include root: who of them may use whom.
TEST(Layers, OfTheFrontEndsGoOneWay) {
  const std::map<std::string, std::set<std::string>> may_use = {
      {"viewer/query/", {"query"}},
      {"viewer/ui/", {"query", "ui"}},
      {"viewer/cli/", {"query"}},
      {"viewer/app/", {"query", "ui", "app"}},
  };
  for (const SourceFile& file : product_sources()) {
    for (const auto& [folder, parts] : may_use) {
      if (!file.path.starts_with(folder)) continue;
      for (const Include& include : includes_of(file.text)) {
        const std::string part = include.target.substr(0, include.target.find('/'));
        const bool is_part = part == "query" || part == "ui" || part == "app" || part == "cli";
        if (!include.quoted || !is_part || part == include.target) continue;
        EXPECT_TRUE(parts.contains(part)) << place(file, include);
      }
    }
  }
}

/// Users of the libraries need no header of anyone else.
TEST(PublicHeaders, UseTheStandardLibraryAndEachOther) {
  for (const SourceFile& file : product_sources()) {
    if (!is_public_header(file)) continue;
    EXPECT_TRUE(file.text.starts_with("#pragma once\n")) << file.path;
    for (const Include& include : includes_of(file.text)) {
      const bool standard =
          !include.quoted && include.target.find_first_of("./") == std::string::npos;
      EXPECT_TRUE(standard || include.target.starts_with("toposcope/")) << place(file, include);
    }
  }
}

/// Include edges between the project's own files, by path.
using Graph = std::map<std::string, std::vector<std::string>>;

/// The file that a quoted include means: a public header, one beside the includer, or one in the
/// include root of its module; empty when it is not ours.
std::string resolve(const Graph& files, const std::string& from, const std::string& target) {
  const std::vector<std::string> roots = {from.substr(0, from.rfind('/') + 1),
                                          "graph/model/include/",
                                          "graph/include/",
                                          "store/include/",
                                          "ingest/include/",
                                          "ingest/discovery/include/",
                                          "graph/src/",
                                          "store/src/",
                                          "ingest/src/",
                                          "ingest/discovery/src/",
                                          "viewer/scene/include/",
                                          "viewer/scene/src/",
                                          "viewer/cli/",
                                          "viewer/",
                                          "tests/"};
  for (const std::string& root : roots) {
    if (files.contains(root + target)) return root + target;
  }
  return {};
}

Graph include_graph() {
  Graph graph;
  const std::vector<SourceFile> files = read_source_tree();
  for (const SourceFile& file : files) {
    if (is_cxx(file)) graph[file.path];
  }
  for (const SourceFile& file : files) {
    if (!is_cxx(file)) continue;
    for (const Include& include : includes_of(file.text)) {
      if (!include.quoted) continue;
      std::string target = resolve(graph, file.path, include.target);
      if (!target.empty()) graph[file.path].push_back(std::move(target));
    }
  }
  return graph;
}

/// The files of a cycle that `node` leads into, or nothing.
std::string find_cycle(const Graph& graph, const std::string& node, std::vector<std::string>& path,
                       std::set<std::string>& done) {
  const auto open = std::find(path.begin(), path.end(), node);
  if (open != path.end()) {
    std::string cycle;
    for (auto it = open; it != path.end(); ++it) cycle += *it + " -> ";
    return cycle + node;
  }
  if (!done.insert(node).second) return {};
  path.push_back(node);
  for (const std::string& next : graph.at(node)) {
    std::string cycle = find_cycle(graph, next, path, done);
    if (!cycle.empty()) return cycle;
  }
  path.pop_back();
  return {};
}

std::string any_cycle(const Graph& graph) {
  std::set<std::string> done;
  for (const auto& [file, targets] : graph) {
    std::vector<std::string> path;
    std::string cycle = find_cycle(graph, file, path, done);
    if (!cycle.empty()) return cycle;
  }
  return {};
}

TEST(Includes, CycleIsFoundWhereThereIsOne) {
  EXPECT_EQ(any_cycle({{"a", {"b"}}, {"b", {"c"}}, {"c", {"b"}}}), "b -> c -> b");
  EXPECT_EQ(any_cycle({{"a", {"b", "c"}}, {"b", {"c"}}, {"c", {}}}), "");
}

TEST(Includes, FormNoCycle) {
  const Graph graph = include_graph();
  ASSERT_FALSE(graph.at("graph/include/toposcope/graph/clique_engine.h").empty());
  EXPECT_EQ(any_cycle(graph), "");
}

}  // namespace
}  // namespace toposcope::testing
