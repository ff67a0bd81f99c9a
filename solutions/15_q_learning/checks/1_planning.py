"""Checks of part 1: returns, the grid world, backups, values of policies, the best policy by three ways and by two witnesses."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder import draw
from autograder.compare import Mismatch, compare
from autograder.spec import Case, graded, manual
from autograder.verify import refuse

# ------------------------------------------------------------------------------------------------ worlds


def plan_P(S, A, ends=0, wide=3):
    """P (S, A, S): from each free state and action to `wide` states, with random probabilities. The last `ends` states absorb."""

    def make(rng, _):
        P = np.zeros((S, A, S))
        for s in range(S):
            for a in range(A):
                reached = rng.permutation(S)[: min(wide, S)]
                P[s, a, reached] = rng.dirichlet(np.ones(len(reached)))
        for s in range(S - ends, S):
            P[s] = np.eye(S)[s]
        return P

    return draw.given(make)


def plan_R(ends=0, scale=2.0, shift=0.0, sign=0, various=False):
    """R (S, A) of the case's P, 0 where states absorb; sign 1 or -1: all others above or below 0."""

    def make(rng, case):
        R = rng.normal(shift, scale, case.P.shape[:2])
        R = sign * (np.abs(R) + 0.5) if sign else R
        if various:  # in every state another action is much better: the last one in the first state, the first one in the second
            R[np.arange(len(R)), np.r_[R.shape[1] - 1, 0, rng.integers(0, R.shape[1], len(R) - 2)]] += 20
        R[len(R) - ends :] = 0
        return R

    return draw.given(make)


def plan_apart(S, A):
    """P of two halves with no way from the one to the other."""

    def make(rng, case):
        P = np.zeros((S, A, S))
        half = S // 2
        P[:half, :, :half] = plan_P(half, A).make(rng, case)
        P[half:, :, half:] = plan_P(S - half, A).make(rng, case)
        return P

    return draw.given(make)


def plan_policy(certain=False):
    """(S, A) probabilities; certain: one action each, at random."""

    def make(rng, case):
        S, A = case.P.shape[:2]
        return np.eye(A)[rng.integers(0, A, S)] if certain else rng.dirichlet(np.ones(A), S)

    return draw.given(make)


def plan_V(scale=2.0):
    return draw.given(lambda rng, case: rng.normal(0, scale, len(case.P)))


def plan_one_pays(low, high):
    """R (S, A) of the case's P: all 0 but in one state, whose rewards lie between low and high."""

    def make(rng, case):
        S, A = case.P.shape[:2]
        R = np.zeros((S, A))
        R[rng.integers(S)] = rng.uniform(low, high, A)
        return R

    return draw.given(make)


def plan_alone(S, A):
    """P in which every state leads to itself, whatever is done."""
    return np.repeat(np.eye(S)[:, None], A, axis=1)


def plan_between():
    """A tolerance that sweeps from V = 0 reach well between two of them, where every state leads to itself and one pays: the error after k sweeps is gamma^k |V|."""

    def make(rng, case):
        pays = (case.policy * case.R).sum(axis=1) if hasattr(case, "policy") else case.R.max(axis=1)
        return float(case.gamma ** (2 + rng.uniform(0.45, 0.55)) * np.abs(pays).max() / (1 - case.gamma))

    return draw.given(make)


def plan_within(tol_of: str = "tol"):
    """V within the promised error. The reference may be off by as much; tolerances below rounding of a part in a million are not insisted on."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        found = compare(want, got)
        if any(str(m.verdict) != "WRONG" for m in found):
            return found
        off = float(np.max(np.abs(got["V"] - want["V"])))
        allowed = 2 * inputs[tol_of] + 1e-6 * float(np.max(np.abs(want["V"])))
        if off <= allowed:
            return []
        return refuse("V is off by more than tol", f"V is off by up to {off:.4g}; tol is {inputs[tol_of]:g}", "V")

    return check


# ------------------------------------------------------------------------------------------------ returns and the grid world

RETURN = {
    "WRONG": "Write the sum for three rewards: r0 + gamma r1 + gamma^2 r2. The first reward is not discounted.",
    "SHAPE": "The return is one number.",
    "DTYPE": "The return is one number.",
}


@graded(points=1, cases=[
    Case("six rewards", rewards=draw.normal(6, loc=1), gamma=draw.uniform(low=0.5, high=0.8), hint=RETURN),
    Case("three thousand rewards at gamma 0.2", rewards=draw.normal(3000, loc=1), gamma=0.2, hint=RETURN | {
        "NONFINITE": "0.2^3000 is 0 to the computer. Multiply by such a number, or go backwards: G = r + gamma G; never divide by it.",
    }),
    Case("gamma 1", rewards=draw.normal(5, loc=1), gamma=1.0, hidden=True, hint=RETURN | {"*": "With gamma = 1 the return is the plain sum."}),
    Case("gamma 0", rewards=draw.normal(4, loc=3), gamma=0.0, hidden=True, hint=RETURN | {"*": "With gamma = 0 the first reward is all that counts: 0^0 is 1."}),
    Case("a single reward", rewards=draw.normal(1, loc=3), gamma=draw.uniform(low=0.5, high=0.8), hidden=True, hint=RETURN),
])  # fmt: skip
def discounted_return(s, rewards, gamma):
    return {"G": s.discounted_return(rewards, gamma)}


def plan_layout(H, W, walls=2):
    """A random floor plan with a "+", a "-" and some walls."""

    def make(rng, _):
        cells = np.array(["."] * (H * W))
        cells[rng.permutation(H * W)[: walls + 2]] = ["+", "-"] + ["#"] * walls
        return ["".join(row) for row in cells.reshape(H, W)]

    return draw.given(make)


GRID = {
    "WRONG": "Take P[s, a] of one cell and print it as a picture (H, W): does it sum to 1, does the robot stay where a wall is, are the sides those of the wanted direction? In a corner two outcomes are the same cell: add up.",
    "SHAPE": "P is (S, 4, S), R is (S, 4), with S = H * W, walls and exits included.",
    "RAISED": "Cell (i, j) is state i * W + j: the row times the WIDTH. Look at the neighbour only after you know that it lies on the plan.",
}


@graded(points=4, cases=[
    Case("the lecture's world", layout=["...+", ".#.-", "...."], living_reward=draw.uniform(low=-0.5, high=-0.1), drift=draw.uniform(low=0.2, high=0.5), hint=GRID),
    Case("two rows, no exit", layout=["..#", "..."], living_reward=draw.uniform(low=0.3, high=0.8), drift=draw.uniform(low=0.2, high=0.5), hint=GRID),
    Case("a drawn plan", layout=plan_layout(3, 5, walls=3), living_reward=draw.uniform(low=-0.5, high=-0.1), drift=draw.uniform(low=0.2, high=0.5), hidden=True, hint=GRID),
    Case("a corridor", layout=["-..+.#."], living_reward=draw.uniform(low=-0.5, high=-0.1), drift=draw.uniform(low=0.6, high=0.9), hidden=True, hint=GRID | {
        "*": "One row is a world too: above and below it there is nothing, and the robot stays. Beside an exit a slip goes up or down.",
    }),
    Case("a dry floor", layout=["+.#", "..-", "..+"], living_reward=draw.uniform(low=-0.5, high=-0.1), drift=0.0, hidden=True, hint=GRID | {
        "*": "drift may be 0: the robot goes where it wants. There may be several exits of a kind.",
    }),
])  # fmt: skip
def grid_world(s, layout, living_reward, drift):
    P, R = s.grid_world(layout, living_reward, drift)
    return {"P": P, "R": R}


# ------------------------------------------------------------------------------------------------ one backup, and the value of a policy

BACKUP = {
    "WRONG": "One entry by hand: R[s, a] + gamma * sum over t of P[s, a, t] * V[t]. V belongs to the NEXT state, and gamma to the future alone.",
    "SHAPE": "Q has an entry for each state and action: (S, A). The maximum comes later.",
    "RAISED": "P is (S, A, S): its last axis is the next state, and V (S,) is summed against that one.",
}
BACKUP_ONE = {"*": "An axis of length 1 is an axis: with one state or one action Q is still (S, A)."}


@graded(points=1, cases=[
    Case("five states, two actions", P=plan_P(5, 2), R=plan_R(), V=plan_V(), gamma=draw.uniform(low=0.5, high=0.8), hint=BACKUP),
    Case("as many actions as states", P=plan_P(3, 3), R=plan_R(), V=plan_V(), gamma=draw.uniform(low=0.5, high=0.8), hint=BACKUP),
    Case("a single action", P=plan_P(4, 1), R=plan_R(), V=plan_V(), gamma=1.0, hidden=True, hint=BACKUP | BACKUP_ONE),
    Case("a single state", P=plan_P(1, 3), R=plan_R(), V=plan_V(), gamma=draw.uniform(low=0.2, high=0.4), hidden=True, hint=BACKUP | BACKUP_ONE),
])  # fmt: skip
def bellman_backup(s, P, R, V, gamma):
    return {"Q": s.bellman_backup(P, R, V, gamma)}


GREEDY = {
    "WRONG": "The action with the largest Q: reward and discounted future, averaged over next states. Not the largest reward, not the best neighbour.",
    "SHAPE": "One action for each state: (S,).",
    "DTYPE": "Actions are whole numbers: argmax, not max.",
}


def plan_near():
    """R of the case's P, V and gamma for which the values of a state's actions lie 0.002 apart, near 1000, in random order."""

    def make(rng, case):
        values = 1000 + 0.002 * rng.permuted(np.tile(np.arange(case.P.shape[1]), (len(case.P), 1)), axis=1)
        return values - case.gamma * case.P.dot(case.V)

    return draw.given(make)


@graded(points=1, cases=[
    Case("24 states, five actions", P=plan_P(24, 5), R=plan_R(scale=1), V=plan_V(4), gamma=draw.uniform(low=0.3, high=0.4), hint=GREEDY),
    Case("a short-sighted agent", P=plan_P(24, 5), R=plan_R(scale=1), V=plan_V(6), gamma=draw.uniform(low=0.1, high=0.2), hint=GREEDY | {
        "*": "gamma is small here: what comes next counts little beside the reward.",
    }),
    Case("far more actions than states", P=plan_P(5, 24, wide=2), R=plan_R(scale=1), V=plan_V(3), gamma=draw.uniform(low=0.8, high=0.9), hidden=True, hint=GREEDY),
    Case("all rewards negative", P=plan_P(20, 4), R=plan_R(scale=2, sign=-1), V=plan_V(3), gamma=1.0, hidden=True, hint=GREEDY),
    Case("actions that hardly differ", P=plan_P(20, 4), V=plan_V(3), gamma=draw.uniform(low=0.8, high=0.9), R=plan_near(), hidden=True, hint=GREEDY | {
        "WRONG": "The best action leads by 0.002 where Q is near 1000. That is no tie: np.isclose would call it one. Compare exactly.",
    }),
])  # fmt: skip
def greedy_policy(s, P, R, V, gamma):
    return {"policy": s.greedy_policy(P, R, V, gamma)}


SWEEP = {
    "WRONG": "One sweep: for each state the average of Q over the policy's probabilities. Compare the new V with the old by the largest |difference|, and look at the formula for the error before you stop.",
    "SHAPE": "V has one value for each state: (S,).",
    "TIMEOUT": "gamma^k shrinks by itself: the loop must end. Does the change that you look at belong to this sweep?",
}
SWEEP_COARSE = {"WRONG": "The last change is small, the error is not: it may be gamma / (1 - gamma) times as large. Sweep on until THAT is below tol."}
SWEEP_DOWN = {"WRONG": "All values fall here: the change is negative, and a negative number is always below tol. Take its absolute value. And do not keep the 0 that V began with."}
SWEEP_MANY = {"WRONG": "All states but one stand still here, and the promise is for each of them: the LARGEST change counts, no average over states. And if you work out the number of sweeps beforehand: how large are the rewards?"}
SWEEP_LAST = {"WRONG": "The bound holds for the new V of the last sweep, and that one is to be returned, not the V before it: a sweep counts much when gamma is small. A number of sweeps is rounded up."}
SWEEP_LONG = {"WRONG": "gamma = 0.99 needs a thousand sweeps and more: the error decides when to stop, not a number of sweeps."}


@graded(points=3, verify=plan_within(), cases=[
    Case("five states, two actions", P=plan_P(5, 2), R=plan_R(sign=1), policy=plan_policy(), gamma=draw.uniform(low=0.5, high=0.8), tol=1e-9, hint=SWEEP),
    Case("a coarse tolerance", P=plan_P(6, 2, wide=4), R=plan_R(scale=1, shift=2), policy=plan_policy(), gamma=0.95, tol=0.05, hint=SWEEP | SWEEP_COARSE),
    Case("rewards below 0, a world that ends", P=plan_P(6, 3, ends=2), R=plan_R(ends=2, sign=-1), policy=plan_policy(), gamma=draw.uniform(low=0.7, high=0.8), tol=1e-9, hidden=True, hint=SWEEP | SWEEP_DOWN),
    Case("gamma 0.99", P=plan_P(4, 3), R=plan_R(shift=1), policy=plan_policy(), gamma=0.99, tol=1e-4, hidden=True, hint=SWEEP | SWEEP_LONG),
    Case("one state of forty pays", P=plan_alone(40, 2), R=plan_one_pays(-50, -30), policy=plan_policy(), gamma=draw.uniform(low=0.85, high=0.9), tol=0.01, hidden=True, hint=SWEEP | SWEEP_MANY),
    Case("hardly any future", P=plan_alone(5, 3), R=plan_one_pays(2, 9), policy=plan_policy(), gamma=draw.uniform(low=0.05, high=0.1), tol=plan_between(), hidden=True, hint=SWEEP | SWEEP_LAST),
])  # fmt: skip
def policy_evaluation(s, P, R, policy, gamma, tol):
    return {"V": s.policy_evaluation(P, R, policy, gamma, tol)}


SOLVE = {
    "WRONG": "P_pi and R_pi are averages over actions with the policy's probabilities in that state. The matrix is I - gamma P_pi, rows: from where, columns: to where.",
    "SHAPE": "V has one value for each state: (S,). P_pi is (S, S).",
    "RAISED": "A singular matrix? With gamma below 1 it never is: where is gamma?",
    "NONFINITE": "A singular matrix? With gamma below 1 it never is: where is gamma?",
}


@graded(points=2, cases=[
    Case("five states, two actions", P=plan_P(5, 2), R=plan_R(), policy=plan_policy(), gamma=draw.uniform(low=0.5, high=0.8), hint=SOLVE),
    Case("one action in each state", P=plan_P(6, 3, ends=1), R=plan_R(ends=1), policy=plan_policy(certain=True), gamma=draw.uniform(low=0.5, high=0.8), hint=SOLVE),
    Case("gamma 0.999", P=plan_P(4, 3), R=plan_R(shift=1), policy=plan_policy(), gamma=0.999, hidden=True, hint=SOLVE | {
        "WRONG": "With gamma = 0.999 a sum over sweeps has hardly begun after a thousand: solve the equations.",
    }),
    Case("a single state", P=plan_P(1, 3), R=plan_R(shift=2), policy=plan_policy(), gamma=draw.uniform(low=0.5, high=0.8), hidden=True, hint=SOLVE | {
        "*": "With one state P_pi is (1, 1) and V is (1,).",
    }),
])  # fmt: skip
def policy_evaluation_exact(s, P, R, policy, gamma):
    return {"V": s.policy_evaluation_exact(P, R, policy, gamma)}


# ------------------------------------------------------------------------------------------------ the best policy

BEST = SWEEP | {
    "WRONG": "One sweep: Q by a backup of V, then in each state the largest Q. One maximum over reward and future together. Then look at the stopping rule.",
    "SHAPE": "V has one value for each state: (S,); the maximum is over actions.",
}


@graded(points=3, verify=plan_within(), cases=[
    Case("five states, three actions", P=plan_P(5, 3), R=plan_R(sign=1), gamma=draw.uniform(low=0.5, high=0.8), tol=1e-9, hint=BEST),
    Case("a coarse tolerance", P=plan_P(6, 2, wide=4), R=plan_R(scale=1, shift=2), gamma=0.95, tol=0.05, hint=BEST | SWEEP_COARSE),
    Case("rewards below 0, a world that ends", P=plan_P(6, 3, ends=1), R=plan_R(ends=1, sign=-1), gamma=draw.uniform(low=0.7, high=0.8), tol=1e-9, hidden=True, hint=BEST | SWEEP_DOWN),
    Case("gamma 0.99", P=plan_P(4, 3), R=plan_R(shift=1), gamma=0.99, tol=1e-4, hidden=True, hint=BEST | SWEEP_LONG),
    Case("one state of forty pays", P=plan_alone(40, 2), R=plan_one_pays(-50, -30), gamma=draw.uniform(low=0.85, high=0.9), tol=0.01, hidden=True, hint=BEST | SWEEP_MANY),
    Case("hardly any future", P=plan_alone(5, 3), R=plan_one_pays(2, 9), gamma=draw.uniform(low=0.05, high=0.1), tol=plan_between(), hidden=True, hint=BEST | SWEEP_LAST),
])  # fmt: skip
def value_iteration(s, P, R, gamma, tol):
    return {"V": s.value_iteration(P, R, gamma, tol)}


QSWEEP = {
    "WRONG": "After one sweep Q is R. In each further one all entries come from the Q of the sweep before, by the largest Q of each next state: no entry may be used before its sweep is over.",
    "SHAPE": "Q has an entry for each state and action: (S, A).",
}


@graded(points=2, cases=[
    Case("two sweeps", P=plan_P(5, 3), R=plan_R(sign=1), gamma=draw.uniform(low=0.5, high=0.8), iterations=2, hint=QSWEEP),
    Case("four sweeps", P=plan_P(4, 3), R=plan_R(), gamma=draw.uniform(low=0.5, high=0.8), iterations=4, hint=QSWEEP),
    Case("rewards below 0, a single action", P=plan_P(5, 1, ends=1), R=plan_R(ends=1, sign=-1), gamma=draw.uniform(low=0.5, high=0.8), iterations=3, hidden=True, hint=QSWEEP | {
        "*": "With one action Q is (S, 1), and values may be below 0: nothing is cut off at the 0 of the start.",
    }),
    Case("a hundred and fifty sweeps", P=plan_P(4, 3), R=plan_R(shift=1), gamma=0.9, iterations=150, hidden=True, hint=QSWEEP | {
        "*": "Exactly so many sweeps, and no end before because two of them look alike.",
    }),
    Case("seven sweeps, gamma 1", P=plan_P(4, 3, ends=1), R=plan_R(ends=1), gamma=1.0, iterations=7, hidden=True, hint=QSWEEP | {
        "*": "gamma may be 1: with seven steps to live, all is finite. Do not stop early.",
    }),
])  # fmt: skip
def q_iteration(s, P, R, gamma, iterations):
    return {"Q": s.q_iteration(P, R, gamma, iterations)}


def plan_best() -> Any:
    """V is V*, and each action of the policy is a best one: looked at from V*, it loses nothing."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        found = [m for m in compare(want, got) if m.path != "policy" or str(m.verdict) != "WRONG"]
        if found:
            return found
        P, R, policy, best = inputs["P"], inputs["R"], got["policy"], want["V"]
        if policy.min() < 0 or policy.max() >= R.shape[1]:
            return refuse("policy names actions that there are not", path="policy")
        states = range(len(R))
        loss = [best[i] - R[i, policy[i]] - inputs["gamma"] * float(P[i, policy[i]].dot(best)) for i in states]
        if max(loss) > 1e-8 * max(1.0, float(np.max(np.abs(best)))):
            return refuse("policy: in some state another action is better", f"policy: in state {int(np.argmax(loss))} another action is better by {max(loss):.4g}", "policy")
        return []

    return check


def plan_twins(S, A, ends=0):
    """P in which every action has a twin that does the same: all best actions tie."""

    def make(rng, case):
        return np.repeat(plan_P(S, A, ends).make(rng, case), 2, axis=1)

    return draw.given(make)


def plan_road(S):
    """P of a road with three actions: action 0 stays; of the other two the one goes on and the other back, in turn. Its end leads to itself."""
    P = np.zeros((S, 3, S))
    for s in range(S - 1):
        P[s, 0, s] = P[s, 1 + s % 2, s + 1] = P[s, 2 - s % 2, max(s - 1, 0)] = 1
    P[S - 1, :, S - 1] = 1
    return P


def plan_paved():
    """R of a road: 1 everywhere, and a millionth more at its end."""

    def make(rng, case):
        R = np.ones(case.P.shape[:2])
        R[-1] += rng.uniform(1e-6, 2e-6)
        return R

    return draw.given(make)


ROUNDS = {
    "WRONG": "Evaluate, make greedy, again, until the value no longer rises. V and policy belong together: the V that you return is the value of the policy that you return.",
    "SHAPE": "policy is (S,): one whole number for each state. V is (S,).",
    "DTYPE": "policy holds the numbers of actions, as whole numbers.",
    "TIMEOUT": "Two actions may tie, and rounding then prefers now this, now that: stop when the value no longer rises.",
}


@graded(points=3, verify=plan_best(), cases=[
    Case("thirty states, three actions", P=plan_P(30, 3), R=plan_R(), gamma=draw.uniform(low=0.85, high=0.95), hint=ROUNDS),
    Case("actions that tie, a world that ends", P=plan_twins(10, 2, ends=2), R=draw.given(lambda rng, case: np.repeat(rng.normal(0, 2, (10, 2)) * (np.arange(10) < 8)[:, None], 2, axis=1)),
         gamma=draw.uniform(low=0.85, high=0.95), hint=ROUNDS),
    Case("rewards below 0", P=plan_P(20, 4, ends=1), R=plan_R(ends=1, sign=-1), gamma=draw.uniform(low=0.85, high=0.95), hidden=True, hint=ROUNDS),
    Case("two worlds without a way between them, gamma 0.99", P=plan_apart(8, 3), R=plan_R(), gamma=0.99, hidden=True, hint=ROUNDS | {
        "*": "A value may rise in one state and stand still in all others: look at every state. At gamma 0.99 a hundred sweeps are far from the exact value.",
    }),
    Case("a road to a place that is hardly better", P=plan_road(8), R=plan_paved(), gamma=draw.uniform(low=0.88, high=0.92), hidden=True, hint=ROUNDS | {
        "*": "Here actions differ by a millionth of V, and that is far more than rounding: np.isclose and np.allclose call it equal unless told otherwise. Each round brings the news one state further.",
    }),
    Case("gamma 0", P=plan_P(15, 4), R=plan_R(), gamma=0.0, hidden=True, hint=ROUNDS | {"*": "With gamma = 0 the best action is the one with the largest reward."}),
])  # fmt: skip
def policy_iteration(s, P, R, gamma):
    policy, V = s.policy_iteration(P, R, gamma)
    return {"policy": policy, "V": V}


RATIO = {
    "WRONG": "Back both up, take the best Q of each state, of V and of U apart, THEN compare: the largest absolute difference after, over the largest before.",
    "SHAPE": "The ratio is one number.",
}


def plan_own(P, R, V, U, gamma):
    """Whether the ratio would be another with V's best actions in both backups, and with U's."""
    rows, Qs = np.arange(len(V)), [R + gamma * P.dot(x) for x in (V, U)]
    moved = np.abs(Qs[0].max(axis=1) - Qs[1].max(axis=1)).max()
    fixed = [gamma * np.abs(P[rows, Q.argmax(axis=1)].dot(U - V)).max() for Q in Qs]
    return [abs(f - moved) > 0.05 * moved for f in fixed]


def plan_unused():
    """R of the case's P in which the action whose Q differs most between V and U is nowhere near the best, and V and U have best actions of their own where there is a way."""

    def make(rng, case):
        moved = np.abs(case.P.dot(case.V - case.U))
        for _ in range(1000):
            R = rng.normal(0, 2, moved.shape)
            R[np.unravel_index(moved.argmax(), moved.shape)] = -50
            if plan_own(case.P, R, case.V, case.U, case.gamma)[0]:
                break
        return R

    return draw.given(make)


def plan_away():
    """U some way from the case's V, mostly above it, with best actions of its own."""

    def make(rng, case):
        for _ in range(1000):
            U = case.V + rng.permutation(np.r_[-6.0, rng.uniform(2, 5, len(case.V) - 1)])
            if all(plan_own(case.P, case.R, case.V, U, case.gamma)):
                break
        return U

    return draw.given(make)


@graded(points=1, cases=[
    Case("five states, three actions", P=plan_P(5, 3), V=draw.given(lambda rng, case: np.r_[9.0, rng.normal(0, 3, 4)]), U=draw.given(lambda rng, case: case.V - np.r_[0.01, rng.uniform(1, 4, 4)]), gamma=draw.uniform(low=0.6, high=0.8), R=plan_unused(), hint=RATIO),
    Case("U above V everywhere", P=plan_P(6, 2), R=plan_R(scale=0.5), V=plan_V(3), U=draw.given(lambda rng, case: case.V + rng.uniform(1, 4, 6)), gamma=draw.uniform(low=0.6, high=0.8), hint=RATIO | {
        "*": "All differences are negative here: the absolute value first, then the largest.",
    }),
    Case("differences of either sign, gamma 1", P=plan_P(8, 4), R=plan_R(scale=1), V=plan_V(3), gamma=1.0, U=plan_away(), hidden=True, hint=RATIO | {
        "*": "V and U have best actions of their own: the maximum over actions is taken of each backup apart.",
    }),
    Case("a single action", P=plan_P(7, 1), R=plan_R(), V=plan_V(3), U=plan_V(3), gamma=draw.uniform(low=0.3, high=0.4), hidden=True, hint=RATIO),
])  # fmt: skip
def contraction_ratio(s, P, R, V, U, gamma):
    return {"ratio": s.contraction_ratio(P, R, V, U, gamma)}


def plan_tol(low, high):
    """A tolerance that is reached after k sweeps, k drawn from low to high, well between k - 1 and k."""

    def make(rng, case):
        k = int(rng.integers(low, high))
        return float(case.gamma ** (k - rng.uniform(0.55, 0.8)) * np.abs(case.R).max() / (1 - case.gamma))

    return draw.given(make)


def plan_tols():
    """A tolerance that the start keeps, and one that is reached after some sweeps."""
    return draw.given(lambda rng, case: np.array([2 * np.abs(case.R).max() / (1 - case.gamma), plan_tol(20, 60).make(rng, case)]))


COUNT = {
    "WRONG": "Solve gamma^k max|R| / (1 - gamma) <= tol for k. Both logarithms are negative. Round up. Check it: k keeps the promise, k - 1 does not.",
    "SHAPE": "k is one whole number.",
    "DTYPE": "k is one whole number.",
}


@graded(points=1, cases=[
    Case("a tight tolerance", R=draw.uniform(5, 3, low=1, high=5), gamma=draw.uniform(low=0.8, high=0.95), tol=plan_tol(20, 60), hint=COUNT),
    Case("rewards below 0", R=draw.uniform(6, 2, low=-5, high=-1), gamma=draw.uniform(low=0.8, high=0.95), tol=plan_tol(20, 60), hint=COUNT | {"*": "The size of rewards counts, not their sign: max|R|."}),
    Case("gamma 0.999", R=draw.normal(4, 3), gamma=0.999, tol=plan_tol(5000, 9000), hidden=True, hint=COUNT),
    Case("near enough from the start", R=draw.normal(4, 2), gamma=draw.uniform(low=0.8, high=0.95), tol=plan_tols(), hidden=True, hint=COUNT | {
        "*": "Two tolerances, one after the other. Where 0 is near enough, no sweep is needed: k is 0, not negative.",
    }, weight=0.5),
])  # fmt: skip
def sweeps_needed(s, R, gamma, tol):
    return {"k": [s.sweeps_needed(R.copy(), gamma, float(one)) for one in np.atleast_1d(tol)]}


# ------------------------------------------------------------------------------------------------ witnesses, and the grid again

ENUMERATE = {
    "WRONG": "A^S policies: every action in every state, in every combination. Of their values take the largest in each state on its own.",
    "SHAPE": "V has one value for each state: (S,).",
    "TIMEOUT": "A^S policies, not S^A or more; each costs one small linear system.",
}


def plan_dear():
    """R of the case's P, all below 0, and the last action of every state by far the cheapest."""

    def make(rng, case):
        R = -1 - rng.uniform(0, 2, case.P.shape[:2])
        R[:, -1] = -rng.uniform(0.1, 0.12, len(R))
        return R

    return draw.given(make)


@graded(points=2, cases=[
    Case("four states, three actions", P=plan_P(4, 3, wide=4), R=plan_R(sign=1, various=True), gamma=draw.uniform(low=0.6, high=0.9), hint=ENUMERATE),
    Case("rewards below 0", P=plan_P(3, 5), R=plan_dear(), gamma=draw.uniform(low=0.6, high=0.9), hint=ENUMERATE | {"*": "The best may be below 0: do not begin with 0."}),
    Case("six states, two actions, an end", P=plan_P(6, 2, ends=1, wide=6), R=plan_R(ends=1), gamma=draw.uniform(low=0.6, high=0.9), hidden=True, hint=ENUMERATE),
    Case("losses without end, gamma 0.99", P=plan_P(4, 3), R=plan_R(sign=-1, scale=6.0), gamma=0.99, hidden=True, hint=ENUMERATE | {"*": "Values may be -1000: no start is low enough but minus infinity. And each policy is evaluated exactly, by a linear solve."}),
    Case("two worlds without a way between them", P=plan_apart(7, 2), R=plan_R(), gamma=draw.uniform(low=0.6, high=0.9), hidden=True, hint=ENUMERATE | {
        "*": "A policy that is best where you begin may be a bad one in states that you never reach from there: compare in each state.",
    }),
])  # fmt: skip
def best_by_enumeration(s, P, R, gamma):
    return {"V": s.best_by_enumeration(P, R, gamma)}


PROGRAMME = {
    "WRONG": "Write V(s) >= R(s, a) + gamma P V with all unknowns on the left and as 'at most': (gamma P(. | s, a) - e_s) V <= -R(s, a). V(s) stands on both sides when the state can stay. c is 1 everywhere.",
    "SHAPE": "One row for each pair of state and action: A_ub (S * A, S), b_ub (S * A,), c (S,).",
    "RAISED": "A reshape (S, A, S) -> (S * A, S) puts state s and action a at row s * A + a.",
}


@graded(points=2, cases=[
    Case("four states, three actions", P=plan_P(4, 3), R=plan_R(), gamma=draw.uniform(low=0.6, high=0.9), hint=PROGRAMME),
    Case("three states, two actions, an end", P=plan_P(3, 2, ends=1), R=plan_R(ends=1), gamma=draw.uniform(low=0.6, high=0.9), hint=PROGRAMME),
    Case("a single action", P=plan_P(5, 1), R=plan_R(), gamma=draw.uniform(low=0.6, high=0.9), hidden=True, hint=PROGRAMME),
    Case("as many actions as states", P=plan_P(3, 3), R=plan_R(sign=-1), gamma=draw.uniform(low=0.6, high=0.9), hidden=True, hint=PROGRAMME),
])  # fmt: skip
def bellman_programme(s, P, R, gamma):
    c, A_ub, b_ub = s.bellman_programme(P, R, gamma)
    return {"c": c, "A_ub": A_ub, "b_ub": b_ub}


def plan_lead(layout, living_reward, drift, gamma):
    """In the free cell where it is smallest, the lead of the best action over the next. Written apart from the notebook: by values of neighbours, not by P."""
    H, W = len(layout), len(layout[0])
    free = [(i, j) for i in range(H) for j in range(W) if layout[i][j] == "."]
    around = {}
    for i, j in free:
        cells = [(i, j - 1), (i + 1, j), (i, j + 1), (i - 1, j)]
        around[i, j] = [c if 0 <= c[0] < H and 0 <= c[1] < W and layout[c[0]][c[1]] != "#" else (i, j) for c in cells]
    number = {cell: k for k, cell in enumerate(free)}
    paid = np.array([{"+": 1.0, "-": -1.0}.get(layout[i][j], 0.0) for i in range(H) for j in range(W)])
    to = np.array([[number.get(c, len(free)) for c in around[f]] for f in free])
    pay = np.array([[paid[c[0] * W + c[1]] for c in around[f]] for f in free])
    V = np.zeros(len(free) + 1)
    for _ in range(400):
        there = pay + gamma * V[to]
        Q = living_reward + (1 - drift) * there + drift / 2 * (np.roll(there, 1, axis=1) + np.roll(there, -1, axis=1))
        V[:-1] = Q.max(axis=1)
    Q = np.sort(Q, axis=1)
    return float((Q[:, 3] - Q[:, 2]).min())


def plan_clear(H, W, walls):
    """A drawn plan on which the best action leads by 0.003 and more in every free cell, whatever walls and exits there are."""

    def make(rng, case):
        while True:
            layout = plan_layout(H, W, walls).make(rng, case)
            if plan_lead(layout, case.living_reward, case.drift, case.gamma) > 0.004:
                return layout

    return draw.given(make)


def plan_turned(*rows):
    """The plan seen from any of its eight sides: turned, or in a mirror."""

    def make(rng, case):
        plan = np.array([list(row) for row in rows])
        plan = plan.T if rng.random() < 0.5 else plan
        return ["".join(row) for row in plan[:: rng.choice([1, -1]), :: rng.choice([1, -1])]]

    return draw.given(make)


def plan_corridor():
    """One row with two exits, between which and beside which somebody may stand, and the best action is clear everywhere."""

    def make(rng, case):
        while True:
            free = ["."] * int(rng.integers(7, 12))
            bad, good = rng.choice(len(free), 2, replace=False)
            free[bad], free[good] = "-", "+"
            if abs(bad - good) > 2 and plan_lead(["".join(free)], case.living_reward, case.drift, case.gamma) > 0.004:
                return ["".join(free)]

    return draw.given(make)


ARROWS = {
    "WRONG": "Check grid_world and policy_iteration first. Then the drawing: actions 0, 1, 2, 3 are < v > ^, and cell (i, j) is state i * W + j.",
    "SHAPE": "H strings, each of W characters.",
    "DTYPE": "H strings, each of W characters.",
}


@graded(points=2, cases=[
    Case("the lecture's world, living reward -0.4", layout=plan_turned("...+", ".#.-", "...."), living_reward=-0.4, drift=0.2, gamma=0.99, hint=ARROWS),
    Case("the lecture's world, living reward 0", layout=plan_turned("...+", ".#.-", "...."), living_reward=0.0, drift=0.2, gamma=0.99, hint=ARROWS | {
        "WRONG": "Here waiting costs nearly nothing: next to -1 the robot runs into a wall until the floor carries it away. With the values rounded or stopped early these arrows are off.",
    }),
    Case("a drawn plan", living_reward=draw.uniform(low=-0.3, high=-0.1), drift=draw.uniform(low=0.1, high=0.3), gamma=draw.uniform(low=0.93, high=0.97), layout=plan_clear(4, 5, 4), hidden=True, hint=ARROWS),
    Case("a dear life on a drawn plan", living_reward=draw.uniform(low=-3, high=-2), drift=draw.uniform(low=0.3, high=0.4), gamma=draw.uniform(low=0.93, high=0.97), layout=plan_clear(3, 6, 3), hidden=True, hint=ARROWS),
    Case("a slippery floor", living_reward=draw.uniform(low=-0.2, high=-0.1), drift=draw.uniform(low=0.7, high=0.8), gamma=draw.uniform(low=0.93, high=0.97), layout=plan_clear(5, 4, 3), hidden=True, hint=ARROWS),
    Case("a corridor", living_reward=draw.uniform(low=-0.3, high=-0.2), drift=draw.uniform(low=0.1, high=0.3), gamma=draw.uniform(low=0.93, high=0.97), layout=plan_corridor(), hidden=True, hint=ARROWS | {
        "*": "One row is a world too: the width is that of the first row, which may be the only one.",
    }),
])  # fmt: skip
def solve_grid(s, layout, living_reward, drift, gamma):
    return {"arrows": ["".join(row) for row in s.solve_grid(layout, living_reward, drift, gamma)]}


@manual(points=3)
def why_the_arrows_turn():
    """One point for each of the three answers; half a point where the idea is right and the sum is missing or wrong.

    1. It waits for the drift to carry it sideways, out of reach of -1 (drift never goes backwards, and facing the wall or the border no outcome is the exit); waiting costs the
       discount alone, 1 % a step; it avoids a 10 % chance of losing nearly 2.
    2. Into the exit: -2 - 1 = -3. Up, then right: -2 + 0.99 (-2 + 1) = -2.99, better by 0.01 on a dry floor. Slips make the longer way dearer (about -3.8 against -3.6), so the exit of -1 is best.
    3. It no longer waits (up in row 1, left in row 2): a step of delay costs 10 % of the value to come. Both make late worse than early; but a discount shrinks what is put off, bad things too (a bad end is put off gladly),
       while a negative living reward is paid until the end and makes any end attractive.
    """
