#include "toposcope/model/time.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace toposcope::model {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// Takes fixed-width numbers and marks from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool mark(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    last_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }

  /// 1 to 9 decimals as microseconds.
  std::optional<int> fraction() {
    int value = 0;
    std::size_t digits = 0;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++digits) {
      if (digits < 6) value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (digits == 0 || digits > 9) return std::nullopt;
    for (std::size_t i = digits; i < 6; ++i) value *= 10;
    return value;
  }

  [[nodiscard]] char last() const { return last_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char last_ = '\0';
};

std::optional<UtcMicros> read_date(Cursor& in) {
  const auto year = in.number(4);
  if (!year || !in.mark("-")) return std::nullopt;
  const auto month = in.number(2);
  if (!month || !in.mark("-")) return std::nullopt;
  const auto day = in.number(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return UtcMicros{std::chrono::sys_days{date}};
}

std::optional<microseconds> read_clock(Cursor& in) {
  const auto hour = in.number(2);
  if (!hour || *hour > 23 || !in.mark(":")) return std::nullopt;
  const auto minute = in.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  microseconds out = hours{*hour} + minutes{*minute};
  if (!in.mark(":")) return out;
  const auto second = in.number(2);
  if (!second || *second > 60) return std::nullopt;
  out += seconds{*second};
  if (!in.mark(".")) return out;
  const auto fraction = in.fraction();
  if (!fraction) return std::nullopt;
  return out + microseconds{*fraction};
}

/// The offset from UTC that ends the text; none means UTC.
std::optional<microseconds> read_offset(Cursor& in) {
  if (in.at_end() || in.mark("Zz")) return microseconds{0};
  if (!in.mark("+-")) return std::nullopt;
  const int sign = in.last() == '-' ? -1 : 1;
  const auto hour = in.number(2);
  if (!hour || *hour > 23) return std::nullopt;
  in.mark(":");
  const auto minute = in.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  return sign * microseconds{hours{*hour} + minutes{*minute}};
}

std::optional<UtcMicros> read_time(std::string_view text) {
  Cursor in(text);
  const auto date = read_date(in);
  if (!date || in.at_end()) return date;
  if (!in.mark("Tt ")) return std::nullopt;
  const auto clock = read_clock(in);
  if (!clock) return std::nullopt;
  const auto offset = read_offset(in);
  if (!offset || !in.at_end()) return std::nullopt;
  return *date + *clock - *offset;
}

}  // namespace

UtcMicros now_utc() {
  return std::chrono::time_point_cast<microseconds>(std::chrono::system_clock::now());
}

std::string to_rfc3339(UtcMicros time) {
  const auto day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  std::string out(buffer.data());
  if (const auto micros = clock.subseconds().count(); micros != 0) {
    std::snprintf(buffer.data(), buffer.size(), ".%06d", static_cast<int>(micros));
    out += buffer.data();
  }
  return out + "Z";
}

Result<UtcMicros> parse_rfc3339(std::string_view text) {
  if (const auto time = read_time(text)) return *time;
  return Error{ErrorCode::kMalformedInput,
               "expected a time such as 2026-11-20T09:40:00Z, found '" + std::string(text) + "'",
               ""};
}

}  // namespace toposcope::model
