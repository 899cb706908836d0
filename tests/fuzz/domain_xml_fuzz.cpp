// `virsh dumpxml`: any bytes are a guest with a UUID or a fault that is explained, and no tree is
// deeper than it may be.

#include "parse/domain_xml.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "parse_fuzz_checks.h"

using namespace toposcope;         // NOLINT(google-build-using-namespace): a program of one file
using namespace discovery::parse;  // NOLINT(google-build-using-namespace)

namespace {

std::size_t depth_of(const XmlElement& element) {
  std::size_t deepest = 0;
  for (const XmlElement& child : element.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto tree = read_xml("fuzz", text);
  if (testing::is_read(tree)) {
    testing::require(!tree.value().name.empty(), "an element without a name");
    testing::require(depth_of(tree.value()) <= kDeepestXml, "too deep");
  }
  const auto domain = read_domain_xml(text);
  if (!testing::is_read(domain)) return 0;
  testing::require(tree.has_value(), "a guest of what is no XML");
  testing::require(!domain.value().uuid.empty(), "a guest without a UUID");
  for (const XmlElement& interface : domain.value().interfaces) {
    testing::require(interface.name == "interface", "another element");
  }
  return 0;
}
