/// The desktop viewer on a large inventory, without a screen: from its start to the first frame
/// that can be used, from a keystroke to results, from one focal point to the next; and how long
/// the thread of the window was busy in any one frame.
///
///   viewer_bench FILE TYPE:ID [TYPE:ID...]
///
/// Beside it, in the same run: reading the whole revision before anything is shown, as a viewer
/// would that does not read lazily.  Ends with 1 when a target is missed.

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "toposcope/scene/look.h"
#include "toposcope/store/graph_store.h"

#include "bench/targets.h"
#include "query/loaded_revision.h"
#include "ui/program.h"
#include "ui/support/headless_window.h"

namespace {

using toposcope::bench::Targets;
using toposcope::testing::HeadlessWindow;
namespace ui = toposcope::ui;
namespace store = toposcope::store;

double wall_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The program with a person who waits for something.
class Session {
 public:
  Session(const std::string& file, const std::string& focal_point) {
    ui::ProgramOptions options;
    options.path = file;
    options.focal_point = focal_point;
    options.preferences.motion = false;
    options.wake = [this] {
      const std::scoped_lock lock(mutex_);
      woken_ = true;
      condition_.notify_one();
    };
    program_ = std::make_unique<ui::Program>(std::move(options), toposcope::scene::builtin_look(),
                                             window_.fonts());
    window_.show_windows([this] { program_->frame(wall_s(), ImGui::GetIO().DisplaySize); });
  }

  /// Frames until the condition holds; the seconds that it took.
  double until(const std::function<bool(const ui::AppState&)>& holds) {
    const double began = wall_s();
    for (;;) {
      const double cpu = thread_cpu_ms();
      window_.frame();
      busiest_ms_ = std::max(busiest_ms_, thread_cpu_ms() - cpu);
      if (holds(program_->state())) return wall_s() - began;
      std::unique_lock lock(mutex_);
      condition_.wait_for(lock, std::chrono::milliseconds(16), [this] { return woken_; });
      woken_ = false;
    }
  }

  void apply(const ui::Intent& intent) { program_->apply(intent); }
  [[nodiscard]] const ui::AppState& state() { return program_->state(); }
  [[nodiscard]] double busiest_ms() const { return busiest_ms_; }

 private:
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
  double busiest_ms_ = 0;
  HeadlessWindow window_;
  std::unique_ptr<ui::Program> program_;
};

bool has_picture(const ui::AppState& state) {
  return !state.tabs.empty() && state.tab().picture != nullptr && state.tab().waiting_since < 0;
}

bool is_usable(const ui::AppState& state) {
  return state.problems.loaded && state.tree.loaded && has_picture(state);
}

double load_everything(const std::string& file) {
  const double began = wall_s();
  const auto opened = store::open_sqlite_store({.path = file, .read_only = true, .create = false});
  if (!opened.has_value()) return -1;
  const auto whole = toposcope::query::load_revision(*opened.value(), store::kNow);
  return whole.has_value() ? wall_s() - began : -1;
}

double worst_keystroke_ms(Session& session) {
  double worst = 0;
  for (const char* text : {"v", "vm", "vm-", "vm-7", "vm-78", "fa:16:3e:01", "3e01ba", "025a",
                           "b521", "172.16.3", "nothing-is-called-so", "node vedge", "net-35"}) {
    session.apply(ui::SetSearch{text});
    const double s =
        session.until([&](const ui::AppState& state) { return state.search.answered == text; });
    std::printf("  search %-22s %7.1f ms, %llu hits\n", text, s * 1e3,
                static_cast<unsigned long long>(session.state().search.total));
    worst = std::max(worst, s * 1e3);
  }
  session.apply(ui::SetSearch{""});
  return worst;
}

/// Goes to each focal point and back to the first.
void measure_focus(Session& session, const std::vector<ui::Subject>& subjects, Targets& targets) {
  for (const ui::Subject& subject : subjects) {
    session.apply(ui::Focus{subject});
    const double s = session.until([&](const ui::AppState& state) {
      return has_picture(state) && state.tab().picture->view.subject == subject;
    });
    const ui::Picture& picture = *session.state().tab().picture;
    const std::size_t nodes = picture.facts.nodes.size();
    const std::string what = "focus on " + subject.type + ", " + std::to_string(nodes) + " objects";
    if (nodes <= 250) {
      targets.at_most(what, s * 1e3, 100, "ms");
    } else {
      targets.at_most(what, s, 2, "s");
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: viewer_bench FILE TYPE:ID [TYPE:ID...]\n");
    return 2;
  }
  const std::string file = argv[1];
  Targets targets;
  const double whole_s = load_everything(file);
  Session session(file, argv[2]);
  const double usable_s = session.until(is_usable);
  targets.at_most("first usable frame", usable_s, 1.5, "s");
  std::printf("  reading everything first: %.2f s, %.1f times as long\n", whole_s,
              whole_s / usable_s);
  std::vector<ui::Subject> subjects;
  for (int i = 2; i < argc; ++i) {
    const auto opened =
        store::open_sqlite_store({.path = file, .read_only = true, .create = false});
    const auto node = opened.value()->resolve(argv[i], "");
    if (!node.has_value()) continue;
    const store::NodeSummary& n = node.value();
    subjects.push_back({n.environment, n.type, n.id, n.key, n.name});
  }
  const double all_s = session.until([](const ui::AppState& state) {
    return state.inventory.whole_is_loaded && state.search.covers_addresses;
  });
  std::printf("  everything in memory, addresses indexed: %.1f s later\n", all_s);
  targets.at_most("keystroke to results", worst_keystroke_ms(session), 50, "ms");
  std::rotate(subjects.begin(), subjects.begin() + 1, subjects.end());
  measure_focus(session, subjects, targets);
  targets.at_most("busiest frame of the window's thread", session.busiest_ms(), 33, "ms");
  return targets.all_met() ? 0 : 1;
}
