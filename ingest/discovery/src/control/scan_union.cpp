#include "control/scan_union.h"

#include <utility>

namespace toposcope::discovery {
namespace {

ObjectNumber number_of(std::size_t at) { return ObjectNumber{static_cast<std::uint32_t>(at)}; }

/// Adds what was there before, as it is now.
class Uniter {
 public:
  Uniter(const Inventory& before, const Staging& staging, Retirement& retirement,
         const KeptMembers& kept)
      : before_(before), staging_(staging), retirement_(retirement), kept_(kept) {
    result_.objects = std::make_unique<Inventory>(before.environment());
  }

  void add_known(ObjectNumber number) {
    const Object& object = before_.object(number);
    const bool is_first = before_.find(object.type, object.id) == number;
    if (is_first && staging_.is_new(object.type, object.id)) {
      Object now = staging_.inventory().object(*staging_.inventory().find(object.type, object.id));
      now.key = object.key;
      add(kept_.apply(object, std::move(now)), true);
    } else if (retirement_.may_retire(number)) {
      result_.gone.insert(ScanUnion::key(object.type, object.id));
    } else {
      note_spared(number);
      add(object, false);
    }
  }

  void add_new(ObjectNumber number) {
    const Object& object = staging_.inventory().object(number);
    if (staging_.is_new(number) && !before_.find(object.type, object.id)) add(object, true);
  }

  ScanUnion take() { return std::move(result_); }

 private:
  void add(Object object, bool is_new) {
    result_.objects->add(std::move(object));
    result_.is_new.push_back(is_new);
  }

  void note_spared(ObjectNumber number) {
    const std::string where = retirement_.unreached(number);
    if (where.empty()) return;
    ++result_.spared;
    ++result_.spared_below[where];
  }

  const Inventory& before_;
  const Staging& staging_;
  Retirement& retirement_;
  const KeptMembers& kept_;
  ScanUnion result_;
};

}  // namespace

std::string ScanUnion::key(std::string_view type, std::string_view id) {
  std::string key(type);
  key += '\0';
  key += id;
  return key;
}

ScanUnion unite(const Inventory& before, const Staging& staging, Retirement& retirement,
                const KeptMembers& kept) {
  Uniter uniter(before, staging, retirement, kept);
  for (std::size_t i = 0; i < before.size(); ++i) uniter.add_known(number_of(i));
  for (std::size_t i = 0; i < staging.inventory().size(); ++i) uniter.add_new(number_of(i));
  return uniter.take();
}

}  // namespace toposcope::discovery
