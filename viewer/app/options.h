#pragma once

#include <optional>
#include <string>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::app {

/// What was asked for on the command line.
struct Options {
  std::string path;
  std::string focal_point;  ///< TYPE:ID or key:K; empty: the start page.
  std::string view;         ///< A file with a view; empty: none.
  std::string at;           ///< As query::parse_as_of() reads it; empty: now.
  std::string screenshot;   ///< A PNG file; empty: a window.
  int width = 0;            ///< 0: as remembered.
  int height = 0;
  std::string theme;        ///< Empty: as remembered.
  std::string look;         ///< A look file; empty: none.
  int text_percent = 0;     ///< 0: as remembered.
  bool new_window = false;  ///< Even when the file is open in another one.
};

/// What the command line came to: options, or an exit code when all is said already.
struct ParsedOptions {
  Options options;
  std::optional<int> exit_code;  ///< --help, --version, or wrong usage: it is printed.
};

[[nodiscard]] ParsedOptions parse_options(int argc, char** argv);

}  // namespace toposcope::app
