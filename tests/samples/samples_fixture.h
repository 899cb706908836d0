#pragma once

/// \file
/// Runs the program on samples, in a folder of its own for each test; test code only.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace toposcope::testing {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A folder of its own for each test, empty at its start.
class SamplesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(info->test_suite_name()) + "." + info->name();
    for (char& c : name) c = c == '/' ? '_' : c;
    folder_ = fs::path(TOPOSCOPE_BINARY_DIR) / "samples_test" / name;
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  /// Runs a shell command in the folder; what it printed is in the files "out" and "err".
  [[nodiscard]] int run(const std::string& command) const {
    const std::string line = "cd '" + folder_.string() + "' && " + command + " >out 2>err";
    return std::system(line.c_str());
  }

  /// Runs the program on the test's inventory.
  [[nodiscard]] int toposcope(const std::string& command, const std::string& arguments) const {
    return run("'" TOPOSCOPE_PROGRAM "' " + command + " --db it.db " + arguments);
  }

  [[nodiscard]] std::string text(const std::string& file) const {
    std::ifstream in(folder_ / file);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
  }

  [[nodiscard]] std::vector<Json> json_lines(const std::string& file) const {
    std::vector<Json> documents;
    std::ifstream in(folder_ / file);
    for (std::string line; std::getline(in, line);) documents.push_back(Json::parse(line));
    return documents;
  }

 private:
  fs::path folder_;
};

inline std::string sample(const std::string& path) {
  return std::string("'" TOPOSCOPE_SOURCE_DIR "/samples/") + path + "'";
}

}  // namespace toposcope::testing
