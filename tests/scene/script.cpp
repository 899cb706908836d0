#include "scene/script.h"

#include <filesystem>
#include <stdexcept>

#include <duktape.h>

#include "scene/tools.h"

namespace toposcope::testing {
namespace {

std::string take_text(duk_context* engine) {
  std::string text = duk_safe_to_string(engine, -1);
  duk_pop(engine);
  return text;
}

}  // namespace

Script::Script() : engine_(duk_create_heap_default()) {}

Script::~Script() { duk_destroy_heap(engine_); }

void Script::run(const std::string& source) {
  const bool failed = duk_peval_lstring(engine_, source.data(), source.size()) != 0;
  const std::string result = take_text(engine_);
  if (failed) throw std::runtime_error(result);
}

void Script::compile(const std::string& source) {
  const bool failed = duk_pcompile_lstring(engine_, 0, source.data(), source.size()) != 0;
  const std::string result = take_text(engine_);
  if (failed) throw std::runtime_error(result);
}

std::string Script::json(const std::string& expression) {
  const std::string source = "JSON.stringify(" + expression + ")";
  const bool failed = duk_peval_lstring(engine_, source.data(), source.size()) != 0;
  std::string result = take_text(engine_);
  if (failed) throw std::runtime_error(expression + ": " + result);
  return result;
}

std::string page_source(const std::string& file) {
  return read_bytes(std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "viewer/scene/data" / file);
}

}  // namespace toposcope::testing
