"""Figures of a played result: read as if anyone had written them, drawn without a word that is not escaped."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from autograder.feedback import to_html, to_markdown, to_text
from autograder.feedback_played import play_of
from autograder.verdict import CaseResult, ExerciseResult, Report, Verdict

EPISODES = {"returns": [10.0, 500.0, 20.0, 500.0], "lengths": [10, 500, 20, 500], "terminated": [1, 0, 1, 0]}
FILM = {
    "names": ["place", "speed"], "steps": [0, 5, 10], "states": [[0.0, 1.0], [0.5, 1.0], [2.5, -1.0]], "frames": [[0, 0.0, 0.0], [10, 2.5, 0.3]],
    "return": 10.0, "length": 10, "terminated": True,
}  # fmt: skip
FIGURES: dict[str, Any] = {"value": 260.0, "floor": 100, "bar": 475, "episodes": EPISODES, "film": FILM, "chance": [0.002, "a <b>binomial</b> tail"]}


def report(figures: dict[str, Any] | None, verdict: Verdict = Verdict.WRONG, words: str = "reached a median return") -> Report:
    case = CaseResult("fresh episodes", verdict, True, earned=0.43, diagnosis=words, message="CANARY")
    return Report.from_json(Report("a", "ada", "5eed", (ExerciseResult("balance", 5.0, 2.13, verdict, (case,), (), figures),)).to_json())


def test_returns_film_and_chance_are_drawn_and_said() -> None:
    page, text, marked = to_html(report(FIGURES)), to_text(report(FIGURES)), to_markdown(report(FIGURES))
    for words in (
        "edian return 260 in 4 episodes, half of them between 17.5 and 500, the worst 10, the best 500; 2 terminated, 2 truncated at the limit of steps",
        "he worst episode of a trial round that counts nothing terminated after 10 steps with a return of 10; its last state: place 2.5, speed -1",
    ):
        assert words in page and words in text and words in marked
    assert "a &lt;b&gt;binomial&lt;/b&gt; tail" in page and "<b>binomial" not in page and "<b>binomial" not in marked.replace("\\<", "")
    assert "Measured in episodes drawn at grading" in page and "below the bar" in page and page.count("<title>episode ") == 4


def test_the_drawings_are_well_formed_and_within_their_fields() -> None:
    page = to_html(report(FIGURES))
    drawings = [d for d in re.findall(r"<svg.*?</svg>", page, re.DOTALL) if "height=\"66\"" not in d]
    assert len(drawings) == 3
    for drawing in drawings:
        for node in ElementTree.fromstring(drawing).iter("rect"):
            assert float(node.get("height", "0")) >= 0 and float(node.get("width", "0")) > 0
    strip = play_of(FIGURES)
    assert strip is not None and strip.strip is not None
    assert all(0 <= x <= 92 for x, *_ in strip.strip.drawn)  # a cart off its track stays in its frame


@pytest.mark.parametrize(
    "change",
    [
        {"episodes": None}, {"episodes": {"returns": []}}, {"episodes": EPISODES | {"lengths": [1]}}, {"episodes": EPISODES | {"returns": ["x"] * 4}},
        {"episodes": EPISODES | {"returns": [1e99] * 4}}, {"episodes": EPISODES | {"returns": [True] * 4}}, {"episodes": EPISODES | {"returns": [1.0] * 10_000}},
        {"film": None}, {"film": {}}, {"film": FILM | {"states": [[1.0]] * 3}}, {"film": FILM | {"steps": [0, 5]}}, {"film": FILM | {"length": "ten"}},
        {"film": FILM | {"names": []}}, {"film": FILM | {"states": [[None, 1.0]] * 3}}, {"film": FILM | {"steps": [0, 5, "x"]}}, {"chance": "often"}, {"chance": [None, "x"]},
    ],
)  # fmt: skip
def test_what_is_of_another_form_is_left_out(change: dict[str, Any]) -> None:
    found = play_of(FIGURES | change)
    assert found is not None
    missing = next(iter(change))
    assert (found.episodes is None) == (missing == "episodes") and (found.strip is None) == (missing == "film")
    assert to_html(report(FIGURES | change)) and to_text(report(FIGURES | change))


def test_a_single_episode_and_negative_returns() -> None:
    found = play_of({"episodes": {"returns": [-3.0], "lengths": [7], "terminated": [0]}})
    assert found is not None and found.episodes is not None and "half of them between -3 and -3" in found.episodes.sentence
    ((_, top, _, height, _, _),) = found.episodes.bars
    assert (top, height) == (0.0, 120.0)


@pytest.mark.parametrize(
    ("verdict", "title"),
    [("WRONG", "no such action"), ("DTYPE", "another kind"), ("TIMEOUT", "out of time"), ("KILLED", "no action came"), ("MISSING", "not there yet"), ("MEMORY", "too large")],
)
def test_a_policy_that_was_stopped_is_not_below_the_bar(verdict: str, title: str) -> None:
    film = FILM | {"broken": True, "env": 3}
    shown = report({"film": film}, Verdict(verdict), "the policy gave nothing, at step 10")
    assert f"balance: {title}" in to_text(shown) and "was stopped at step 10; in environment 3 it saw: place 2.5, speed -1" in to_html(shown)
    assert "CANARY" not in to_html(shown)
