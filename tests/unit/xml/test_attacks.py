# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501 - files as they are
"""One hostile document for every reader of XML: nothing is fetched, nothing grows, all end at once."""

import time
from collections.abc import Callable

import pytest

from refdesk.citations.own_styles import parsed
from refdesk.domain.errors import RefdeskError
from refdesk.formats.base import format_by_id
from refdesk.fulltext.jats import parse_jats
from refdesk.xml.pubmed import parse_pubmed
from refdesk.xml.svg import is_harmless


def read_format(name: str) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        form = format_by_id(name)
        assert form.read is not None
        return repr(list(form.read(data, "evil.xml")))

    return read


READERS = {
    "jats": lambda data: repr(parse_jats(data, "evil.xml")),
    "pubmed": lambda data: repr(parse_pubmed(data, "evil.xml")),
    "csl": lambda data: repr(parsed(data, "evil.csl")),
    "svg": lambda data: repr(is_harmless(data)),
    "endnote": read_format("endnote-xml"),
    "rdf": read_format("zotero-rdf"),
    "pubmed file": read_format("pubmed-xml"),
}
ROOTS = {
    "jats": "article", "pubmed": "PubmedArticleSet", "csl": "style", "svg": "svg", "endnote": "xml",
    "rdf": "rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'", "pubmed file": "PubmedArticleSet",
}  # fmt: skip
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def attack(kind: str, root: str, secret: str) -> bytes:
    name = root.split(maxsplit=1)[0]
    body = {
        "entity": f'<!DOCTYPE {name} [<!ENTITY x SYSTEM "{secret}">]><{root}>&x;</{name}>',
        "laughs": f'<!DOCTYPE {name} [<!ENTITY l0 "ha">{LAUGHS}]><{root}>&l9;</{name}>',
        "parameter": f'<!DOCTYPE {name} [<!ENTITY % x SYSTEM "{secret}"> %x;]><{root}/>',
        "dtd": f'<!DOCTYPE {name} SYSTEM "{secret}"><{root}/>',
        "xinclude": f"<{root}><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' "
        f"href='{secret}'/></{name}>",
        "stylesheet": f"<?xml-stylesheet href='{secret}' type='text/xsl'?><{root}/>",
        "depth": f"<{root}>" + "<a>" * 20_000 + "</a>" * 20_000 + f"</{name}>",
        "attributes": f"<{root}><a "
        + " ".join(f"a{n}='x'" for n in range(50_000))
        + f"/></{name}>",
        "text": f"<{root}>" + "x" * 11_000_000 + f"</{name}>",
        "siblings": f"<{root}>" + "<a/>" * 20_000 + f"</{name}>",
    }[kind]
    return body.encode()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "kind", ["entity", "laughs", "parameter", "dtd", "xinclude", "stylesheet", "depth",
             "attributes", "siblings"],
)  # fmt: skip
def test_a_hostile_document_is_refused_or_is_harmless(reader, kind, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    started = time.process_time()
    try:
        said = READERS[reader](attack(kind, ROOTS[reader], secret.as_uri()))
    except RefdeskError as error:
        said = repr(error)
    assert "CANARY" not in said
    assert "hahahaha" not in said
    assert time.process_time() - started < 6


def test_an_endless_text_is_refused():
    with pytest.raises(RefdeskError):
        parse_jats(attack("text", "article", ""), "evil.xml")
