# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what newer records changed, and for what waits for a network."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from refdesk.domain.update_fields import Field
from refdesk.domain.updating import Outcome, PaperUpdate
from refdesk.domain.waiting import AskKind, Waiting

_NAMED = 3
"""Fields that are named in one sentence."""
_LONGEST = 60


def field_word(field: Field) -> str:
    """Return the name of a field inside a sentence."""
    translate = QCoreApplication.translate
    words = {
        Field.TITLE: translate("Updates", "title"),
        Field.AUTHORS: translate("Updates", "authors"),
        Field.JOURNAL: translate("Updates", "journal"),
        Field.CONTAINER: translate("Updates", "book title"),
        Field.PUBLISHED: translate("Updates", "date"),
        Field.ELECTRONIC: translate("Updates", "date online"),
        Field.STATUS: translate("Updates", "state of publication"),
        Field.VOLUME: translate("Updates", "volume"),
        Field.ISSUE: translate("Updates", "issue"),
        Field.PAGES: translate("Updates", "pages"),
        Field.ARTICLE_NUMBER: translate("Updates", "article number"),
        Field.KIND: translate("Updates", "type"),
        Field.TYPES: translate("Updates", "publication types"),
        Field.LANGUAGES: translate("Updates", "languages"),
        Field.MESH: translate("Updates", "MeSH"),
        Field.KEYWORDS: translate("Updates", "keywords"),
        Field.SUBSTANCES: translate("Updates", "substances"),
        Field.IDENTIFIERS: translate("Updates", "identifiers"),
        Field.TRIALS: translate("Updates", "trial registration"),
        Field.GRANTS: translate("Updates", "funding"),
        Field.CORRECTIONS: translate("Updates", "notices"),
        Field.STATEMENT: translate("Updates", "conflict of interest"),
        Field.PUBLISHER: translate("Updates", "publisher"),
        Field.LINK: translate("Updates", "link"),
        Field.ABSTRACTS: translate("Updates", "abstract"),
        Field.RECORD: translate("Updates", "record"),
    }
    return words[field]


def field_name(field: Field) -> str:
    """Return the name of a field over its values."""
    word = field_word(field)
    return word[:1].upper() + word[1:]


class _Changed(QObject):
    """Says what newer records changed; a class, as Qt counts only in what objects say."""

    def sentence(self, updates: Sequence[PaperUpdate]) -> str:
        taken = [fields for update in updates if (fields := update.fields(Outcome.TAKEN))]
        differing = sum(bool(update.fields(Outcome.CONFLICT)) for update in updates)
        parts: list[str] = []
        if taken:
            changed = {field for fields in taken for field in fields}
            named = [field_word(field) for field in _by_weight(changed)]
            listed = ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
            words = self.tr("%n paper(s) changed: {fields}", "", len(taken))
            parts.append(words.format(fields=listed))
        if differing:
            parts.append(self.tr("your edits differ in %n paper(s)", "", differing))
        return " · ".join(parts)


def changed_words(updates: Sequence[PaperUpdate]) -> str:
    """Return what newer records changed as a sentence, ``""`` where nothing is to be seen."""
    return _Changed().sentence(updates)


def _by_weight(fields: set[Field]) -> list[Field]:
    """Return fields with those first that a citation prints."""
    first = (
        Field.TITLE, Field.AUTHORS, Field.JOURNAL, Field.PAGES, Field.ARTICLE_NUMBER, Field.VOLUME,
        Field.ISSUE, Field.PUBLISHED, Field.ABSTRACTS, Field.CORRECTIONS, Field.MESH, Field.TYPES,
    )  # fmt: skip
    return [field for field in (*first, *(f for f in Field if f not in first)) if field in fields]


def ask_words(waiting: Waiting) -> str:
    """Return what was asked for."""
    translate = QCoreApplication.translate
    words = {
        AskKind.ADD: translate("Updates", "Add {what}"),
        AskKind.REFRESH: translate("Updates", "Refresh: {what}"),
        AskKind.FULLTEXT: translate("Updates", "Full text: {what}"),
        AskKind.NOTICES: translate("Updates", "Notices: {what}"),
    }
    identifier = waiting.ask.identifier
    what = str(identifier) if identifier is not None else waiting.title or waiting.ask.subject
    shown = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
    return words[waiting.ask.kind].format(what=shown)
