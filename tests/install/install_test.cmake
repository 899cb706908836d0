# Installs this build into a folder of its own and builds samples/programs against it, the way a
# user would.
#   -D way=cmake|pkg_config  -D source_dir=  -D build_dir=  -D work_dir=  -D libdir=  -D compiler=
#   -D flags=  -D run_sample=
function(run)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE out ERROR_VARIABLE out RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    string(JOIN " " command ${ARGN})
    message(FATAL_ERROR "${command}\nexit code ${code}\n${out}")
  endif()
endfunction()

set(prefix ${work_dir}/prefix)
set(programs ${source_dir}/samples/programs)
file(REMOVE_RECURSE ${work_dir})
file(MAKE_DIRECTORY ${work_dir})
run(${CMAKE_COMMAND} --install ${build_dir} --prefix ${prefix})

foreach(header graph/clique_engine.h ingest/adapter.h model/result.h store/graph_store.h)
  if(NOT EXISTS ${prefix}/include/toposcope/${header})
    message(FATAL_ERROR "not installed: ${header}")
  endif()
endforeach()

foreach(file applications/toposcope-viewer.desktop icons/hicolor/scalable/apps/toposcope-viewer.svg
    man/man1/toposcope.1 man/man1/toposcope-viewer.1 mime/packages/toposcope-viewer.xml)
  if(NOT EXISTS ${prefix}/share/${file})
    message(FATAL_ERROR "not installed: share/${file}")
  endif()
endforeach()

if(way STREQUAL "cmake")
  run(${CMAKE_COMMAND} -S ${programs} -B ${work_dir}/build -G Ninja
    -D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_CXX_COMPILER=${compiler} "-DCMAKE_CXX_FLAGS=${flags}")
  run(${CMAKE_COMMAND} --build ${work_dir}/build)
  set(program ${work_dir}/build/quickstart)
else()
  set(ENV{PKG_CONFIG_PATH} ${prefix}/${libdir}/pkgconfig)
  execute_process(COMMAND pkg-config --cflags --libs toposcope
    OUTPUT_VARIABLE arguments OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(arguments UNIX_COMMAND "${arguments}")
  set(program ${work_dir}/quickstart)
  run(${compiler} ${flags} ${programs}/quickstart.cpp ${arguments} -o ${program})
endif()

run(${CMAKE_COMMAND} -D program=${program} -D source_dir=${source_dir} -D work_dir=${work_dir}
  -P ${run_sample})

# The programs are part of the product; they must run from where they were put.
run(${prefix}/bin/toposcope --version)
run(${prefix}/bin/toposcope-viewer --version)

# What a consumer links is there; what only our own programs link is not.
file(GLOB libraries RELATIVE ${prefix}/${libdir} ${prefix}/${libdir}/*.a)
list(SORT libraries)
set(expected libtoposcope_discovery.a libtoposcope_graph.a libtoposcope_ingest.a libtoposcope_model.a libtoposcope_scene.a
  libtoposcope_store.a)
if(NOT libraries STREQUAL expected)
  message(FATAL_ERROR "libraries: ${libraries}\nexpected: ${expected}")
endif()
