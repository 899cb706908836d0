// host-osd, osd-partition, partition-disk: storage of a Ceph cluster, down to the disks.

#include <algorithm>
#include <string>
#include <vector>

#include "toposcope/model/text.h"

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class Disks {
 public:
  explicit Disks(LinkContext& context) : context_(context) {}

  void visit_osd(ObjectNumber number, const Doc& osd);
  void visit_partition(ObjectNumber number, const Doc& partition);

 private:
  using Numbers = std::vector<ObjectNumber>;

  void put(FoundLink link, Attribute attribute);
  void add_partitions(Numbers& found, const Value& wanted, const char* path,
                      std::string_view host) const;

  LinkContext& context_;
  Doc other_;
};

/// Labels of both ends say where they are.
void Disks::put(FoundLink link, Attribute attribute) {
  const Object& source = context_.inventory.object(link.source);
  context_.read(link.source, other_);
  const std::string label =
      other_["cvim_region"].printed() + "-" + other_["cvim_metro"].printed() + "-" + source.id;
  link.attributes = {
      std::move(attribute),
      {"source_label", model::json_string(label)},
      {"target_label", model::json_string(context_.inventory.object(link.target).id)}};
  context_.links.put(link);
}

/// Partitions where `path` is this; an empty host stands for all hosts.
void Disks::add_partitions(Numbers& found, const Value& wanted, const char* path,
                           std::string_view host) const {
  if (wanted.text().empty()) return;
  std::vector<Condition> conditions = {is_text(path, wanted.text())};
  if (!host.empty()) conditions.push_back(is_text("host", host));
  const auto matching = context_.inventory.where("partition", conditions);
  found.insert(found.end(), matching.begin(), matching.end());
}

void Disks::visit_osd(ObjectNumber number, const Doc& osd) {
  const Object& object = context_.inventory.object(number);
  const Value metadata = osd["metadata"];
  if (const auto host = context_.by_id(osd["host"].text(), "host")) {
    FoundLink link{"host-osd", *host, number};
    link.name = context_.inventory.object(*host).name + "-" + object.name;
    put(link, {"osd_data", metadata["osd_data"].json()});
  }
  const std::string host(osd.need("host").text());
  Numbers found;
  add_partitions(found, metadata["bluefs_db_partition_path"], "device", host);
  add_partitions(found, metadata["bluestore_bdev_partition_path"], "device", host);
  add_partitions(found, metadata["osd_data"], "mount_point",
                 context_.rules.is_own() ? std::string_view(host) : std::string_view());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const ObjectNumber partition : found) {
    FoundLink link{"osd-partition", number, partition};
    link.name = object.name + "-" + context_.inventory.object(partition).name;
    put(link, {"osd_objectstore", metadata["osd_objectstore"].json()});
  }
}

void Disks::visit_partition(ObjectNumber number, const Doc& partition) {
  const std::string_view master = partition["master_disk"].text();
  if (master.empty()) return;
  const auto disk = context_.first("disk", is_text("name", master),
                                   is_text("host", partition.need("host").text()));
  if (!disk) return;
  put({"partition-disk", number, *disk}, {"partition_type", partition["label"].json()});
}

class DisksFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForDisks"; }
  void find(LinkContext& context) const override {
    Disks worker(context);
    context.each("osd",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_osd(number, doc); });
    context.each("partition",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_partition(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_disks_finder() { return std::make_unique<DisksFinder>(); }

}  // namespace toposcope::discovery
