# SPDX-License-Identifier: GPL-3.0-or-later
"""The triggers that a library has while its index of full texts is made anew.

A program that is killed meanwhile leaves them behind; they are ours, and do no harm. In a module of its
own, since who opens a library must know them and not load what makes an index (docs/decisions/0012).
"""

from collections.abc import Iterator

NEXT = "fulltext_search_next"
"""The index that is being made."""
_COLUMNS = "heading, text, parts"


def triggers() -> Iterator[str]:
    """Yield what keeps a new index of full texts in step with those that it has already."""
    news, olds = (
        f"{row}.reference_id, {row}.heading, {row}.text, {row}.parts" for row in ("new", "old")
    )
    known = f"old.reference_id IN (SELECT id FROM {NEXT}_docsize)"  # noqa: S608 - own names
    passed = f"new.reference_id <= (SELECT max(id) FROM {NEXT}_docsize)"  # noqa: S608
    add = f"INSERT INTO {NEXT} (rowid, {_COLUMNS}) VALUES ({news});"  # noqa: S608
    take = f"INSERT INTO {NEXT} ({NEXT}, rowid, {_COLUMNS}) VALUES ('delete', {olds});"  # noqa: S608
    begin = "CREATE TRIGGER fulltext_next"
    yield f"{begin}_indexed AFTER INSERT ON fulltext_text WHEN {passed} BEGIN {add} END"
    yield f"{begin}_unindexed AFTER DELETE ON fulltext_text WHEN {known} BEGIN {take} END"
    yield f"{begin}_reindexed AFTER UPDATE ON fulltext_text WHEN {known} BEGIN {take} {add} END"


def script() -> str:
    """Return the triggers as one script."""
    return "".join(f"{statement};\n" for statement in triggers())
