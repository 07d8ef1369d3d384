# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle as a library: a new one at a place of its own, or one that takes the place of another.

All of it is unpacked beside the library and compared with its manifest, then the files move to their
places, and the library comes last, as one move. Who is killed before has what was there before; files
that were on their way are noted, and cleared away at the next start.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from refdesk import disk
from refdesk.domain.backups import Backup, Counts
from refdesk.domain.bundles import FIGURES, FILES, LIBRARY, STYLES, Manifest
from refdesk.domain.errors import (
    BackupError,
    LibraryError,
    RefdeskError,
    UnreadableError,
    WriteFailedError,
)
from refdesk.domain.jobs import JobContext, Progress
from refdesk.services.arriving import Arrivals
from refdesk.services.backups import BackupService
from refdesk.services.bundle_reading import Bundle, Unpacked, flush_all, need_room
from refdesk.services.writing import write_failed
from refdesk.store.backup_copies import counts_of
from refdesk.store.bundle_copies import look_over

_LEFT_OVER = ("-wal", "-shm", "-journal")
_OF_A_LIBRARY = (f"{FILES}/", f"{FIGURES}/", f"{STYLES}/")


def make_library(
    path: Path, at: Path, context: JobContext = JobContext(), *, styles: Path | None = None
) -> Manifest:
    """Make a new library of a bundle, with all that is in it.

    Args:
        path: the bundle.
        at: where the library is to be; there is none yet.
        context: how far it is, and whether to stop.
        styles: the folder where citation styles go that are not there yet.

    Raises:
        UnreadableError: the bundle cannot be trusted; nothing was changed.
        WriteFailedError: there is a library already, or it cannot be written; nothing was changed.
        CancelledError: nothing was changed.
    """
    if at.exists():
        raise WriteFailedError(at, "library-there")
    with Bundle(path) as bundle, _unpacked(bundle, at, context) as unpacked:
        _clear_arrivals(at)
        with _files_in_place(unpacked, at):
            context.cancel.check()  # the last exit before it counts
            if at.exists():
                raise WriteFailedError(at, "library-there")
            with _written(at):
                for ending in _LEFT_OVER:  # a log of another library would be taken for this one's
                    at.with_name(at.name + ending).unlink(missing_ok=True)
                disk.put(unpacked.library, at)
        _add_styles(unpacked, styles)
        return bundle.manifest


def as_backup(
    path: Path,
    backups: BackupService,
    context: JobContext = JobContext(),
    *,
    styles: Path | None = None,
) -> Backup:
    """Keep the library of a bundle as a backup of another, its files beside that: to be put in its place.

    Raises:
        UnreadableError: the bundle cannot be trusted; nothing was changed.
        WriteFailedError: its files cannot be written; nothing was changed.
        BackupError: it cannot be kept; nothing was changed.
        CancelledError: nothing was changed.
    """
    library = backups.library
    with Bundle(path) as bundle, _unpacked(bundle, library, context) as unpacked:
        with _files_in_place(unpacked, library):
            context.cancel.check()
            kept = backups.take_in(unpacked.library, context)
        _add_styles(unpacked, styles)
    return kept


def replace_library(
    path: Path,
    backups: BackupService,
    context: JobContext = JobContext(),
    *,
    despite_loss: bool = False,
    styles: Path | None = None,
) -> Backup | None:
    """Put the library of a bundle in the place of one that nobody has open; make a backup of that first.

    Returns:
        The backup of what was there before.

    Raises:
        UnreadableError: the bundle cannot be trusted; nothing was changed.
        WriteFailedError: its files cannot be written; nothing was changed.
        BackupError: another program has the library open, no backup could be made, or much would be
            lost and nobody said that this is meant. The library is as it was.
        CancelledError: the library is as it was.
    """
    library = backups.library
    with Bundle(path) as bundle:
        if not despite_loss:
            _keep_from_losing(bundle, library)
        with _unpacked(bundle, library, context) as unpacked:
            before = _put(unpacked, backups, context, despite_loss=despite_loss)
            _add_styles(unpacked, styles)
    return before


def _put(
    unpacked: Unpacked, backups: BackupService, context: JobContext, *, despite_loss: bool
) -> Backup | None:
    with _files_in_place(unpacked, backups.library):
        kept = backups.take_in(unpacked.library, context)
        try:
            return backups.restore(kept.name, context, despite_loss=despite_loss)
        except BackupError as error:
            raise BackupError(kept.path, "bundle", error.reason, error.detail) from error
        finally:
            backups.files.drop(kept)  # it is the library now, or is not wanted


def _keep_from_losing(bundle: Bundle, library: Path) -> None:
    """Refuse a bundle that holds much less than the library, before all of it is unpacked."""
    held = bundle.manifest.held
    with suppress(LibraryError):  # one that cannot be read is to be replaced all the same
        present = counts_of(library)
        if Counts(papers=held.papers, notes=held.notes).loses_much(present):
            detail = f"{held.papers} < {present.papers}"
            raise BackupError(bundle.path, "bundle", "loses-much", detail)


# In the folder of the library


@contextmanager
def _unpacked(bundle: Bundle, library: Path, context: JobContext) -> Iterator[Unpacked]:
    """Give what a library needs of a bundle, compared and looked over, in a folder beside the library."""
    home = library.parent
    with working_folder(library) as work:
        need_room(home, bundle.manifest.size, library)
        unpacked = bundle.unpack(work, _is_needed, context)
        context.report(Progress(0, 0, "check"))
        look_over_library(bundle, unpacked, context)
        yield unpacked


@contextmanager
def working_folder(library: Path) -> Iterator[Path]:
    """Give a folder beside a library that is ours, and gone afterwards.

    Raises:
        WriteFailedError: it cannot be made.
    """
    home, beginning = library.parent, f".{library.name[:200]}."
    made = [folder for folder in (home, *home.parents) if not folder.exists()]
    with _written(library):
        home.mkdir(parents=True, exist_ok=True)
        disk.clear_parts(home, beginning)
        work = home / f"{beginning}{secrets.token_hex(4)}{disk.PART}"
        held = disk.held_folder(work)
    try:
        yield work
    finally:
        held.close()
        shutil.rmtree(work, ignore_errors=True)
        for folder in made:  # those that were made for nothing; others have something in them
            with suppress(OSError):
                folder.rmdir()


def look_over_library(bundle: Bundle, unpacked: Unpacked, context: JobContext) -> None:
    """Make sure that the library of a bundle is whole, and one of ours.

    Raises:
        UnreadableError: it is not.
    """
    try:
        look_over(unpacked.library, bundle.manifest.schema, context)
    except LibraryError as error:
        reason = "bundle-too-new" if error.reason == "too-new" else "bundle-damaged"
        raise UnreadableError(str(bundle.path), reason, detail=LIBRARY) from None


def _is_needed(name: str) -> bool:
    return name == LIBRARY or name.startswith(_OF_A_LIBRARY)


@contextmanager
def _files_in_place(unpacked: Unpacked, library: Path) -> Iterator[None]:
    """Move files and pictures to where a library looks for them, for as long as nothing fails inside."""
    home = library.parent
    folder = home / FILES
    arrivals = Arrivals(folder)
    files = unpacked.of(FILES)
    new = {place for place, path in files.items() if not is_there(folder / place, path)}
    figures: list[Path] = []
    done = False
    try:
        with _written(library):
            if files:
                arrivals.expect_all(new)
                arrivals.expect_all(files.keys() - new, is_there=True)
            put_files({place: files[place] for place in new}, folder)
            wanted = {
                place: path
                for place, path in unpacked.of(FIGURES).items()
                if not (target := home / FIGURES / place).exists()
                and not target.parent.is_symlink()
            }
            figures += [home / FIGURES / place for place in wanted]
            put_files(wanted, home / FIGURES)
        yield
        done = True
    finally:
        if done:
            arrivals.settle(lambda places: places)
        else:
            arrivals.settle(lambda _: set())
            _take_away(figures)
            for made in (folder, home / FIGURES):
                with suppress(OSError):
                    made.rmdir()  # where nothing else is in it


def _clear_arrivals(library: Path) -> None:
    """Take away what a run left that ended before its library was there; others may share the folder."""
    elsewhere = BackupService(library).needed_files()
    Arrivals(library.parent / FILES).clear(
        lambda places: places if elsewhere is None else places & elsewhere
    )


def put_files(files: Mapping[str, Path], folder: Path) -> None:
    """Move files to their places below a folder, and wait until the disk has them there.

    Raises:
        OSError: some may lie there, others not.
    """
    for place in sorted(files):
        _move(files[place], folder / place)
    inner = {(folder / place).parent for place in files}
    if inner:
        flush_all({*inner, *(path.parent for path in inner), folder, folder.parent})


def is_there(target: Path, path: Path) -> bool:
    """Whether the same bytes lie there: a place has them in its name."""
    try:
        return target.stat().st_size == path.stat().st_size
    except OSError:
        return False


def _move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the folder may be a link to another disk
            raise
        with path.open("rb") as file:
            disk.write_whole(target, iter(lambda: file.read(1 << 20), b""))


def _take_away(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


def _add_styles(unpacked: Unpacked, folder: Path | None) -> None:
    """Keep the citation styles of a bundle; none takes the place of another. They are no reason to fail."""
    if folder is None:
        return
    for name, path in unpacked.of(STYLES).items():
        target = folder / name
        if not os.path.lexists(target):
            with suppress(OSError, RefdeskError):
                folder.mkdir(parents=True, exist_ok=True)
                disk.write_whole(target, [path.read_bytes()])


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Turn what the system says into one of our errors."""
    try:
        yield
    except OSError as error:
        raise write_failed(path, error) from None
