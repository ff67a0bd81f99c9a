"""JUnit XML: a suite an exercise, a test a case, points as properties; for CI and its viewers."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..feedback_view import Card, Sheet, sheet
from ..feedback_words import number
from ..verdict import Report, Verdict


def suites(report: Report) -> str:
    """The report as XML. Cases that wait for a human are skipped, those without a score by our fault are errors."""
    shown = sheet(report, {})
    root = Element("testsuites", name=f"{shown.assignment} {shown.student}")
    parts = [_suite(shown, card) for card in shown.cards]
    root.extend(parts)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(part.get(count, "0")) for part in parts)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(shown: Sheet, card: Card) -> Element:
    suite = Element("testsuite", name=card.name)
    properties = SubElement(suite, "properties")
    score = "" if card.score is None else number(card.score)
    for name, value in (("points", number(card.points)), ("score", score), ("verdict", card.verdict)):
        SubElement(properties, "property", name=name, value=value)
    tests = list(_tests(card))
    for test in tests:
        test.set("classname", f"{shown.assignment}.{card.name}")
    suite.extend(tests)
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(test.find(tag) is not None for test in tests)))
    suite.set("tests", str(len(tests)))
    return suite


def _tests(card: Card) -> Iterator[Element]:
    for name in card.right:
        yield Element("testcase", name=name)
    for finding in card.findings:
        for case in finding.cases:
            words = [case.said, finding.raised, finding.cause, case.hint and f"hint: {case.hint}"]
            yield _outcome(case.name, finding.verdict, finding.words.title, words)
    if not card.right and not card.findings:  # nothing was tried, or it is for a human
        done = card.verdict is Verdict.PASS
        yield Element("testcase", name=card.name) if done else _outcome(card.name, card.verdict, card.words.title, [card.words.means])


def _outcome(name: str, verdict: Verdict, title: str, lines: list[str]) -> Element:
    tag = {Verdict.PENDING: "skipped", Verdict.OURS: "error"}.get(verdict, "failure")
    test = Element("testcase", name=name)
    told = SubElement(test, tag, message=title)
    if tag != "skipped":
        told.set("type", verdict)
    told.text = "\n".join(line for line in lines if line)
    return test
