#pragma once

#include "toposcope/graph/layout.h"
#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// A place on a route and the direction there.
struct RoutePlace {
  Point at;
  Point direction;  ///< Of length 1; (1, 0) where there is none.
};

/// The middle of a route by length.
[[nodiscard]] RoutePlace middle_of(const graph::LayoutRoute& route);

/// The end of a route.
[[nodiscard]] RoutePlace end_of(const graph::LayoutRoute& route);

/// How far a point is from the nearest one of a route.
[[nodiscard]] float distance_to(const graph::LayoutRoute& route, Point at);

/// The longest straight, level piece: where a name may stand.  Of no length when there is none.
struct LevelRun {
  Point from;
  float length = 0;
};
[[nodiscard]] LevelRun level_run(const graph::LayoutRoute& route);

}  // namespace toposcope::scene
