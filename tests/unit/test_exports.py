"""Projections of a report for other systems: strict, without hidden things, and no formula in a table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from autograder.errors import AuthorError, OurError
from autograder.exports import FORMATS, canvas, classroom50, gradescope, junit, moodle
from autograder.exports.rows import cell, left_out
from autograder.verdict import ExerciseResult, Report, Verdict

from .feedback_maker import V, canaries, case, every_verdict

PLACE = classroom50.Place(
    "dl-2026", "02-backprop", "ada", "submit/2026-06-01T14-32-05Z-a1b2c3d", "https://example.org/c", "https://example.org/r",
    "https://example.org/d", "2026-06-01T14:32:05Z",
)  # fmt: skip


def strict(text: str) -> Any:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(text, parse_constant=refuse)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def judged() -> Report:
    """Without the exercise that has no score by our fault."""
    report = every_verdict()
    return replace(report, exercises=tuple(e for e in report.exercises if e.verdict is not V.OURS))


def all_of(report: Report) -> dict[str, str]:
    """Every format, by name; Classroom 50's needs its place."""
    made = {name: f.render([report]) for name, f in FORMATS.items() if name != "classroom50"}
    return made | {"classroom50": classroom50.result(report, PLACE)}


def test_no_canary_of_a_hidden_case_leaves() -> None:
    report, _, shut = canaries()
    for name, text in all_of(report).items():
        assert [c for c in shut if c in text] == [], name


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_table_of_formats_holds_what_can_be_written(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {"CLASSROOM": "c", "ASSIGNMENT": "a", "USERNAME": "u", "SUBMISSION_TAG": PLACE.submission,
                       "COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}.items():  # fmt: skip
        monkeypatch.setenv(key, value)
    text = FORMATS[name].render([judged()])
    assert text == FORMATS[name].render([Report.from_json(judged().to_json())]) and text.encode("utf-8").endswith(b"\n")
    assert FORMATS[name].file and FORMATS[name].about and ("half" in text or FORMATS[name].whole)


def test_gradescope_knows_scores_and_what_has_none() -> None:
    data = strict(gradescope.results(every_verdict()))
    assert data["score"] == 7.23 and "Without a score: 2 points" in data["output"] and "Not in this total yet: 2 points" in data["output"]
    tests = {t["name"]: t for t in data["tests"]}
    assert (tests["half"]["score"], tests["half"]["max_score"], tests["half"]["status"]) == (1.5, 3.0, "failed")
    assert tests["ex_pass"]["status"] == "passed"
    for name in ("ex_pending", "ex_ours"):
        assert not {"score", "max_score", "status"} & set(tests[name])
    assert sum(t.get("score", 0) for t in data["tests"]) == pytest.approx(data["score"])
    assert {t["visibility"] for t in data["tests"]} == {"visible"}, "a hidden test would hide the total from its student"


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_a_score_that_is_no_number_is_refused_and_not_written(score: float) -> None:
    report = Report("a", "s", "i", (ExerciseResult("f", 1, score, V.WRONG, (case("plain", V.WRONG),)),))
    with pytest.raises(ValueError):
        gradescope.results(report)


def test_classroom50_fits_the_closed_schema() -> None:
    """Names and types as in its result-v1 schema: closed at the top, integers that are no booleans, parts within their wholes."""
    data = strict(classroom50.result(judged(), PLACE))
    assert set(data) == {
        "schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review", "datetime",
        "score", "max-score", "tests",
    }  # fmt: skip
    assert data["schema"] == "classroom50/result/v1" and data["submission"].startswith("submit/")
    for entry in [data, *data["tests"]]:
        assert type(entry["score"]) is int and type(entry["max-score"]) is int and 0 <= entry["score"] <= entry["max-score"]
    assert all(type(t["passed"]) is bool and t["test-name"] for t in data["tests"])
    assert data["score"] == sum(t["score"] for t in data["tests"]) and data["max-score"] == 2 * 34
    tests = {t["test-name"]: t for t in data["tests"]}
    assert tests["half"]["score"] == 3 and tests["net"]["score"] == 7 and tests["ex_pending"]["max-score"] == 0


@pytest.mark.parametrize(("score", "units"), [(2.0, 4), (1.99, 3), (1.75, 3), (0.3, 1), (0.2, 0), (0.0, 0)])
def test_a_part_is_never_rounded_to_all(score: float, units: int) -> None:
    report = Report("a", "s", "i", (ExerciseResult("f", 2, score, V.PASS if score == 2 else V.WRONG, (case("plain", V.WRONG),)),))
    assert strict(classroom50.result(report, PLACE))["score"] == units


def test_classroom50_has_no_number_for_what_nobody_knows() -> None:
    with pytest.raises(OurError, match="ex_ours"):
        classroom50.result(every_verdict(), PLACE)
    odd = Report("a", "s", "i", (ExerciseResult("f", 0.25, 0.0, V.WRONG, (case("plain", V.WRONG),)),))
    with pytest.raises(AuthorError, match="larger scale"):
        classroom50.result(odd, PLACE)
    assert strict(classroom50.result(odd, PLACE, scale=4))["max-score"] == 1


def test_the_place_comes_from_the_workflow() -> None:
    names = {"CLASSROOM": "dl-2026", "ASSIGNMENT": "02-backprop", "USERNAME": "ada", "SUBMISSION_TAG": PLACE.submission,
             "COMMIT_URL": PLACE.commit, "RELEASE_URL": PLACE.release, "REVIEW_URL": PLACE.review}  # fmt: skip
    assert classroom50.place_in(names) == PLACE
    assert classroom50.place_in({k: v for k, v in names.items() if k != "REVIEW_URL"}).review == PLACE.commit
    with pytest.raises(AuthorError, match="USERNAME"):
        classroom50.place_in({k: v for k, v in names.items() if k != "USERNAME"})
    with pytest.raises(AuthorError, match="SUBMISSION_TAG"):
        classroom50.place_in(names | {"SUBMISSION_TAG": "v1"})


def test_junit_counts_what_it_holds() -> None:
    evil = case("a\x00b\x1b[31m\ufffe<&>", V.RAISED, message="c\x00]]>")
    report = every_verdict()
    report = replace(report, exercises=(*report.exercises, ExerciseResult("evil", 1, 0.0, V.RAISED, (evil,))))
    root = ElementTree.fromstring(junit.suites(report))
    assert [s.get("name") for s in root] == [e.name for e in report.exercises]
    for counter, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error"), ("skipped", "testcase/skipped")):
        assert sum(int(s.get(counter, "")) for s in root) == len(root.findall(f"testsuite/{path}")) == int(root.get(counter, ""))
    suites = {s.get("name"): s for s in root}
    properties = {p.get("name"): p.get("value") for p in suites["half"].iter("property")}
    assert properties == {"points": "3", "score": "1.5", "verdict": "WRONG"}
    assert suites["ex_pending"].get("skipped") == "1" and suites["ex_ours"].get("errors") == "2"
    failure = suites["half"].find("testcase/failure")
    assert failure is not None and failure.get("type") == "WRONG" and "every entry is zero" in (failure.text or "")


def test_canvas_takes_the_table() -> None:
    """The order of columns that its importer asks for: Student, ID, two SIS columns, Section, then the assignment."""
    roster = {"ada": canvas.Learner("Lovelace, Ada", "17", "S1", "ada@example.org", "A")}
    table = rows(canvas.grades([judged(), replace(judged(), student="bob")], roster))
    assert table[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "02_backprop (without written answers)"]
    assert table[1][0] == "Points Possible" and table[1][5] == "34"
    assert table[2] == ["Lovelace, Ada", "17", "S1", "ada@example.org", "A", "7.23"]
    assert table[3] == ["bob", "", "", "bob", "", "7.23"]
    assert rows(canvas.grades([judged()], column="Backprop (1234)"))[0][5] == "Backprop (1234)"


def test_moodle_takes_grade_and_feedback_together() -> None:
    table = rows(moodle.grades([judged()], {"ada": "ada@example.org"}, by="Email address"))
    assert table[0] == ["Email address", "02_backprop (without written answers)", "02_backprop (without written answers) (feedback)"]
    assert table[1][:2] == ["ada@example.org", "7.23"] and "7.23 of 34 points" in table[1][2] and "half (other values" in table[1][2]


@pytest.mark.parametrize("export", [canvas.grades, moodle.grades])
def test_a_student_without_a_score_has_no_row_since_an_empty_cell_erases(export: Any) -> None:
    ours = every_verdict()
    fine = replace(ours, student="bob", exercises=tuple(
        replace(e, score=0.0, verdict=Verdict.WRONG) if e.verdict is V.OURS else e for e in ours.exercises
    ))  # fmt: skip
    text = export([ours, fine])
    assert "bob" in text and "ada" not in text and left_out([ours, fine]) == ["ada"]
    assert export([]).count("\n") == 1
    with pytest.raises(AuthorError, match="several assignments"):
        export([fine, replace(fine, assignment="03")])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "  =1", "\u200b=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'") and "\n" not in cell(text)
    for export in (canvas.grades, moodle.grades):
        for row in rows(export([replace(judged(), student=text, assignment=text, notes=(text,))])):
            assert not any(field[:1] in "=+-@\t\r" for field in row if field)
