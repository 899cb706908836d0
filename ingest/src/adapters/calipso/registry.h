#pragma once

#include <string_view>

namespace toposcope::ingest::calipso {

/// True for the node types that Calipso itself knows, folders included.
[[nodiscard]] bool is_registered_node_type(std::string_view type) noexcept;

/// True for the link types that Calipso itself knows, in either direction.
[[nodiscard]] bool is_registered_link_type(std::string_view link_type) noexcept;

}  // namespace toposcope::ingest::calipso
