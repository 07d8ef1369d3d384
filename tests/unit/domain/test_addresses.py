# SPDX-License-Identifier: GPL-3.0-or-later
"""Which addresses are opened, and of which somebody is asked first."""

import pytest

from refdesk.domain.addresses import Doubt, doubts_of, host_named, openable

REFUSED = [
    "file:///etc/passwd", "FILE:///C:/Windows/calc.exe", "smb://host/share", "\\\\host\\share",
    "javascript:alert(1)", "java\nscript:alert(1)", " \x01javascript:alert(1)", "data:text/html,<script>",
    "vbscript:x", "ms-word:ofe|u|https://x.example", "ms-msdt:/id", "search-ms:query=x", "steam://run/1",
    "tel:911", "ftp://host/x", "about:blank", "view-source:https://x.example", "qrc:/x", "http://",
    "https:///x", "http://[::1", "http://host:99999999/", "//host/x", "www.example.org", "", "mailto:",
    "mailto:nobody", "https:" + "//x.example/" + "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_nothing_but_the_web_and_mail_is_opened(address):
    assert openable(address) == ""


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://doi.org/10.1000/x(1)", "https://doi.org/10.1000/x(1)"),
        ("  HTTP://example.org/a ", "http://example.org/a"),
        ("https://example.org/\u202egpj.exe", "https://example.org/gpj.exe"),
        ("https:\\\\example.org\\a", "https://example.org/a"),
        ("mailto:a@example.org?attach=/etc/passwd&cc=b@example.org", "mailto:a@example.org"),
    ],
)
def test_what_is_opened_is_what_a_browser_would_read(address, opened):
    assert openable(address) == opened


@pytest.mark.parametrize(
    ("address", "words", "doubts"),
    [
        ("https://doi.org/10.1000/x", "10.1000/x", ()),
        ("https://doi.org/10.1000/x", "https://dx.doi.org/10.1000/x", ()),
        ("https://www.nejm.org/x", "nejm.org", ()),
        ("https://pubmed.ncbi.nlm.nih.gov/1/", "the abstract", ()),
        ("https://a.example/x", "see https://b.example/x", (Doubt.OTHER_HOST,)),
        ("https://a.example/x", "www.nejm.org", (Doubt.OTHER_HOST,)),
        ("https://a.example/x", "ne\u200bjm.org", ()),
        ("https://evilnejm.org/x", "nejm.org", (Doubt.OTHER_HOST,)),
        ("https://nejm.org.evil.example/", "https://nejm.org/", (Doubt.OTHER_HOST,)),
        ("https://pubmed.gov@evil.example/", "", (Doubt.PASSES_FOR,)),
        ("https://xn--ncbi-9na.example/", "", (Doubt.LOOKALIKE,)),
        ("https://рubmed.example/", "", (Doubt.LOOKALIKE,)),
        ("http://127.0.0.1:631/admin", "", (Doubt.NUMBER,)),
        ("http://2130706433/", "", (Doubt.NUMBER,)),
        ("http://0x7f.1/", "", (Doubt.NUMBER,)),
        ("http://[::1]/", "", (Doubt.NUMBER,)),
        ("http://router/", "", (Doubt.NUMBER,)),
        ("http://printer.local/", "", (Doubt.NUMBER,)),
        ("mailto:a@example.org", "b@example.org", ()),
    ],
)
def test_somebody_is_asked_where_an_address_is_not_what_it_seems(address, words, doubts):
    assert doubts_of(address, words) == doubts


@pytest.mark.parametrize("words", ["J Clin. Oncol", "Fig. 1", "e.g. this", "version 2.0", "et al."])
def test_plain_words_name_no_server(words):
    assert host_named(words) == ""
