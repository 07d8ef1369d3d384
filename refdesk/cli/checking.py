# SPDX-License-Identifier: GPL-3.0-or-later
"""``check``: is the library whole, and what lies around it?"""

from collections.abc import Callable, Sequence

from refdesk.cli.backing_up import recover_
from refdesk.cli.session import Exit, Session
from refdesk.domain.errors import LibraryError
from refdesk.domain.findings import Finding, Nature
from refdesk.finding_messages import finding_words
from refdesk.messages import untranslated
from refdesk.services.recovery import is_recoverable
from refdesk.services.surroundings import Surroundings
from refdesk.store.check import check, repair


def check_(session: Session) -> Exit:
    """``check``: integrity of library, index and files; with ``--repair`` mends what can be.

    What lies around the library is looked at first, and told even where the library does not open.
    """
    if session.options.recover:
        return recover_(session)
    around = Surroundings(session.paths)
    found, left = _looked_over(session, around.check, around.repair)
    try:
        database, upkeep = session.services.database, session.services.upkeep
    except LibraryError as error:
        if is_recoverable(session.paths.library, error):
            session.tell("refdesk: “refdesk check --recover” reads what is left of it.")
        raise
    within, still = _looked_over(
        session,
        lambda: check(database) + upkeep.check_files() + upkeep.check_backups(session.context),
        lambda: repair(database) + upkeep.repair_files() + upkeep.check_backups(session.context),
    )
    if not (found or within or session.options.json):
        session.say(f"{database.path}: no problem found.")
    return Exit.PARTLY if any(map(_is_failure, left + still)) else Exit.DONE


def _looked_over(
    session: Session, find: Callable[[], list[Finding]], mend: Callable[[], list[Finding]]
) -> tuple[list[Finding], list[Finding]]:
    """Return what was found and what is still wrong after mending, where that was asked for; tell both."""
    found = find()
    wants_repair = session.options.repair and any(finding.repairable for finding in found)
    left = mend() if wants_repair else found
    for finding in found:
        _tell(session, finding, is_left=finding in left)
    _tell_new(session, found, left)
    return found, left


def _tell_new(session: Session, found: Sequence[Finding], left: Sequence[Finding]) -> None:
    """Tell what came to light by mending, such as files that a deleted row needed."""
    for finding in left:
        if finding not in found:
            _tell(session, finding, is_left=True)


def _tell(session: Session, finding: Finding, *, is_left: bool) -> None:
    words = finding_words(finding, untranslated)
    if session.options.json:
        session.say_json(
            {
                "kind": finding.kind,
                "detail": finding.detail,
                "nature": finding.nature.value,
                "text": words,
                "repaired": not is_left,
            }
        )
        return
    outcome = "" if is_left else " (repaired)"
    advice = "note: " if finding.nature is Nature.ADVICE else ""
    session.say(f"{advice}{words}{outcome}")


def _is_failure(finding: Finding) -> bool:
    return finding.nature is not Nature.ADVICE
