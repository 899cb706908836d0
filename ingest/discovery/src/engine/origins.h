#pragma once

/// \file
/// Which fetch an object comes from, and what that says when a later scan does not bring it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

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

/// Says of objects that a scan did not bring whether they are gone, or only were not looked at.
class Retirement {
 public:
  /// \param before  what the store holds
  /// \param staged  what the scan brought
  Retirement(const FetchLog& log, const FetcherRegistry& fetchers, const Inventory& before,
             const Staging& staged, ScanScope scope);

  /// True when the object is gone:
  /// 1. its fetch succeeded and did not bring it.  Of a fetcher whose objects change their parent
  ///    all fetches must have succeeded, in a scan of all there is;
  /// 2. or its fetch did not happen because what it would have asked about is gone.
  ///
  /// Else nothing is known of it.
  [[nodiscard]] bool may_retire(ObjectNumber number);

  /// What an object that may not be retired stands below, as far as it was not reached:
  /// "host:compute2"; its own origin's parent, or its host.
  [[nodiscard]] std::string unreached(ObjectNumber number) const;

 private:
  enum class Verdict : std::uint8_t { kOpen, kGone, kSpared };

  [[nodiscard]] bool is_gone(ObjectNumber number);
  [[nodiscard]] bool is_parent_gone(const Origin& origin);
  [[nodiscard]] std::optional<ObjectNumber> before_of(const Origin& origin) const;
  [[nodiscard]] bool is_staged_parent(const Origin& origin) const;

  const FetchLog& log_;
  const FetcherRegistry& fetchers_;
  const Inventory& before_;
  const Staging& staged_;
  ScanScope scope_;
  std::unordered_map<std::uint32_t, Verdict> verdicts_;
};

}  // namespace toposcope::discovery
