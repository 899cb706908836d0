#!/usr/bin/env bash
# Twelve pictures side by side, at full size, at a quarter, in grey and as colour-blind eyes see them:
# what a change of the drawing has to be judged by.  Makes contact-sheet/; needs ImageMagick.
#   samples/contact_sheet.sh [TOPOSCOPE]     default: build/release/bin/toposcope
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
toposcope=${1:-build/release/bin/toposcope}
out=contact-sheet
mkdir -p "$out"

source samples/site_makers.sh

# Loss between measurement hosts, each direction a test of its own.
make_mesh() {
  mkdir -p "$out/mesh"
  rule "mesh" grid grid-ps_host ps_host-ps_host >"$out/mesh/documents.csv"
  awk 'BEGIN { print "id,type,name"; print "loss,grid,loss"
    split("ams1 ams2 cpt1 fra1 fra2 jnb3 lon1 lon2 mil1 nyc1 par1 sgp1 waw1 zrh1", site, " ")
    for (i = 1; i <= 14; ++i) printf "%s,ps_host,%s\n", site[i], site[i] }' >"$out/mesh/nodes.csv"
  awk 'BEGIN { srand(7); print "source,target,type,name,status,status_text"
    split("ams1 ams2 cpt1 fra1 fra2 jnb3 lon1 lon2 mil1 nyc1 par1 sgp1 waw1 zrh1", site, " ")
    for (i = 1; i <= 14; ++i) printf "loss,%s,grid-ps_host,,,\n", site[i]
    for (i = 1; i <= 14; ++i) for (j = 1; j <= 14; ++j) if (i != j) {
      dice = (i * 31 + j * 17) % 40
      if (dice == 3) continue
      status = (i == 3 && j < 7) ? "Error" : dice == 9 ? "Warning" : dice == 21 ? "Stale" : dice == 33 ? "Unknown" : "OK"
      printf "%s,%s,ps_host-ps_host,loss,%s,%s\n", site[i], site[j], status, status == "Error" ? "loss 4.1 %" : ""
    } }' >"$out/mesh/links.csv"
  import_tables mesh
}

# One instance in each state.
make_states() {
  mkdir -p "$out/states"
  rule "project instances" project project-instance instance-vnic >"$out/states/documents.csv"
  awk -F'|' 'BEGIN { print "id,type,name,status,status_text,host"; print "shop,project,shop,,," }
    { printf "vm-%d,instance,%s,%s,\"%s\",node-1\nnic-%d,vnic,tap%d,%s,,node-1\n", NR, $1, $2, $3, NR, NR, $2 }' \
    >"$out/states/nodes.csv" <<'STATES'
no check||
healthy|OK|
slow disk|Warning|queue 38 ms
shut off|Error|domain shut off
agent gone|Unknown|check cannot tell
silent host|Stale|was OK, 26 min
being moved|Maintenance|until 16:00
STATES
  awk 'BEGIN { print "source,target,type,status"
    for (i = 1; i <= 7; ++i) printf "shop,vm-%d,project-instance,\nvm-%d,nic-%d,instance-vnic,%s\n", i, i, i, i == 3 ? "Warning" : i == 4 ? "Error" : ""
    }' >"$out/states/links.csv"
  import_tables states
}

draw() { # NAME INVENTORY FOCAL [OPTION...]
  "$toposcope" export --db "$out/$2.db" --focal "$3" --format png --output "$out/$1.png" "${@:4}"
}

new_inventory harbour
"$toposcope" import --quiet --db "$out/harbour.db" samples/inventories/harbour.json >/dev/null
new_inventory observatory
"$toposcope" import --quiet --db "$out/observatory.db" samples/inventories/observatory.json >/dev/null
"$toposcope" types import samples/rules/openstack-focal-points.json --quiet --db "$out/observatory.db" >/dev/null
make_hub
make_mesh
make_states

portal=instance:801ea395-f306-49b3-9a85-585462987f1a
draw 01-small harbour instance:db-02
draw 02-typical observatory "$portal"
draw 03-dark observatory "$portal" --theme dark
draw 04-print observatory "$portal" --theme print --no-fold
draw 05-hub-600 hub network:net
draw 06-hub-600-unfolded hub network:net --no-fold --size 1600x1000
draw 07-mesh mesh grid:loss
draw 08-states states project:shop --no-fold --theme dark
draw 09-states-print states project:shop --no-fold --theme print
draw 10-radial observatory "$portal" --layout radial
draw 11-dot observatory "$portal" --layout dot
draw 12-sfdp observatory "$portal" --layout sfdp

montage "$out"/[01]?-*.png -tile 3x4 -geometry 700x520+10+10 -background '#777777' "$out/sheet.png"
convert "$out/sheet.png" -resize 25% "$out/sheet-quarter.png"
convert "$out/sheet.png" -colorspace Gray "$out/sheet-grey.png"

# Machado, Oliveira and Fernandes (2009), severity 1, in linear light.
for_eye() { # NAME MATRIX
  convert "$out/sheet.png" -colorspace RGB -color-matrix "$2" -colorspace sRGB "$out/sheet-$1.png"
}
for_eye protan '0.152286 1.052583 -0.204868 0.114503 0.786281 0.099216 -0.003882 -0.048116 1.051998'
for_eye deutan '0.367322 0.860646 -0.227968 0.280085 0.672501 0.047413 -0.011820 0.042940 0.968881'
for_eye tritan '1.255528 -0.076749 -0.178779 -0.078411 0.930809 0.147602 0.004733 0.691367 0.303900'
echo "$out/sheet.png and its likes in grey and for other eyes"
