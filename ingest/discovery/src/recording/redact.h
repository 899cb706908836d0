#pragma once

/// \file
/// Takes secrets out of what is recorded, told or stored.
///
/// \code
///   const Redactor redactor(credentials.all());
///   line["output"] = redactor.text(result.output);
/// \endcode

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::discovery {

/// Stands for what was taken out; in XML "&lt;SECRET&gt;", so that it stays XML.
inline constexpr std::string_view kSecretMark = "<SECRET>";

/// Knows the secrets in use by value (in all secret_forms()), and any secret by the name or form in
/// which it stands: members of JSON that ingest removes, "password=...", URLs with a login,
/// attributes of XML, private keys, tokens of keystone.  What is redacted stays as it is when it is
/// redacted again; UTF-8 stays UTF-8, JSON stays JSON.
///
/// \par Thread safety
/// Any number of threads.
class Redactor {
 public:
  explicit Redactor(std::span<const std::string> secrets);

  [[nodiscard]] std::string text(std::string_view text) const;

  /// Of valid JSON, without blanks between its tokens.
  [[nodiscard]] std::string json(std::string_view json) const;

 private:
  class JsonWalk;

  [[nodiscard]] std::string without_values(std::string_view text, std::string_view mark) const;
  [[nodiscard]] bool may_hold_values(std::string_view json) const;

  std::vector<std::string> forms_;      ///< Longest first.
  std::vector<std::string> raw_forms_;  ///< These as they stand in the strings of JSON.
};

}  // namespace toposcope::discovery
