// vservice-pod, pod-container: what a service of Kubernetes runs in.

#include <string>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

class Pods {
 public:
  explicit Pods(LinkContext& context) : context_(context) {}

  void visit_vservice(ObjectNumber number, const Doc& vservice);
  void visit_pod(ObjectNumber number, const Doc& pod);

 private:
  [[nodiscard]] std::optional<ObjectNumber> container_of(const Object& pod,
                                                         const Value& entry) const;

  LinkContext& context_;
};

void Pods::visit_vservice(ObjectNumber number, const Doc& vservice) {
  for (const Value& entry : vservice["pods"].items()) {
    const auto pod = context_.by_id(entry["id"].text(), "pod");
    if (!pod) continue;
    FoundLink link{"vservice-pod", number, *pod};
    link.name = context_.inventory.object(number).object_name + "-pod";
    context_.links.put(link);
  }
}

/// In Calipso the same one for each entry: the first that names the pod.
std::optional<ObjectNumber> Pods::container_of(const Object& pod, const Value& entry) const {
  if (context_.rules.is_own() && !entry["name"].text().empty()) {
    const std::string id = pod.id + "-" + std::string(entry["name"].text());
    if (const auto found = context_.inventory.find("container", id)) return found;
  }
  return context_.first("container", is_text("pod.id", pod.id));
}

void Pods::visit_pod(ObjectNumber number, const Doc& pod) {
  const Object& object = context_.inventory.object(number);
  for (const Value& entry : pod["containers"].items()) {
    const auto container = container_of(object, entry);
    if (!container) continue;
    FoundLink link{"pod-container", number, *container};
    link.name = object.object_name + "-container";
    context_.links.put(link);
  }
}

class PodsFinder final : public LinkFinder {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "FindLinksForPods"; }
  void find(LinkContext& context) const override {
    Pods worker(context);
    context.each("vservice",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_vservice(number, doc); });
    context.each("pod",
                 [&](ObjectNumber number, const Doc& doc) { worker.visit_pod(number, doc); });
  }
};

}  // namespace

std::unique_ptr<LinkFinder> make_pods_finder() { return std::make_unique<PodsFinder>(); }

}  // namespace toposcope::discovery
