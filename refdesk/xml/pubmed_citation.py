# SPDX-License-Identifier: GPL-3.0-or-later
"""One ``PubmedArticle`` made a reference.

Paths start at the record, never ``.//``: reference lists and corrections repeat the same names.
"""

import re
from dataclasses import replace

from lxml import etree

from refdesk.domain.identifiers import Scheme, clean_doi
from refdesk.domain.indexing import MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.languages import languages_in
from refdesk.domain.pagination import article_number, item_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    Correction,
    Journal,
    Reference,
    ReferenceKind,
    Substance,
    TrialId,
)
from refdesk.domain.titles import medline_title
from refdesk.xml.inline import inline_markup, inline_plain
from refdesk.xml.pubmed_parts import (
    plain,
    read_abstract,
    read_date,
    read_grants,
    read_history,
    read_identifiers,
    read_item_ids,
    read_keywords,
    read_people,
    read_title,
    read_types,
)

_NCT = re.compile(r"NCT\s?0?(\d{8})(?!\d)", re.IGNORECASE)
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")
_KINDS = {
    "D000076942": ReferenceKind.PREPRINT,
    "preprint": ReferenceKind.PREPRINT,
    "D019478": ReferenceKind.THESIS,
    "academic dissertation": ReferenceKind.THESIS,
    "D018431": ReferenceKind.NEWSPAPER,
    "newspaper article": ReferenceKind.NEWSPAPER,
    "D064886": ReferenceKind.DATASET,
    "dataset": ReferenceKind.DATASET,
}


def read_article(record: etree._Element) -> Reference:
    """Return the reference that a ``PubmedArticle`` describes."""
    citation = record.find("MedlineCitation")
    citation = record if citation is None else citation
    article = citation.find("Article")
    article = citation if article is None else article
    data = record.find("PubmedData")
    types = read_types(article.findall("PublicationTypeList/PublicationType"))
    identifiers = read_identifiers(
        plain(citation, "PMID"),
        [] if data is None else data.findall("ArticleIdList/ArticleId"),
        article.findall("ELocationID"),
    )
    languages = languages_in(inline_plain(e) for e in article.findall("Language"))
    vernacular = read_title(article.find("VernacularTitle"))
    title = medline_title(inline_markup(article.find("ArticleTitle")), vernacular, languages)
    abstracts = _abstracts(citation, article)
    item_ids = tuple(i.value for i in identifiers if i.scheme is Scheme.PII)
    status = plain(data, "PublicationStatus")
    pages, number = _place(article, item_ids, status)
    author_lists = [e for e in article.findall("AuthorList") if e.get("Type") != "editors"]
    return Reference(
        kind=_kind(types),
        title=title.text,
        title_translated=title.translated,
        vernacular_title=vernacular,
        authors=_with_old_affiliation(read_people(author_lists), plain(article, "Affiliation")),
        authors_complete=all(e.get("CompleteYN", "Y") != "N" for e in author_lists),
        journal=_journal(citation, article),
        published=read_date(article.find("Journal/JournalIssue/PubDate")),
        electronic_date=read_date(article.find("ArticleDate")),
        publication_status=status,
        publication_model=article.get("PubModel", ""),
        record_status=citation.get("Status", ""),
        volume=plain(article, "Journal/JournalIssue/Volume"),
        issue=plain(article, "Journal/JournalIssue/Issue"),
        pages=pages,
        article_number=number,
        languages=languages,
        abstracts=abstracts,
        mesh=tuple(map(_heading, citation.findall("MeshHeadingList/MeshHeading"))),
        keywords=read_keywords(citation.findall("KeywordList")),
        publication_types=types,
        substances=tuple(map(_substance, citation.findall("ChemicalList/Chemical"))),
        identifiers=identifiers,
        trial_ids=_trials(article, abstracts),
        grants=read_grants(article.findall("GrantList/Grant")),
        corrections=tuple(
            _correction(e)
            for e in citation.findall("CommentsCorrectionsList/CommentsCorrections")
            if e.get("RefType") != "Cites"  # a reference list, not a notice
        ),
        history=read_history(data),
        conflict_statement=plain(citation, "CoiStatement"),
        extra=_extra(citation),
    )


def _kind(types: tuple[PublicationType, ...]) -> ReferenceKind:
    for entry in types:
        kind = _KINDS.get(entry.ui) or _KINDS.get(entry.name.lower())
        if kind:
            return kind
    return ReferenceKind.ARTICLE


def _with_old_affiliation(authors: tuple[Author, ...], affiliation: str) -> tuple[Author, ...]:
    """Give records of before 2014, which name one address only, to the first author's."""
    if not affiliation or not authors or authors[0].affiliations:
        return authors
    return (replace(authors[0], affiliations=(affiliation,)), *authors[1:])


def _journal(citation: etree._Element, article: etree._Element) -> Journal:
    issn = {"Print": "", "Electronic": ""}
    for element in article.findall("Journal/ISSN"):
        issn[element.get("IssnType", "Print")] = inline_plain(element)
    info = citation.find("MedlineJournalInfo")
    return Journal(
        title=plain(article, "Journal/Title"),
        iso_abbreviation=plain(article, "Journal/ISOAbbreviation"),
        medline_abbreviation=plain(info, "MedlineTA"),
        issn_print=issn["Print"],
        issn_electronic=issn["Electronic"],
        issn_linking=plain(info, "ISSNLinking"),
        nlm_id=plain(info, "NlmUniqueID") or plain(info, "NLMUniqueID"),
        country=plain(info, "Country"),
    )


def _place(article: etree._Element, item_ids: tuple[str, ...], status: str) -> tuple[str, str]:
    """Return pages and article number, one of which is empty."""
    pages = plain(article, "Pagination/MedlinePgn")
    start, end = plain(article, "Pagination/StartPage"), plain(article, "Pagination/EndPage")
    if not pages and start:
        pages = f"{start}-{end}" if end and end != start else start
    model = article.get("PubModel", "")
    if not pages:
        # Before an issue is made, the item id is the publisher's file name, not a place.
        if status == "aheadofprint":
            return "", ""
        volume = plain(article, "Journal/JournalIssue/Volume")
        return "", item_number(read_item_ids(article), in_volume=bool(volume))
    number = article_number(pages, item_ids, electronic=model.startswith("Electronic"))
    return ("", number) if number else (pages, "")


def _abstracts(citation: etree._Element, article: etree._Element) -> tuple[Abstract, ...]:
    elements = [article.find("Abstract"), *citation.findall("OtherAbstract")]
    return tuple(abstract for abstract in map(read_abstract, elements) if abstract)


def _heading(element: etree._Element) -> MeshHeading:
    descriptor = element.find("DescriptorName")
    if descriptor is None:
        return MeshHeading(inline_plain(element))
    return MeshHeading(
        inline_plain(descriptor),
        descriptor.get("UI", ""),
        descriptor.get("MajorTopicYN", "N") == "Y",
        tuple(
            MeshQualifier(inline_plain(q), q.get("UI", ""), q.get("MajorTopicYN", "N") == "Y")
            for q in element.findall("QualifierName")
        ),
        descriptor.get("Type", ""),
    )


def _substance(element: etree._Element) -> Substance:
    name = element.find("NameOfSubstance")
    number = plain(element, "RegistryNumber")
    return Substance(
        inline_plain(name),
        "" if number == "0" else number,
        "" if name is None else name.get("UI", ""),
    )


def _trials(article: etree._Element, abstracts: tuple[Abstract, ...]) -> tuple[TrialId, ...]:
    """Return data bank numbers, then NCT numbers that only the abstract names."""
    found: dict[TrialId, None] = {}
    for bank in article.findall("DataBankList/DataBank"):
        name = plain(bank, "DataBankName")
        for element in bank.findall("AccessionNumberList/AccessionNumber"):
            number = inline_plain(element)
            trials = _NCT.findall(number)
            for entry in [f"NCT{digits}" for digits in trials] or number.split(";"):
                if entry.strip():
                    found.setdefault(TrialId(name, entry.strip()))
    known = {trial.number for trial in found}
    for abstract in abstracts:
        for section in abstract.sections:
            for digits in _NCT.findall(section.text):
                if f"NCT{digits}" not in known:
                    found.setdefault(TrialId("ClinicalTrials.gov", f"NCT{digits}"))
    return tuple(found)


def _correction(element: etree._Element) -> Correction:
    text = plain(element, "RefSource")
    doi = _DOI.search(text)
    return Correction(
        kind=element.get("RefType", ""),
        text=text,
        pmid=plain(element, "PMID"),
        doi=clean_doi(doi[0]) if doi else "",
        note=plain(element, "Note"),
    )


_EXTRA = {
    "GeneralNote": "note",
    "OtherID": "other-id",
    "SupplMeshList/SupplMeshName": "supplementary-concept",
    "GeneSymbolList/GeneSymbol": "gene",
    "SpaceFlightMission": "space-flight-mission",
    "NumberOfReferences": "number-of-references",
}


def _extra(citation: etree._Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"pubmed:{tag}", text)
        for path, tag in _EXTRA.items()
        for element in citation.findall(path)
        if (text := inline_plain(element))
    )
