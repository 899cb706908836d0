#include "sources/command/batch_script.h"

#include <charconv>
#include <cstdint>
#include <random>
#include <system_error>

#include "toposcope/model/shell_word.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::string random_word() {
  std::random_device source;
  std::string word;
  for (int i = 0; i < 4; ++i) {
    std::uint32_t bits = source();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4U) word += kDigits[bits & 15U];
  }
  return word;
}

/// Cuts off the text before the mark, which `text` then stands behind.
bool take_until(std::string_view& text, std::string_view mark, std::string_view& before) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return false;
  before = text.substr(0, at);
  text.remove_prefix(at + mark.size());
  return true;
}

/// "_17\n" in front of the text.
bool take_exit_code(std::string_view& text, int& code) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || text.front() != '_') return false;
  const auto digits = text.substr(1, end - 1);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code);
  text.remove_prefix(end + 1);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size();
}

model::Error cut_off(std::size_t number, std::size_t count) {
  return {model::ErrorCode::kMalformedInput,
          "the reply ends within the output of command " + std::to_string(number) + " of " +
              std::to_string(count),
          ""};
}

}  // namespace

BatchScript::BatchScript(std::span<const std::string> commands)
    : count_(commands.size()), nonce_(random_word()) {
  const std::string both = "__ts_" + nonce_ + "_";
  text_ =
      "{\nLC_ALL=C; LANG=C; PATH=\"$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:"
      "/bin\"\nexport LC_ALL LANG PATH\n"
      "ts_mark() { printf '\\n" +
      both + "%s_%s\\n' \"$1\" \"$2\"; printf '\\n" + both + "%s_\\n' \"$1\" >&2; }\nts_mark 0 0\n";
  for (std::size_t i = 0; i < commands.size(); ++i) {
    text_ += "(eval " + model::shell_word(commands[i]) + ") </dev/null\nts_mark " +
             std::to_string(i + 1) + " $?\n";
  }
  text_ += "exit 0\n}\n";
}

std::string BatchScript::mark(std::size_t number) const {
  return "\n__ts_" + nonce_ + "_" + std::to_string(number);
}

bool BatchScript::began(std::string_view output) const {
  return output.find(mark(0) + "_") != std::string_view::npos;
}

model::Result<std::vector<CommandResult>> BatchScript::read(std::string_view output,
                                                            std::string_view errors) const {
  std::vector<CommandResult> results;
  for (std::size_t number = 0; number <= count_; ++number) {
    CommandResult result;
    std::string_view printed;
    std::string_view complained;
    if (!take_until(output, mark(number), printed) || !take_exit_code(output, result.exit_code) ||
        !take_until(errors, mark(number) + "_\n", complained)) {
      return cut_off(number, count_);
    }
    if (number == 0) continue;
    result.output = printed;
    result.error_output = complained;
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace toposcope::discovery
