"""Every record of the corpus is read whole."""

import re

import pytest

from refdesk.domain.markup import to_plain
from refdesk.xml.pubmed import parse_pubmed
from refdesk.xml.safe import parse_xml
from tests.corpus import corpus

pytestmark = pytest.mark.corpus


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_titles_authors_and_abstracts_agree_with_the_source():
    files = sorted(corpus("pubmed_xml").glob("*.xml"))
    assert len(files) >= 300
    for file in files:
        data = file.read_bytes()
        (reference,) = parse_pubmed(data, file.name)
        article = parse_xml(data, file.name)[0].find("MedlineCitation/Article")
        assert reference.pmid == file.stem
        title = squeezed("".join(article.find("ArticleTitle").itertext()))
        assert (
            squeezed(to_plain(reference.title)).strip("[].") == title.strip("[].")
            or "<sup>" in reference.title
        )
        authors = [a for a in article.findall("AuthorList/Author") if a.get("ValidYN") != "N"]
        assert len(reference.authors) == len(authors), file.name
        if (
            article.find("Abstract") is not None
            and "<math" not in data.decode()
            and b"mml:" not in data
        ):
            text = "".join(
                squeezed("".join(t.itertext())) for t in article.findall("Abstract/AbstractText")
            )
            sections = reference.abstract.sections if reference.abstract else ()
            read = "".join(re.sub(r"</?(?:i|b|u|sup|sub)>", "", s.text) for s in sections)
            assert squeezed(to_plain(read)) == text, file.name
