#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

#include "json/json_scan.h"
#include "json/text_window.h"

namespace toposcope::ingest {

/// The text of one value in the source, scanned but not parsed.  At least TextWindow::kPadding
/// readable bytes follow it.
struct ScannedText {
  std::string_view text;
  bool has_blanks = false;
  bool must_rewrite = false;
  const std::vector<MemberSpan>* members = nullptr;
  bool too_deep = false;
};

/// Of a text that is one value as a whole; its own members go to `members`.
[[nodiscard]] ScannedText scan_text(std::string_view text, std::vector<MemberSpan>& members);

/// Of a text whose value has been scanned.
[[nodiscard]] ScannedText scanned_text(std::string_view text, const ValueScan& scan,
                                       const std::vector<MemberSpan>& members);

/// Reads the values of a JSON text of any size one by one.  Everything handed out is valid until
/// the next call; every error says in which line.
class JsonStream {
 public:
  /// `name` is used in messages.
  JsonStream(ByteStream& bytes, std::string name, std::size_t block_bytes = TextWindow::kBlockBytes)
      : window_(bytes, block_bytes), name_(std::move(name)) {}

  /// Receives a member's name; the value comes next and must be consumed.
  using MemberVisitor = std::function<model::Status(const std::string& name)>;
  /// Receives an entry of a list.
  using ElementVisitor = std::function<model::Status(const ScannedText& value, std::size_t index)>;

  /// Next character that is not blank, not consumed; 0 at the end.  A byte order mark at the very
  /// front is passed over.
  /// \retval kMalformedInput  the character is a NUL byte
  [[nodiscard]] model::Result<char> peek();

  /// Consumes `c`, which must come next.  `what` completes "expected ...".
  [[nodiscard]] model::Status expect(char c, std::string_view what);

  /// Consumes `c` when it comes next.
  [[nodiscard]] model::Result<bool> accept(char c);

  /// An object with its brackets, member by member.
  [[nodiscard]] model::Status for_each_member(const MemberVisitor& visit);

  /// A list with its brackets, entry by entry.
  [[nodiscard]] model::Status for_each_element(const ElementVisitor& visit);

  /// Nothing but blanks may follow.
  [[nodiscard]] model::Status expect_end();

  /// The next value.
  /// \retval kMalformedInput  the text ends or a bracket is wrong
  [[nodiscard]] model::Result<ScannedText> value();

  /// The next line that is not blank, whatever it holds; without its end.  `ended` says whether the
  /// line had one.
  [[nodiscard]] model::Result<std::string_view> line(bool& ended);

  /// The unread text that is in memory, at least `bytes` of it unless the stream ends before.
  [[nodiscard]] model::Result<std::string_view> look_ahead(std::size_t bytes);

  /// Where the last value or line began, or where reading stands: "name:12".
  [[nodiscard]] std::string place();

  [[nodiscard]] model::Error error(std::string_view message);

 private:
  void consume_pending();
  [[nodiscard]] model::Result<bool> skip_blanks();
  [[nodiscard]] model::Status skip_byte_order_mark();
  [[nodiscard]] model::Result<std::string> member_name();
  [[nodiscard]] model::Error broken(const ValueScan& scan);

  TextWindow window_;
  std::string name_;
  std::vector<MemberSpan> members_;
  std::size_t pending_ = 0;  ///< Length of what was handed out last.
  bool begun_ = false;
};

}  // namespace toposcope::ingest
