"""Changes the conditions of diesel's statements, which cargo-mutants takes for ordinary calls, and counts the changes
at which a test fails.

    conditions.py FOLDER K/N

FOLDER is the copy that shadow.py made of storage. A `filter` is left out, a comparison is moved by one or turned round,
an order is turned round, a change to a column is left out.
"""

import pathlib
import re
import subprocess
import sys

FILES = ["strikes", "challenges", "sessions", "staff_sessions"]
LEAST = 90.0

# What each comparison and order becomes.
TURNED = {
    ".lt(": ".le(", ".le(": ".lt(", ".gt(": ".ge(", ".ge(": ".gt(", ".eq(": ".ne(", ".ne(": ".eq(",
    ".is_null()": ".is_not_null()", ".desc()": ".asc()",
}


def closing(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place
    raise ValueError("a bracket is not closed")


def changes(text: str):
    """Every change as what it is called, and the text with it."""
    for found in re.finditer(r"\.filter\(", text):
        end = closing(text, found.end() - 1) + 1
        inside = " ".join(text[found.end():end - 1].split())
        yield found.start(), f"without filter({inside})", text[:found.start()] + text[end:]
    for found in re.finditer("|".join(map(re.escape, TURNED)), text):
        # `eq` in an insertion or a `set` is no comparison.
        before = text[:found.start()]
        opened = max((m.start() for m in re.finditer(r"\.(?:filter|set|values|order|find)\(", before)), default=-1)
        word = re.match(r"\.(\w+)", text[opened:]).group(1) if opened >= 0 else ""
        if found.group() in (".eq(", ".ne(") and word != "filter":
            continue
        changed = before + TURNED[found.group()] + text[found.end():]
        yield found.start(), f"{found.group()} becomes {TURNED[found.group()]}", changed
    for found in re.finditer(r"\n +\w+::\w+\.eq\((?:stored\(|None::|\w+::\w+ [+-]).*\),", text):
        if ".set((" in text[:found.start()][-200:]:
            yield found.start(), f"without {found.group().strip()}", text[:found.start()] + text[found.end():]


def test(folder: pathlib.Path) -> str:
    ran = subprocess.run(
        ["cargo", "test", "--offline", "--lib", "--quiet", "storage::"], cwd=folder, capture_output=True, text=True,
        timeout=600,
    )
    if "could not compile" in ran.stderr:
        return "unviable"
    return "missed" if ran.returncode == 0 else "noticed"


def main(folder: pathlib.Path, shard: str) -> None:
    part, parts = map(int, shard.split("/"))
    if test(folder) != "missed":
        sys.exit("the tests fail without any change")
    seen = {"noticed": 0, "missed": 0, "unviable": 0}
    number = 0
    for name in FILES:
        file = folder / f"src/storage/{name}.rs"
        text = file.read_text()
        try:
            for place, change, changed in changes(text):
                number += 1
                if number % parts != part % parts:
                    continue
                file.write_text(changed)
                outcome = test(folder)
                seen[outcome] += 1
                if outcome == "missed":
                    print(f"missed: src/storage/{name}.rs:{text.count(chr(10), 0, place) + 1}: {change}", flush=True)
        finally:
            file.write_text(text)
    counted = seen["noticed"] + seen["missed"]
    score = 100 * seen["noticed"] / max(counted, 1)
    print(f"conditions: {seen['noticed']} of {counted} noticed, {score:.1f} %; {seen['unviable']} did not compile")
    if score < LEAST:
        sys.exit(f"fewer than {LEAST:.0f} % were noticed")


main(pathlib.Path(sys.argv[1]), sys.argv[2])
