#include "option_set.h"

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
  option_->check(CLI::IsMember(words));
  return *this;
}

OptionRules& OptionRules::between(double least, double most) {
  option_->check(CLI::Range(least, most));
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

OptionRules OptionSet::add(const std::string& name, std::string& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, std::vector<std::string>& value,
                           const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, unsigned& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, std::size_t& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
}

OptionRules OptionSet::add(const std::string& name, std::int64_t& value, const std::string& help) {
  return OptionRules(*app_->add_option(name, value, help));
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
  return OptionSet(*word);
}

void OptionSet::require_word(std::size_t least) { app_->require_subcommand(least, 1); }

bool OptionSet::given() const { return app_->parsed(); }

}  // namespace toposcope::cli
