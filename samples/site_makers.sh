# Sourced by scripts that draw sites larger than what is worth keeping in a file.
# Needs $toposcope, the program, and $out, a folder; makes $out/NAME.db.

new_inventory() { rm -f "$out/$1.db" "$out/$1.db-wal" "$out/$1.db-shm"; }

# An inventory from the tables in a folder of its name.
import_tables() {
  new_inventory "$1"
  "$toposcope" import --quiet --db "$out/$1.db" --env lab "$out/$1" >/dev/null
}

rule() { # NAME FOCAL_TYPE LINK_TYPE...
  local steps
  steps=$(printf ',""%s""' "${@:3}")
  echo 'collection,key,environment,document'
  echo 'environments_config,lab,lab,"{""name"":""lab""}"'
  echo "clique_types,$1,lab,\"{\"\"name\"\":\"\"$1\"\",\"\"focal_point_type\"\":\"\"$2\"\",\"\"link_types\"\":[${steps:1}]}\""
}

# A network that 600 instances hang on.
make_hub() {
  mkdir -p "$out/hub"
  rule "network instances" network network-instance >"$out/hub/documents.csv"
  awk 'BEGIN { print "id,type,name,status,status_text"; print "net,network,web-front,,"
    for (i = 1; i <= 600; ++i) {
      status = i % 97 == 0 ? "Error" : i % 53 == 0 ? "Warning" : i % 4 == 0 ? "" : "OK"
      printf "vm-%04d,instance,vm-%04d,%s,%s\n", i, i, status, status == "Error" ? "domain shut off" : ""
    } }' >"$out/hub/nodes.csv"
  awk 'BEGIN { print "source,target,type"
    for (i = 1; i <= 600; ++i) printf "net,vm-%04d,network-instance\n", i }' >"$out/hub/links.csv"
  import_tables hub
}

# A hall of 200 hosts below one switch, drawn without lanes: 10,025 nodes and 19,600 links.
make_hall() {
  mkdir -p "$out/hall"
  rule "switch and all above" switch switch-host_pnic host_pnic-vedge vedge-vconnector \
    vconnector-vnic vnic-instance vnic-network instance-network vconnector-network \
    >"$out/hall/documents.csv"
  awk 'BEGIN { srand(11); print "id,type,name,status,status_text,ip_address"
    print "spine,switch,spine-1,OK,,"
    for (n = 1; n <= 24; ++n) printf "net-%02d,network,net-%02d,,,\n", n, n
    for (h = 1; h <= 200; ++h) {
      down = h % 67 == 0
      printf "bond0-%03d,host_pnic,bond0-%03d,%s,%s,\n", h, h, down ? "Error" : "OK", down ? "no carrier" : ""
      printf "ovs-%03d,vedge,ovs-%03d,OK,,\n", h, h
      for (i = 1; i <= 16; ++i) {
        dice = int(rand() * 400)
        status = dice == 0 ? "Error" : dice < 3 ? "Warning" : h % 50 == 0 ? "Stale" : "OK"
        text = dice == 0 ? "domain shut off" : dice < 3 ? "gateway silent" : ""
        printf "vm-%03d-%02d,instance,app-%03d-%02d,%s,%s,\n", h, i, h, i, status, text
        printf "tap-%03d-%02d,vnic,tap%03d-%02d,%s,,10.%d.%d.%d\n", h, i, h, i, h % 50 == 0 ? "Stale" : "OK", 8 + i % 24, h, i
        printf "qbr-%03d-%02d,vconnector,qbr%03d-%02d,OK,,\n", h, i, h, i
      }
    } }' >"$out/hall/nodes.csv"
  awk 'BEGIN { print "source,target,type"
    for (h = 1; h <= 200; ++h) {
      printf "spine,bond0-%03d,switch-host_pnic\nbond0-%03d,ovs-%03d,host_pnic-vedge\n", h, h, h
      for (i = 1; i <= 16; ++i) {
        at = sprintf("%03d-%02d", h, i)
        net = sprintf("net-%02d", 1 + (h * 7 + i) % 24)
        printf "ovs-%03d,qbr-%s,vedge-vconnector\nqbr-%s,tap-%s,vconnector-vnic\n", h, at, at, at
        printf "tap-%s,vm-%s,vnic-instance\ntap-%s,%s,vnic-network\n", at, at, at, net
        printf "vm-%s,%s,instance-network\nqbr-%s,%s,vconnector-network\n", at, net, at, net
      }
    } }' >"$out/hall/links.csv"
  import_tables hall
}

ago() { date -u -d "-$1 minutes" +%Y-%m-%dT%H:%M:%SZ; } # MINUTES

# The lines of an interchange file on standard input, with every report as old as said and well.
all_well() { # MINUTES
  sed -E 's#"status":\{"value":"(error|warning|unknown)","text":"[^"]*"#"status":{"value":"ok","text":"as it should be"#
    s#("status":\{"value":"ok","text":"[^"]*","time":")[^"]*#\1'"$(ago "$1")"'#'
}

# A sed command: this record reports that, since then.
report() { # PART_OF_THE_RECORD VALUE TEXT MINUTES
  printf '\\|%s|s|"status":\\{"value":"[a-z]+","text":"[^"]*","time":"[^"]*"\\}|"status":{"value":"%s","text":"%s","time":"%s"}|\n' \
    "$1" "$2" "$3" "$(ago "$4")"
}

# One more revision of the observatory, from standard input.
import_ridge() { # COMMENT
  "$toposcope" import --quiet --db "$out/ridge.db" --adapter json --source ridge --replace \
    --allow-retire --comment "$1" - >/dev/null
}

# The sample "observatory" with a day behind it: a short trouble in the night, one server that was
# replaced, and what is wrong there now, some of it for minutes only.
make_ridge() {
  new_inventory observatory
  new_inventory ridge
  "$toposcope" import --quiet --db "$out/observatory.db" samples/inventories/observatory.json >/dev/null
  "$toposcope" types import samples/rules/openstack-focal-points.json --quiet --db "$out/observatory.db" >/dev/null
  "$toposcope" export --db "$out/observatory.db" --inventory --format json --output "$out/observatory.jsonl"

  # Before: portal-00 stood where portal-02 stands now.
  sed -E '/26e144cf-0b41|48ba29b1-f8/{s/6743b0f05e1fc04b00001a(3[d-f]|4[0-2])/6743b0f05e1fc04b00001f\1/g
    s/26e144cf-0b41/0c7aa2e9-77d1/g;s/48ba29b1-f8/c51b7f20-3e/g;s/fa:?16:?3e:?b7:?1e:?42/fa:16:3e:b7:0d:15/g;s/portal-02/portal-00/g}' \
    "$out/observatory.jsonl" >"$out/before.jsonl"
  all_well 1620 <"$out/before.jsonl" | import_ridge "nightly scan"
  all_well 1620 <"$out/before.jsonl" | sed -E -f <(
    report '"id":"net-01-otep","name"' warning "loss 1.3% (limit 1%) to 10.51.0.31" 660
    report '"name":"dhcp-survey-data"' error "no dnsmasq process in the namespace" 650
    report '"name":"cat-api-02"' warning "load 14" 640
  ) | import_ridge "events of the night"
  all_well 590 <"$out/before.jsonl" | import_ridge "events of the night"

  # Now.
  sed -E 's#("status":\{"value":"(error|warning|unknown)","text":"[^"]*","time":")[^"]*#\1'"$(ago 31)"'#
    s#("status":\{"value":"ok","text":"[^"]*","time":")[^"]*#\1'"$(ago 590)"'#' \
    "$out/observatory.jsonl" | sed -E -f <(
    report '"name":"portal-07"' error "domain is shut off (crashed)" 14
    report '"id":"cmp-02.tap16cb6ae4-95","name"' error "arp: no entry on archive-web" 14
    report '"type":"vnic-vconnector","name":"fa:16:3e:b7:10:4a"' warning "not found in qbr16cb6ae4-95" 14
    report '"id":"leaf-b-Ethernet1/3","name"' error "errdisabled: link-flap" 26
    report '"name":"cmp-02-leaf-b"' error "no carrier at ens1f1" 26
    report '"id":"cmp-02.bond0[^"]*","name"' warning "1 of 2 members has carrier" 26
    report '"id":"cmp-02-otep","name"' warning "loss 2.4% (limit 1%) to 10.51.0.21" 24
    report '"id":"net-01-otep","name"' warning "loss 2.1% (limit 1%) to 10.51.0.32" 24
    report '"id":"leaf-b-Ethernet1/49","name"' warning "rx power -13.8 dBm (limit -12)" 420
    report '"name":"cat-db-01"' warning "/var/lib/pgsql 91% full (limit 85%)" 180
    report '"name":"dhcp-survey-data"' error "no dnsmasq process" 120
    report '"id":"leaf-b-Ethernet1/1","name"' maintenance "cable is exchanged until 16:00" 60
    report '"name":"dhcp-archive-web"' stale "agent silent" 50
  ) | import_ridge "scan"
}
