#include "cli/cli_file.h"

#include <regex>
#include <sstream>
#include <utility>

#include "cli/program.h"

namespace toposcope::testing {
namespace {

std::string mask(const std::string& text) {
  static const std::regex kTime(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)");
  static const std::regex kBytes(
      R"re(\b\d+ bytes|("(file_bytes|bytes_before|bytes_after)":)\d+)re");
  const std::string timed = std::regex_replace(text, kTime, "TIME");
  return std::regex_replace(timed, kBytes, "$1N");
}

void append_lines(std::string& out, const std::string& text, const std::string& prefix) {
  std::istringstream lines(mask(text));
  for (std::string line; std::getline(lines, line);) {
    out += line.empty() ? prefix : prefix + " " + line;
    out += '\n';
  }
}

bool belongs_to_step(const std::string& line) {
  return line.starts_with('>') || line.starts_with('!') || line.starts_with('=');
}

}  // namespace

CliFile read_cli_file(const std::filesystem::path& path) {
  CliFile file;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) {
      file.steps.push_back({std::exchange(file.rest, ""), line.substr(2), ""});
    } else if (belongs_to_step(line) && !file.steps.empty()) {
      file.steps.back().expected += line + "\n";
    } else {
      file.rest += line + "\n";
    }
  }
  return file;
}

std::string to_text(const CliFile& file) {
  std::string out;
  for (const CliStep& step : file.steps) {
    out += step.preface + "$ " + step.command + "\n" + step.expected;
  }
  return out + file.rest;
}

std::string describe(const Ran& ran) {
  std::string out;
  append_lines(out, ran.out, ">");
  append_lines(out, ran.err, "!");
  if (ran.exit_code != 0) out += "= " + std::to_string(ran.exit_code) + "\n";
  return out;
}

}  // namespace toposcope::testing
