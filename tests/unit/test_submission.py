"""What a student's folder gives, and what is refused in one line."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import submission
from autograder.errors import BadSubmission
from autograder.submission import Notebook, parse_notebook, read_submission, statements_for

F = "def f(x):\n    return x"


def book(*sources: Any, **more: Any) -> dict[str, Any]:
    """A notebook of format 4 with code cells."""
    cells = [{"cell_type": "code", "id": f"c{i}", "metadata": {}, "outputs": [], "source": s} for i, s in enumerate(sources)]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **more}


def data(*sources: Any, **more: Any) -> bytes:
    return json.dumps(book(*sources, **more)).encode()


def put(folder: Path, name: str = "02_backprop.ipynb", *sources: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data(*(sources or (F, 'check("f")'))))
    return folder


def read(folder: Path, exercises: tuple[str, ...] = ("f", "g")) -> submission.Submission:
    return read_submission(folder, "02_backprop", "ada", exercises)


def sources(notebook: Notebook) -> list[str]:
    return [c.source for c in notebook.cells]


def test_a_plain_notebook() -> None:
    notebook = parse_notebook(data("a = 1", ["b = 2\n", "c = 3"]), "n.ipynb")
    assert sources(notebook) == ["a = 1", "b = 2\nc = 3"]
    assert [(c.id, c.kind, c.index) for c in notebook.cells] == [("c0", "code", 0), ("c1", "code", 1)]
    assert notebook.name == "n.ipynb"
    assert notebook.notes == ()


def test_line_ends_marks_and_letters_are_read_as_they_are_meant() -> None:
    assert sources(parse_notebook(b"\xef\xbb\xbf" + data("a = 1\r\nb = 2\rσ = 'ü'"), "n")) == ["a = 1\nb = 2\nσ = 'ü'"]
    assert sources(parse_notebook(data("x = '\ud800'"), "n")) == ["x = '\ud800'"]


@pytest.mark.parametrize(
    "cell",
    [
        {"cell_type": "code", "source": "a"},
        {"cell_type": "code", "source": ["a"], "id": None, "metadata": None},
        {"cell_type": "markdown", "source": "a", "attachments": {"x.png": {"image/png": "AA=="}}},
        {"cell_type": "raw", "source": "a", "id": 7, "metadata": {"tags": "skip-execution"}},
    ],
)
def test_cells_that_lack_what_is_not_needed_are_read(cell: dict[str, Any]) -> None:
    notebook = parse_notebook(json.dumps({"nbformat": 4, "cells": [cell, cell]}).encode(), "n")
    assert sources(notebook) == ["a", "a"]


def test_a_cell_without_source_is_empty() -> None:
    assert sources(parse_notebook(b'{"cells": [{"cell_type": "code"}]}', "n")) == [""]


def test_the_third_format_is_read() -> None:
    sheet = {"cells": [{"cell_type": "heading", "source": "Title"}, {"cell_type": "code", "input": ["a = 1\n", "b"]}]}
    notebook = parse_notebook(json.dumps({"nbformat": 3, "worksheets": [sheet]}).encode(), "n")
    assert [(c.kind, c.source) for c in notebook.cells] == [("markdown", "Title"), ("code", "a = 1\nb")]
    assert notebook.notes == ("n: read from the old notebook format 3",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON, broken in line 1"),
        (b"{\n'a'", "not JSON, broken in line 2"),
        (b"\x80\x81", "not UTF-8 text"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8 text"),
        (b"[]", "a JSON list"),
        (b"null", "a JSON NoneType"),
        (b'"text"', "a JSON str"),
        (b"[" * 100_000, "n.ipynb: "),
        (b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "n.ipynb: "),
        (b'{"nbformat": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"nbformat": 5, "cells": []}', "notebook format 5, expected 4"),
        (b'{"nbformat": 2, "worksheets": []}', "notebook format 2"),
        (b'{"nbformat": "4", "cells": []}', "notebook format '4'"),
        (b'{"nbformat": {"a": [[[1]]]}, "cells": []}', "notebook format dict"),
        (b'{"nbformat": NaN, "cells": []}', "notebook format nan"),
        (b'{"nbformat": true, "cells": []}', "notebook format True"),
        (b'{"nbformat": 4}', "no list of cells"),
        (b'{"nbformat": 4, "cells": {}}', "no list of cells"),
        (b'{"nbformat": 3, "worksheets": [[]]}', "format 3 without worksheets"),
        (b'{"nbformat": 3, "cells": []}', "format 3 without worksheets"),
        (b'{"nbformat": 4, "cells": [1]}', "cell 1 is a int, expected a JSON object"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "sql", "source": ""}]}', "cell 1 is of kind 'sql'"),
        (b'{"nbformat": 4, "cells": [{"cell_type": ["a"], "source": ""}]}', "cell 1 is of kind list"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 3}]}', "a source that is no text, but int"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["a", 3]}]}', "a source that is no text, but list"),
    ],
)
def test_what_is_no_notebook_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(BadSubmission) as raised:
        parse_notebook(content, "n.ipynb")
    assert words in str(raised.value)
    assert str(raised.value).startswith("n.ipynb: ")
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 200


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.integers(0, 200), st.binary(max_size=3))
def test_a_notebook_cut_or_overwritten_is_read_or_refused(at: int, junk: bytes) -> None:
    whole = data(F, "x = 'é'")
    for content in (whole[:at], whole[:at] + junk + whole[at + len(junk) :]):
        try:
            notebook = parse_notebook(content, "n.ipynb")
        except BadSubmission as error:
            assert "\n" not in str(error)
        else:
            assert all(isinstance(c.source, str) for c in notebook.cells)


def test_a_notebook_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MAX_NOTEBOOK", 2**20)
    with pytest.raises(BadSubmission, match=r"larger than 1 MiB; clear its outputs"):
        parse_notebook(data("x" * 2**20), "n")
    monkeypatch.setattr(submission, "MAX_BRACKETS", 50)
    with pytest.raises(BadSubmission, match="more than 50 lists and dicts"):
        parse_notebook(data("[" * 60), "n")
    monkeypatch.setattr(submission, "MAX_CELLS", 3)
    with pytest.raises(BadSubmission, match="4 cells; at most 3 are read"):
        parse_notebook(data(*"abcd"), "n")


def test_a_folder_with_the_notebook(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "net.safetensors").write_bytes(b"weights")
    got = read(tmp_path)
    assert (got.student, got.assignment, got.notebook.name) == ("ada", "02_backprop", "02_backprop.ipynb")
    assert got.files == {"net.safetensors": b"weights"}
    assert got.notes == () and got.oversized == ()
    assert [s.source for s in statements_for(got.notebook, "f", ["f"])] == [F]


def test_what_nobody_hands_in_is_ignored(tmp_path: Path) -> None:
    put(tmp_path)
    put(tmp_path / ".ipynb_checkpoints")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "timestamp.txt").write_text("2030-01-01", encoding="utf-8")
    got = read(tmp_path)
    assert got.files == {} and got.notes == ()


def test_the_assignments_own_name_wins(tmp_path: Path) -> None:
    put(tmp_path)
    put(tmp_path, "copy.ipynb", "def f(x):\n    return 0", 'check("f")')
    got = read(tmp_path)
    assert got.notebook.name == "02_backprop.ipynb" and got.notes == () and got.files == {}


@pytest.mark.parametrize("cells", [('check("f")',), ("def g(x): pass",), ("class f: pass",), ("x = 1\nprint(check('g'))",)])
def test_the_only_notebook_that_holds_exercises_is_taken_with_a_note(tmp_path: Path, cells: tuple[str, ...]) -> None:
    put(tmp_path, "my work.ipynb", *cells)
    put(tmp_path, "scratch.ipynb", "x = 1", "def ff(): pass", 'check("ff")')
    (tmp_path / "broken.ipynb").write_bytes(b"{")
    got = read(tmp_path)
    assert got.notebook.name == "my work.ipynb"
    assert got.notes == ("the notebook is named my work.ipynb, expected 02_backprop.ipynb",)


def refused(folder: Path) -> str:
    with pytest.raises(BadSubmission) as raised:
        read(folder)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_two_candidates_or_none_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ada"
    folder.mkdir()
    assert refused(folder) == "ada: no notebook; expected 02_backprop.ipynb"
    put(folder, "a.ipynb", "x = 1")
    assert refused(folder) == "ada: no 02_backprop.ipynb, and no exercise of it in a.ipynb"
    put(folder, "b.ipynb")
    put(folder, "c.ipynb")
    assert refused(folder) == "ada: b.ipynb and c.ipynb both hold its exercises; name one 02_backprop.ipynb"
    for i in range(25):
        put(folder, f"n{i}.ipynb")
    assert "28 notebooks" in refused(folder)


def test_the_only_notebook_is_named_when_it_is_broken(tmp_path: Path) -> None:
    (tmp_path / "mine.ipynb").write_bytes(b"{")
    assert refused(tmp_path).startswith("mine.ipynb: not JSON")


def test_no_folder_is_refused(tmp_path: Path) -> None:
    assert "not a folder" in refused(tmp_path / "missing")
    (tmp_path / "file").write_bytes(b"")
    assert "not a folder" in refused(tmp_path / "file")


def test_links_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"seed")
    folder = put(tmp_path / "ada")
    (folder / "link.txt").symlink_to(secret)
    (folder / "dangling").symlink_to(tmp_path / "nowhere")
    (folder / "linked.ipynb").symlink_to(folder / "02_backprop.ipynb")
    (folder / "dir").symlink_to(tmp_path)
    os.link(secret, folder / "hard.txt")
    got = read(folder)
    assert got.files == {}
    assert got.notes == (
        "'dangling': a link, not read",
        "'dir': a link, not read",
        "'hard.txt': a hard link to another file, not read",
        "'link.txt': a link, not read",
        "'linked.ipynb': a link, not read",
    )
    (tmp_path / "bob").symlink_to(folder)
    assert "a link" in refused(tmp_path / "bob")
    (folder / "02_backprop.ipynb").rename(tmp_path / "moved")
    (folder / "02_backprop.ipynb").symlink_to(tmp_path / "moved")
    assert refused(folder) == "02_backprop.ipynb: a link; submit the notebook itself"


def test_a_link_put_in_place_after_the_look_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"seed")
    (tmp_path / "late").symlink_to(tmp_path / "secret")
    with pytest.raises(BadSubmission, match="late: cannot be read"):
        submission._read(str(tmp_path / "late"), 100)


def test_devices_pipes_sockets_and_folders_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("sock")
        got = read(tmp_path)
    assert got.files == {}
    assert got.notes == (
        "'data': a folder, not read",
        "'pipe': a device, pipe or socket, not read",
        "'sock': a device, pipe or socket, not read",
    )


def test_a_notebook_that_is_a_folder_or_pipe_is_refused(tmp_path: Path) -> None:
    (tmp_path / "02_backprop.ipynb").mkdir()
    assert refused(tmp_path) == "02_backprop.ipynb: a folder; submit the notebook itself"
    (tmp_path / "02_backprop.ipynb").rmdir()
    os.mkfifo(tmp_path / "02_backprop.ipynb")
    assert "a device, pipe or socket" in refused(tmp_path)


def test_odd_names_are_noted_on_one_line(tmp_path: Path) -> None:
    put(tmp_path)
    for name in ("a\nb", "up\\x", "\x1b[31m", "é" * 100, "x" * 200):
        (tmp_path / name).write_bytes(b"")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))).write_bytes(b"")
    got = read(tmp_path)
    assert set(got.files) == {"é" * 100}
    assert len(got.notes) == 5
    assert all(note.isascii() and note.isprintable() and "odd name" in note for note in got.notes)


def test_files_too_large_are_named_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path)
    with (tmp_path / "huge.safetensors").open("wb") as file:
        file.truncate(2 * 2**30)  # sparse: reading it would take its size in memory
    (tmp_path / "small").write_bytes(b"s")
    got = read(tmp_path)
    assert got.oversized == ("huge.safetensors",)
    assert got.files == {"small": b"s"}
    assert "huge.safetensors: 2147483648 bytes, not read" in got.notes[0]
    monkeypatch.setattr(submission, "MAX_BYTES", 10)
    for name in "abc":
        (tmp_path / name).write_bytes(b"12345")
    got = read(tmp_path)
    assert got.files == {"a": b"12345", "b": b"12345"}
    assert got.oversized == ("c", "huge.safetensors", "small")


def test_too_many_files_are_noted_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path)
    for i in range(30):
        (tmp_path / f"f{i:02}").write_bytes(b"")
        (tmp_path / f"link{i:02}").symlink_to(tmp_path)
    monkeypatch.setattr(submission, "MAX_FILES", 4)
    got = read(tmp_path)
    assert sorted(got.files) == ["f00", "f01", "f02", "f03"]
    assert got.notes[-1] == "26 files beyond the first 4 are not read"
    assert len(got.notes) == 22
    monkeypatch.setattr(submission, "MAX_ENTRIES", 10)
    assert "more than 10 files" in refused(tmp_path)


def test_shell_lines_are_noted_once(tmp_path: Path) -> None:
    put(tmp_path, "02_backprop.ipynb", "!pip install a\n%matplotlib inline\n" + F, *["!ls"] * 6)
    (note,) = read(tmp_path).notes
    assert note.startswith("does nothing when graded: cell 1, line 1: !pip install a; cell 1, line 2: %matplotlib inline; ")
    assert note.endswith(" and 3 more")


def test_the_digest_follows_cells_and_files_alone(tmp_path: Path) -> None:
    first = read(put(tmp_path)).digest
    assert first == read(put(tmp_path)).digest

    def digest(root: dict[str, Any], **files: bytes) -> str:
        (tmp_path / "02_backprop.ipynb").write_text(json.dumps(root, indent=3), encoding="utf-8")
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        return read(tmp_path).digest

    root = book(F, 'check("f")', metadata={"kernelspec": {"name": "x"}})
    root["cells"][0] |= {"outputs": [{"output_type": "stream", "text": "3"}], "execution_count": 4, "id": "other"}
    assert digest(root) == first
    root["cells"][1]["id"] = "f"  # an id that is an exercise's can change what is graded
    assert digest(root) != first
    different = [
        digest(book(F, 'check("f")', "")),
        digest(book(F + '\ncheck("f")')),
        digest(book(F + " ", 'check("f")')),
        digest(book(F, 'check("f")'), a=b"xy"),
        digest(book(F, 'check("f")'), a=b"x"),
        digest(book(F, 'check("f")'), b=b""),
    ]
    assert len({first, *different}) == 7


def test_the_digest_takes_lone_surrogates(tmp_path: Path) -> None:
    assert len(read(put(tmp_path, "02_backprop.ipynb", "x = '\ud800'")).digest) == 64


def test_submissions_are_frozen(tmp_path: Path) -> None:
    got = read(put(tmp_path))
    with pytest.raises(AttributeError):
        got.student = "bob"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        got.notebook.cells = ()  # type: ignore[misc]
