"""Render the master bitmaps of coursedata.glyphs: `python scripts/freeze_glyphs.py [--check]`.

Twelve faces of the DejaVu family, as matplotlib ships them, drawn by Pillow at four times the size and averaged down.
The result is committed, since another version of a font or of FreeType would change every image that the course draws;
`--check` renders again and says how far the fresh bitmaps are from the committed ones. After a change, write the
printed sha256 into datasets/coursedata/glyphs.py.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parents[1] / "datasets" / "coursedata" / "frozen" / "glyphs.npz"
FACES = [
    *("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique"),
    *("DejaVuSansMono", "DejaVuSansMono-Bold", "DejaVuSansMono-Oblique", "DejaVuSansMono-BoldOblique"),
    *("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic", "DejaVuSerif-BoldItalic"),
]
CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
SIDE, CAP, OVER = 40, 22, 4  # pixels of a bitmap, height of a capital in it, oversampling


def font_of(face: str) -> ImageFont.FreeTypeFont:
    """The face at the size where a flat capital is CAP * OVER pixels high."""
    path = str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{face}.ttf")
    _, top, _, bottom = ImageFont.truetype(path, 1000).getbbox("H")
    return ImageFont.truetype(path, round(1000 * CAP * OVER / (bottom - top)))


def render(font: ImageFont.FreeTypeFont, char: str) -> np.ndarray:
    """(SIDE, SIDE) uint8 in 16 levels; centred by its own ink across, by the capitals' middle line upwards."""
    side = SIDE * OVER
    left, _, right, _ = font.getbbox(char, anchor="ls")
    sheet = Image.new("L", (side, side))
    at = ((side - left - right) / 2, (side + CAP * OVER) / 2)
    ImageDraw.Draw(sheet).text(at, char, fill=255, font=font, anchor="ls")
    fine = np.asarray(sheet, dtype=np.float64).reshape(SIDE, OVER, SIDE, OVER)
    return (np.round(fine.mean(axis=(1, 3)) / 17) * 17).astype(np.uint8)


def masters() -> np.ndarray:
    """(faces, chars, SIDE, SIDE) uint8."""
    fonts = [font_of(face) for face in FACES]
    return np.stack([np.stack([render(font, char) for char in CHARS]) for font in fonts])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the committed file, write nothing")
    fresh = masters()
    if parser.parse_args().check:
        with np.load(TARGET, allow_pickle=False) as kept:
            away = np.abs(kept["bitmaps"].astype(int) - fresh).mean()
        print(f"mean difference to the committed bitmaps: {away:.4f} of 255")
        return int(away > 1.0)
    np.savez_compressed(TARGET, bitmaps=fresh, chars=np.array(list(CHARS)), faces=np.array(FACES))
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, sha256 {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
