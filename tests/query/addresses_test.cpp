#include "query/addresses.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "query/address_scan.h"
#include "query/search_oracle.h"
#include "query/text_fold.h"

namespace toposcope::testing {
namespace {

using query::Address;
using query::AddressKind;
using query::AddressPattern;

std::string normal(const char* text) {
  const auto address = query::parse_address(text);
  return address.has_value() ? address->text() : "none";
}

TEST(Addresses, HaveOneForm) {
  const std::pair<const char*, const char*> cases[] = {
      {"AA:bb:CC:dd:EE:ff", "aa:bb:cc:dd:ee:ff"},
      {"aa-bb-cc-dd-ee-ff", "aa:bb:cc:dd:ee:ff"},
      {"aabb.ccdd.eeff", "aa:bb:cc:dd:ee:ff"},
      {"aabbccddeeff", "aa:bb:cc:dd:ee:ff"},
      {"aa:bb:cc:dd:ee-ff", "none"},
      {"aa:bb:cc:dd:ee", "none"},
      {"10.0.0.1", "10.0.0.1"},
      {"10.0.0.01", "none"},
      {"10.0.0.256", "none"},
      {"10.0.0", "none"},
      // RFC 5952, section 4: leading zeros, the longest run, case.
      {"2001:0db8::0001", "2001:db8::1"},
      {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
      {"2001:DB8:AAAA:0:0:0:0:5", "2001:db8:aaaa::5"},
      {"::ffff:10.0.0.1", "::ffff:10.0.0.1"},
      {"1:2:3", "none"},
      {"", "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(normal(text), expected) << text;
}

TEST(Addresses, SearchTextLeadsBack) {
  for (const char* text : {"aabb.ccdd.eeff", "10.1.2.3", "2001:db8::5", "::1"}) {
    const auto address = query::parse_address(text);
    ASSERT_TRUE(address.has_value()) << text;
    EXPECT_EQ(query::from_search_text(address->kind, address->search_text()), address) << text;
  }
}

/// Pieces of addresses in all notations, some of them broken.
std::string random_piece(const Address& address, std::mt19937& random) {
  std::string text = random() % 2 == 0 ? address.text() : address.search_text();
  if (address.kind == AddressKind::kMac && random() % 2 == 0) {
    const std::string digits = address.search_text();
    text = digits.substr(0, 4) + "." + digits.substr(4, 4) + "." + digits.substr(8);
  }
  if (random() % 4 == 0) text.insert(random() % (text.size() + 1), 1, "0:.-f:"[random() % 6]);
  if (random() % 6 == 0) text.erase(random() % text.size(), 1);
  const std::size_t from = random() % 2 == 0 ? 0 : random() % text.size();
  return text.substr(from, 1 + random() % 20);
}

Address random_address(std::mt19937& random) {
  Address address{static_cast<AddressKind>(random() % 3), {}};
  const std::size_t size = address.kind == AddressKind::kMac    ? 6
                           : address.kind == AddressKind::kIpv4 ? 4
                                                                : 16;
  for (std::size_t i = 0; i < size; ++i) {
    address.bytes[i] = static_cast<std::uint8_t>(random() % 3 == 0 ? random() : random() % 2 * 16);
  }
  return address;
}

TEST(AddressPattern, FitsWhatTheDefinitionSays) {
  std::mt19937 random(1);
  int fitting = 0;
  for (int i = 0; i < 40'000; ++i) {
    const Address address = random_address(random);
    const Address other = random() % 4 == 0 ? random_address(random) : address;
    const std::string typed = random_piece(other, random);
    const auto pattern = AddressPattern::of(typed);
    const bool fits =
        pattern.has_value() && pattern->match(address.kind, address.search_text()).has_value();
    EXPECT_EQ(fits, oracle_address_fits(typed, address.text()))
        << typed << " in " << address.text();
    if (!fits) continue;
    ++fitting;
    const std::string text = address.search_text();
    EXPECT_TRUE(
        std::any_of(pattern->needles().begin(), pattern->needles().end(),
                    [&](const std::string& n) { return text.find(n) != std::string::npos; }))
        << typed << " in " << text;
    const auto [begin, end] = pattern->range_in(address);
    EXPECT_LT(begin, end);
    EXPECT_LE(end, address.text().size());
  }
  EXPECT_GT(fitting, 10'000);
}

std::vector<OracleAddress> scan(std::string_view document) {
  std::vector<OracleAddress> out;
  query::AddressScanner scanner;
  scanner.scan(document, [&](std::string_view member, const Address& address) {
    out.push_back({std::string(member), address.text()});
  });
  return out;
}

TEST(AddressScanner, FindsAddressesWithTheirMembers) {
  const char* document = R"({"ip": "10.0.0.1", "n": [{"m": "FA16.3e7a.1125"}, "10.0.0.2"],
      "text": "from 10.0.0.3:80 to [fe80::1]:22, ip-10-0-0-9, r 10.0.0.4-10.0.0.5.",
      "mac": "fa163e7a1126", "id": "fa163e7a1127", "e": "a\n10.0.0.6\u0020x",
      "cidr": "10.9.0.0/16", "at": "2026-11-18T04:30:12.418", "v": "1.2.3", "none": "::"})";
  const std::vector<OracleAddress> expected = {{"ip", "10.0.0.1"},   {"m", "fa:16:3e:7a:11:25"},
                                               {"n", "10.0.0.2"},    {"text", "10.0.0.3"},
                                               {"text", "fe80::1"},  {"text", "10.0.0.4"},
                                               {"text", "10.0.0.5"}, {"mac", "fa:16:3e:7a:11:26"},
                                               {"e", "10.0.0.6"},    {"cidr", "10.9.0.0"}};
  EXPECT_EQ(scan(document), expected);
  EXPECT_EQ(oracle_addresses(document), expected);
}

TEST(AddressScanner, AgreesWithATreeOnRandomDocuments) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {
      "10.0.0.1", "fe80::1", ":",     ".",   "-",  "aabb.ccdd.eeff", "aabbccddeeff", " ", "::", "x",
      "1",        "/",       "\\\"",  "\\n", "ff", "10.0.0.",        "::",           "é", "[",  "}",
      ",",        "mac",     "hwaddr"};
  const auto text = [&] {
    std::string out = "\"";
    for (std::size_t i = random() % 5; i > 0; --i) out += pieces[random() % pieces.size()];
    return out + "\"";
  };
  for (int i = 0; i < 5000; ++i) {
    std::string document = "{";
    for (std::size_t k = 1 + random() % 4; k > 0; --k) {
      const std::string name = random() % 3 == 0 ? "\"Mac\"" : "\"k" + std::to_string(k) + "\"";
      document += name + ": ";
      document += random() % 3 == 0   ? "[" + text() + ", {\"in\":" + text() + "}, " + text() + "]"
                  : random() % 4 == 0 ? "null"
                                      : text();
      if (k > 1) document += " , ";
    }
    document += "}";
    EXPECT_EQ(scan(document), oracle_addresses(document)) << document;
  }
}

TEST(TextFold, TakesOffCaseAndAccents) {
  const std::pair<const char*, const char*> cases[] = {
      {"WEB-fe_03", "web-fe_03"},         {"Zürich", "zurich"},
      {"ÀÉÎÕÜÇÑÝÿ", "aeioucnyy"},         {"ÆØÞß×", "æoþß×"},
      {"Łódź Šž Őű Ęą", "lodz sz ou ea"}, {"ΑΘΉΝΑΣ ώς", "αθηνασ ωσ"},
      {"МОСКВА ЁЙ Ђ", "москва еи ђ"},     {"e\u0301", "e"},
      {"a\tb\u00A0c", "a b c"},           {"日本", "日本"},
      {"\xFF\xC3", "\xFF\xC3"},
  };
  for (const auto& [text, folded] : cases) {
    EXPECT_EQ(query::fold_text(text), folded);
    EXPECT_TRUE(query::folded_equals(text, folded)) << text;
    EXPECT_TRUE(query::folded_contains("x" + std::string(text) + "y", folded)) << text;
  }
}

TEST(TextFold, ComparesWithoutCopiesAsWithThem) {
  std::mt19937 random(8);
  const std::vector<std::string> pieces = {"a", "B",  "ü",    "u\u0308", "\u0301",
                                           "É", "日", "\xC3", "-"};
  const auto make = [&](std::size_t most) {
    std::string out;
    for (std::size_t i = random() % (most + 1); i > 0; --i) out += pieces[random() % pieces.size()];
    return out;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = make(6);
    const std::string needle = query::fold_text(make(3));
    const std::string folded = query::fold_text(text);
    EXPECT_EQ(query::folded_equals(text, needle), folded == needle);
    // A needle that begins with half a character cannot come from a query.
    if (needle.find('\xC3') == std::string::npos) {
      EXPECT_EQ(query::folded_contains(text, needle), folded.find(needle) != std::string::npos)
          << text << " | " << needle;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
