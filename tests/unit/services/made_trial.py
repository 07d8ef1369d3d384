# SPDX-License-Identifier: GPL-3.0-or-later
"""A made-up trial as PMC prints it: abstract, text, two tables of effects, statements behind the text."""

from dataclasses import replace

from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.reference import Abstract, AbstractSection
from tests.unit.store.made import paper

RESULTS = (
    "Tea shortened the cold (HR 0.70, 95% CI 0.55 to 0.89; P = 0.004). "
    "Death did not differ (HR 1.10, 95% CI 0.80 to 1.51; P = 0.55)."
)
TRIAL = replace(
    paper(1),
    title="Green tea in adults with a cold: a randomized controlled trial",
    abstracts=(
        Abstract(
            (
                AbstractSection(
                    "We randomised 240 adults with a common cold to green tea or placebo.",
                    "METHODS",
                    "METHODS",
                ),
                AbstractSection(RESULTS, "RESULTS", "RESULTS"),
            )
        ),
    ),
)
_ROWS = {
    "All": "0.70 (0.55 to 0.98)",  # the abstract says .89
    "Women": "0.65 (0.45 to 0.94)",
    "Men": "0.75 (0.54 to 1.04)",
}


def jats(rows: dict[str, str] = _ROWS, *, more: str = "") -> bytes:
    """Return the article; ``rows`` are those of its first table."""
    cells = "".join(f"<tr><td>{name}</td><td>{cell}</td></tr>" for name, cell in rows.items())
    return f"""<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<article-id pub-id-type="pmid">1</article-id><title-group><article-title>Green tea in adults with a
cold: a randomized controlled trial</article-title></title-group>
<abstract><sec><title>METHODS</title><p>We randomised 240 adults with a common cold to green tea or
placebo.</p></sec><sec><title>RESULTS</title><p>{RESULTS}</p></sec></abstract></article-meta></front>
<body><sec sec-type="intro"><title>Introduction</title><p>Others found less (OR 9.00, 95% CI 8.00 to
9.90), NCT99999999, NCT99999998 and NCT99999997.</p></sec>
<sec sec-type="methods"><title>Methods</title><p>The trial was conducted in four hospitals in Example
City (KCT0001234). They were followed for 12 weeks.</p></sec>
<sec sec-type="results"><title>Results</title><p>Tea shortened the cold as Table 1 shows.</p>
<p>Death did not differ (HR 1.10, 95% CI 0.80 to 1.51; P = 0.55). Cough was less frequent (OR 0.40, 95%
CI 0.20 to 0.80; P = 0.01). Fever was rare (P = 0.20), in
12.0% (95% CI 8.0% to 17.0%) of them.</p>
<table-wrap id="t1"><label>Table 1</label><caption><p>Time to recovery</p></caption><table><thead>
<tr><th>Group</th><th>HR (95% CI)</th></tr></thead><tbody>{cells}</tbody></table></table-wrap>{more}
</sec></body><back><sec><title>Funding</title><p>The Tea Board of Nowhere paid (grant no. 12).</p></sec>
<sec><title>Competing interests</title><p>The authors declare none.</p></sec></back>
</article>""".encode()


def source(version: str = "PMC1.1") -> FulltextSource:
    """Return where a version of it came from."""
    return FulltextSource(
        "PMC", "https://example.org/1", version, "CC BY", "2026-01-01T00:00:00+00:00", 1
    )
