#include "bench/targets.h"

#include <array>
#include <cstdio>

namespace toposcope::bench {
namespace {

std::string limit(const char* sign, double target, const char* unit) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s %.4g %s", sign, target, unit);
  return text.data();
}

}  // namespace

void Targets::at_least(const std::string& what, double measured, double target, const char* unit) {
  row(what, measured, limit(">=", target, unit), measured >= target);
}

void Targets::at_most(const std::string& what, double measured, double target, const char* unit) {
  row(what, measured, limit("<=", target, unit), measured <= target);
}

void Targets::row(const std::string& what, double measured, const std::string& target, bool met) {
  std::printf("  target: %-44s %10.4g  %-12s %s\n", what.c_str(), measured, target.c_str(),
              met ? "met" : "MISSED");
  all_met_ = all_met_ && met;
}

}  // namespace toposcope::bench
