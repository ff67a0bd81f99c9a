"""nbgrader's pipeline on a small course, with the real nbgrader: release, grading of a class that cheats, feedback."""

from __future__ import annotations

import html.parser
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from nbformat import read
from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.apps.api import NbGraderAPI
from nbgrader.utils import determine_grade
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.assignment import load_assignment
from autograder.nbgrader_plugin import autograde_course, configure
from autograder.nbgrader_plugin.bench import BENCH
from autograder.nbgrader_plugin.tame import AS_SUBMITTED, harmless
from autograder.release import build_release, build_solution_notebook
from autograder.verdict import Report, Verdict

from . import nbgrader_course as course

NAME = course.NAME
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::sqlalchemy.exc.SAWarning")


@dataclass(frozen=True)
class Course:
    root: Path
    blank: course.Notebook
    failed: dict[str, str]

    @property
    def url(self) -> str:
        return f"sqlite:///{self.root}/build/gradebook.db"


def api_of(root: Path, **settings: Any) -> NbGraderAPI:
    config = Config()
    configure(config, root)
    for name, value in settings.items():
        setattr(config.Autograde, name, value)
    return NbGraderAPI(config=config)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """The whole class graded and given feedback, once."""
    root = tmp_path_factory.mktemp("course")
    course.make(root)
    blank = course.hand_in_all(root)
    failed = autograde_course(root, NAME)
    api = api_of(root)
    assert api.generate_assignment(NAME)["success"]
    for student in course.STUDENTS:
        assert api.generate_feedback(NAME, student)["success"]
    yield Course(root, blank, failed)
    BENCH.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    course.make(tmp_path)
    return tmp_path


def submission_of(gb: Gradebook, student: str) -> SubmittedAssignment:
    return gb.find_submission(NAME, student)


def nbgrader(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", **env}
    return subprocess.run([str(programs / "nbgrader"), *words], cwd=root, env=env, capture_output=True, text=True, timeout=300)


# ---- the class


def test_nobody_stops_the_others(graded: Course) -> None:
    assert graded.failed == {}
    assert sorted(p.parent.name for p in graded.root.glob(f"autograded/*/{NAME}")) == sorted(course.STUDENTS)


@pytest.mark.parametrize("student", course.STUDENTS)
def test_each_student_gets_what_was_earned(graded: Course, student: str) -> None:
    with Gradebook(graded.url) as gb:
        found = submission_of(gb, student)
        assert found.score == pytest.approx(course.SCORES[student])
        assert found.max_score == 12.5


def test_a_written_answer_waits_for_a_person_and_an_untouched_one_does_not(graded: Course) -> None:
    untouched = {"blank", "claims", "linkonly", "broken", "two"}
    with Gradebook(graded.url) as gb:
        for student in course.STUDENTS:
            grade = gb.find_grade("why", NAME, NAME, student)
            assert (grade.auto_score, grade.needs_manual_grade) == ((0, False) if student in untouched else (None, True)), student
            assert not any(g.needs_manual_grade for g in submission_of(gb, student).notebooks[0].grades if g.name != "why")


@pytest.mark.parametrize("student", course.STUDENTS)
def test_every_check_cell_holds_one_number_that_is_the_score(graded: Course, student: str) -> None:
    """nbgrader gives full marks to a check cell with no output, with nan, or with text."""
    notebook = read(graded.root / "autograded" / student / NAME / f"{NAME}.ipynb", as_version=4)
    report = Report.from_json((graded.root / "build" / "reports" / NAME / f"{student}.json").read_text(encoding="utf-8"))
    checks = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade") and c.cell_type == "code"]
    assert [c.metadata.nbgrader.grade_id for c in checks] == ["softmax", "affine_backward", "shuffled", "line"]
    for cell in checks:
        assert [o.output_type for o in cell.outputs] == ["display_data", "execute_result"]
        score = report.exercise(cell.metadata.nbgrader.grade_id).score
        assert cell.outputs[1].data["text/plain"] == repr(float(score or 0))
        assert determine_grade(cell) == (score, cell.metadata.nbgrader.points)
        assert cell.source == f'check("{cell.metadata.nbgrader.grade_id}")'


def test_metadata_are_the_releases_whatever_was_submitted(graded: Course) -> None:
    released = {c["id"]: c["metadata"] for c in graded.blank["cells"]}
    for student in course.STUDENTS:
        notebook = read(graded.root / "autograded" / student / NAME / f"{NAME}.ipynb", as_version=4)
        for cell in notebook.cells:
            assert cell.metadata == released.get(cell.id, {}), (student, cell.id)
        graded_ids = [c.id for c in notebook.cells if "nbgrader" in c.metadata]
        assert graded_ids == [i for i, m in released.items() if "nbgrader" in m]


def test_a_copied_cell_is_shown_beside_and_counts_once(graded: Course) -> None:
    notebook = read(graded.root / "autograded" / "copied" / NAME / f"{NAME}.ipynb", as_version=4)
    assert [c.source for c in notebook.cells].count(course.SOFTMAX) == 2
    assert [c.source for c in notebook.cells].count('check("softmax")') == 1


def test_an_answer_written_below_is_the_answer(graded: Course) -> None:
    notebook = read(graded.root / "autograded" / "elsewhere" / NAME / f"{NAME}.ipynb", as_version=4)
    assert [c.id for c in notebook.cells if course.ANSWER in c.source] == ["why"]


def test_the_reader_is_told_of_a_renamed_notebook_and_of_one_that_cannot_be_read(graded: Course) -> None:
    for student, words in {"renamed": "my homework (2).ipynb", "two": "a.ipynb and b.ipynb", "linked": "a link, not read"}.items():
        notebook = read(graded.root / "autograded" / student / NAME / f"{NAME}.ipynb", as_version=4)
        assert words in notebook.cells[0].source, student
        assert words in (graded.root / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")


# ---- what must not get out


def test_nothing_of_the_instructors_gets_out(graded: Course) -> None:
    places = [p for top in ("assignments", "autograded", "feedback", "build/nbgrader") for p in (graded.root / top).rglob("*")]
    assert len(places) > 3 * len(course.STUDENTS)
    for path in places:
        assert not path.is_symlink(), path
        if path.is_file():
            data = path.read_bytes()
            assert course.CANARY.encode() not in data, path
            assert course.HIDDEN.encode() not in data, path
    names = {p.name for p in places if p.is_file() and "build" not in p.relative_to(graded.root).parts}
    assert names == {f"{NAME}.ipynb", f"{NAME}.html", "probes.py", "visible.npz", "line.safetensors"}


def test_the_canaries_would_be_found(graded: Course) -> None:
    """The search above searches for what is there: in the solutions, and in a report, which is the instructor's."""
    assert course.CANARY in (graded.root / "solutions" / NAME / "checks.py").read_text(encoding="utf-8")
    assert course.HIDDEN in (graded.root / "build" / "reports" / NAME / "tells.json").read_text(encoding="utf-8")


def test_the_students_weights_are_untouched(graded: Course) -> None:
    handed_in = (graded.root / "submitted" / "right" / NAME / "line.safetensors").read_bytes()
    for step in ("autograded", "feedback"):
        assert (graded.root / step / "right" / NAME / "line.safetensors").read_bytes() == handed_in
        assert not (graded.root / step / "blank" / NAME / "line.safetensors").exists()


class Markup(html.parser.HTMLParser):
    """Collects what a browser would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.script = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {attrs}")
        self._inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        self.script += data if self._inside else ""


def test_no_submitted_markup_runs_in_the_graders_browser(graded: Course) -> None:
    page = Markup()
    page.feed((graded.root / "feedback" / "scripts" / NAME / f"{NAME}.html").read_text(encoding="utf-8"))
    assert not [t for t in page.tags if "EVIL" in t]
    assert "EVIL" not in page.script
    assert sum(t.startswith("img") and "data:image/png" in t for t in page.tags) == 1
    text = (graded.root / "autograded" / "scripts" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    notebook = json.loads(text)
    shown = next(c for c in notebook["cells"] if "".join(c["source"]) == "plot()")["outputs"]
    assert [list(o.get("data", {})) for o in shown] == [[], ["image/png"]]
    assert "".join(shown[0]["text"]) == AS_SUBMITTED
    assert shown[1]["data"]["image/png"].strip() == course.picture()


@pytest.mark.parametrize("text", ["<script>", "</p>", "<!-- x", "<?php", "<IMG src=x>", "[a](JavaScript:x)", "[a](javascript&colon;x)"])
def test_harmless_text_has_no_tag(text: str) -> None:
    made = harmless(text)
    assert made != text
    assert "<" not in made.replace("< ", "")


@pytest.mark.parametrize("text", ["$a < b$", "1 < 2", "a <= b", "# no tag", "x <3"])
def test_plain_text_stays(text: str) -> None:
    assert harmless(text) == text


# ---- release


def test_the_release_of_nbgrader_is_the_one_of_make_release(graded: Course) -> None:
    """By formgrader's call, over what an earlier release left; the command line is tried below."""
    built = build_release(load_assignment(graded.root / "solutions" / NAME))
    folder = graded.root / "assignments" / NAME
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == built


def test_the_released_folder_is_not_emptied_first_and_survives_a_changed_assignment(small: Path) -> None:
    """nbgrader's --force deletes the folder, and a changed cell deletes it where submissions exist."""
    blank = course.released(small)
    course.hand_in(small, "ada", course.solved(blank))
    own = small / "assignments" / NAME / "by_hand.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    assert autograde_course(small, NAME) == {}
    text = small / "solutions" / NAME / f"{NAME}.py"
    text.write_text(text.read_text(encoding="utf-8").replace("# Why is", "# Say why the"), encoding="utf-8")
    result = api_of(small).generate_assignment(NAME)
    assert result["success"], result
    assert own.read_text(encoding="utf-8") == "mine"
    assert "Say why the" in (own.parent / f"{NAME}.ipynb").read_text(encoding="utf-8")


def test_the_command_line_works_as_it_stands(small: Path) -> None:
    """generate_assignment, autograde, export; the stage holds nothing that students may not have."""
    blank = course.released(small)
    course.hand_in(small, "ada", course.solved(blank, softmax=course.NAIVE))
    released = nbgrader(small, "generate_assignment", NAME)
    assert released.returncode == 0, released.stderr
    assignment = load_assignment(small / "solutions" / NAME)
    assert {p.name: p.read_bytes() for p in (small / "assignments" / NAME).iterdir()} == build_release(assignment)
    stage = {p.name: p for p in (small / "build" / "nbgrader" / "source" / NAME).iterdir()}
    assert set(stage) == {f"{NAME}.ipynb", "probes.py", "visible.npz"}
    assert stage[f"{NAME}.ipynb"].read_text(encoding="utf-8") == build_solution_notebook(assignment)
    done = nbgrader(small, "autograde", NAME)
    assert done.returncode == 0, done.stderr
    table = nbgrader(small, "export")
    assert table.returncode == 0, table.stderr
    head, row = [line.split(",") for line in (small / "grades.csv").read_text(encoding="utf-8").splitlines()[:2]]
    assert dict(zip(head, row, strict=True))["score"] == "8.1"


# ---- regrading


def test_a_regrade_keeps_what_a_person_entered_and_asks_again(small: Path) -> None:
    blank = course.released(small)
    course.hand_in(small, "ada", course.solved(blank, softmax=course.NAIVE))
    assert autograde_course(small, NAME) == {}
    url = f"sqlite:///{small}/build/gradebook.db"
    with Gradebook(url) as gb:
        grade, comment = gb.find_grade("why", NAME, NAME, "ada"), gb.find_comment("why", NAME, NAME, "ada")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 0.25, False
        comment.manual_comment = "well said"
        gb.db.commit()
    course.hand_in(small, "ada", course.solved(blank))
    assert api_of(small).autograde(NAME, "ada")["success"]
    with Gradebook(url) as gb:
        grade, comment = gb.find_grade("why", NAME, NAME, "ada"), gb.find_comment("why", NAME, NAME, "ada")
        assert (grade.manual_score, grade.extra_credit, grade.needs_manual_grade) == (1.5, 0.25, True)
        assert comment.manual_comment == "well said"
        assert submission_of(gb, "ada").score == pytest.approx(10.5 + 1.75)


def test_a_fault_of_ours_is_no_score_and_no_zero(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = course.released(small)
    course.hand_in(small, "ada", course.solved(blank))
    judged = BENCH.report

    def lost(place: Any) -> Report:
        report = judged(place)
        changed = (replace(e, score=None, verdict=Verdict.OURS) if e.name == "softmax" else e for e in report.exercises)
        return replace(report, exercises=tuple(changed))

    monkeypatch.setattr(BENCH, "report", lost)
    assert autograde_course(small, NAME) == {}
    with Gradebook(f"sqlite:///{small}/build/gradebook.db") as gb:
        grade = gb.find_grade("softmax", NAME, NAME, "ada")
        assert (grade.auto_score, grade.needs_manual_grade) == (None, True)
        assert gb.find_grade("shuffled", NAME, NAME, "ada").auto_score == 1
    notebook = read(small / "autograded" / "ada" / NAME / f"{NAME}.ipynb", as_version=4)
    outputs = next(c for c in notebook.cells if c.id == "softmax").outputs
    assert outputs[1].data["text/plain"] == "0.0"


def test_the_seed_lies_beside_the_gradebook_with_its_rights(small: Path) -> None:
    blank = course.released(small)
    course.hand_in(small, "ada", course.solved(blank))
    (small / "build").mkdir()
    assert api_of(small).generate_assignment(NAME)["success"]
    book = small / "build" / "gradebook.db"
    book.chmod(0o660)
    assert api_of(small).autograde(NAME, "ada")["success"]
    seed = small / "build" / "seeds" / f"{NAME}.seed"
    assert stat.S_IMODE(seed.stat().st_mode) == 0o660
    seed.unlink()
    again = api_of(small).autograde(NAME, "ada")
    assert not again["success"]
    assert "seed is gone" in again["log"]


# ---- a configuration that is broken


def spy(root: Path, blank: course.Notebook) -> Path:
    """A submission that writes a file as soon as somebody runs it."""
    mark = root / "executed"
    notebook = course.solved(blank)
    notebook["cells"].insert(0, course.plain(f"open({str(mark)!r}, 'w', encoding='utf-8').close()"))
    course.hand_in(root, "ada", notebook)
    return mark


def test_a_broken_configuration_runs_no_student_code(small: Path) -> None:
    """nbgrader drops the file, logs it and goes on with its own Execute."""
    blank = course.released(small)
    mark = spy(small, blank)
    assert api_of(small).generate_assignment(NAME)["success"]
    (small / "nbgrader_config.py").write_text("this is no Python\n", encoding="utf-8")
    strict = nbgrader(small, "autograde", NAME, TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR="1")
    assert strict.returncode != 0
    lenient = nbgrader(small, "autograde", NAME, TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR="0")
    assert lenient.returncode != 0
    assert "No assignment with ID" in lenient.stderr
    assert not mark.exists()
    os.rename(small / "build" / "gradebook.db", small / "gradebook.db")  # were it where nbgrader looks by itself, the code would run
    nbgrader(small, "autograde", NAME, TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR="0")
    assert mark.exists()


def test_a_configuration_that_cannot_find_us_ends_the_program(small: Path) -> None:
    """An exception would be logged and forgotten; the end of the program is not."""
    text = (small / "nbgrader_config.py").read_text(encoding="utf-8")
    for broken in ("from autograder.no_such_module import configure", "from autograder.nbgrader_plugin import no_such_name as configure"):
        path = small / "nbgrader_config.py"
        path.write_text(text.replace("from autograder.nbgrader_plugin import configure", broken), encoding="utf-8")
        with pytest.raises(SystemExit, match=r"nbgrader_config\.py"):
            PyFileConfigLoader("nbgrader_config.py", path=str(small)).load_config()


@pytest.mark.parametrize("settings", [
    {"autograde_preprocessors": ["nbgrader.preprocessors.Execute", "nbgrader.preprocessors.SaveAutoGrades"]},
    {"autograde_preprocessors": ["nbgrader.preprocessors.SaveAutoGrades"]},
    {"sanitize_preprocessors": ["nbgrader.preprocessors.ClearOutput"]},
    {"exporter_class": "nbconvert.exporters.NotebookExporter"},
])  # fmt: skip
def test_we_refuse_to_grade_where_our_parts_are_not_in_place(small: Path, settings: dict[str, Any]) -> None:
    mark = spy(small, course.released(small))
    assert api_of(small).generate_assignment(NAME)["success"]
    result = api_of(small, **settings).autograde(NAME, "ada")
    assert not result["success"]
    assert not mark.exists()
    with Gradebook(f"sqlite:///{small}/build/gradebook.db") as gb:
        assert not any(g.auto_score for s in gb.assignment_submissions(NAME) for n in s.notebooks for g in n.grades)
