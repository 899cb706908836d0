#include "cli/program.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <sys/wait.h>

namespace toposcope::testing {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

fs::path golden_folder() { return fs::path(TOPOSCOPE_SOURCE_DIR) / "tests/golden"; }

Ran Workplace::run(const std::string& line) const {
  const TempDir captured(TempDir::Place::kMemory);
  const std::string out = (captured / "out").string();
  const std::string err = (captured / "err").string();
  // Redirections within the line stand nearer to the program than these and win.
  const std::string command = "toposcope() { '" TOPOSCOPE_PROGRAM "' \"$@\"; }; cd '" +
                              path().string() + "' && { " + line + "\n} >'" + out + "' 2>'" + err +
                              "'";
  Ran ran;
  const int status = std::system(command.c_str());
  ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ran.out = read_file(out);
  ran.err = read_file(err);
  return ran;
}

std::string Workplace::must_run(const std::string& line) const {
  Ran ran = run(line);
  if (ran.exit_code != 0) throw std::runtime_error(line + "\n" + ran.err);
  return std::move(ran.out);
}

void Workplace::put_file(const fs::path& source) const {
  fs::copy_file(source, path() / source.filename());
}

}  // namespace toposcope::testing
