#include "io/source_input.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "io/file_stream.h"
#include "io/gzip_stream.h"
#include "io/text_encoding.h"

namespace toposcope::ingest {
namespace {

namespace fs = std::filesystem;

bool is_zip(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

/// By its byte order mark and the zero bytes of its first two characters: the length in front of
/// BSON may begin with such a mark.
bool is_utf16(std::string_view text) {
  if (text.size() < 6) return false;
  if (text.starts_with("\xFF\xFE")) return text[2] != 0 && text[3] == 0 && text[5] == 0;
  return text.starts_with("\xFE\xFF") && text[2] == 0 && text[3] != 0 && text[4] == 0;
}

}  // namespace

/// What was taken from standard input; the one place that touches it.
class StandardInputFront {
 public:
  static std::string& of(const Source& source) { return *source.taken.bytes_; }
};

namespace {

/// The first packed bytes; those of standard input stay in the source, so that nothing is lost.
model::Result<std::string> packed_head(const Source& source) {
  const bool standard_input = source.path == "-";
  std::string& taken = StandardInputFront::of(source);
  if (standard_input && !taken.empty()) return taken;
  auto stream = open_file(source.path, display_name(source));
  if (!stream.has_value()) return stream.error();
  auto head = read_front(*stream.value(), kHeadBytes);
  if (head.has_value() && standard_input) taken = head.value();
  return head;
}

/// What the source is, whatever the encoding of its text.
model::Result<SourceFront> front_of(const Source& source) {
  std::error_code ignored;
  if (fs::is_directory(source.path, ignored)) return SourceFront{SourceKind::kFolder, {}};
  auto head = packed_head(source);
  if (!head.has_value()) return head.error();
  if (is_zip(head.value())) return SourceFront{SourceKind::kZip, {}};
  auto text = unpacked_head(head.value(), kHeadBytes, display_name(source));
  if (!text.has_value()) return text.error();
  return SourceFront{SourceKind::kFile, std::move(text.value())};
}

}  // namespace

std::string display_name(const Source& source) {
  if (!source.name.empty()) return source.name;
  return source.path == "-" ? "standard input" : source.path.string();
}

std::string stem_of(const std::string& file_name) {
  fs::path path = fs::path(file_name).filename();
  if (path.extension() == ".gz") path = path.stem();
  return path.stem().string();
}

std::string stem_of(const Source& source) {
  return stem_of(source.path == "-" ? display_name(source) : source.path.string());
}

model::Result<SourceFront> look_at(const Source& source) {
  auto front = front_of(source);
  if (front.has_value() && is_utf16(front.value().head)) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "is UTF-16 text; save it as UTF-8, which JSON asks for",
                        display_name(source)};
  }
  return front;
}

model::Result<SourceFront> look_at_text(const Source& source) {
  auto front = front_of(source);
  if (front.has_value()) front.value().head = decoded(front.value().head);
  return front;
}

model::Result<std::unique_ptr<ByteStream>> open_source(const Source& source,
                                                       const ReadProgress& progress) {
  auto file = open_file(source.path, display_name(source));
  if (!file.has_value()) return file.error();
  std::error_code unknown;
  const auto size = fs::file_size(source.path, unknown);
  auto stream = with_progress(std::move(file.value()), progress, 0, unknown ? 0 : size);
  if (std::string& taken = StandardInputFront::of(source); !taken.empty()) {
    stream = std::make_unique<PrefixedStream>(std::exchange(taken, {}), std::move(stream));
  }
  return unpacked(std::move(stream), display_name(source));
}

}  // namespace toposcope::ingest
