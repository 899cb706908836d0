#pragma once

/// \file
/// Options of one command, bound to variables.  The only header between the commands and CLI11,
/// whose own header costs ten seconds in every file that includes it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace toposcope::cli {

/// What else is known of one option.  Calls chain.
class OptionRules {
 public:
  explicit OptionRules(CLI::Option& option) : option_(&option) {}

  OptionRules& required();
  /// What help prints in place of the value, e.g. "TYPE:ID".
  OptionRules& placeholder(const std::string& text);
  OptionRules& one_of(const std::vector<std::string>& words);
  OptionRules& between(double least, double most);
  /// Refuses an empty text, which shells make of a variable that is not set.
  OptionRules& not_empty();
  OptionRules& shows_default();
  /// For lists: one value each time the option is given.
  OptionRules& one_each_time();
  OptionRules& excludes(const OptionRules& other);

 private:
  CLI::Option* option_;
};

/// Options and words of one command; the variables must outlive the parsing.
class OptionSet {
 public:
  explicit OptionSet(CLI::App& app) : app_(&app) {}

  OptionRules add(const std::string& name, std::string& value, const std::string& help);
  OptionRules add(const std::string& name, std::vector<std::string>& value,
                  const std::string& help);
  OptionRules add(const std::string& name, unsigned& value, const std::string& help);
  OptionRules add(const std::string& name, std::size_t& value, const std::string& help);
  OptionRules add(const std::string& name, std::int64_t& value, const std::string& help);
  OptionRules add(const std::string& name, double& value, const std::string& help);
  OptionRules add_flag(const std::string& name, bool& value, const std::string& help);

  /// Options of which exactly one must be given.
  OptionSet add_alternatives(const std::string& title);

  /// A word after the command, with options of its own; the command's options may follow it.
  OptionSet add_word(const std::string& name, const std::string& help);

  /// How many words must be given: `least` to one.
  void require_word(std::size_t least);

  /// After parsing: true when this word was given.
  [[nodiscard]] bool given() const;

 private:
  CLI::App* app_;
};

}  // namespace toposcope::cli
