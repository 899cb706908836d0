#include "discovery_links/link_bench.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "toposcope/model/text.h"

namespace toposcope::discovery::testing {
namespace {

/// Every line without blanks around it, each with its end; so that tables can be indented.
std::string tidy(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const auto begin = line.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    out += line.substr(begin, line.find_last_not_of(' ') - begin + 1) + "\n";
  }
  return out;
}

std::string line_of(const LinkSet& links, const LinkEntry& link) {
  const auto text = [&](TextNumber number) { return std::string(links.text(number)); };
  std::string line = text(link.link_type) + " " + text(link.source_id) + ">" +
                     text(link.target_id) + " " +
                     (link.name == kNoText ? "null" : model::json_string(text(link.name)));
  if (link.host != kNoText) line += " host=" + text(link.host);
  if (!link.up) line += " down";
  if (link.implicit) line += " implicit";
  if (link.switch_id != kNoText) line += " switch=" + text(link.switch_id);
  if (link.attributes != kNoText) line += " " + text(link.attributes);
  return line + "\n";
}

}  // namespace

EnvironmentConfig environment_with(const std::string& members) {
  auto environment =
      read_environment("{\"name\":\"e\"" + (members.empty() ? "" : "," + members) + "}");
  if (!environment.has_value()) throw std::invalid_argument(members);
  return std::move(environment).value();
}

void add_objects(Inventory& inventory, std::string_view lines) {
  std::istringstream in(tidy(lines));
  for (std::string line; std::getline(in, line);) {
    auto object = make_object(line);
    if (!object) throw std::invalid_argument(line);
    inventory.add(*std::move(object));
  }
}

std::string lines_of(const LinkSet& links) {
  std::string lines;
  for (const LinkEntry& link : links.all()) lines += line_of(links, link);
  return lines;
}

std::string run_finders(const std::vector<std::string>& names, LinkMode mode,
                        const FinderCase& on) {
  Inventory inventory("e");
  add_objects(inventory, on.objects);
  const LinkRules rules{mode, environment_with(on.environment), {}};
  LinkSet links(inventory, rules);
  Remarks remarks;
  LinkContext context{inventory, links, rules, remarks};
  const auto finders = make_builtin_link_finders();
  for (const std::string& name : names) {
    const auto finder = std::find_if(finders.begin(), finders.end(),
                                     [&](const auto& f) { return f->name() == name; });
    if (finder == finders.end()) throw std::invalid_argument(name);
    (*finder)->find(context);
  }
  std::string lines = lines_of(links);
  for (const auto& remark : remarks.all())
    lines += "! " + remark.where + ": " + remark.message + "\n";
  return lines;
}

void FinderTable::check(const std::vector<std::string>& names, const FinderCase& on) {
  std::string expected;
  const std::pair<LinkMode, const char*> versions[] = {{LinkMode::kCalipso2018, on.of_2018},
                                                       {LinkMode::kCalipso, on.of_2021},
                                                       {LinkMode::kToposcope, on.own}};
  for (const auto& [mode, text] : versions) {
    if (std::string_view(text) != "=") expected = tidy(text);
    EXPECT_EQ(run_finders(names, mode, on), expected) << link_mode_word(mode);
  }
}

}  // namespace toposcope::discovery::testing
