"""Part 2: learning from transitions, exploring, the loop, tables that are played, and the replay buffer."""

import numpy as np

from autograder import draw
from autograder.compare import compare
from autograder.spec import Case, graded, played
from autograder.verify import refuse, statistical

# ------------------------------------------------------------------------------------------------ one transition

TARGET = {
    "WRONG": "Three factors: gamma, 1 - terminated, and the largest entry of next_q. The reward stands outside of all of them.",
    "SHAPE": "One target a transition: the maximum runs over the actions, the last axis.",
    "RAISED": "next_q is (A,) for one transition and (N, A) for N: let the maximum run over the last axis.",
}


def learning_flags(n):
    """(n,) bool, half of them true."""

    return draw.given(lambda rng, _: rng.permutation(np.arange(n) < n // 2))


def learning_square(n):
    """(n, n) values whose largest of row i is not the largest of column i."""
    return draw.given(lambda rng, _: rng.normal(size=(n, n)) + 9 * np.roll(np.eye(n), 1, axis=1))


@graded(points=2, cases=[
    Case("five transitions, none at an end", reward=draw.normal(5), next_q=draw.normal(5, 3), terminated=np.zeros(5, bool), gamma=draw.uniform(low=0.3, high=0.7), hint=TARGET),
    Case("some have terminated", reward=draw.normal(6), next_q=draw.normal(6, 3), terminated=learning_flags(6), gamma=draw.uniform(low=0.5, high=0.95), hint=TARGET | {
        "WRONG": "Where the world has terminated the target is the reward: the future goes, the reward stays.",
    }),
    Case("as many transitions as actions", reward=draw.normal(4), next_q=learning_square(4), terminated=learning_flags(4), gamma=0.9, hidden=True, hint=TARGET | {
        "WRONG": "With N = A a maximum over the wrong axis has the right shape. The actions are the last axis.",
    }),
    Case("nothing but losses ahead", reward=draw.normal(5, loc=-3), next_q=draw.uniform(5, 3, low=-9, high=-1), terminated=learning_flags(5), gamma=0.8, hidden=True, hint={
        "WRONG": "The best of negative values is negative: no search from 0, no absolute values.",
    }),
    Case("a batch of one", reward=draw.normal(1, loc=2), next_q=draw.uniform(1, 4, low=1, high=3), terminated=np.zeros(1, bool), gamma=0.6, hidden=True, hint={
        "SHAPE": "A batch of one is a batch: (1,) in, (1,) out.",
    }),
    Case("one transition at a time", reward=draw.normal(4, loc=2), next_q=draw.uniform(4, 3, low=1, high=3), terminated=[False, True, True, False], gamma=0.7, hidden=True, hint={
        "WRONG": "terminated may be Python's True: ~True is -2, and `not` is what turns it round.",
        "*": "Four calls with one transition each: a float, a vector (A,) and a bool. The answer is one number.",
    }),
])  # fmt: skip
def td_target(s, reward, next_q, terminated, gamma):
    if isinstance(terminated, list):
        return {"target": np.array([s.td_target(float(r), q.copy(), end, gamma) for r, q, end in zip(reward, next_q, terminated)])}
    return {"target": s.td_target(reward, next_q, terminated, gamma)}


def learning_transitions(count, states=5, actions=3, stay=False, ends=False):
    """`count` transitions (state, action, reward, next_state, terminated)."""

    def make(rng, case):
        found = []
        for _ in range(count):
            state = int(rng.integers(states))
            action = int(case.Q[state].argmax()) if stay else int(rng.integers(actions))
            away = (state + int(rng.integers(1, states))) % states
            found.append((state, action, float(rng.normal(loc=2)), state if stay else away, ends))
        return found

    return draw.given(make)


UPDATE = {
    "WRONG": "The error is the target, from the row of next_state, minus the entry; alpha times the error is added to the entry, in the very array that came.",
    "RAISED": "Q[next_state] is the row (A,) that td_target wants.",
    "SHAPE": "The TD error is one number, and Q stays (S, A).",
}


@graded(points=2, cases=[
    Case("one step", Q=draw.normal(5, 3), transitions=learning_transitions(1), alpha=0.3, gamma=0.8, hint=UPDATE),
    Case("thirty steps", Q=draw.normal(5, 3), transitions=learning_transitions(30), alpha=0.4, gamma=0.6, hint=UPDATE | {
        "WRONG": "Each step sees what the steps before it have left in Q: change the array that came, and only one entry of it.",
    }),
    Case("the world ends", Q=draw.normal(5, 3, loc=3), transitions=learning_transitions(3, ends=True), alpha=0.5, gamma=0.9, hidden=True, hint={
        "WRONG": "After `terminated` nothing comes: what the table says of that state must not count.",
    }),
    Case("a step that stays where it was", Q=draw.normal(5, 3, loc=2), transitions=learning_transitions(1, stay=True), alpha=0.5, gamma=0.8, hidden=True, hint={
        "WRONG": "next_state is state here: work out the whole target before you write into Q.",
    }),
])  # fmt: skip
def q_learning_update(s, Q, transitions, alpha, gamma):
    Q = Q.copy()
    errors = [s.q_learning_update(Q, *transition, alpha, gamma) for transition in transitions]
    return {"Q": Q, "errors": np.array(errors)}


# ------------------------------------------------------------------------------------------------ exploring

LEARNING_SIGMAS = 6.5  # of one share; with a hundred shares in a case a right answer is refused less than once in a million


def learning_shares(inputs):
    """(N, A): how likely each action is in each state."""
    rows = np.atleast_2d(inputs["q_values"])
    best = np.isclose(rows, np.max(rows, axis=1)[:, None], rtol=0, atol=0)
    return inputs["epsilon"] / rows.shape[1] + (1 - inputs["epsilon"]) * best / best.sum(axis=1, keepdims=True)


def learning_far(counts, p, n):
    """Whether a binomial count lies too far off; the margin of 3 is for probabilities near 0, where the tail is no Gaussian's."""
    return bool(np.any(np.abs(counts - n * p) > LEARNING_SIGMAS * np.sqrt(n * p * (1 - p)) + np.where((p > 0) & (p < 1), 3.0, 1e-9)))


@statistical
def learning_draws(inputs, got, want):
    """Each row's shares, that rows are decided apart, and that the same generator gives the same actions."""
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    w, g = want["actions"], got["actions"]
    if not isinstance(g, np.ndarray) or g.shape != w.shape or g.dtype.kind not in "iu":
        return compare({"actions": w}, {"actions": g})
    p = learning_shares(inputs)
    actions, n = g.reshape(len(g), -1), len(g)
    if g.min() < 0 or g.max() >= p.shape[1]:
        return refuse("an action is none of 0 to A - 1", path="actions")
    if any(learning_far(np.bincount(actions[:, i], minlength=p.shape[1]), p[i], n) for i in range(len(p))):
        return refuse("the shares of the actions are not those announced", path="actions")
    if len(p) > 1:
        pairs = np.zeros((p.shape[1], p.shape[1]))
        np.add.at(pairs, (actions[:, 0], actions[:, 1]), 1)
        if learning_far(pairs, np.outer(p[0], p[1]), n):
            return refuse("two rows of one call are not decided independently", path="actions")
    return compare({"repeats": want["repeats"]}, {"repeats": got["repeats"]})


GREEDY = {
    "WRONG": "With probability epsilon one of ALL actions, evenly; else a best one. Every draw comes from rng.",
    "SHAPE": "(A,) gives one int, (N, A) gives an array (N,).",
    "DTYPE": "Actions are whole numbers.",
    "RAISED": "q_values is (A,) or (N, A): does your code take both?",
}


@graded(points=3, verify=learning_draws, cases=[
    Case("never explores", q_values=draw.spaced(4), epsilon=0.0, calls=50, locked=False, seed=draw.integers(0, 10**6), hint=GREEDY),
    Case("explores half the time", q_values=draw.spaced(3), epsilon=0.5, calls=2500, locked=True, seed=draw.integers(0, 10**6), hint=GREEDY | {
        "RAISED": "q_values is not to be changed, and cannot be written to here: work on a copy.",
    }),
    Case("all values are equal", q_values=np.zeros(4), epsilon=0.1, calls=2000, locked=False, seed=draw.integers(0, 10**6), hidden=True, hint={
        "WRONG": "argmax gives the first of several best. In a fresh table all are best: each must be as likely.",
    }),
    Case("two of four tie below zero", q_values=draw.choice((-3.0, -1.0, -1.0, -2.0), (-1.0, -5.0, -4.0, -1.0)), epsilon=0.0, calls=400, locked=False, seed=draw.integers(0, 10**6), hidden=True, hint={
        "WRONG": "Only the best tie here: the others are never taken while epsilon is 0.",
    }),
    Case("two states at once", q_values=draw.spaced(2, 3), epsilon=0.5, calls=2500, locked=False, seed=draw.integers(0, 10**6), hidden=True, hint=GREEDY | {
        "WRONG": "Every row tosses a coin of its own, and draws an action of its own.",
    }),
    Case("two fresh states", q_values=np.zeros((2, 3)), epsilon=0.1, calls=2500, locked=False, seed=draw.integers(0, 10**6), hidden=True, hint=GREEDY | {
        "WRONG": "All actions tie in both rows: each row draws one of its best on its own. Random numbers that break ties need the shape (N, A), not (A,).",
    }),
    Case("a batch of one", q_values=draw.spaced(1, 4), epsilon=0.3, calls=400, locked=False, seed=draw.integers(0, 10**6), hidden=True, hint=GREEDY | {
        "SHAPE": "A batch of one is a batch: (1, A) in, (1,) out. The number of axes says what came, not the number of rows.",
    }),
])  # fmt: skip
def epsilon_greedy(s, q_values, epsilon, calls, locked, seed):
    q_values = np.array(q_values)
    q_values.flags.writeable = not locked

    def values():
        return q_values if locked else q_values.copy()

    rng, twin = np.random.default_rng(seed), np.random.default_rng(seed)
    actions = np.array([s.epsilon_greedy(values(), epsilon, rng) for _ in range(calls)])
    again = np.array([s.epsilon_greedy(values(), epsilon, twin) for _ in range(50)])
    return {"actions": actions, "repeats": bool(np.array_equal(actions[:50], again))}


LINE = {
    "WRONG": "start + (end - start) * step / steps as long as step < steps, end from then on.",
    "SHAPE": "One number a step.",
}


@graded(points=1, cases=[
    Case("on the way down", steps=40, at=[0, 1, 7, 20, 39, 40], start=draw.uniform(low=0.8), end=draw.uniform(high=0.2), hint=LINE),
    Case("long after", steps=10, at=[3, 10, 11, 25, 1000], start=draw.uniform(low=0.8), end=draw.uniform(low=0.05, high=0.2), hint=LINE | {
        "WRONG": "From step `steps` on the line is flat: epsilon stays at end.",
    }),
    Case("on the way up", steps=8, at=[0, 1, 5, 8, 9, 80], start=draw.uniform(low=0.1, high=0.3), end=draw.uniform(low=0.6), hidden=True, hint={
        "WRONG": "start may be the smaller one: limit the share of the way, not epsilon itself.",
    }),
    Case("one step", steps=1, at=[0, 1, 2], start=draw.uniform(low=0.8), end=draw.uniform(high=0.2), hidden=True, hint={
        "*": "steps may be 1: start at step 0, end from step 1 on.",
    }),
])  # fmt: skip
def linear_epsilon(s, steps, at, start, end):
    return {"epsilon": np.array([s.linear_epsilon(step, start, end, steps) for step in at], dtype=float)}


BONUS = {
    "WRONG": "First counts[state, action] += 1, then beta divided by the square root of that entry.",
    "NONFINITE": "The first visit counts as 1: add before you divide.",
    "SHAPE": "One number a visit.",
}


def learning_visits(n, states=4, actions=3, apart=False):
    """(n, 2): pairs of state and action, all different with `apart`."""
    return draw.given(lambda rng, _: np.stack(np.divmod(rng.choice(states * actions, n, replace=not apart), actions), axis=1))


@graded(points=1, cases=[
    Case("visited before", counts=draw.integers(2, 9, 4, 3), visits=learning_visits(1), beta=draw.uniform(low=2, high=4), hint=BONUS),
    Case("first visits", counts=np.zeros((4, 3), np.int64), visits=learning_visits(6, apart=True), beta=draw.uniform(low=0.2, high=0.8), hint=BONUS),
    Case("again and again", counts=np.zeros((4, 3), np.int64), visits=draw.given(lambda rng, _: np.tile(rng.integers(0, 3, 2), (7, 1))), beta=draw.uniform(low=0.2, high=0.8), hidden=True, hint=BONUS | {
        "WRONG": "counts remembers the visits: write into the array that came, so that the bonus falls as 1, 0.71, 0.58, ...",
    }),
    Case("many actions of one state", counts=draw.integers(0, 4, 4, 3), visits=np.array([[2, 0], [2, 1], [2, 2], [2, 0]]), beta=draw.uniform(low=2, high=4), hidden=True, hint={
        "WRONG": "A pair of state and action is counted, not the state alone.",
    }),
])  # fmt: skip
def exploration_bonus(s, counts, visits, beta):
    counts = counts.copy()
    bonuses = [s.exploration_bonus(counts, int(state), int(action), beta) for state, action in visits]
    return {"bonuses": np.array(bonuses, dtype=float), "counts": counts}


# ------------------------------------------------------------------------------------------------ the loop


def learning_ladder(states=7):
    """Forward only, by one or by two or by three; the last state is where the world ends."""
    return {
        "goes": np.minimum(np.arange(states)[:, None] + np.array([1, 2, 3]), states - 1),
        "ends": np.minimum(np.arange(states)[:, None] + np.array([1, 2, 3]), states - 1) == states - 1,
    }


def learning_ring(states, last=0):
    """On by one, on by two, or by `last` (0: stay); it never ends."""
    goes = (np.arange(states)[:, None] + np.array([1, 2, last])) % states
    return {"goes": goes, "ends": np.zeros(goes.shape, bool)}


def learning_rooms(states=3):
    """Every action stays where it is, and it never ends."""
    goes = np.repeat(np.arange(states)[:, None], 3, axis=1)
    return {"goes": goes, "ends": np.zeros(goes.shape, bool)}


LEARNING_SLOW_RTOL = 1e-4  # of a table that random actions have filled: the reference's is at 1e-12 of the limit


@statistical
def learning_table(inputs, got, want):
    """Without exploration everything is fixed. With it: the table in the limit, the shares of the actions, and who called what how often."""
    if inputs["epsilon"] == 0:
        return compare({k: v for k, v in want.items() if k != "taken"}, {k: v for k, v in got.items() if k != "taken"})
    fixed = ("resets", "seeded", "late")
    found = compare({"Q": want["Q"]}, {"Q": got["Q"]}, rtol=LEARNING_SLOW_RTOL) + compare({k: want[k] for k in fixed}, {k: got[k] for k in fixed})
    found += compare({"returns": got["paid"]}, {"returns": got["returns"]})
    if found or inputs["alpha"] > 1e-6:  # else the table stands as good as still, and the shares are known
        return found
    taken, p = got["taken"], learning_shares({"q_values": inputs["Q"], "epsilon": inputs["epsilon"]})
    if taken.shape != p.shape or taken.sum() != want["taken"].sum():
        return refuse("the environment was not stepped as often as it should be", path="taken")
    if any(learning_far(taken[i], p[i], taken[i].sum()) for i in range(len(p))):
        return refuse("the actions taken are not epsilon-greedy in Q", path="taken")
    return []


LOOP = {
    "WRONG": "Action by epsilon_greedy from Q[state], one step, one update, on to next_state; a return is the sum of the rewards.",
    "SHAPE": "returns has one entry an episode.",
    "RAISED": "reset() gives (state, info), step(action) five values. Reset before each episode, and use nothing else of env.",
    "TIMEOUT": "An episode is over when it has terminated or was truncated: does your loop look at both?",
}


@graded(points=5, verify=learning_table, cases=[
    Case("episodes that terminate", world=learning_ladder(), limit=50, Q=draw.spaced(7, 3), episodes=6, alpha=0.4, epsilon=0.0, seed=draw.integers(0, 10**6), reward=draw.normal(7, 3), hint=LOOP),
    Case("cut by the clock", world=learning_ring(13, 3), limit=4, Q=draw.spaced(13, 3), episodes=5, alpha=0.5, epsilon=0.0, seed=draw.integers(0, 10**6), reward=draw.normal(13, 3), hint=LOOP | {
        "WRONG": "A truncated episode is over for the loop, but not for the target: only `terminated` goes into the update.",
        "RAISED": "An episode is over when it has terminated or was truncated: does your loop look at both?",
    }),
    Case("ends on the last tick", world=learning_ladder(4), limit=1, Q=draw.given(lambda rng, _: np.tile([1.0, 2.0, 5.0], (4, 1)) + rng.uniform(0, 0.5, (4, 3))), episodes=4, alpha=0.5, epsilon=0.0,
         seed=draw.integers(0, 10**6), reward=draw.uniform(4, 3, low=3, high=4), hidden=True, hint={
        "WRONG": "Both flags may be true at once: then the world has terminated, and nothing is added to the reward.",
    }),
    Case("whatever is done is dear", world=learning_rooms(), limit=5, Q=draw.spaced(3, 3), episodes=3, alpha=0.5, epsilon=0.0, seed=draw.integers(0, 10**6), reward=draw.uniform(3, 3, low=-9, high=-6), hidden=True, hint=LOOP | {
        "WRONG": "The action that was best is not any more, once it has been paid for: choose each action from Q as it stands after the update of the step before.",
    }),
    Case("explores as it should", world=learning_ring(3), limit=20, Q=draw.spaced(3, 3), episodes=60, alpha=1e-9, epsilon=0.4, seed=draw.integers(0, 10**6), reward=draw.normal(3, 3), hidden=True, hint={
        "WRONG": "Each action is epsilon_greedy(Q[state], epsilon, rng) of the state in which it is taken.",
        "TIMEOUT": "epsilon_greedy decides alone: no further loop is needed.",
    }),
    Case("learns the best from random actions", world=learning_ring(4), limit=20, Q=draw.normal(4, 3), episodes=60, alpha=1.0, epsilon=1.0, seed=draw.integers(0, 10**6), reward=draw.normal(4, 3), hidden=True, hint={
        "WRONG": "The target takes the best action of the next state, not the one that will be taken, and the update comes at every step.",
    }),
])  # fmt: skip
def q_learning(s, world, limit, Q, episodes, alpha, epsilon, seed, reward):
    class World:
        """A world of tables. It writes down what is done to it."""

        def __init__(self):
            self.chance = np.random.default_rng(seed + 1)
            self.resets = self.seeded = self.late = self.clock = 0
            self.over, self.paid = True, []
            self.taken = np.zeros(Q.shape, np.int64)

        def reset(self, *, seed=None, options=None):
            self.seeded += seed is not None
            if seed is not None:
                self.chance = np.random.default_rng(seed)
            self.resets += 1
            self.paid.append(0.0)
            self.state, self.clock, self.over = int(self.chance.integers(len(Q) - 1)), 0, False
            return self.state, {}

        def step(self, action):
            if self.resets > episodes or self.clock > 1000:
                raise RuntimeError("more was played than the episodes that were asked for")
            self.late += self.over
            action = int(action)
            pay, ends = float(reward[self.state, action]), bool(world["ends"][self.state, action])
            self.taken[self.state, action] += 1
            self.paid[-1] += pay
            self.clock += 1
            self.state, cut = int(world["goes"][self.state, action]), self.clock >= limit
            self.over = ends or cut
            return self.state, pay, ends, cut, {}

    Q = Q.copy()
    env = World()
    returns = s.q_learning(env, Q, episodes, alpha, 0.7, epsilon, np.random.default_rng(seed))
    return {"Q": Q, "returns": returns, "paid": np.array(env.paid), "resets": env.resets, "seeded": env.seeded, "late": env.late, "taken": env.taken}


# ------------------------------------------------------------------------------------------------ the buffer

LEARNING_STORED = {
    "WRONG": "Row i of every array belongs to the same transition, and what is held are the last `capacity` of them.",
    "SHAPE": "observations are (B, *observation_shape), all else (B,). Draw only from what is held: min(added, capacity) transitions.",
    "DTYPE": "actions int64, rewards float32, terminated bool, observations of the dtype asked for.",
    "RAISED": "Is the place of a new transition taken modulo the capacity?",
}


def learning_stream(n, *shape, high=0):
    """(n, *shape) observations: normal, or whole numbers below `high`."""
    return draw.integers(0, high, n, *shape) if high else draw.normal(n, *shape)


@graded(points=4, cases=[
    Case("not full yet", capacity=9, shape=(3,), dtype="float64", seen=learning_stream(6, 3), then=learning_stream(6, 3), reuse=False, spoil=False, seed=draw.integers(0, 10**6), hint=LEARNING_STORED),
    Case("overwrites the oldest", capacity=5, shape=(2,), dtype="float64", seen=learning_stream(13, 2), then=learning_stream(13, 2), reuse=False, spoil=False, seed=draw.integers(0, 10**6), hint=LEARNING_STORED | {
        "WRONG": "13 transitions into 5 places: the last 5 must be there, in any order.",
    }),
    Case("one array written again and again", capacity=6, shape=(4,), dtype="float64", seen=learning_stream(6, 4), then=learning_stream(6, 4), reuse=True, spoil=False, seed=draw.integers(0, 10**6), hidden=True, hint={
        "WRONG": "The environment wrote its next observation into the array that you keep. Keep a copy.",
    }),
    Case("pictures of bytes", capacity=4, shape=(2, 3), dtype="uint8", seen=learning_stream(7, 2, 3, high=256), then=learning_stream(7, 2, 3, high=256), reuse=False, spoil=False, seed=draw.integers(0, 10**6), hidden=True, hint=LEARNING_STORED),
    Case("numbers as observations, one place", capacity=1, shape=(), dtype="int64", seen=learning_stream(3, high=2**40), then=learning_stream(3, high=2**40), reuse=False, spoil=False, seed=draw.integers(0, 10**6), hidden=True, hint={
        "*": "observation_shape may be (): then observations are (B,). And a buffer may have a single place.",
    }),
    Case("a sample that is written into", capacity=5, shape=(2,), dtype="float64", seen=learning_stream(5, 2), then=learning_stream(5, 2), reuse=False, spoil=True, seed=draw.integers(0, 10**6), hidden=True, hint={
        "WRONG": "What sample returns are copies: a batch that is normalised in place must leave the memory alone.",
    }),
])  # fmt: skip
def replay_buffer(s, capacity, shape, dtype, seen, then, reuse, spoil, seed):
    kind = getattr(np, dtype)
    seen, then = np.asarray(seen).astype(kind), np.asarray(then).astype(kind)
    buffer = s.ReplayBuffer(capacity, shape, seed, dtype=kind)
    before, after = np.zeros(shape, kind), np.zeros(shape, kind)
    lengths = [len(buffer)]
    for i in range(len(seen)):
        if reuse:
            before[...], after[...] = seen[i], then[i]
        else:
            before, after = np.array(seen[i]), np.array(then[i])
        buffer.add(before if shape else before[()], i, 0.5 - i, after if shape else after[()], i % 3 == 1)
        lengths.append(len(buffer))
    if spoil:
        for part in buffer.sample(len(buffer)).values():
            part[...] = 0
    batches = [buffer.sample(len(buffer)) for _ in range(60)]
    merged = {name: np.concatenate([np.asarray(batch[name]) for batch in batches]) for name in ("observations", "actions", "rewards", "next_observations", "terminated")}
    _, first = np.unique(merged["actions"], return_index=True)  # actions are serial numbers
    return {"lengths": lengths, **{name: column[first] for name, column in merged.items()}}


@statistical
def learning_uniform(inputs, got, want):
    """Which transitions came, each as often as any other, each pair as often as any other pair, and the same for the same seed."""
    if not isinstance(got, dict) or got.keys() != want.keys():
        return compare(want, got)
    w, g = want["drawn"], got["drawn"]
    if not isinstance(g, np.ndarray) or g.shape != w.shape or g.dtype.kind not in "iu":
        return compare({"drawn": w}, {"drawn": g})
    added, held = inputs["added"], min(inputs["added"], inputs["capacity"])
    places = g - (added - held)
    if places.min() < 0 or places.max() >= held:
        return refuse("a transition came that the buffer does not hold", path="drawn")
    if learning_far(np.bincount(places.ravel(), minlength=held), 1 / held, g.size):
        return refuse("some transitions come more often than others", path="drawn")
    if held > 1 and _learning_repeats_off(places, held):
        return refuse("a batch depends on the one before: what came there comes more seldom or more often", path="drawn")
    if held > 1 and g.shape[1] > 1 and _learning_pairs_off(places, held):
        return refuse("the transitions of one batch are not drawn independently: some pairs come more often than others", path="drawn")
    return compare({"repeats": want["repeats"]}, {"repeats": got["repeats"]})


def _learning_pairs_off(places, held):
    """Two columns of each batch, any two, since a batch may be sorted: every pair of different transitions is as likely."""
    two = np.random.default_rng(0).permuted(np.tile(np.arange(places.shape[1]), (len(places), 1)), axis=1)[:, :2]
    low, high = np.sort(np.take_along_axis(places, two, axis=1), axis=1).T
    apart = low != high
    pairs = np.bincount(low[apart] * held + high[apart], minlength=held * held).reshape(held, held)[np.triu_indices(held, 1)]
    return learning_far(pairs, 1 / len(pairs), pairs.sum())


def _learning_repeats_off(places, held):
    """One of each batch, any one: it is that of the batch before as often as chance will have it."""
    columns = np.random.default_rng(1).integers(places.shape[1], size=(2, len(places)))
    now, then = np.take_along_axis(places, columns.T, axis=1).T
    return learning_far(np.sum(now[1:] == then[:-1]), 1 / held, len(places) - 1)


UNIFORM = {
    "WRONG": "rng.integers(len(self), size=batch_size), with a generator made once, in __init__, from seed.",
    "SHAPE": "batch_size rows in every array.",
    "RAISED": "sample must work as soon as batch_size transitions are there.",
}


@graded(points=3, verify=learning_uniform, cases=[
    Case("a full buffer", capacity=9, added=9, batch=3, draws=1500, seed=draw.integers(0, 10**6), hint=UNIFORM),
    Case("half full", capacity=11, added=6, batch=3, draws=1500, seed=draw.integers(0, 10**6), hint=UNIFORM | {
        "WRONG": "Places that nothing was put into yet must not be drawn; those that are held are all as likely: draw from len(self), and do not fold a draw from capacity back with %.",
    }),
    Case("overwritten part way", capacity=6, added=9, batch=3, draws=1500, seed=draw.integers(0, 10**6), hidden=True, hint=UNIFORM),
    Case("batches of one", capacity=5, added=5, batch=1, draws=1500, seed=draw.integers(0, 10**6), hidden=True, hint=UNIFORM | {
        "WRONG": "Each sample is drawn from all that is held, whatever earlier samples took: no list that is used up and shuffled anew.",
    }),
])  # fmt: skip
def replay_sample(s, capacity, added, batch, draws, seed):
    def filled():
        buffer = s.ReplayBuffer(capacity, (2,), seed, dtype=np.float64)
        for i in range(added):
            buffer.add(np.full(2, i + 0.5), i, 1.0, np.full(2, i + 1.5), False)
        return buffer

    one, twin = filled(), filled()
    drawn = np.array([one.sample(batch)["actions"] for _ in range(draws)])
    again = np.array([twin.sample(batch)["actions"] for _ in range(20)])
    return {"drawn": drawn, "repeats": bool(np.array_equal(drawn[:20], again))}


# ------------------------------------------------------------------------------------------------ played


def learning_lakes(envs):
    """Twenty games on gymnasium's frozen lake as one episode, whose return is how many of them ended at the goal."""
    import gymnasium

    class Lakes(gymnasium.Env):
        observation_space, action_space = gymnasium.spaces.Discrete(16), gymnasium.spaces.Discrete(4)

        def __init__(self):
            self.lake = gymnasium.make("FrozenLake-v1", disable_env_checker=True)

        def reset(self, *, seed=None, options=None):
            super().reset(seed=seed)
            self.games = 0
            return self.lake.reset(seed=seed)

        def step(self, action):
            state, reward, terminated, truncated, info = self.lake.step(int(action))
            if terminated or truncated:
                self.games += 1
                state, _ = self.lake.reset()
            return state, reward, self.games == 20, False, {}

    return Lakes()


# Floor and bar, by artifacts/train_tables.py (the notebook's train_table, seeds 0 to 19, one core of two, CPU; processor seconds of training and play together). Behind
# each slip that leaves little trace here stands the check that refuses it:
#
#   frozen_lake                          mean    least     most   medians; 20 seeds of 320 episodes (2 of 96 for a variant)
#   reference                           15.00    15.00    15.00   7 s a seed, chance 2.7e-06
#   a quarter of the episodes           15.00    15.00    15.00
#   a tenth of the episodes              6.00     6.00     6.00
#   never explores                       0.50     0.00     1.00
#   never explores, first of ties        0.00     0.00     0.00   epsilon_greedy
#   no mask at the end                  15.00    15.00    15.00   td_target
#   mask on the reward too               0.00     0.00     0.00   td_target
#   min for max                          0.00     0.00     0.00   td_target
#   no gamma                             0.00     0.00     0.00   td_target
#   truncated as terminated             15.00    15.00    15.00   q_learning
#   reset(seed=0) each time              7.50     7.00     8.00   q_learning
#   SARSA                               15.00    15.00    15.00   q_learning
#   alpha 0.001                          1.00     1.00     1.00
#   random actions                       0.00
#   taxi                                 mean    least     most   medians; 20 seeds of 320 episodes (2 of 96 for a variant)
#   reference                            7.67     7.00     8.00   3 s a seed, chance 3.4e-06
#   a quarter of the episodes            7.00     7.00     7.00
#   a tenth of the episodes           -200.00  -200.00  -200.00
#   never explores                       7.50     7.00     8.00
#   never explores, first of ties        8.00     8.00     8.00   epsilon_greedy
#   no mask at the end                   8.00     8.00     8.00   td_target
#   mask on the reward too               8.00     8.00     8.00   td_target
#   min for max                       -200.00  -200.00  -200.00   td_target
#   no gamma                             7.50     7.00     8.00   td_target
#   truncated as terminated              7.50     7.00     8.00   q_learning
#   reset(seed=0) each time           -200.00  -200.00  -200.00   q_learning
#   SARSA                                7.25     7.00     7.50   q_learning
#   alpha 0.001                       -200.00  -200.00  -200.00
#   random actions                    -776.00
#
# Each of the twenty seeds reaches both bars. The lake's floor stands above a tenth of the training and an environment that is seeded anew for each episode. The table of a state in
# which the world ends is never written to, so it stays at 0 and a missing mask does no harm there: only a unit check sees it. In the taxi's town zeros are optimistic.
@played(points=3, env=learning_lakes, envs=16, episodes=32, floor=9.5, bar=13.0, at_random=0.0, max_steps=2000, chance=(2.7e-06, "binomial tail of the median of 32 episodes, mean over 20 training seeds, at least 320 episodes of each"),
        file="frozen_lake.safetensors", card="frozen_lake.json", state=("field",), max_bytes=2**20)  # fmt: skip
def frozen_lake(s, weights):
    """Series of twenty games on slippery ice; the return is how many of them ended at the goal."""
    return s.table_policy(weights)


@played(points=3, env="Taxi-v4", envs=16, episodes=64, floor=-20.0, bar=6.0, at_random=-776.0, max_steps=200, chance=(3.4e-06, "binomial tail of the median of 64 episodes, mean over 20 training seeds, at least 320 episodes of each"),
        file="taxi.safetensors", card="taxi.json", state=("state",), max_bytes=2**20)  # fmt: skip
def taxi(s, weights):
    """Journeys of a taxi in a town of five by five fields."""
    return s.table_policy(weights)
