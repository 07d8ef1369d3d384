# SPDX-License-Identifier: GPL-3.0-or-later
"""``check``: is the library whole?"""

from refdesk.cli.session import Exit, Session
from refdesk.store.check import check, repair


def check_(session: Session) -> Exit:
    """``check``: integrity of library, index and files; with ``--repair`` mends what can be."""
    database, upkeep = session.services.database, session.services.upkeep
    found = check(database) + upkeep.check_files()
    left = found
    if session.options.repair and found:
        left = repair(database) + upkeep.repair_files()
    for finding in found:
        outcome = "" if finding in left or not session.options.repair else " (repaired)"
        session.say(f"{_PROBLEMS.get(finding.kind, finding.kind)}: {finding.detail}{outcome}")
    if not found:
        session.say(f"{database.path}: no problem found.")
    return Exit.PARTLY if left else Exit.DONE


_PROBLEMS = {
    "damaged": "The library file is damaged",
    "orphans": "Rows that belong to no paper, in the table",
    "stale-index": "The search index does not match the papers",
    "fulltext-mark": "Papers whose full-text mark is wrong",
    "missing-file": "A file of a paper is not in the folder of files",
    "orphan-file": "A file that no paper needs",
    "orphan-figures": "Figures of an article that no paper has",
}
