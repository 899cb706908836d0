#!/usr/bin/env bash
# The pictures of docs/viewer.md, made anew from the samples by the real program.  Needs ImageMagick,
# jq, Xvfb and xdotool; draws in software, so that any machine gives the same.
#   samples/viewer_tour.sh [FOLDER]    default: docs/pictures; programs of build/release/bin
# TOPOSCOPE_BIN names another folder of programs; TOUR another one for the inventories.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
pictures=${1:-docs/pictures}
bin=${TOPOSCOPE_BIN:-build/release/bin}
out=${TOUR:-build/viewer-tour}
toposcope=$bin/toposcope
viewer=$bin/toposcope-viewer
mkdir -p "$pictures" "$out"
source samples/site_makers.sh

# No preferences or positions of whoever runs this.
export XDG_CONFIG_HOME=$out/config XDG_STATE_HOME=$out/state XDG_RUNTIME_DIR=$out
export LIBGL_ALWAYS_SOFTWARE=1
rm -rf "$out/config" "$out/state"

# 256 colours are enough for all of them, and a quarter of the bytes.
keep() { # FILE.png NAME
  convert "$1" +dither -colors 256 -define png:compression-level=9 "png8:$pictures/$2.png"
  echo "$pictures/$2.png"
}

shot() { # NAME INVENTORY [OPTION...]
  "$viewer" "$out/$2.db" --screenshot "$out/shot.png" --size 1600x1000 "${@:3}"
  keep "$out/shot.png" "$1"
}

# A view as the window saves it.
subject() { # INVENTORY TYPE:ID
  "$toposcope" show --db "$out/$1.db" --no-cliques --json "${@:3}" "$2" |
    jq -c '{environment, type, id, key, name}'
}
view() { # NAME INVENTORY TYPE:ID [MEMBERS]
  printf '{"toposcope": "view", "version": 1, "subject": %s%s}\n' \
    "$(subject "$2" "$3")" "${4:+, $4}" >"$out/$1.view.json"
}

# Waits for another picture than the last one, twice in a row; then the screen is in window.png.  Only
# the canvas counts, for clocks tick beside it; "Reading" on an empty ground is no picture, and has
# no thousand colours.
settle() {
  local last='' now colours
  for ((round = 0; round < 100; ++round)); do
    import -window root "$out/window.png"
    convert "$out/window.png" -crop 1052x720+248+112 +repage "$out/canvas.ppm"
    now=$(cksum <"$out/canvas.ppm")
    colours=$(convert "$out/canvas.ppm" -format %k info:)
    if [[ $now == "$last" && $now != "$settled" ]] && ((colours > 1000)); then
      settled=$now
      return 0
    fi
    last=$now
    sleep 0.5
  done
  echo "error: the window does not come to rest" >&2
  return 1
}

window_pid=''
start_window() { # INVENTORY [OPTION...]
  "$viewer" "$out/$1.db" --new-window --size 1600x1000 "${@:2}" &
  window_pid=$!
  xdotool search --sync --onlyvisible --name toposcope >/dev/null
  settled=''
  settle
}
# A command of the palette, with the mouse: its field in the top bar, then the first row.
command_of_palette() { # NAME
  xdotool mousemove 806 22 click 1
  settle
  xdotool type "> $1"
  settle
  xdotool mousemove 806 223 click 1
  settle
}
end_window() {
  [[ -n $window_pid ]] || return 0
  kill "$window_pid" 2>/dev/null || true
  wait "$window_pid" 2>/dev/null || true
  window_pid=''
}

echo "== sites"
make_ridge
make_hub
make_hall

echo "== one frame each, without a display"
portal=instance:801ea395-f306-49b3-9a85-585462987f1a
shot start ridge
shot focal ridge --focal "$portal"
shot focal-light ridge --focal "$portal" --theme light
shot folded hub --focal network:net
view unfolded hub network:net '"fold": false'
shot unfolded hub --view "$out/unfolded.view.json"
view filter ridge "$portal" '"filter": "status>ok or type=switch", "filter_hides": true'
shot filter ridge --view "$out/filter.view.json"
view compare ridge "$portal" '"compare_at": "1"'
shot compare ridge --view "$out/compare.view.json"
view what-if ridge "$portal" \
  "\"what_if\": {\"nodes\": [$(subject ridge switch_pnic:leaf-a-Ethernet1/3)]}"
shot what-if ridge --view "$out/what-if.view.json"
shot dependants ridge --focal network:f1260ebc-7d56-4b56-b714-dc919b27dbdf
printf '{"toposcope": "view", "version": 1, "subject": %s}\n' \
  "$(subject ridge instance:0c7aa2e9-77d1-42c8-8d1d-d7de07c1837b --at 1)" >"$out/failing.view.json"
shot failing ridge --view "$out/failing.view.json"
view hall hall switch:spine '"fold": false'
shot hall-near hall --view "$out/hall.view.json"

echo "== the window, with the mouse"
exec {display_fd}<> <(:)
Xvfb -displayfd "$display_fd" -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
server_pid=$!
trap 'end_window; kill "$server_pid"' EXIT
read -r display <&"$display_fd"
export DISPLAY=:$display

start_window ridge --focal "$portal"
command_of_palette table
keep "$out/window.png" table
end_window
start_window hall --view "$out/hall.view.json"
command_of_palette fit
keep "$out/window.png" hall
end_window
