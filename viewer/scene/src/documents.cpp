#include "documents.h"

#include "templates.h"

namespace toposcope::scene {

const nlohmann::json& Documents::operator[](std::size_t node) const {
  std::unique_ptr<nlohmann::json>& parsed = parsed_[node];
  if (parsed == nullptr) {
    parsed = std::make_unique<nlohmann::json>(parse_document(nodes_[node].document));
  }
  return *parsed;
}

}  // namespace toposcope::scene
