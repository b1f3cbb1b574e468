"""What the program is made of, as cargo tells it: for tests/supply/check and tests/supply/sbom."""

import json
import pathlib
import re
import subprocess
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = "x86_64-unknown-linux-gnu"


def cargo(*args: str) -> str:
    ran = subprocess.run(["cargo", *args], cwd=ROOT, capture_output=True, text=True)
    if ran.returncode != 0:
        raise SystemExit(f"cargo {' '.join(args)} failed:\n{ran.stderr}")
    return ran.stdout


class Graph:
    """Every package that is built on the target, and which of them a release is built from."""

    def __init__(self) -> None:
        told = json.loads(cargo("metadata", "--locked", "--format-version=1", "--filter-platform", TARGET))
        self.packages = {package["id"]: package for package in told["packages"]}
        self.root = told["resolve"]["root"]
        self.needs: dict[str, list[str]] = {}
        for node in told["resolve"]["nodes"]:
            wanted = [need["pkg"] for need in node["deps"]
                      if any(kind["kind"] != "dev" for kind in need["dep_kinds"])]
            self.needs[node["id"]] = sorted(wanted)
        # What only tests turn on is no part of a release; cargo's tree leaves it out.
        said = cargo("tree", "--locked", "--edges", "normal,build", "--target", TARGET, "--prefix", "none",
                     "--format", "{p}")
        in_tree = set(re.findall(r"^(\S+) v(\S+)", said, re.M))
        self.shipped: set[str] = set()
        waiting = [self.root]
        while waiting:
            package = waiting.pop()
            known = self.packages[package]
            if package not in self.shipped and (known["name"], known["version"]) in in_tree:
                self.shipped.add(package)
                waiting += self.needs[package]


def lock() -> list[dict]:
    return tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]


def deny() -> dict:
    return tomllib.loads((ROOT / "deny.toml").read_text())


def numbers(version: str) -> tuple[int, ...]:
    """`1.20.1+spec` is (1, 20, 1)."""
    return tuple(int(part) for part in re.split(r"[+-]", version)[0].split("."))


def allowed(expression: str, licences: set[str]) -> bool:
    """Whether a licence expression (SPDX, and the older `A/B`) can be met with these licences."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either() -> bool:
        met = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            met = both() or met
        return met

    def both() -> bool:
        met = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            met = one() and met
        return met

    def one() -> bool:
        token = tokens.pop(0)
        if token == "(":
            met = either()
            tokens.pop(0)
            return met
        if tokens and tokens[0] == "WITH":
            tokens.pop(0)
            token = f"{token} WITH {tokens.pop(0)}"
        return token in licences

    return either()
