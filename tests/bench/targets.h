#pragma once

#include <string>

namespace toposcope::bench {

/// Figures beside what was promised for them: printed as a table, remembered when missed.
///
/// \code
///   Targets targets;
///   targets.at_most("load of the snapshot", load_s, 3.0, "s");
///   return targets.all_met() ? 0 : 1;
/// \endcode
class Targets {
 public:
  void at_least(const std::string& what, double measured, double target, const char* unit);
  void at_most(const std::string& what, double measured, double target, const char* unit);

  [[nodiscard]] bool all_met() const { return all_met_; }

 private:
  void row(const std::string& what, double measured, const std::string& target, bool met);

  bool all_met_ = true;
};

}  // namespace toposcope::bench
