# SPDX-License-Identifier: GPL-3.0-or-later
"""What refdesk is made of: every package that is installed for it, and the data that come with it."""

import re
from dataclasses import dataclass
from importlib import metadata

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SHORT = 60
"""Longest licence that is a name; longer ones are the text itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that refdesk uses."""

    name: str
    version: str
    licence: str
    address: str = ""


PARTS = (
    Part("Citation Style Language styles and locales", "", "CC BY-SA 3.0", "https://citationstyles.org"),
    Part("citeproc-js (Frank Bennett)", "2.4.63", "AGPL-3.0-or-later OR CPAL-1.0",
         "https://github.com/Juris-M/citeproc-js"),
    Part("Phosphor Icons", "1.3.0", "MIT", "https://phosphoricons.com"),
)  # fmt: skip
"""What comes with refdesk and is no package."""


def packages(root: str = "refdesk") -> list[Part]:
    """Return every package that ``root`` needs, itself left out, by name.

    Packages whose metadata are not there (a build that leaves them out) are left out.
    """
    found: dict[str, Part] = {}
    waiting = [*_needs(root)]
    while waiting:
        name = waiting.pop()
        if _key(name) in found or _key(name) == _key(root):
            continue
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found[_key(name)] = Part(about["Name"], about["Version"], _licence(about), _home(about))
        waiting += _needs(name)
    return sorted(found.values(), key=lambda part: part.name.casefold())


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _needs(name: str) -> list[str]:
    """Return what a package needs on its own, without what it can be extended by."""
    try:
        wanted = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return [match[0] for one in wanted if "extra ==" not in one and (match := _NAME.match(one))]


def _licence(about: metadata.PackageMetadata) -> str:
    said = _field(about, "License-Expression") or _field(about, "License")
    if said and len(said) <= _SHORT and "\n" not in said:
        return said
    names = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    return ", ".join(names) or said.partition("\n")[0][:_SHORT]


def _field(about: metadata.PackageMetadata, name: str) -> str:
    found = about.get_all(name)  # about[name] raises where there is none, or not, by who read it
    return found[0] or "" if found else ""


def _home(about: metadata.PackageMetadata) -> str:
    links = [_field(about, "Home-page")]
    links += [link.partition(", ")[2] for link in about.get_all("Project-URL") or []]
    return next((link for link in links if link.startswith("https://")), "")
