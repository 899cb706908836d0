#include "toposcope/discovery/scanner_config.h"

#include <algorithm>
#include <cctype>

#include <nlohmann/json.hpp>

#include "config/scanner_faults.h"
#include "config/shipped_scanners.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;

model::Error malformed(std::string text) {
  return model::Error{model::ErrorCode::kMalformedInput, std::move(text), ""};
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

/// "vNICs" as written, or "Aggregates" for types "aggregates".
std::string folder_text(const Json& fetcher, const std::string& types_name) {
  std::string text = fetcher.value("text", std::string());
  if (!text.empty()) return text;
  text = types_name;
  for (char& letter : text) {
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  if (!text.empty()) {
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  }
  return text;
}

FolderFetch read_folder(const Json& fetcher) {
  FolderFetch folder;
  folder.types_name = fetcher.at("types_name").get<std::string>();
  folder.parent_type = fetcher.at("parent_type").get<std::string>();
  folder.text = folder_text(fetcher, folder.types_name);
  folder.create = fetcher.value("create_folder", true);
  return folder;
}

ScannerEntry read_entry(const Json& json) {
  ScannerEntry entry;
  entry.type = json.at("type").get<std::string>();
  const Json& fetcher = json.at("fetcher");
  if (fetcher.is_object()) {
    entry.folder = read_folder(fetcher);
  } else {
    entry.fetcher = fetcher.get<std::string>();
  }
  entry.children_scanner = json.value("children_scanner", std::string());
  entry.id_field = json.value("object_id_to_use_in_child", std::string("id"));
  if (const auto found = json.find("environment_condition"); found != json.end()) {
    entry.condition = found->dump();
  }
  if (const auto found = json.find("environment_restriction"); found != json.end()) {
    entry.restriction = found->dump();
  }
  return entry;
}

bool is_of_2020(const ScannerEntry& entry) {
  return !entry.restriction.empty() || entry.condition.starts_with('[');
}

ScannerConfig read_scanners(const Json& file) {
  ScannerConfig config;
  config.package = file.at("scanners_package").get<std::string>();
  for (const auto& [name, list] : file.at("scanners").items()) {
    std::vector<ScannerEntry> entries;
    entries.reserve(list.size());
    for (const Json& entry : list) entries.push_back(read_entry(entry));
    config.scanners.emplace_back(name, std::move(entries));
  }
  return config;
}

}  // namespace

const std::vector<ScannerEntry>* ScannerConfig::find(std::string_view scanner) const {
  const auto found = std::find_if(scanners.begin(), scanners.end(),
                                  [&](const auto& one) { return one.first == scanner; });
  return found == scanners.end() ? nullptr : &found->second;
}

model::Result<ScannerConfig> read_scanner_config(std::string_view json, const KnownWords& known,
                                                 ScannerConfig::Conditions otherwise) {
  Json file;
  try {
    file = Json::parse(json);
  } catch (const Json::exception&) {
    return malformed("a list of scanners is a JSON object");
  }
  if (const auto faults = scanner_faults(file, known); !faults.empty()) {
    return malformed(joined(faults));
  }
  ScannerConfig config = read_scanners(file);
  const bool of_2020 =
      std::any_of(config.scanners.begin(), config.scanners.end(), [](const auto& scanner) {
        return std::any_of(scanner.second.begin(), scanner.second.end(), is_of_2020);
      });
  config.conditions = of_2020 ? ScannerConfig::Conditions::k2020 : otherwise;
  return config;
}

std::string_view shipped_scanners(std::string_view words) {
  if (words == "toposcope") return kShippedScanners;
  if (words == "2018") return kShippedScanners2018;
  if (words == "2020") return kShippedScanners2020;
  return {};
}

model::Result<ScannerConfig> shipped_scanner_config(std::string_view words) {
  const std::string_view text = shipped_scanners(words);
  if (text.empty()) {
    return model::Error{model::ErrorCode::kNotFound,
                        "no scanners \"" + std::string(words) +
                            "\" are shipped: there are toposcope, 2018 and 2020",
                        ""};
  }
  return read_scanner_config(
      text, known_words(),
      words == "2018" ? ScannerConfig::Conditions::k2018 : ScannerConfig::Conditions::k2020);
}

}  // namespace toposcope::discovery
