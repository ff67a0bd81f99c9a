"""The course as nbgrader sees it: https://nbgrader.readthedocs.io. Settings of your own go below `configure`."""

from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader puts it here)

try:
    from autograder.nbgrader_plugin import configure

    configure(c, Path(__file__).resolve().parent)
except Exception as error:
    # nbgrader only logs an error in this file, goes on without it, and would run student code in your own account.
    raise SystemExit(f"nbgrader_config.py: {type(error).__name__}: {error}; run `make setup` and use the course's own .venv") from error
