"""The course's own assignments through nbgrader's release: the same files as by `make release`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from autograder.nbgrader_plugin import configure
from autograder.nbgrader_plugin.bench import BENCH

SOLUTIONS = Path(__file__).parents[2] / "solutions"
NAMES = sorted(p.name for p in SOLUTIONS.iterdir() if (p / f"{p.name}.py").is_file())


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::sqlalchemy.exc.SAWarning")
@pytest.mark.parametrize("name", NAMES)
def test_nbgrader_releases_what_make_release_does(tmp_path: Path, name: str) -> None:
    shutil.copytree(SOLUTIONS / name, tmp_path / "solutions" / name, ignore=shutil.ignore_patterns("parts"))
    config = Config()
    configure(config, tmp_path)
    result = NbGraderAPI(config=config).generate_assignment(name)
    assert result["success"], result
    assignment = BENCH.assignment(tmp_path / "solutions" / name)
    released = {p.name: p.read_bytes() for p in (tmp_path / "assignments" / name).iterdir()}
    assert released == dict(BENCH.release(assignment))
    with Gradebook(config.CourseDirectory.db_url) as gb:
        cells = {c.name: c.max_score for c in gb.find_notebook(name, name).grade_cells}
    assert cells == {e.name: e.points for e in assignment.exercises}
