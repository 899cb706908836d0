// VPP itself, under the name that the later version of Calipso has for the fetcher.

#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

class VppVedges final : public Fetcher {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "CliFetchVedgesVpp"; }
  [[nodiscard]] model::Result<FetchResult> fetch(const FetchContext& context) const override {
    return same_->fetch(context);
  }

 private:
  std::unique_ptr<Fetcher> same_ = make_db_vedges_vpp_fetcher();
};

}  // namespace

std::unique_ptr<Fetcher> make_cli_vedges_vpp_fetcher() { return std::make_unique<VppVedges>(); }

}  // namespace toposcope::discovery
