#pragma once

/// \file
/// A what-if as a small file that a change request can carry.
///
/// \code
///   {"toposcope": "what-if", "version": 1, "environment": "fra1", "title": "CHG-1042: leaf-1b",
///    "made_at": "2026-11-20T13:32:00Z",
///    "lost": [{"type": "switch", "id": "leaf-1b", "key": "58ca73"}],
///    "links": [{"key": "58cb01"}]}
/// \endcode
///
/// Only "toposcope" and "version" must be there.  A node is found by key, else by type and id; the
/// members "name" of nodes and "link_type", "name" of links are for people.  Members that are not
/// known are refused: a misspelt one would be ignored in silence.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/overlay.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

namespace toposcope::query {

struct LostNode {
  std::string type, id, key;  ///< A key, or type and id, or all three.
  std::string name;

  friend bool operator==(const LostNode&, const LostNode&) = default;
};

struct LostLink {
  std::string key;  ///< Never empty.
  std::string link_type, name;

  friend bool operator==(const LostLink&, const LostLink&) = default;
};

struct OverlayFile {
  std::string environment;  ///< Empty: everywhere.
  std::string title;
  std::optional<model::UtcMicros> made_at;
  std::vector<LostNode> lost;
  std::vector<LostLink> links;

  friend bool operator==(const OverlayFile&, const OverlayFile&) = default;
};

/// Reads the text of a file.
/// \retval kMalformedInput  no JSON, or not of this form; Error::where is a JSON pointer
/// \retval kUnsupported     a later version
[[nodiscard]] model::Result<OverlayFile> read_overlay_file(std::string_view text);

/// The text that read_overlay_file() reads; ends with a line break.
[[nodiscard]] std::string write_overlay_file(const OverlayFile& file);

/// What a file names, found in a snapshot.
struct FoundOverlay {
  graph::Overlay overlay;
  std::vector<std::string> unknown;  ///< One sentence for each that is not there, or not clear.
};

/// Finds what a file names.  A key must fit one node or link of the file's environment.
/// \par Complexity
/// O(N + L), a look at each key and id.
/// \par Thread safety
/// Pure.
[[nodiscard]] FoundOverlay find_overlay(const graph::GraphSnapshot& snapshot,
                                        const OverlayFile& file);

}  // namespace toposcope::query
