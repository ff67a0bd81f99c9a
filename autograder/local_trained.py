"""`check` of a trained result: the file, its tensors against the model, the card, and how it does on public practice data."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import wire
from .errors import BadWeights
from .local_found import Asked, VisibleCase, practice_of
from .local_page import Page
from .local_run import Failure, Ran, run_case
from .local_words import NEXT, about_failure
from .verdict import Verdict

if TYPE_CHECKING:
    from .spec import Trained

ONCE = "Once that is mended it is {}."


class _Bad(Exception):
    """What is wrong with the student's model, as a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.headline)
        self.page = page


def trained_page(asked: Asked, start: Path, space: Mapping[str, Any]) -> Page:
    """What will happen to a trained result, and what is wrong with it if something is."""
    words = asked.words
    rule = f"judged at grading on fresh data: points begin above {words['floor']:g} and are full ({words['points']:g}) from {words['bar']:g}"
    file = beside(asked, start, words["file"])
    if file is None:
        return Page(asked.name, f"{words['file']} is not here yet; run the training cell", notes=(f"Then it is {rule}.",))
    try:
        what = _asked_for(words)
        if file.stat().st_size > what.max_bytes:
            raise BadWeights(f"{what.file} is {file.stat().st_size} bytes; at most {what.max_bytes} are read", "MEMORY")
        page = _own_model(asked, what, file.read_bytes(), space) if what.model else _fixed(asked, what, file.read_bytes())
    except BadWeights as error:
        page = Page(asked.name, str(error), "bad")
    except _Bad as bad:
        page = bad.page
    last = f"It is {rule}. Submit it beside the notebook." if page.tone == "good" else ONCE.format(rule)
    return replace(page, notes=(*page.notes, *card_notes(asked, start), last))


def beside(asked: Asked, start: Path, name: str) -> Path | None:
    return next((folder / name for folder in (start, asked.folder) if (folder / name).is_file()), None)


def _asked_for(words: Mapping[str, Any]) -> Trained:
    from .spec import Trained

    shape = words.get("shape")
    return Trained(
        words["file"], words.get("tensors", {}), lambda rng: ({}, None), lambda labels, outputs: math.nan, words["floor"], words["bar"],
        words.get("max_size", 0), words["max_bytes"], words.get("model", ""), shape=None if shape is None else tuple(shape),
    )  # fmt: skip


def _fixed(asked: Asked, what: Trained, data: bytes) -> Page:
    from .weights import read_weights

    size = sum(tensor.size for tensor in read_weights(data, what).values())
    return Page(asked.name, f"{what.file} is here, with the right names and shapes ({size} numbers)", "good")


def _own_model(asked: Asked, what: Trained, data: bytes, space: Mapping[str, Any]) -> Page:
    """The notebook's model, built in this kernel, with the file's weights, on the practice data."""
    from .model_outputs import fault_of, samples_in
    from .weights_model import check_state, read_shapes, read_state, shapes_probe

    weights = read_state(data, what)
    made: dict[str, Any] = {}
    exec(compile(shapes_probe(what.model), "probe", "exec"), made)
    check_state(weights, read_shapes(_run(asked, made["shapes"], {}, space), what.model), what)
    inputs, labels = practice_of(asked)
    outputs = _run(asked, asked.probe, {"weights": weights, **inputs}, space)
    count = samples_in(inputs) or 0
    if fault := fault_of(outputs, count, what.shape):
        raise BadWeights(fault[1], fault[0])
    value = _measured(asked, labels, outputs)
    size = sum(tensor.size for tensor in weights.values())
    fits = f"{what.file} fits {what.model}() ({size} numbers)"
    reached = f"{value:.4g} on {count} practice samples"
    if not value > what.floor:
        how = "Look at the training loss first: where it still falls, train longer; where it does not, try another learning rate."
        return Page(asked.name, f"{fits}, but reaches {reached}, not above the floor {what.floor:g}", "bad", next=how)
    return Page(asked.name, f"{fits}, and reaches {reached}", "good")


def _run(asked: Asked, probe: Callable[..., Any], inputs: dict[str, Any], space: Mapping[str, Any]) -> Any:
    """What a probe gives with the notebook's names. Raises _Bad."""
    case = VisibleCase("practice data", 1.0, {}, wire.encode(inputs), None, 0, {})
    ran: Ran = run_case(replace(asked, probe=probe), case, space)
    if ran.failure:
        raise _Bad(_failed(asked, ran.failure))
    return ran.value


def _failed(asked: Asked, failure: Failure) -> Page:
    if failure.kind == "MissingName":
        headline = f"the notebook has no `{failure.message}` yet"
        return Page(asked.name, headline, "bad", next=f"Run the cell that defines `{failure.message}` (the name must be spelt so), then this one.")
    if failure.verdict is Verdict.MISSING:
        return Page(asked.name, f"`{failure.function or asked.words['model']}` is not written yet", "bad", next=NEXT[Verdict.MISSING])
    said = "; ".join(about_failure(failure))
    return Page(asked.name, f"the model does not run: {said}", "bad", next=NEXT.get(failure.verdict, ""))


def _measured(asked: Asked, labels: Any, outputs: Any) -> float:
    assert asked.metric is not None
    try:
        value = float(asked.metric(labels, outputs))
    except Exception as error:
        words = f"from the model's outputs no result can be computed ({type(error).__name__}); see what the exercise asks the model to give"
        raise BadWeights(words, "SHAPE") from None
    return value if math.isfinite(value) else -math.inf


def card_notes(asked: Asked, start: Path) -> tuple[str, ...]:
    """What the training card says; it costs nothing where there is none."""
    from .training_card import MAX_BYTES, read_card, summary

    name = asked.words.get("card")
    if not name:
        return ()
    file = beside(asked, start, name)
    data = None
    if file is not None:
        with open(file, "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    card, remarks = read_card(data, name)
    return (*((f"Training card: {summary(card)}.",) if card else ()), *remarks)
