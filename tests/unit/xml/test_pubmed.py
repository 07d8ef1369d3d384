"""PubMed's XML becomes references without loss."""

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.domain.identifiers import Scheme
from refdesk.domain.reference import AbstractKind, AuthorRole, PartialDate, ReferenceKind
from refdesk.xml.pubmed import parse_pubmed

RICH = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">41000001</PMID>
<Article PubModel="Electronic">
 <Journal><ISSN IssnType="Electronic">1234-5679</ISSN><JournalIssue CitedMedium="Internet"><Volume>75</Volume>
  <Issue>2</Issue><PubDate><Year>2026</Year><Month>01</Month><Day>28</Day></PubDate></JournalIssue>
  <Title>Imagined immunology : II</Title><ISOAbbreviation>Imag. Immunol.</ISOAbbreviation></Journal>
 <ArticleTitle>Cells at 10<sup>9</sup> in <i>Mus musculus</i>: a trial.</ArticleTitle>
 <Pagination><StartPage>55</StartPage><MedlinePgn>55</MedlinePgn></Pagination>
 <ELocationID EIdType="pii" ValidYN="Y">55</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.1000/OTHER</ELocationID>
 <ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID>
 <Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">Recurs in &gt;50% of <i>all</i> cases.</AbstractText>
  <AbstractText Label="METHODS">First.</AbstractText><AbstractText Label="METHODS">Second; NCT00000009.</AbstractText>
  <AbstractText Label="UNLABELLED" NlmCategory="UNASSIGNED">Loose.</AbstractText><AbstractText/>
  <CopyrightInformation>© 2026. The Authors.</CopyrightInformation></Abstract>
 <AuthorList CompleteYN="N">
  <Author ValidYN="N"><LastName>Shinn</LastName></Author>
  <Author EqualContrib="Y"><LastName>Shin</LastName><ForeName>Hyo-Jeong</ForeName><Initials>HJ</Initials><Suffix>Jr</Suffix>
   <Identifier Source="ORCID">https://orcid.org/0000000218250097</Identifier>
   <AffiliationInfo><Affiliation>Dept of A &amp; B, Seoul.</Affiliation></AffiliationInfo></Author>
  <Author><LastName>Wrong</LastName><Identifier Source="ORCID">0000-0002-1825-0098</Identifier></Author>
  <Author><CollectiveName>Study, Group <i>One</i></CollectiveName></Author></AuthorList>
 <Language>eng</Language>
 <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
  <AccessionNumber>NCT00000001, NCT 00000002</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
 <GrantList><Grant><GrantID>R01</GrantID><Agency>NIH</Agency><Country/></Grant><Grant><GrantID>R01</GrantID><Agency>NIH</Agency><Country/></Grant></GrantList>
 <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
 <ArticleDate DateType="Electronic"><Year>2026</Year><Month>1</Month><Day>5</Day></ArticleDate></Article>
<MedlineJournalInfo><Country>Korea</Country><MedlineTA>Imag Immunol</MedlineTA><NlmUniqueID>12</NlmUniqueID><ISSNLinking>1234-5678</ISSNLinking></MedlineJournalInfo>
<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI="D1">Antibodies, X</NameOfSubstance></Chemical></ChemicalList>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Imag Immunol. 2027;1. doi: 10.1000/retract.</RefSource><PMID>9</PMID></CommentsCorrections>
 <CommentsCorrections RefType="Cites"><RefSource>Something cited</RefSource></CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName UI="D006528">Carcinoma, Hepatocellular</DescriptorName>
 <QualifierName UI="Q000628" MajorTopicYN="Y">therapy</QualifierName></MeshHeading>
 <MeshHeading><DescriptorName UI="D007723" Type="Geographic">Korea</DescriptorName></MeshHeading></MeshHeadingList>
<OtherAbstract Type="Publisher" Language="kor"><AbstractText>한국어 초록</AbstractText></OtherAbstract>
<OtherAbstract Type="plain-language-summary"><AbstractText>In plain words.</AbstractText></OtherAbstract>
<OtherAbstract Type="Publisher" Language="spa"><AbstractText>Abstract available from the publisher.</AbstractText></OtherAbstract>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">Cell therapy; LIVER.</Keyword><Keyword>liver</Keyword><Keyword>A, B</Keyword></KeywordList>
<CoiStatement>None.</CoiStatement></MedlineCitation>
<PubmedData><History><PubMedPubDate PubStatus="received"><Year>2025</Year><Month>6</Month><Day>31</Day></PubMedPubDate></History>
 <PublicationStatus>epublish</PublicationStatus>
 <ArticleIdList><ArticleId IdType="pubmed">41000001</ArticleId><ArticleId IdType="doi">10.1000/Main.</ArticleId>
  <ArticleId IdType="pmcid">pmc-id: PMC777;manuscript-id: NIHMS1</ArticleId><ArticleId IdType="mid">NIHMS1</ArticleId></ArticleIdList>
 <ReferenceList><Reference><Citation>x</Citation><ArticleIdList><ArticleId IdType="doi">10.9999/of.a.reference</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle></PubmedArticleSet>"""  # noqa: E501


def article(
    inside: str, *, languages: str = "<Language>eng</Language>", outside: str = "", data: str = ""
) -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>{inside}{languages}</Article>{outside}"
        f"</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def read(xml: str):
    (reference,) = parse_pubmed(xml.encode(), "test")
    return reference


@pytest.fixture(scope="module")
def rich():
    return read(RICH)


def test_title_keeps_markup_and_loses_one_stop(rich):
    assert rich.title == "Cells at 10<sup>9</sup> in <i>Mus musculus</i>: a trial"
    assert rich.title_plain == "Cells at 10⁹ in Mus musculus: a trial"


def test_identifiers_come_from_the_record_and_never_from_its_references(rich):
    assert rich.pmid == "41000001"
    assert rich.doi == "10.1000/Main"
    assert rich.pmcid == "PMC777"
    assert [i.value for i in rich.identifiers if i.scheme == "doi"] == [
        "10.1000/Main",
        "10.1000/OTHER",
    ]
    assert [i.value for i in rich.identifiers if i.scheme == "mid"] == ["NIHMS1"]


def test_abstract_keeps_repeated_labels_and_no_label_called_unlabelled(rich):
    main = rich.abstract
    assert [s.label for s in main.sections] == ["BACKGROUND", "METHODS", "METHODS", ""]
    assert [s.category for s in main.sections] == ["BACKGROUND", "", "", "UNASSIGNED"]
    assert main.sections[0].text == "Recurs in &gt;50% of <i>all</i> cases."
    assert main.copyright == "© 2026. The Authors."


def test_other_abstracts_have_kind_and_language_and_stubs_are_none(rich):
    assert [(a.kind, a.language) for a in rich.abstracts] == [
        (AbstractKind.MAIN, "eng"),
        (AbstractKind.PUBLISHER, "kor"),
        (AbstractKind.PLAIN_LANGUAGE, "eng"),
    ]


def test_authors(rich):
    first, second, group = rich.authors
    assert (first.family, first.given, first.initials, first.suffix) == (
        "Shin",
        "Hyo-Jeong",
        "HJ",
        "Jr",
    )
    assert first.orcid == "0000-0002-1825-0097"
    assert first.affiliations == ("Dept of A & B, Seoul.",)
    assert first.equal_contribution
    assert second.orcid == ""
    assert group.collective == "Study, Group One"
    assert not rich.authors_complete


def test_single_value_of_an_electronic_journal_is_an_article_number(rich):
    assert (rich.pages, rich.article_number) == ("", "55")


def test_journal_dates_and_status(rich):
    assert rich.journal.full_name == "Imagined immunology"
    assert rich.journal.medline_abbreviation == "Imag Immunol"
    assert (rich.journal.issn_print, rich.journal.issn_electronic) == ("", "1234-5679")
    assert rich.published == PartialDate(2026, 1, 28)
    assert rich.electronic_date == PartialDate(2026, 1, 5)
    assert (rich.publication_status, rich.record_status) == ("epublish", "MEDLINE")


def test_a_day_that_does_not_exist_is_left_out(rich):
    assert rich.history[0].date == PartialDate(2025, 6)


def test_keywords_part_at_semicolons_only_and_come_once(rich):
    assert [(k.text, k.owner) for k in rich.keywords] == [
        ("Cell therapy", "NOTNLM"), ("LIVER", "NOTNLM"), ("A, B", "NOTNLM"),
    ]  # fmt: skip


def test_mesh_keeps_comma_qualifier_and_kind(rich):
    first, second = rich.mesh
    assert (first.name, first.ui, first.is_major) == ("Carcinoma, Hepatocellular", "D006528", True)
    assert first.qualifiers[0].name == "therapy"
    assert second.kind == "Geographic"


def test_trials_grants_substances_and_corrections(rich):
    assert [t.number for t in rich.trial_ids] == ["NCT00000001", "NCT00000002", "NCT00000009"]
    assert len(rich.grants) == 1
    assert rich.substances[0].registry_number == ""
    assert [(c.kind, c.pmid, c.doi) for c in rich.corrections] == [
        ("RetractionIn", "9", "10.1000/retract")
    ]
    assert rich.is_retracted
    assert rich.conflict_statement == "None."


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Stops once..", "Stops once.."),
        ("One stop.", "One stop"),
        ("And so on...", "And so on..."),
        ("After Smith et al.", "After Smith et al."),
        ("Is it?", "Is it?"),
        ("<i>All italic.</i>", "<i>All italic</i>"),
        ("[CpFe(CO)2]2 in solution.", "[CpFe(CO)2]2 in solution"),
    ],
)
def test_final_stop(title, kept):
    assert read(article(f"<ArticleTitle>{title}</ArticleTitle>")).title == kept


def test_translated_title_loses_brackets_where_the_language_is_not_english():
    xml = "<ArticleTitle>[Sleep [and] pain].</ArticleTitle><VernacularTitle>수면과 통증.</VernacularTitle>"
    korean = read(article(xml, languages="<Language>kor</Language>"))
    assert (korean.title, korean.title_translated, korean.vernacular_title) == (
        "Sleep [and] pain", True, "수면과 통증",
    )  # fmt: skip
    english = read(article(xml))
    assert (english.title, english.title_translated) == ("[Sleep [and] pain]", False)


def test_title_that_is_not_available_leaves_the_vernacular_one():
    xml = "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>통증.</VernacularTitle>"
    reference = read(article(xml, languages="<Language>kor</Language>"))
    assert (reference.title, reference.vernacular_title) == ("", "통증")


@pytest.mark.parametrize(
    ("inside", "date"),
    [
        ("<Year>2001</Year><Season>Winter</Season>", PartialDate(2001, season="Winter")),
        ("<Year>2001</Year><Month>Feb</Month><Day>30</Day>", PartialDate(2001, 2)),
        ("<Year>2001</Year><Month>1</Month>", PartialDate(2001, 1)),
        (
            "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>",
            PartialDate(1998, 12, raw="1998 Dec-1999 Jan"),
        ),
        (
            "<MedlineDate>2000 Spring</MedlineDate>",
            PartialDate(2000, season="Spring", raw="2000 Spring"),
        ),
        (
            "<MedlineDate>1976-1977 Winter</MedlineDate>",
            PartialDate(1976, season="Winter", raw="1976-1977 Winter"),
        ),
        (
            "<MedlineDate>2005 Nov 25-Dec 8</MedlineDate>",
            PartialDate(2005, 11, 25, raw="2005 Nov 25-Dec 8"),
        ),
    ],
)
def test_publication_dates(inside, date):
    xml = f"<Journal><JournalIssue><PubDate>{inside}</PubDate></JournalIssue></Journal>"
    assert read(article(xml)).published == date


@pytest.mark.parametrize(
    ("model", "pagination", "item", "pages", "number"),
    [
        ("Print", "132-42", "", "132-42", ""),
        ("Print", "445", "", "445", ""),
        ("Print", "S12", "", "S12", ""),
        ("Electronic", "e0123456", "", "", "e0123456"),
        ("Electronic", "101-8", "", "101-8", ""),
        ("Print-Electronic", "1090637", "", "", "1090637"),
        ("Print", "3000605231155777", "03000605231155777", "", "3000605231155777"),
        ("Electronic", "", "e0123456", "", "e0123456"),
        ("Print-Electronic", "", "S0140-6736(10)60175-4", "", ""),
    ],
)
def test_pages_or_article_number(model, pagination, item, pages, number):
    xml = f"<Pagination><MedlinePgn>{pagination}</MedlinePgn></Pagination>" if pagination else ""
    xml += f'<ELocationID EIdType="pii">{item}</ELocationID>' if item else ""
    reference = read(article(xml).replace("<Article>", f'<Article PubModel="{model}">'))
    assert (reference.pages, reference.article_number) == (pages, number)


def test_the_place_of_an_article_is_not_the_publishers_own_id():
    location = '<ELocationID EIdType="pii" ValidYN="Y">2728</ELocationID>'
    volume = "<Journal><JournalIssue><Volume>24</Volume></JournalIssue></Journal>"
    own = '<ArticleIdList><ArticleId IdType="pii">abcd24032728</ArticleId></ArticleIdList>'
    for inside, number in ((location, "2728"), ("", ""), (location.replace('"Y"', '"N"'), "")):
        assert read(article(volume + inside, data=own)).article_number == number


def test_an_old_record_gives_its_one_address_to_the_first_author():
    xml = (
        "<Affiliation>Seoul.</Affiliation><AuthorList><Author><LastName>A</LastName></Author>"
        "<Author><LastName>B</LastName></Author></AuthorList>"
    )
    assert [a.affiliations for a in read(article(xml)).authors] == [("Seoul.",), ()]


def test_preprint_is_told_by_its_type():
    xml = '<PublicationType UI="D000076942">Preprint</PublicationType>'
    xml = f"<PublicationTypeList>{xml}</PublicationTypeList>"
    assert read(article(xml)).kind is ReferenceKind.PREPRINT


def test_a_record_of_nothing_but_a_number_is_read():
    assert (
        read(
            "<PubmedArticle><MedlineCitation><PMID>7</PMID></MedlineCitation></PubmedArticle>"
        ).pmid
        == "7"
    )


BOOK = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>20301425</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1247</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Imagined Press</PublisherName>
<PublisherLocation>Busan</PublisherLocation></Publisher>
<BookTitle book="gene">Genes<sup>®</sup></BookTitle><PubDate><Year>1993</Year></PubDate>
<AuthorList Type="editors"><Author><LastName>Adam</LastName><ForeName>M P</ForeName></Author></AuthorList>
<Isbn>978-89-00-00000-1</Isbn><CollectionTitle>Series</CollectionTitle><Edition>2</Edition></Book>
{title}<Language>eng</Language>
<AuthorList Type="authors"><Author><LastName>Petrucelli</LastName></Author></AuthorList>
<Abstract><AbstractText Label="CLINICAL">Text.</AbstractText></Abstract>
<ContributionDate><Year>1998</Year><Month>9</Month><Day>4</Day></ContributionDate></BookDocument>
<PubmedBookData><History/><PublicationStatus>ppublish</PublicationStatus></PubmedBookData></PubmedBookArticle></PubmedArticleSet>"""


def test_chapter_of_a_book():
    chapter = read(BOOK.format(title="<ArticleTitle>BRCA1.</ArticleTitle>"))
    assert (chapter.kind, chapter.title) == (ReferenceKind.CHAPTER, "BRCA1")
    assert chapter.container_title == "Genes®"
    assert chapter.identifier(Scheme.BOOKACCESSION) == "NBK1247"
    assert chapter.identifier(Scheme.ISBN) == "9788900000001"
    assert [(a.family, a.role) for a in chapter.authors] == [
        ("Petrucelli", AuthorRole.AUTHOR), ("Adam", AuthorRole.EDITOR),
    ]  # fmt: skip
    assert (chapter.published.year, chapter.electronic_date.iso) == (1993, "1998-09-04")
    assert (chapter.publisher, chapter.publisher_place, chapter.edition, chapter.series) == (
        "Imagined Press", "Busan", "2", "Series",
    )  # fmt: skip
    assert chapter.url.endswith("/NBK1247/")


def test_book_without_a_chapter_title_has_the_books():
    book = read(BOOK.format(title=""))
    assert (book.kind, book.title, book.container_title) == (
        ReferenceKind.BOOK,
        "Genes<sup>®</sup>",
        "",
    )


def test_other_documents_are_refused():
    with pytest.raises(UnreadableError) as caught:
        parse_pubmed(b"<eFetchResult><ERROR>no</ERROR></eFetchResult>", "x")
    assert caught.value.reason == "no-article"
