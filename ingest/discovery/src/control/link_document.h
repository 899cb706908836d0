#pragma once

#include <string>

#include "links/link_set.h"

namespace toposcope::discovery {

/// Links of a set as documents of Calipso's collection `links`.  One object for many links.
class LinkDocument {
 public:
  explicit LinkDocument(const LinkSet& links) : links_(links) {}

  /// JSON text; valid until the next call.
  [[nodiscard]] const std::string& of(const LinkEntry& link);

 private:
  [[nodiscard]] std::string label(const LinkEntry& link, const char* name);

  const LinkSet& links_;
  std::string text_;
  Doc attributes_;
};

}  // namespace toposcope::discovery
