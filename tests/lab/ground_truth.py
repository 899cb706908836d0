#!/usr/bin/env python3
"""Compares what a scan found with what a live OpenStack and its hosts say themselves.

    toposcope export --db lab.db --env lab --inventory --output lab.jsonl
    OS_AUTH_URL=... OS_USERNAME=... OS_PASSWORD=... LAB_SSH_CONFIG=... \
        tests/lab/ground_truth.py lab.jsonl network1 compute1 compute2 compute3

Asks the APIs and, over ssh, each host, by other commands than the scan where there are any (virsh domiflist, ovs-vsctl list-ports, ip
link), and prints a table of sets: equal, or what is only here or only there.  Exit code 1 when a set differs without an explanation.
"""
import json
import os
import subprocess
import sys
import urllib.request


def call(url, token=None, body=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["X-Auth-Token"] = token
    data = json.dumps(body).encode() if body else None
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as reply:
        return json.load(reply), reply.headers


class Cloud:
    """The APIs as an administrator sees them."""

    def __init__(self):
        auth = {"auth": {"identity": {"methods": ["password"], "password": {"user": {
            "name": os.environ["OS_USERNAME"], "domain": {"id": "default"},
            "password": os.environ["OS_PASSWORD"]}}},
            "scope": {"project": {"name": os.environ.get("OS_PROJECT_NAME", "admin"),
                                  "domain": {"id": "default"}}}}}
        body, headers = call(os.environ["OS_AUTH_URL"] + "/auth/tokens", body=auth)
        self.token = headers["X-Subject-Token"]
        self.roots = {}
        for service in body["token"]["catalog"]:
            for endpoint in service["endpoints"]:
                if endpoint["interface"] == "public" and endpoint["region"] == "RegionOne":
                    self.roots[service["type"]] = endpoint["url"].rstrip("/")

    def list(self, service, path, member):
        root = self.roots[service]
        if service == "network":
            root += "/v2.0"
        return call(root + path, self.token)[0][member]


def on_host(host, command):
    done = subprocess.run(["ssh", "-F", os.environ["LAB_SSH_CONFIG"], host, command],
                          capture_output=True, text=True, timeout=60)
    return done.stdout


def truth_of_cloud():
    cloud = Cloud()
    servers = cloud.list("compute", "/servers/detail?all_tenants=1&limit=1000", "servers")
    placed = {(s["id"], s["OS-EXT-SRV-ATTR:host"]) for s in servers if s["OS-EXT-SRV-ATTR:host"]}
    groups = cloud.list("network", "/security-groups", "security_groups")
    return {
        "servers with a host": placed,
        "servers without one": {s["id"] for s in servers if not s["OS-EXT-SRV-ATTR:host"]},
        "hypervisors": {h["hypervisor_hostname"].split(".")[0] for h in
                        cloud.list("compute", "/os-hypervisors/detail", "hypervisors")},
        "aggregates": {str(a["id"]) for a in cloud.list("compute", "/os-aggregates", "aggregates")},
        "networks": {n["id"] for n in cloud.list("network", "/networks", "networks")},
        "subnets": {s["id"] for s in cloud.list("network", "/subnets", "subnets")},
        "ports": {p["id"] for p in cloud.list("network", "/ports", "ports")},
        "routers": {r["id"] for r in cloud.list("network", "/routers", "routers")},
        "floating IPs": {f["id"] for f in cloud.list("network", "/floatingips", "floatingips")},
        "security groups": {g["id"] for g in groups},
        "trunks": {t["id"] for t in cloud.list("network", "/trunks", "trunks")},
        "agents of bridges": {(a["id"], a["host"]) for a in
                              cloud.list("network", "/agents", "agents")
                              if a["agent_type"] == "Open vSwitch agent"},
    }


def taps_of(host):
    taps = set()
    for domain in on_host(host, "virsh list --all --name").split():
        for line in on_host(host, f"virsh domiflist {domain}").splitlines()[2:]:
            if line.split():
                taps.add((host, line.split()[0]))
    return taps


def ovs_of(host):
    ports, tunnels = set(), set()
    for bridge in on_host(host, "ovs-vsctl list-br 2>/dev/null").split():
        for port in on_host(host, f"ovs-vsctl list-ports {bridge}").split():
            kind = on_host(host, f"ovs-vsctl get Interface {port} type").strip().strip('"')
            if kind == "vxlan":
                tunnels.add((host, port))
            elif kind != "patch":
                ports.add((host, port))
        ports.add((host, bridge))
    return ports, tunnels


def truth_of_host(host):
    namespaces = {line.split()[0] for line in on_host(host, "ip netns list").splitlines()}
    namespaces = {n for n in namespaces if n.startswith(("qdhcp-", "qrouter-"))}
    inside = set()
    for namespace in namespaces:
        links = json.loads(on_host(host, f"ip -n {namespace} -j link show") or "[]")
        inside |= {(host, namespace, link["ifname"]) for link in links if link["ifname"] != "lo"}
    links = json.loads(on_host(host, "ip -j -d link show"))
    kinds = {link["ifname"]: link.get("linkinfo", {}).get("info_kind") for link in links}
    ovs, tunnels = ovs_of(host)
    bridges = {(host, name) for name, kind in kinds.items() if kind == "bridge"}
    return {
        "namespaces": {(host, n) for n in namespaces},
        "interfaces in namespaces": inside,
        "linux bridges": bridges,
        "OVS ports": ovs,
        "tunnels of OVS": tunnels,
        "tunnels of linux bridges": {(host, name) for name, kind in kinds.items()
                                     if kind == "vxlan" and name.startswith("vxlan-")},
        "taps of guests": taps_of(host),
        "network cards": {(host, name) for name in kinds if name.startswith("eth")},
    }


class Found:
    """The objects of an export."""

    def __init__(self, path):
        self.objects = []
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            if "node" in record:
                self.objects.append(record["node"]["document"])

    def of(self, kind):
        return [o for o in self.objects if o.get("type") == kind]


def entries(value):
    return list(value.values()) if isinstance(value, dict) else list(value or [])


def found_in_cloud(found):
    return {
        "servers with a host": {(o["id"], o["host"]) for o in found.of("instance") if o.get("host")},
        "servers without one": {o["id"] for o in found.of("instance") if not o.get("host")},
        "hypervisors": {o["id"] for o in found.of("host") if "Compute" in o.get("host_type", [])},
        "aggregates": {str(o["id"]) for o in found.of("aggregate")},
        "networks": {o["id"] for o in found.of("network")},
        "subnets": {s["id"] for o in found.of("network") for s in entries(o.get("subnets"))},
        "ports": {o["id"] for o in found.of("port")},
        "routers": {o["id"] for o in found.of("router")},
        "floating IPs": {o["id"] for o in found.of("floating_ip")},
        "security groups": {o["id"] for o in found.of("security_group")},
        "trunks": {o["id"] for o in found.of("trunk")},
        "agents of bridges": {(o["id"], o["host"]) for o in found.of("vedge")},
    }


def found_on_hosts(found):
    vservices = {o["id"]: o for o in found.of("vservice")}
    vnics = found.of("vnic")
    inside = set()
    for vnic in vnics:
        if vnic.get("vnic_type") != "vservice_vnic":
            continue
        service = vservices.get(vnic["parent_id"].rsplit("-vnics", 1)[0], {})
        inside.add((vnic["host"], service.get("local_service_id"),
                    vnic.get("interface_name") or vnic["object_name"]))
    oteps = found.of("otep")
    tunnels = {(o["host"], p["name"]) for o in oteps for p in entries(o.get("ports"))
               if p.get("type") == "vxlan" or p["name"].startswith("vxlan")}
    return {
        "namespaces": {(o["host"], o["local_service_id"]) for o in vservices.values()},
        "interfaces in namespaces": inside,
        "linux bridges": {(o["host"], o["bridge_name"]) for o in found.of("vconnector")},
        "OVS ports": {(o["host"], p["name"]) for o in found.of("vedge")
                      for p in entries(o.get("ports"))},
        "tunnels of OVS": tunnels,
        "tunnels of linux bridges": {(o["host"], o["id"].split("-otep-", 1)[1]) for o in oteps
                                     if "-otep-" in o["id"]},
        "taps of guests": {(o["host"], o["target"]["@dev"]) for o in vnics
                           if o.get("vnic_type") == "instance_vnic"},
        "network cards": {(o["host"], o["local_name"]) for o in found.of("host_pnic")},
    }


EXPLAINED = {
    "OVS ports": lambda e: (e[1].startswith(("vxlan_sys_", "ovs-netdev")),
                            "the datapath has one port for all tunnels, and one of its own"),
}


def main():
    export, hosts = sys.argv[1], sys.argv[2:]
    truth = truth_of_cloud()
    for host in hosts:
        for name, entries_of_host in truth_of_host(host).items():
            truth.setdefault(name, set()).update(entries_of_host)
    found = Found(export)
    have = {**found_in_cloud(found), **found_on_hosts(found)}
    wrong = 0
    print(f"{'what':28}{'truth':>7}{'found':>7}  verdict")
    for name, expected in truth.items():
        missing, extra = expected - have[name], have[name] - expected
        explain = EXPLAINED.get(name, lambda e: (False, ""))
        odd = [e for e in sorted(missing | extra, key=str) if not explain(e)[0]]
        reasons = {explain(e)[1] for e in missing | extra if explain(e)[0]}
        wrong += bool(odd)
        verdict = "equal" if not missing | extra else "; ".join(reasons) if not odd else "DIFFERS"
        print(f"{name:28}{len(expected):7}{len(have[name]):7}  {verdict}")
        for entry in odd[:20]:
            print("    only", "in truth:" if entry in missing else "found:", entry)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
