"""Bring the cards of the data sets up to date: `python scripts/make_cards.py [--check] [name ...]`.

Writes each card's table of files from coursedata's registry, and its picture: samples for what is drawn or ships with
a library, figures of the content for what is downloaded (no part of a downloaded set is copied into the repository).
A set that cannot be had here keeps its old picture. `--check` writes nothing and fails where a table is out of date.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from PIL import Image

import coursedata
from coursedata.registry import Remote
from coursedata.sets import TABLE

CARDS = Path(__file__).parents[1] / "datasets" / "cards"
BEGIN, END = "<!-- files: written by scripts/make_cards.py -->", "<!-- end of files -->"


def table_of(files: tuple[Remote, ...]) -> str:
    """The section between the markers."""
    if not files:
        return f"{BEGIN}\nNothing is downloaded.\n{END}"
    rows = ["| file | bytes | digest | licence | from |", "|---|---|---|---|---|"]
    for f in files:
        size = f"{f.size:,}" if f.exact else "varies"
        rows.append(
            f"| {f.name} | {size} | `{f.digest}` | {f.licence} | {' '.join(f'<{a}>' for a in f.addresses)} |"
        )
    return "\n".join([BEGIN, *rows, END])


def renewed(text: str, files: tuple[Remote, ...]) -> str:
    """The card with its table of files as the registry has it."""
    head, _, rest = text.partition(BEGIN)
    return head + table_of(files) + rest.partition(END)[2]


def sheet(images: np.ndarray, columns: int, scale: int) -> Image.Image:
    """(N, H, W[, 3]) uint8 side by side, enlarged."""
    rows = [
        np.concatenate(list(images[i : i + columns]), axis=1)
        for i in range(0, len(images) // columns * columns, columns)
    ]
    picture = Image.fromarray(np.concatenate(rows))
    return picture.resize((picture.width * scale, picture.height * scale), Image.Resampling.NEAREST)


def draw_digits() -> Image.Image:
    return sheet(coursedata.load("digits", "train")["images"][:60] * 15, 20, 3)


def draw_glyphs() -> Image.Image:
    return sheet(coursedata.load("glyphs", "train")["images"][:40], 20, 1)


def draw_scenes() -> Image.Image:
    data = coursedata.load("scenes", "train")
    masks = np.array([[0, 0, 0], *[(230, 90, 60), (80, 170, 230), (240, 220, 90)]], dtype=np.uint8)[
        data["masks"][:14]
    ]
    return sheet(np.concatenate([data["images"][:14], masks]), 14, 1)


def bars(counts: np.ndarray, names: list[str], title: str) -> Callable[[Axes], None]:
    def plot(axes: Axes) -> None:
        axes.bar(names, counts, color="#4477aa")
        axes.set_title(title)
        axes.tick_params(axis="x", labelrotation=60 if len(names) > 10 else 0)

    return plot


def histogram(values: np.ndarray, title: str) -> Callable[[Axes], None]:
    def plot(axes: Axes) -> None:
        axes.hist(values, bins=40, color="#4477aa")
        axes.set_title(title)

    return plot


def by_rank(codes: np.ndarray, title: str) -> Callable[[Axes], None]:
    def plot(axes: Axes) -> None:
        counts = np.sort(np.bincount(codes))[::-1]
        axes.loglog(np.arange(1, len(counts) + 1), counts, ".", color="#4477aa")
        axes.set_title(title)

    return plot


def figure(plot: Callable[[Axes], None]) -> Image.Image:
    drawing, axes = plt.subplots(figsize=(6, 2.6), dpi=80, layout="constrained")
    plot(axes)
    out = io.BytesIO()
    drawing.savefig(out)
    plt.close(drawing)
    return Image.open(out).convert("RGB")


def lengths(texts: np.ndarray) -> np.ndarray:
    return np.array([len(t) for t in texts])


def content(name: str) -> Callable[[Axes], None]:
    """A figure of what a downloaded set holds."""
    data = coursedata.load(
        name, "small1" if name == "omniglot" else "val" if name == "wikitext-2" else "train"
    )
    if "mnist" in name:
        return bars(np.bincount(data["labels"]), [str(i) for i in range(10)], "training images of each class")
    if name == "omniglot":
        alphabets = [c.split("/")[0] for c in data["characters"]]
        return bars(
            np.array([alphabets.count(a) for a in sorted(set(alphabets))]),
            sorted(set(alphabets)),
            "characters of each alphabet, small1",
        )
    if name == "bccd":
        return bars(
            np.bincount(data["labels"][data["labels"] >= 0]),
            data["classes"].tolist(),
            "boxes of each class, train",
        )
    if name == "nuclei":
        return histogram(data["counts"], "nuclei in an image, train")
    if name == "tinyshakespeare":
        return by_rank(data["codes"], "how often a character stands, by its rank, train")
    if name == "wikitext-2":
        return by_rank(data["codes"], "how often a word stands, by its rank, val")
    if name == "surnames":
        return bars(np.bincount(data["labels"]), data["languages"].tolist(), "names of each language, train")
    if name == "names":
        return histogram(lengths(data["names"]), "letters in a name, train")
    return histogram(lengths(data["english"]), "characters in the English sentence, train")


DRAWN = {"digits": draw_digits, "glyphs": draw_glyphs, "scenes": draw_scenes}


def save_picture(name: str) -> None:
    try:
        picture = DRAWN[name]() if name in DRAWN else figure(content(name))
    except coursedata.DataError as e:
        print(f"{name}: the old picture stays; {e}")
        return
    picture.quantize(64).save(CARDS / f"{name}.png", optimize=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="sets (default: all)")
    parser.add_argument("--check", action="store_true", help="only say which tables are out of date")
    chosen = parser.parse_args()
    stale = []
    for name in chosen.names or coursedata.names():
        path = CARDS / f"{name}.md"
        text = path.read_text(encoding="utf-8")
        if (fresh := renewed(text, TABLE[name].files)) != text:
            stale.append(name)
        if not chosen.check:
            path.write_text(fresh, encoding="utf-8", newline="\n")
            save_picture(name)
    if chosen.check and stale:
        print(f"tables out of date: {', '.join(stale)}; run scripts/make_cards.py")
    return int(chosen.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
