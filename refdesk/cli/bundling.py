# SPDX-License-Identifier: GPL-3.0-or-later
"""``bundle``: the whole library as one file, and back."""

from dataclasses import asdict
from pathlib import Path

from refdesk.cli.session import Exit, Session
from refdesk.domain.bundles import Manifest, MergeReport, bundle_path
from refdesk.messages import came_along
from refdesk.portable import portable, with_portable
from refdesk.services.backups import BackupService
from refdesk.services.bundle_placing import make_library, replace_library
from refdesk.services.bundle_reading import Bundle
from refdesk.settings import load_settings, save_settings


def export(session: Session) -> Exit:
    """``bundle export FILE``: write the whole library as one file."""
    options = session.options
    to = bundle_path(Path(options.file))
    settings = portable(load_settings(session.paths)) if options.preferences else None
    manifest = session.services.upkeep.bundles.write(to, session.context, settings)
    if options.json:
        session.say_json({"file": str(to), **_facts(manifest)})
    else:
        session.say(f"{to}: {_words(manifest)}")
    for place in manifest.missing:
        session.tell(f"refdesk: files/{place} is not there; the bundle does without it.")
    return Exit.PARTLY if manifest.missing else Exit.DONE


def check(session: Session) -> Exit:
    """``bundle check FILE``: compare all that is in a bundle with its manifest."""
    options = session.options
    with Bundle(Path(options.file)) as bundle:
        bundle.check(session.context)
        if options.json:
            session.say_json({"file": options.file, **_facts(bundle.manifest)})
        else:
            session.say(f"{options.file}: whole; {_words(bundle.manifest)}")
    return Exit.DONE


def import_(session: Session) -> Exit:
    """``bundle import FILE``: as a new library, into one, or in the place of one."""
    options, library, path = session.options, session.paths.library, Path(session.options.file)
    if options.merge:
        _tell_merged(session, session.services.upkeep.bundles.merge(path, session.context))
    elif options.replace and library.exists():
        before = replace_library(
            path,
            BackupService(library),
            session.context,
            despite_loss=options.yes,
            styles=session.paths.styles,
        )
        _tell_library(session, path)
        if before is not None:
            session.tell(f"refdesk: what was there before is backup {before.name}.")
    elif library.exists():
        session.tell(
            f"refdesk: {library} is there already. Say --merge to add to it, --replace to put the "
            "bundle in its place, or name another file with --library."
        )
        return Exit.USAGE
    else:
        make_library(path, library, session.context, styles=session.paths.styles)
        _tell_library(session, path)
    if options.preferences:
        _take_preferences(session, path)
    return Exit.DONE


def _take_preferences(session: Session, path: Path) -> None:
    with Bundle(path) as bundle:
        said = bundle.settings()
    if said:
        save_settings(session.paths, with_portable(load_settings(session.paths, {}), said))
    else:
        session.tell("refdesk: the bundle has no preferences.")


def _tell_library(session: Session, path: Path) -> None:
    library = session.paths.library
    with Bundle(path) as bundle:
        manifest = bundle.manifest
    if session.options.json:
        session.say_json({"library": str(library), **_facts(manifest)})
    else:
        session.say(f"{library}: {_words(manifest)}")


def _tell_merged(session: Session, report: MergeReport) -> None:
    counts = {
        "added": report.added,
        "merged": report.merged,
        "unchanged": report.unchanged,
        "highlighted": report.highlighted,
        "fulltexts": report.fulltexts,
        "searches": report.searches,
    }
    if session.options.json:
        session.say_json(
            {"library": str(session.paths.library), **counts, **asdict(report.brought)}
        )
        return
    words = ", ".join(f"{count} {name}" for name, count in counts.items())
    session.say(f"{session.options.file}: {words}")
    if along := came_along(report.brought):
        session.say(f"\t{along}")


def _facts(manifest: Manifest) -> dict[str, object]:
    return {
        "made_at": manifest.made_at.isoformat(),
        "program": manifest.program,
        "schema": manifest.schema,
        "size": manifest.size,
        **asdict(manifest.held),
    }


def _words(manifest: Manifest) -> str:
    held = {name: count for name, count in asdict(manifest.held).items() if count}
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in held.items())
    return counts or "empty"
