// Sizes, documents that must be there, and texts that must not.

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "architecture/cxx_outline.h"
#include "architecture/source_tree.h"

namespace toposcope::testing {
namespace {

constexpr std::size_t kMaxFileLines = 400;
constexpr std::size_t kMaxFunctionLines = 50;
constexpr std::size_t kMaxParameters = 5;

TEST(Sizes, FilesFitTheirLimit) {
  for (const SourceFile& file : read_source_tree()) {
    if (file.path.ends_with(".md")) continue;
    EXPECT_LE(lines_of(file.text).size(), kMaxFileLines) << file.path;
  }
}

TEST(Sizes, FunctionsFitTheirLimit) {
  std::size_t functions = 0;
  for (const SourceFile& file : read_source_tree()) {
    if (!is_cxx(file)) continue;
    for (const FunctionOutline& function : outline_functions(file.text)) {
      const std::string place = file.path + ":" + std::to_string(function.first_line);
      if (function.has_body) {
        EXPECT_LE(function.lines(), kMaxFunctionLines) << place;
        ++functions;
      }
      EXPECT_LE(function.parameters, kMaxParameters) << place << "\n" << function.head;
    }
  }
  EXPECT_GT(functions, 300U) << "the measure has lost sight of the code";
}

TEST(Documents, EveryTopFolderHasItsMapAndItsDecisions) {
  const std::filesystem::path root(TOPOSCOPE_SOURCE_DIR);
  for (const char* folder : {"graph", "store", "ingest", "viewer"}) {
    for (const char* document : {"README.md", "DECISIONS.md"}) {
      EXPECT_TRUE(std::filesystem::exists(root / folder / document)) << folder << "/" << document;
    }
  }
  for (const char* document :
       {"README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "docs/DECISIONS.md", "samples/README.md",
        "tests/README.md", "store/FORMAT.md", "ingest/FORMATS.md"}) {
    EXPECT_TRUE(std::filesystem::exists(root / document)) << document;
  }
}

TEST(Documents, LinkToFilesThatAreThere) {
  const std::regex link(R"(\]\(([^)#:]+)(#[^)]*)?\))");
  const std::filesystem::path root(TOPOSCOPE_SOURCE_DIR);
  for (const SourceFile& file : read_source_tree()) {
    if (!file.path.ends_with(".md")) continue;
    const std::filesystem::path folder = (root / file.path).parent_path();
    for (std::sregex_iterator it(file.text.begin(), file.text.end(), link), end; it != end; ++it) {
      EXPECT_TRUE(std::filesystem::exists(folder / (*it)[1].str()))
          << file.path << ": " << it->str();
    }
  }
}

struct ForbiddenText {
  std::string text;
  std::string in;  ///< Beginning of the path; empty: everywhere.
  const char* reason;
};

/// Written in two halves where this file would else hold what it looks for.
std::vector<ForbiddenText> forbidden_texts() {
  return {
      {std::string("/wo") + "rk/", "", "a path of one machine"},
      {std::string("/ho") + "me/", "", "a path of one machine"},
      {std::string("/ro") + "ot/", "", "a path of one machine"},
      {std::string("<<<<") + "<<< ", "", "left by a merge"},
      {std::string(">>>>") + ">>> ", "", "left by a merge"},
      {std::string("GTEST") + "_SKIP", "tests/", "a skipped test is no test"},
      {std::string("DISABLED") + "_", "tests/", "a skipped test is no test"},
      {std::string("FIX") + "ME", "", "finish it, or say in DECISIONS.md why not"},
      {std::string("using name") + "space std;", "", "hides where names come from"},
      {std::string("\t"), "graph/", "spaces only"},
      {std::string("\r"), "", "line feeds only"},
  };
}

TEST(Texts, HoldNothingForbidden) {
  const std::vector<ForbiddenText> forbidden = forbidden_texts();
  for (const SourceFile& file : read_source_tree()) {
    for (const auto& [text, in, reason] : forbidden) {
      if (!file.path.starts_with(in)) continue;
      const std::size_t found = file.text.find(text);
      const std::string before = file.text.substr(0, std::min(found, file.text.size()));
      EXPECT_EQ(found, std::string::npos)
          << file.path << ":" << lines_of(before).size() << ": '" << text << "' is " << reason;
    }
  }
}

TEST(Texts, OwnMemoryThroughValuesAndSmartPointers) {
  const std::regex allocation(R"(\bnew\s+[A-Za-z_:]|\bdelete\s*(\[\s*\])?\s+[A-Za-z_*])");
  for (const SourceFile& file : read_source_tree()) {
    if (!is_cxx(file)) continue;
    std::smatch found;
    const std::string code = blank_out(file.text);
    EXPECT_FALSE(std::regex_search(code, found, allocation)) << file.path << ": " << found.str();
  }
}

TEST(Texts, EndWithALineFeed) {
  for (const SourceFile& file : read_source_tree()) {
    EXPECT_TRUE(file.text.empty() || file.text.ends_with('\n')) << file.path;
  }
}

}  // namespace
}  // namespace toposcope::testing
