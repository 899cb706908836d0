#include "ui/models/inspector_model.h"
#include "ui/models/properties_model.h"
#include "ui/panels/inspector_panel.h"

namespace toposcope::ui {

const std::vector<PropertyRow>& RecordCache::matches(const Inspection& inspection) {
  const std::string& filter = inspection.property_filter;
  if (matches_.reading == inspection.reading && matches_.filter == filter) return matches_.rows;
  matches_ = {inspection.reading, filter, matching(inspection.properties, filter)};
  return matches_.rows;
}

const std::vector<std::string>& RecordCache::pieces(const Inspection& inspection,
                                                    std::size_t columns) {
  if (pieces_.reading == inspection.reading && pieces_.columns == columns) return pieces_.lines;
  const auto parts = in_columns(inspection.document_lines, columns);
  pieces_ = {inspection.reading, columns, {parts.begin(), parts.end()}};
  return pieces_.lines;
}

}  // namespace toposcope::ui
