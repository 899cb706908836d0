#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inventory/inventory.h"
#include "links/link_rules.h"
#include "links/text_pool.h"

namespace toposcope::discovery {

/// One named value of a link; `json` is minified.
struct Attribute {
  std::string name;
  std::string json;
};

/// What a finder says: two objects are joined.
struct FoundLink {
  std::string link_type;
  ObjectNumber source, target;
  std::optional<std::string> name = {};  ///< None: the default of the version, if it has one.
  bool up = true;
  std::string host = {};       ///< Empty: the default of the version, if it has one.
  std::string switch_id = {};  ///< Empty: on no switch.
  std::vector<Attribute> attributes = {};
};

/// A link as the set holds it; texts by their number.
struct LinkEntry {
  ObjectNumber source, target;
  TextNumber link_type = kNoText;
  TextNumber source_id = kNoText, target_id = kNoText;
  TextNumber name = kNoText;  ///< kNoText: null.
  TextNumber host = kNoText, switch_id = kNoText;
  TextNumber attributes = kNoText;  ///< A JSON object; kNoText: {}.
  bool up = true;
  bool implicit = false;
};

/// The links of one run, in order of first mention.
///
/// What makes two of them one: in both versions of Calipso the ids of their ends, so that the later
/// one overwrites what it says, its type included, and keeps the place; by rules of ours also the
/// type, and of implicit links the attributes, so that two networks give two links.
/// Cost of put(): some look-ups.  Memory: 60 bytes a link, and its own texts.
class LinkSet {
 public:
  /// Both must outlive the set.
  LinkSet(const Inventory& inventory, const LinkRules& rules)
      : inventory_(inventory), rules_(rules) {}

  /// Takes a link in, with the defaults of the version: 2021 and we name what has no name after its
  /// ends, and place it on the host of one of them.
  void put(const FoundLink& link);

  /// Takes a link with texts of this set in as it is.
  void put(const LinkEntry& link);

  [[nodiscard]] std::span<const LinkEntry> all() const noexcept { return links_; }
  [[nodiscard]] TextPool& texts() noexcept { return texts_; }
  [[nodiscard]] std::string_view text(TextNumber number) const { return texts_.text(number); }
  [[nodiscard]] const Inventory& inventory() const noexcept { return inventory_; }

 private:
  struct Identity {
    TextNumber source = 0, target = 0, link_type = 0, attributes = 0;
    friend bool operator==(const Identity&, const Identity&) = default;
  };
  struct Hash {
    std::size_t operator()(const Identity& key) const noexcept;
  };

  [[nodiscard]] Identity identity_of(const LinkEntry& link) const;

  const Inventory& inventory_;
  const LinkRules& rules_;
  TextPool texts_;
  std::vector<LinkEntry> links_;
  std::unordered_map<Identity, std::size_t, Hash> places_;
};

/// The attributes as one JSON object in their order.
[[nodiscard]] std::string attributes_json(std::span<const Attribute> attributes);

}  // namespace toposcope::discovery
