#pragma once

/// \file
/// Key and content hash of a document, as importing it gives them: for documents that people write,
/// so that a source which brings the same one later finds it.
///
/// \code
///   const auto hash = ingest::content_hash(R"({"name":"vm","link_types":["vm-nic"]})");
/// \endcode

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace toposcope::ingest {

/// A key before the number that tells it from others: KEY#1, KEY#2, ...
struct BaseKey {
  enum class Numbers : std::uint8_t {
    kNever,    ///< The source's own key.
    kFromTwo,  ///< The first one has none.
    kFromOne,
  };
  std::string text;
  Numbers numbers = Numbers::kFromOne;
};

/// Gives a member of a document as text; empty when it has none.
using MemberText = std::function<std::string(const char* name)>;

/// Those that Calipso itself finds by a field have that field for their key, the others their
/// `_id`; where there is none, a key is made:
///
///   environments_config, and constants   name, and name/environment_type
///   link_types, tooltips                 type
///   clique_types without _id             environment/focal type/name, numbered
///   clique_constraints without _id       environment/focal type, numbered
///   any other without _id                collection, numbered
[[nodiscard]] BaseKey base_key(std::string_view collection, const MemberText& member);

/// The content hash that importing this document of Calipso gives; 0 when it is not a JSON object.
[[nodiscard]] std::uint64_t content_hash(std::string_view json);

}  // namespace toposcope::ingest
