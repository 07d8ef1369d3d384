"""What the fake services know: records and texts under ``tests/data``, and endless plain ones."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"

GENERATED = range(91_000_001, 91_010_000)
"""PMIDs that always exist, for large batches."""

PLENTY = range(92_000_001, 92_025_001)
"""PMIDs that the word ``plenty`` finds: 1,000 in each year from 1996 to 2020, the newest last."""
FIRST_YEAR, A_YEAR = 1996, 1000

_PLAIN = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><Volume>1</Volume><PubDate>
<Year>{year}</Year></PubDate></JournalIssue><Title>Plain invented reports</Title></Journal>
<ArticleTitle>Plain invented report number {pmid}.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn>
</Pagination><AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Plain</LastName><ForeName>Pat
</ForeName><Initials>P</Initials></Author></AuthorList><Language>eng</Language><PublicationTypeList>
<PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>
<ArticleId IdType="doi">10.5555/plain.{pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>"""


@dataclass(frozen=True)
class Record:
    """One PubMed record as bytes, with what searches and rows need of it."""

    pmid: str
    xml: str

    @cached_property
    def ids(self) -> dict[str, str]:
        own = self.xml.partition("<ReferenceList>")[0]
        found = re.findall(r'<ArticleId IdType="(\w+)">([^<]+)</ArticleId>', own)
        found += re.findall(r'<ELocationID EIdType="(doi)"[^>]*>([^<]+)<', own)
        ids: dict[str, str] = {}
        for kind, value in found:
            ids.setdefault(kind, unescape(value))
        return ids

    @property
    def doi(self) -> str:
        return self.ids.get("doi", "")

    @property
    def pmcid(self) -> str:
        return self.ids.get("pmc", "")

    def inner(self, name: str) -> str:
        match = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", self.xml, re.DOTALL)
        return match[1].strip() if match else ""

    @property
    def trials(self) -> list[str]:
        return re.findall(r"<AccessionNumber>(NCT\d{8})", self.xml)

    def row(self) -> dict[str, object]:
        """The record as esummary gives it."""
        authors = re.findall(
            r"<LastName>([^<]*)</LastName>.*?(?:<Initials>([^<]*)</Initials>)?.*?</Author>",
            self.xml,
            re.DOTALL,
        )
        published = self.inner("PubDate")
        articleids = [{"idtype": "pubmed", "idtypen": 1, "value": self.pmid}]
        for number, name in ((3, "doi"), (8, "pmc")):
            if name in self.ids:
                articleids.append({"idtype": name, "idtypen": number, "value": self.ids[name]})
        return {
            "uid": self.pmid,
            "pubdate": " ".join(re.findall(r">([^<]+)<", published)),
            "source": self.inner("MedlineTA"),
            "authors": [
                {"name": f"{last} {initials}".strip(), "authtype": "Author", "clusterid": ""}
                for last, initials in authors
            ],
            # Inline markup arrives escaped, as esummary sends it.
            "title": re.sub(
                r"<(/?\w+)>", r"&lt;\1&gt;", self.inner("ArticleTitle") or self.inner("BookTitle")
            ),
            "volume": self.inner("Volume"),
            "issue": self.inner("Issue"),
            "pages": self.inner("MedlinePgn"),
            "pubtype": re.findall(r"<PublicationType[^>]*>([^<]+)<", self.xml),
            "articleids": articleids,
            "pmcrefcount": "",
        }


class Library:
    """Everything that can be asked for."""

    def __init__(self) -> None:
        self.records = {
            path.stem: Record(path.stem, path.read_text("utf-8"))
            for path in sorted((DATA / "pubmed").glob("*.xml"))
        }
        self.deposits: dict[str, dict[str, object]] = json.loads(
            (DATA / "pmc" / "deposits.json").read_text("utf-8")
        )
        self.media: dict[str, dict[str, bytes]] = {}
        """Pictures by version and name; tests draw their own."""

    def record(self, pmid: str) -> Record | None:
        if pmid.isdigit() and int(pmid) in GENERATED:
            return Record(pmid, _PLAIN.format(pmid=pmid, year=2020))
        if pmid.isdigit() and int(pmid) in PLENTY:
            year = FIRST_YEAR + (int(pmid) - PLENTY.start) // A_YEAR
            return Record(pmid, _PLAIN.format(pmid=pmid, year=year))
        return self.records.get(pmid)

    def find(self, kind: str, value: str) -> list[Record]:
        """Records by ``doi``, ``pmc``, ``pmid`` or ``trial``."""
        if kind == "pmid":
            record = self.record(value)
            return [record] if record else []
        if kind == "trial":
            return [r for r in self.records.values() if value in r.trials]
        return [r for r in self.records.values() if r.ids.get(kind, "").lower() == value.lower()]

    def versions(self, prefix: str) -> list[str]:
        return [version for version in self.deposits if version.startswith(prefix)]

    def deposit_xml(self, version: str) -> bytes | None:
        path = DATA / "pmc" / f"{version}.xml"
        return path.read_bytes() if version in self.deposits and path.is_file() else None

    def deposit_json(self, version: str) -> dict[str, object] | None:
        xml = self.deposit_xml(version)
        if xml is None:
            return None
        facts = self.deposits[version]
        pmcid, _, number = version.partition(".")
        digest = hashlib.md5(xml).hexdigest()
        media = {} if facts.get("is_manuscript") else {"media_urls": self._media_urls(version)}
        return {
            "pmcid": pmcid,
            "version": int(number),
            "mid": None,
            "title": "An invented article",
            "is_pmc_openaccess": not facts.get("is_manuscript", False),
            "is_manuscript": False,
            "is_historical_ocr": False,
            "is_retracted": False,
            "xml_url": f"s3://pmc-oa-opendata/{version}/{version}.xml?md5={digest}",
            **media,
            **facts,
        }

    def _media_urls(self, version: str) -> list[str]:
        return [
            f"s3://pmc-oa-opendata/{version}/{name}?md5={hashlib.md5(data).hexdigest()}"
            for name, data in self.media.get(version, {}).items()
        ]

    def files(self, version: str) -> dict[str, int]:
        """Names and sizes of all that lies in the folder of a version."""
        xml = self.deposit_xml(version)
        own = {f"{version}.xml": len(xml), f"{version}.json": 1000} if xml else {}
        return own | {name: len(data) for name, data in self.media.get(version, {}).items()}

    def efetch_article(self, pmcid: str) -> str | None:
        """The article as efetch db=pmc gives it: its own file, else the newest deposit."""
        path = DATA / "pmc" / f"{pmcid}.efetch.xml"
        if path.is_file():
            return path.read_text("utf-8")
        versions = sorted(self.versions(f"{pmcid}."), key=lambda v: int(v.partition(".")[2]))
        xml = self.deposit_xml(versions[-1]) if versions else None
        return re.sub(r"^\s*<!DOCTYPE[^>]*>\s*", "", xml.decode()) if xml else None
