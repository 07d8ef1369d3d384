# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in a journal a paper is: first and last page, or the number of the article instead."""

import re

from refdesk.domain.pages import expand_pages, is_whole

_SINGLE = re.compile(r"[A-Za-z]{0,6}\d[\w./]*")
# "e12" (J Korean Med Sci), "E7" (Neurosurg Focus), "e0194718", "CD001694"; pages of a supplement on
# paper ("S12", "s52") are pages, and so are electronic ones that have an end ("e12-e20").
_LETTERED = re.compile(r"[eE]\d+|CD\d{3,}")
_ITEM_ID = re.compile(r"(?!S\d)[A-Za-z]{0,4}\d{2,8}")
_ITEM_ID_IN_A_VOLUME = re.compile(r"(?!S\d{4}-)[A-Za-z]{0,10}\d[\w.-]{0,17}")
_MOST_DIGITS_OF_A_PAGE = 5


def first_and_last(pages: str) -> tuple[str, str]:
    """Return the first and the last page in full: ``132-42`` gives ``132`` and ``142``.

    Of several ranges the first counts; a single page has no last one.
    """
    if pages.isdigit():
        return pages, ""
    if is_whole(pages):
        first, _, last = pages.partition("-")
        return first, last
    first, _, last = re.split(r"[,;]", expand_pages(pages), maxsplit=1)[0].strip().partition("-")
    return first, last


def article_number(pages: str, item_ids: tuple[str, ...] = (), *, electronic: bool = False) -> str:
    """Return ``pages`` where it is no page but the number of an article, else ``""``.

    Args:
        pages: MEDLINE's pagination.
        item_ids: the publisher's item ids of the same record.
        electronic: the journal has no printed pages.
    """
    if not _SINGLE.fullmatch(pages):
        return ""
    number = _comparable(pages)
    if electronic or any(_comparable(item) == number for item in item_ids):
        return pages
    if _LETTERED.fullmatch(pages):
        return pages
    return pages if pages.isdigit() and len(pages) > _MOST_DIGITS_OF_A_PAGE else ""


def _comparable(item_id: str) -> str:
    return item_id.rpartition("/")[2].lower().lstrip("0")


def item_number(item_ids: tuple[str, ...], *, in_volume: bool = False) -> str:
    """Return the item id that can be cited as an article number, or ``""``.

    ``e0123456`` and ``2271`` can; ``S0140-6736(10)60175-4`` is a warehouse number. What is in a
    volume is cited by its item id in odd forms too: ``2333794X20968681``, ``e2022.00076``.

    Args:
        item_ids: those of ``ELocationID`` (``LID`` in MEDLINE's format). The article ids of the
            same kind are the publisher's own: ``ijms24032728`` for the article 2728.
        in_volume: the record names a volume.
    """
    pattern = _ITEM_ID_IN_A_VOLUME if in_volume else _ITEM_ID
    return next((item for item in item_ids if pattern.fullmatch(item)), "")
