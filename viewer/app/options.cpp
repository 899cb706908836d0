#include "app/options.h"

#include <charconv>

#include <CLI/CLI.hpp>

namespace toposcope::app {
namespace {

constexpr const char* kExamples = R"(
Examples:
  toposcope-viewer prod.db
  toposcope-viewer prod.db --focal instance:web-fe-03
  toposcope-viewer prod.db --focal switch:leaf-1b --at "2026-11-20 02:00"
  toposcope-viewer prod.db --screenshot now.png --size 1600x1000 --theme light

Keys: F1 in the window lists them.
Exit codes: 0 ok, 1 what --focal names is not there, 2 wrong usage, 3 bad input, 4 internal failure, 5 try again.)";

/// "1600x1000"; empty when it is fine.
std::string read_size(const std::string& text, Options& options) {
  const std::size_t cross = text.find('x');
  const std::string fault = "--size: expected WIDTHxHEIGHT in pixels, such as 1600x1000";
  if (cross == std::string::npos) return fault;
  const auto number = [](const char* begin, const char* end, int& value) {
    const auto [stop, code] = std::from_chars(begin, end, value);
    return code == std::errc() && stop == end && value >= 200 && value <= 16384;
  };
  const char* begin = text.data();
  const bool good = number(begin, begin + cross, options.width) &&
                    number(begin + cross + 1, begin + text.size(), options.height);
  return good ? "" : fault + ", from 200 to 16384";
}

}  // namespace

ParsedOptions parse_options(int argc, char** argv) {
  ParsedOptions parsed;
  Options& options = parsed.options;
  CLI::App app("Shows what any object of an inventory stands on, and what stands on it.",
               "toposcope-viewer");
  app.footer(kExamples);
  app.set_version_flag("--version", TOPOSCOPE_VERSION);
  app.add_option("FILE", options.path, "The inventory file")->required();
  app.add_option("--focal", options.focal_point, "Begin with this focal point: TYPE:ID or key:K")
      ->type_name("TYPE:ID");
  app.add_option("--view", options.view, "Begin with a view that was shared as a file")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
  app.add_option("--at", options.at, "As the file was then: 02:00, -3h, a date, a revision number")
      ->type_name("TIME");
  app.add_option("--screenshot", options.screenshot,
                 "Draw one picture of the window; no display needed")
      ->type_name("FILE.png");
  std::string size;
  app.add_option_function<std::string>(
         "--size",
         [&](const std::string& text) {
           const std::string fault = read_size(text, options);
           if (!fault.empty()) throw CLI::ValidationError(fault);
         },
         "Size of the window, pixels")
      ->type_name("WxH");
  app.add_option("--theme", options.theme, "dark, light, or one of the look file");
  app.add_option("--look", options.look, "Colours, icons, types: a look file")->type_name("FILE");
  app.add_option("--text", options.text_percent, "Size of texts, per cent")
      ->check(CLI::Range(75, 200));
  app.add_flag("--new-window", options.new_window, "Even when the file is open in another window");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool is_help = error.get_exit_code() == 0;
    app.exit(error);
    parsed.exit_code = is_help ? 0 : 2;
  }
  return parsed;
}

}  // namespace toposcope::app
