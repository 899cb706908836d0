#pragma once

/// \file
/// What was fetched in a scan, how it went and what it took.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "toposcope/discovery/scan.h"

#include "engine/fetcher.h"
#include "inventory/remarks.h"

namespace toposcope::discovery {

/// How a fetch went; the worst of several of one origin counts.
enum class FetchState : std::uint8_t {
  kComplete,  ///< What it did not bring is not there.
  kPart,      ///< It brought what it could; there may be more.
  kNotBuilt,
  kFailed,
};

/// A member that nobody could say of objects of a type, as what sets it did not answer.
struct UnsetMember {
  std::string_view type, member;  ///< Of a fetcher's traits: static.
  std::string host;               ///< Whose objects; empty: all.

  auto operator<=>(const UnsetMember&) const = default;
};

/// One entry of a scanner that was run on one parent.
struct FetchRecord {
  std::string origin;   ///< Origin::text().
  std::string fetcher;  ///< Empty for a folder.
  std::string type;     ///< Of its objects.
  std::string parent_type, parent_id;
  std::string host = {};  ///< That was asked by commands; empty: none was.
  FetchState state = FetchState::kComplete;
  FetchTimes times;
};

/// Grows in the order of the queue, so that it is the same whoever answered first.
class FetchLog {
 public:
  void add(const FetchRecord& record);
  void add_failure(FetchFailure failure) { failures_.push_back(std::move(failure)); }
  void add_remark(std::string where, std::string message) {
    remarks_.add(std::move(where), std::move(message));
  }
  void add_not_allowed(const std::string& what);
  void add_unset(UnsetMember member) { unset_.insert(std::move(member)); }
  void add_not_built(const std::string& fetcher, std::string_view why);

  /// Nothing when this origin was not asked.
  [[nodiscard]] std::optional<FetchState> state(const std::string& origin) const;

  /// Fetchers that were asked for objects of this type, and whether all they were asked was
  /// answered in full.
  [[nodiscard]] const std::map<std::string, bool>& fetchers_of(const std::string& type) const;

  [[nodiscard]] const std::map<std::string, FetchTimes>& times() const noexcept { return times_; }
  [[nodiscard]] const std::vector<FetchFailure>& failures() const noexcept { return failures_; }
  [[nodiscard]] const std::set<UnsetMember>& unset() const noexcept { return unset_; }
  [[nodiscard]] const std::vector<std::string>& not_allowed() const noexcept {
    return not_allowed_;
  }
  [[nodiscard]] const std::map<std::string, std::string>& not_built() const noexcept {
    return not_built_;
  }
  [[nodiscard]] const Remarks& remarks() const noexcept { return remarks_; }

  /// Parents of which something was asked and answered in full, as "TYPE:ID", and nothing failed.
  /// What is not to be known, or not all, says nothing of them.  A host is one by commands on it,
  /// not by what an API says of it.
  [[nodiscard]] std::vector<std::string> reached() const;

 private:
  struct Reached {
    bool answered = false, failed = false;
  };
  void note_reached(const std::string& parent, FetchState state);

  std::unordered_map<std::string, FetchState> states_;
  std::map<std::string, std::map<std::string, bool>> complete_;  // by type, by fetcher
  std::map<std::string, Reached> reached_;                       // by "TYPE:ID" of the parent
  std::map<std::string, FetchTimes> times_;
  std::vector<FetchFailure> failures_;
  std::set<UnsetMember> unset_;
  std::vector<std::string> not_allowed_;
  std::map<std::string, std::string> not_built_;
  Remarks remarks_;
};

}  // namespace toposcope::discovery
