"""The share of changes that tests noticed, by folder, as cargo-mutants wrote it down.

Fails below nine in ten, and where not all that was planned was tried.
"""

import collections
import json
import pathlib
import sys

LEAST = 90.0

told = pathlib.Path(sys.argv[1])
if not told.is_file():
    sys.exit("nothing was changed")
outcomes = json.loads(told.read_text())["outcomes"]
planned = len(json.loads(told.with_name("mutants.json").read_text()))
noticed, all_of = collections.Counter(), collections.Counter()
tried, endless = 0, 0
for outcome in outcomes:
    scenario = outcome["scenario"]
    tried += scenario != "Baseline"
    if scenario == "Baseline" or outcome["summary"] == "Unviable":
        continue
    folder = str(pathlib.PurePath(scenario["Mutant"]["file"]).parent)
    # One that never ends is noticed too; where many do, the machine was busy and the score is not one.
    endless += outcome["summary"] == "Timeout"
    seen = outcome["summary"] in ("CaughtMutant", "Timeout")
    for name in (folder, "in all"):
        all_of[name] += 1
        noticed[name] += seen
    if not seen:
        print("missed:", scenario["Mutant"]["name"])
for name, count in sorted(all_of.items()):
    print(f"{name}: {noticed[name]} of {count} noticed, {100 * noticed[name] / count:.1f} %")
print(f"{endless} of the noticed did not end in time")
if tried < planned:
    sys.exit(f"only {tried} of {planned} changes were tried")
if not all_of["in all"] or 100 * noticed["in all"] / all_of["in all"] < LEAST:
    sys.exit(f"fewer than {LEAST:.0f} % were noticed")
