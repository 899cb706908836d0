#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "toposcope/ingest/report.h"

#include "json/json_rewrite.h"

namespace toposcope::ingest {

/// Says where the record in hand stands in the source; asked only when there is something to say.
using Locator = std::function<std::string()>;

/// Counts by name.
class Tally {
 public:
  void add(std::string_view name);
  [[nodiscard]] std::map<std::string, std::uint64_t> counts() const {
    return {counts_.begin(), counts_.end()};
  }

 private:
  /// Lets a view be looked up without making a string of it.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };

  std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> counts_;
};

/// Collects what becomes the IngestReport.
class ReportBuilder {
 public:
  void count_node(std::string_view type) { nodes_.add(type); }
  void count_link(std::string_view link_type) { links_.add(link_type); }
  void count_document(std::string_view collection) { documents_.add(collection); }

  /// A record that was not taken.
  void skip(const Locator& where, std::string message);

  /// A record that was taken although something about it is odd; `kind` is what it is counted as.
  void note(const std::string& kind, const Locator& where, std::string message,
            std::uint64_t times = 1);

  /// note() that tells only of the first of its kind.
  void note_first(const std::string& kind, const Locator& where, std::string message);

  [[nodiscard]] SecretCounts& removed_secrets() noexcept { return report_.removed_secrets; }
  [[nodiscard]] const Tally& nodes() const noexcept { return nodes_; }
  [[nodiscard]] const Tally& links() const noexcept { return links_; }

  [[nodiscard]] IngestReport finish();

 private:
  IngestReport report_;
  Tally nodes_;
  Tally links_;
  Tally documents_;
};

}  // namespace toposcope::ingest
