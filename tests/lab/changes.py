#!/usr/bin/env python3
"""Compares what was done to a cloud with what a scan says has changed.

    changes.py OPERATIONS.jsonl DIFF.jsonl [SINCE]
    changes.py OPERATIONS.jsonl --table [SINCE]      what must show, for recordings/*/operations.txt

OPERATIONS.jsonl  one API request a line: time, method, service, path, request, status, reply; as the
                  scenario of the OpenStack lab writes them
DIFF.jsonl        what `toposcope diff --json --from BEFORE --to AFTER` prints
SINCE             only operations from this time on, e.g. 2026-11-26T13:30

Every operation must show: what it made is added, what it deleted is removed, what it changed has
changed.  Every object of the API's types that changed must be explained by an operation, on it or on
what it belongs to.  Prints a line each; ends with 1 if one is not as it should be.
"""

import json
import re
import sys

# (service, path) -> type of the object; the id is the group of the pattern.
OBJECTS = [
    ("compute", r"/v2\.1/servers/([^/]+)", "instance"),
    ("compute", r"/v2\.1/os-aggregates/([^/]+)", "aggregate"),
    ("network", r"/v2\.0/networks/([^/]+)", "network"),
    ("network", r"/v2\.0/subnets/([^/]+)", "subnet"),
    ("network", r"/v2\.0/ports/([^/]+)", "port"),
    ("network", r"/v2\.0/routers/([^/]+)", "router"),
    ("network", r"/v2\.0/floatingips/([^/]+)", "floating_ip"),
    ("network", r"/v2\.0/security-groups/([^/]+)", "security_group"),
    ("network", r"/v2\.0/trunks/([^/]+)", "trunk"),
    ("network", r"/v2\.0/agents/([^/]+)", "agent"),
    ("identity", r"/v3/projects/([^/]+)$", "project"),
    ("compute", r"/v2\.1/os-services/([^/]+)", "service"),
]
# What a request to make one answers with.
MADE = {
    "server": "instance", "aggregate": "aggregate", "network": "network", "subnet": "subnet",
    "port": "port", "router": "router", "floatingip": "floating_ip",
    "security_group": "security_group", "trunk": "trunk", "project": "project",
}
SCANNED = {"instance", "aggregate", "network", "port", "router", "floating_ip", "security_group",
           "trunk", "project"}


class Expected:
    """What operations did to one object, all together."""

    def __init__(self):
        self.made = self.deleted = False
        self.what = []

    def word(self):
        if self.made and self.deleted:
            return None
        return "added" if self.made else "removed" if self.deleted else "changed"


def reply_of(operation):
    reply = operation.get("reply")
    return reply if isinstance(reply, dict) else {}


def touched(operation):
    """(type, id, what) of what an operation made, changed or deleted."""
    method, path, service = operation["method"], operation["path"], operation["service"]
    reply = reply_of(operation)
    if method == "POST":
        for member, kind in MADE.items():
            value = reply.get(member)
            if isinstance(value, dict) and "id" in value and path.rstrip("/").split("/")[-1] not in (
                    "action",):
                yield kind, str(value["id"]), "made"
                if kind == "subnet":
                    yield "network", value["network_id"], "changed"
                return
        if path.endswith("/security-group-rules"):
            yield "security_group", reply["security_group_rule"]["security_group_id"], "changed"
            return
    for wanted, pattern, kind in OBJECTS:
        found = re.match(pattern, path)
        if wanted != service or not found:
            continue
        yield kind, found.group(1), "deleted" if method == "DELETE" and found.end() == len(
            path) else "changed"
        if kind == "subnet" and isinstance(reply.get("subnet"), dict):
            yield "network", reply["subnet"]["network_id"], "changed"
        return


def read_operations(path, since):
    expected, tried = {}, 0
    for line in open(path, encoding="utf-8"):
        operation = json.loads(line)
        if operation["time"] < since or operation["method"] == "GET" or operation["status"] >= 400:
            continue
        tried += 1
        for kind, name, what in touched(operation):
            one = expected.setdefault((kind, name), Expected())
            one.made |= what == "made"
            one.deleted |= what == "deleted"
            one.what.append(f"{operation['method']} {operation['path']} "
                            f"{json.dumps(operation['request'])[:90]}")
    return expected, tried


def read_diff(path):
    text = open(path, encoding="utf-8").read()
    lines = json.loads(text) if text.lstrip().startswith("[") else map(json.loads,
                                                                       text.splitlines())
    return {(c["type"], c["id"]): c for c in lines if c["subject"] == "node"}


def print_table(expected):
    for (kind, name), one in sorted(expected.items()):
        if kind in SCANNED:
            print(one.word() or "none", kind, name, " # ", one.what[-1])


def main():
    expected, count = read_operations(sys.argv[1], sys.argv[3] if len(sys.argv) > 3 else "")
    if sys.argv[2] == "--table":
        print_table(expected)
        return 0
    changes = read_diff(sys.argv[2])
    unmet = 0
    for (kind, name), one in sorted(expected.items()):
        if kind not in SCANNED:
            print(f"not of a type of its own: {kind} {name}: {one.what[-1]}")
            continue
        found = changes.get((kind, name))
        word = found["change"] if found else None
        is_met = word == one.word()
        unmet += not is_met
        members = ", ".join(sorted(found["members"])) if found and word == "changed" else ""
        print(f"{'ok  ' if is_met else 'MISS'} {kind} {name}: {one.word()}, found {word} {members}")
        if not is_met:
            print("\n".join("       " + what for what in one.what))
    for (kind, name), change in sorted(changes.items()):
        if kind in SCANNED and (kind, name) not in expected:
            print(f"also {kind} {name} ({change['name']}): {change['change']} "
                  f"{', '.join(sorted(change['members']))}")
    print(f"{count} operations on {len(expected)} objects, {unmet} not as they should be")
    return 1 if unmet else 0


if __name__ == "__main__":
    sys.exit(main())
