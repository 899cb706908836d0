#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "toposcope/ingest/report.h"
#include "toposcope/store/import.h"

#include "json_text.h"

namespace toposcope::cli {

/// What one import read and did, for the report.
struct Imported {
  std::vector<std::string> paths;     ///< At least one; all of them are one revision.
  std::vector<std::string> adapters;  ///< Of each path.
  std::string source;                 ///< The name of them all in the inventory.
  bool dry_run = false;
  ingest::IngestReport read;     ///< Of all paths together.
  std::string refused;           ///< Why nothing was written; empty: it was.
  store::ImportOutcome outcome;  ///< Empty when refused.
};

/// Counts per type, oddities, skipped records with place and reason.
void print_import_report(std::ostream& out, const Imported& imported);

[[nodiscard]] Json import_report_json(const Imported& imported);

}  // namespace toposcope::cli
