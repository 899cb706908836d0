#!/usr/bin/env bash
# From a fresh Debian 12 to cliques: installs what is missing, builds, imports the sample site and
# leaves its answers in quickstart-out/.  Run it as often as you like.
# With TOPOSCOPE_BIN=FOLDER the programs there are taken, and nothing is installed or built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if (($# > 0)); then
  echo "usage: samples/quickstart.sh    (no arguments; makes quickstart-out/)" >&2
  exit 2
fi

if [[ -z ${TOPOSCOPE_BIN:-} ]]; then
  source samples/install_packages.sh
  install_packages samples/packages.txt build

  # The product only: without tests and benchmarks nothing but the packages above is needed.
  cmake --preset release -DTOPOSCOPE_TESTS=OFF -DTOPOSCOPE_BENCHMARKS=OFF >/dev/null
  cmake --build build/release --target toposcope_cli --target toposcope_viewer_app
fi

bin=${TOPOSCOPE_BIN:-build/release/bin}
toposcope=$bin/toposcope
viewer=$bin/toposcope-viewer
out=quickstart-out
db=$out/harbour.db
focal=instance:db-02
mkdir -p "$out"
rm -f "$db" "$db"-wal "$db"-shm

echo
echo "== import of samples/inventories/harbour.json"
"$toposcope" import --db "$db" samples/inventories/harbour.json
echo
echo "== what the inventory holds"
"$toposcope" info --db "$db"
"$toposcope" cliques --db "$db" --all --output "$out/cliques.jsonl"
"$toposcope" export --db "$db" --focal "$focal" --output "$out/db-02.svg"
"$toposcope" export --db "$db" --focal "$focal" --output "$out/db-02.dot"
"$toposcope" export --db "$db" --all --format svg --output "$out/pictures/" --quiet

echo
echo "== a larger site, whose rules reach further: samples/inventories/observatory.json"
site=$out/observatory.db
rm -f "$site" "$site"-wal "$site"-shm
"$toposcope" import --db "$site" samples/inventories/observatory.json --quiet >/dev/null
"$toposcope" types import samples/rules/openstack-focal-points.json --db "$site" --quiet >/dev/null
portal=instance:801ea395-f306-49b3-9a85-585462987f1a
for picture in portal-07.svg portal-07.png portal-07.pdf portal-07.html; do
  "$toposcope" export --db "$site" --focal "$portal" --output "$out/$picture"
done

echo
echo "== made"
made() { printf '  %-40s%s\n' "$@"; }
made \
  "$db" "the inventory, one SQLite file" \
  "$out/cliques.jsonl" "$(wc -l <"$out/cliques.jsonl") cliques, one a line" \
  "$out/db-02.svg" "what $focal stands on; open it in a browser" \
  "$out/db-02.dot" "the same for Graphviz" \
  "$out/pictures/index.html" "every clique of the site, to search and to look at" \
  "$out/portal-07.svg .png .pdf" "an instance, its peers, services and switch ports" \
  "$out/portal-07.html" "the same, with pan, zoom and search"

cat <<END

== next steps
  $viewer $site --focal $portal
  $toposcope find web --db $db
  $toposcope explain --db $db --focal $focal --node network:booking-web
  $toposcope impact --db $db --lost switch:leaf-2
  $toposcope export --db $site --type switch --format svg --theme dark --output switches/
  $toposcope --help

END

# Under a terminal with a display the window opens; a log, such as that of a test, gets its picture.
if [[ -n ${DISPLAY:-} && -t 1 ]]; then
  "$viewer" "$site" --focal "$portal" >"$out/viewer.log" 2>&1 &
  disown
  echo "The viewer is open; to open it again: $viewer $site"
else
  "$viewer" "$site" --focal "$portal" --screenshot "$out/viewer.png" --size 1600x1000
  echo "Open $out/viewer.png to see the window; where there is a display: $viewer $site"
fi
