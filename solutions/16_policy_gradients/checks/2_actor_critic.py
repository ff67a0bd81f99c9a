"""Part 2: TD errors, n-step returns, GAE, the losses of actor and critic, one A2C update, Gaussian policies."""

from typing import Any

import numpy as np

from autograder import draw
from autograder.spec import Case, graded
from autograder.verify import close


def critic_terminated(T: int, E: int, share: float = 0.1) -> draw.Draw:
    """(T, E) bool with a True and a False, both between the first and the last row where there are four rows or more; the first row goes on."""

    def make(rng: np.random.Generator, _: Any) -> np.ndarray:
        flags = rng.random((T, E)) < share
        inner = flags[1:-1] if T > 3 else flags  # a view: written into
        yes, no = rng.permutation(inner.size)[:2]
        inner.flat[yes], inner.flat[no] = True, False
        if T > 3:
            flags[0] = False
        return flags

    return draw.given(make)


def critic_ended(share: float = 0.1) -> draw.Draw:
    """The case's `terminated`, and truncated steps beside: at least one between the first and the last row. The first row goes on."""

    def make(rng: np.random.Generator, case: Any) -> np.ndarray:
        truncated = (rng.random(case.terminated.shape) < share) & ~case.terminated
        inner = truncated[1:-1]
        inner.flat[rng.choice(np.flatnonzero(~case.terminated[1:-1]))] = True
        truncated[0] = False
        return case.terminated | truncated

    return draw.given(make)


def critic_next_values() -> draw.Draw:
    """V of the observation after each step: the next row of `values` inside an episode, another number where it ended and in the last row."""

    def make(rng: np.random.Generator, case: Any) -> np.ndarray:
        following = rng.normal(1.0, 2.0, case.rewards.shape)
        if hasattr(case, "values"):
            following[:-1] = np.where(case.ended[:-1], following[:-1], case.values[1:])
        return following

    return draw.given(make)


def critic_steps(T: int, E: int, **more: Any) -> dict[str, Any]:
    """A recording with ends of both kinds; the flags come before next_values, which depends on them."""
    return dict(
        rewards=draw.normal(T, E, loc=0.5), values=draw.normal(T, E, loc=1.0, scale=2.0), terminated=critic_terminated(T, E),
        ended=critic_ended(), next_values=critic_next_values(), **more,
    )  # fmt: skip


def critic_none(T: int, E: int) -> np.ndarray:
    return np.zeros((T, E), dtype=bool)


def critic_endless(T: int, E: int, **more: Any) -> dict[str, Any]:
    """A recording in which nothing ends."""
    return dict(
        rewards=draw.normal(T, E, loc=0.5), values=draw.normal(T, E, loc=1.0, scale=2.0), terminated=critic_none(T, E),
        ended=critic_none(T, E), next_values=critic_next_values(), **more,
    )  # fmt: skip


def critic_without_values(steps: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in steps.items() if name != "values"}


@graded(points=2, cases=[
    Case("six steps of three environments", rewards=draw.normal(6, 3), values=draw.normal(6, 3), next_values=draw.normal(6, 3, loc=3.0),
         terminated=critic_terminated(6, 3), gamma=0.9,
         hint={"WRONG": "r + gamma V(next), less V(now); where the world has ended there is no V(next)",
               "RAISED": "terminated is boolean: 1 - terminated or np.where; numpy refuses a minus sign before booleans"}),
    Case("nothing terminates, gamma 0.6", rewards=draw.normal(4, 2), values=draw.normal(4, 2), next_values=draw.normal(4, 2, loc=3.0),
         terminated=critic_none(4, 2), gamma=0.6, hint="gamma is passed; next_values is passed too, and need not be values one row further down"),
    Case("one step that terminates", rewards=draw.normal(1, 4), values=draw.normal(1, 4), next_values=draw.normal(1, 4, loc=3.0),
         terminated=critic_terminated(1, 4, 0.5), gamma=0.8, hidden=True,
         hint="the mask belongs to V(next) alone: the reward of the last step and V of where it was taken stay"),
    Case("one environment, values near 1e6 behind an end", rewards=draw.normal(7, 1), values=draw.normal(7, 1),
         terminated=critic_terminated(7, 1, 0.4), next_values=draw.given(lambda rng, case: np.where(case.terminated, 1e6, rng.normal(3.0, 1.0, (7, 1)))),
         gamma=1.0, hidden=True, hint="behind an end next_values means nothing: it must have no influence at all"),
])  # fmt: skip
def td_errors(s, rewards, values, next_values, terminated, gamma):
    return {"deltas": s.td_errors(rewards, values, next_values, terminated, gamma)}


@graded(points=3, cases=[
    Case("three steps, ends of both kinds", **critic_without_values(critic_steps(12, 3, gamma=0.9, n=3)),
         hint={"WRONG": "the sum stops at an end; a terminated step adds no value behind it, a truncated one adds gamma^m next_values of that very step",
               "RAISED": "near the last row fewer than n steps are left: stop there, with next_values of the last row"}),
    Case("nothing ends, gamma 0.7", **critic_without_values(critic_endless(6, 2, gamma=0.7, n=2)),
         hint="the k-th reward has gamma^k, the first one gamma^0; the value behind m rewards has gamma^m. Near the last row there are fewer than n"),
    Case("n is 1", **critic_without_values(critic_steps(5, 2, gamma=0.8, n=1)), hidden=True, hint="for n = 1 it is r + gamma (1 - terminated) V(next): one reward, one value"),
    Case("n is more than T", **critic_without_values(critic_steps(8, 3, gamma=0.95, n=40)), hidden=True,
         hint="n may exceed T: then each sum runs to the end of its episode, or to the last row and the value behind it"),
    Case("one environment, undiscounted", **critic_without_values(critic_steps(12, 1, gamma=1.0, n=4)), hidden=True,
         hint="E may be 1 and gamma 1; the answer is (T, E)"),
])  # fmt: skip
def n_step_returns(s, rewards, next_values, terminated, ended, gamma, n):
    return {"returns": s.n_step_returns(rewards, next_values, terminated, ended, gamma, n)}


GAE_FLAGS = "terminated masks the value inside delta, and nothing else; ended (terminated or truncated) cuts the recursion, and nothing else"


@graded(points=5, cases=[
    Case("nothing ends", **critic_endless(6, 3, gamma=0.9, lam=0.8),
         hint={"WRONG": "backwards: A[t] = delta[t] + gamma * lam * A[t + 1], with 0 behind the last row",
               "SHAPE": "one advantage for each step: (T, E)"}),
    Case("ends of both kinds", **critic_steps(12, 4, gamma=0.9, lam=0.7), hint=GAE_FLAGS),
    Case("only truncated", **(critic_endless(8, 3, gamma=0.95, lam=0.9) | dict(ended=critic_ended())), hidden=True,
         hint="where the clock ran out the world would have gone on: next_values counts, and it is not values of the next row, which belongs to another episode"),
    Case("lam is 1, undiscounted", **critic_steps(11, 3, gamma=1.0, lam=1.0), hidden=True,
         hint=f"with lam = 1 it is the Monte Carlo return (a truncated episode ends with V of its last observation) less V. {GAE_FLAGS}"),
    Case("lam is 0", **critic_steps(6, 2, gamma=0.9, lam=0.0), hidden=True, hint="with lam = 0 the advantage is the TD error"),
    Case("one step", **(critic_endless(1, 5, gamma=0.9, lam=0.9) | dict(terminated=critic_terminated(1, 5, 0.5), ended=draw.given(lambda rng, case: case.terminated.copy()))),
         hidden=True, hint="T may be 1: the only row is the last one, and next_values serves there as everywhere"),
    Case("one environment", **critic_steps(12, 1, gamma=0.97, lam=0.5), hidden=True, hint=f"E may be 1: the answer is still (T, E). {GAE_FLAGS}"),
])  # fmt: skip
def gae(s, rewards, values, next_values, terminated, ended, gamma, lam):
    return {"advantages": s.gae(rewards, values, next_values, terminated, ended, gamma, lam)}


@graded(points=2, cases=[
    Case("5x3 advantages", advantages=draw.normal(5, 3, scale=20.0, loc=7.0), eps=1e-8,
         hint={"WRONG": "less the mean of all entries, by the standard deviation of all entries (np.std)", "SHAPE": "as it came: (T, E) stays (T, E)"}),
    Case("a list of 4", advantages=draw.normal(4, scale=3.0, loc=-2.0), eps=1e-8,
         hint="np.std divides by the number of entries; torch's std, and ddof=1, by one less"),
    Case("eps is 0.5", advantages=draw.normal(2, 6, loc=1.0), eps=0.5, hidden=True, hint="eps is passed, and stands outside the root: std + eps"),
    Case("one row", advantages=draw.normal(1, 7, scale=5.0, loc=3.0), eps=1e-6, hidden=True,
         hint={"WRONG": "mean and deviation of all entries together, whatever the shape", "NONFINITE": "one row has no deviation down its columns: take all entries together"}),
])  # fmt: skip
def normalise_advantages(s, advantages, eps):
    return {"normalised": s.normalise_advantages(advantages, eps)}


@graded(points=2, library="torch", cases=[
    Case("five values", values=draw.normal(5), returns=draw.normal(5, loc=1.0),
         hint={"WRONG": "the mean of the squares; no half here, and not the sum", "SHAPE": "one number: .mean()"}),
    Case("a head of one output", values=draw.normal(4, 1), returns=draw.normal(4, loc=1.0),
         hint="(N, 1) less (N,) is an (N, N) table. Bring both to the same shape first: reshape(-1)"),
    Case("one sample", values=draw.normal(1, 1), returns=draw.normal(1, loc=2.0), hidden=True, hint={"*": "N may be 1; the answer is still a single number"}),
    Case("returns that hang on the values", values=draw.normal(6), returns=draw.normal(6, loc=1.0), hidden=True,
         hint="returns are a target, a number: .detach() them, or the gradient changes the target too. And through values the gradient must flow"),
])  # fmt: skip
def value_loss(s, values, returns):
    """The loss, and its gradients with respect to the values and to what the returns were computed from."""
    v, r = torch.tensor(values, requires_grad=True), torch.tensor(returns, requires_grad=True)
    loss = s.value_loss(v, r + 0.9 * v.reshape(-1))  # a bootstrapped target contains the critic
    dv, dr = torch.autograd.grad(loss.sum(), [v, r], allow_unused=True)
    return {"loss": loss.detach(), "dvalues": torch.zeros_like(v) if dv is None else dv, "dreturns": torch.zeros_like(r) if dr is None else dr}


@graded(points=2, library="torch", cases=[
    Case("4x3 logits", logits=draw.normal(4, 3), cotangent=draw.normal(4),
         hint={"WRONG": "minus the sum of p log p, natural logarithm, p from the softmax of the row", "SHAPE": "one entropy for each row: (N,)"}),
    Case("one row of five", logits=draw.normal(1, 5, scale=2.0), cotangent=draw.normal(1), hint="N may be 1; the sum runs over actions"),
    Case("logits near 1e4", logits=draw.given(lambda rng, case: rng.permuted(np.tile([1e4, 9999.0, -1e4, 9e3, -5e3], (3, 1)) + rng.uniform(0, 0.5, (3, 5)), axis=1)),
         cotangent=draw.normal(3), hidden=True,
         hint={"NONFINITE": "log of a softmax is log 0 far below the best logit: torch.log_softmax has no such trouble, nor has its gradient",
               "WRONG": "no clamp and no small constant: torch.log_softmax is exact for large logits, the gradient too"}),
    Case("almost certain", logits=draw.given(lambda rng, case: rng.permuted(np.array([[0.0, 12.0, 1.0], [13.0, 0.0, 2.0]]) + rng.normal(0, 0.1, (2, 3)), axis=1)),
         cotangent=draw.normal(2), hidden=True, hint="small entropies count too: no constant inside the logarithm, no clamped probability"),
])  # fmt: skip
def entropy(s, logits, cotangent):
    """The entropies, and their gradient for a random cotangent."""
    z = torch.tensor(logits, requires_grad=True)
    h = s.entropy(z)
    g = torch.tensor(cotangent)
    h.backward(g if g.shape == h.shape else torch.ones_like(h))
    return {"entropy": h.detach(), "dlogits": z.grad}


@graded(points=1, library="torch", cases=[
    Case("4x3 logits", logits=draw.normal(4, 3), entropy_coef=0.3,
         hint={"WRONG": "minus the coefficient times the MEAN entropy: added to a loss that is minimised, doubt must make it smaller", "SHAPE": "one number"}),
    Case("coefficient 2", logits=draw.normal(2, 4), entropy_coef=2.0, hint="the coefficient is passed, and the mean runs over the N rows, not over their entries"),
    Case("one sample, two actions", logits=draw.normal(1, 2), entropy_coef=0.7, hidden=True, hint={"*": "N may be 1; the answer is a single number"}),
    Case("logits near 1e4", logits=draw.given(lambda rng, case: rng.permuted(np.tile([1e4, 9999.0, -1e4, 9e3], (3, 1)) + rng.uniform(0, 0.5, (3, 4)), axis=1)),
         entropy_coef=0.5, hidden=True, hint={"NONFINITE": "use your entropy, if it stands large logits"}),
])  # fmt: skip
def entropy_bonus(s, logits, entropy_coef):
    """The term of the loss and its gradient."""
    z = torch.tensor(logits, requires_grad=True)
    term = s.entropy_bonus(z, entropy_coef)
    term.sum().backward()
    return {"term": term.detach(), "dlogits": z.grad}


def critic_batch(N: int, A: int, **more: Any) -> dict[str, Any]:
    return dict(
        logits=draw.normal(N, A), values=draw.normal(N), actions=draw.labels(N, A), advantages=draw.normal(N, loc=0.5), returns=draw.normal(N, loc=1.0),
        value_coef=0.5, entropy_coef=0.1, head=False, hang=False,
    ) | more  # fmt: skip


@graded(points=5, library="torch", cases=[
    Case("six samples, three actions", **critic_batch(6, 3),
         hint={"WRONG": "policy: minus the mean of log pi(action taken) times advantage; total = policy + value_coef * value - entropy_coef * entropy",
               "SHAPE": "each of the four is a tensor with one number; the names are policy, value, entropy, total"}),
    Case("other coefficients", **critic_batch(5, 4, value_coef=1.7, entropy_coef=0.9),
         hint="policy, value and entropy come WITHOUT their coefficients, which stand in total only; both are passed, and the entropy is subtracted"),
    Case("no critic, no bonus", **critic_batch(5, 3, value_coef=0.0, entropy_coef=0.0), hidden=True, hint="both coefficients may be 0: `coef or 0.5` takes 0 for nothing given"),
    Case("advantages that hang on the values", **critic_batch(6, 2, hang=True), hidden=True,
         hint="the advantage is a number that says how much: .detach() it, or the policy's loss trains the critic. So with the returns"),
    Case("a head of one output", **critic_batch(5, 3, values=draw.normal(5, 1), head=True), hidden=True,
         hint="values may be (N, 1): against (N,) that makes a table of N times N, without a warning"),
    Case("one sample", **critic_batch(1, 4, value_coef=0.3), hidden=True, hint={"*": "N may be 1: squeeze nothing but the axis that you mean"}),
    Case("logits near 1e4", **critic_batch(4, 3, logits=draw.given(lambda rng, case: rng.permuted(np.tile([1e4, 9999.0, -1e4], (4, 1)) + rng.uniform(0, 0.5, (4, 3)), axis=1)),
                                   actions=draw.given(lambda rng, case: np.append(case.logits[0].argmin(), rng.integers(0, 3, 3)))),
         hidden=True, hint={"NONFINITE": "log_softmax, not the logarithm of a softmax", "WRONG": "no clamp, no small constant: log_softmax is exact"}),
])  # fmt: skip
def actor_critic_losses(s, logits, values, actions, advantages, returns, value_coef, entropy_coef, head, hang):
    """The four losses, and the gradient of the total with respect to logits, values and what advantages and returns were computed from."""
    z, v, later = (torch.tensor(a, requires_grad=True) for a in (logits, values, returns))
    flat = v[:, 0] if head else v
    goal = later + 0.9 * flat if hang else later
    gain = goal - flat if hang else torch.tensor(advantages, requires_grad=True)
    losses = s.actor_critic_losses(z, v, torch.tensor(actions), gain, goal, value_coef, entropy_coef)
    grads = torch.autograd.grad(losses["total"].sum(), [z, v, later], allow_unused=True)
    answer = {name: losses[name].detach() for name in ("policy", "value", "entropy", "total")}
    for name, x, g in zip(("dlogits", "dvalues", "dlater"), (z, v, later), grads):
        answer[name] = torch.zeros_like(x) if g is None else g
    return answer


def critic_update(N: int, A: int, **more: Any) -> dict[str, Any]:
    return dict(
        w=draw.normal(4, A + 1), b=draw.normal(A + 1), x=draw.normal(N, 4), actions=draw.labels(N, A), advantages=draw.normal(N, loc=1.0, scale=2.0),
        returns=draw.normal(N, loc=2.0, scale=2.0), numbers=[0.5, 0.1, 0.3], how="sgd", times=1, stale=False, head=False,
    ) | more  # fmt: skip


@graded(points=4, library="torch", verify=close(1e-5), cases=[  # torch adds 1e-6 to the norm it divides by; others need not
    Case("one step, clipped", **critic_update(7, 3),
         hint={"WRONG": "zero_grad, backward, clip_grad_norm_ over ALL parameters together, step: in this order. grad_norm is the norm before clipping. The model is called once, "
                        "and a report that kept its graph would hold the memory of every update: .item()",
               "DTYPE": "the report holds Python floats: .item()", "SHAPE": "the report: policy, value, entropy, total, grad_norm"}),
    Case("a norm within the limit", **critic_update(6, 2, numbers=[0.3, 0.2, 1e3]), hint="gradients whose norm is within max_grad_norm stay as they are; the coefficients are passed"),
    Case("old gradients lie there", **critic_update(5, 3, stale=True), hidden=True, hint="clear the old gradients before backward: torch adds to what lies there"),
    Case("three steps of Adam", **critic_update(6, 3, how="adam", times=3, numbers=[0.9, 0.05, 1.5]), hidden=True,
         hint="the optimizer is the one that was passed, and goes on with what it remembers: do not make one of your own, nor write into the weights"),
    Case("one sample, a head of one output", **critic_update(1, 4, head=True), hidden=True, hint={"*": "values may be (N, 1), and N may be 1"}),
])  # fmt: skip
def a2c_update(s, w, b, x, actions, advantages, returns, numbers, how, times, stale, head):
    """Parameters after a few updates, and the last report. The model is linear, with one more output for the value."""

    class Linear(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.w, self.b = torch.nn.Parameter(torch.tensor(w)), torch.nn.Parameter(torch.tensor(b))
            self.calls = 0

        def forward(self, x):
            self.calls += 1
            out = x @ self.w + self.b
            return out[:, :-1], out[:, -1:] if head else out[:, -1]

    model = Linear()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.07) if how == "adam" else torch.optim.SGD(model.parameters(), lr=0.4)
    if stale:
        for p in model.parameters():
            p.grad = torch.linspace(-2.0, 3.0, p.numel(), dtype=torch.float64).reshape(p.shape)
    value_coef, entropy_coef, limit = numbers
    for _ in range(times):
        batch = [torch.tensor(a) for a in (x, actions, advantages, returns)]
        report = s.a2c_update(model, optimizer, *batch, value_coef=value_coef, entropy_coef=entropy_coef, max_grad_norm=limit)
    names = ("policy", "value", "entropy", "total", "grad_norm")
    answer = {"w": model.w.detach(), "b": model.b.detach()} | {f"report_{name}": report[name] for name in names}
    answer["report keeps a graph"] = any(bool(getattr(report[name], "requires_grad", False)) for name in names)
    return answer | {"calls of the model": model.calls}


@graded(points=3, library="torch", cases=[
    Case("five actions of three numbers", mean=draw.normal(5, 3), log_std=draw.normal(3, scale=0.7), action=draw.normal(5, 3, scale=2.0), cotangent=draw.normal(5),
         hint={"WRONG": "log of a product: the D components ADD up. Each has -z^2/2, -log_std and -log(2 pi)/2, with z = (action - mean) / exp(log_std)",
               "SHAPE": "one log-density for each row: sum over the last axis, (N,)"}),
    Case("a deviation for each sample", mean=draw.normal(4, 2), log_std=draw.normal(4, 2, scale=0.7), action=draw.normal(4, 2), cotangent=draw.normal(4),
         hint="log_std may be (N, D): plain broadcasting serves both"),
    Case("one sample, one number", mean=draw.normal(1, 1), log_std=draw.uniform(1, low=-1.9, high=-1.0), action=draw.normal(1, 1), cotangent=draw.normal(1), hidden=True,
         hint={"*": "N and D may be 1: the answer is (1,)"}),
    Case("narrow and wide", mean=draw.normal(3, 4), log_std=draw.given(lambda rng, case: rng.permutation([-4.0, -2.0, 1.0, 3.0]) + rng.normal(0, 0.1, 4)),
         action=draw.given(lambda rng, case: case.mean + np.exp(case.log_std) * rng.normal(size=(3, 4))), cotangent=draw.normal(3), hidden=True,
         hint="log_std is the logarithm of the standard deviation, not of the variance, and not the deviation: exponentiate it once. No clamp"),
])  # fmt: skip
def gaussian_log_prob(s, mean, log_std, action, cotangent):
    """The log-densities, and their gradients for a random cotangent."""
    m, ls = torch.tensor(mean, requires_grad=True), torch.tensor(log_std, requires_grad=True)
    logp = s.gaussian_log_prob(m, ls, torch.tensor(action))
    g = torch.tensor(cotangent)
    logp.backward(g if g.shape == logp.shape else torch.ones_like(logp))
    grads = [torch.zeros_like(a) if a.grad is None else a.grad for a in (m, ls)]
    return {"log_prob": logp.detach(), "dmean": grads[0], "dlog_std": grads[1]}


@graded(points=1, library="torch", cases=[
    Case("three components", log_std=draw.normal(3), hint={"WRONG": "sum over the components of log_std + log(2 pi e) / 2", "SHAPE": "one number for (D,)"}),
    Case("a row for each sample", log_std=draw.normal(4, 2), hint="(N, D) -> (N,): the sum runs over the last axis alone"),
    Case("one component, very narrow", log_std=draw.normal(1, loc=-6.0), hidden=True, hint="a differential entropy may be negative; nothing is clipped at 0"),
    Case("one sample", log_std=draw.normal(1, 5), hidden=True, hint={"*": "N may be 1: the answer is (1,)"}),
])  # fmt: skip
def gaussian_entropy(s, log_std):
    """The entropies and the gradient of their sum."""
    ls = torch.tensor(log_std, requires_grad=True)
    h = s.gaussian_entropy(ls)
    h.sum().backward()
    return {"entropy": h.detach(), "dlog_std": ls.grad}


@graded(points=3, library="torch", cases=[
    Case("limit 2", mean=draw.normal(5, 3), log_std=draw.normal(3, scale=0.5), u=draw.normal(5, 3), limit=2.0, cotangent=draw.normal(5),
         hint={"WRONG": "the density is DIVIDED by the slope of u -> limit * tanh(u): subtract the sum of log(limit * (1 - tanh(u)^2)). The limit belongs to the slope too",
               "SHAPE": "action (N, D), log_prob (N,): the correction is summed over the components, like the log-density"}),
    Case("limit 1, a deviation for each sample", mean=draw.normal(4, 2), log_std=draw.normal(4, 2, scale=0.5), u=draw.normal(4, 2), limit=1.0, cotangent=draw.normal(4),
         hint="log_std may be (N, D); the Gaussian's density is taken at u, not at the action"),
    Case("u from -100 to 100", mean=draw.normal(4, 2, scale=5.0), log_std=draw.normal(2, loc=2.5, scale=0.3),
         u=draw.given(lambda rng, case: rng.permuted(np.array([[-95.0, 60.0, -25.0, 9.0], [12.0, -40.0, 22.0, 98.0]]).T + rng.normal(size=(4, 2)), axis=0)),
         limit=0.5, cotangent=draw.normal(4), hidden=True,
         hint={"NONFINITE": "1 - tanh(u)^2 is 0 beyond 20: log(1 - tanh(u)^2) = 2 (log 2 - u - softplus(-2u)) has no such end, and its gradient neither",
               "WRONG": "a small constant inside the logarithm, or a clamp, is not exact where tanh is flat: log(1 - tanh(u)^2) = 2 (log 2 - u - softplus(-2u))"}),
    Case("one sample, one number", mean=draw.normal(1, 1), log_std=draw.normal(1, scale=0.5), u=draw.normal(1, 1), limit=3.0, cotangent=draw.normal(1), hidden=True,
         hint={"*": "N and D may be 1: the log-density is (1,)"}),
])  # fmt: skip
def squashed_gaussian(s, mean, log_std, u, limit, cotangent):
    """Action and log-density, and the gradients of the log-density for a random cotangent."""
    m, ls, x = torch.tensor(mean, requires_grad=True), torch.tensor(log_std, requires_grad=True), torch.tensor(u, requires_grad=True)
    action, logp = s.squashed_gaussian(m, ls, x, limit)
    g = torch.tensor(cotangent)
    logp.backward(g if g.shape == logp.shape else torch.ones_like(logp))
    grads = [torch.zeros_like(a) if a.grad is None else a.grad for a in (m, ls, x)]
    return {"action": action.detach(), "log_prob": logp.detach(), "dmean": grads[0], "dlog_std": grads[1], "du": grads[2]}
