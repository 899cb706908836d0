#include "app/gl_renderer.h"

#include <cmath>

#include <GL/gl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace toposcope::app {
namespace {

/// A letter that is too large for the texture stays missing; the loop must not wait for it.
constexpr int kMostTries = 3;

}  // namespace

GlRenderer::~GlRenderer() {
  if (started_) ImGui_ImplOpenGL3_Shutdown();
}

model::Status GlRenderer::start() {
  if (!ImGui_ImplOpenGL3_Init("#version 330 core")) {
    return model::Error{model::ErrorCode::kUnavailable, "OpenGL 3.3 cannot be used", ""};
  }
  started_ = true;
  return model::ok();
}

/// In place: draw lists of this frame name the texture by its number.
void GlRenderer::upload(const ui::Fonts& fonts) {
  if (uploaded_ == fonts.texture_version()) return;
  uploaded_ = fonts.texture_version();
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
  GLint before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(atlas.TexID)));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
}

void GlRenderer::draw(const Frame& frame, const std::function<void()>& input) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    if (frame.fonts->needs_rebuild()) frame.fonts->rebuild();
    ImGui_ImplOpenGL3_NewFrame();
    input();
    ImGui::NewFrame();
    frame.draw();
    if (!frame.fonts->needs_rebuild()) break;
    if (tries + 1 < kMostTries) ImGui::EndFrame();
  }
  ImGui::Render();
  upload(*frame.fonts);
  const ImGuiIO& io = ImGui::GetIO();
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
             static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y));
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace toposcope::app
