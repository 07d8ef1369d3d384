# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as the command line prints it."""

from refdesk.domain.evidence import (
    BodyReport,
    Check,
    DesignFinding,
    Element,
    EvidenceReport,
    FollowUp,
    NumberRemark,
    SampleSize,
    Slot,
    Span,
    Statistic,
    StudyFact,
)


def span_json(span: Span) -> dict[str, object]:
    """Return a span as the command line prints it."""
    form: dict[str, object] = {
        "section": span.section, "start": span.start, "end": span.end, "text": span.text,
    }  # fmt: skip
    if span.in_fulltext:
        form["fulltext"] = True
    elif span.index is not None:
        form["index"] = span.index
    return form


def _fact(fact: StudyFact | None) -> dict[str, object] | None:
    return {"text": fact.text, "span": span_json(fact.span)} if fact else None


def _slot(slot: Slot) -> dict[str, object]:
    return {
        "text": slot.text,
        "spans": [span_json(span) for span in slot.spans],
        "confidence": slot.confidence,
        "status": "found" if slot.found else "not found",
    }


def _design(finding: DesignFinding) -> dict[str, object]:
    form: dict[str, object] = {
        "design": finding.design, "evidence": finding.evidence, "source": finding.source,
    }  # fmt: skip
    if finding.span:
        form["span"] = span_json(finding.span)
    return form


def _check(check: Check) -> dict[str, object]:
    return {
        "name": check.name, "verdict": check.verdict, "computed": check.computed, "message": check.message,
    }  # fmt: skip


def _statistic(statistic: Statistic) -> dict[str, object]:
    return {
        "kind": statistic.kind,
        "value": statistic.value,
        "ci_level": statistic.ci_level,
        "ci_low": statistic.ci_low,
        "ci_high": statistic.ci_high,
        "p": statistic.p,
        "p_relation": statistic.p_relation,
        "value_text": statistic.value_text,
        "ci_text": statistic.ci_text,
        "p_text": statistic.p_text,
        "levels": statistic.levels,
        "adjusted": statistic.adjusted,
        "unit": statistic.unit,
        "outcome": statistic.outcome,
        "comparison": statistic.comparison,
        "group": statistic.group,
        "sentence": statistic.sentence,
        "span": span_json(statistic.span),
        "checks": [_check(check) for check in statistic.checks],
    }


def _size(size: SampleSize | None) -> dict[str, object] | None:
    return {"value": size.value, "span": span_json(size.span)} if size else None


def _follow_up(follow_up: FollowUp | None) -> dict[str, object] | None:
    return {"text": follow_up.text, "span": span_json(follow_up.span)} if follow_up else None


def _remark(remark: NumberRemark) -> dict[str, object]:
    return {
        "name": remark.name,
        "verdict": remark.verdict,
        "message": remark.message,
        "spans": [span_json(span) for span in remark.spans],
    }


def _facts(report: EvidenceReport | BodyReport) -> dict[str, object]:
    return {
        "setting": _fact(report.setting),
        "registrations": [_fact(fact) for fact in report.registrations],
        "funding": _fact(report.funding),
        "conflicts": _fact(report.conflicts),
        "primary_outcome": _fact(report.primary_outcome),
    }


def _body(body: BodyReport) -> dict[str, object]:
    return {
        "statistics": [_statistic(statistic) for statistic in body.statistics],
        "left_out": body.left_out,
        "sample_size": _size(body.sample_size),
        "follow_up": _follow_up(body.follow_up),
        **_facts(body),
    }


def evidence_json(
    report: EvidenceReport, identifier: str | int, *, tokens: bool = False
) -> dict[str, object]:
    """Return ``report`` as plain values for JSON; ``token_labels`` only where asked for.

    ``fulltext`` is there where a full text was read: its results, and the facts that the abstract
    leaves out. Spans in it count in the article's own words. Differences between the two are findings.
    """
    body = report.body
    form: dict[str, object] = {
        "id": identifier,
        "pico": {element.value: _slot(report.slot(element)) for element in Element},
        "confidence": f"{report.found_count}/4",
        "design": [_design(finding) for finding in report.designs],
        "statistics": [_statistic(statistic) for statistic in report.statistics],
        "sample_size": _size(report.sample_size),
        "follow_up": _follow_up(report.follow_up),
        "findings": [_remark(r) for r in (*report.remarks, *(body.remarks if body else ()))],
        "version": report.version,
        "arms": [
            {"name": arm.name, "n": arm.size, "span": span_json(arm.span)} for arm in report.arms
        ],
        **_facts(report),
    }
    if body is not None:
        form["fulltext"] = _body(body)
    if tokens:
        form["token_labels"] = [
            {"section": label.section, "start": label.start, "end": label.end, "label": label.label}
            | ({"index": label.index} if label.index is not None else {})
            for label in report.token_labels
        ]
    return form
