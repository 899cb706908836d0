#include "app/window.h"

#include <algorithm>
#include <utility>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "app/gl_context.h"
#include "app/gl_renderer.h"
#include "app/key_queue.h"

namespace toposcope::app {
namespace {

/// Frames after something happened: Dear ImGui shows some things one frame later.
constexpr int kSettleFrames = 3;
/// Something under the pointer may want a tooltip; a cursor blinks.
constexpr double kHoverSeconds = 0.4;
/// How often a sleeping window asks whether something has changed.
constexpr double kLookSeconds = 0.25;

model::Error unavailable(const std::string& what) {
  const char* reason = nullptr;
  glfwGetError(&reason);
  std::string message = what;
  if (reason != nullptr) message += " (" + std::string(reason) + ")";
  return {model::ErrorCode::kUnavailable,
          message + "; --screenshot FILE draws the window into a file without a display", ""};
}

struct GlfwEnd {
  bool started = false;
  GlfwEnd() = default;
  GlfwEnd(const GlfwEnd&) = delete;
  GlfwEnd& operator=(const GlfwEnd&) = delete;
  ~GlfwEnd() {
    if (started) glfwTerminate();
  }
};

struct WindowEnd {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

/// The part of the backend that hands input to Dear ImGui.
struct InputBackend {
  bool started = false;
  InputBackend() = default;
  InputBackend(const InputBackend&) = delete;
  InputBackend& operator=(const InputBackend&) = delete;
  ~InputBackend() {
    if (started) ImGui_ImplGlfw_Shutdown();
  }
};

GLFWwindow* create(const WindowOptions& options) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "toposcope");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "toposcope");
  return glfwCreateWindow(std::max(options.width, 320), std::max(options.height, 200),
                          options.title.c_str(), nullptr, nullptr);
}

KeyQueue& keys_of(GLFWwindow* window) {
  return *static_cast<KeyQueue*>(glfwGetWindowUserPointer(window));
}

/// In place of the backend's own: keys wait in the queue for their frame.
void listen_to_keys(GLFWwindow* window) {
  glfwSetKeyCallback(window, [](GLFWwindow* at, int key, int scancode, int action, int mods) {
    // Dear ImGui repeats by itself; queued repeats would run on after the key was let go.
    if (action == GLFW_REPEAT) return;
    keys_of(at).add({key, scancode, action, mods});
  });
  glfwSetCharCallback(window, [](GLFWwindow* at, unsigned int character) {
    keys_of(at).add({.character = character});
  });
}

void hand_on(GLFWwindow* window, const KeyEvent& event) {
  if (event.character != 0) return ImGui_ImplGlfw_CharCallback(window, event.character);
  ImGui_ImplGlfw_KeyCallback(window, event.key, event.scancode, event.action, event.mods);
}

}  // namespace

/// In the order in which they are made.
struct Window::Parts {
  GlfwEnd glfw;
  std::unique_ptr<GLFWwindow, WindowEnd> window;
  GuiContext gui;
  InputBackend input;
  GlRenderer renderer;
  KeyQueue keys;
  int frames_to_draw = kSettleFrames;
};

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Window::~Window() = default;

model::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
  auto parts = std::make_unique<Parts>();
  if (glfwInit() != GLFW_TRUE) return unavailable("there is no display to open a window on");
  parts->glfw.started = true;
  parts->window.reset(create(options));
  if (parts->window == nullptr) return unavailable("the display offers no OpenGL 3.3");
  glfwMakeContextCurrent(parts->window.get());
  glfwSwapInterval(1);
  parts->gui = make_gui_context();
  parts->input.started = ImGui_ImplGlfw_InitForOpenGL(parts->window.get(), true);
  glfwSetWindowUserPointer(parts->window.get(), &parts->keys);
  listen_to_keys(parts->window.get());
  if (auto status = parts->renderer.start(); !status.has_value()) return status.error();
  return std::make_unique<Window>(std::move(parts));
}

float Window::density() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(parts_->window.get(), &x, &y);
  int pixels = 0;
  int points = 0;
  glfwGetFramebufferSize(parts_->window.get(), &pixels, nullptr);
  glfwGetWindowSize(parts_->window.get(), &points, nullptr);
  // Where a window has fewer points than pixels, the system scales by itself.
  return pixels == points ? std::max(x, y) : 1.0F;
}

WindowSize Window::size() const {
  WindowSize size;
  glfwGetWindowSize(parts_->window.get(), &size.width, &size.height);
  size.maximised = glfwGetWindowAttrib(parts_->window.get(), GLFW_MAXIMIZED) == GLFW_TRUE;
  return size;
}

void Window::set_title(const std::string& title) {
  glfwSetWindowTitle(parts_->window.get(), title.c_str());
}

void Window::sleep(const Frame& frame) {
  if (!frame.looks) return glfwWaitEvents();
  for (;;) {
    const double began = glfwGetTime();
    glfwWaitEventsTimeout(kLookSeconds);
    const bool happened = glfwGetTime() - began < kLookSeconds;
    if (happened || frame.looks()) return;
  }
}

void Window::wait(const Frame& frame) {
  const bool moves = frame.wants_more && frame.wants_more();
  if (moves || !parts_->keys.empty()) {
    parts_->frames_to_draw = std::max(parts_->frames_to_draw, 1);
  }
  if (parts_->frames_to_draw > 0) {
    glfwPollEvents();
    --parts_->frames_to_draw;
    return;
  }
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const bool hovers = context.HoveredId != 0 && context.HoveredIdTimer < kHoverSeconds;
  if (hovers || context.IO.WantTextInput) {
    glfwWaitEventsTimeout(kHoverSeconds);
    return;
  }
  sleep(frame);
  parts_->frames_to_draw = kSettleFrames - 1;
}

void Window::step(const Frame& frame) {
  GLFWwindow* window = parts_->window.get();
  for (const KeyEvent& event : parts_->keys.take_frame()) hand_on(window, event);
  parts_->renderer.draw(frame, [] { ImGui_ImplGlfw_NewFrame(); });
  glfwSwapBuffers(parts_->window.get());
}

bool Window::close_asked() const {
  return glfwWindowShouldClose(parts_->window.get()) == GLFW_TRUE;
}

void Window::run(const Frame& frame) {
  for (;;) {
    step(frame);
    const bool asked = close_asked();
    if (frame.closes ? frame.closes(asked) : asked) return;
    glfwSetWindowShouldClose(parts_->window.get(), GLFW_FALSE);
    wait(frame);
  }
}

void Window::wake() { glfwPostEmptyEvent(); }

}  // namespace toposcope::app
