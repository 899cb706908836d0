#pragma once

#include <ostream>
#include <string>

#include "toposcope/ingest/report.h"
#include "toposcope/store/import.h"

#include "json_text.h"

namespace toposcope::cli {

/// One imported source, for the report.
struct ImportedSource {
  std::string path;
  std::string adapter;
  std::string source;  ///< Its name in the inventory.
  bool dry_run = false;
  ingest::IngestReport read;
  std::string refused;           ///< Why nothing of it was written; empty: it was.
  store::ImportOutcome outcome;  ///< Empty when refused.
};

/// Counts per type, oddities, skipped records with place and reason.
void print_import_report(std::ostream& out, const ImportedSource& source);

[[nodiscard]] Json import_report_json(const ImportedSource& source);

}  // namespace toposcope::cli
