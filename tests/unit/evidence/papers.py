"""Hand-made abstracts: nothing here is the text of a real paper."""

from refdesk.domain.evidence import Element, EvidenceReport, Statistic, TextSection
from refdesk.evidence.reader import read_evidence

TWO_STUDIES = [
    TextSection(
        "title",
        "Adjuvant autologous cytokine-induced killer cells after curative treatment of liver cancer: "
        "long-term results of a randomised trial and a real-world cohort",
    ),
    TextSection(
        "BACKGROUND",
        "Few adjuvant treatments work in hepatocellular carcinoma (HCC). An earlier randomised trial of "
        "cytokine-induced killer (CIK) cells reported longer recurrence-free survival (RFS).",
        0,
        "BACKGROUND",
    ),
    TextSection(
        "METHODS",
        "The extended follow-up analysis of the randomised controlled trial (RCT) included 226 patients "
        "(114 in the CIK group and 112 in the control group). In parallel, a retrospective "
        "real-world cohort "
        "study was conducted involving 577 patients with HCC from two centres, including 251 who received "
        "adjuvant CIK therapy and 326 controls. Propensity score matching (PSM) was used. The primary "
        "endpoint was RFS in both studies.",
        1,
        "METHODS",
    ),
    TextSection(
        "RESULTS",
        "In the cohort (median follow-up = 57.2 months), the CIK group had longer RFS than "
        "controls before PSM "
        "(median = 101.2 versus 64.7 months; HR = 0.69, 95% CI 0.53\u20130.90, P = 0.006) and after PSM "
        "(median = 101.2 vs. 65.7 months; HR = 0.64, 95% CI 0.45\u20130.91, P = 0.01). OS did "
        "not differ in either "
        "the unmatched (HR = 0.96, 95% CI 0.55\u20131.68, P = 0.88) or the PS-matched cohort (HR "
        "= 1.00, 95% CI = "
        "0.48\u20132.08, P = 0.99). CSS showed no difference after PS matching (HR = 1.30, 95% "
        "CI = 0.51\u20133.31, "
        "P = 0.58; Figure S3). RFS was longer in patients with cirrhosis and in patients with "
        "low platelet count, "
        "with hazard ratios of 0.66 (95% CI 0.48\u20130.91) and 0.64 (95% CI 0.43\u20130.96; P = "
        "0.01 and P = 0.03, "
        "respectively). In the RCT, the CIK group had longer RFS (median = 44.0 vs. 30.0 months; "
        "hazard ratio "
        "[HR] = 0.72, 95% confidence interval [CI] 0.54\u20130.97, P = 0.033) than the control "
        "group. TTR was longer "
        "(HR = 0.71, 95% CI 0.52\u20130.96; P = 0.028). CSS (HR = 0.49, 95% CI 0.25\u20130.95, P "
        "= 0.036) was improved; "
        "OS favoured the CIK group (HR = 0.70, 95% CI 0.44\u20131.11, P = 0.13).",
        2,
        "RESULTS",
    ),
    TextSection(
        "CONCLUSIONS",
        "Adjuvant CIK cells prolonged RFS in a randomised trial and in routine care.",
        3,
        "CONCLUSIONS",
    ),
]
ELEVEN = [
    (0.69, 0.53, 0.90, 0.006), (0.64, 0.45, 0.91, 0.01), (0.96, 0.55, 1.68, 0.88), (1.00, 0.48, 2.08, 0.99),
    (1.30, 0.51, 3.31, 0.58), (0.66, 0.48, 0.91, 0.01), (0.64, 0.43, 0.96, 0.03), (0.72, 0.54, 0.97, 0.033),
    (0.71, 0.52, 0.96, 0.028), (0.49, 0.25, 0.95, 0.036), (0.70, 0.44, 1.11, 0.13),
]  # fmt: skip
"""Estimate, limits and P of the eleven results, in the order of the text."""


def read(*texts: str, title: str = "", tokens: bool = False) -> EvidenceReport:
    sections = [TextSection("title", title)] if title else []
    sections += [TextSection("abstract", text, index) for index, text in enumerate(texts)]
    return read_evidence(sections, tokens=tokens)


def results(text: str) -> list[Statistic]:
    return list(read_evidence([TextSection("RESULTS", text, 0, "RESULTS")]).statistics)


def numbers(statistic: Statistic) -> tuple[object, ...]:
    return (
        statistic.kind,
        statistic.value,
        statistic.ci_low,
        statistic.ci_high,
        statistic.p_relation,
        statistic.p,
    )


def phrase(report: EvidenceReport, element: Element) -> str:
    return report.slot(element).text
