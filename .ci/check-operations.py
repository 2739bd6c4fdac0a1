#!/usr/bin/env python3
"""Compares the output of `call --list` (stdin) with the counted facts about the API: endpoints, params, places."""

import csv
import json
import pathlib
import re
import sys

shared = pathlib.Path(sys.argv[1])
operations = {f"{row['method']} {row['path']}": row for row in map(json.loads, sys.stdin)}

listed = set()
for seed in shared.glob("seeds/003_*.txt"):
    listed |= set(re.findall(r"^@endpoint (\S+ \S+)", seed.read_text(), re.M))
assert len(listed) == 184, len(listed)
missing = listed - operations.keys()
assert not missing, missing
extra = {operations[key]["name"] for key in operations.keys() - listed}
assert extra == {"oauth2.token", "oauth2.introspect", "oauth2.revoke", "oauth2.userinfo"}, extra


def table(name):
    with open(shared / "facts" / name, newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


for row in table("endpoints.tsv"):
    operation = operations[f"{row['method']} {row['path']}"]
    is_fraud = "telemetry" in row["base_url_go"] or "telemetry" in row["base_url_openapi"]
    assert (operation["host"] == "fraud") == is_fraud, operation["name"]

checked = 0
for row in table("params.tsv"):
    key = f"{row['method']} {row['path']}"
    if key not in listed:
        continue
    params = {param["name"]: param for param in operations[key]["params"]}
    param = params.get(row["name"])
    assert param, (key, row["name"])
    assert param["place"] == row["location"].removeprefix("GO-ONLY:"), (key, row)
    own_project = row["name"] == "project_id"
    assert param["required"] == (row["required"] == "1") or own_project, (key, row)
    checked += 1

print(f"{len(operations)} operations, {checked} params compared")
