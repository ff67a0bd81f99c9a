"""Which files a child may read: the standard library, shared libraries, the packages of its exercise."""

from __future__ import annotations

import fnmatch
import os
import site
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NUMPY_PACKAGES = (
    *("numpy", "matplotlib", "mpl_toolkits", "pylab.py", "PIL", "pillow", "contourpy", "kiwisolver"),
    *("cycler", "cycler.py", "dateutil", "pyparsing", "packaging", "six.py", "fontTools"),
)
HIDDEN = ("autograder", "coursedata", "*.pth", "*.egg-link", "__editable__*")
# Not /dev/zero: mapped shared, it is memory that no limit counts.
DEVICES = ("/dev/null", "/dev/full", "/dev/random", "/dev/urandom")


_STORES = ("/nix/store", "/gnu/store")  # there each library has a folder of its own
_TOO_WIDE = ("/", "/usr", "/home", "/root", "/opt", "/tmp", "/var")


@dataclass(frozen=True)
class ReadList:
    """Readable: `trees` without the package folders `sites` inside them, `packages` without `hidden`.

    `path` is what sys.path is to be: the standard library and the folders that hold the packages.
    """

    trees: tuple[str, ...]
    sites: tuple[str, ...]
    packages: tuple[str, ...]
    hidden: tuple[str, ...]
    path: tuple[str, ...]

    def leaves(self) -> Iterator[str]:
        """All that is readable, split until nothing hidden lies inside one of them."""
        for tree in self.trees:
            yield from _split(tree, self.sites)
        for package in self.packages:
            yield from _split(package, self.hidden)


def read_list(library: str) -> ReadList:
    """The read list for a zygote of `library` ("numpy" or "torch"), from the running interpreter."""
    folders = [p for p in site.getsitepackages() if p in sys.path and os.path.isdir(p)]
    stdlib = str(Path(os.__file__).parent)
    dynload = [p for p in sys.path if p.endswith("lib-dynload") and os.path.isdir(p)]
    trees = _outermost([stdlib, *dynload, *_shared_libraries()])
    packages = [path for folder in folders for path in _packages(folder, library)]
    sites = sorted({s for tree in trees for s in [*_site_folders(tree), *folders] if _inside(s, [tree])})
    hidden = sorted(path for package in packages for path in _matching(package, HIDDEN))
    return ReadList(tuple(trees), tuple(sites), tuple(packages), tuple(hidden), (stdlib, *dynload, *folders))


def _split(path: str, hidden: tuple[str, ...]) -> Iterator[str]:
    if path in hidden:
        return
    if not any(_inside(h, [path]) for h in hidden):
        yield path
        return
    for entry in sorted(os.listdir(path)):
        yield from _split(os.path.join(path, entry), hidden)


def _packages(folder: str, library: str) -> list[str]:
    if library != "numpy":
        return [folder]
    wanted = [*NUMPY_PACKAGES, *(f"{name.lower()}.libs" for name in NUMPY_PACKAGES)]
    return [path for name in wanted if os.path.exists(path := os.path.join(folder, name))]


def _shared_libraries() -> list[str]:
    """The folders of the shared objects that this process has loaded, and their twins under /usr."""
    paths = [line.split(maxsplit=5)[5].strip() for line in _maps() if ".so" in line and "/" in line]
    folders = {os.path.dirname(p) for p in paths if not _in_python(p)} | {
        os.path.join(sys.base_prefix, "lib")
    }
    folders |= {twin for f in folders if f.startswith("/lib") and os.path.isdir(twin := "/usr" + f)}
    folders |= {f for f in os.environ.get("LD_LIBRARY_PATH", "").split(":") if f.startswith("/")}
    folders |= {store for store in _STORES if sys.base_prefix.startswith(store)}
    found = [f for f in sorted(folders) if f not in _TOO_WIDE and os.path.isdir(f) and not _holds_us(f)]
    return [*found, *(f for f in ["/etc/ld.so.cache"] if os.path.exists(f))]


def _holds_us(folder: str) -> bool:
    """Whether the grader's own source lies there, other than among installed packages, which are hidden."""
    here = str(Path(__file__).resolve())
    return _inside(here, [os.path.realpath(folder)]) and not _in_python(here)


def _maps() -> list[str]:
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="replace") as file:
            return file.readlines()
    except OSError:  # not Linux
        return []


def _in_python(path: str) -> bool:
    return any(part in path for part in ("/site-packages/", "/dist-packages/", "/lib-dynload/"))


def _site_folders(tree: str) -> list[str]:
    roots = [tree, *_matching(tree, ("python*",))]
    return [path for root in roots for path in _matching(root, ("site-packages", "dist-packages"))]


def _matching(folder: str, patterns: tuple[str, ...]) -> list[str]:
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [os.path.join(folder, n) for n in names if any(fnmatch.fnmatch(n, p) for p in patterns)]


def _inside(path: str, trees: list[str]) -> bool:
    return any(path == tree or path.startswith(tree.rstrip("/") + "/") for tree in trees)


def _outermost(paths: list[str]) -> list[str]:
    """Without what lies inside another one of them; a parent sorts before its children."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not _inside(path, kept):
            kept.append(path)
    return kept
