# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of EndNote 7, as old libraries were exported."""

from refdesk.domain.reference import ReferenceKind
from refdesk.formats.base import format_by_id, sniff_format

TEXT = """<?xml version="1.0"?><XML><RECORDS>
<RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><REFNUM>7</REFNUM>
<AUTHORS><AUTHOR>Kim, Min-Jun</AUTHOR><AUTHOR>Lee, S.</AUTHOR></AUTHORS><YEAR>2003</YEAR>
<TITLE>Tea &amp; sleep</TITLE><SECONDARY_TITLE>Imagined Immunology</SECONDARY_TITLE>
<VOLUME>7</VOLUME><NUMBER>2</NUMBER><PAGES>10-12</PAGES><ISBN>1234-5679</ISBN>
<KEYWORDS><KEYWORD>tea</KEYWORD><KEYWORD>sleep</KEYWORD></KEYWORDS><ABSTRACT>Why not.</ABSTRACT>
<NOTES>from Ovid</NOTES><URL>https://example.org/a</URL></RECORD>
<RECORD><REFERENCE_TYPE>7</REFERENCE_TYPE><AUTHORS><AUTHOR>Park, J.</AUTHOR></AUTHORS>
<SECONDARY_AUTHORS><SECONDARY_AUTHOR>Choi, H.</SECONDARY_AUTHOR></SECONDARY_AUTHORS>
<TITLE>A chapter</TITLE><SECONDARY_TITLE>The book</SECONDARY_TITLE></RECORD>
</RECORDS></XML>"""


def test_both_generations_are_one_format():
    assert sniff_format(TEXT.encode(), "old.xml").id == "endnote-xml"
    article, chapter = format_by_id("endnote-xml").read(TEXT.encode(), "old.xml")
    r = article.reference
    assert (article.key, r.kind, r.title) == ("7", ReferenceKind.ARTICLE, "Tea &amp; sleep")
    assert [(a.family, a.given) for a in r.authors] == [("Kim", "Min-Jun"), ("Lee", "S.")]
    assert (r.journal.title, r.journal.issn_print) == ("Imagined Immunology", "1234-5679")
    assert (r.year, r.volume, r.issue, r.pages) == (2003, "7", "2", "10-12")
    assert [k.text for k in r.keywords] == ["tea", "sleep"]
    assert (r.abstract.plain, r.note, r.url) == ("Why not.", "from Ovid", "https://example.org/a")
    r = chapter.reference
    assert (r.kind, r.container_title) == (ReferenceKind.CHAPTER, "The book")
    assert [str(a.role) for a in r.authors] == ["author", "editor"]
