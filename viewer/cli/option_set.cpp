#include "option_set.h"

#include <sstream>

#include <CLI/CLI.hpp>

namespace toposcope::cli {

OptionRules& OptionRules::required() {
  option_->required();
  return *this;
}

OptionRules& OptionRules::placeholder(const std::string& text) {
  option_->type_name(text);
  return *this;
}

OptionRules& OptionRules::one_of(const std::vector<std::string>& words) {
  CLI::IsMember check(words);
  check.description("");  // said by the placeholder, without "TEXT:"
  option_->check(check);
  std::string choice;
  for (const std::string& word : words) choice.append(choice.empty() ? "" : "|").append(word);
  return placeholder(choice);
}

OptionRules& OptionRules::between(double least, double most) {
  CLI::Range check(least, most);
  check.description("");
  option_->check(check);
  std::ostringstream range;
  range << least << ".." << most;
  return placeholder(range.str());
}

OptionRules& OptionRules::not_empty() {
  option_->check([](const std::string& text) {
    return text.empty() ? std::string("must not be empty") : std::string();
  });
  return *this;
}

OptionRules& OptionRules::shows_default() {
  option_->capture_default_str();
  return *this;
}

OptionRules& OptionRules::one_each_time() {
  option_->allow_extra_args(false);
  return *this;
}

OptionRules& OptionRules::excludes(const OptionRules& other) {
  option_->excludes(other.option_);
  return *this;
}

namespace {

/// Positionals have a telling name; "TEXT" beside it says nothing.
OptionRules rules_of(CLI::Option& option) {
  if (option.get_positional()) option.type_name("");
  return OptionRules(option);
}

/// What help says of the options that a word shares with its command.
std::string help_of_shared(const CLI::App& command) {
  const CLI::Formatter formatter;
  std::string text = "Options of the command:\n";
  for (const CLI::Option* option : command.get_options()) {
    if (option == command.get_help_ptr() || option->get_positional()) continue;
    text += formatter.make_option(option, false);
  }
  return text;
}

}  // namespace

OptionRules OptionSet::add(const std::string& name, std::string& value, const std::string& help) {
  return rules_of(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, std::vector<std::string>& value,
                           const std::string& help) {
  return rules_of(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, unsigned& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, std::size_t& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, std::int64_t& value, const std::string& help) {
  return rules_of(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, double& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add_flag(const std::string& name, bool& value, const std::string& help) {
  return OptionRules(*app_->add_flag(name, value, help));
}

OptionSet OptionSet::add_alternatives(const std::string& title) {
  CLI::Option_group* group = app_->add_option_group(title);
  group->require_option(1);
  return OptionSet(*group);
}

OptionSet OptionSet::add_word(const std::string& name, const std::string& help) {
  CLI::App* word = app_->add_subcommand(name, help);
  word->fallthrough();
  word->footer(help_of_shared(*app_) + "\n" + app_->get_footer());
  return OptionSet(*word);
}

void OptionSet::require_word(std::size_t least) { app_->require_subcommand(least, 1); }

bool OptionSet::given() const { return app_->parsed(); }

}  // namespace toposcope::cli
