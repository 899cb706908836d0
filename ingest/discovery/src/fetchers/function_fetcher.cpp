#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

class FunctionFetcher : public Fetcher {
 public:
  FunctionFetcher(std::string_view name, FetchFunction function, FetchTraits traits)
      : name_(name), fetch_(function), traits_(traits) {}

  [[nodiscard]] std::string_view name() const noexcept override { return name_; }
  [[nodiscard]] FetchTraits traits() const noexcept override { return traits_; }
  [[nodiscard]] model::Result<FetchResult> fetch(const FetchContext& context) const override {
    return fetch_(context);
  }

 private:
  std::string_view name_;
  FetchFunction fetch_;
  FetchTraits traits_;
};

}  // namespace

std::unique_ptr<Fetcher> make_function_fetcher(std::string_view name, FetchFunction fetch,
                                               FetchTraits traits) {
  return std::make_unique<FunctionFetcher>(name, fetch, traits);
}

}  // namespace toposcope::discovery
