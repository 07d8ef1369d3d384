"""What APA 7 and MLA 9 print of references made by hand, with the rule that asks for it.

Rules: APA = Publication Manual, 7th edition (sections); MLA = MLA Handbook, 9th edition.
``_`` marks italics, which are compared too.
"""

from dataclasses import dataclass

from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import (
    Author,
    Correction,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from tests.unit.citations.makers import article, book, doi, editor, people

APA_TAIL = "_Journal of Clinical Oncology_, _39_(7), 132–142. https://doi.org/10.1000/xyz"
MLA_TAIL = (
    "_Journal of Clinical Oncology_, vol. 39, no. 7, Mar. 2021, pp. 132–42,"
    " https://doi.org/10.1000/xyz."
)
APA_ENTRY = f"(2021). Early surgery for gallstones. {APA_TAIL}"
MLA_ENTRY = f"“Early Surgery for Gallstones.” {MLA_TAIL}"


@dataclass(frozen=True)
class Golden:
    name: str
    rule: str
    reference: Reference
    apa: str
    mla: str


def by(*authors: Author, **changes: object) -> Reference:
    return article(authors=authors, **changes)


def titled(title: str, **changes: object) -> Reference:
    return article(title=title, **changes)


def apa_people(count: int) -> list[str]:
    return [f"{author.family}, A. B." for author in people(count)]


GOLDEN = (
    Golden(
        "article with pages",
        "APA 9.25: volume italic, issue not, full page range. MLA 5.93: last two digits only",
        article(),
        f"Roe, J. A. {APA_ENTRY}",
        f"Roe, Jane Ann. {MLA_ENTRY}",
    ),
    Golden(
        "two authors",
        "APA 9.8: ampersand after a comma. MLA 5.7: second name in reading order",
        article(authors=people(2)),
        f"Asmith, A. B., & Bsmith, A. B. {APA_ENTRY}",
        f"Asmith, Ann Bea, and Ann Bea Bsmith. {MLA_ENTRY}",
    ),
    Golden(
        "three authors",
        "APA 9.8: all of up to 20. MLA 5.8: first and et al. for three or more",
        article(authors=people(3)),
        f"Asmith, A. B., Bsmith, A. B., & Csmith, A. B. {APA_ENTRY}",
        f"Asmith, Ann Bea, et al. {MLA_ENTRY}",
    ),
    Golden(
        "20 authors",
        "APA 9.8: twenty are all named",
        article(authors=people(20)),
        f"{', '.join(apa_people(19))}, & Tsmith, A. B. {APA_ENTRY}",
        f"Asmith, Ann Bea, et al. {MLA_ENTRY}",
    ),
    Golden(
        "21 authors",
        "APA 9.8: nineteen, an ellipsis without ampersand, the last",
        article(authors=people(21)),
        f"{', '.join(apa_people(19))}, … Usmith, A. B. {APA_ENTRY}",
        f"Asmith, Ann Bea, et al. {MLA_ENTRY}",
    ),
    Golden(
        "list cut by the index",
        "what is known of the authors is not all: et al.",
        article(authors=people(2), authors_complete=False),
        f"Asmith, A. B., Bsmith, A. B., et al. {APA_ENTRY}",
        f"Asmith, Ann Bea, et al. {MLA_ENTRY}",
    ),
    Golden(
        "group author",
        "APA 9.11: a group in full, with a stop. MLA 5.17",
        by(Author(collective="METRIC Study Group")),
        f"METRIC Study Group. {APA_ENTRY}",
        f"METRIC Study Group. {MLA_ENTRY}",
    ),
    Golden(
        "person and group",
        "APA 9.11: a comma and an ampersand before the group",
        by(Author("Roe", "Jane Ann"), Author(collective="METRIC Study Group")),
        f"Roe, J. A., & METRIC Study Group. {APA_ENTRY}",
        f"Roe, Jane Ann, and METRIC Study Group. {MLA_ENTRY}",
    ),
    Golden(
        "suffix Jr",
        "APA 9.8: suffix after the initials, with a comma and a stop. MLA 5.13",
        by(Author("King", "Martin Luther", "ML", "Jr")),
        f"King, M. L., Jr. {APA_ENTRY}",
        f"King, Martin Luther, Jr. {MLA_ENTRY}",
    ),
    Golden(
        "suffix 3rd",
        "APA 9.8: roman numeral. MLA 5.13: no comma before it in reading order",
        by(Author("Roe", "Jane"), Author("Davis", "Adam", "A", "3rd")),
        f"Roe, J., & Davis, A., III. {APA_ENTRY}",
        f"Roe, Jane, and Adam Davis III. {MLA_ENTRY}",
    ),
    Golden(
        "particles",
        "APA 9.8: the particle is part of the surname and keeps its small letter",
        by(Author("de Beauvoir", "Simone", "S"), Author("van der Berg", "Jan", "J")),
        f"de Beauvoir, S., & van der Berg, J. {APA_ENTRY}",
        f"de Beauvoir, Simone, and Jan van der Berg. {MLA_ENTRY}",
    ),
    Golden(
        "hyphenated given name",
        "APA 9.8: hyphen between the initials. MLA 5.6: names as printed in the work",
        by(Author("Shin", "Hyo-jeong", "HJ")),
        f"Shin, H.-J. {APA_ENTRY}",
        f"Shin, Hyo-jeong. {MLA_ENTRY}",
    ),
    Golden(
        "unspaced initials",
        "both initials count: HJ is not a word. MLA 5.6: stops and spaces between initials",
        by(Author("Shin", "HJ", "HJ")),
        f"Shin, H. J. {APA_ENTRY}",
        f"Shin, H. J. {MLA_ENTRY}",
    ),
    Golden(
        "initial before a name",
        "APA 9.8: initials of all given names",
        by(Author("Lee", "J Michael", "JM")),
        f"Lee, J. M. {APA_ENTRY}",
        f"Lee, J. Michael. {MLA_ENTRY}",
    ),
    Golden(
        "one name",
        "a name of one word stands as it is",
        by(Author("Suharto")),
        f"Suharto. {APA_ENTRY}",
        f"Suharto. {MLA_ENTRY}",
    ),
    Golden(
        "hyphenated family name",
        "APA 9.8: both names and the hyphen stay",
        by(Author("García-López", "María", "M")),
        f"García-López, M. {APA_ENTRY}",
        f"García-López, María. {MLA_ENTRY}",
    ),
    Golden(
        "Hangul names",
        "family and given name in one, never initials, no comma inside",
        article(
            title="담석증의 조기 수술",
            authors=(Author("신", "효정"), Author("박", "윤지")),
            languages=("kor",),
        ),
        f"신효정, & 박윤지. (2021). 담석증의 조기 수술. {APA_TAIL}",
        f"신효정, and 박윤지. “담석증의 조기 수술.” {MLA_TAIL}",
    ),
    Golden(
        "no author",
        "APA 9.12: the title moves to the author's place. MLA 5.3: it begins the entry",
        article(authors=()),
        f"Early surgery for gallstones. (2021). {APA_TAIL}",
        MLA_ENTRY,
    ),
    Golden(
        "no year",
        "APA 9.17: n.d. MLA 5.82: no date, nothing printed",
        article(published=PartialDate()),
        f"Roe, J. A. (n.d.). Early surgery for gallstones. {APA_TAIL}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace('Mar. 2021, ', '')}",
    ),
    Golden(
        "title with a question mark",
        "APA 9.19, MLA 5.118: no stop after a question mark",
        titled("Is early surgery safe?"),
        f"Roe, J. A. (2021). Is early surgery safe? {APA_TAIL}",
        f"Roe, Jane Ann. “Is Early Surgery Safe?” {MLA_TAIL}",
    ),
    Golden(
        "title with MEDLINE's stop",
        "one stop after the title, not two",
        titled("Early surgery for gallstones."),
        f"Roe, J. A. {APA_ENTRY}",
        f"Roe, Jane Ann. {MLA_ENTRY}",
    ),
    Golden(
        "subtitle",
        "APA 6.17: capital after the colon. MLA 2.90: title case, small prepositions",
        titled("Early surgery for gallstones: a cohort study with mRNA data"),
        f"Roe, J. A. (2021). Early surgery for gallstones: A cohort study with mRNA data. {APA_TAIL}",
        f"Roe, Jane Ann. “Early Surgery for Gallstones: A Cohort Study with mRNA Data.” {MLA_TAIL}",
    ),
    Golden(
        "species, subscript, Greek, less than",
        "APA 6.22: species italic; MLA 2.95: species names keep their small letters",
        titled("<i>Escherichia coli</i>, CO<sub>2</sub> &lt; 10<sup>9</sup>, α-synuclein and p53"),
        "Roe, J. A. (2021). _Escherichia coli_, CO2 < 10⁹, α-synuclein and p53. " + APA_TAIL,
        "Roe, Jane Ann. “_Escherichia coli_, CO2 < 10⁹, α-synuclein and p53.” " + MLA_TAIL,
    ),
    Golden(
        "quotation marks in the title",
        "MLA 2.107: single inside double. APA 6.7: double",
        titled('The "weekend effect" in surgery'),
        f"Roe, J. A. (2021). The “weekend effect” in surgery. {APA_TAIL}",
        f"Roe, Jane Ann. “The ‘Weekend Effect’ in Surgery.” {MLA_TAIL}",
    ),
    Golden(
        "article number",
        "APA 9.27: the word Article and the number. MLA: no p. before what is no page",
        article(pages="", article_number="e0194718"),
        "Roe, J. A. (2021). Early surgery for gallstones. _Journal of Clinical Oncology_, _39_(7),"
        " Article e0194718. https://doi.org/10.1000/xyz",
        "Roe, Jane Ann. “Early Surgery for Gallstones.” _Journal of Clinical Oncology_, vol. 39,"
        " no. 7, Mar. 2021, article e0194718, https://doi.org/10.1000/xyz.",
    ),
    Golden(
        "no pages",
        "APA 9.25, MLA 5.93: what is missing is left out with its comma",
        article(pages=""),
        f"Roe, J. A. {APA_ENTRY.replace(', 132–142', '')}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace('pp. 132–42, ', '')}",
    ),
    Golden(
        "one page",
        "MLA 5.93: p. for one page",
        article(pages="7"),
        f"Roe, J. A. {APA_ENTRY.replace('132–142', '7')}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace('pp. 132–42', 'p. 7')}",
    ),
    Golden(
        "supplement",
        "APA 9.25: Suppl. in the issue's place",
        article(volume="39 Suppl 1", issue="", pages="S12-8"),
        f"Roe, J. A. {APA_ENTRY.replace('(7), 132–142', '(Suppl. 1), S12–S18')}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace('no. 7', 'supp. 1').replace('132–42', 'S12–18')}",
    ),
    Golden(
        "ahead of print",
        "APA 10.1, example 7: Advance online publication in the place of volume and pages",
        article(volume="", issue="", pages="", publication_status="aheadofprint"),
        "Roe, J. A. (2021). Early surgery for gallstones. _Journal of Clinical Oncology_."
        " Advance online publication. https://doi.org/10.1000/xyz",
        "Roe, Jane Ann. “Early Surgery for Gallstones.” _Journal of Clinical Oncology_, Mar. 2021,"
        " https://doi.org/10.1000/xyz.",
    ),
    Golden(
        "journal with NLM's suffix",
        "APA 9.25: the journal's own name, in title case",
        article(journal=Journal("Cancer immunology, immunotherapy : CII")),
        f"Roe, J. A. {APA_ENTRY}".replace(
            "Journal of Clinical Oncology", "Cancer Immunology, Immunotherapy"
        ),
        f"Roe, Jane Ann. {MLA_ENTRY}".replace(
            "Journal of Clinical Oncology", "Cancer Immunology, Immunotherapy"
        ),
    ),
    Golden(
        "DOI with resolver",
        "APA 9.35: one https://doi.org/ in front, no stop behind. MLA 5.95: https too",
        article(identifiers=doi("https://doi.org/10.1000/xyz")),
        f"Roe, J. A. {APA_ENTRY}",
        f"Roe, Jane Ann. {MLA_ENTRY}",
    ),
    Golden(
        "no DOI",
        "APA 9.34: no database page in its place",
        article(identifiers=()),
        f"Roe, J. A. {APA_ENTRY.replace(' https://doi.org/10.1000/xyz', '')}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace(', https://doi.org/10.1000/xyz', '')}",
    ),
    Golden(
        "translated title",
        "APA 9.38, MLA 5.29: the original, its translation in brackets",
        titled(
            "Early surgery",
            title_translated=True,
            vernacular_title="La chirurgie précoce",
            languages=("fre",),
        ),
        f"Roe, J. A. (2021). La chirurgie précoce [Early surgery]. {APA_TAIL}",
        f"Roe, Jane Ann. “La chirurgie précoce [Early surgery].” {MLA_TAIL}",
    ),
    Golden(
        "title in French",
        "MLA 2.98: other languages are not put in title case",
        titled("La chirurgie précoce de la lithiase", languages=("fre",)),
        f"Roe, J. A. (2021). La chirurgie précoce de la lithiase. {APA_TAIL}",
        f"Roe, Jane Ann. “La chirurgie précoce de la lithiase.” {MLA_TAIL}",
    ),
    Golden(
        "months",
        "MLA 5.74: a span of months. APA 9.14: the year",
        article(published=PartialDate(2021, 11, raw="2021 Nov-Dec")),
        f"Roe, J. A. {APA_ENTRY}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace('Mar. 2021', 'Nov.–Dec. 2021')}",
    ),
    Golden(
        "season",
        "MLA 5.75: season in front of the year",
        article(published=PartialDate(2021, season="Spring", raw="2021 Spring")),
        f"Roe, J. A. {APA_ENTRY}",
        f"Roe, Jane Ann. {MLA_ENTRY.replace('Mar. 2021', 'Spring 2021')}",
    ),
    Golden(
        "retracted paper",
        "APA 10.1, example 10: the retraction in parentheses at the end, brackets inside",
        article(
            publication_types=(PublicationType("Retracted Publication", "D016441"),),
            corrections=(Correction("RetractionIn", "J Clin Oncol. 2022 Feb 6;40(3):445. doi: 1"),),
        ),
        f"Roe, J. A. {APA_ENTRY} (Retraction published 2022, _Journal of Clinical Oncology_,"
        " _40_[3], 445)",
        f"Roe, Jane Ann. {MLA_ENTRY}",
    ),
    Golden(
        "preprint",
        "APA 10.8, example 73: title italic, server as publisher",
        Reference(
            kind=ReferenceKind.PREPRINT,
            title="Early surgery for gallstones",
            authors=people(1),
            journal=Journal("medRxiv : the preprint server for health sciences"),
            published=PartialDate(2021, 10, 3),
            article_number="2021.10.01.1",
            identifiers=doi("10.1101/2021.10.01.1"),
            languages=("eng",),
        ),
        "Asmith, A. B. (2021). _Early surgery for gallstones_ [Preprint]. medRxiv."
        " https://doi.org/10.1101/2021.10.01.1",
        "Asmith, Ann Bea. “Early Surgery for Gallstones.” Preprint. medRxiv, 3 Oct. 2021,"
        " https://doi.org/10.1101/2021.10.01.1.",
    ),
    Golden(
        "book with edition",
        "APA 10.2, example 20: edition in parentheses. MLA 5.51: before the publisher",
        book(edition="6th ed."),
        "Roe, J. A. (2020). _Clinical trials: A primer_ (6th ed.). Oak Press.",
        "Roe, Jane Ann. _Clinical Trials: A Primer_. 6th ed., Oak Press, 2020.",
    ),
    Golden(
        "edited book",
        "APA 10.2, example 24: (Eds.). MLA 5.41: editors in small letters",
        book(authors=(editor("Roe", "Jane"), editor("Poe", "Ann"))),
        "Roe, J., & Poe, A. (Eds.). (2020). _Clinical trials: A primer_. Oak Press.",
        "Roe, Jane, and Ann Poe, editors. _Clinical Trials: A Primer_. Oak Press, 2020.",
    ),
    Golden(
        "chapter",
        "APA 10.3, example 38: In E. Editor (Ed.), book (pp.). MLA 5.38: edited by",
        Reference(
            kind=ReferenceKind.CHAPTER,
            title="Randomization in practice",
            authors=(Author("Kim", "Ann"), editor("Roe", "Jane")),
            container_title="Clinical trials",
            pages="101-18",
            published=PartialDate(2020),
            publisher="Oak Press",
            languages=("eng",),
        ),
        "Kim, A. (2020). Randomization in practice. In J. Roe (Ed.), _Clinical trials_"
        " (pp. 101–118). Oak Press.",
        "Kim, Ann. “Randomization in Practice.” _Clinical Trials_, edited by Jane Roe, Oak Press,"
        " 2020, pp. 101–18.",
    ),
    Golden(
        "web page",
        "APA 10.16, example 112: full date, site name left out where it is the author",
        Reference(
            kind=ReferenceKind.WEBPAGE,
            title="Gallstones",
            authors=(Author(collective="World Health Organization"),),
            container_title="World Health Organization",
            published=PartialDate(2020, 5, 6),
            url="https://example.org/gallstones",
            languages=("eng",),
        ),
        "World Health Organization. (2020, May 6). _Gallstones_. https://example.org/gallstones",
        "World Health Organization. _Gallstones_. 6 May 2020, https://example.org/gallstones.",
    ),
)
