#pragma once

/// \file
/// Running adapters on text, and seeing what came out.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/ingest/report.h"
#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"

#include "support/recording_sink.h"

namespace toposcope::ingest::testing {

/// What one reading gave.
struct Reading {
  toposcope::testing::RecordingSink sink;
  model::Result<IngestReport> result = IngestReport{};

  /// The report.
  /// \throws std::bad_variant_access when there is none
  [[nodiscard]] const IngestReport& report() const { return result.value(); }
  /// "where: message" of the error; empty when there is none.
  [[nodiscard]] std::string error() const;
};

/// Reads Calipso text that is called "input", as if it were stored as `stem`.json.
[[nodiscard]] Reading read_calipso(std::string_view text, const std::string& stem = "input",
                                   const ReadOptions& options = {});

/// Reads the interchange form from text that is called "input".
[[nodiscard]] Reading read_interchange(std::string_view text, const ReadOptions& options = {});

/// Reads a source with the adapter that recognises it.
[[nodiscard]] Reading read_source(const std::filesystem::path& path,
                                  const ReadOptions& options = {});

/// Reads a source with the adapter of this name, whatever the source looks like.
[[nodiscard]] Reading read_as(std::string_view adapter, const std::filesystem::path& path);

/// All fields of all records, one line each, sorted; so that differences read well.
[[nodiscard]] std::vector<std::string> lines_of(const toposcope::testing::RecordingSink& sink);

/// "where: message" of each.
[[nodiscard]] std::vector<std::string> lines_of(const std::vector<model::Diagnostic>& list);

/// Path of a file or folder in tests/ingest/fixtures.
[[nodiscard]] std::filesystem::path fixture(const std::string& name);

/// The bytes of a file.
/// \throws std::runtime_error when it cannot be read
[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);

}  // namespace toposcope::ingest::testing
