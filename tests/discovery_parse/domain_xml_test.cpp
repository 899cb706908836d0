#include "parse/domain_xml.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

/// Children in their order, each "name attribute=value ...".
std::string shown(const XmlElement& element) {
  std::string text = element.name;
  for (const auto& [name, value] : element.attributes) text += " " + name + "=" + value;
  for (const XmlElement& child : element.children) text += "; " + shown(child);
  return text;
}

TEST(DomainXml, ReadsWhatCalipsoReads) {
  const auto read = read_domain_xml(fixture("calipso-domain.xml"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const LibvirtDomain& domain = read.value();
  EXPECT_EQ(domain.type, "qemu");
  EXPECT_EQ(domain.name, "instance-00000026");
  EXPECT_EQ(domain.uuid, "bf0cb914-b316-486c-a4ce-f22deb453c52");
  EXPECT_EQ(domain.vcpus, "1");
  EXPECT_EQ(domain.disks.size(), 1U);
  ASSERT_EQ(domain.interfaces.size(), 1U);
  // What its VNIC has as attributes.
  EXPECT_EQ(shown(domain.interfaces[0]),
            "interface type=bridge; mac address=fa:16:3e:e8:7f:04; source bridge=qbr1f72bd15-8a; "
            "target dev=tap1f72bd15-8a; model type=virtio; driver name=qemu; alias name=net0; "
            "address type=pci domain=0x0000 bus=0x00 slot=0x03 function=0x0");
}

TEST(DomainXml, ReadsTheLab) {
  const auto read = read_domain_xml(fixture("lab-domain.xml"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value().uuid, "aa5e1a51-46ee-49c1-a7eb-7b5cdc7f991b");
  ASSERT_EQ(read.value().interfaces.size(), 1U);
  const XmlElement& interface = read.value().interfaces[0];
  EXPECT_EQ(interface.child("mtu")->attribute("size"), "1450");
  EXPECT_EQ(interface.child("nothing"), nullptr);
  EXPECT_EQ(interface.attribute("nothing"), "");
}

TEST(DomainXml, NeedsAUuidOnly) {
  const auto read = read_domain_xml("<domain><uuid>\n wrong_instance </uuid></domain>");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value().uuid, "wrong_instance");
  EXPECT_TRUE(read.value().interfaces.empty());
}

TEST(DomainXml, SaysWhereItDoesNotUnderstand) {
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "<a>\n";
  expect_faults(read_domain_xml,
                {{"", "line 1", "well-formed XML"},
                 {"  ", "line 1", "well-formed XML"},
                 {"\n\n<domain>\n<uuid></domain>", "line 4", "mismatched tag"},
                 {"error: failed to get domain 'x'\n", "line 1", "well-formed XML"},
                 {"<network/>", "line 1", "expected <domain>, found '<network>'"},
                 {"<domain/>", "line 1", "<uuid> in <domain>"},
                 {"<domain><uuid> </uuid></domain>", "line 1", "<uuid> in <domain>"},
                 {deep.c_str(), "line 65", "elements less deep"},
                 {"<!DOCTYPE d [<!ENTITY a 'b'>]><domain><uuid>&a;</uuid></domain>", "line 1",
                  "no document type"},
                 {"<domain><uuid>&a;</uuid></domain>", "line 1", "undefined entity"}});
}

TEST(DomainXml, IsRobust) {
  expect_robust(read_domain_xml, fixture("calipso-domain.xml"));
  expect_robust(read_domain_xml, fixture("lab-domain.xml"));
}

}  // namespace
}  // namespace toposcope::discovery::parse
