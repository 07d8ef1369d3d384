# SPDX-License-Identifier: GPL-3.0-or-later
"""What PubMed's citation matcher is asked about a reference that names no identifier."""

import re
import unicodedata

from refdesk.domain.pagination import first_and_last
from refdesk.domain.reference import Reference

_UNSAFE = re.compile(r"[|\r\n\t]+")


def citation_match_key(reference: Reference, key: str) -> str:
    """Return ``journal|year|volume|page|author|key|`` for NLM's ``ecitmatch``, or ``""``.

    The journal may be a title or an abbreviation; the page is the first one, or the article number;
    the author is the first one as MEDLINE has it, in small letters: ``shin hj``. ``key`` comes back
    with the answer. A reference without journal and year, or with less than two of volume, page and
    author, would match anything: it is not asked about.
    """
    journal = reference.journal
    name = journal.medline_abbreviation or journal.iso_abbreviation or journal.full_name
    year = str(reference.year or "")
    page = first_and_last(reference.pages)[0] or reference.article_number
    author = next((a.short for a in reference.authors if a.family), "")
    if not name or not year or sum(map(bool, (reference.volume, page, author))) < 2:
        return ""
    fields = (name.replace(".", ""), year, reference.volume, page, author.lower(), key)
    return "".join(f"{_plain(field)}|" for field in fields)


def _plain(text: str) -> str:
    """Return a field without what parts fields, its letters without accents, as MEDLINE indexes them."""
    decomposed = unicodedata.normalize("NFKD", _UNSAFE.sub(" ", text))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).strip()  # Hangul is whole again
