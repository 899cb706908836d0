#pragma once

/// \file
/// Inventory files made from samples by the command line program, as an operator makes them.

#include <filesystem>
#include <string>
#include <vector>

namespace toposcope::testing {

/// What a sample's text is to be without, and what stands in its place.
struct Replacement {
  std::string text;
  std::string by;
};

/// "harbour.json" and the like.
[[nodiscard]] std::filesystem::path sample_source(const std::string& name);

/// A sample with other words, written to `to`.  Fails the test when a text is not there.
void write_changed_sample(const std::string& name, const std::vector<Replacement>& changes,
                          const std::filesystem::path& to);

/// A sample without the lines that hold one of the texts: its records stand one on a line.
void write_sample_without(const std::string& name, const std::vector<std::string>& lines_with,
                          const std::filesystem::path& to);

/// Imports in another process and waits for its end.  Fails the test when it fails.
void import_into(const std::filesystem::path& db, const std::filesystem::path& source,
                 const std::vector<std::string>& more_options = {});

/// Adds rules of samples/rules.
void import_rules_into(const std::filesystem::path& db, const std::string& rules);

/// A copy of an imported sample at `to`; each sample is imported once a program.
void copy_sample(const std::string& name, const std::filesystem::path& to);

/// Files of this account alone: the folders where programs keep preferences and state.
class OwnFolders {
 public:
  explicit OwnFolders(const std::filesystem::path& root);
};

}  // namespace toposcope::testing
