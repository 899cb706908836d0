#include "exit_code.h"

namespace toposcope::cli {

ExitCode exit_code_of(model::ErrorCode code) noexcept {
  switch (code) {
    case model::ErrorCode::kNotFound:
      return ExitCode::kNo;
    case model::ErrorCode::kInvalidArgument:
      return ExitCode::kUsage;
    case model::ErrorCode::kMalformedInput:
    case model::ErrorCode::kUnsupported:
    case model::ErrorCode::kConflict:
      return ExitCode::kBadInput;
    case model::ErrorCode::kCancelled:
    case model::ErrorCode::kUnavailable:
    case model::ErrorCode::kIo:
      return ExitCode::kTryAgain;
  }
  return ExitCode::kInternal;
}

model::Error as_bad_input(model::Error error) {
  if (error.code == model::ErrorCode::kNotFound || error.code == model::ErrorCode::kIo) {
    error.code = model::ErrorCode::kMalformedInput;
  }
  return error;
}

}  // namespace toposcope::cli
