#!/usr/bin/env bash
# All that a change has to pass.  One command, also for CI:
#   tests/run.sh           packages, form, all built without a warning, samples, all tests
#   tests/run.sh --long    also the optimised product without a warning, ten million runs of each
#                          fuzzer, 200,000 random inventories, 1,000 kills, the thread sanitizer,
#                          clang-tidy and line coverage (hours)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
started=$SECONDS

is_long=0
fuzz_runs=10000000
groups=(build test)
case "${1:-}" in
  "") ;;
  --long)
    is_long=1
    groups+=(long)
    ;;
  *)
    echo "usage: tests/run.sh [--long]" >&2
    exit 2
    ;;
esac
jobs=$(nproc)
mkdir -p build

title() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - started)); }

# Runs a build, keeps its output in build/$1.log, fails on any warning.  A build that warned is
# cleaned, so that the next run sees the warning again.
build_without_warnings() {
  local name=$1
  shift
  local log=build/$name.log
  if ! cmake --build "build/$name" -j "$jobs" "$@" >"$log" 2>&1; then
    tail -n 60 "$log"
    return 1
  fi
  if grep -n 'warning' "$log"; then
    cmake --build "build/$name" --target clean >/dev/null
    echo "error: the $name build has warnings (above; $log)" >&2
    return 1
  fi
}

# Runs one fuzzer from its seeds; what it finds goes to build/fuzz/findings.
run_fuzzer() {
  local fuzzer=$1 grown=build/fuzz/corpus/$1 findings=build/fuzz/findings
  local log=build/fuzz/$fuzzer.log
  mkdir -p "$grown" "$findings"
  if ! "build/fuzz/bin/$fuzzer" -runs="$fuzz_runs" -max_len=8192 -timeout=20 \
    -artifact_prefix="$findings/$fuzzer-" "$grown" "tests/fuzz/corpus/${fuzzer%_fuzz}" \
    >"$log" 2>&1; then
    tail -n 60 "$log"
    return 1
  fi
  echo "$fuzzer: $(grep -E '^Done ' "$log")"
}

run_fuzzers() {
  cmake --preset fuzz >build/fuzz-configure.log 2>&1 || { cat build/fuzz-configure.log; return 1; }
  local fuzzers=() source fuzzer
  for source in tests/fuzz/*_fuzz.cpp; do fuzzers+=("$(basename "$source" .cpp)"); done
  build_without_warnings fuzz $(printf -- '--target %s ' "${fuzzers[@]}")
  for fuzzer in "${fuzzers[@]}"; do run_fuzzer "$fuzzer"; done
}

# Programs that do more when TOPOSCOPE_LONG=1; optimised, and without the time limit of ctest.
run_long_tests() {
  local program
  build_without_warnings release --target all
  for program in graph_test graph_analysis_test store_test; do
    TOPOSCOPE_LONG=1 "build/release/bin/$program" --gtest_brief=1
  done
}

run_with_thread_sanitizer() {
  cmake --preset tsan >build/tsan-configure.log 2>&1 || { cat build/tsan-configure.log; return 1; }
  build_without_warnings tsan --target all
  ctest --preset tsan -j "$jobs"
}

run_tidy() {
  cmake --preset tidy >build/tidy-configure.log 2>&1 || { cat build/tidy-configure.log; return 1; }
  build_without_warnings tidy --target all
}

# At least nine lines of ten in the modules run in a test.
run_coverage() {
  cmake --preset coverage >build/coverage-configure.log 2>&1 ||
    { cat build/coverage-configure.log; return 1; }
  build_without_warnings coverage --target all
  ctest --preset coverage -j "$jobs"
  gcovr --root . --filter 'graph/' --filter 'store/' --filter 'ingest/' --fail-under-line 90 \
    build/coverage
}

title "packages"
source samples/install_packages.sh
install_packages samples/packages.txt "${groups[@]}"

title "form of the code"
git ls-files -z '*.h' '*.cpp' | xargs -0 clang-format-14 --dry-run --Werror

title "build, with address and undefined-behaviour sanitizers, without a warning"
cmake --preset dev >build/dev-configure.log 2>&1 || { cat build/dev-configure.log; exit 1; }
build_without_warnings dev --target all --target all_verify_interface_header_sets

title "quickstart"
# What drivers of graphics leave behind is no leak of ours; the tests look for those.
TOPOSCOPE_BIN=build/dev/bin ASAN_OPTIONS=detect_leaks=0 samples/quickstart.sh \
  >build/quickstart.log 2>&1 || { cat build/quickstart.log; exit 1; }

title "tests"
ctest --preset dev -j "$jobs" | tee build/ctest.log

if ((is_long)); then
  title "product, optimised, without a warning"
  cmake --preset release >build/release-configure.log 2>&1 ||
    { cat build/release-configure.log; exit 1; }
  build_without_warnings release --target toposcope_cli --target toposcope_viewer_app
  title "fuzzers, $fuzz_runs runs each"
  run_fuzzers
  title "long tests, optimised"
  run_long_tests
  title "tests, with the thread sanitizer"
  run_with_thread_sanitizer
  title "clang-tidy"
  run_tidy
  title "line coverage"
  run_coverage
fi

passed=$(sed -n 's/^.*tests passed, .* failed out of \([0-9]*\)$/\1/p' build/ctest.log)
echo "tests/run.sh: ok: $passed tests, 0 warnings, $((SECONDS - started)) s"
