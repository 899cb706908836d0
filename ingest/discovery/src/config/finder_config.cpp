#include "toposcope/discovery/finder_config.h"

#include <algorithm>
#include <array>
#include <set>

#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

constexpr std::array<std::string_view, 12> kFinders = {"FindLinksForInstanceVnics",
                                                       "FindLinksForOteps",
                                                       "FindLinksForVconnectors",
                                                       "FindLinksForVedges",
                                                       "FindLinksForVserviceVnics",
                                                       "FindLinksForPnics",
                                                       "FindLinksForDisks",
                                                       "FindLinksForContainers",
                                                       "FindLinksForPods",
                                                       "FindLinksForRouters",
                                                       "FindLinksLocal",
                                                       "FindImplicitLinks"};
/// Of these, the version of 2018 had the first ones and implicit links, that of 2021 more of them.
constexpr std::size_t kFindersOf2018 = 6;
constexpr std::size_t kFindersOf2021 = 9;

/// Collects faults, one a line.
class Faults {
 public:
  void add(const std::string& fault) { text_ += (text_.empty() ? "" : "\n") + fault; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

std::string read_text(const Doc& doc, std::string_view name, Faults& faults) {
  const Value value = doc[name];
  if (value.text().empty()) {
    faults.add("\"" + std::string(name) + "\" " +
               (value.exists() ? "must be a text that is not empty" : "is missing"));
  }
  return std::string(value.text());
}

std::string names_of_all() {
  std::string names;
  for (const std::string_view name : kFinders) names.append(" ").append(name);
  return names;
}

std::vector<std::string> read_list(const Doc& doc, Faults& faults) {
  std::vector<std::string> names;
  const Value list = doc["link_finders"];
  if (!list.is_list() || list.items().empty()) {
    faults.add(list.exists() ? "\"link_finders\" must be a list of names that is not empty"
                             : "\"link_finders\" is missing");
    return names;
  }
  std::set<std::string> seen;
  bool unknown = false;
  for (const Value& entry : list.items()) {
    const std::string place = "link_finders #" + std::to_string(names.size() + 1);
    names.emplace_back(entry.text());
    const std::string& name = names.back();
    if (name.empty()) {
      faults.add(place + " must be the name of a finder, and is " + entry.json());
    } else if (std::find(kFinders.begin(), kFinders.end(), name) == kFinders.end()) {
      faults.add(place + ": there is no finder " + name);
      unknown = true;
    } else if (!seen.insert(name).second) {
      faults.add(place + ": " + name + " is there already");
    }
  }
  if (unknown) faults.add("there are:" + names_of_all());
  return names;
}

}  // namespace

std::span<const std::string_view> known_finders() noexcept { return kFinders; }

FinderConfig shipped_finder_config(LinkMode mode) {
  const bool of_2018 = mode == LinkMode::kCalipso2018;
  FinderConfig config;
  config.package = of_2018 ? "discover.link_finders" : "scan.link_finders";
  config.base_finder = "FindLinks";
  const std::size_t count = of_2018                      ? kFindersOf2018
                            : mode == LinkMode::kCalipso ? kFindersOf2021
                                                         : kFinders.size() - 1;
  config.finders.assign(kFinders.begin(), kFinders.begin() + static_cast<std::ptrdiff_t>(count));
  if (of_2018) config.finders.emplace_back(kFinders.back());
  return config;
}

model::Result<FinderConfig> read_finder_config(std::string_view json) {
  Doc doc;
  if (!doc.load(json)) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "a list of link finders is a JSON object", ""};
  }
  Faults faults;
  FinderConfig config;
  config.package = read_text(doc, "finders_package", faults);
  config.base_finder = read_text(doc, "base_finder", faults);
  config.finders = read_list(doc, faults);
  if (!faults.text().empty()) {
    return model::Error{model::ErrorCode::kMalformedInput, faults.text(), ""};
  }
  return config;
}

}  // namespace toposcope::discovery
