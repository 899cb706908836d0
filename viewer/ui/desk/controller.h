#pragma once

/// \file
/// Does what intents say, and what time brings.
///
/// \code
///   Controller controller({state, jobs, look});
///   for (const Intent& intent : intents.take()) controller.apply(intent);
///   controller.tick(seconds, now);
/// \endcode
///
/// \par Threads
/// Of the window only.

#include "toposcope/model/time.h"

#include "ui/desk/desk.h"
#include "ui/desk/intents.h"

namespace toposcope::ui {

class Controller {
 public:
  explicit Controller(Desk desk) : desk_(desk) {}

  void apply(const Intent& intent);

  /// Once a frame, before panels are drawn: takes what has come, moves what moves, looks whether
  /// the file has changed.
  /// \param seconds  of a clock that does not jump
  void tick(double seconds, model::UtcMicros now);

  /// Something moves: the next frame will differ.
  [[nodiscard]] bool is_moving() const;

 private:
  Desk desk_;
};

}  // namespace toposcope::ui
