#pragma once

/// \file
/// What a tab shows, as plain data: it can be compared, undone, saved and sent.
///
/// \code
///   ViewSpec view = focal_view({"prod", "instance", "i-1", "i-1"});
///   view.filter = "status>ok";
///   std::string file = to_json(view);
/// \endcode
///
/// Camera and selection are no part of it: they change all the time and nobody undoes them.  A
/// file of it may say how it was looked at, \see ViewWindow.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/scene/camera.h"
#include "toposcope/scene/poster.h"
#include "toposcope/scene/scene.h"

namespace toposcope::ui {

/// A node by the names that sources gave it: they hold in any revision and in copies of the file.
struct Subject {
  std::string environment;
  std::string type;
  std::string id;
  std::string key;
  std::string name = {};  ///< For people only.

  [[nodiscard]] bool empty() const noexcept { return key.empty() && id.empty(); }
  /// What people call it: its name, else its id.
  [[nodiscard]] const std::string& label() const noexcept { return name.empty() ? id : name; }
  /// The same thing, whatever it is called.
  friend bool operator==(const Subject& a, const Subject& b) {
    return a.environment == b.environment && a.type == b.type && a.id == b.id && a.key == b.key;
  }
};

/// What a picture is compared with.
struct Comparison {
  enum class With : std::uint8_t { kNothing, kTime, kFocalPoint };
  With with = With::kNothing;
  std::string at = {};  ///< kTime: as ViewSpec::at.
  Subject other = {};   ///< kFocalPoint.

  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Nodes and links that a what-if takes away.
struct WhatIf {
  std::vector<Subject> nodes;
  std::vector<std::string> links;  ///< Keys.

  [[nodiscard]] bool empty() const noexcept { return nodes.empty() && links.empty(); }
  friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

/// Of a neighbourhood, in links; further away everything is linked to everything.
inline constexpr unsigned kMostDepth = 6;

struct ViewSpec {
  Subject subject;          ///< Empty: the start page.
  std::string clique_type;  ///< Key of the rule; empty: the one that fits best.
  std::string semantics = "calipso";
  std::string at;  ///< RFC 3339 or a revision number; empty: now.
  Comparison comparison;
  WhatIf what_if;
  unsigned depth = 2;  ///< Of the neighbourhood that stands in for a clique.

  std::string filter;  ///< An expression of query/filter.h; empty: none.
  bool filter_hides = false;
  bool only_neighbours = false;
  std::string why;  ///< Key of the node whose path from the focal point is drawn.

  scene::LayoutName layout = scene::LayoutName::kAuto;
  bool fold = true;
  std::map<std::string, std::uint32_t> open_folds;  ///< \see scene::CardOptions
  std::set<std::string> collapsed;
  std::map<std::string, scene::Point> pins;  ///< By node key: upper left corner, layout pixels.

  friend bool operator==(const ViewSpec&, const ViewSpec&) = default;
};

/// A view of one focal point, all else as it comes.
[[nodiscard]] ViewSpec focal_view(Subject subject);

/// Views that ask the store the same question; they differ in how the answer is drawn.
[[nodiscard]] bool same_question(const ViewSpec& a, const ViewSpec& b);

/// How a view is looked at.
struct ViewWindow {
  std::optional<scene::Camera> camera = {};  ///< None: all of the picture.
  bool table = false;

  friend bool operator==(const ViewWindow&, const ViewWindow&) = default;
};

/// {"toposcope": "view", "version": 1, ...}; members that are as they come are left out.
[[nodiscard]] std::string to_json(const ViewSpec& view, const ViewWindow& window = {});

/// \retval kMalformedInput  no JSON, not a view, or of a newer version; members of other kinds than
///                          expected are named by JSON pointer
[[nodiscard]] model::Result<ViewSpec> read_view(std::string_view json);
/// What the same text says of the window.
/// \return errors of read_view()
[[nodiscard]] model::Result<ViewWindow> read_view_window(std::string_view json);

}  // namespace toposcope::ui
