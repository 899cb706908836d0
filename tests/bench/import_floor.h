#pragma once

#include <string>

namespace toposcope::bench {

/// Seconds of wall and processor time.
struct Cost {
  double wall_s = 0;
  double cpu_s = 0;
};

/// Reads an inventory that has one record a line with simdjson, record by record, and touches the
/// fields that an import promotes.  Nothing else is done.
Cost parse_floor(const std::string& inventory);

/// Writes the rows of a finished inventory file into a new one: same tables, same rows, same
/// indexes, same full text, same journal mode, plain SQLite.  Reading the rows is not counted.
Cost insert_floor(const std::string& finished, const std::string& target);

}  // namespace toposcope::bench
