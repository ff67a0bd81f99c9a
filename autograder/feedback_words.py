"""What feedback says of a verdict: calm, precise, short; a sign, a title, what it means, what to try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .verdict import Verdict

UNKNOWN = "an exception of another class"  # in the place of a name that student code made up
IN_PLACE = "Your code writes into its input {names}; that costs nothing here, but surprises whoever calls it."
HIDDEN = "The inputs of cases marked hidden are drawn at grading; their values are not shown."
FIRST = "Nothing to mend: every exercise is right."
BLANK = "The reason stands above. Mend it, run the notebook from the top, save it and submit it again."
BLANK_OURS = "The grader failed on this submission. You lose no points, and there is nothing for you to do: your instructor will see to it."
PENDING_PART = "Not in this total yet: {points}, until a person has read the answer."
OURS_PART = "Without a score: {points}, by a fault of the grader and not of yours; your instructor will see to it."

# The states of an exercise, in the order of the tally: its sign there, and what a count of them is called.
TALLY = (
    ("right", "✓", "right"), ("part", "◐", "partly right"), ("wrong", "✗", "not right"), ("missing", "○", "not there yet"),
    ("pending", "…", "waiting for a person"), ("ours", "?", "without a score by our fault"),
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """`sign` and `title` together say the verdict without colour."""

    sign: str
    title: str
    means: str
    advice: str = ""


WORDS: Mapping[Verdict, Words] = {
    Verdict.PASS: Words("✓", "right", "Every case is right."),
    Verdict.WRONG: Words(
        "✗", "other values", "Shape and kind are right, the values are not.",
        "Work the smallest input out by hand from the formula, and print each intermediate value of your code beside it.",
    ),
    Verdict.SHAPE: Words(
        "✗", "another shape", "What came has another shape, or another number of parts, than the docstring says.",
        "Print the shape after each line of your function; the first that differs from the docstring is the place.",
    ),
    Verdict.DTYPE: Words(
        "✗", "another kind", "What came is of another kind than was asked for: a list for an array, say, or a boolean for a number.",
        "Return exactly what the docstring lists, in its order: arrays and numbers, no other objects.",
    ),
    Verdict.NONFINITE: Words(
        "✗", "nan or infinity", "There is a nan or an infinity where a finite number was expected.",
        "Look for an exp of something large, a log of 0 or a division by 0, and print the largest and smallest value before it.",
    ),
    Verdict.RAISED: Words(
        "✗", "an exception", "Your code stopped with an exception before it gave an answer.",
        "Run the line named here alone in a new cell, with small arrays of the shapes in the docstring.",
    ),
    Verdict.TIMEOUT: Words(
        "✗", "out of time", "Your code was still computing when its time was up; a right answer needs a small part of that time.",
        "Look for a loop that never ends, or for a loop over single entries where one array operation does the work.",
    ),
    Verdict.MEMORY: Words(
        "✗", "out of memory", "Your code asked for more memory than there is.",
        "Print the shapes in your function: one of them is far larger than the docstring's, as when (N,) meets (N, 1).",
    ),
    Verdict.KILLED: Words(
        "✗", "no answer came", "The process that ran your code ended, or sent nothing that can be read.",
        "Look for a call of exit, a recursion without end, or threads and processes of your own; then restart the kernel and run all.",
    ),
    Verdict.FORBIDDEN: Words(
        "✗", "not allowed here", "Your code uses something that this exercise asks you to write out yourself.",
        "Write this step out with the operations that the exercise allows.",
    ),
    Verdict.MISSING: Words(
        "○", "not there yet", "There is nothing to judge: no function of this name, or one that still raises NotImplementedError.",
        "Write it, run its check cell, and submit the notebook as saved after that.",
    ),
    Verdict.LEAK: Words(
        "!", "too good to be true", "The result is better than the data allow, so the model must have seen what it should predict.",
        "Look at which entries your model sees when it predicts one; a person will look at this result, too.",
    ),
    Verdict.PENDING: Words("…", "waits for a person", "A person reads this answer; its points come later."),
    Verdict.OURS: Words(
        "?", "our fault", "The grader failed here. That is no fault of yours and you lose no points: your instructor will grade it."
    ),
}  # fmt: skip

# A trained result is a file of weights, measured on fresh data: the same verdicts mean something else.
TRAINED: Mapping[Verdict, Words] = {
    Verdict.PASS: Words("✓", "right", "The trained model reaches the bar on data it has never seen."),
    Verdict.WRONG: Words(
        "✗", "below the bar", "The trained model was measured on data it has never seen, and does not reach the bar yet.",
        "Look at the training loss first: where it still falls, train longer; where it does not, try another learning rate.",
    ),
    Verdict.MISSING: Words(
        "○", "no weights yet", "There is no file of trained weights to measure.", "Run the training cell and submit the file that it writes."
    ),
    Verdict.SHAPE: Words("✗", "other shapes", "The file's tensors, or what the model gives, have other names or shapes than the exercise asks for."),
    Verdict.DTYPE: Words("✗", "another kind", "A tensor in the file, or what the model gives, is of another kind than the exercise asks for."),
    Verdict.NONFINITE: Words("✗", "nan or infinity", "There is a nan or an infinity among the trained weights, or in what the model gives."),
    Verdict.RAISED: Words("✗", "does not run", "The file of trained weights cannot be read, or the model stopped with an exception."),
    Verdict.TIMEOUT: Words("✗", "out of time", "The model was still computing its predictions when its time was up."),
    Verdict.MEMORY: Words("✗", "too large", "The file of trained weights is larger than what is read, or the model needs more memory than there is."),
    Verdict.FORBIDDEN: Words("✗", "not allowed here", "The file has a format that is never opened, since it could hold code."),
}  # fmt: skip
# A played result is a policy that was asked for actions.
PLAYED: Mapping[Verdict, Words] = {
    Verdict.PASS: Words("✓", "right", "The policy reaches the bar in episodes it has never met."),
    Verdict.WRONG: Words(
        "✗", "below the bar", "The policy was played in episodes it has never met, and does not reach the bar yet.",
        "Watch the worst episode: what did the policy see before it went wrong, and which action would have helped?",
    ),
    Verdict.SHAPE: Words(
        "✗", "another shape", "The policy's action has another shape than the docstring says.",
        "Call your policy on one batch of observations of the docstring's shape, and print the shape of what it gives.",
    ),
    Verdict.DTYPE: Words(
        "✗", "another kind", "What the policy gave is of another kind than an action: a float or a boolean for an index, say.",
        "Call your policy on one batch of observations, and print the type and dtype of what it gives.",
    ),
    Verdict.NONFINITE: Words("✗", "nan or infinity", "There is a nan or an infinity in the policy's action, or in the submitted weights."),
    Verdict.MISSING: Words(
        "○", "not there yet", "There is no policy to play: no function of this name, one that still raises NotImplementedError, or no file of weights.",
        "Write it, train it where that is asked for, run its check cell, and submit the notebook as saved after that.",
    ),
    Verdict.RAISED: Words("✗", "an exception", "The policy stopped with an exception, or the submitted file cannot be read."),
    Verdict.TIMEOUT: Words(
        "✗", "out of time", "An action did not come in its time, or a round of episodes took longer than it may.",
        "Time your policy on one batch: it is asked at every step, so nothing that can be done once should stand in it.",
    ),
    Verdict.KILLED: Words("✗", "no action came", "The process of the policy ended, or sent nothing that can be read, in the place of an action."),
}  # fmt: skip
NO_ACTION = Words(
    "✗", "no such action", "The policy gave an action that the environment does not have.",
    "Print the smallest and the largest action that your policy gives, and hold them against the docstring.",
)  # fmt: skip
SLOW = Words(
    "✗", "right, but slow", "The values are right; beside them the exercise asks for speed.",
    "Look for a loop over single entries, windows or pictures: gather what all of them need in one array, and let one product of matrices do the work.",
)  # fmt: skip
UNUSED = Words("✗", "not its weights", "What was measured does not come from the trained weights.")


def words_for(verdict: Verdict, trained: bool, slip: bool = False, slow: bool = False, played: str = "") -> Words:
    """What to say of a verdict on an exercise of any kind; a trained result has one known slip alone. `played`: how far a played one
    came, "measured" or "broken off"."""
    if slow:
        return SLOW
    if trained and slip and verdict is Verdict.WRONG:
        return UNUSED
    if played:
        return NO_ACTION if verdict is Verdict.WRONG and played != "measured" else PLAYED.get(verdict, TRAINED.get(verdict, WORDS[verdict]))
    return TRAINED.get(verdict, WORDS[verdict]) if trained else WORDS[verdict]


def number(points: float) -> str:
    """Points as people write them: at most two places."""
    return f"{round(points, 2):g}"


def points_of(points: float) -> str:
    return f"{number(points)} {'point' if points == 1 else 'points'}"


def listed(names: list[str], most: int = 4) -> str:
    """ "a", "a and b", "a, b and 3 others"."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
