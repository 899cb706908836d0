#include <chrono>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <pwd.h>
#include <unistd.h>

#include "toposcope/scene/look.h"

#include "app/offscreen.h"
#include "app/options.h"
#include "app/single_instance.h"
#include "app/window.h"
#include "query/as_of.h"
#include "ui/desk/preferences_file.h"
#include "ui/program.h"
#include "ui/theme_style.h"

namespace toposcope::app {
namespace {

using model::ErrorCode;

/// The same reactions as the command line's; \see viewer/README.md
int exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return 2;
    case ErrorCode::kUnavailable:
    case ErrorCode::kIo:
    case ErrorCode::kCancelled:
      return 5;
    default:
      return 3;
  }
}

int fail(const model::Error& error) {
  std::cerr << "toposcope-viewer: error: " << error.message;
  if (!error.where.empty()) std::cerr << " (" << error.where << ")";
  std::cerr << '\n';
  return exit_code_of(error.code);
}

std::string account_name() {
  const passwd* account = ::getpwuid(::getuid());
  return account == nullptr ? "operator" : account->pw_name;
}

model::Result<std::string> read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return model::Error{ErrorCode::kMalformedInput, "the file cannot be read", path};
  return text.str();
}

model::Result<scene::Look> read_look_of(const Options& options) {
  if (options.look.empty()) return scene::builtin_look();
  const auto text = read_text(options.look);
  if (!text.has_value()) return text.error();
  return scene::read_look(text.value(), scene::builtin_look());
}

model::Result<ui::Preferences> preferences_of(const Options& options, const scene::Look& look) {
  auto read = ui::read_preferences(ui::preferences_path());
  if (!read.has_value()) {
    std::cerr << "toposcope-viewer: note: " << read.error().message << " (" << read.error().where
              << ")\n";
  }
  ui::Preferences preferences = read.has_value() ? read.value() : ui::Preferences();
  if (preferences.user.empty()) preferences.user = account_name();
  if (!options.theme.empty()) preferences.theme = options.theme;
  if (options.width > 0) preferences.window_width = options.width;
  if (options.height > 0) preferences.window_height = options.height;
  if (options.text_percent > 0) preferences.text_percent = options.text_percent;
  if (look.theme(preferences.theme) != nullptr) return preferences;
  if (options.theme.empty()) {
    preferences.theme = "dark";
    return preferences;
  }
  std::string known;
  for (const auto& [name, theme] : look.themes) known += (known.empty() ? "" : ", ") + name;
  return model::Error{ErrorCode::kInvalidArgument,
                      "there is no theme '" + options.theme + "'; there are: " + known, ""};
}

/// What the program is started with in a window or in a picture of it.
class Start {
 public:
  Start(Options options, scene::Look look, ui::Preferences preferences, std::string view)
      : options_(std::move(options)),
        look_(std::move(look)),
        preferences_(std::move(preferences)),
        view_(std::move(view)) {}

  int take_screenshot() {
    auto screen = Offscreen::open(preferences_.window_width, preferences_.window_height);
    if (!screen.has_value()) return fail(screen.error());
    preferences_.motion = false;
    begin(1, {});
    // Results of one frame ask for the next thing: twice is enough for all of them.
    Pixels pixels;
    for (int round = 0; round < 3; ++round) {
      pixels = screen.value()->draw(frame(), 3);
      program_->settle(seconds());
    }
    pixels = screen.value()->draw(frame(), 3);
    const auto& inventory = program_->state().inventory;
    if (auto done = write_png(pixels, options_.screenshot); !done.has_value()) {
      return fail(done.error());
    }
    if (inventory.access != ui::InventoryState::Access::kOpen) {
      std::cerr << "toposcope-viewer: error: " << inventory.failure << '\n';
      return 3;
    }
    // What was asked for and is not there is told to scripts, too.
    const auto& toast = program_->state().toast;
    if (!toast.has_value() || !toast->failed) return 0;
    std::cerr << "toposcope-viewer: error: " << toast->text << '\n';
    return 1;
  }

  int show_window() {
    auto window = Window::open({.title = "toposcope",
                                .width = preferences_.window_width,
                                .height = preferences_.window_height});
    if (!window.has_value()) return fail(window.error());
    density_ = window.value()->density();
    begin(density_, [] { Window::wake(); });
    auto listener = Listener::open(options_.path, [this](std::string reference) {
      {
        const std::scoped_lock lock(mutex_);
        heard_.push_back(std::move(reference));
      }
      Window::wake();
    });
    Frame all = frame();
    all.closes = [this](bool asked) { return asked || program_->state().quit; };
    window.value()->set_title(title());
    window.value()->run(all);
    remember(*window.value());
    return 0;
  }

 private:
  static double seconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
  }

  [[nodiscard]] float scale() const {
    return density_ * static_cast<float>(preferences_now().text_percent) / 100;
  }
  [[nodiscard]] const ui::Preferences& preferences_now() const {
    return program_ == nullptr ? preferences_ : program_->state().preferences;
  }

  void begin(float density, std::function<void()> wake) {
    density_ = density;
    fonts_ = std::make_unique<ui::Fonts>(scale());
    fonts_->attach(*ImGui::GetIO().Fonts);
    ui::ProgramOptions options;
    options.path = options_.path;
    options.focal_point = options_.focal_point;
    options.preferences = preferences_;
    options.at = options_.at;
    options.view = view_;
    options.wake = std::move(wake);
    program_ = std::make_unique<ui::Program>(std::move(options), look_, *fonts_);
    style_.theme.clear();  // Nothing is applied yet.
    follow_preferences();
  }

  /// Colours and sizes follow preferences.
  void follow_preferences() {
    const ui::Preferences& preferences = preferences_now();
    if (preferences.theme == style_.theme && preferences.text_percent == style_.text_percent) {
      return;
    }
    style_ = preferences;
    fonts_->set_scale(scale());
    const scene::Theme* theme = look_.theme(preferences.theme);
    if (theme != nullptr) ui::apply_theme(*theme, scale(), ImGui::GetStyle());
  }

  Frame frame() {
    Frame out;
    out.fonts = fonts_.get();
    out.draw = [this] {
      hear();
      program_->frame(seconds(), ImGui::GetIO().DisplaySize);
      follow_preferences();
      hand_on_clipboard();
    };
    out.wants_more = [this] { return program_->is_moving(); };
    out.looks = [this] { return program_->look(seconds()); };
    return out;
  }

  void hear() {
    std::vector<std::string> heard;
    {
      const std::scoped_lock lock(mutex_);
      heard.swap(heard_);
    }
    for (const std::string& reference : heard) {
      if (!reference.empty()) program_->show(reference);
    }
  }

  void hand_on_clipboard() {
    const ui::AppState& state = program_->state();
    if (state.clipboard_count == copied_) return;
    copied_ = state.clipboard_count;
    ImGui::SetClipboardText(state.clipboard.c_str());
  }

  [[nodiscard]] std::string title() const {
    return std::filesystem::path(options_.path).filename().string() + " \u2013 toposcope";
  }

  void remember(const Window& window) const {
    ui::Preferences preferences = preferences_now();
    const WindowSize size = window.size();
    if (!size.maximised) {
      preferences.window_width = size.width;
      preferences.window_height = size.height;
    }
    const model::Status kept = ui::write_preferences(ui::preferences_path(), preferences);
    if (!kept.has_value()) {
      std::cerr << "toposcope-viewer: note: " << kept.error().message << '\n';
    }
  }

  Options options_;
  scene::Look look_;
  ui::Preferences preferences_;
  std::string view_;
  ui::Preferences style_;  ///< Of the frames drawn now.
  float density_ = 1;
  std::uint64_t copied_ = 0;
  std::unique_ptr<ui::Fonts> fonts_;
  std::unique_ptr<ui::Program> program_;
  std::mutex mutex_;
  std::vector<std::string> heard_;
};

int run(int argc, char** argv) {
  const ParsedOptions parsed = parse_options(argc, argv);
  if (parsed.exit_code.has_value()) return *parsed.exit_code;
  const Options& options = parsed.options;
  std::string view;
  if (!options.view.empty()) {
    const auto text = read_text(options.view);
    if (!text.has_value()) return fail(text.error());
    if (const auto read = ui::read_view(text.value()); !read.has_value()) return fail(read.error());
    view = text.value();
  }
  const auto at = query::parse_as_of(options.at, model::now_utc());
  if (!at.has_value()) return fail(at.error());
  auto look = read_look_of(options);
  if (!look.has_value()) return fail(look.error());
  auto preferences = preferences_of(options, look.value());
  if (!preferences.has_value()) return fail(preferences.error());
  if (options.screenshot.empty() && !options.new_window &&
      hand_over(options.path, options.focal_point)) {
    return 0;
  }
  Options settled = options;
  settled.at = at.value();
  Start start(settled, std::move(look).value(), std::move(preferences).value(), view);
  return options.screenshot.empty() ? start.show_window() : start.take_screenshot();
}

}  // namespace
}  // namespace toposcope::app

int main(int argc, char** argv) {
  try {
    return toposcope::app::run(argc, argv);
  } catch (const std::exception& e) {
    std::cerr << "toposcope-viewer: internal failure: " << e.what() << '\n';
    return 4;
  }
}
