"""Feedback teaches, hides what is hidden, and is a page that everybody can read."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

import autograder.feedback as feedback
from autograder.feedback import exercise_html, exercise_text, to_html, to_markdown, to_text
from autograder.feedback_figures import finite, scale_of
from autograder.feedback_view import LINE, one_line, sheet, steps
from autograder.feedback_words import TRAINED, WORDS
from autograder.verdict import ExerciseResult, Report, Verdict

from .feedback_maker import V, canaries, case, every_verdict

VOID = {"meta", "br", "img", "rect", "circle", "link", "input"}


class Page(HTMLParser):
    """The tags of a page, whether they close, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [a["id"] or "" for _, a in self.tags if "id" in a]


def forms(report: Report) -> dict[str, str]:
    fragments = "".join(exercise_html(e) + exercise_text(e) for e in report.exercises)
    return {"html": to_html(report), "markdown": to_markdown(report), "text": to_text(report), "fragments": fragments}


def test_a_canary_in_every_field_of_a_hidden_case_stays_inside() -> None:
    report, shown, shut = canaries()
    for form, text in forms(report).items():
        assert [c for c in shut if c in text] == [], form
        assert "shown 12.5" in text, f"{form}: a visible case says its values"
        for canary in shown:
            if "diagnosis" not in canary:  # a slip says more, and stands in its place
                assert canary in text or "slip" in canary, f"{form} lacks {canary}"
    assert "CANARYdiagnosis7315" in to_html(report) and "CANARYslip7315" in to_html(report)


def test_the_instructor_sees_hidden_messages() -> None:
    report, _, _ = canaries()
    text = to_markdown(report, show_hidden=True)
    assert "CANARYmessage7315" in text and "CANARYexception7315 in CANARYwhere7315" in text


@pytest.mark.parametrize(
    ("exception", "where", "expected"),
    [
        ("ValueError", "cell 3, line 4", "ValueError in cell 3, line 4"),
        ("LinAlgError", "", "LinAlgError"),
        ("X3141592", "cell 3, line 4", "an exception of another class in cell 3, line 4"),
        ("ValueError", "0.3141592", "ValueError"),
        ("ValueError", "cell 3, line 31415926535", "ValueError"),
    ],
)
def test_of_a_hidden_exception_its_class_and_line_are_told(exception: str, where: str, expected: str) -> None:
    """Both cross from a process that has seen the inputs, so only what a class and a line look like passes."""
    hidden = case("secret", V.RAISED, hidden=True, exception=exception, where=where)
    result = ExerciseResult("f", 1, 0.0, V.RAISED, (case("plain"), hidden))
    assert f"<span class=\"mono\">{expected}</span>" in to_html(Report("a", "s", "i", (result,)))


def test_words_of_a_student_are_escaped_and_capped_wherever_they_stand() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> `</code><b>` ](javascript:x) \x1b[31m\u202e" + "A" * 2000
    visible = case(evil, V.RAISED, message=evil, exception=evil, where=evil, diagnosis=evil, hint=evil, changed=(evil,))
    hidden = replace(visible, hidden=True)
    results = [ExerciseResult(f"e{i}", 1, 0.0, v, (visible, hidden), (evil,)) for i, v in enumerate((V.RAISED, V.MISSING))]
    report = Report("a", evil, evil, (*results, ExerciseResult("r", 1, 1.0, V.PASS, (case(evil, changed=(evil,)),), (evil,))), (evil,))
    page = Page(to_html(report, {"e0": evil}))
    assert page.open == [] and not {"script", "img", "b "} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    for form, text in forms(report).items():
        assert "\x1b" not in text and "\u202e" not in text, form
        assert "A" * (LINE + 1) not in text, form
    outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", to_markdown(report)).replace("\\<", "").replace("\\]", "")
    assert "<script" not in outside and "](" not in outside, "outside code spans nothing is markup"
    assert "<img" not in "".join(exercise_html(r) for r in report.exercises)


def test_the_page_stands_alone() -> None:
    text = to_html(every_verdict())
    page = Page(text)
    assert page.open == []
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "iframe", "object", "form", "img"})
    links = [a["href"] or "" for tag, a in page.tags if tag == "a"]
    assert links and all(link.startswith("#") and link[1:] in page.ids() for link in links), "every link leads to a place on the page"
    assert not any("src" in a or "srcset" in a for _, a in page.tags) and "url(" not in text and "@import" not in text
    assert any(a.get("http-equiv") == "Content-Security-Policy" for _, a in page.tags)


def test_the_page_can_be_read_by_everybody() -> None:
    page = Page(to_html(every_verdict()))
    assert ("html", {"lang": "en"}) in page.tags
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    assert len(set(page.ids())) == len(page.ids())
    assert all("aria-label" in a for _, a in page.tags if a.get("role") == "img")
    for words in WORDS.values():
        assert words.title in page.text, "a verdict is told in words, not by colour alone"


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_has_contrast_on_light_on_dark_and_on_paper() -> None:
    css = (Path(feedback.__file__).parent / "templates" / "feedback.css").read_text(encoding="utf-8")
    themes = [dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})\b", block)) for block in re.findall(r":root\{([^}]*)\}", css)]
    assert len(themes) == 3
    for theme in themes:
        for text in ("fg", "soft", "right", "part", "wrong", "missing", "pending", "ours", "link"):
            for ground in ("bg", "card"):
                light, dark = sorted((luminance(theme[text]), luminance(theme[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground, theme)


def test_every_verdict_has_a_sentence_that_teaches() -> None:
    assert set(WORDS) == set(Verdict)
    for words in [*WORDS.values(), *TRAINED.values()]:
        assert words.sign and words.title and words.means.endswith(".") and (not words.advice or words.advice.endswith("."))
    for result in every_verdict().exercises:
        if result.verdict in (V.PASS, V.MISSING):
            continue
        words = (TRAINED if result.name == "net" else WORDS)[result.verdict]
        assert words.means in Page(to_html(Report("a", "s", "i", (result,)))).text


def test_what_others_wait_for_comes_first_and_what_waits_comes_not() -> None:
    names = [name for name, _ in steps(sheet(every_verdict(), {}))]
    assert names[:2] == ["ex_shape", "half"] and "waiting" not in names
    assert not {"ex_pass", "ex_pending", "ex_ours"} & set(names)
    assert names[-1] == "ex_missing", "what was begun comes before what was not"
    assert "waiting waits for it" in dict(steps(sheet(every_verdict(), {})))["half"]


def test_what_is_not_there_yet_comes_first_where_others_wait_for_it() -> None:
    base = ExerciseResult("base", 1, 0.0, V.MISSING, (case("plain", V.MISSING),))
    above = ExerciseResult("above", 1, 0.0, V.WRONG, (case("plain", V.WRONG),), ("waits for base, which is not right yet",))
    alone = ExerciseResult("alone", 1, 0.0, V.WRONG, (case("plain", V.WRONG),))
    assert [name for name, _ in steps(sheet(Report("a", "s", "i", (alone, above, base)), {}))] == ["base", "alone"]


def test_two_exercises_that_wait_for_each_other_still_have_a_first_step() -> None:
    def stuck(name: str, other: str) -> ExerciseResult:
        return ExerciseResult(name, 1, 0.0, V.WRONG, (case("plain", V.WRONG),), (f"waits for {other}, which is not right yet",))

    report = Report("a", "s", "i", (stuck("f", "g"), stuck("g", "f")))
    assert [name for name, _ in steps(sheet(report, {}))] == ["f", "g"]


def test_points_that_wait_and_points_without_a_score_stand_apart() -> None:
    for form, text in forms(every_verdict()).items():
        if form != "fragments":
            assert "Not in this total yet: 2 points" in text and "Without a score: 2 points" in text, form
            assert "7.23" in text and "38" in text, form


def test_cases_that_fail_alike_are_told_once() -> None:
    words = dict(diagnosis="db: it is the mean of dout over axis 0", hint="sum over the batch")
    cases = tuple(case(f"case{i}", V.WRONG, hidden=i > 1, message=f"m{i}", **words) for i in range(6))
    report = Report("a", "s", "i", (ExerciseResult("f", 1, 0.0, V.WRONG, cases),))
    for form, text in forms(report).items():
        times = 2 if form == "fragments" else 1
        assert text.count("it is the mean of dout") == times and text.count("sum over the batch") == times, form
        assert all(f"case{i}" in text for i in range(6)) and "m1" in text and "m2" not in text, form


def test_untouched_exercises_stand_in_a_list_and_not_in_forty_articles() -> None:
    stub = case("plain", V.MISSING, exception="NotImplementedError", where="cell 1, line 2", hint="never shown for a stub")
    report = Report("a", "s", "i", tuple(ExerciseResult(f"e{i}", 1, 0.0, V.MISSING, (stub, replace(stub, hidden=True))) for i in range(40)))
    text = to_html(report)
    assert text.count("<article") == 0 and text.count(WORDS[V.MISSING].means) == 1 and 'id="ex-e39"' in text
    assert "never shown for a stub" not in "".join(forms(report).values())


def test_a_submission_that_could_not_be_read_says_why_and_nothing_else() -> None:
    remark = ("the submission could not be read",)
    results = tuple(ExerciseResult(f"e{i}", 1, 0.0, V.MISSING, remarks=remark) for i in range(30))
    report = Report("a", "s", "i", results, ("two notebooks hold its exercises; leave one",))
    for text in (to_html(report), to_markdown(report), to_text(report)):
        assert "two notebooks hold its exercises; leave one" in text and "submit it again" in text and "e17" not in text


def test_a_trained_result_is_drawn_on_its_scale() -> None:
    result = every_verdict().exercise("net")
    scale = scale_of(result)
    assert scale is not None and (scale.value, scale.floor, scale.bar) == (0.8932, 0.8, 0.95)
    assert 0 < scale.at(0.8) < scale.at(0.8932) < scale.at(0.95) < 100
    text = to_html(Report("a", "s", "i", (result,)))
    assert "reached 0.8932; points begin above 0.8" in text and TRAINED[V.WRONG].means in text


@pytest.mark.parametrize("value", ["-inf", "nan", "1e999", "what", None, [1], 1e300])
def test_a_figure_that_is_no_finite_number_is_not_drawn(value: object) -> None:
    assert finite(value) is None
    result = ExerciseResult("net", 1, 0.0, V.WRONG, (case("d", V.WRONG, hidden=True),), (), {"value": value, "floor": 0.1, "bar": 0.9})
    assert "<svg" not in to_html(Report("a", "s", "i", (result,)))


def test_figures_come_before_the_diagnosis() -> None:
    result = replace(every_verdict().exercise("net"), figures={"value": 0.5, "floor": 0.1, "bar": 0.9, "loss": [3, 2, 1]})
    scale = scale_of(result)
    assert scale is not None and scale.value == 0.5


def test_the_same_report_gives_the_same_bytes_also_after_a_round_trip() -> None:
    report = every_verdict()
    again = Report.from_json(report.to_json())
    assert to_html(report) == to_html(again) and to_markdown(report) == to_markdown(again) and to_text(report) == to_text(again)


def test_one_line_is_one_line() -> None:
    assert one_line("a\nb\tc\x00d") == "a b c d" and len(one_line("x" * 10_000)) == LINE


def test_a_line_about_an_exercise_is_shown() -> None:
    assert "the loss &amp; its gradient" in to_html(every_verdict(), {"half": "the loss & its gradient"})


def test_a_known_slip_is_said_once_with_each_hint_and_without_general_advice() -> None:
    """Hints differ from case to case where an author wrote them for other slips; the cause is one."""
    cases = tuple(case(f"case{i}", V.WRONG, slip="the slope 0.01 was written into it", hint=h) for i, h in enumerate(("first", "second", "")))
    report = Report("a", "s", "i", (ExerciseResult("f", 1, 0.0, V.WRONG, cases),))
    for form, text in forms(report).items():
        times = 2 if form == "fragments" else 1
        assert text.count("the slope 0.01") == times and text.count("second") == times and WORDS[V.WRONG].advice not in text, form


def test_what_came_and_the_diagnosis_do_not_say_the_same_twice() -> None:
    said = "out has shape (3,); (4, 3) was expected"
    for words, times in ((dict(diagnosis=said), 1), (dict(diagnosis=said, slip="np.max takes an axis"), 1), (dict(diagnosis="out has shape"), 1)):
        report = Report("a", "s", "i", (ExerciseResult("f", 1, 0.0, V.SHAPE, (case("plain", V.SHAPE, message=said, **words),)),))
        assert to_html(report).count("out has shape") == times and to_markdown(report).count("out has shape") == times
