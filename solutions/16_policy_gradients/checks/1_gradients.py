"""Part 1: log-probabilities and draws, the exact gradient of a tiny world, the score-function estimator, REINFORCE's loss, baselines."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder import draw
from autograder.compare import Mismatch, compare
from autograder.spec import Case, graded, manual
from autograder.verify import refuse, statistical


def gradients_rows_apart(rows: int, actions: int) -> draw.Draw:
    """Logits whose rows stand thousands apart from each other; in each row one entry lies 900 below the others."""

    def make(rng: np.random.Generator, _: Any) -> np.ndarray:
        z = rng.normal(size=(rows, actions)) + rng.permutation(np.linspace(-8000.0, 8000.0, rows))[:, None]
        z[np.arange(rows), rng.integers(0, actions, rows)] -= 900.0
        return z

    return draw.given(make)


def gradients_one_sunk(rows: int, actions: int) -> draw.Draw:
    """The same, and in each row the logit of `case.actions` 900 below the others."""

    def make(rng: np.random.Generator, case: Any) -> np.ndarray:
        z = rng.normal(size=(rows, actions)) + rng.permutation(np.linspace(-8000.0, 8000.0, rows))[:, None]
        z[np.arange(rows), case.actions] -= 900.0
        return z

    return draw.given(make)


def gradients_softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


GRADIENTS_LOG_PROB = {
    "WRONG": "The logit of the action taken minus the logarithm of the sum of exponentials of its row: dim=1, natural logarithm, the action that came with the row.",
    "SHAPE": "One number a row: (N,). gather gives a column (N, 1) that has to be indexed.",
    "RAISED": "Gradients flow to the logits: no detach, no numpy, no .item() on the way.",
    "NONFINITE": "logsumexp (or log_softmax) shifts each row by its own maximum.",
}


@graded(points=2, library="torch", cases=[
    Case("5 rows, 4 actions", logits=draw.normal(5, 4), actions=draw.labels(5, 4), w=draw.normal(5), hint=GRADIENTS_LOG_PROB),
    Case("logits near 1e4", logits=draw.normal(4, 3, loc=1e4), actions=draw.labels(4, 3), w=draw.normal(4), hint={
        "NONFINITE": "exp(1e4) is infinite. Take the row's maximum off first, or let logsumexp do it.",
    }),
    Case("one row", logits=draw.normal(1, 3), actions=draw.labels(1, 3), w=draw.normal(1), hidden=True, hint={
        "*": "A batch of one is a batch: (1,), and nothing is squeezed away.",
    }),
    Case("rows far apart, unlikely actions", actions=draw.labels(5, 3), logits=gradients_one_sunk(5, 3), w=draw.normal(5), hidden=True, hint={
        "*": "A probability of e^-900 is 0 as a float, and its logarithm is lost: stay with logits, log pi = z_a - logsumexp(z). Each row has a maximum of its own.",
    }),
])  # fmt: skip
def log_prob_categorical(s, logits, actions, w):
    leaf = torch.tensor(logits, requires_grad=True)
    log_probs = s.log_prob_categorical(leaf * 1.0, torch.tensor(actions))
    (log_probs * torch.tensor(w)).sum().backward()
    return {"log_probs": log_probs.detach(), "gradient of a weighted sum": leaf.grad}


GRADIENTS_SCORE = {
    "WRONG": "One-hot of the action taken, minus softmax of the row (axis=1). Each row of the answer sums to 0.",
    "SHAPE": "A gradient has the shape of what it is taken by: (N, A).",
}


@graded(points=2, cases=[
    Case("5 rows, 4 actions", logits=draw.normal(5, 4), actions=draw.labels(5, 4), hint=GRADIENTS_SCORE),
    Case("logits near 1e4", logits=draw.normal(4, 3, loc=1e4), actions=draw.labels(4, 3), hint={
        "NONFINITE": "exp(1e4) is infinite: take the maximum off before the exponential.",
    }),
    Case("one row", logits=draw.normal(1, 3), actions=draw.labels(1, 3), hidden=True, hint={"*": "A batch of one is a batch: (1, A)."}),
    Case("rows far apart", logits=gradients_rows_apart(5, 3), actions=draw.labels(5, 3), hidden=True, hint={
        "*": "Each row has a maximum of its own, and that is what comes off. With the maximum of the whole array the other rows become 0 / 0.",
    }),
])  # fmt: skip
def score_categorical(s, logits, actions):
    return {"score": s.score_categorical(logits, actions)}


def gradients_frequencies(actions: np.ndarray, probs: np.ndarray) -> list[Mismatch]:
    """actions (..., K) draws, the last axis over K rows with probabilities (K, A): each share within six standard errors (and five draws).

    The exact binomial tail of one share is then below 4e-9: with twelve of them a right answer is refused less than once in a million cases.
    """
    K, A = probs.shape
    if actions.min() < 0 or actions.max() >= A:
        return refuse("actions lie outside 0 to A - 1", path="actions")
    counts = (actions.reshape(-1, K, 1) == np.arange(A)).sum(axis=0)
    total = actions.size // K
    slack = 6 * np.sqrt(total * probs * (1 - probs)) + 5
    if (np.abs(counts - total * probs) > slack).any():
        return refuse("actions are not drawn with the probabilities softmax(logits), each row on its own", path="actions")
    return []


def gradients_other_kind(want: Any, got: Any) -> list[Mismatch]:
    """What is wrong beside values: structure, shape, kind, not finite."""
    return [m for m in compare(want, got) if m.verdict != "WRONG"]


@statistical
def gradients_drawn(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Draws from softmax(logits), another set at each call, the same ones after the same seed."""
    if wrong := gradients_other_kind(want, got):
        return wrong
    rows, (K, _) = inputs["rows"], inputs["logits"].shape
    actions = got["actions"]  # (calls, rows * K)
    if rows > 1 and len(actions) > 1 and np.array_equal(actions[0], actions[1]):
        return refuse("the second call draws the same actions as the first", path="actions")
    if inputs["replay"] and got["rows that differ after the same seed"] != 0:
        return refuse("after the same torch.manual_seed other actions are drawn", path="actions")
    return gradients_frequencies(actions.reshape(len(actions), rows, K), gradients_softmax(inputs["logits"]))


GRADIENTS_DRAW = {
    "WRONG": "Draw from softmax over each row: not its largest entry, and not one uniform number for all rows.",
    "SHAPE": "One action a row: (N,). multinomial gives a column (N, 1).",
    "DTYPE": "Actions are whole numbers (int64).",
}


@graded(points=2, library="torch", verify=gradients_drawn, cases=[
    Case("3 policies, 4 actions", logits=draw.normal(3, 4, scale=1.5), rows=5000, calls=1, replay=False, hint=GRADIENTS_DRAW),
    Case("seeds", logits=draw.normal(2, 3), rows=400, calls=2, replay=True, hint={
        "*": "Each call draws anew, so nothing is seeded inside. The chance comes from torch's global generator, so that torch.manual_seed before a call fixes it: not from numpy or random.",
    }),
    Case("one row at a time", logits=draw.normal(1, 3), rows=1, calls=400, replay=False, hidden=True, hint={"*": "A batch of one is a batch: (1,)."}),
    Case("rows far apart", logits=gradients_rows_apart(4, 3), rows=1500, calls=1, replay=False, hidden=True, hint={
        "*": "Logits up to 1e4: a softmax takes the row's own maximum off first.",
    }),
])  # fmt: skip
def sample_action(s, logits, rows, calls, replay):
    def drawn():
        return s.sample_action(torch.tensor(logits).repeat(rows, 1))

    values = {"actions": torch.stack([drawn() for _ in range(calls)])}
    if replay:
        torch.manual_seed(5)
        first = drawn()
        torch.manual_seed(5)
        values["rows that differ after the same seed"] = int((first != drawn()).sum())
    return values


@statistical
def gradients_acted(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
    """Log-probabilities and gradients are those of the actions that came back; these are drawn from the policy with the given weights."""
    if wrong := gradients_other_kind(want, got):
        return wrong
    W1, b1, W2, b2 = inputs["weights"]
    obs, w, (calls, N) = inputs["observations"].astype(np.float64), inputs["w"], got["actions"].shape
    if not got["the weights keep their dtype"]:
        return refuse("the weights have another dtype after act than before", path="the weights keep their dtype")
    if inputs["replay"] and got["rows that differ after the same seed"] != 0:
        return refuse("after the same torch.manual_seed other actions are drawn", path="actions")
    if inputs["replay"] and np.array_equal(got["actions"][0], got["actions"][1]):
        return refuse("the second call draws the same actions as the first", path="actions")
    hidden = np.tanh(obs @ W1.T + b1)
    logits = hidden @ W2.T + b2
    probs, (K, A) = gradients_softmax(logits), logits.shape
    taken = got["actions"].reshape(calls, N // K, K)
    if taken.min() < 0 or taken.max() >= A:
        return refuse("actions lie outside 0 to A - 1", path="actions")
    expected = np.log(probs)[np.arange(K), taken].reshape(calls, N)
    if wrong := compare(expected, got["log_probs"], "log_probs"):
        return wrong
    dlogits = ((np.eye(A)[taken] - probs) * w.reshape(*taken.shape, 1)).sum(axis=(0, 1))  # (K, A)
    dhidden = (dlogits @ W2) * (1 - hidden**2)
    gradients = [dhidden.T @ obs, dhidden.sum(axis=0), dlogits.T @ hidden, dlogits.sum(axis=0)]
    return compare(gradients, got["gradients"], "gradients") or gradients_frequencies(taken, probs)


def gradients_weights(inputs: int, hidden: int, actions: int) -> list[draw.Draw]:
    return [draw.normal(hidden, inputs, scale=0.6), draw.normal(hidden, scale=0.5), draw.normal(actions, hidden, scale=0.6), draw.normal(actions, scale=0.5)]


GRADIENTS_ACT = {
    "WRONG": "Draw the action from softmax(logits), and return the log-probability of that very action: not of the largest logit, not its probability.",
    "SHAPE": "action (N,), log_prob (N,).",
    "RAISED": "The observation is brought to the dtype of the weights (as_tensor with dtype=), and log_prob keeps its graph: no no_grad, no detach, no .item().",
    "DTYPE": "action holds whole numbers; gradients reach every weight.",
}


@graded(points=3, library="torch", verify=gradients_acted, cases=[
    Case("an array of observations", observations=draw.normal(3, 4), weights=gradients_weights(4, 6, 3), tensor=False, rows=1000, calls=1,
         w=draw.uniform(3000, low=0.5, high=1.5), single=False, replay=False, hint=GRADIENTS_ACT),
    Case("float32, as gymnasium gives them", observations=draw.normal(2, 5, dtype="float32"), weights=gradients_weights(5, 4, 2), tensor=False, rows=500, calls=1,
         w=draw.uniform(1000, low=0.5, high=1.5), single=False, replay=False, hint={
        "RAISED": "Environments give float32, these weights are float64: take the dtype from the weights.",
    }),
    Case("a tensor", observations=draw.normal(2, 3), weights=gradients_weights(3, 5, 4), tensor=True, rows=500, calls=1, w=draw.uniform(1000, low=0.5, high=1.5),
         single=False, replay=False, hidden=True, hint={"*": "An observation may be a tensor already: torch.as_tensor takes both, torch.from_numpy arrays only."}),
    Case("one observation at a time", observations=draw.normal(1, 3), weights=gradients_weights(3, 4, 3), tensor=False, rows=1, calls=150, w=draw.uniform(150, low=0.5, high=1.5),
         single=False, replay=False, hidden=True, hint={"*": "A batch of one is a batch: action (1,), log_prob (1,). And each call draws anew."}),
    Case("weights in float32", observations=draw.normal(3, 4), weights=gradients_weights(4, 5, 3), tensor=False, rows=500, calls=1, w=draw.uniform(1500, low=0.5, high=1.5),
         single=True, replay=False, hidden=True, hint={
        "*": "The observation goes to the dtype of the weights, whichever that is: not to float64 by heart. The weights stay what they are: an optimizer holds them.",
    }),
    Case("the same seed twice", observations=draw.normal(2, 3), weights=gradients_weights(3, 4, 3), tensor=False, rows=300, calls=2, w=draw.uniform(1200, low=0.5, high=1.5),
         single=False, replay=True, hidden=True, hint={
        "*": "The chance comes from torch's global generator, as in sample_action: not from numpy, random, or a generator of your own, which torch.manual_seed does not reach. And nobody seeds inside.",
    }),
    Case("logits near 1e4", observations=draw.normal(2, 3), weights=[*gradients_weights(3, 4, 3)[:3], draw.normal(3, loc=1e4, scale=0.5)], tensor=False, rows=400, calls=1,
         w=draw.uniform(800, low=0.5, high=1.5), single=False, replay=False, hidden=True, hint={
        "*": "exp(1e4) is infinite: sample_action and log_prob_categorical take the logits as they are, and stand this.",
    }),
])  # fmt: skip
def policy_act(s, observations, weights, tensor, rows, calls, w, single, replay):
    """Policy.act with given weights: actions, their log-probabilities, and the gradient of a weighted sum of these."""
    dtype = torch.float32 if single else torch.float64
    policy = s.Policy(observations.shape[1], weights[2].shape[0], hidden=weights[0].shape[0]).to(dtype)
    with torch.no_grad():
        for parameter, value in zip(policy.parameters(), weights):
            parameter.copy_(torch.tensor(value))
    actions, log_probs, total = [], [], 0.0
    for part in torch.tensor(w).reshape(calls, -1):
        many = np.tile(observations, (rows, 1))
        action, log_prob = policy.act(torch.tensor(many) if tensor else many)
        actions.append(action)
        log_probs.append(log_prob)
        total = total + (log_prob * part).sum()
    total.backward()
    values = {
        "actions": torch.stack(actions), "log_probs": torch.stack(log_probs).detach(), "gradients": [p.grad for p in policy.parameters()],
        "the weights keep their dtype": all(p.dtype == dtype for p in policy.parameters()),
    }  # fmt: skip
    if replay:
        torch.manual_seed(11)
        first = policy.act(many.copy())[0]
        torch.manual_seed(11)
        values["rows that differ after the same seed"] = int((first != policy.act(many.copy())[0]).sum())
    return values


def gradients_world(S: int, A: int, gamma: float, holes: bool = False) -> dict[str, Any]:
    """Tables of a world; with holes some probabilities of start and P are 0."""

    def shares(*shape: int) -> draw.Draw:
        def make(rng: np.random.Generator, _: Any) -> np.ndarray:
            p = rng.dirichlet(np.full(shape[-1], 2.0), shape[:-1])
            if holes:
                p *= np.arange(p.size).reshape(p.shape) % 3 != 1
            return p / p.sum(axis=-1, keepdims=True)

        return draw.given(make)

    return {"theta": draw.normal(S, A), "start": shares(S), "P": shares(S, A, S), "R": draw.normal(S, A, loc=1.0, scale=2.0), "gamma": gamma}


def gradients_sure(rng: np.random.Generator, _: Any) -> np.ndarray:
    """Logits (3, 3); in one of the states an action at 10 and another at -10."""
    theta = rng.normal(size=(3, 3))
    theta[rng.integers(0, 3), rng.permutation(3)[:2]] = [10.0, -10.0]
    return theta


GRADIENTS_EXACT = {
    "WRONG": "Four nested loops (state, action, state, action): p(tau) times R[s0, a0] + gamma R[s1, a1] adds up to J, and times the scores of BOTH actions, each in the row of its state, to the gradient.",
    "SHAPE": "(J, gradient): a number, and a table (S, A) like theta.",
    "NONFINITE": "A probability may be 0: do not take its logarithm, and do not divide by it.",
}


@graded(points=4, cases=[
    Case("3 states, 2 actions, gamma 0.8", **gradients_world(3, 2, 0.8), hint=GRADIENTS_EXACT),
    Case("2 states, 4 actions, gamma 1", **gradients_world(2, 4, 1.0), hint=GRADIENTS_EXACT),
    Case("one state", **gradients_world(1, 3, 0.6), hidden=True, hint={"*": "The same state may come twice: both scores are added up in its row. S = 1 is a size like any other."}),
    Case("some probabilities are 0", **gradients_world(4, 2, 0.7, holes=True), hidden=True, hint={
        "*": "start and P may hold zeros; such a trajectory has probability 0 and adds nothing. Its logarithm would be -inf.",
    }),
    Case("sure in one state", **(gradients_world(3, 3, 0.9) | {"theta": draw.given(gradients_sure)}), hidden=True, hint={
        "*": "Logits of -10 and 10 give probabilities of 1e-9: they are what they are, neither clipped nor helped by a small constant.",
    }),
])  # fmt: skip
def exact_policy_gradient(s, theta, start, P, R, gamma):
    J, gradient = s.exact_policy_gradient(theta, start, P, R, gamma)
    return {"J": J, "gradient": gradient}


def gradients_played(N: int, T: int, S: int, A: int, again: bool = False) -> dict[str, Any]:
    """Trajectories; without `again` none of them visits a state twice, with it each does."""

    def make(rng: np.random.Generator, _: Any) -> np.ndarray:
        if not again:
            return np.stack([rng.permutation(S)[:T] for _ in range(N)])
        states = rng.integers(0, S, (N, T))
        states[:, T - 1] = states[:, 0]
        return states

    return {
        "theta": draw.normal(S, A), "states": draw.given(make), "actions": draw.integers(0, A, N, T),
        "rewards": draw.normal(N, T, loc=1.0, scale=2.0),
    }  # fmt: skip


GRADIENTS_ESTIMATE = {
    "WRONG": "Each score is weighted with rewards that are discounted from step 0: the sum of gamma^k r_k over k >= t (to go; this is gamma^t G_t), or over all k (whole return).",
    "SHAPE": "One table a trajectory: (N, S, A). The mean over trajectories is taken later.",
}


@graded(points=4, cases=[
    Case("5 trajectories of 3 steps, to go", **gradients_played(5, 3, 4, 2), gamma=0.7, to_go=True, hint=GRADIENTS_ESTIMATE),
    Case("4 trajectories of 3 steps, whole return", **gradients_played(4, 3, 3, 4), gamma=0.6, to_go=False, hint=GRADIENTS_ESTIMATE),
    Case("states visited again", **gradients_played(4, 5, 3, 2, again=True), gamma=0.9, to_go=True, hidden=True, hint={
        "*": "A state may come several times in one trajectory: its scores add up (+=, or np.add.at where an index repeats), the last does not replace the others.",
    }),
    Case("whole return, states visited again", **gradients_played(5, 4, 3, 2, again=True), gamma=0.8, to_go=False, hidden=True, hint={
        "*": "Both estimators add up the scores of a state that comes again. g[index] += ... with an index that repeats keeps one of them only: np.add.at, or a loop over t.",
    }),
    Case("one trajectory of one step", **gradients_played(1, 1, 2, 3), gamma=0.5, to_go=False, hidden=True, hint={
        "*": "N and T may be 1; nothing is squeezed away.",
    }),
])  # fmt: skip
def score_function_gradient(s, theta, states, actions, rewards, gamma, to_go):
    return {"estimates": s.score_function_gradient(theta, states, actions, rewards, gamma, to_go)}


def gradients_around_the_mean() -> draw.Draw:
    """Expected values above and below the mean of `case.samples`, in turn."""

    def make(rng: np.random.Generator, case: Any) -> np.ndarray:
        mean = case.samples.mean(axis=0)
        return mean + np.resize([1.0, -1.0, 1.0], mean.shape) * rng.uniform(0.2, 1.5, mean.shape)

    return draw.given(make)


GRADIENTS_REPORT = {
    "WRONG": "z: mean over axis 0 minus exact, over sqrt(sample variance / N), the variance divided by N - 1. variance: of one estimate, added up over all entries.",
    "SHAPE": "z has the shape of exact, variance is one number.",
}


@graded(points=2, cases=[
    Case("30 estimates of a 3x2 table", samples=draw.normal(30, 3, 2, scale=2.0, loc=0.5), exact=gradients_around_the_mean(), hint=GRADIENTS_REPORT),
    Case("12 estimates of a vector", samples=draw.normal(12, 5), exact=draw.normal(5), hint={"*": "exact may have any number of axes: only the first axis of samples is averaged over."}),
    Case("two estimates", samples=draw.normal(2, 2, 3), exact=draw.normal(2, 3, scale=3.0), hidden=True, hint={
        "*": "N = 2: the sample variance is divided by N - 1 = 1 (ddof=1), in z and in the sum.",
    }),
    Case("a million from zero", samples=draw.normal(25, 2, 2, loc=1e6), exact=draw.normal(2, 2, loc=1e6), hidden=True, hint={
        "*": "The mean of squares minus the square of the mean loses all digits here: subtract the mean before squaring.",
    }),
])  # fmt: skip
def estimator_report(s, samples, exact):
    z, variance = s.estimator_report(samples, exact)
    return {"z": z, "variance": variance}


GRADIENTS_TO_GO = {
    "WRONG": "From the end to the beginning: G_t = r_t + gamma G_(t+1). Only what is still to come counts, and discounting begins anew at each t. Time is the first axis.",
    "SHAPE": "One return for each reward, in the shape of rewards.",
}


@graded(points=3, cases=[
    Case("7 rewards, gamma 0.9", rewards=draw.normal(7, loc=1.0), gamma=0.9, hint=GRADIENTS_TO_GO),
    Case("6 steps of 3 episodes, gamma 0.7", rewards=draw.normal(6, 3, loc=1.0), gamma=0.7, hint=GRADIENTS_TO_GO),
    Case("1500 steps, gamma 0.5", rewards=draw.normal(1500, loc=1.0), gamma=0.5, hidden=True, hint={
        "*": "gamma^t becomes 0 long before step 1500, and a division by it NaN. Go backwards instead; nothing is divided there.",
    }),
    Case("2000 steps, gamma 0.999", rewards=draw.normal(2000, loc=1.0), gamma=0.999, hidden=True, hint={
        "*": "The sum goes to the end of the episode, however far that is.",
    }),
    Case("whole-number rewards, gamma 0.6", rewards=draw.integers(1, 9, 4, 2), gamma=0.6, hidden=True, hint={
        "*": "Returns of whole-number rewards are not whole: an array made by zeros_like(rewards) cuts them off.",
    }),
    Case("one episode in a column", rewards=draw.normal(4, 1, loc=1.0), gamma=1.0, hidden=True, hint={
        "*": "E = 1 is allowed: (T, 1) stays (T, 1).",
    }),
    Case("gamma 0, whole-number rewards", rewards=draw.integers(1, 9, 5, 3), gamma=0.0, hidden=True, hint={
        "DTYPE": "Returns are float64, those of whole-number rewards too.", "*": "With gamma = 0 a return is the reward of the step alone. 0 has no logarithm, and nothing can be divided by it.",
    }),
])  # fmt: skip
def returns_to_go(s, rewards, gamma):
    return {"returns": s.returns_to_go(rewards, gamma)}


GRADIENTS_LOSS = {
    "WRONG": "Minus the mean, over all entries, of log-probability times return. The returns are taken as they come.",
    "SHAPE": "One number, a tensor of no axes.",
    "RAISED": "The loss is a tensor whose graph leads to log_probs.",
}


@graded(points=3, library="torch", cases=[
    Case("6 steps", log_probs=draw.uniform(6, low=-3.0, high=-0.1), returns=draw.normal(6, loc=2.0), graph=False, hint=GRADIENTS_LOSS),
    Case("5 steps of 3 episodes", log_probs=draw.uniform(5, 3, low=-3.0, high=-0.1), returns=draw.normal(5, 3, loc=2.0), graph=False, hint={
        "*": "(T, E) is averaged over both axes at once.",
    }),
    Case("returns with a graph", log_probs=draw.uniform(4, low=-3.0, high=-0.1), returns=draw.normal(4, loc=2.0), graph=True, hidden=True, hint={
        "*": "Returns may come out of a network; the policy's loss must not train it. detach() them.",
    }),
    Case("very unlikely actions", log_probs=draw.uniform(3, low=-9000.0, high=-50.0), returns=draw.normal(3, loc=2.0), graph=False, hidden=True, hint={
        "*": "Use log_probs as they are: the probability e^-9000 is 0 as a float, and a small number added to it changes its logarithm.",
    }),
])  # fmt: skip
def reinforce_loss(s, log_probs, returns, graph):
    leaf, scale = torch.tensor(log_probs, requires_grad=True), torch.ones((), dtype=torch.float64, requires_grad=True)
    loss = s.reinforce_loss(leaf * 1.0, torch.tensor(returns) * scale if graph else torch.tensor(returns))
    loss.backward()
    return {"loss": loss.detach(), "gradient by log_probs": leaf.grad, "gradient through returns": 0.0 if scale.grad is None else scale.grad}


GRADIENTS_OTHERS = {
    "WRONG": "At each step (row) the mean of the OTHER episodes: (sum of the row minus the own return) / (E - 1). No division by a standard deviation.",
    "SHAPE": "An advantage for each return: (T, E).",
}


@graded(points=2, cases=[
    Case("5 steps of 4 episodes", returns=draw.normal(5, 4, loc=3.0), hint=GRADIENTS_OTHERS),
    Case("two episodes", returns=draw.normal(4, 2, loc=3.0), hint={"*": "With two episodes the advantages are the difference and its negative, not half of it."}),
    Case("one step", returns=draw.normal(1, 5, loc=3.0), hidden=True, hint={"*": "Episodes are the second axis, also where T is 1."}),
    Case("episodes that end early", returns=draw.given(lambda rng, _: rng.uniform(1.0, 5.0, (6, 4)) * (np.arange(6)[:, None] < np.array([2, 6, 4, 3]))), hidden=True, hint={
        "*": "Zeros after the end count like any other number: nothing is left out of the mean.",
    }),
])  # fmt: skip
def subtract_baseline(s, returns):
    return {"advantages": s.subtract_baseline(returns)}


GRADIENTS_LEARNED = {
    "WRONG": "advantages = returns - b with the b that was given; next_b = b + lr * mean(returns - b).",
    "SHAPE": "advantages in the shape of returns, next_b one number.",
}


@graded(points=2, cases=[
    Case("6 returns", starts=[draw.normal(loc=2.0)], batches=[draw.normal(6, loc=5.0)], lr=0.3, hint=GRADIENTS_LEARNED),
    Case("4 steps of 3 episodes", starts=[draw.normal(loc=2.0)], batches=[draw.normal(4, 3, loc=5.0)], lr=0.7, hint={"*": "The mean is over all entries, (T, E) as well."}),
    Case("a baseline of 0", starts=[0.0], batches=[draw.normal(5, loc=5.0)], lr=0.2, hidden=True, hint={"*": "0 is a value of b like any other, not a sign that nothing has been learned yet."}),
    Case("two learners in turn", starts=[draw.normal(loc=2.0), draw.normal(loc=-2.0)], batches=[draw.normal(5, loc=5.0), draw.normal(3, loc=4.0)], lr=0.4, hidden=True, hint={
        "*": "Everything that is known is passed in: nothing is kept between calls, in a global or in a default argument.",
    }),
])  # fmt: skip
def baseline_step(s, starts, batches, lr):
    current, advantages, path = list(starts), [], []
    for returns in batches:
        for i, b in enumerate(current):
            found, current[i] = s.baseline_step(b, returns.copy(), lr)
            advantages.append(found)
            path.append(current[i])
    return {"advantages": advantages, "next_b": path}


GRADIENTS_BEST = {
    "WRONG": "A mean of the returns, weighted with the squared length of each score: sum the squares over the weights (axis 1) first, then average over samples, above and below.",
    "SHAPE": "One number for all weights together.",
}


@graded(points=2, cases=[
    Case("8 scores of 3 weights", scores=draw.normal(8, 3), returns=draw.normal(8, loc=4.0, scale=2.0), hint=GRADIENTS_BEST),
    Case("one weight", scores=draw.normal(7, 1), returns=draw.normal(7, loc=4.0, scale=2.0), hint={"SHAPE": "One number, not an array of one.", "*": GRADIENTS_BEST["WRONG"]}),
    Case("tiny scores", scores=draw.normal(6, 2, scale=1e-6), returns=draw.normal(6, loc=4.0, scale=2.0), hidden=True, hint={
        "*": "An epsilon in the denominator is larger than these squares. It is not needed: not all scores are 0.",
    }),
    Case("one sample", scores=draw.normal(1, 4), returns=draw.normal(1, loc=4.0), hidden=True, hint={"*": "With one sample b is its return: the means are over N, not N - 1, and need no variance."}),
])  # fmt: skip
def optimal_baseline(s, scores, returns):
    return {"b": s.optimal_baseline(scores, returns)}


GRADIENTS_BIAS = {
    "WRONG": "Minus the sum over actions a of pi_a b_a (onehot_a - pi): -pi * (b - sum of pi b). Rows of the answer sum to 0.",
    "SHAPE": "A gradient by the logits: (N, A).",
}


@graded(points=2, cases=[
    Case("5 states, 4 actions", logits=draw.normal(5, 4), b=draw.normal(5, 4, loc=2.0), hint=GRADIENTS_BIAS),
    Case("logits near 1e4", logits=draw.normal(3, 3, loc=1e4), b=draw.normal(3, 3, loc=2.0), hint={"NONFINITE": "Take the maximum off before the exponential."}),
    Case("rows far apart", logits=gradients_rows_apart(4, 3), b=draw.normal(4, 3, loc=2.0), hidden=True, hint={"*": "Each row has a maximum of its own."}),
    Case("one state", logits=draw.normal(1, 5), b=draw.normal(1, 5, loc=2.0), hidden=True, hint={"*": "(1, A) stays (1, A)."}),
])  # fmt: skip
def baseline_bias(s, logits, b):
    return {"bias": s.baseline_bias(logits, b)}


@manual(points=4)
def review_remarks():
    """One point a remark: half for the verdict, half for a reason that holds and something to measure or change. Other sound answers count.

    1. Wrong. The value of the loss is no measure of progress; only its gradient means something. Plot the return of episodes.
    2. Right on average (scores have mean zero), wrong in practice: the variance grows with the square of the constant. A baseline takes it out again.
    3. Wrong. A baseline may not depend on the action: the gradient is biased, here down to almost nothing, which is why the variance is small. State only.
    4. Wrong. After one update the data are off-policy. One update a batch, or importance weights (clipped, as in PPO).
    """
