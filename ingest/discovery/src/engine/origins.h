#pragma once

/// \file
/// Which fetch an object comes from, and what that says when a later scan does not bring it.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inventory/inventory.h"

namespace toposcope::discovery {

class FetchLog;
class FetcherRegistry;
class Staging;

/// One fetcher asked about one parent.  As text FETCHER@PARENTTYPE:PARENTID, which each object
/// keeps as "scan_origin".
struct Origin {
  std::string fetcher, parent_type, parent_id;

  [[nodiscard]] std::string text() const;
};

/// Nothing for a text of another form.
[[nodiscard]] std::optional<Origin> parse_origin(std::string_view text);

/// What a scan was about.
struct ScanScope {
  std::string only_type, only_id;  ///< One object and all below it; both empty: all there is.
  bool clear = false;

  [[nodiscard]] bool is_full() const { return only_type.empty() && only_id.empty(); }
};

/// What is known at the end of a scan.
struct ScanEvidence {
  const FetchLog& log;
  const FetcherRegistry& fetchers;
  const Inventory& before;  ///< What the store holds.
  const Staging& staged;    ///< What the scan brought.
  /// Whether earlier scans were the last to tell of an object; of others nothing is said, whatever
  /// origin their documents name.  Empty: of all.
  std::function<bool(const Object& object)> is_own = {};
};

/// Says of objects that a scan did not bring whether they are gone, or only were not looked at.
class Retirement {
 public:
  Retirement(ScanEvidence evidence, ScanScope scope)
      : evidence_(std::move(evidence)), scope_(std::move(scope)) {}

  /// True when the object is gone:
  /// 1. its fetch succeeded and did not bring it.  Where other fetches may have brought it (see
  ///    FetchTraits::movable and shared), all that are known of must have succeeded;
  /// 2. or its fetch did not happen because what it would have asked about is gone;
  /// 3. and nothing that is not gone names it as its parent.
  ///
  /// Else nothing is known of it.
  [[nodiscard]] bool may_retire(ObjectNumber number);

  /// What an object that may not be retired stands below, as far as it was not reached:
  /// "host:compute2"; its host, or what was asked.
  [[nodiscard]] std::string unreached(ObjectNumber number) const;

 private:
  enum class Verdict : std::uint8_t { kOpen, kGone, kSpared };

  void judge_all();
  void spare_parents_of(ObjectNumber number);
  [[nodiscard]] Verdict judge(ObjectNumber number);
  [[nodiscard]] bool is_gone(const Object& object);
  [[nodiscard]] bool is_parent_gone(const Origin& origin);
  [[nodiscard]] bool is_answered(const Origin& origin);
  [[nodiscard]] bool are_all_answered(const std::string& type);
  [[nodiscard]] bool comes_from_several(std::string_view fetcher) const;
  [[nodiscard]] bool is_own(const Object& object) const;
  [[nodiscard]] bool is_brought(ObjectNumber number) const;
  [[nodiscard]] std::optional<ObjectNumber> before_of(std::string_view type,
                                                      std::string_view id) const;

  ScanEvidence evidence_;
  ScanScope scope_;
  std::vector<Verdict> verdicts_;             // by ObjectNumber
  std::map<std::string, bool> all_answered_;  // by type
  bool is_judged_ = false;
};

}  // namespace toposcope::discovery
