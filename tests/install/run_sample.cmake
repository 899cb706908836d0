# Runs a sample program on the sample inventory and compares what it prints.
#   -D program=...  -D source_dir=...  -D work_dir=...
file(REMOVE_RECURSE ${work_dir}/run)
file(MAKE_DIRECTORY ${work_dir}/run)
execute_process(
  COMMAND ${program} ${source_dir}/samples/inventories/harbour.json ${work_dir}/run/harbour.db
    instance:web-fe-01
  OUTPUT_VARIABLE printed ERROR_VARIABLE complaint RESULT_VARIABLE code)
file(READ ${source_dir}/samples/programs/quickstart.expected expected)
if(NOT code EQUAL 0 OR NOT printed STREQUAL expected)
  message(FATAL_ERROR "exit code ${code}\n--- printed\n${printed}${complaint}--- expected\n${expected}")
endif()
