"""What `diagnose` says, all in one place: the kind, a slash where it has several sentences, the sentence.

Each starts in lower case (names of outputs may come before), states the fact, and after a colon says what
to try next. No number of the answer may stand in it: it is shown for hidden cases too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Diagnosis:
    """What would turn the expected answer into the given one: a kind for tables, a sentence for people."""

    kind: str
    text: str


def say(key: str, kind: str = "", **names: object) -> Diagnosis:
    """The diagnosis of WORDS[key]; its kind is the key up to a slash, if no other is given."""
    return Diagnosis(kind or key.partition("/")[0], WORDS[key].format(**names))


WORDS = {
    "nonfinite": "there is {what} {where}: look for a division by zero, the logarithm of zero, or an "
    "exponential that overflows",
    "overflow": "{what} appears exactly where {name} is large: an exponential overflows; subtract the "
    "maximum first, or use the stable form of the formula",
    "overflow/somewhere": "{what} appears where {name} is very large: an exponential overflows; subtract "
    "the maximum first, or use the stable form of the formula",
    "log_of_zero": "{what} appears exactly where {name} is zero: look at what divides by it or takes its "
    "logarithm, and add the epsilon or use the stable form",
    "zeros": "every entry is zero: is the result ever written into what you return?",
    "constant": "every entry is the same number: look for a reduction over all axes, or a value that the "
    "inputs never reach",
    "empty": "there is nothing in it: a slice such as pad:-pad is empty where pad is 0; write pad:pad + length",
    "unchanged_input": "it equals the input {name}, unchanged: is the computed value the one you return?",
    # shapes
    "extra_axis": "the values are right, but there is an axis of length 1 too many: sum without keepdims, "
    "or drop it with reshape or squeeze",
    "missing_axis": "the values are right, but an axis of length 1 is missing or stands elsewhere: keep it "
    "with keepdims=True, or add it with reshape",
    "transposed": "the values are right, but the axes are in another order: transpose the result, or the "
    "factors that make it",
    "reshaped": "the values are right and in the right order, but in another shape: reshape the result",
    "reshape_for_transpose": "the values are right, but a reshape stands where axes should be exchanged: "
    "reshape keeps the order in memory, transpose moves the axes",
    "wrong_shape_broadcast": "an array of shape (N,) met one of (N, 1) and they were spread to (N, N): "
    "bring both to one shape before you combine them",
    "wrong_shape_broadcast/repeated": "the right values are there, repeated along an axis: look where two "
    "shapes are spread against each other",
    "cropped": "the values are right, but some at the border are missing: look at the range of the loop, "
    "the output size, and the slice that cuts off padding",
    "not_cropped": "the right values are inside, with entries around them that do not belong there: cut off "
    "the padding, or stop the loop earlier",
    "not_reduced": "the {name} over {axes} of what you return is right: take it as the last step",
    # reductions and products of the inputs
    "wrong_axis": "entries {what} along axis {given}, and should along axis {right}: change axis= where you "
    "normalise",
    "wrong_axis/input": "it is the {op} of {name} over {axes_got}, and the exercise wants it over {axes}: "
    "change axis=",
    "reduction": "it is the {op_got} of {name} over {axes}, where the {op} is asked for: change the "
    "reduction",
    "product_order": "it is a product of {name_a} and {name_b}, but in another order or with one of them "
    "transposed: write down the shape of each factor",
    # factors
    "factor": "it is {fact}{turned}: {advice}",
    "sign": "each entry has the opposite sign: look for a minus that is missing or one too many",
    "normalised": "it is the expected one scaled so that its {name} is one{turned}: normalise nothing here, "
    "or do it over other axes",
    "constant_factor": "all entries are off by one and the same factor{turned}: look for a constant that is "
    "missing, doubled, or another one than the formula's",
    "input_factor_missing": "the factor {name} is missing: multiply by it, entry by entry, as the chain "
    "rule or the formula says",
    "factor_n_missing": "apart from the term with {name}, it is too large by the factor {length}: divide the data "
    "term by it, once",
    "factor_n_extra": "apart from the term with {name}, it is too small by the factor {length}: divide the data "
    "term by it once less",
    "mask_turned": "yours and the expected one add up to {name}: turn the condition of the mask",
    "input_factor_extra": "it is multiplied by {name} once too often: leave that factor out",
    # terms
    "penalty": "what is {side} is {name} times {what}, up to a factor like 1/2: look at the regularisation "
    "term, its factor, and which weights it sums",
    "term": "it differs by exactly {name}, which is {side}: compare with the formula's terms",
    "term_missing": "it differs by a multiple of {name}: see whether a term with {name} is missing, counted "
    "twice, or has another factor than the formula's",
    "offset": "every entry is off by one and the same number: look for a constant that is missing or added "
    "without need",
    "offset/input": "every entry is off by {name}: see whether it is missing, or added where it does not "
    "belong",
    "off_by_one": "every entry is off by exactly one: does the counting start at zero?",
    "line_offset": "along axis {axis} all entries are off by one number, another for each line: look at "
    "what is subtracted or added over axis {axis} (a mean, a bias, a log-sum)",
    "line_factor": "along axis {axis} all entries are off by one factor, another for each line: look at "
    "what normalises or scales over axis {axis}",
    # functions
    "function": "it is {fact}",
    "clipped": "it is the expected one clipped at some bound: leave the clip out, or widen it",
    "softmax_again": "it is the expected one with a softmax applied once more: does the loss or the layer "
    "below apply it already?",
    "accumulated": "it is the running sum of the expected one along axis {axis}: is a buffer reset where it "
    "should be?",
    "not_accumulated": "its running sum along axis {axis} is right: add contributions up along it, with += "
    "and not =",
    # order
    "reversed": "all axes run backwards: look for a kernel or an index that is flipped",
    "reversed/axis": "axis {axis} runs backwards: look at the direction of the loop, or a [::-1]",
    "rolled": "everything stands one place too far along axis {axis}, around the end: look for an index off "
    "by one",
    "shifted": "everything stands one place too far along axis {axis}: look for an index off by one",
    "exchanged": "two entries stand in each other's place: look at the index that writes them",
    "permuted": "all the right numbers are there, in wrong places: look for a reshape that should be a "
    "transpose, or at the order of axes and indices",
    "permuted/lines": "along axis {axis} the right lines stand in another order: look at how they are "
    "indexed, joined or split",
    "sorted": "the right entries came sorted: keep them in the order of the inputs",
    # small errors, and errors in a part
    "single_precision": "it is right to about six digits and no further: see whether a value is in single "
    "precision (float32), or an epsilon stands elsewhere than in the formula",
    "nearly_right": "it is right to four or five digits and no further: look for an epsilon in another "
    "place or of another size, a rounded constant, or low precision",
    "one_entry": "only {where} entry is wrong, all others are right: look at the index or the condition "
    "that treats it differently",
    "region": "only {where} wrong, the rest is right{there}: look at what is done differently there",
    "partly_right": "{share} entries are right, the others not: find what the wrong ones have in common (a "
    "border, an overlap where contributions must add up, a sign, a mask)",
}
