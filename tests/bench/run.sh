#!/usr/bin/env bash
# All benchmarks on a release build, with their targets:
#   tests/bench/run.sh [INVENTORY.json...]     smallest first; one record a line
# Without inventories three sizes are made of the sample site.  TOPOSCOPE_KERNEL names a program that
# walks the last inventory as fast as the machine can, to stand beside the engine (see clique_bench).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cmake --preset release >/dev/null
cmake --build build/release --target toposcope_cli clique_bench focal_bench fold_bench \
  import_bench layout_bench picture_bench problems_bench scan_bench search_bench export_bench watch_bench \
  window_bench paint_bench viewer_bench >/dev/null
bin=build/release/bin
work=build/bench
mkdir -p "$work"

# The sample site N times, each copy an environment with keys of its own.
multiply_sample() {
  local copies=$1 out=$2 one=$work/one.jsonl i
  rm -f "$work/one.db"
  "$bin/toposcope" import -q --db "$work/one.db" samples/inventories/harbour.json >/dev/null
  "$bin/toposcope" export --db "$work/one.db" --inventory --output "$one"
  head -n 1 "$one" >"$out"
  for ((i = 0; i < copies; ++i)); do
    tail -n +2 "$one" | sed "s/harbour-prod/harbour-$i/g; s/673c8f10b7e24d9a/$(printf '%016x' "$i")/g"
  done >>"$out"
}

inventories=("$@")
if ((${#inventories[@]} == 0)); then
  for copies in 10 100 1000; do
    multiply_sample "$copies" "$work/harbour-$copies.jsonl"
    inventories+=("$work/harbour-$copies.jsonl")
  done
fi

files=()
for inventory in "${inventories[@]}"; do
  file=$work/$(basename "$inventory").db
  rm -f "$file" "$file"-wal "$file"-shm
  "$bin/toposcope" import -q --db "$file" "$inventory" >/dev/null
  files+=("$file")
done

missed=0
kernel=()
if [[ -n ${TOPOSCOPE_KERNEL:-} ]]; then kernel=(--kernel "$TOPOSCOPE_KERNEL"); fi
echo "== cliques in memory"
"$bin/clique_bench" "${kernel[@]}" "${files[@]}" || missed=1
echo "== what a viewer asks"
"$bin/watch_bench" "${files[@]}" || missed=1
echo "== one clique in a new process"
"$bin/focal_bench" "$bin/toposcope" "${files[-1]}" || missed=1
echo "== folds"
"$bin/fold_bench" || missed=1
echo "== import"
"$bin/import_bench" "$bin/toposcope" "$work" "${inventories[@]}" || missed=1
echo "== layout"
"$bin/layout_bench" || missed=1
echo "== the window"
"$bin/paint_bench" || missed=1
echo "== causes among ill nodes"
"$bin/problems_bench" || missed=1
echo "== pictures"
"$bin/picture_bench" "$work" || missed=1
echo "== frames of the window"
"$bin/window_bench" || missed=1
echo "== pictures through the program"
"$bin/export_bench" "$bin/toposcope" "${files[-1]}" "$work" || missed=1
focal_points=()
for type in instance vservice network host_pnic; do
  key=$("$bin/toposcope" find --db "${files[-1]}" --type "$type" --limit 1 --json |
    sed -n 's/.*"key": *"\([^"]*\)".*/\1/p' | head -n 1)
  [[ -z $key ]] || focal_points+=("key:$key")
done
echo "== the viewer"
"$bin/viewer_bench" "${files[-1]}" "${focal_points[@]}" || missed=1
echo "== scan of a cloud"
"$bin/scan_bench" "$bin/toposcope" "$work" || missed=1
echo "== search"
"$bin/search_bench" || missed=1
exit "$missed"
