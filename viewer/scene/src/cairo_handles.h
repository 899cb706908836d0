#pragma once

/// \file
/// Objects of cairo and pango that free themselves.

#include <memory>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace toposcope::scene {

template <auto FreeObject>
struct FreeWith {
  template <typename T>
  void operator()(T* object) const {
    FreeObject(object);
  }
};
template <typename T, auto FreeObject>
using Handle = std::unique_ptr<T, FreeWith<FreeObject>>;

using CairoSurface = Handle<cairo_surface_t, cairo_surface_destroy>;
using CairoContext = Handle<cairo_t, cairo_destroy>;
using CairoFontOptions = Handle<cairo_font_options_t, cairo_font_options_destroy>;
using TextContext = Handle<PangoContext, g_object_unref>;
using TextLayout = Handle<PangoLayout, g_object_unref>;
using TextAttributes = Handle<PangoAttrList, pango_attr_list_unref>;
using FontDescription = Handle<PangoFontDescription, pango_font_description_free>;

}  // namespace toposcope::scene
