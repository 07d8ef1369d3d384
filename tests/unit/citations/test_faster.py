"""What is printed is what citeproc-js prints without ``faster.js``."""

from collections.abc import Iterator

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.reference import Author, PartialDate
from tests.unit.citations.conftest import require_data
from tests.unit.citations.makers import article

_NAMES = (
    Author("van der Berg", "Jan Peter", "JP"),
    Author("O’Neil-Smith", "mary de", "MD"),
    Author("d'Angelo", "J.-P. von", ""),
    Author("İnan", "Işıl İpek", ""),
    Author("Roe", "Ann, Jr", "A"),
    Author("김", "민수", ""),
)
_TITLES = (
    "“Quoted”  'words' & a <i>tag</i>: it’s 5 < 6",
    "Is IL-2 ² in the ISTANBUL trial « plain »?",
    "ILIK SU: İSTANBUL'DA BİR ÇALIŞMA",
)


class _Plain(CitationEngine):
    def _sources(self) -> tuple[str, ...]:
        module, library, _, calls = super()._sources()
        return module, library, calls


@pytest.fixture(scope="module")
def plain() -> Iterator[CitationEngine]:
    require_data()
    engine = _Plain()
    yield engine
    engine.close()


@pytest.mark.parametrize("language", ["eng", "tur", "ger"])
def test_awkward_names_and_titles_are_printed_alike(
    engine: CitationEngine, plain: CitationEngine, language: str
) -> None:
    works = [
        article(title=title, authors=_NAMES[first:], languages=(language,))
        for first, title in enumerate(_TITLES)
    ]
    for style in ("modern-language-association", "nlm-citation-sequence"):
        made = [engine.format_one(work, style) for work in works]
        assert made == [plain.format_one(work, style) for work in works]


def test_works_with_citations_alike_are_told_apart_alike(
    engine: CitationEngine, plain: CitationEngine
) -> None:
    """Some come with a later chunk of the list: then all that are like them are looked at again."""
    names = [Author(family, given) for family in ("Kim", "Lee") for given in ("Min Su", "Ji Hye")]
    works = [
        article(
            title=f"Work {n}",
            authors=tuple(names[(n * k) % 4] for k in range(1, 2 + n % 4)),
            published=PartialDate(2000 + n % 12),
        )
        for n in range(52)
    ]
    made = engine.bibliography(works, "apa")
    assert any("(2001a)" in entry.text for entry in made)
    assert made == plain.bibliography(works, "apa")
