# SPDX-License-Identifier: GPL-3.0-or-later
"""References for the tests of the library: one with everything, and any at all."""

from hypothesis import strategies as st

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.reference import (
    Abstract,
    AbstractKind,
    AbstractSection,
    Author,
    AuthorRole,
    Correction,
    Grant,
    HistoryDate,
    Journal,
    NoticeSource,
    PartialDate,
    Reference,
    ReferenceKind,
    Substance,
    TrialId,
)

FULL = Reference(
    title="Adjuvant <i>CIK</i> cells &amp; 10<sup>9</sup> doses",
    vernacular_title="간암환자에서 보조 면역세포치료",
    authors=(
        Author("Shin", "Hyo-Jung", "HJ", affiliations=("Seoul", "Daegu"), equal_contribution=True),
        Author("신", "효정", affiliations=("Seoul",), orcid="0000-0002-1825-0097"),
        Author(collective="CIK Group", role=AuthorRole.EDITOR),
    ),
    authors_complete=False,
    journal=Journal("Gut : CII", "Gut", "Gut", "0017-5749", "1468-3288", "0017-5749", "2985108R"),
    published=PartialDate(2026, 1, 28, raw="2026 Jan 28"),
    electronic_date=PartialDate(2025, season="Winter"),
    record_status="MEDLINE",
    volume="75",
    pages="132-42",
    languages=("eng", "kor"),
    abstracts=(
        Abstract(
            (
                AbstractSection("Why &lt; 5", "BACKGROUND", "BACKGROUND"),
                AbstractSection("CD4<sup>+</sup> cells.", "RESULTS", "RESULTS"),
            ),
            copyright="© 2026",
        ),
        Abstract((AbstractSection("재발률이 낮았다."),), "kor", AbstractKind.OTHER),
    ),
    mesh=(
        MeshHeading("Carcinoma, Hepatocellular", "D006528", True, (MeshQualifier("therapy"),)),
        MeshHeading("Korea", "D007723", kind="Geographic"),
    ),
    keywords=(Keyword("면역치료", "NOTNLM"), Keyword("adjuvant")),
    publication_types=(PublicationType("Randomized Controlled Trial", "D016449"),),
    substances=(Substance("Interleukin-2", "0", "D007376"),),
    identifiers=(
        Identifier(Scheme.PMID, "41591582"),
        Identifier(Scheme.DOI, "10.1136/GUT.2026.1"),
        Identifier(Scheme.PMCID, "PMC123456"),
    ),
    trial_ids=(TrialId("ClinicalTrials.gov", "NCT00699816"),),
    grants=(Grant("A1", agency="KHIDI", country="Korea"),),
    corrections=(Correction("ErratumIn", "Gut. 2026", source=NoticeSource.CROSSREF),),
    history=(HistoryDate("received", PartialDate(2025, 5)),),
    note="from a file",
    citation_key="Shin2026",
    extra=(("ris:C1", "x"), ("ris:C1", "y")),
)
"""A paper with something in nearly every field."""


def paper(number: int, title: str = "", **values: object) -> Reference:
    """Return a small paper with the PMID ``number``."""
    identifiers = (Identifier(Scheme.PMID, str(number)),) if number else ()
    return Reference(title=title or f"Paper {number}", **{"identifiers": identifiers, **values})  # type: ignore[arg-type]


_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_number = st.none() | st.integers(0, 3000)
_date = st.builds(PartialDate, _number, _number, _number, _text, _text)
_author = st.builds(
    Author, _text, _text, _text, _text, _text, _text,
    st.lists(_text, max_size=3).map(tuple), st.booleans(), st.sampled_from(AuthorRole),
)  # fmt: skip
_section = st.builds(AbstractSection, _text, _text, _text)
_abstract = st.builds(
    Abstract, st.lists(_section, max_size=3).map(tuple), _text, st.sampled_from(AbstractKind), _text
)
_qualifier = st.builds(MeshQualifier, _text, _text, st.booleans())
_heading = st.builds(
    MeshHeading, _text, _text, st.booleans(), st.lists(_qualifier, max_size=2).map(tuple), _text
)
_correction = st.builds(
    Correction, _text, _text, _text, _text, _text, _text, st.sampled_from(NoticeSource)
)


def _several(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=3).map(tuple)


references = st.builds(
    Reference,
    kind=st.sampled_from(ReferenceKind),
    title=_text,
    title_translated=st.booleans(),
    vernacular_title=_text,
    authors=_several(_author),
    authors_complete=st.booleans(),
    journal=st.builds(Journal, _text, _text, _text, _text, _text, _text, _text, _text),
    container_title=_text,
    published=_date,
    electronic_date=_date,
    publication_status=_text,
    publication_model=_text,
    record_status=_text,
    volume=_text,
    issue=_text,
    pages=_text,
    article_number=_text,
    languages=_several(_text),
    abstracts=_several(_abstract),
    mesh=_several(_heading),
    keywords=_several(st.builds(Keyword, _text, _text, st.booleans())),
    publication_types=_several(st.builds(PublicationType, _text, _text)),
    substances=_several(st.builds(Substance, _text, _text, _text)),
    identifiers=_several(st.builds(Identifier, st.sampled_from(Scheme), _text)),
    trial_ids=_several(st.builds(TrialId, _text, _text)),
    grants=_several(st.builds(Grant, _text, _text, _text, _text)),
    corrections=_several(_correction),
    history=_several(st.builds(HistoryDate, _text, _date)),
    conflict_statement=_text,
    publisher=_text,
    publisher_place=_text,
    edition=_text,
    series=_text,
    url=_text,
    note=_text,
    citation_key=_text,
    extra=_several(st.tuples(_text, _text)),
)
"""Any reference: every field, every list, characters of every script."""
