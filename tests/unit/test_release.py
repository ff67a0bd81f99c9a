"""What a student gets: nbgrader's own bytes, no statement of a solution, no draw, and the same bytes twice."""

from __future__ import annotations

import ast
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import wire
from autograder.assignment import load_assignment
from autograder.errors import AuthorError
from autograder.release import (
    CODE_STUB,
    TEXT_STUB,
    build_release,
    build_solution_notebook,
    differences,
    leaks,
    release,
)

from .course_maker import CHECKS, TEXT, make_course

NAME = "01_small"


@pytest.fixture(scope="module")
def solution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def files(solution: Path) -> dict[str, bytes]:
    return build_release(load_assignment(solution))


def cells(data: bytes | str) -> list[dict[str, Any]]:
    return json.loads(data)["cells"]


def rewritten(tmp_path: Path, text: str = TEXT, checks: str = CHECKS) -> Path:
    folder = make_course(tmp_path)
    (folder / f"{NAME}.py").write_text(text, encoding="utf-8")
    (folder / "checks.py").write_text(checks, encoding="utf-8")
    return folder


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_two_builds_give_the_same_bytes(solution: Path, files: dict[str, bytes]) -> None:
    assert build_release(load_assignment(solution)) == files
    assert sorted(files) == ["01_small.ipynb", "probes.py", "visible.npz"]


def test_the_solution_notebook_has_ids_and_no_outputs(solution: Path) -> None:
    text = build_solution_notebook(load_assignment(solution))
    assert text == build_solution_notebook(load_assignment(solution))
    found = cells(text)
    assert len({c["id"] for c in found}) == len(found)
    assert all(c["outputs"] == [] and c["execution_count"] is None for c in found if c["cell_type"] == "code")
    assert "BEGIN SOLUTION" in text and "Größe" in text and "exercises=" not in text


def test_both_notebooks_are_valid_nbformat_in_its_own_writing(solution: Path, files: dict[str, bytes]) -> None:
    import nbformat

    for text in (build_solution_notebook(load_assignment(solution)), files[f"{NAME}.ipynb"].decode()):
        node = nbformat.reads(text, as_version=4)
        nbformat.validate(node)
        assert nbformat.writes(node) + "\n" == text


def test_regions_are_replaced_and_the_rest_is_kept(files: dict[str, bytes]) -> None:
    by_id = {c["id"]: "".join(c["source"]) for c in cells(files[f"{NAME}.ipynb"])}
    assert by_id["solution-softmax"].endswith(f'Returns (N, C)."""\n    {CODE_STUB}')
    assert by_id["solution-affine_backward"].count(CODE_STUB) == 2
    assert "    return out, (x, w)" in by_id["solution-affine_backward"]
    assert by_id["why"] == f"Why is the sum of a row one?\n\n{TEXT_STUB}"
    assert b"SOLUTION" not in files[f"{NAME}.ipynb"] and b"exercises=" not in files[f"{NAME}.ipynb"]


def test_check_cells_are_locked_and_solutions_can_be_edited(files: dict[str, bytes]) -> None:
    metadata = {c["id"]: c["metadata"] for c in cells(files[f"{NAME}.ipynb"])}
    assert metadata["softmax"]["editable"] is False and metadata["softmax"]["deletable"] is False
    assert metadata["solution-softmax"]["deletable"] is False and "editable" not in metadata["solution-softmax"]
    assert metadata["why"]["nbgrader"]["grade"] and metadata["why"]["nbgrader"]["solution"]
    assert metadata["cell-000"] == {}


def test_nbgrader_makes_the_same_bytes(solution: Path, files: dict[str, bytes]) -> None:
    import nbformat
    from nbconvert.exporters import NotebookExporter
    from nbgrader.converters import GenerateAssignment
    from traitlets.config import Config

    config = Config()
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    steps = [p for p in GenerateAssignment.preprocessors.default() if p.__name__ != "SaveCells"]  # that one writes the gradebook
    assert len(steps) == 11
    exporter = NotebookExporter(preprocessors=steps, config=config)
    node = nbformat.reads(build_solution_notebook(load_assignment(solution)), as_version=4)
    assert exporter.from_notebook_node(node)[0].encode() == files[f"{NAME}.ipynb"]


def test_probes_hold_words_and_no_draws(files: dict[str, bytes]) -> None:
    text = files["probes.py"].decode()
    space: dict[str, Any] = {}
    exec(compile(text, "probes.py", "exec"), space)
    words = space["EXERCISES"]
    assert list(words) == ["softmax", "affine_backward", "shuffled", "line", "why"]
    assert words["softmax"]["hidden"] == ["one class"]
    assert words["softmax"]["visible"][1]["hint"] == {"NONFINITE": "subtract the row maximum first"}
    assert words["affine_backward"]["gradient"]["wrt"] == ("x", "w", "b")
    assert words["line"]["tensors"] == {"w": ("D",)} and words["line"]["max_size"] == 1024
    assert words["why"]["kind"] == "manual"
    names = {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name)}
    assert not names & {"draw", "Case", "graded", "data", "metric"}
    assert space["VERIFY"]["shuffled"]({}, {"items": [1, 2]}, {"items": [2, 1]}) == []
    assert space["VERIFY"]["shuffled"]({}, {"items": [1, 1]}, {"items": [2, 1]})
    assert ast.literal_eval(ast.unparse(ast.parse(text).body[4].value)) == words  # a literal


def test_visible_cases_are_the_visible_ones_alone(files: dict[str, bytes]) -> None:
    with np.load(io.BytesIO(files["visible.npz"]), allow_pickle=False) as archive:
        keys = {name.rsplit("/", 1)[0] for name in archive.files}
        inputs = wire.decode(archive["affine_backward/0/inputs"].tobytes())
        slips = wire.decode(archive["softmax/1/slips"].tobytes())
        want = wire.decode(archive["softmax/0/want"].tobytes())
    assert keys == {"softmax/0", "softmax/1", "affine_backward/0", "shuffled/0"}
    assert inputs["dout"].shape == (2, 4) and sorted(inputs) == ["b", "dout", "w", "x"]
    assert "exp overflows for large logits" in slips
    np.testing.assert_allclose(want["p"].sum(axis=1), 1.0)


def test_a_slip_that_a_case_does_not_expose_is_not_frozen(files: dict[str, bytes]) -> None:
    with np.load(io.BytesIO(files["visible.npz"]), allow_pickle=False) as archive:
        assert list(wire.decode(archive["softmax/0/slips"].tobytes())) == ["the columns are normalised, not the rows"]


def test_a_slip_that_draws_without_a_seed_is_not_frozen(tmp_path: Path) -> None:
    folder = make_course(tmp_path)
    unseeded = DRAWN.replace("SEED", "")
    (folder / "wrong" / "softmax" / "random.py").write_text(unseeded, encoding="utf-8")
    assert frozen_slips(folder) == ["the columns are normalised, not the rows"]
    (folder / "wrong" / "softmax" / "random.py").write_text(DRAWN.replace("SEED", "0"), encoding="utf-8")
    assert sorted(frozen_slips(folder)) == ["the answer is drawn", "the columns are normalised, not the rows"]


DRAWN = """# expect: WRONG on "3x5 logits"
# slip: the answer is drawn
import numpy as np


def softmax(z):
    return np.random.default_rng(SEED).normal(size=z.shape)
"""


def frozen_slips(folder: Path) -> list[str]:
    data = build_release(load_assignment(folder))["visible.npz"]
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        return list(wire.decode(archive["softmax/0/slips"].tobytes()))


def test_release_writes_once_and_removes_nothing(tmp_path: Path) -> None:
    folder, target = make_course(tmp_path), tmp_path / "assignments" / NAME
    target.mkdir(parents=True)
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    told = release(folder, target, write=False)
    assert len(told) == 4 and sorted(p.name for p in target.iterdir()) == ["notes.txt"]
    assert release(folder, target) == told
    assert release(folder, target) == []
    assert sorted(p.name for p in target.iterdir()) == ["01_small.ipynb", "notes.txt", "probes.py", "visible.npz"]
    (target / "probes.py").write_text("EXERCISES = {}", encoding="utf-8")
    assert release(folder, target) == [str(target / "probes.py")]


def archive_with(change: float, files: dict[str, bytes]) -> bytes:
    with np.load(io.BytesIO(files["visible.npz"]), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    value = wire.decode(arrays["softmax/0/want"].tobytes())
    value["p"] *= 1 + change
    arrays["softmax/0/want"] = np.frombuffer(wire.encode(value), np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(("change", "differs"), [(1e-13, []), (1e-6, ["visible.npz"])])
def test_frozen_numbers_may_differ_by_rounding_alone(change: float, differs: list[str], files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "visible.npz").write_bytes(archive_with(change, files))
    assert differences(files, tmp_path) == differs


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04 no archive", b"\x80\x04pickle"])
def test_a_broken_archive_is_a_difference(junk: bytes, files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "visible.npz").write_bytes(junk)
    assert differences({"visible.npz": files["visible.npz"]}, tmp_path) == ["visible.npz"]


def test_nothing_leaks_from_a_sound_release(solution: Path, files: dict[str, bytes]) -> None:
    assert leaks(load_assignment(solution), files) == []


@pytest.mark.parametrize(
    "shown",
    [
        "exponentials = np.exp(z - z.max(axis=1, keepdims=True))",
        "exponentials=np.exp( z-z.max(axis=1,keepdims=True) )",
        "for _ in range(len(np.atleast_1d(dout)) * 0 + 1):",
        "Because each entry is divided by the sum of all entries of its row.",
    ],
)
def test_a_statement_of_a_solution_is_found_in_any_file(shown: str, solution: Path, files: dict[str, bytes]) -> None:
    assignment = load_assignment(solution)
    found = leaks(assignment, {**files, "extra.py": f"# {shown}\n".encode()})
    assert len(found) == 1 and found[0].startswith("extra.py holds")


def test_what_the_author_shows_elsewhere_is_no_secret(tmp_path: Path) -> None:
    shown = "# %%\nmultiplied_and_shifted = x @ w + b[None, :]\n\n# %% exercises=\"line\""
    folder = rewritten(tmp_path, replaced(TEXT, '# %% exercises="line"', shown))
    assert "01_small.ipynb" in build_release(load_assignment(folder))


def test_release_refuses_a_solution_in_the_checks(tmp_path: Path) -> None:
    helper = "def count(values):\n    exponentials = np.exp(z - z.max(axis=1, keepdims=True))\n"
    folder = rewritten(tmp_path, checks=replaced(CHECKS, "def count(values):\n", helper))
    with pytest.raises(AuthorError, match=r"probes\.py holds `exponentials = "):
        release(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_release_refuses_cases_behind_a_verify_function(tmp_path: Path) -> None:
    checks = replaced(CHECKS, 'WHAT = "members"', 'WHAT = str(draw.normal(2))')
    with pytest.raises(AuthorError, match="'draw'"):
        build_release(load_assignment(rewritten(tmp_path, checks=checks)))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    return items[np.random.permutation(len(items))]\n    ### END SOLUTION", "    return items", "END SOLUTION"),
        ("    ### BEGIN SOLUTION\n    return items[np.random.permutation(len(items))]\n    ### END SOLUTION", "    return items", "BEGIN SOLUTION"),
        ("    ### BEGIN SOLUTION\n    return items", "    ### BEGIN SOLUTION\n    ### BEGIN SOLUTION\n    return items", "BEGIN SOLUTION within"),
        ("    print(softmax(np.zeros((1, 3))))", "    ### BEGIN SOLUTION\n    pass\n    ### END SOLUTION", "names no exercise"),
    ],
)
def test_broken_regions_name_their_cell(old: str, new: str, message: str, tmp_path: Path) -> None:
    folder = rewritten(tmp_path, replaced(TEXT, old, new))
    with pytest.raises(AuthorError, match=rf"{NAME}, cell \d+.*{message}"):
        build_release(load_assignment(folder))
