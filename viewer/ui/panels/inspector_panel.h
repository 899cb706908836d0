#pragma once

/// \file
/// What is known of the selected object or link.
///
/// \code
///   inspector.draw(context, plan.inspector);
/// \endcode

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ui/desk/inspection.h"
#include "ui/panels/panels.h"

namespace toposcope::ui {

/// Parts of a record as they are shown: made anew only when the record, or how it is looked at,
/// is another one.
class RecordCache {
 public:
  /// The properties that fit the filter of the inspection.  \see matching()
  const std::vector<PropertyRow>& matches(const Inspection& inspection);
  /// Lines of the record in pieces of so many letters.  \see in_columns()
  const std::vector<std::string>& pieces(const Inspection& inspection, std::size_t columns);

 private:
  struct Matches {
    std::uint64_t reading = 0;
    std::string filter;
    std::vector<PropertyRow> rows;
  };
  struct Pieces {
    std::uint64_t reading = 0;
    std::size_t columns = 0;
    std::vector<std::string> lines;
  };
  Matches matches_;
  Pieces pieces_;
};

class InspectorPanel {
 public:
  /// \param above  it lies over the canvas, where the window is narrow
  void draw(const PanelContext& context, const scene::Rect& area, bool above = false);

 private:
  RecordCache cache_;
};

}  // namespace toposcope::ui
