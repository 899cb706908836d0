#pragma once

/// \file
/// Finds network addresses in documents, byte by byte, without building a tree of them.
///
/// \code
///   AddressScanner scanner;
///   scanner.scan(document, [&](std::string_view member, const Address& address) { ... });
/// \endcode

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/addresses.h"

namespace toposcope::query {

/// Keeps its buffers from document to document.  One thread at a time.
class AddressScanner {
 public:
  using Found = std::function<void(std::string_view member, const Address& address)>;

  /// Calls `found` for every address in a string of the document, in order.  `member` is the name
  /// (as written, escapes included) of the innermost member that holds the string, through arrays;
  /// empty at the top; it lives for the duration of the call.
  ///
  /// An address is a run of letters, digits, colons, dots and dashes that is one as a whole; or
  /// that is IPv4 before a colon; or else a piece of such a run between dashes that is IP.  Dots
  /// and colons at the end of a run do not count, unless it ends with "::".  Twelve digits alone
  /// are a MAC when the name of the member has "mac" or "hwaddr" in it: they may as well be part of
  /// an id.  "::" is none.  What is not JSON gives any addresses or none.
  ///
  /// \par Complexity
  /// One pass; over 300 MB a second.
  void scan(std::string_view document, const Found& found);

 private:
  /// An object or array that is open.
  struct Level {
    bool is_object = false;
    std::string_view member;
  };

  void take_string(std::string_view& rest);
  void take_runs(std::string_view text);
  void take_run(std::string_view run);

  std::vector<Level> levels_;
  std::string plain_;
  bool expects_name_ = false;
  const Found* found_ = nullptr;
};

}  // namespace toposcope::query
