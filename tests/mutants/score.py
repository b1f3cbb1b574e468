"""The share of changes that tests noticed, by folder, as cargo-mutants wrote it down; fails below nine in ten."""

import collections
import json
import pathlib
import sys

LEAST = 90.0

outcomes = json.loads(pathlib.Path(sys.argv[1]).read_text())["outcomes"]
noticed, all_of = collections.Counter(), collections.Counter()
for outcome in outcomes:
    scenario = outcome["scenario"]
    if scenario == "Baseline" or outcome["summary"] == "Unviable":
        continue
    folder = str(pathlib.PurePath(scenario["Mutant"]["file"]).parent)
    # One that never ends is noticed too.
    seen = outcome["summary"] in ("CaughtMutant", "Timeout")
    for name in (folder, "in all"):
        all_of[name] += 1
        noticed[name] += seen
    if not seen:
        print("missed:", scenario["Mutant"]["name"])
for name, count in sorted(all_of.items()):
    print(f"{name}: {noticed[name]} of {count} noticed, {100 * noticed[name] / count:.1f} %")
if not all_of["in all"] or 100 * noticed["in all"] / all_of["in all"] < LEAST:
    sys.exit(f"fewer than {LEAST:.0f} % were noticed")
