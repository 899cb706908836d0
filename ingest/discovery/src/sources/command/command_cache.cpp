#include "sources/command/command_cache.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "sources/command/command_answers.h"

namespace toposcope::discovery {

CommandCache::CommandCache(std::shared_ptr<HostCommands> inner) : inner_(std::move(inner)) {}

CommandCache::Host& CommandCache::host_of(std::string_view name) {
  const std::lock_guard lock(mutex_);
  const auto found = hosts_.find(name);
  return found != hosts_.end() ? found->second : hosts_[std::string(name)];
}

/// Asks for those that are not known yet.  An error is that of asking, when it is not to be kept.
model::Status CommandCache::ask(std::string_view name, Known& known,
                                std::span<const std::string> commands) {
  std::vector<std::string> missing;
  std::unordered_set<std::string_view> listed;
  for (const std::string& command : commands) {
    if (!known.contains(command) && listed.insert(command).second) missing.push_back(command);
  }
  for (std::size_t begin = 0; begin < missing.size(); begin += kPiece) {
    const auto piece = std::span(missing).subspan(begin, std::min(kPiece, missing.size() - begin));
    auto results = inner_->run(name, piece);
    if (!results.has_value() && results.error().code == model::ErrorCode::kCancelled) {
      return results.error();
    }
    for (std::size_t i = 0; i < piece.size(); ++i) {
      known.emplace(piece[i], results.has_value()
                                  ? model::Result<CommandResult>(std::move(results.value()[i]))
                                  : model::Result<CommandResult>(results.error()));
    }
  }
  return model::ok();
}

model::Result<std::vector<CommandResult>> CommandCache::run(std::string_view host,
                                                            std::span<const std::string> commands) {
  Host& state = host_of(host);
  const std::lock_guard lock(state.mutex);
  if (auto asked = ask(host, state.known, commands); !asked.has_value()) return asked.error();
  std::vector<model::Result<CommandResult>> answers;
  answers.reserve(commands.size());
  for (const std::string& command : commands) {
    answers.push_back(state.known.find(command)->second);
  }
  return answer_of(std::move(answers));
}

}  // namespace toposcope::discovery
