"""The exceptions of the grader, by whose fault it is: the student's, the author's, or our own.

Every message names what, where, what came, what was expected, and what to do next.
"""

from __future__ import annotations


class DescentError(Exception):
    """The root of all exceptions that this package raises on purpose."""


class StudentError(DescentError):
    """Something in a submission: becomes a verdict, never a traceback, and the batch goes on."""


class BadSubmission(StudentError):
    """A submission that cannot be read (not JSON, too large, two candidates, a link); one line."""


class BadWeights(StudentError):
    """A submitted checkpoint that cannot be judged. `verdict` is the name of the verdict it earns."""

    def __init__(self, message: str, verdict: str) -> None:
        super().__init__(message)
        self.verdict = verdict


class AuthorError(DescentError):
    """An assignment that contradicts itself; stops before anything is graded."""


class OurError(DescentError):
    """A fault of the grader or its machine: the exercise has no score, never a zero."""


class WireError(DescentError):
    """Bytes that are no value of the wire, or a value that the wire does not carry."""


class SandboxError(OurError):
    """The sandbox could not be started, or broke by no act of the student."""


class SeedError(OurError):
    """The grading seed cannot be read, or is gone while reports exist."""
