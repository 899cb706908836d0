# toposcope_embed(<target> <file> <constant>): makes the text of a file a constant of the library,
# `extern const std::string_view <constant>` in namespace toposcope::scene.
function(toposcope_embed target file constant)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  file(READ ${file} text)
  # Compilers refuse string literals above 64 KiB; pieces of one literal may be longer together.
  string(LENGTH "${text}" length)
  set(pieces "")
  set(begin 0)
  while(begin LESS length)
    string(SUBSTRING "${text}" ${begin} 8000 piece)
    string(APPEND pieces "R\"~~~(${piece})~~~\"\n")
    math(EXPR begin "${begin} + 8000")
  endwhile()
  get_filename_component(name ${file} NAME)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include <string_view>

namespace toposcope::scene {

extern const std::string_view @constant@;
const std::string_view @constant@ =
@pieces@;

}  // namespace toposcope::scene
")
  target_sources(${target} PRIVATE ${source})
endfunction()
