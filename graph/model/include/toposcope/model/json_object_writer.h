#pragma once

#include <string>
#include <string_view>

#include "toposcope/model/text.h"

namespace toposcope::model {

/// Writes the members of one JSON object; empty values are left out.
class JsonObjectWriter {
 public:
  explicit JsonObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    begin(name);
    append_json_string(out_, value);
  }

  /// `json` is JSON already.
  void raw(std::string_view name, std::string_view json) {
    if (json.empty()) return;
    begin(name);
    out_ += json;
  }

  /// Writes the name; the caller appends the value.
  void begin(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_json_string(out_, name);
    out_ += ':';
  }

  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace toposcope::model
