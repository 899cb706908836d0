#pragma once

#include <memory>
#include <string>

struct duk_hthread;

namespace toposcope::testing {

/// Scripts of our pages in an engine without a page (Duktape, ECMAScript 5).
class Script {
 public:
  Script();
  ~Script();
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;

  /// Runs a script.
  /// \throws std::runtime_error with the engine's message
  void run(const std::string& source);

  /// Compiles without running: what needs a page can still be tried for its form.
  /// \throws std::runtime_error with the engine's message
  void compile(const std::string& source);

  /// The value of an expression as JSON.
  /// \throws std::runtime_error with the engine's message
  [[nodiscard]] std::string json(const std::string& expression);

 private:
  duk_hthread* engine_;
};

/// A file of viewer/scene/data.
[[nodiscard]] std::string page_source(const std::string& file);

}  // namespace toposcope::testing
