#!/usr/bin/env python3
"""The bill of materials of a release, as CycloneDX 1.5 in JSON on standard output: every library that is compiled in
or that the build runs, with its licence, checksum and what it needs, and the npm package whose files are embedded.

The same sources give the same bytes: no time, no random number.
"""

import base64
import json
import uuid

from supply import ROOT, TARGET, Graph, lock

__all__ = ["TARGET", "made", "purl"]


def purl(package: dict) -> str:
    return f"pkg:cargo/{package['name']}@{package['version']}".replace("+", "%2B")


def of_cargo(package: dict, checksum: str | None) -> dict:
    component = {
        "type": "library",
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
        "licenses": [{"expression": (package["license"] or "NOASSERTION").replace("MIT/X11", "MIT").replace("/", " OR ")}],
    }
    if checksum:
        component["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    return component


def of_npm(name: str, package: dict) -> dict:
    algorithm, _, digest = package["integrity"].partition("-")
    names = {"sha512": "SHA-512", "sha256": "SHA-256"}
    return {
        "type": "library",
        "bom-ref": f"pkg:npm/{name}@{package['version']}",
        "name": name,
        "version": package["version"],
        "purl": f"pkg:npm/{name}@{package['version']}",
        "licenses": [{"expression": package.get("license", "NOASSERTION")}],
        "hashes": [{"alg": names[algorithm], "content": base64.b64decode(digest).hex()}],
    }


def made(graph: Graph) -> dict:
    checksums = {(p["name"], p["version"]): p.get("checksum") for p in lock()}
    root = graph.packages[graph.root]
    shipped = [graph.packages[key] for key in graph.shipped if key != graph.root]
    components = [of_cargo(p, checksums[p["name"], p["version"]]) for p in shipped]
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    npm = [of_npm(key.removeprefix("node_modules/"), value) for key, value in packages.items() if key]
    components = sorted(components + npm, key=lambda component: component["purl"])
    needs = [
        {
            "ref": purl(graph.packages[key]),
            "dependsOn": sorted({purl(graph.packages[need]) for need in graph.needs[key] if need in graph.shipped})
            + ([component["purl"] for component in npm] if key == graph.root else []),
        }
        for key in sorted(graph.shipped, key=lambda key: purl(graph.packages[key]))
    ]
    subject = {"type": "application", "bom-ref": purl(root), "name": root["name"], "version": root["version"],
               "licenses": [{"expression": root["license"]}]}
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": subject},
        "components": components,
        "dependencies": needs,
    }
    named = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bom, sort_keys=True))
    return bom | {"serialNumber": f"urn:uuid:{named}"}


if __name__ == "__main__":
    print(json.dumps(made(Graph()), indent=1))
