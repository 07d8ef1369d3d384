"""What Vancouver (ICMJE) prints, work by work, with the rule that asks for it.

Rules: ICMJE = "Samples of formatted references for authors of journal articles", by number;
CM = Citing Medicine, 2nd edition, by chapter.
"""

from tests.unit.citations.golden_pubmed import (
    DOI,
    PLACE,
    TAIL,
    TITLE,
    by,
    noted,
    people,
    placed,
    titled,
)

SIX = f"{people(6)}, et al"
BOOK = "Roe JA. Clinical trials: a primer."

VANCOUVER = {
    "article with pages": ("ICMJE 1: pages abbreviated, 284-7", by("Roe JA")),
    "two authors": ("ICMJE 1: comma, no 'and'", by(people(2))),
    "three authors": ("ICMJE 1", by(people(3))),
    "six authors": ("ICMJE 1: six are all named", by(people(6))),
    "seven authors": ("ICMJE 1: six, then et al.", by(SIX)),
    "20 authors": ("ICMJE 1: six, then et al.", by(SIX)),
    "21 authors": ("ICMJE 1: six, then et al.", by(SIX)),
    "list cut by the index": ("CM 1: et al. where not all are known", by(f"{people(2)}, et al")),
    "group author": ("ICMJE 2: organization as author", by("METRIC Study Group")),
    "person and group": ("ICMJE 3: semicolon", by("Roe JA; METRIC Study Group")),
    "group with members": ("ICMJE 3: semicolon", by(f"{people(3)}; METRIC Study Group")),
    "two groups": ("CM 1", by("METRIC Study Group; Korean Society of Surgery")),
    "suffix Jr": ("CM 1: no comma, no stop", by("King ML Jr")),
    "suffix 3rd": ("CM 1: 3rd, not III", by("Roe J, Davis A 3rd")),
    "particles": ("ICMJE 3: van Moorselaar RJ", by("de Beauvoir S, van der Berg J")),
    "capital particle": ("CM 1: as in the work", by("Van den Berg J, De Luca A")),
    "hyphenated given name": ("CM 1: no hyphen between initials", by("Shin HJ")),
    "hyphen and capital": ("CM 1: no hyphen between initials", by("Martin JP")),
    "unspaced initials": ("CM 1: both initials count", by("Shin HJ")),
    "initial before a name": ("CM 1: initials of all given names", by("Lee JM")),
    "one name": ("CM 1: a single name as it is", by("Suharto")),
    "hyphenated family name": ("CM 1: hyphens of surnames stay", by("García-López M")),
    "two family names": ("CM 1: compound surnames stay whole", by("García López MJ")),
    "names in capitals": ("CM 1: surnames have one capital", by("Cruise JM, McKay T")),
    "romanised Korean names": ("CM 1", by("Shin H, Park YJ, Kim MJ")),
    "Hangul and romanised names": ("a Hangul name has no initials", by("신효정, Kim MJ")),
    "no author": ("ICMJE 4: the title begins", f"{TITLE}. {TAIL}"),
    "no title": ("what is missing is left out", f"Roe JA. {TAIL}"),
    "title with a question mark": ("CM 1: no stop behind it", titled("Is early surgery safe?")),
    "title with an exclamation mark": ("CM 1: no stop behind it", titled("Operate early!")),
    "title with MEDLINE's stop": ("one stop, not two", titled(f"{TITLE}.")),
    "title ending in a quotation": (
        "one stop, inside the quotation marks as Americans have it",
        titled("Gallstones and the “weekend effect.”"),
    ),
    "title ending in an abbreviation": ("one stop, not two", titled("Early surgery in the U.S.")),
    "title ending in an ellipsis": ("the dots stay", titled("To operate or to wait...")),
    "subtitle": (
        "CM 1: small letter behind the colon",
        titled("Early surgery for gallstones: a cohort study with mRNA data."),
    ),
    "species, subscript, Greek, less than": (
        "CM 1: letters and signs as they are",
        titled("_Escherichia coli_, CO2 < 10⁹, α-synuclein and p53."),
    ),
    "title beginning with a small letter": ("CM 1", titled("mRNA vaccines after surgery.")),
    "translated title": (
        "ICMJE 5, CM 1: original, translation in brackets, language behind the pages",
        titled("La chirurgie précoce [Early surgery].", "French. "),
    ),
    "translation only": ("ICMJE 5: MEDLINE's way", titled("[Early surgery].", "French. ")),
    "translated Korean title": (
        "CM 1: of titles in characters the translation only",
        titled("[Early surgery].", "Korean. "),
    ),
    "title in French": ("ICMJE 5", titled("La chirurgie précoce de la lithiase.", "French. ")),
    "two languages": ("CM 1: all languages", titled(f"{TITLE}.", "English, German. ")),
    "article number": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7):e0194718.")),
    "article number in digits": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7):55.")),
    "no pages": ("what is missing is left out", placed("J Clin Oncol. 2021 Mar 4;39(7).")),
    "one page": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7):7.")),
    "two ranges of pages": ("CM 1: comma", placed("J Clin Oncol. 2021 Mar 4;39(7):101-8, 115.")),
    "pages over a hundred": ("CM 1: 1198-203", placed("J Clin Oncol. 2021 Mar 4;39(7):1198-203.")),
    "roman pages": ("ICMJE 12", placed("J Clin Oncol. 2021 Mar 4;39(7):iv-ix.")),
    "pages of a letter": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7):S12-8.")),
    "electronic pages": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7):1011.e1-4.")),
    "no issue": ("ICMJE 1", placed("J Clin Oncol. 2021 Mar 4;39:132-42.")),
    "no volume": ("ICMJE 10: issue without volume", placed("J Clin Oncol. 2021 Mar 4;(7):132-42.")),
    "supplement": ("ICMJE 6", placed("J Clin Oncol. 2021 Mar 4;39 Suppl 1:S12-8.")),
    "supplement of an issue": ("ICMJE 7", placed("J Clin Oncol. 2021 Mar 4;39(7 Suppl 2):S12-8.")),
    "part of a volume": ("ICMJE 8", placed("J Clin Oncol. 2021 Mar 4;56(Pt 10):132-42.")),
    "double issue": ("ICMJE 1: 935(1-2)", placed("J Clin Oncol. 2021 Mar 4;39(7-8):132-42.")),
    "journal with NLM's suffix": (
        "CM 1: the abbreviation, without stops",
        placed("Cancer Immunol Immunother. 2021 Mar 4;39(7):132-42."),
    ),
    "journal with a section": ("CM 1", placed("Lancet Oncol. 2021 Mar 4;39(7):132-42.")),
    "journal by its abbreviation": ("CM 1", by("Roe JA")),
    "DOI with resolver": ("CM: doi, colon, space, number", by("Roe JA")),
    "DOI with label and stop": ("CM: one label, one stop", by("Roe JA")),
    "DOI with angle brackets": (
        "CM: the DOI as it is",
        placed(PLACE, "doi: 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2."),
    ),
    "no DOI": ("what is missing is left out", placed(PLACE, "")),
    "PMID, PMCID and DOI": (
        "ICMJE 31: identifiers at the end",
        noted("PubMed PMID: 33333333; PubMed Central PMCID: PMC7777777."),
    ),
    "no year": ("CM 1: [date unknown]", placed("J Clin Oncol. [date unknown];39(7):132-42.")),
    "year only": ("ICMJE 1", placed("J Clin Oncol. 2021;39(7):132-42.")),
    "months": ("CM 1: hyphen between months", placed("J Clin Oncol. 2021 Nov-Dec;39(7):132-42.")),
    "months over New Year": ("CM 1", placed("J Clin Oncol. 1998 Dec-1999 Jan;39(7):132-42.")),
    "season": ("CM 1: season behind the year", placed("J Clin Oncol. 2021 Spring;39(7):132-42.")),
    "online before print": ("ICMJE 30: Epub date", noted("Epub 2020 Aug 22.")),
    "ahead of print": (
        "CM 1: Epub ahead of print",
        placed("J Clin Oncol. 2021 Mar 4.", f"{DOI} Epub ahead of print."),
    ),
    "ahead of print with pages": (
        "CM 1: colon behind the date",
        placed("J Clin Oncol. 2021 Mar 4:1-14.", f"{DOI} Epub ahead of print."),
    ),
    "in press": ("ICMJE 35, CM 11: Forthcoming", placed("J Clin Oncol. Forthcoming.", "")),
    "retracted paper": (
        "ICMJE 15: Retraction in",
        noted("Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445."),
    ),
    "retracted without a notice": ("a retraction is never hidden", noted("Retracted.")),
    "notice of a retraction": (
        "ICMJE 14: Retraction of",
        f"Roe JA. Notice of retraction. {TAIL} Retraction of: J Clin Oncol. 2020 Mar;38(7):132-142.",
    ),
    "paper with an erratum": (
        "ICMJE 17: Erratum in",
        noted("Erratum in: J Clin Oncol. 2021 Aug 9;39(12):1445."),
    ),
    "letter": (
        "ICMJE 13: the type in brackets",
        f"Roe JA. {TITLE} [letter]. J Clin Oncol. 2021 Mar 4;39(7):445-6. {DOI}",
    ),
    "conference abstract": (
        "ICMJE 13: the type in brackets",
        f"Roe JA. {TITLE} [abstract]. J Clin Oncol. 2021 May 20;39(15 Suppl):1012. {DOI}",
    ),
    "preprint": (
        "CM 23: [Preprint] behind the server",
        f"Asmith AB. {TITLE}. medRxiv [Preprint]. 2021 Oct 3. doi: 10.1101/2021.10.01.1.",
    ),
    "book": ("ICMJE 18: publisher; year", f"{BOOK} Oak Press; 2020."),
    "book with edition": ("ICMJE 18: 4th ed.", f"{BOOK} 6th ed. Oak Press; 2020."),
    "book with a place": ("ICMJE 18: place: publisher", f"{BOOK} Boston: Oak Press; 2020."),
    "book in a series": ("CM 2: in parentheses at the end", f"{BOOK} Oak Press; 2020. (Methods in surgery)."),
    "edited book": (
        "ICMJE 19: editors",
        "Roe J, Poe A, editors. Clinical trials: a primer. Oak Press; 2020.",
    ),
    "translated book": ("CM 2: translator", f"{BOOK} Poe AL, translator. Oak Press; 2020."),
    "chapter": (
        "ICMJE 22: In, editor, p.",
        "Kim A. Randomization in practice. In: Roe J, editor. Clinical trials. Oak Press; 2020."
        " p. 101-18.",
    ),
    "chapter with edition and editors": (
        "ICMJE 22: editors, edition behind the title",
        f"{people(3)}. Randomization in practice. In: Roe JA, Poe B, Doe C, editors. Clinical"
        " trials. 3rd ed. Boston: Oak Press; 2020. p. 101-18.",
    ),
    "conference paper": (
        "ICMJE 24",
        "Roe JA. Randomization in practice. In: Proceedings of the second meeting on trials. Oak"
        " Press; 2020. p. 101-18.",
    ),
    "thesis": ("ICMJE 26: [dissertation]", f"Roe JA. {TITLE} [dissertation]. Yonsei University; 2020."),
    "report": (
        "ICMJE 25: Report No.; CM 24: [Internet], Available from",
        "Office for Surgery. Surgery in numbers [Internet]. Ministry of Health; 2020. Report No.:"
        " 24. Available from: https://example.org/report",
    ),
    "patent": (
        "ICMJE 27: inventor, country",
        "Roe JA, inventor. Clip for gallstone surgery. United States patent US 9,876,543. 2018"
        " Feb 1.",
    ),
    "newspaper article": ("ICMJE 28", "Roe JA. Surgeons operate earlier. The daily post. 2021 Mar 4:A4."),
    "web page": (
        "ICMJE 38: [Internet], Available from",
        "World Health Organization. Gallstones [Internet]. 2020. Available from:"
        " https://example.org/gallstones",
    ),
    "registry record": (
        "CM 24: the number of the trial",
        "Yonsei University. ClinicalTrials.gov [Internet]. 2019. Identifier NCT01234567, Early"
        " surgery for gallstones in adults. Available from:"
        " https://clinicaltrials.gov/study/NCT01234567",
    ),
    "dataset": ("CM 24", "Roe JA. Operations in Korea, 2010–2020. Dryad; 2021. doi: 10.5061/dryad.1234."),
    "software": (
        "CM 22: Version",
        "Roe JA. TrialTools [Internet]. Version 4.2. Oak Software; 2022. Available from:"
        " https://example.org/trialtools",
    ),
}  # fmt: skip
