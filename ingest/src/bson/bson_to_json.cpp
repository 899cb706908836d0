#include "bson/bson_to_json.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include <bson/bson.h>

#include "toposcope/model/text.h"

#include "json/json_scan.h"
#include "json/json_text.h"

namespace toposcope::ingest {
namespace {

using model::append_json_string;
using model::Error;
using model::ErrorCode;

std::string_view view(const char* text, std::uint32_t length) {
  return text == nullptr ? std::string_view() : std::string_view(text, length);
}

void append_base64(std::string& out, const std::uint8_t* bytes, std::uint32_t length) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  out += '"';
  for (std::uint32_t i = 0; i < length; i += 3) {
    const std::uint32_t left = length - i;
    std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16U;
    if (left > 1) group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8U;
    if (left > 2) group |= bytes[i + 2];
    out += kDigits[group >> 18U];
    out += kDigits[(group >> 12U) & 63U];
    out += left > 1 ? kDigits[(group >> 6U) & 63U] : '=';
    out += left > 2 ? kDigits[group & 63U] : '=';
  }
  out += '"';
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  /// False when the document is damaged or too deep.
  bool document(bson_iter_t& iter, bool is_array) {
    if (++depth_ > kMaxJsonDepth) return false;
    out_ += is_array ? '[' : '{';
    bool first = true;
    while (bson_iter_next(&iter)) {
      if (!first) out_ += ',';
      first = false;
      if (!is_array) {
        append_json_string(out_, view(bson_iter_key(&iter), bson_iter_key_len(&iter)));
        out_ += ':';
      }
      if (!value(iter)) return false;
    }
    out_ += is_array ? ']' : '}';
    --depth_;
    return iter.err_off == 0;
  }

 private:
  bool value(const bson_iter_t& iter) {
    switch (bson_iter_type(&iter)) {
      case BSON_TYPE_DOCUMENT:
      case BSON_TYPE_ARRAY:
        return nested(iter);
      case BSON_TYPE_DOUBLE:
        append_json_double(out_, bson_iter_double(&iter));
        return true;
      case BSON_TYPE_BOOL:
        out_ += bson_iter_bool(&iter) ? "true" : "false";
        return true;
      case BSON_TYPE_INT32:
        out_ += std::to_string(bson_iter_int32(&iter));
        return true;
      case BSON_TYPE_INT64:
        out_ += std::to_string(bson_iter_int64(&iter));
        return true;
      case BSON_TYPE_DATE_TIME:
        append_json_time(out_, bson_iter_date_time(&iter));
        return true;
      case BSON_TYPE_NULL:
      case BSON_TYPE_UNDEFINED:
        out_ += "null";
        return true;
      case BSON_TYPE_MINKEY:
        out_ += R"({"$minKey":1})";
        return true;
      case BSON_TYPE_MAXKEY:
        out_ += R"({"$maxKey":1})";
        return true;
      case BSON_TYPE_UTF8:
      case BSON_TYPE_CODE:
      case BSON_TYPE_SYMBOL:
        return text(iter);
      default:
        return rare(iter);
    }
  }

  bool nested(const bson_iter_t& iter) {
    bson_iter_t child;
    const bool is_array = bson_iter_type(&iter) == BSON_TYPE_ARRAY;
    return bson_iter_recurse(&iter, &child) && document(child, is_array);
  }

  bool text(const bson_iter_t& iter) {
    std::uint32_t length = 0;
    const char* content = nullptr;
    switch (bson_iter_type(&iter)) {
      case BSON_TYPE_CODE:
        content = bson_iter_code(&iter, &length);
        break;
      case BSON_TYPE_SYMBOL:
        content = bson_iter_symbol(&iter, &length);
        break;
      default:
        content = bson_iter_utf8(&iter, &length);
        break;
    }
    append_json_string(out_, view(content, length));
    return true;
  }

  bool rare(const bson_iter_t& iter) {
    switch (bson_iter_type(&iter)) {
      case BSON_TYPE_OID:
        oid(iter);
        return true;
      case BSON_TYPE_BINARY:
        binary(iter);
        return true;
      case BSON_TYPE_DECIMAL128:
        return decimal(iter);
      case BSON_TYPE_TIMESTAMP:
        timestamp(iter);
        return true;
      case BSON_TYPE_REGEX:
        regex(iter);
        return true;
      case BSON_TYPE_CODEWSCOPE:
        return code_with_scope(iter);
      case BSON_TYPE_DBPOINTER:
        pointer(iter);
        return true;
      default:
        return false;
    }
  }

  void append_oid(const bson_oid_t* oid) {
    std::array<char, 25> hex = {};
    bson_oid_to_string(oid, hex.data());
    append_json_string(out_, hex.data());
  }

  void oid(const bson_iter_t& iter) { append_oid(bson_iter_oid(&iter)); }

  void binary(const bson_iter_t& iter) {
    std::uint32_t length = 0;
    const std::uint8_t* bytes = nullptr;
    bson_iter_binary(&iter, nullptr, &length, &bytes);
    append_base64(out_, bytes, length);
  }

  bool decimal(const bson_iter_t& iter) {
    bson_decimal128_t number;
    std::array<char, BSON_DECIMAL128_STRING> digits = {};
    if (!bson_iter_decimal128(&iter, &number)) return false;
    bson_decimal128_to_string(&number, digits.data());
    const std::string_view text = digits.data();
    if (is_json_number(text)) {
      append_one_spelling(out_, text);
    } else {
      append_json_string(out_, text);
    }
    return true;
  }

  void timestamp(const bson_iter_t& iter) {
    std::uint32_t seconds = 0;
    std::uint32_t increment = 0;
    bson_iter_timestamp(&iter, &seconds, &increment);
    out_ += R"({"$timestamp":{"t":)" + std::to_string(seconds) +
            ",\"i\":" + std::to_string(increment) + "}}";
  }

  void regex(const bson_iter_t& iter) {
    const char* options = nullptr;
    const char* pattern = bson_iter_regex(&iter, &options);
    out_ += R"({"$regularExpression":{"pattern":)";
    append_json_string(out_, pattern == nullptr ? "" : pattern);
    out_ += ",\"options\":";
    append_json_string(out_, options == nullptr ? "" : options);
    out_ += "}}";
  }

  bool code_with_scope(const bson_iter_t& iter) {
    std::uint32_t length = 0;
    std::uint32_t scope_length = 0;
    const std::uint8_t* scope = nullptr;
    const char* code = bson_iter_codewscope(&iter, &length, &scope_length, &scope);
    out_ += "{\"$code\":";
    append_json_string(out_, view(code, length));
    out_ += ",\"$scope\":";
    bson_t child;
    bson_iter_t inner;
    if (!bson_init_static(&child, scope, scope_length) || !bson_iter_init(&inner, &child) ||
        !document(inner, false)) {
      return false;
    }
    out_ += '}';
    return true;
  }

  void pointer(const bson_iter_t& iter) {
    std::uint32_t length = 0;
    const char* collection = nullptr;
    const bson_oid_t* oid = nullptr;
    bson_iter_dbpointer(&iter, &length, &collection, &oid);
    out_ += R"({"$dbPointer":{"$ref":)";
    append_json_string(out_, view(collection, length));
    out_ += ",\"$id\":";
    append_oid(oid);
    out_ += "}}";
  }

  std::string& out_;
  std::size_t depth_ = 0;
};

}  // namespace

model::Status append_bson(std::string_view document, std::string& out) {
  bson_t bson;
  bson_iter_t iter;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libbson speaks unsigned bytes
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(document.data());
  if (!bson_init_static(&bson, bytes, document.size()) || !bson_iter_init(&iter, &bson) ||
      !Writer(out).document(iter, false)) {
    return Error{ErrorCode::kMalformedInput, "the BSON document is damaged or nested too deep", ""};
  }
  return model::ok();
}

}  // namespace toposcope::ingest
