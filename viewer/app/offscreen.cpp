#include "app/offscreen.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <stb_image_write.h>

#include "app/gl_context.h"
#include "app/gl_renderer.h"

namespace toposcope::app {
namespace {

constexpr int kMostPixels = 16384;
constexpr float kFrameSeconds = 1.0F / 60;

model::Error no_egl(const std::string& what) {
  return {model::ErrorCode::kUnavailable,
          "cannot draw without a display: " + what + "; install libegl-mesa0 and libgl1-mesa-dri",
          ""};
}

/// A connection to EGL, ended with it.
struct EglDisplayHandle {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  EGLSurface surface = EGL_NO_SURFACE;

  EglDisplayHandle() = default;
  EglDisplayHandle(const EglDisplayHandle&) = delete;
  EglDisplayHandle& operator=(const EglDisplayHandle&) = delete;
  ~EglDisplayHandle() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
    eglReleaseThread();
  }
};

model::Status open_display(EglDisplayHandle& egl) {
  egl.display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
  if (egl.display == EGL_NO_DISPLAY) return no_egl("EGL has no surfaceless platform");
  if (eglInitialize(egl.display, nullptr, nullptr) == EGL_FALSE) {
    egl.display = EGL_NO_DISPLAY;
    return no_egl("EGL does not start");
  }
  if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return no_egl("EGL has no OpenGL");
  return model::ok();
}

model::Status make_surface(EglDisplayHandle& egl, int width, int height) {
  constexpr std::array kWish = {EGL_SURFACE_TYPE,
                                EGL_PBUFFER_BIT,
                                EGL_RENDERABLE_TYPE,
                                EGL_OPENGL_BIT,
                                EGL_RED_SIZE,
                                8,
                                EGL_GREEN_SIZE,
                                8,
                                EGL_BLUE_SIZE,
                                8,
                                EGL_ALPHA_SIZE,
                                8,
                                EGL_NONE};
  EGLConfig config = nullptr;
  EGLint found = 0;
  if (eglChooseConfig(egl.display, kWish.data(), &config, 1, &found) == EGL_FALSE || found == 0) {
    return no_egl("no format of pixels fits");
  }
  constexpr std::array kVersion = {EGL_CONTEXT_MAJOR_VERSION,
                                   3,
                                   EGL_CONTEXT_MINOR_VERSION,
                                   3,
                                   EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                   EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                   EGL_NONE};
  egl.context = eglCreateContext(egl.display, config, EGL_NO_CONTEXT, kVersion.data());
  if (egl.context == EGL_NO_CONTEXT) return no_egl("no OpenGL 3.3");
  const std::array size = {EGL_WIDTH, width, EGL_HEIGHT, height, EGL_NONE};
  egl.surface = eglCreatePbufferSurface(egl.display, config, size.data());
  if (egl.surface == EGL_NO_SURFACE) return no_egl("no memory for the picture");
  if (eglMakeCurrent(egl.display, egl.surface, egl.surface, egl.context) == EGL_FALSE) {
    return no_egl("the picture cannot be drawn on");
  }
  return model::ok();
}

}  // namespace

/// In the order in which they are made.
struct Offscreen::Parts {
  EglDisplayHandle egl;
  GuiContext gui;
  GlRenderer renderer;
  int width = 0;
  int height = 0;
};

Offscreen::Offscreen(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Offscreen::~Offscreen() = default;

model::Result<std::unique_ptr<Offscreen>> Offscreen::open(int width, int height) {
  if (std::min(width, height) < 1 || std::max(width, height) > kMostPixels) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "a picture is 1 to " + std::to_string(kMostPixels) + " pixels each way",
                        ""};
  }
  auto parts = std::make_unique<Parts>();
  parts->width = width;
  parts->height = height;
  if (auto status = open_display(parts->egl); !status.has_value()) return status.error();
  if (auto status = make_surface(parts->egl, width, height); !status.has_value()) {
    return status.error();
  }
  parts->gui = make_gui_context();
  if (auto status = parts->renderer.start(); !status.has_value()) return status.error();
  return std::make_unique<Offscreen>(std::move(parts));
}

Pixels Offscreen::draw(const Frame& frame, int frames) {
  const auto input = [&] {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(parts_->width), static_cast<float>(parts_->height)};
    io.DeltaTime = kFrameSeconds;
  };
  for (int i = 0; i < std::max(frames, 1); ++i) parts_->renderer.draw(frame, input);
  Pixels pixels{parts_->width, parts_->height, {}};
  const auto row = static_cast<std::size_t>(parts_->width) * 4;
  const auto rows = static_cast<std::size_t>(parts_->height);
  pixels.rgba.resize(row * rows);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, parts_->width, parts_->height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
  // OpenGL counts rows from below.
  for (std::size_t i = 0; i < rows / 2; ++i) {
    std::swap_ranges(pixels.rgba.data() + i * row, pixels.rgba.data() + (i + 1) * row,
                     pixels.rgba.data() + (rows - 1 - i) * row);
  }
  return pixels;
}

model::Status write_png(const Pixels& pixels, const std::filesystem::path& file) {
  constexpr int kChannels = 4;
  const int written = stbi_write_png(file.c_str(), pixels.width, pixels.height, kChannels,
                                     pixels.rgba.data(), pixels.width * kChannels);
  if (written != 0) return model::ok();
  return model::Error{model::ErrorCode::kIo, "cannot write the picture", file.string()};
}

}  // namespace toposcope::app
