"""Makes a small crate of copies, in which a mutant builds in seconds and not in minutes.

    shadow.py PART FOLDER

`domain` holds src/domain as it is. `storage` holds the four files that count strikes and codes and keep
sessions, with the connection, transactions, schema and migrations under them; of the files that they only take a
key from, it holds the key. Versions are those of the program's own Cargo.lock.
"""

import pathlib
import re
import shutil
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Of each part: what is copied, and the libraries it needs.
PARTS = {
    "domain": {
        "copied": ["src/domain", "locales"],
        "libraries": [
            "hmac", "roxmltree", "serde", "serde_json", "sha2", "subtle", "thiserror", "time",
            "unicode-normalization", "zeroize", "zxcvbn",
        ],
        "root": "pub mod domain;\n",
    },
    "storage": {
        "copied": [
            "src/domain/challenge.rs", "src/domain/challenge", "src/domain/smartcard_number.rs",
            "src/domain/strikes.rs", "migrations", "src/random.rs", "src/secrets/token.rs",
            "src/storage/connection.rs", "src/storage/error.rs",
            "src/storage/tx.rs", "src/storage/times.rs", "src/storage/migrate.rs", "src/storage/prepared.rs",
            "src/storage/tests.rs",
            "src/storage/strikes.rs", "src/storage/strikes", "src/storage/challenges.rs", "src/storage/challenges",
            "src/storage/sessions.rs", "src/storage/sessions",
            "src/storage/staff_sessions.rs", "src/storage/staff_sessions",
        ],
        "libraries": [
            "base64", "diesel", "diesel_migrations", "libsqlite3-sys", "pq-sys", "rand", "serde", "serde_json", "sha2",
            "subtle", "thiserror", "time", "tracing", "zeroize",
        ],
        "root": "pub mod domain;\npub mod random;\npub mod secrets;\npub mod storage;\n",
    },
}

# The tables that storage's four files and their tests know: the compiler takes long over each.
TABLES = [
    "challenges", "holders", "journeys", "rate_limits", "sessions", "staff", "staff_sessions", "strikes",
]

# The files that are changed in storage.
SPELT_OUT = [f"src/storage/{name}.rs" for name in ("strikes", "challenges", "sessions", "staff_sessions")]

# The keys that the four files take from others: where they are declared.
KEYS = {"holders": "HolderId", "journeys": "JourneyId", "staff": "StaffId"}

PROFILE = """
[profile.dev]
debug = false
[profile.dev.package."*"]
opt-level = 1
"""


def line_of(manifest: dict, kind: str, name: str) -> str:
    """A library as Cargo.toml asks for it."""
    wanted = manifest[kind][name]
    if isinstance(wanted, str):
        return f'{name} = "{wanted}"\n'
    fields = []
    for field, value in wanted.items():
        field = field.replace("default_features", "default-features")
        fields.append(f"{field} = {str(value).lower() if isinstance(value, bool) else repr(value).replace(chr(39), chr(34))}")
    return f"{name} = {{ {', '.join(fields)} }}\n"


def cargo_toml(part: str) -> str:
    manifest = tomllib.loads((ROOT / "Cargo.toml").read_text())
    package = manifest["package"]
    text = f'[package]\nname = "latchkey-{part}"\nversion = "0.0.0"\nedition = "{package["edition"]}"\npublish = false\n'
    text += "\n[lib]\ndoctest = false\n\n[workspace]\n\n[dependencies]\n"
    text += "".join(line_of(manifest, "dependencies", name) for name in PARTS[part]["libraries"])
    text += "\n[dev-dependencies]\n" + line_of(manifest, "dev-dependencies", "proptest")
    return text + PROFILE


def put(file: pathlib.Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # What is unchanged keeps its time, so that nothing is built for it again.
    if not file.is_file() or file.read_text() != text:
        file.write_text(text)


def spelt_out(text: str) -> str:
    """`Stored<T>` as the `Result` that it is: cargo-mutants knows what else a `Result` could be, and no alias."""
    while (found := re.search(r"\bStored<", text)) is not None:
        depth, end = 1, found.end()
        while depth:
            depth += (text[end] == "<") - (text[end] == ">")
            end += 1
        inside = text[found.end():end - 1]
        text = f"{text[:found.start()]}Result<{inside}, crate::storage::StorageError>{text[end:]}"
    return text


def copy(name: str, folder: pathlib.Path) -> set[pathlib.Path]:
    """Copies a file or a folder; returns what is there now."""
    source = ROOT / name
    files = [source] if source.is_file() else [f for f in source.rglob("*") if f.is_file()]
    copies = set()
    for file in files:
        target = folder / file.relative_to(ROOT)
        text = file.read_text()
        put(target, spelt_out(text) if name in SPELT_OUT else text)
        copies.add(target)
    return copies


def schema() -> str:
    """The declarations of the tables that are known here."""
    text = (ROOT / "src/storage/schema.rs").read_text()
    tables = re.findall(r"^diesel::table! \{\n    (\w+) .*?^\}\n", text, re.M | re.S)
    blocks = dict(zip(tables, re.findall(r"^diesel::table! \{\n.*?^\}\n", text, re.M | re.S)))
    joins = re.findall(r"^diesel::joinable!\((\w+) -> (\w+) \(\w+\)\);\n", text, re.M)
    lines = re.findall(r"^diesel::joinable!.*\n", text, re.M)
    known = [line for line, (one, other) in zip(lines, joins) if one in TABLES and other in TABLES]
    together = f"diesel::allow_tables_to_appear_in_same_query!({', '.join(TABLES)});\n"
    return "".join(blocks[table] for table in TABLES) + together + "".join(known)


def storage_extras(folder: pathlib.Path) -> set[pathlib.Path]:
    extras = {
        "src/secrets/mod.rs": "pub mod token;\n",
        "src/domain/mod.rs": "pub mod challenge;\npub mod smartcard_number;\npub mod strikes;\n",
        "src/storage/schema.rs": schema(),
    }
    for module, key in KEYS.items():
        text = (ROOT / f"src/storage/{module}.rs").read_text()
        declared = re.search(rf"(?:#\[derive\([^\]]*\)\]\n)?pub struct {key}\(.*?\);", text)
        if declared is None:
            sys.exit(f"src/storage/{module}.rs declares no {key}")
        extras[f"src/storage/{module}.rs"] = declared.group() + "\n"
    modules = ["challenges", "connection", "error", *KEYS, "migrate", "prepared", "schema", "sessions",
               "staff_sessions",
               "strikes", "times", "tx"]
    extras["src/storage/mod.rs"] = (
        "".join(f"pub mod {m};\n" for m in modules)
        + "#[cfg(test)]\nmod tests;\n"
        + "pub use connection::{AnyConnection as Connection, DatabaseUrl};\n"
        + "pub use error::{StorageError, Stored};\n"
    )
    for name, text in extras.items():
        put(folder / name, text)
    return {folder / name for name in extras}


def main(part: str, folder: pathlib.Path) -> None:
    there: set[pathlib.Path] = set()
    for name in PARTS[part]["copied"]:
        there |= copy(name, folder)
    if part == "storage":
        there |= storage_extras(folder)
    put(folder / "src/lib.rs", "#![allow(dead_code)]\n" + PARTS[part]["root"])
    there.add(folder / "src/lib.rs")
    for old in (folder / "src").rglob("*.rs"):
        if old not in there:
            old.unlink()
    put(folder / "Cargo.toml", cargo_toml(part))
    if not (folder / "Cargo.lock").is_file():
        shutil.copy(ROOT / "Cargo.lock", folder / "Cargo.lock")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
