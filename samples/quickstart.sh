#!/usr/bin/env bash
# From a fresh Debian 12 to cliques: installs what is missing, builds, imports the sample site and
# leaves its answers in quickstart-out/.  Run it as often as you like.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if (($# > 0)); then
  echo "usage: samples/quickstart.sh    (no arguments; makes quickstart-out/)" >&2
  exit 2
fi

source samples/install_packages.sh
install_packages samples/packages.txt build

# The product only: without tests and benchmarks nothing but the packages above is needed.
cmake --preset release -DTOPOSCOPE_TESTS=OFF -DTOPOSCOPE_BENCHMARKS=OFF >/dev/null
cmake --build build/release --target toposcope_cli

toposcope=build/release/bin/toposcope
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
"$toposcope" export --db "$db" --focal "$focal" --format dot --output "$out/db-02.dot"
dot -Tsvg "$out/db-02.dot" -o "$out/db-02.svg"

echo
echo "== made"
printf '  %-30s%s\n' \
  "$db" "the inventory, one SQLite file" \
  "$out/cliques.jsonl" "$(wc -l <"$out/cliques.jsonl") cliques, one a line" \
  "$out/db-02.dot" "what $focal stands on" \
  "$out/db-02.svg" "the same, drawn: open it in a browser"

cat <<END

== next steps
  $toposcope find web --db $db
  $toposcope explain --db $db --focal $focal --node network:booking-web
  $toposcope impact --db $db --lost switch:leaf-2
  $toposcope --help
END
