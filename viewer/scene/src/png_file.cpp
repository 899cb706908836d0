#include "png_file.h"

#include <cmath>
#include <string_view>
#include <utility>

#include <zlib.h>

namespace toposcope::scene {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
constexpr unsigned char kColour = 2;
constexpr unsigned char kColourAlpha = 6;
constexpr int kLevel = 3;  ///< Of zlib; 6 takes twice the time for a tenth less.
constexpr std::size_t kChunkBytes = std::size_t{1} << 18U;

void append_big_endian(std::string& out, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    out += static_cast<char>(static_cast<unsigned char>(value >> shift));
  }
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_big_endian(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  out += type;
  out += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + begin);
  append_big_endian(
      out, static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), bytes, out.size() - begin)));
}

std::string header_of(const PngFormat& format) {
  std::string data;
  append_big_endian(data, format.width);
  append_big_endian(data, format.height);
  data += '\x08';  // bits a channel
  data += static_cast<char>(format.has_alpha ? kColourAlpha : kColour);
  data.append(3, '\0');  // deflate, the usual filters, not interlaced
  return data;
}

std::string density_of(const PngFormat& format) {
  const auto pixels_per_metre =
      static_cast<std::uint32_t>(std::lround(format.pixels_per_inch / 0.0254));
  std::string data;
  append_big_endian(data, pixels_per_metre);
  append_big_endian(data, pixels_per_metre);
  data += '\x01';  // the unit is a metre
  return data;
}

unsigned char byte_of(std::uint32_t pixel, unsigned shift) {
  return static_cast<unsigned char>(pixel >> shift);
}

/// A colour as it was before it was multiplied by alpha.
unsigned char divided(std::uint32_t colour, std::uint32_t alpha) {
  return static_cast<unsigned char>((colour * 255 + alpha / 2) / alpha);
}

void put_colours(std::span<const std::uint32_t> pixels, std::vector<unsigned char>& row) {
  std::size_t at = 1;
  for (const std::uint32_t pixel : pixels) {
    row[at++] = byte_of(pixel, 16);
    row[at++] = byte_of(pixel, 8);
    row[at++] = byte_of(pixel, 0);
  }
}

void put_colours_and_alpha(std::span<const std::uint32_t> pixels, std::vector<unsigned char>& row) {
  std::size_t at = 1;
  for (const std::uint32_t pixel : pixels) {
    const std::uint32_t alpha = pixel >> 24U;
    for (const unsigned shift : {16U, 8U, 0U}) {
      row[at++] =
          alpha == 0 ? static_cast<unsigned char>(0) : divided(byte_of(pixel, shift), alpha);
    }
    row[at++] = static_cast<unsigned char>(alpha);
  }
}

}  // namespace

struct PngFile::Deflater {
  z_stream stream{};
};

PngFile::PngFile(const PngFormat& format)
    : format_(format),
      file_(kSignature),
      row_(1 + std::size_t{format.width} * (format.has_alpha ? 4 : 3)),
      packed_(kChunkBytes),
      deflater_(std::make_unique<Deflater>()) {
  append_chunk(file_, "IHDR", header_of(format));
  append_chunk(file_, "pHYs", density_of(format));
  is_good_ = deflateInit(&deflater_->stream, kLevel) == Z_OK;
  deflater_->stream.next_out = packed_.data();
  deflater_->stream.avail_out = static_cast<uInt>(packed_.size());
}

PngFile::~PngFile() { deflateEnd(&deflater_->stream); }

void PngFile::pack(std::span<const unsigned char> bytes, bool is_last) {
  z_stream& stream = deflater_->stream;
  stream.next_in = const_cast<Bytef*>(bytes.data());  // zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  int state = Z_OK;
  do {
    state = deflate(&stream, is_last ? Z_FINISH : Z_NO_FLUSH);
    if (state == Z_STREAM_ERROR) {
      is_good_ = false;
      return;
    }
    if (stream.avail_out == 0 || state == Z_STREAM_END) {
      const std::size_t size = packed_.size() - stream.avail_out;
      append_chunk(file_, "IDAT", {reinterpret_cast<const char*>(packed_.data()), size});
      stream.next_out = packed_.data();
      stream.avail_out = static_cast<uInt>(packed_.size());
    }
  } while (is_last ? state != Z_STREAM_END : stream.avail_in != 0);
}

void PngFile::add_row(std::span<const std::uint32_t> pixels) {
  if (!is_good_) return;
  format_.has_alpha ? put_colours_and_alpha(pixels, row_) : put_colours(pixels, row_);
  pack(row_, false);
}

model::Result<std::string> PngFile::finish() && {
  if (is_good_) pack({}, true);
  if (!is_good_) {
    return model::Error{model::ErrorCode::kUnavailable, "not enough memory to pack a picture", ""};
  }
  append_chunk(file_, "IEND", {});
  return std::move(file_);
}

}  // namespace toposcope::scene
