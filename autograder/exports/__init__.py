"""Reports in the formats of other systems: pure functions, a module each, and the table `FORMATS` that names them.

All that leaves here may be read by students: of hidden cases it holds what `feedback` would show and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..verdict import Report
from . import canvas, classroom50, gradescope, junit, moodle


@dataclass(frozen=True)
class Format:
    """An export. `whole`: one file for a class (render takes all its reports), else one for each student (render takes one)."""

    file: str
    about: str
    whole: bool
    render: Callable[[Sequence[Report]], str]


def _single(export: Callable[[Report], str]) -> Callable[[Sequence[Report]], str]:
    def render(reports: Sequence[Report]) -> str:
        (report,) = reports
        return export(report)

    return render


def _in_its_workflow(report: Report) -> str:
    return classroom50.result(report, classroom50.place_in(os.environ))


FORMATS: Mapping[str, Format] = MappingProxyType({
    "gradescope": Format("results.json", "what a Gradescope autograder leaves behind", False, _single(gradescope.results)),
    "classroom50": Format("result.json", "what a Classroom 50 autograder leaves behind, in its workflow", False, _single(_in_its_workflow)),
    "junit": Format("junit.xml", "JUnit XML, for CI", False, _single(junit.suites)),
    "canvas": Format("canvas.csv", "Canvas: Gradebook, Import", True, canvas.grades),
    "moodle": Format("moodle.csv", "Moodle: Grades, Import, CSV file", True, moodle.grades),
})  # fmt: skip
