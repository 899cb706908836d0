#pragma once

/// \file
/// What a link finder is, and what it works on.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/inventory.h"
#include "inventory/remarks.h"
#include "links/link_rules.h"
#include "links/link_set.h"

namespace toposcope::discovery {

/// What one finder reads and writes.  It may set members of objects, where finders after it read
/// them; nothing of that is stored.
struct LinkContext {
  Inventory& inventory;
  LinkSet& links;
  const LinkRules& rules;
  Remarks& remarks;

  /// The object of this id.  In Calipso the first one, whatever its type; by rules of ours one of
  /// the expected type, if there is one.
  [[nodiscard]] std::optional<ObjectNumber> by_id(std::string_view id,
                                                  std::string_view expected) const;

  /// The first object of this type that meets both conditions; the second may be left out.
  [[nodiscard]] std::optional<ObjectNumber> first(std::string_view type,
                                                  const Condition& condition) const;
  [[nodiscard]] std::optional<ObjectNumber> first(std::string_view type, const Condition& one,
                                                  const Condition& other) const;

  /// Parses the document of an object.
  void read(ObjectNumber number, Doc& doc) const;

  /// Calls `visit(number, doc)` for each object of this type in stored order.  What throws
  /// MissingMember costs that object alone, and is a remark: where an original ended, we go on.
  template <typename Visit>
  void each(std::string_view type, const Visit& visit) {
    Doc doc;
    for (const ObjectNumber number : inventory.of_type(type)) {
      try {
        read(number, doc);
        visit(number, doc);
      } catch (const MissingMember& missing) {
        remarks.add(inventory.object(number), missing.what());
      }
    }
  }
};

/// One set of rules: reads objects, puts links.  Stateless.
class LinkFinder {
 public:
  virtual ~LinkFinder() = default;

  /// As link_finders.json calls it.
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;

  /// False when its rules are not about environments of this kind: objects of a host without a
  /// cloud have the same types as others, and are tied to each other in another way.
  [[nodiscard]] virtual bool is_about(const LinkRules& rules) const { return !rules.is_linux(); }

  virtual void find(LinkContext& context) const = 0;
};

/// All of them but the implicit links, in the order of Calipso's own file, then those of ours.
[[nodiscard]] std::vector<std::unique_ptr<LinkFinder>> make_builtin_link_finders();

// One maker a finder; each lives in the file of its name.
[[nodiscard]] std::unique_ptr<LinkFinder> make_instance_vnics_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_oteps_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_vconnectors_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_vedges_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_vservice_vnics_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_pnics_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_disks_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_containers_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_pods_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_routers_finder();
[[nodiscard]] std::unique_ptr<LinkFinder> make_local_finder();

}  // namespace toposcope::discovery
