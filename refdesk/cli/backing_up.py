# SPDX-License-Identifier: GPL-3.0-or-later
"""``backup``: make, list, look over and put back copies of the library; ``check --recover``."""

from refdesk.cli.session import Exit, Session
from refdesk.domain.backups import Backup, Counts, Reason
from refdesk.domain.errors import LibraryError
from refdesk.messages import sentence, untranslated
from refdesk.recovery_messages import recovery_lines
from refdesk.services.backups import BackupService
from refdesk.services.recovery import is_recoverable, recover
from refdesk.settings import load_settings
from refdesk.store.opening import LibraryFile


def backup(session: Session) -> Exit:
    """``backup``: without an option, make one now."""
    options = session.options
    service = BackupService(session.paths.library)
    service.prefer(load_settings(session.paths).backing_up.keep)
    if options.restore:
        return _restore(session, service)
    if options.list:
        return _list(session, service)
    if options.verify:
        return _verify(session, service)
    LibraryFile.open(session.paths.library, create=False)
    _say(session, service.make(Reason.HAND, session.context))
    return Exit.DONE


def _list(session: Session, service: BackupService) -> Exit:
    overview = service.overview()
    for one in overview.backups:
        _say(session, one, overview.present)
    if not overview.backups and not session.options.json:
        session.say("There are no backups.")
    return Exit.DONE


def _verify(session: Session, service: BackupService) -> Exit:
    looked_at = service.verify_all(session.context)
    for one in looked_at:
        _say(session, one)
    return Exit.DONE if all(one.is_whole for one in looked_at) else Exit.PARTLY


def _restore(session: Session, service: BackupService) -> Exit:
    before = service.restore(
        session.options.restore, session.context, despite_loss=session.options.yes
    )
    LibraryFile.open(session.paths.library, create=False)  # an older one is migrated
    kept = f" What was there before is kept as {before.name}." if before is not None else ""
    session.say(f"{session.options.restore} is the library again.{kept}")
    return Exit.DONE


def _say(session: Session, one: Backup, present: Counts | None = None) -> None:
    counts = one.counts
    if session.options.json:
        session.say_json(
            {
                "name": one.name,
                "at": one.at.isoformat(),
                "reason": one.reason.value,
                "size": one.size,
                "whole": one.is_whole,
                "checked_at": one.checked_at.isoformat() if one.checked_at else None,
                "counts": None
                if counts is None
                else {name: getattr(counts, name) for name in Counts.__slots__},
            }
        )
        return
    state = {True: "whole", False: "DAMAGED", None: "not looked over yet"}[one.is_whole]
    held = f"{counts.papers} papers, {counts.notes} notes" if counts else "not counted yet"
    if counts and present and (fewer := present.papers - counts.papers):
        held += f" ({abs(fewer)} papers {'fewer' if fewer > 0 else 'more'} than now)"
    session.say(f"{one.name}  {one.size / 1e6:.1f} MB  {state}  {held}")


def recover_(session: Session) -> Exit:
    """``check --recover``: read a damaged library into a new one."""
    library, output = session.paths.library, session.options.output
    if output is None and _is_whole(session):
        session.say(f"{library}: the file is whole; there is nothing to recover.")
        return Exit.DONE
    recovered = recover(library, output, session.context)
    if session.options.json:
        tables = recovered.salvage.tables
        session.say_json(
            {
                "library": str(recovered.library),
                "damaged": str(recovered.damaged),
                "papers": recovered.counts.papers,
                "tables": {
                    name: {part: getattr(tally, part) for part in type(tally).__slots__}
                    for name, tally in tables.items()
                },
                "missing": recovered.missing.count if recovered.missing else None,
            }
        )
    else:
        for line in recovery_lines(recovered, untranslated):
            session.say(line)
    return Exit.DONE if recovered.is_complete else Exit.PARTLY


def _is_whole(session: Session) -> bool:
    try:
        return not session.services.database.integrity()
    except LibraryError as error:
        if not is_recoverable(session.paths.library, error):
            raise
        session.tell(f"refdesk: {sentence(error)}")
    finally:
        session.close()
    return False
