#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace toposcope::discovery {

/// Ids and forms of objects in one generation of Calipso; all that differs is made here.
class Shape {
 public:
  enum class Year : std::uint8_t { k2018, k2020 };

  explicit Shape(Year year = Year::k2020) : year_(year) {}

  [[nodiscard]] bool is_2018() const noexcept { return year_ == Year::k2018; }

  /// "RegionOne" or "region|RegionOne".
  [[nodiscard]] std::string region_id(std::string_view name) const;

  /// "nova" or "zone|nova".
  [[nodiscard]] std::string zone_id(std::string_view name) const;

  /// "HOST-DEVICE" or "HOST|DEVICE".
  [[nodiscard]] std::string vnic_id(std::string_view host, std::string_view device) const;

 private:
  Year year_;
};

}  // namespace toposcope::discovery
