#include "config/scanner_faults.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;

bool is_text(const Json& value) {
  return value.is_string() && !value.get_ref<const std::string&>().empty();
}

/// Checks one file; gathers its faults.
class Checker {
 public:
  Checker(const Json& file, const KnownWords& known) : file_(file), known_(known) {}

  std::vector<std::string> run();

 private:
  void check_head();
  void check_scanner(const std::string& name, const Json& entries);
  void check_entry(const Json& entry);
  void check_member(const std::string& name, const Json& value);
  void check_type(const Json& value);
  void check_fetcher(const Json& value);
  void check_folder(const Json& value);
  void check_child(const Json& value);
  void check_condition(const std::string& name, const Json& value);
  void check_drivers(const std::string& name, const Json& condition);

  void add(const std::string& fault) { faults_.push_back(place_ + fault); }

  const Json& file_;
  const KnownWords& known_;
  std::string place_;  ///< "ScanHost #2: "
  std::vector<std::string> faults_;
};

std::vector<std::string> Checker::run() {
  if (!file_.is_object()) {
    add("a list of scanners is a JSON object");
    return faults_;
  }
  check_head();
  const auto scanners = file_.find("scanners");
  if (scanners == file_.end() || !scanners->is_object()) return faults_;
  for (const auto& [name, entries] : scanners->items()) check_scanner(name, entries);
  return faults_;
}

void Checker::check_head() {
  const auto package = file_.find("scanners_package");
  if (package == file_.end()) {
    add("\"scanners_package\" is missing");
  } else if (!is_text(*package)) {
    add("\"scanners_package\" must be a text that is not empty");
  }
  const auto scanners = file_.find("scanners");
  if (scanners == file_.end()) {
    add("\"scanners\" is missing");
  } else if (!scanners->is_object()) {
    add("\"scanners\" must be a map of scanners by name");
  } else if (scanners->empty()) {
    add("no scanners found");
  }
}

void Checker::check_scanner(const std::string& name, const Json& entries) {
  place_ = name + ": ";
  if (!entries.is_array()) {
    add("must be a list of entries");
    return;
  }
  std::size_t number = 0;
  for (const Json& entry : entries) {
    place_ = name + " #" + std::to_string(++number) + ": ";
    check_entry(entry);
  }
}

void Checker::check_entry(const Json& entry) {
  if (!entry.is_object()) {
    add("must be a map of attributes");
    return;
  }
  for (const char* needed : {"type", "fetcher"}) {
    if (!entry.contains(needed)) add("\"" + std::string(needed) + "\" is missing");
  }
  for (const auto& [name, value] : entry.items()) check_member(name, value);
}

void Checker::check_member(const std::string& name, const Json& value) {
  if (name == "type") {
    check_type(value);
  } else if (name == "fetcher") {
    check_fetcher(value);
  } else if (name == "children_scanner") {
    check_child(value);
  } else if (name == "environment_condition" || name == "environment_restriction") {
    check_condition(name, value);
  } else if (name == "object_id_to_use_in_child") {
    if (!is_text(value)) add("\"" + name + "\" must be the name of a member");
  } else if (name != "_comment") {
    add("unknown attribute \"" + name + "\"");
  }
}

void Checker::check_type(const Json& value) {
  if (!value.is_string()) {
    add("\"type\" must be a text, and is " + value.dump());
  } else if (!known_.object_types.contains(value.get_ref<const std::string&>())) {
    add("there is no object type " + value.dump());
  }
}

void Checker::check_fetcher(const Json& value) {
  if (value.is_object()) {
    check_folder(value);
  } else if (!value.is_string()) {
    add("\"fetcher\" must be a name or a folder, and is " + value.dump());
  } else if (!known_.fetchers.contains(value.get_ref<const std::string&>())) {
    add("there is no fetcher " + value.dump());
  }
}

void Checker::check_folder(const Json& value) {
  static constexpr std::array<std::string_view, 6> kMembers = {
      "folder", "types_name", "parent_type", "text", "create_folder", "_comment"};
  if (const auto folder = value.find("folder"); folder == value.end() || !is_truthy(*folder)) {
    add("a fetcher that is a map must be a folder: \"folder\": true");
  }
  for (const char* needed : {"types_name", "parent_type"}) {
    const auto member = value.find(needed);
    if (member == value.end() || !is_text(*member)) {
      add("the folder needs \"" + std::string(needed) + "\", a text");
    }
  }
  for (const auto& [name, member] : value.items()) {
    if (std::find(kMembers.begin(), kMembers.end(), name) == kMembers.end()) {
      add("unknown attribute \"" + name + "\" of the folder");
    } else if (name == "text" && !member.is_string()) {
      add("\"text\" of the folder must be a text");
    } else if (name == "create_folder" && !member.is_boolean()) {
      add("\"create_folder\" of the folder must be true or false");
    }
  }
}

void Checker::check_child(const Json& value) {
  if (!is_text(value)) {
    add("\"children_scanner\" must be the name of a scanner, and is " + value.dump());
  } else if (!file_["scanners"].contains(value.get_ref<const std::string&>())) {
    add("there is no scanner " + value.dump() + " for children");
  }
}

void Checker::check_condition(const std::string& name, const Json& value) {
  if (value.is_object()) {
    check_drivers(name, value);
    return;
  }
  const bool of_maps =
      value.is_array() &&
      std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_object(); });
  if (!of_maps) {
    add("\"" + name + "\" must be a map or a list of maps, and is " + value.dump());
    return;
  }
  for (const Json& one : value) check_drivers(name, one);
}

void Checker::check_drivers(const std::string& name, const Json& condition) {
  const auto drivers = condition.find("mechanism_drivers");
  if (drivers == condition.end()) return;
  const Json list = drivers->is_array() ? *drivers : Json::array({*drivers});
  for (const Json& driver : list) {
    const bool known = driver.is_string() &&
                       known_.mechanism_drivers.contains(driver.get_ref<const std::string&>());
    if (!known) add("\"" + name + "\": there is no mechanism driver " + driver.dump());
  }
}

}  // namespace

std::vector<std::string> scanner_faults(const Json& file, const KnownWords& known) {
  return Checker(file, known).run();
}

bool is_truthy(const Json& value) {
  if (value.is_null()) return false;
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>() != 0;
  if (value.is_string()) return !value.get_ref<const std::string&>().empty();
  return !value.empty();
}

}  // namespace toposcope::discovery
