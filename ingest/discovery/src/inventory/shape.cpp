#include "inventory/shape.h"

namespace toposcope::discovery {
namespace {

std::string joined(std::string_view first, char separator, std::string_view second) {
  std::string text(first);
  text += separator;
  text += second;
  return text;
}

}  // namespace

std::string Shape::region_id(std::string_view name) const {
  return is_2018() ? std::string(name) : joined("region", '|', name);
}

std::string Shape::zone_id(std::string_view name) const {
  return is_2018() ? std::string(name) : joined("zone", '|', name);
}

std::string Shape::vnic_id(std::string_view host, std::string_view device) const {
  return joined(host, is_2018() ? '-' : '|', device);
}

}  // namespace toposcope::discovery
