# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles while the program is killed or its disk fails: written, brought into a library, made one."""

import shutil
from collections.abc import Callable
from pathlib import Path

from refdesk.domain.jobs import JobContext
from refdesk.holdings import open_holdings
from refdesk.services.bundle_reading import Bundle
from refdesk.settings import Paths
from refdesk.store.opening import LibraryFile
from refdesk.wiring import Services
from tests.faults.given import beside, environment, papers, pdf, services
from tests.faults.judging import complaints


def prepare_bundle(home: Path) -> None:
    """Give a home a small library, and beside it a bundle of a larger one with files and notes."""
    papers(home, 40)
    with services(home) as opened:
        for number in (1, 3):
            opened.attachments.attach(number, [pdf(home, number)], JobContext())
        opened.organising.set_note(2, "A note of there")
        opened.organising.tag([1, 2, 3], "간암")
        opened.upkeep.bundles.write(beside(home, "all.refdesk.zip"), JobContext())
    shutil.rmtree(Paths.resolve(environment(home)).library.parent)
    papers(home, 8)


def bundle(home: Path, told: Callable[[str], None]) -> None:
    """Write a bundle, merge another, make a library of it."""
    given = beside(home, "all.refdesk.zip")
    with services(home) as opened:
        bundles = opened.upkeep.bundles
        bundles.write(home / "own.refdesk.zip", JobContext())
        told("written")
        bundles.merge(given, JobContext())
        told("merged")
        bundles.make_library(given, home / "new" / "library.sqlite", JobContext())
        told("made")


def go_on_with_bundles(home: Path, opened: Services) -> None:
    """Write the bundle that was cut off, and make the library that was; both have to be whole then."""
    bundles, new = opened.upkeep.bundles, home / "new" / "library.sqlite"
    bundles.write(home / "own.refdesk.zip", JobContext())
    with Bundle(home / "own.refdesk.zip") as written:
        written.check(JobContext())
    if not new.exists():
        bundles.make_library(beside(home, "all.refdesk.zip"), new, JobContext())
    open_holdings(LibraryFile.open(new)).database.close()
    wrong = list(complaints(new.parent, new))
    assert not wrong, wrong
