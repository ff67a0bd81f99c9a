"""Formgrader in a real Jupyter server, driven over HTTP: its buttons release and grade, its pages show our scores."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.assignment import load_assignment
from autograder.release import build_release

from . import nbgrader_course as course

NAME, TOKEN = course.NAME, "only-for-this-test"


@dataclass(frozen=True)
class Server:
    root: Path
    port: int

    def ask(self, path: str, post: bool = False) -> str:
        """The body of an answer; HTTPError where its status is not 200."""
        headers = {"Authorization": f"token {TOKEN}"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/formgrader/{path}", data=b"" if post else None, headers=headers)
        with urllib.request.urlopen(request, timeout=120) as answer:
            assert answer.status == 200
            return str(answer.read().decode())

    def rows(self, path: str) -> Any:
        return json.loads(self.ask(f"api/{path}"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("formgrader")
    course.make(root)
    blank = course.released(root)
    course.hand_in(root, "ada", course.solved(blank))
    course.hand_in(root, "bob", course.solved(blank, softmax=course.NAIVE))
    started = Server(root, free_port())
    programs = Path(sys.executable).parent
    env = {
        **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "HOME": str(root / "build"),
        "JUPYTER_RUNTIME_DIR": str(root / "build" / "runtime"), "TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR": "1",
    }  # fmt: skip
    (root / "build").mkdir(exist_ok=True)
    command = [
        str(programs / "jupyter"), "server", "--no-browser", "--allow-root", f"--port={started.port}", "--ip=127.0.0.1",
        "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}",
        "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True, 'jupyter_lsp': False, 'jupyterlab': False}",
    ]  # fmt: skip
    with open(root / "build" / "server.log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=root, env=env, stdout=log, stderr=log)
    try:
        _wait_for(started, process)
        yield started
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            server.ask("api/assignments")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    pytest.fail("no Jupyter server: " + (server.root / "build" / "server.log").read_text(encoding="utf-8")[-2000:])


def test_formgrader_releases_grades_and_shows(server: Server) -> None:
    """The order in which an instructor presses the buttons."""
    assert [a["name"] for a in server.rows("assignments")] == [NAME]
    assert json.loads(server.ask(f"api/assignment/{NAME}/assign", post=True))["success"]
    built = build_release(load_assignment(server.root / "solutions" / NAME))
    assert {p.name: p.read_bytes() for p in (server.root / "assignments" / NAME).iterdir()} == built

    for student in ("ada", "bob"):
        result = json.loads(server.ask(f"api/submission/{NAME}/{student}/autograde", post=True))
        assert result["success"], result
    graded = {s["student"]: s for s in server.rows(f"submissions/{NAME}")}
    assert {name: (s["score"], s["max_score"], s["needs_manual_grade"]) for name, s in graded.items()} == {
        "ada": (10.5, 12.5, True), "bob": (8.1, 12.5, True),
    }  # fmt: skip

    for page in ("manage_assignments", "manage_students", "gradebook", f"gradebook/{NAME}", f"gradebook/{NAME}/{NAME}"):
        assert "<title>nbgrader formgrade" in server.ask(page), page
    notebooks = {n["student"]: n for n in server.rows(f"submitted_notebooks/{NAME}/{NAME}")}
    page = server.ask(f"submissions/{notebooks['bob']['id']}/")
    assert 'id="softmax"' in page or 'name="softmax"' in page
    assert "overflows for large logits" in page  # the slip, recognised
    scores = {g["name"]: g["auto_score"] for g in server.rows(f"grades?submission_id={notebooks['bob']['id']}")}
    assert scores == {"softmax": 1.6, "affine_backward": 2.5, "shuffled": 1.0, "line": 3.0, "why": None}

    assert json.loads(server.ask(f"api/assignment/{NAME}/generate_feedback", post=True))["success"]
    assert (server.root / "feedback" / "ada" / NAME / f"{NAME}.html").is_file()
