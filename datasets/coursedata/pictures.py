"""PNG and JPEG bytes to arrays, with a cap on the pixels that is looked at before anything is decoded."""

from __future__ import annotations

import io
import warnings
from typing import Any

import numpy as np
from PIL import Image

from .errors import DataError

MOST_PIXELS = 4_000_000


def decode(data: bytes, name: str, mode: str, size: tuple[int, int] | None = None) -> np.ndarray[Any, Any]:
    """uint8 array of the picture in Pillow's `mode`: (H, W) for "L", (H, W, 3) for "RGB"; `size` is (H, W) if it must be.

    DataError for another format, another size, too many pixels, and damaged data; `name` says which file.
    """
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
            warnings.simplefilter("error")
            _check(picture, name, size)
            return np.array(picture.convert(mode), dtype=np.uint8)
    except DataError:
        raise
    except (
        Exception
    ) as e:  # Pillow raises what its decoders meet: OSError, SyntaxError, struct.error, and a dozen others
        raise DataError(f"{name}: no readable PNG or JPEG picture ({type(e).__name__}: {e})") from e


def _check(picture: Image.Image, name: str, size: tuple[int, int] | None) -> None:
    found = (picture.height, picture.width)
    if size is not None and found != size:
        raise DataError(
            f"{name}: a picture of {found[0]}x{found[1]} pixels, expected {size[0]}x{size[1]} (height x width)"
        )
    if found[0] * found[1] > MOST_PIXELS:
        raise DataError(
            f"{name}: a picture of {found[0]}x{found[1]} pixels, expected at most {MOST_PIXELS} in all"
        )
