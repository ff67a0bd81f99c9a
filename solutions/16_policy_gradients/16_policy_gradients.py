# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 16 Policy gradients
#
# Q-learning asks what each action is worth and takes the best. Here the policy itself is what learns: a network gives the probabilities of the actions, and
# their logarithms are pushed up where things went well and down where they did not. The gradient is exact on average and noisy in every single case; most of this
# assignment is about keeping the average and taming the noise: the reward that is still to come, a baseline, a critic, an advantage. At the end your
# agents balance a pole, and you see what each part was good for.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Played exercises.** An agent is judged by what it does. You train it here and submit its weights beside this notebook; the grader then plays
# episodes that nobody has seen. The environment stays with the grader: your function is asked for each action and knows nothing but the
# observation. The median return counts, and the report shows every episode.
#
# **Conventions.** Rewards of one episode are (T,); of E environments side by side over T steps (T, E). Logits are (N, A), actions (N,) whole numbers,
# log-probabilities (N,) and natural. Losses are means over samples unless the docstring says otherwise, and are made to be *minimised*. Environments follow gymnasium:
# `terminated` (the world has ended, nothing comes after) is kept apart from `truncated` (the clock ran out, and the world would have gone on). Gradients are
# judged in torch `float64`. Every random draw takes its generator or its seed from the caller. Where a docstring speaks of arrays, numpy is the only library that is there at
# grading; where it speaks of tensors or networks, torch is too.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)

# %% [markdown]
# ## 1. The gradient of an average
#
# ### A policy and the logarithm of its choice
#
# A policy for $A$ discrete actions is a classifier that is asked for a *draw*: a network turns an observation into logits $z$ $(N, A)$, their softmax gives probabilities $\pi$, and the action is drawn from
# them. What learns is the logarithm of the probability of the action **that was taken**, not of the likeliest one:
#
# $$\log \pi(a) = z_a - \log\sum_k e^{z_k}, \qquad \frac{\partial \log\pi(a)}{\partial z_k} = [k = a] - \pi_k .$$
#
# The second formula, the gradient of a log-probability, is called the **score**: one-hot minus softmax. Weighted with the probabilities themselves it sums to zero, $\sum_a \pi_a \nabla\log\pi(a) = \nabla \sum_a \pi_a = \nabla 1 = 0$; much of what follows lives on this one line.
# Both must hold for logits of $\pm 10^4$ too, so no logarithm of a probability that has become 0 may be taken.
#
# To draw, compare one uniform number with the running sum of probabilities, or add to each logit a number $-\log(-\log u)$ and take the largest (the *Gumbel* trick); library calls are as good. Every row draws for itself. Draws come
# from torch's own generator, so that `torch.manual_seed(7)` *before* a call fixes them; inside a function nobody seeds.
#
# **A worked neighbour** with two actions and one logit: a coin that shows 1 with probability $\sigma(z)$. Its score is $a - \sigma(z)$.
#
# **Think.** A policy has become sure: $\pi = (0.999, 0.001)$. How large is the score of the first action, how large that of the second, and how often is each seen? What does that mean for a policy that is sure of the wrong thing?

# %%
import torch


def log_prob_coin(z, a):
    """log-probabilities of a (N,), zeros and ones, for logits z (N,): a z - log(1 + e^z), at logits of any size."""
    return a * z - torch.nn.functional.softplus(z)


z = torch.tensor([-2.0, 0.5, 3.0], dtype=torch.float64, requires_grad=True)
a = torch.tensor([1.0, 0.0, 1.0], dtype=torch.float64)
log_prob_coin(z, a).sum().backward()
print("autograd: ", z.grad.numpy())
print("a - sigma:", (a - torch.sigmoid(z)).detach().numpy())

# %% exercises="log_prob_categorical score_categorical sample_action policy_act"
def log_prob_categorical(logits, actions):
    """Log-probabilities of the actions taken. logits: (N, A) tensor, up to +-1e4, A >= 2; actions: (N,) int64 tensor. N may be 1.

    Returns a tensor (N,), through which gradients flow to the logits.
    """
    ### BEGIN SOLUTION
    log_probs = logits - logits.logsumexp(dim=1, keepdim=True)
    return log_probs.gather(1, actions[:, None])[:, 0]
    ### END SOLUTION


def score_categorical(logits, actions):
    """The score: the gradient of each row's log-probability with respect to its logits, in closed form, in numpy.

    logits: (N, A) array, up to +-1e4; actions: (N,) whole numbers. N may be 1. Returns (N, A).
    """
    ### BEGIN SOLUTION
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    score = -e / e.sum(axis=1, keepdims=True)
    score[np.arange(len(actions)), actions] += 1
    return score
    ### END SOLUTION


def sample_action(logits):
    """One action a row, drawn from softmax(logits), every row on its own. logits: (N, A) tensor, up to +-1e4, A >= 2; N may be 1.

    Draws come from torch's global generator: other ones at each call, the same ones after the same torch.manual_seed. Returns (N,) int64.
    """
    ### BEGIN SOLUTION
    probs = torch.softmax(logits, dim=1)
    return torch.multinomial(probs, 1)[:, 0]
    ### END SOLUTION


class Policy(torch.nn.Module):
    """Observations (N, obs_dim) to logits (N, num_actions): linear, tanh, linear. The constructor is given; leave it as it is."""

    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        """observation: tensor (N, obs_dim). Returns logits (N, num_actions)."""
        return self.net(observation)

    def act(self, observation):
        """Draw an action for each observation. observation: (N, obs_dim), a numpy array or a tensor, float32 or float64 whatever the
        weights are: it is brought to the dtype of the weights, which stay as they are. N may be 1, and logits as large as in sample_action.

        Returns (action, log_prob): (N,) int64, drawn as in sample_action and from the same generator, torch's global one, and the log-probabilities (N,) of these very actions,
        through which gradients flow to the weights.
        """
        ### BEGIN SOLUTION
        observation = torch.as_tensor(observation, dtype=self.net[0].weight.dtype)
        logits = self.forward(observation)
        action = sample_action(logits)
        return action, log_prob_categorical(logits, action)
        ### END SOLUTION

# %%
if check.passed("score_categorical") and check.passed("sample_action"):
    torch.manual_seed(0)
    logits = np.array([1.0, 0.2, -0.5, -2.0])
    probs = np.exp(logits) / np.exp(logits).sum()
    drawn = sample_action(torch.from_numpy(logits).expand(2000, 4))
    figure, (one, two) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    one.bar(np.arange(4) - 0.2, probs, width=0.4, label="softmax")
    one.bar(np.arange(4) + 0.2, np.bincount(drawn.numpy(), minlength=4) / 2000, width=0.4, label="share of 2000 draws")
    one.set(xlabel="action", ylabel="probability", xticks=range(4)), one.legend(fontsize=8)
    scores = score_categorical(np.tile(logits, (4, 1)), np.arange(4))
    image = two.imshow(scores, cmap="RdBu", vmin=-1, vmax=1)
    for i, j in np.ndindex(4, 4):
        two.text(j, i, f"{scores[i, j]:+.2f}", ha="center", va="center", fontsize=8, color="white" if abs(scores[i, j]) > 0.6 else "black")
    two.set(xlabel="logit", ylabel="action taken", xticks=range(4), yticks=range(4))
    two.set_title(f"scores; their mean under the policy: {np.abs(probs @ scores).max():.0e}", fontsize=9)
    figure.colorbar(image, ax=two)
    plt.show()

# %% [markdown]
# ### The log-derivative trick
#
# How does the *average* return change with the policy? The return is not differentiable (a world is not a tensor), but the probabilities of what happens are. For any function $f$ of a draw $x \sim p_\theta$,
#
# $$\nabla_\theta\, \mathbb E[f(x)] = \sum_x f(x)\,\nabla p_\theta(x) = \sum_x p_\theta(x)\, f(x)\,\nabla\log p_\theta(x) = \mathbb E\big[f(x)\,\nabla\log p_\theta(x)\big],$$
#
# and the last form can be *sampled*. Nothing is ever differentiated but the logarithm. **A worked neighbour:** $x\sim\mathcal N(\mu, 1)$ and $f = x^2$. We know $\mathbb E f = \mu^2 + 1$, so the slope is $2\mu$; the score of a Gaussian is $x - \mu$, and the
# mean of `x**2 * (x - mu)` over many draws is $2\mu$ indeed.
#
# Whether an estimator is right can be computed. We take a world so small that the exact gradient is a finite sum: **two steps**, a few states and actions, all in tables. A state is drawn from `start` $(S,)$; the action from the row of that state in
# $\pi = \text{softmax}(\theta)$, $\theta$ $(S, A)$; the reward is $R_{s,a}$; the next state is drawn from `P[s, a]` ($P$ is $(S, A, S)$); then once more an action and a reward, and all is over. With $p(\tau)$ the probability of the whole trajectory,
#
# $$J(\theta) = \sum_{\tau = (s_0, a_0, s_1, a_1)} p(\tau)\,\big(R_{s_0 a_0} + \gamma R_{s_1 a_1}\big), \qquad p(\tau) = \text{start}_{s_0}\,\pi_{s_0 a_0}\,P_{s_0 a_0 s_1}\,\pi_{s_1 a_1}.$$
#
# In $\log p(\tau)$ the world's own probabilities are constants: only the scores of the actions stay. That gives two estimators of $\nabla J$ from a trajectory with rewards $r_0, \dots, r_{T-1}$ (general $T$), where $\nabla\log\pi(a_t|s_t)$ is a table $(S, A)$ whose
# only non-zero row is row $s_t$:
#
# $$g_\text{whole} = \Big(\sum_{k} \gamma^k r_k\Big) \sum_t \nabla\log\pi(a_t|s_t), \qquad g_\text{to go} = \sum_t \nabla\log\pi(a_t|s_t) \sum_{k\ge t}\gamma^{k} r_k .$$
#
# The second leaves out rewards that came *before* the action: they cannot depend on it, so they add noise and nothing else. Mind the exponent: $\sum_{k\ge t}\gamma^k r_k = \gamma^t G_t$, with the return to go $G_t = \sum_{k\ge t}\gamma^{k-t} r_k$ that the next section
# computes. This $\gamma^t$ belongs to the gradient of the discounted $J$, and here we keep it. Deep reinforcement learning drops it, on purpose, so that late steps count as much as early ones; from the next section on so do we.
#
# A sample mean is never *equal* to the exact value. The right question is by how many **standard errors** it is off, $z = (\bar g - \nabla J)\,/\,(\hat\sigma/\sqrt N)$, entry by entry, with $\hat\sigma^2$ the sample variance (divided by $N - 1$). An unbiased estimator
# stays within $\pm 5$ for all practical purposes, and a bias grows without end as $\sqrt N$ grows.
#
# **Think.** Both estimators are unbiased. If all rewards but the last are 0, by how much do they differ?

# %%
START = np.array([0.6, 0.4, 0.0])
P = np.array([[[0.1, 0.7, 0.2], [0.3, 0.0, 0.7]], [[0.5, 0.2, 0.3], [0.0, 0.1, 0.9]], [[0.8, 0.1, 0.1], [0.2, 0.6, 0.2]]])
R = np.array([[3.0, 2.0], [2.5, 4.0], [1.0, 5.0]])
THETA = np.array([[0.5, -0.3], [0.0, 0.4], [-0.6, 0.2]])


def sample_trajectories(theta, start, P, R, steps, count, rng):
    """Play the tables: `count` trajectories of `steps` steps. Returns states, actions (whole numbers) and rewards, each (count, steps)."""
    pick = lambda probs: (rng.random((count, 1)) > np.cumsum(probs, axis=1)[:, :-1]).sum(axis=1)
    pi = np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True)
    state, states, actions = pick(np.tile(start, (count, 1))), [], []
    for _ in range(steps):
        states.append(state), actions.append(pick(pi[state]))
        state = pick(P[states[-1], actions[-1]])
    states, actions = np.stack(states, axis=1), np.stack(actions, axis=1)
    return states, actions, R[states, actions]


rng = np.random.default_rng(0)
x = rng.normal(1.5, 1, size=100_000)
estimates = x**2 * (x - 1.5)
print(f"the worked neighbour: slope 3 expected, {estimates.mean():.3f} +- {estimates.std(ddof=1) / np.sqrt(len(x)):.3f} sampled")

# %% exercises="exact_policy_gradient score_function_gradient estimator_report"
def exact_policy_gradient(theta, start, P, R, gamma):
    """J and its gradient for the two-step world above, exactly. theta: (S, A) logits between -10 and 10; start: (S,); P: (S, A, S); R: (S, A); 0 <= gamma <= 1.

    Some probabilities of start and P may be 0; S may be 1. Returns (J, gradient): a number, and an array (S, A).
    """
    ### BEGIN SOLUTION
    S, A = theta.shape
    pi = np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True)
    J, gradient = 0.0, np.zeros((S, A))
    for s, a, t, b in np.ndindex(S, A, S, A):
        p = start[s] * pi[s, a] * P[s, a, t] * pi[t, b]
        value = R[s, a] + gamma * R[t, b]
        J += p * value
        gradient[s] += p * value * (np.eye(A)[a] - pi[s])
        gradient[t] += p * value * (np.eye(A)[b] - pi[t])
    return J, gradient
    ### END SOLUTION


def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    """One estimate of the gradient for each of N trajectories: g_whole where to_go is False, g_to_go (with its gamma^t) where it is True.

    theta: (S, A); states, actions: (N, T) whole numbers; rewards: (N, T) numbers; N and T may be 1; a trajectory may visit a state several
    times; 0 < gamma <= 1. Returns (N, S, A).
    """
    ### BEGIN SOLUTION
    N, T = rewards.shape
    discounted = rewards * gamma ** np.arange(T)
    gradient = np.zeros((N, *theta.shape))
    for t in range(T):
        weight = discounted[:, t:].sum(axis=1) if to_go else discounted.sum(axis=1)
        score = score_categorical(theta[states[:, t]], actions[:, t])
        gradient[np.arange(N), states[:, t]] += weight[:, None] * score
    return gradient
    ### END SOLUTION


def estimator_report(samples, exact):
    """How an estimator does. samples: (N, ...) one estimate a row, N >= 2; exact: (...), what it should be on average: one or several axes.

    Returns (z, variance): z (...) the distance of the mean from exact in standard errors, with its sign (mean minus exact), the sample variance divided
    by N - 1; variance: one number, the sample variances of all entries added up (of one estimate, not of the
    mean). No entry has variance 0; a mean may be a million times the spread.
    """
    ### BEGIN SOLUTION
    spread = samples.var(axis=0, ddof=1)
    z = (samples.mean(axis=0) - exact) / np.sqrt(spread / len(samples))
    return z, spread.sum()
    ### END SOLUTION

# %%
if check.passed("exact_policy_gradient") and check.passed("score_function_gradient") and check.passed("estimator_report"):
    J, exact = exact_policy_gradient(THETA, START, P, R, 0.8)
    nudges = 1e-5 * np.eye(6).reshape(6, 3, 2)
    numerical = [(exact_policy_gradient(THETA + d, START, P, R, 0.8)[0] - exact_policy_gradient(THETA - d, START, P, R, 0.8)[0]) / 2e-5 for d in nudges]
    print(f"J = {J:.4f}; the exact gradient differs from central differences of J by {np.abs(exact.ravel() - numerical).max():.0e}")
    figure, (one, two) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained", width_ratios=(2, 1))
    variances = {}
    states, actions, rewards = sample_trajectories(THETA, START, P, R, 2, 20_000, np.random.default_rng(1))
    for i, (label, to_go, gamma) in enumerate((("whole return", False, 0.8), ("to go", True, 0.8), ("to go, gamma forgotten", True, 1.0))):
        z, variance = estimator_report(score_function_gradient(THETA, states, actions, rewards, gamma, to_go), exact)
        one.plot(np.arange(6) + 0.15 * (i - 1), z.ravel(), "os^"[i], label=label)
        if gamma < 1:
            variances[label] = variance
    one.axhspan(-5, 5, color="tab:green", alpha=0.15)
    one.set(xlabel="entry of theta (state, action)", ylabel="distance from exact (standard errors)", xticks=range(6), xticklabels=[f"{s}, {a}" for s in range(3) for a in range(2)], ylim=(-40, 40))
    one.set_yscale("symlog", linthresh=5), one.set_yticks([-30, -10, -5, 0, 5, 10, 30], ["-30", "-10", "-5", "0", "5", "10", "30"])
    one.legend(fontsize=8)
    bars = two.bar(variances.keys(), variances.values(), color=["tab:blue", "tab:orange"])
    two.bar_label(bars, fmt="%.2f"), two.set(ylabel="variance of one estimate", ylim=(0, 1.15 * max(variances.values())))
    plt.show()

# %% [markdown]
# ### REINFORCE
#
# In the field one does not carry tables of gradients about; one writes down a **loss** whose gradient, taken by autograd, is the estimator. With the returns to go of an episode of $T$ steps,
#
# $$G_t = \sum_{k=t}^{T-1} \gamma^{k-t} r_k, \qquad L = -\frac1N\sum_{n=1}^{N} G_n \log\pi(a_n|s_n),$$
#
# a mean over all $N$ steps at hand. The minus is there because optimisers go *down* and we want to go up. The $G_n$ are numbers, not functions of the weights: no gradient goes through them, even if they came out of a network. The value of $L$ means
# nothing (it is not even bounded); only its gradient counts, and only at the policy that drew the actions.
#
# $G_t$ needs one pass, from the end to the beginning, since $G_t = r_t + \gamma G_{t+1}$. **A worked neighbour** runs the other way: an average of the past that forgets.
#
# ```python
# def forgetful_sum(rewards, gamma):
#     out, past = [], 0.0
#     for r in rewards:
#         past = r + gamma * past
#         out.append(past)
#     return np.array(out)
# ```
#
# A tempting way without a loop discounts everything from step 0, sums from the end, and divides by $\gamma^t$ again. Try it with $\gamma = 0.5$ and 1500 steps: $0.5^{1500}$ is 0 in any float.
#
# **Think.** On CartPole each step earns 1 until the pole falls. What are $G_0$ and $G_{T-1}$ with $\gamma = 1$? A single episode pushes the probabilities of *all* its actions up, the last and fatal ones too. Why does learning work all the same?

# %% exercises="returns_to_go reinforce_loss"
def returns_to_go(rewards, gamma):
    """G_t = r_t + gamma r_(t+1) + ... to the end. rewards: (T,) of one episode, or (T, E) of E episodes side by side (each column for itself).

    Floats or whole numbers; 0 <= gamma <= 1, both ends included; T from 1 to 2000. Returns float64, the shape of rewards.
    """
    ### BEGIN SOLUTION
    returns = np.zeros(np.shape(rewards))
    ahead = np.zeros(np.shape(rewards)[1:])
    for t in reversed(range(len(rewards))):
        ahead = rewards[t] + gamma * ahead
        returns[t] = ahead
    return returns
    ### END SOLUTION


def reinforce_loss(log_probs, returns):
    """The loss above, to be minimised. log_probs: tensor of the actions taken, (N,) or (T, E): the mean is over all entries, which may be as low as -1e4; returns: a
    tensor of the same shape.

    returns are constants: where they carry a graph, no gradient goes into it. They are used as they are, not normalised. Returns a tensor of no axes.
    """
    ### BEGIN SOLUTION
    return -(log_probs * returns.detach()).mean()
    ### END SOLUTION

# %%
def learn_tables(weights, batch, updates, rate, seed):
    """REINFORCE on the two-step world, gamma 1, `weights(rewards)` for each step. Returns the exact J before each update."""
    rng, theta, curve = np.random.default_rng(seed), torch.zeros(3, 2, dtype=torch.float64, requires_grad=True), []
    for _ in range(updates):
        table = theta.detach().numpy()
        curve.append(exact_policy_gradient(table, START, P, R, 1.0)[0])
        states, actions, rewards = sample_trajectories(table, START, P, R, 2, batch, rng)  # each (batch, 2)
        log_probs = log_prob_categorical(theta[states.T.ravel()], torch.from_numpy(actions.T.ravel()))
        reinforce_loss(log_probs, torch.from_numpy(weights(rewards.T).ravel())).backward()
        with torch.no_grad():
            theta -= rate * theta.grad
            theta.grad = None
    return curve


if check.passed("returns_to_go") and check.passed("reinforce_loss") and check.passed("log_prob_categorical") and check.passed("exact_policy_gradient"):
    ways = {"to go": lambda rewards: returns_to_go(rewards, 1.0), "whole return": lambda rewards: np.ones_like(rewards) * rewards.sum(axis=0)}
    figure, (one, two) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for color, (label, weights) in zip(("tab:orange", "tab:blue"), ways.items()):
        curves = np.array([learn_tables(weights, 4, 120, 0.3, seed) for seed in range(5)])
        one.plot(curves.T, color=color, alpha=0.25, lw=1), one.plot(curves.mean(axis=0), color=color, label=label)
    one.set(xlabel="update (4 trajectories each)", ylabel="exact J", title="five runs each, and their mean"), one.legend(fontsize=8)
    if check.passed("score_function_gradient") and check.passed("estimator_report"):
        lengths = [2, 4, 8, 16, 32]
        for color, to_go, label in (("tab:orange", True, "to go"), ("tab:blue", False, "whole return")):
            spread = []
            for steps in lengths:
                played = sample_trajectories(THETA, START, P, R, steps, 2000, np.random.default_rng(steps))
                spread.append(estimator_report(score_function_gradient(THETA, *played, 1.0, to_go), np.zeros((3, 2)))[1])
            two.loglog(lengths, spread, "o-", color=color, label=label)
        two.set(xlabel="steps of an episode", ylabel="variance of one estimate", title="same world, played longer", xticks=lengths, xticklabels=lengths), two.minorticks_off(), two.legend(fontsize=8)
    plt.show()

# %% [markdown]
# ### Baselines: the same mean, less noise
#
# Because scores average to zero, any number $b$ that does not depend on the action may be subtracted from the return: $\mathbb E[(G - b)\,\nabla\log\pi] = \mathbb E[G\,\nabla\log\pi] - b\cdot 0$. The mean stays, the variance does not; if all returns lie near 500, the
# noise of a constant 500 times a score is most of what there is. What is left, $G - b$, is called an **advantage**: better or worse than usual. Four questions:
#
# * *Where does $b$ come from?* From the **other** episodes. With $E$ of them side by side, subtract at each step $t$ from $G_{t,e}$ the mean of $G_{t,\cdot}$ over the $E - 1$ others. (With the own return inside the mean the baseline depends on the own action; the
#   estimate shrinks by $(E-1)/E$: harmless for many episodes, half the gradient for two.)
# * *Or learned:* keep a number $b$ and pull it towards the returns, one gradient step of rate $\alpha$ on $\frac12\,\text{mean}\,(G - b)^2$ a batch, $b \leftarrow b + \alpha\,\text{mean}(G - b)$. The batch's own advantages use the $b$ from **before** that step. (A network in the place of the number is part 2.)
# * *What is the best constant?* For estimates $(G_n - b)\,u_n$, with scores $u_n$ $(D,)$, the sum of the variances is smallest where the derivative of $\mathbb E\big[(G - b)^2 \|u\|^2\big]$ by $b$ is zero:
#
# $$b^* = \frac{\mathbb E\big[\|u\|^2\, G\big]}{\mathbb E\big[\|u\|^2\big]},$$
#
#   a mean of the returns, weighted with the squared lengths of the scores. From samples both expectations are means over $n$.
# * *And if $b$ does depend on the action?* Then the subtracted term has a mean of its own, and the gradient is **biased**. For one state with probabilities $\pi$ $(A,)$ and a baseline $b_a$ the bias is the sum over actions of $-\pi_a\, b_a \nabla_z\log\pi(a)$, an array
#   $(A,)$. It is zero for equal $b_a$, and for few others.
#
# **A worked neighbour** is an old friend of statistics, the *control variate*: to estimate $\mathbb E[e^u]$ for $u$ uniform in $[0, 1]$, take the mean of $e^u - c\,(u - \frac12)$. The second term has mean 0 for any $c$, and with $c = 1.69$ one sample in 60 does the same work.
#
# **Think.** What would be the variance if $b_a$ were the true expected return of the action taken? And what would be left of the gradient?

# %% exercises="subtract_baseline baseline_step optimal_baseline baseline_bias"
def subtract_baseline(returns):
    """Advantages over the mean of the OTHER episodes at the same step. returns: (T, E), E >= 2, T may be 1. The zeros
    with which an episode is filled up after its end count like any other number. Returns (T, E).
    """
    ### BEGIN SOLUTION
    E = returns.shape[1]
    others = (returns.sum(axis=1, keepdims=True) - returns) / (E - 1)
    return returns - others
    ### END SOLUTION


def baseline_step(b, returns, lr):
    """A learned constant. b: a number; returns: (N,) or (T, E); 0 < lr <= 1.

    Returns (advantages, next_b): returns minus the b that was given, and b after one step of rate lr towards the mean of all returns.
    Nothing is remembered between calls: several learners may take turns.
    """
    ### BEGIN SOLUTION
    advantages = returns - b
    return advantages, b + lr * advantages.mean()
    ### END SOLUTION


def optimal_baseline(scores, returns):
    """The constant b that makes the sum of the variances of (returns - b) * scores smallest: b* above. Means are over the N samples. scores: (N, D), of
    any size (1e-6, too) but not all 0; returns: (N,); N and D may be 1. Returns a number.
    """
    ### BEGIN SOLUTION
    weight = (scores**2).sum(axis=1)
    return (weight * returns).mean() / weight.mean()
    ### END SOLUTION


def baseline_bias(logits, b):
    """What a baseline that depends on the action adds to the mean gradient, for N states. logits: (N, A), up to +-1e4; b: (N, A), one number for each action.

    Returns (N, A): the mean of (G - b_a) * score minus the mean of G * score, by the logits of that state; zero in rows where b is constant. N may be 1.
    """
    ### BEGIN SOLUTION
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    mean = (pi * b).sum(axis=1, keepdims=True)
    return pi * (mean - b)
    ### END SOLUTION

# %%
if check.passed("optimal_baseline") and check.passed("baseline_bias") and check.passed("score_function_gradient") and check.passed("estimator_report"):
    figure, (one, two) = plt.subplots(1, 2, figsize=(9.4, 3.4), layout="constrained")
    states, actions, rewards = sample_trajectories(THETA, START, P, R, 2, 4000, np.random.default_rng(2))
    G = rewards.sum(axis=1)
    first = np.tile([1.0, 0.0], (4000, 1))  # rewards whose sum is 1: the estimate is the bare score
    scores = score_function_gradient(THETA, states, actions, first, 1.0, False).reshape(4000, 6)
    exact = exact_policy_gradient(THETA, START, P, R, 1.0)[1].ravel() if check.passed("exact_policy_gradient") else scores.mean(axis=0)
    reports = {b: estimator_report((G - b)[:, None] * scores, exact) for b in np.linspace(-2, 14, 33)}
    one.plot(list(reports), [variance for _, variance in reports.values()], color="gray")
    marks = {"no baseline": 0.0, "mean return": G.mean(), "optimal": optimal_baseline(scores, G)}
    for label, b in marks.items():
        z, variance = estimator_report((G - b)[:, None] * scores, exact)
        one.plot(b, variance, "o", label=f"{label}, b = {b:.2f}: {variance:.2f}; off by at most {np.abs(z).max():.1f} s.e.")
    one.set(xlabel="constant baseline b", ylabel="variance of one estimate", ylim=(0, None)), one.legend(fontsize=7)
    logits, value = np.array([[0.8, 0.0, -0.4, -1.0]]), np.array([1.0, 3.0, 2.0, 4.0])  # one state, four actions, noisy rewards
    pi = np.exp(logits[0]) / np.exp(logits[0]).sum()
    truth = pi * (value - pi @ value)
    rng, helpful = np.random.default_rng(3), np.array([0.5, 2.5, 1.0, 2.0])
    taken = rng.choice(4, size=20_000, p=pi)
    reward = value[taken] + rng.normal(size=20_000)
    u = score_categorical(np.tile(logits, (20_000, 1)), taken)
    wide = np.arange(4)
    two.bar(wide - 0.3, truth, width=0.2, label="exact gradient")
    two.bar(wide - 0.1, ((reward - 2.0)[:, None] * u).mean(axis=0), width=0.2, label="sampled, b = 2")
    two.bar(wide + 0.1, ((reward - helpful[taken])[:, None] * u).mean(axis=0), width=0.2, label="sampled, b depends on the action")
    two.bar(wide + 0.3, truth + baseline_bias(logits, helpful[None])[0], width=0.2, label="exact gradient + baseline_bias")
    two.axhline(0, color="black", lw=0.6), two.legend(fontsize=7)
    two.set(xlabel="logit", ylabel="mean gradient", xticks=range(4))
    plt.show()

# %% [markdown]
# ### Four remarks from a code review
#
# A written answer, two or three lines each. Who is right, and what would you measure or change?
#
# 1. "The loss has been at the same value for an hour, so the agent has stopped learning."
# 2. "I added 100 to every reward so that they are all positive. All episodes have the same number of steps, so the gradient is the same."
# 3. "My baseline is a network that sees the state *and* the action. It predicts the return almost perfectly: the variance of the estimate is nearly 0."
# 4. "To save time I use every batch of trajectories for ten updates of REINFORCE."

# %% [markdown] exercises="review_remarks"
# ### BEGIN SOLUTION
# 1. Wrong: the loss is a device for making a gradient; its value mixes returns and log-probabilities of ever new actions and need not fall when the agent improves. Plot the mean return of episodes.
# 2. Right about the mean, wrong in practice: scores average to zero, so a constant added to each return leaves the expected gradient alone, but the variance grows with the square of that constant. Measure the variance; subtract a baseline, which takes the 100 out again.
# 3. Wrong: a baseline that depends on the action has a mean of its own, the sum over actions of pi b times the score, and what is left of the gradient is almost nothing: the low variance is that of an estimate of about 0. Use the state alone; compare with an exact gradient.
# 4. Wrong: after the first update the trajectories come from another policy than the one whose log-probabilities are taken, and the mean is no longer the gradient. One update a batch, or the ratio of the probabilities as a weight (importance sampling, as in PPO with its clipping).
# ### END SOLUTION

# %% [markdown]
# ## 2. Actor and critic
#
# ### One step, n steps: how far to look before you trust the critic
#
# A reward-to-go is honest and noisy: it contains every coin that was thrown until the end of the episode. The **critic** $V(s)$ is an estimate of what is still to
# come, and lets you stop adding: look a few steps ahead, and take the critic's word for the rest. That is called *bootstrapping*. With one step it gives the **TD error**, with $n$ steps the **n-step return**:
#
# $$\delta_t = r_t + \gamma\,(1 - \text{terminated}_t)\,V(s_{t+1}) - V(s_t), \qquad
# G^{(n)}_t = \sum_{k=0}^{m-1} \gamma^k\, r_{t+k} + \gamma^m\,(1 - \text{terminated}_{t+m-1})\,V(s_{t+m}),$$
#
# where $m = n$, or less where the episode ends before, or the recording does. $\delta_t$ is the *surprise* of step $t$: what the world said, less what the critic had said.
#
# All arrays are $(T, E)$: row $t$ is a step, column $e$ an environment of its own. When an episode ends, the next one begins in the next row of the same column, and **three ends have to be told apart**:
#
# | what happened at step $t$ | `terminated` | `ended` | is $V(s_{t+1})$ counted? | do later rows count? |
# |---|---|---|---|---|
# | the world ended (the pole fell) | True | True | no: nothing comes after | no: another episode |
# | the clock ran out (truncated) | False | True | yes: the world would have gone on | no: another episode |
# | the recording stops (last row) | False | False | yes | there are none |
#
# `next_values[t]` is the critic's value of the observation that *followed* step $t$; where the episode ended that is its very last observation, not the first one of the next episode. So inside an episode `next_values[t]` is `values[t + 1]`,
# and where an episode has ended it is not.
#
# **A worked neighbour.** A falling stone pays 1 in every step, $\gamma = 0.5$, $V = 7$ wherever it is, and it lands ($\text{terminated}$) in step 2. Then $\delta_0 = 1 + 0.5\cdot 7 - 7 = -2.5$ and $\delta_2 = 1 + 0 - 7 = -6$; the two-step
# return is $G^{(2)}_0 = 1 + 0.5 + 0.25\cdot 7 = 3.25$ at step 0, and at step 1, where the world ends after two steps, $1 + 0.5 = 1.5$. So is the three-step return of step 1, and every longer one.
#
# **Think.** What is $G^{(1)}_t - V(s_t)$? And what is $G^{(\infty)}_t$ in an episode that was truncated: the reward-to-go of part 1, or something better?

# %% exercises="td_errors n_step_returns"
def td_errors(rewards, values, next_values, terminated, gamma):
    """The surprise of every step, by the formula above.

    rewards, values, next_values: (T, E) float64; values[t] is V of the observation before step t, next_values[t] of the one after it;
    terminated: (T, E) bool; gamma: any from 0 to 1. T and E may be 1. Where a step is terminated, next_values holds some number
    that means nothing. Returns (T, E).
    """
    ### BEGIN SOLUTION
    deltas = rewards + gamma * np.where(terminated, 0.0, next_values) - values
    ### END SOLUTION
    return deltas


def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    """The n-step return of every step, by the formula above.

    rewards, next_values: (T, E) float64; terminated, ended: (T, E) bool, ended is terminated or truncated; gamma: any from 0 to 1;
    n: 1 or more, also more than T. T and E may be 1. An episode that ends cuts the sum (each column at places of its own), and so does the last row. Returns (T, E).
    """
    ### BEGIN SOLUTION
    T = len(rewards)
    one_step = rewards + gamma * np.where(terminated, 0.0, next_values)  # (T, E): the return if the sum stops here
    returns = np.empty_like(rewards)
    for t in range(T):
        last = min(t + n, T) - 1
        total = one_step[last]
        for k in reversed(range(t, last)):  # backwards: whatever comes after an end is thrown away
            total = np.where(ended[k], one_step[k], rewards[k] + gamma * total)
        returns[t] = total
    ### END SOLUTION
    return returns

# %%
def walk_round(rng, steps, count, gamma=0.95):
    """`count` walkers on a ring of 12 places that never ends: states (steps + 1, count), rewards (steps, count), and V of each place, exactly."""
    places = np.arange(12)
    pay = np.cos(2 * np.pi * places / 12)  # a warm side and a cold one
    states = np.empty((steps + 1, count), dtype=int)
    states[0] = 3
    for t in range(steps):
        states[t + 1] = (states[t] + np.where(rng.random(count) < 0.7, 1, -1)) % 12
    rewards = pay[states[:-1]] + 0.5 * rng.normal(size=(steps, count))
    step = 0.7 * np.roll(np.eye(12), 1, axis=1) + 0.3 * np.roll(np.eye(12), -1, axis=1)  # step[s, s'] = probability
    return states, rewards, np.linalg.solve(np.eye(12) - gamma * step, pay)


if check.passed("td_errors") and check.passed("n_step_returns"):
    states, rewards, truth = walk_round(np.random.default_rng(0), steps=60, count=2000)
    critic = truth + 5.0  # a critic that is too hopeful
    never, lengths = np.zeros(rewards.shape, dtype=bool), np.array([1, 2, 3, 5, 8, 12, 20, 30, 45, 60])
    first = np.array([n_step_returns(rewards[:n], critic[states[1:n + 1]], never[:n], never[:n], 0.95, n)[0] for n in lengths])  # (lengths, count)
    bias, variance = first.mean(axis=1) - truth[3], first.var(axis=1)
    plt.loglog(lengths, bias**2, "o-", label="squared bias: the critic's error")
    plt.loglog(lengths, variance, "s-", label="variance: the noise of the world")
    plt.loglog(lengths, bias**2 + variance, "k--", label="both: mean squared error")
    plt.loglog(lengths, (bias / 5) ** 2 + variance, "k:", label="both, for a critic that is off by 1 only")
    plt.title("n-step return of one state, critic off by 5"), plt.xlabel("n (steps)"), plt.ylabel("error (reward squared)"), plt.legend(fontsize=8)
    plt.show()

# %% [markdown]
# The critic's error is multiplied by $\gamma^n$, the noise of $n$ rewards adds up: short returns are wrong in the same way every time, long ones are wrong in a different way every time. Which $n$ is best
# depends on how good the critic is at the moment: here a bad one (dashed) asks for long sums, a good one (dotted) for a single step.
#
# ### All lengths at once: generalised advantage estimation
#
# Instead of choosing $n$, average over all of them with weights $(1-\lambda)\lambda^{n-1}$. The **advantage** (how much better than expected the action went) then collapses into one sum of surprises, which is computed backwards in a single sweep:
#
# $$\hat A_t = \delta_t + \gamma\lambda\,(1 - \text{ended}_t)\,\hat A_{t+1}, \qquad \hat A_T = 0 .$$
#
# Note the two flags: `terminated` masks the *bootstrap inside* $\delta_t$, `ended` cuts the *recursion*. With one flag for both jobs you either pretend that the world ended when the clock ran out, or let one episode's surprises leak into the one before it.
# At $\lambda = 0$ there is $\delta_t$ alone: little noise, all of the critic's error. At $\lambda = 1$ the values in between cancel, and there remains the Monte Carlo return (with the critic's word for what a truncation or the last row cut off) less $V(s_t)$.
# The critic's own target is $\hat A_t + V(s_t)$, the **λ-return**.
#
# **A worked neighbour.** The same backward sweep for the sum of all *later* entries: `later = 0`, then from the last row upwards `out[t] = later`, `later = later + x[t]`. Two lines in a loop, and each is needed in that order.
#
# **Normalising.** Advantages are in units of reward, and a learning rate is not. Most implementations therefore take from each batch its mean, over *all* its entries, and divide by its standard deviation plus a small number:
# $(\hat A - \operatorname{mean}) / (\operatorname{std} + \text{eps})$, with the standard deviation of `np.std`, which divides by the number of entries.
#
# **Think.** An environment is truncated in step $t$. Which of `rewards[t + 1]`, `values[t + 1]`, `next_values[t]` may have an influence on $\hat A_t$?

# %% exercises="gae normalise_advantages"
def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    """Generalised advantage estimates (Schulman et al. 2016, eq. 16, with the ends of episodes).

    rewards, values, next_values: (T, E) float64, as in td_errors; terminated, ended: (T, E) bool, ended is terminated or truncated (so True
    wherever terminated is); gamma and lam: any from 0 to 1. T and E may be 1; a column may hold several episodes, or none that ends.
    Returns the advantages (T, E); the returns for the critic are advantages + values.
    """
    ### BEGIN SOLUTION
    deltas = td_errors(rewards, values, next_values, terminated, gamma)
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    ### END SOLUTION
    return advantages


def normalise_advantages(advantages, eps=1e-8):
    """Mean 0 and standard deviation 1 over all entries together; eps is added to the standard deviation.

    advantages: (T, E) or (N,) float64, at least two entries; eps: more than 0. Returns the same shape.
    """
    ### BEGIN SOLUTION
    normalised = (advantages - advantages.mean()) / (advantages.std() + eps)
    ### END SOLUTION
    return normalised

# %%
if check.passed("gae"):
    states, rewards, truth = walk_round(np.random.default_rng(2), steps=100, count=1000)
    never, lams = np.zeros(rewards.shape, dtype=bool), np.linspace(0, 1, 11)
    figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.4), layout="constrained")
    for error, colour in ((5.0, "C3"), (1.0, "C0")):
        critic = truth + error
        first = np.array([gae(rewards, critic[states[:-1]], critic[states[1:]], never, never, 0.95, lam)[0] + critic[3] for lam in lams])
        left.plot(lams, np.sqrt((first.mean(axis=1) - truth[3]) ** 2 + first.var(axis=1)), "o-", color=colour, label=f"critic off by {error:g}: error")
        left.plot(lams, np.abs(first.mean(axis=1) - truth[3]), ":", color=colour, label="... its bias alone")
    left.set(title="λ-return of one state", xlabel="λ", ylabel="root mean squared error (reward)"), left.legend(fontsize=8)

    # A world that pays 1 for ever, cut by a clock every 20 steps: V = 1 / (1 - 0.95) = 20 everywhere. A single number is the critic.
    rewards, clock = np.ones((60, 1)), (np.arange(60) % 20 == 19)[:, None]
    for name, terminated in (("truncated: the critic speaks for the rest", np.zeros_like(clock)), ("taken for terminated", clock)):
        value, course = 0.0, []
        for _ in range(60):
            course.append(value)
            constant = np.full(rewards.shape, value)
            value += 0.5 * gae(rewards, constant, constant, terminated, clock, 0.95, 0.95).mean()
        right.plot(course, label=name)
    right.axhline(20, color="0.6", ls="--", label="the truth")
    right.set(title="A critic learns a world that never ends", xlabel="update", ylabel="V (discounted reward)"), right.legend(fontsize=8)
    plt.show()

# %% [markdown]
# Left: a bad critic wants a large λ, a good one a smaller. (The error near λ = 1 is the world's noise, and the same for both.) Right: who takes the clock for an end of the world teaches the critic that good states are worth less than they are, and the worse the longer an agent survives.
#
# ### The losses
#
# One network, two heads: `logits` $(N, A)$ for the actor, `values` $(N,)$ for the critic, where the $N = T\cdot E$ steps of the recording have been laid in a row. Three terms, all means over samples:
#
# $$L_\text{policy} = -\frac1N\sum_i \log\pi(a_i\,|\,s_i)\;\hat A_i, \qquad L_\text{value} = \frac1N\sum_i \big(V(s_i) - G_i\big)^2, \qquad
# \bar H = -\frac1N\sum_i\sum_a \pi(a\,|\,s_i)\log\pi(a\,|\,s_i),$$
#
# $$L = L_\text{policy} + c_V\,L_\text{value} - c_H\,\bar H .$$
#
# * The advantages and the returns are **numbers, not functions of the weights**: $\hat A_i$ contains $V(s_i)$, and if a gradient went through it the policy's loss would drag the critic about to please the actor. `.detach()` says so.
# * The value loss has no $\tfrac12$ here (conventions differ; the coefficient swallows it). A critic's head ends in `nn.Linear(..., 1)` and gives $(N, 1)$; less an $(N,)$ that makes an $(N, N)$ table without a word of warning, and a
#   critic that learns the mean. `value_loss` must take both shapes.
# * The **entropy** is largest, $\log A$, where the policy does not care, and 0 where it is certain. A policy that is certain never tries anything else, learns nothing more, and its gradient is nearly 0. The bonus pulls a little towards doubt: it is *subtracted* from a loss that is minimised.
#
# **A worked neighbour**, the cross-entropy of a classifier in torch, with care for large logits: `logp = torch.log_softmax(logits, dim=1)`, `-(targets * logp).sum(dim=1).mean()`. A `softmax` followed by a `log` would give $\log 0$ where a logit is 1000 below the best one.
#
# **Think.** For two actions with probabilities $p$ and $1-p$, where is the slope of the entropy in $p$ steepest? What does this mean for a policy that is almost certain?

# %% exercises="value_loss entropy entropy_bonus actor_critic_losses"
import torch


def value_loss(values, returns):
    """The mean squared error of the critic. values: (N,) or (N, 1) float64; returns: (N,) float64, through which no gradient flows.

    N may be 1. Returns a tensor with one number (a 0-d tensor).
    """
    ### BEGIN SOLUTION
    loss = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    ### END SOLUTION
    return loss


def entropy(logits):
    """The entropy of each row's distribution, in nats. logits: (N, A) float64, any values up to +-1e4. N may be 1.

    Value and gradient are finite and exact over this range. Returns (N,).
    """
    ### BEGIN SOLUTION
    logp = torch.log_softmax(logits, dim=1)
    each = -(logp.exp() * logp).sum(dim=1)
    ### END SOLUTION
    return each


def entropy_bonus(logits, entropy_coef):
    """The term that is *added* to a loss which is minimised: it is smaller the larger the mean entropy of the rows is.

    logits: (N, A) float64, as in entropy; entropy_coef: 0 or more. Returns a tensor with one number, -entropy_coef times the mean entropy.
    """
    ### BEGIN SOLUTION
    term = -entropy_coef * entropy(logits).mean()
    ### END SOLUTION
    return term


def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    """The losses of an actor and a critic, by the formulas above.

    logits: (N, A) float64, up to +-1e4; values: (N,) or (N, 1); actions: (N,) int64, those that were taken; advantages, returns: (N,), used as they are (not normalised here).
    They may have been computed from values: no gradient flows through advantages or returns. N may be 1; value_coef and entropy_coef: 0 or more.
    Returns {"policy": ..., "value": ..., "entropy": ..., "total": ...}, each a tensor with one number: the first three without their coefficients,
    "entropy" the mean entropy itself (0 or more), and "total" what is minimised.
    """
    ### BEGIN SOLUTION
    taken = torch.log_softmax(logits, dim=1).gather(1, actions[:, None])[:, 0]  # (N,): the probability of what was done
    losses = {
        "policy": -(taken * advantages.detach()).mean(),
        "value": value_loss(values, returns),
        "entropy": entropy(logits).mean(),
    }
    losses["total"] = losses["policy"] + value_coef * losses["value"] - entropy_coef * losses["entropy"]
    ### END SOLUTION
    return losses

# %%
if check.passed("actor_critic_losses"):
    pay = torch.tensor([0.6, 0.8, 1.0], dtype=torch.float64)  # three levers; the best one pays 1, with much noise
    figure, axes = plt.subplots(1, 3, figsize=(11, 3), sharey=True, layout="constrained")
    for ax, coefficient in zip(axes, (0.0, 0.1, 1.0)):
        generator, course = torch.Generator().manual_seed(0), []
        logits, value = torch.zeros(24, 3, dtype=torch.float64, requires_grad=True), torch.zeros(24, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([logits, value], lr=4.0 * 24)  # 24 runs side by side, each with a 24th of the mean
        for _ in range(150):
            probabilities = torch.softmax(logits.detach(), dim=1)
            course.append(probabilities[:, 2].numpy())
            actions = torch.multinomial(probabilities, 4, replacement=True, generator=generator).reshape(-1)  # (96,)
            rewards = pay[actions] + 0.5 * torch.randn(96, generator=generator, dtype=torch.float64)
            each, critic = logits.repeat_interleave(4, dim=0), value.repeat_interleave(4)
            losses = actor_critic_losses(each, critic, actions, rewards - critic, rewards, 0.05, coefficient)
            optimizer.zero_grad()
            losses["total"].backward()
            optimizer.step()
        for run in np.array(course).T:
            ax.plot(run, lw=0.8, color="C0" if run[-1] > 0.5 else "C3")
        ax.set(title=f"bonus {coefficient:g}: best lever in {sum(course[-1] > 0.5)} of 24", xlabel="update")
    axes[0].set(ylabel="probability of the best lever")
    plt.show()

# %% [markdown]
# Blue runs prefer the best lever at the end, red ones do not. Without a bonus a run that was lucky with a poorer lever becomes certain of it; and then the best one is not pulled any more, so that nothing can correct the error. With too much of it nobody becomes certain of anything. The right amount is
# small, and often lowered over time.
#
# ### One update: A2C
#
# *Advantage actor-critic* (the synchronous one, A2C) is a loop over two lines: record $T$ steps of $E$ environments with the present policy, then make **one** step of the optimizer on the loss above, and throw the recording away, since the next policy acts differently. The step has an order:
# clear the old gradients, go backward, **clip**, step. Clipping scales *all* gradients together by $\min\!\big(1, \tfrac{\text{max\_grad\_norm}}{\lVert g\rVert}\big)$, with $\lVert g\rVert$ the norm of all of them as a single vector: the direction stays, and one wild batch does not ruin a policy from which there may be no way back.
#
# **A worked neighbour**: `torch.nn.utils.clip_grad_norm_(parameters, max_norm)` does it in place on the `.grad` of all parameters, and returns the norm as it was *before*. For gradients $(3, 0)$ and $(4)$ and a maximum of 1 it leaves $(0.6, 0)$ and $(0.8)$ and returns 5.
#
# **Think.** Why may a DQN learn from a recording a thousand times, and A2C only once?

# %% exercises="a2c_update"
def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    """One step of the optimizer on the total loss of actor_critic_losses, with the gradients' common norm clipped to max_grad_norm.

    model(observations) -> logits (N, A), values (N,) or (N, 1); observations: (N, ...) ; actions: (N,) int64; advantages, returns: (N,), used as they are;
    optimizer: any of torch.optim with all of the model's parameters, whose gradients may still hold something of an earlier step. max_grad_norm: more than 0.
    The model is called once. Returns a dict of Python floats: "policy", "value", "entropy", "total" and "grad_norm", the norm before clipping.
    """
    ### BEGIN SOLUTION
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_grad_norm)
    optimizer.step()
    report = {name: loss.item() for name, loss in losses.items()} | {"grad_norm": norm.item()}
    ### END SOLUTION
    return report

# %%
def corridor_steps(places, actions, clock):
    """Places 0 to 10 (E,), actions 0 = left, 1 = right, clock (E,) -> next places, rewards, terminated, truncated. Place 10 pays 1, place 0 pays 0.3; a step costs 0.01."""
    after = places + np.where(actions == 1, 1, -1)
    rewards = np.select([after == 10, after == 0], [1.0, 0.3], 0.0) - 0.01
    return after, rewards, (after == 0) | (after == 10), clock >= 40


class Table(torch.nn.Module):
    """A row of numbers for each place: two logits and a value."""

    def __init__(self):
        super().__init__()
        self.rows = torch.nn.Parameter(torch.zeros(11, 3, dtype=torch.float64))

    def forward(self, places):
        return self.rows[places, :2], self.rows[places, 2]


if check.passed("gae") and check.passed("a2c_update"):
    rng, model, environments, steps, gamma = np.random.default_rng(0), Table(), 16, 8, 0.97
    optimizer, course = torch.optim.Adam(model.parameters(), lr=0.03), []
    places, clock = np.full(environments, 4), np.zeros(environments, dtype=int)
    for update in range(300):
        record = {name: [] for name in ("before", "actions", "after", "rewards", "terminated", "ended")}
        table = model.rows.detach().numpy().copy()
        for _ in range(steps):
            go_right = 1 / (1 + np.exp(table[places, 0] - table[places, 1]))
            actions, clock = (rng.random(environments) < go_right).astype(int), clock + 1
            after, rewards, terminated, truncated = corridor_steps(places, actions, clock)
            for name, value in zip(record, (places, actions, after, rewards, terminated, terminated | truncated)):
                record[name].append(value)
            over = terminated | truncated
            places, clock = np.where(over, 4, after), np.where(over, 0, clock)
        before, actions, after, rewards, terminated, ended = (np.array(record[name]) for name in record)  # (T, E) each
        values = table[before, 2]
        advantages = gae(rewards, values, table[after, 2], terminated, ended, gamma, 0.95)
        flat = [torch.as_tensor(a.reshape(-1)) for a in (before, actions, advantages, advantages + values)]
        course.append(a2c_update(model, optimizer, *flat, max_grad_norm=0.05) | {"right": 1 / (1 + np.exp(table[4, 0] - table[4, 1]))})
    go_right = torch.softmax(model.rows.detach()[:, :2], dim=1)[:, 1].numpy()
    step = np.zeros((11, 11))
    for s in range(1, 10):
        step[s, s + 1], step[s, s - 1] = go_right[s], 1 - go_right[s]
    pay = step @ np.array([0.3] + [0.0] * 9 + [1.0]) - 0.01
    step[:, [0, 10]] = 0.0  # nothing comes after an end
    exact = np.linalg.solve(np.eye(11) - gamma * step, pay)
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(12, 3.2), layout="constrained")
    left.plot([c["right"] for c in course]), left.set(title="The start leans to the far, better end", xlabel="update", ylabel="probability of going right at place 4")
    middle.plot([c["grad_norm"] for c in course], lw=0.8), middle.axhline(0.05, color="0.5", ls="--", label="max_grad_norm")
    middle.set(title="Norm of the gradient before clipping", xlabel="update", ylabel="norm"), middle.legend(fontsize=8)
    right.plot(range(1, 10), exact[1:10], "ko-", label="exact, for the policy learned"), right.plot(range(1, 10), model.rows.detach().numpy()[1:10, 2], "s", color="C1", label="critic")
    right.set(title="What each place is worth", xlabel="place", ylabel="V (discounted reward)"), right.legend(fontsize=8)
    plt.show()

# %% [markdown]
# The near end pays 0.3 for four steps to the left, the far one 1 for six to the right. At first the near one wins, since random walkers get there more often; then the agent finds out that the walk is worth it. The critic was never told a single value; where the agent hardly goes any more it is
# out of date, for nothing new is recorded there.
#
# ### Actions that are real numbers
#
# A torque is not one of two. A **Gaussian policy** has a network for the mean $\mu(s)$ $(N, D)$ and mostly a free parameter $\log\sigma$ $(D,)$; the action's components are independent, so their log-densities *add up*, and so do their entropies:
#
# $$\log\pi(a\,|\,s) = \sum_{d=1}^{D}\Big[-\tfrac12\Big(\frac{a_d - \mu_d}{\sigma_d}\Big)^2 - \log\sigma_d - \tfrac12\log 2\pi\Big], \qquad H = \sum_{d=1}^{D}\Big[\log\sigma_d + \tfrac12\log(2\pi e)\Big].$$
#
# The logarithm of $\sigma$ is learned since any real number will do for it. These are *densities*: a log-probability may be positive here, and an entropy negative.
#
# A motor has limits. **Squashing** draws $u$ from the Gaussian and does $a = c\tanh(u)$, always inside $(-c, c)$. But a density does not just move with its argument: where tanh is flat, many $u$ crowd onto few $a$. The change of variables divides by the slope,
#
# $$\log\pi(a\,|\,s) = \log\pi(u\,|\,s) - \sum_{d=1}^{D}\log\!\big(c\,(1 - \tanh^2 u_d)\big).$$
#
# For $|u| > 20$ the number $1 - \tanh^2 u$ is 0 on a computer, and its logarithm is not there. The way out is to write $1 - \tanh^2 u = 4 / (e^u + e^{-u})^2$ first, take the logarithm on paper, and use `torch.nn.functional.softplus`, which is $\log(1 + e^x)$ for any $x$.
#
# **A worked neighbour**: $x$ uniform on $(0, 1)$ and $y = x^3$. The slope is $3x^2$, so $\log p(y) = 0 - \log(3x^2)$: small $y$ are dense, since the cube presses many $x$ together there.
#
# **Think.** $\sigma$ grows and grows, and the policy is squashed. Where do the actions go, and does the entropy of $a$ grow too?

# %% exercises="gaussian_log_prob gaussian_entropy squashed_gaussian"
def gaussian_log_prob(mean, log_std, action):
    """The log-density of each row's action under independent Gaussians.

    mean, action: (N, D) float64; log_std: (D,) or (N, D), the natural logarithm of the standard deviation. N and D may be 1. Returns (N,).
    """
    ### BEGIN SOLUTION
    z = (action - mean) * torch.exp(-log_std)  # (N, D)
    logp = (-0.5 * z**2 - log_std - 0.5 * np.log(2 * np.pi)).sum(dim=1)
    ### END SOLUTION
    return logp


def gaussian_entropy(log_std):
    """The entropy of a Gaussian with independent components, in nats. log_std: (D,) -> one number; (N, D) -> (N,). N and D may be 1."""
    ### BEGIN SOLUTION
    h = (log_std + 0.5 * np.log(2 * np.pi * np.e)).sum(dim=-1)
    ### END SOLUTION
    return h


def squashed_gaussian(mean, log_std, u, limit):
    """The action limit * tanh(u) and its log-density, for u drawn from the Gaussian of mean and log_std.

    mean, u: (N, D) float64, u up to +-100; log_std: (D,) or (N, D); limit: more than 0. N and D may be 1. The log-density is exact, and its gradient with respect to
    mean, log_std and u finite and exact, over this range. Returns action (N, D), log_prob (N,).
    """
    ### BEGIN SOLUTION
    action = limit * torch.tanh(u)
    log_slope = np.log(limit) + 2 * (np.log(2) - u - torch.nn.functional.softplus(-2 * u))  # (N, D)
    log_prob = gaussian_log_prob(mean, log_std, u) - log_slope.sum(dim=1)
    ### END SOLUTION
    return action, log_prob

# %%
if check.passed("squashed_gaussian"):
    figure, axes = plt.subplots(1, 3, figsize=(11, 3), layout="constrained")
    for ax, std in zip(axes, (0.4, 1.0, 2.5)):
        generator, log_std = torch.Generator().manual_seed(0), torch.full((1,), np.log(std), dtype=torch.float64)
        mean = torch.full((20000, 1), 0.3, dtype=torch.float64)
        drawn = mean + log_std.exp() * torch.randn(20000, 1, generator=generator, dtype=torch.float64)
        ax.hist(squashed_gaussian(mean, log_std, drawn, 2.0)[0][:, 0].numpy(), bins=60, range=(-2, 2), density=True, color="0.8", label="20000 actions")
        u = torch.linspace(-4, 4, 400, dtype=torch.float64)[:, None]
        action, log_prob = squashed_gaussian(mean[:400], log_std, u, 2.0)
        naive = gaussian_log_prob(mean[:400], log_std, u)
        ax.plot(action[:, 0], log_prob.exp(), "C0", label="density of the action"), ax.plot(action[:, 0], naive.exp(), "C3--", label="without the correction")
        ax.set(title=f"σ = {std:g}, limit 2", xlabel="action", ylabel="density", ylim=(0, 1.4))
    axes[0].legend(fontsize=8)
    plt.show()

# %% [markdown]
# With a large σ the agent does not act at random, it slams into its limits: the density has two horns, where tanh presses half of the Gaussian into a narrow strip. The dashed curve is the density of $u$ drawn at the place of $a$; its area is not even 1.

# %% [markdown]
# ## 3. Playing
#
# ### A recording, and the row that is no step
#
# On **CartPole** a cart is pushed left (0) or right (1) so that the pole on it stays up. Four numbers are seen: position and velocity of the cart, angle and angular velocity of the pole. Each step earns 1. The
# world *ends* when the pole leans more than 12 degrees or the cart leaves the track; the clock *truncates* after 500 steps. Coin flips last some 22 steps.
#
# Sixteen carts run side by side: `envs.step(actions)` takes an action for each, $(E,)$, and gives observations $(E, D)$, rewards, `terminated` and `truncated`, $(E,)$ each. What happens when one of them falls? Gymnasium's vector
# environments reset by themselves, by default in the **next** step. So after an end there is one call of `step` in which that environment ignores its action, earns 0, and shows the first observation of its next episode:
#
# | row | observation before | action | reward | observation after | terminated | valid |
# |---|---|---|---|---|---|---|
# | $t$ | the pole leans badly | 1 | 1 | the pole has fallen | True | True |
# | $t+1$ | the pole has fallen | ignored | 0 | a new start | False | **False** |
# | $t+2$ | a new start | 0 | 1 | ... | False | True |
#
# The good part: the last observation of an episode is really seen (row $t$), and a critic can be asked what a *truncated* one is worth. The price: row $t+1$ is no step of anything. Whoever learns from it learns from actions that had no effect. A recording
# therefore has a column `valid`; and since a recording may begin right after an end, "the next call resets" has to be carried from one recording to the next, together with the observations: the `state` below.
#
# For REINFORCE whole episodes are wanted: sixteen environments are reset, and each plays until its *first* end. Shorter episodes wait for the longest; what their environments did meanwhile must not count. With an end in row $t$ the episode has the rows $0 \dots t$, **row $t$ included**.
#
# **A worked neighbour**, what came *before* the first True of each column (row $t$ not included): `np.cumsum(flags, axis=0) == 0`.
#
# **Think.** Why is the row of the fall the one that must not be lost? Which action does the agent most need to hear about?

# %% exercises="collect first_episodes"
def collect(envs, act, state, steps):
    """Record `steps` calls of envs.step with a policy.

    envs: a vector environment of gymnasium with E environments that reset in the step after an end (the table above); it may write all its observations into one and
    the same array. A step may be terminated and truncated at once, and one that counts may earn 0. act(observations (E, D)) -> actions (E,); called once a step.
    state: (observations (E, D), resetting (E,) bool), where the recording begins, and
    which environments will reset in its first step. E and steps may be 1.
    Returns (rollout, state): rollout is a dict of arrays with T = steps rows: "observations" (T, E, D) before each step, "actions" (T, E), "rewards" (T, E),
    "next_observations" (T, E, D) as step gave them, and, bool and (T, E), "terminated", "ended" (terminated or truncated) and "valid" (False where the environment was
    only resetting); state is where the next recording goes on. envs is not reset here.
    """
    ### BEGIN SOLUTION
    observations, resetting = np.array(state[0]), np.array(state[1])
    rows = []
    for _ in range(steps):
        actions = act(observations)
        after, rewards, terminated, truncated, _ = envs.step(actions)
        after, ended = np.array(after), terminated | truncated  # np.array copies
        rows.append((observations, np.array(actions), np.array(rewards), after, np.array(terminated), ended, ~resetting))
        observations, resetting = after, ended
    names = ("observations", "actions", "rewards", "next_observations", "terminated", "ended", "valid")
    rollout = {name: np.stack(column) for name, column in zip(names, zip(*rows))}
    return rollout, (observations, resetting)
    ### END SOLUTION


def first_episodes(ended):
    """Which rows belong to the first episode of each column. ended: (T, E) bool; a column may hold several ends, or none (then all its rows belong); T and E may be 1.

    Returns (T, E) bool: True up to the first end, the row of the end included.
    """
    ### BEGIN SOLUTION
    ends_before = np.cumsum(ended, axis=0) - ended  # (T, E): not counting the row's own
    return ends_before < 1
    ### END SOLUTION

# %%
import json
import os
import time

import gymnasium
from safetensors.torch import save_file
from tqdm.auto import tqdm

PRESET = os.environ.get("DESCENT_PRESET", "cpu")  # "large" adds a continuous task at the very end: some minutes more, and no points


def play_episodes(envs, act, seed):
    """One whole episode in each environment, from starts drawn with the seed: a rollout that goes on until the last one has ended."""
    observations, _ = envs.reset(seed=seed)
    state, parts = (observations, np.zeros(len(observations), dtype=bool)), []
    waiting = np.ones(len(observations), dtype=bool)
    while waiting.any():
        part, state = collect(envs, act, state, 25)
        parts.append(part)
        waiting &= ~part["ended"].any(axis=0)
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def episode_returns(rollout):
    """The sum of rewards of each column's first episode, (E,)."""
    return (rollout["rewards"] * first_episodes(rollout["ended"])).sum(axis=0)


if check.passed("collect") and check.passed("first_episodes"):
    envs, rng = gymnasium.make_vec("CartPole-v1", num_envs=16), np.random.default_rng(0)
    rollout = play_episodes(envs, lambda observations: rng.integers(0, 2, len(observations)), seed=0)
    counts = np.where(first_episodes(rollout["ended"]), 2, 1) * rollout["valid"]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2), layout="constrained")
    left.imshow(counts.T, aspect="auto", cmap="Blues", interpolation="nearest")
    t, e = np.nonzero(rollout["terminated"])
    left.plot(t, e, "r.", ms=4, label="the pole fell")
    left.set(title="dark: first episodes; white: only resetting", xlabel="row t", ylabel="environment"), left.legend(fontsize=8, loc="lower right")
    for e in range(4):
        rows = np.flatnonzero(first_episodes(rollout["ended"])[:, e])
        right.plot(np.degrees(rollout["next_observations"][rows, e, 2]), label=f"environment {e}")
    right.axhspan(-12, 12, color="0.93"), right.legend(fontsize=8)
    right.set(title=f"coin flips last {episode_returns(rollout).mean():.0f} steps on average", xlabel="step", ylabel="angle of the pole (degrees)")
    plt.show()

# %% [markdown]
# ### One update of REINFORCE
#
# All that part 1 has prepared comes together in one step of the optimizer: the first episodes, their rewards (those after an end are set to 0), a weight for each step, and the loss over the steps that count,
#
# $$L = -\frac{1}{\sum_{t,e} m_{t,e}} \sum_{t,e} m_{t,e}\; w_{t,e}\, \log \pi(a_{t,e}\,|\,s_{t,e}), \qquad m = 1 \text{ in the first episodes, else } 0 .$$
#
# The weights $w = \text{weigh}(m\,r)$ come from a function that is passed in: the reward-to-go, with or without a baseline, or something less wise. With **the others' mean** as a baseline, $w_{t,e}$ is the reward-to-go less the mean of the other episodes' at the same
# step: on CartPole, "did I live longer from here on than they did?".
#
# **A worked neighbour**, a mean over the chosen entries only: `x[mask].mean()`, for `x` $(T, E)$ and `mask` $(T, E)$, which is something else than `(x * mask).mean()`: the latter is divided by $T \cdot E$, so that a batch with one long episode would take small steps.
#
# **Think.** Episodes that still run are compared with zeros of those that have ended. Is this baseline allowed, that is: does it depend on the action of step $t$ of the own episode?

# %% exercises="reinforce_update advantages_over_others"
def reinforce_update(policy, optimizer, rollout, weigh):
    """One step of the optimizer on the loss above, from the first episodes of a rollout.

    policy(observations (N, D)) -> logits (N, A), any torch module, called once, its weights float32 or float64; the observations are brought to their dtype.
    optimizer: any of torch.optim over the policy's parameters, whose gradients may still hold something of an earlier step. Nothing is clipped. rollout: as collect gives it; only "observations",
    "actions", "rewards" and "ended" are used. weigh(rewards (T, E), 0 after each first end) -> weights (T, E), used as they are. Returns the loss before the step, a Python float.
    """
    ### BEGIN SOLUTION
    mask = first_episodes(rollout["ended"])
    weights = weigh(rollout["rewards"] * mask)
    dtype = next(policy.parameters()).dtype
    logits = policy(torch.as_tensor(rollout["observations"][mask], dtype=dtype))
    log_probs = log_prob_categorical(logits, torch.as_tensor(rollout["actions"][mask], dtype=torch.int64))
    loss = reinforce_loss(log_probs, torch.as_tensor(weights[mask], dtype=dtype))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
    ### END SOLUTION


def advantages_over_others(rewards, gamma):
    """The reward-to-go of each step less the mean reward-to-go of the OTHER episodes at the same step (zeros of ended episodes count like any other number).

    rewards: (T, E), 0 after the end of an episode, E >= 2, T may be 1; gamma: from 0 to 1. Not divided by any spread. Returns (T, E).
    """
    ### BEGIN SOLUTION
    return subtract_baseline(returns_to_go(rewards, gamma))
    ### END SOLUTION

# %%
def acting(policy):
    """The function of observations that `collect` wants: actions drawn as in policy.act, less the log-probability, which nobody asks for here."""
    def act(observations):
        with torch.no_grad():
            return sample_action(policy(torch.as_tensor(observations))).numpy()
    return act


def copy_of(model):
    return {name: value.clone() for name, value in model.state_dict().items()}


def train_reinforce(weigh, updates, learning_rate=0.01, seed=0, num_envs=16, show=True):
    """REINFORCE on CartPole. Returns the policy, the returns of each update's episodes (updates, num_envs), and a training card.

    The learning rate falls to 0 in a straight line. Kept are the weights with the best mean return over three updates in a row, not the last ones: a policy may forget.
    """
    began = time.perf_counter()
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    envs, policy = gymnasium.make_vec("CartPole-v1", num_envs=num_envs), Policy(4, 2)
    optimizer = torch.optim.Adam(policy.parameters(), lr=learning_rate)
    returns, losses, steps, best, best_score = [], [], 0, copy_of(policy), -np.inf
    bar = tqdm(range(updates), desc="REINFORCE", unit="update", disable=not show, mininterval=0.5)
    for update in bar:
        optimizer.param_groups[0]["lr"] = learning_rate * (1 - update / updates)
        rollout = play_episodes(envs, acting(policy), seed=int(rng.integers(2**31)))
        returns.append(episode_returns(rollout))
        if np.mean(returns[-3:]) >= best_score:
            best, best_score = copy_of(policy), np.mean(returns[-3:])
        losses.append(reinforce_update(policy, optimizer, rollout, weigh))
        steps += int(returns[-1].sum())
        bar.set_postfix(mean_return=f"{returns[-1].mean():.0f}", refresh=False)
    policy.load_state_dict(best)
    return policy, np.array(returns), card_of(seed, steps, losses, began)


def card_of(seed, steps, losses, began):
    """What the feedback shows of the training; it never counts."""
    seconds = round(time.perf_counter() - began, 1)
    return {"preset": "cpu", "seed": seed, "device": "cpu", "steps": steps, "torch": str(torch.__version__), "seconds": seconds, "loss": [round(v, 4) for v in losses]}


def save_result(name, policy, card):
    """name.safetensors and name.json, which are submitted beside the notebook."""
    save_file({key: value.contiguous() for key, value in policy.state_dict().items()}, f"{name}.safetensors")
    with open(f"{name}.json", "w", encoding="utf-8") as file:
        json.dump(card, file)
    print(f"{name}: {card['steps']} steps, {card['seconds']} s")

# %% [markdown]
# ### REINFORCE without a baseline
#
# The plainest weights: the reward-to-go itself, with $\gamma = 0.99$. They are all positive, so *every* action that was taken is made likelier, the good ones a little more than the bad ones; that it learns at all is the work of the mean over many steps.
#
# When you play for the grader you need not explore any more: a **greedy** policy takes the likeliest action. It is made of weights alone, a dict of arrays by the names that `policy.state_dict()` has: `net.0.weight` (H, 4), `net.0.bias` (H,), `net.2.weight` (2, H), `net.2.bias`
# (2,), in float32, and does what `Policy` does: linear, tanh, linear. A linear layer of torch is $x W^\top + b$.
#
# The score of an agent hardly sees a bias that was left out, so `greedy_policy` has a check of its own, with weights of other kinds than training makes.
#
# The training below takes some 10 s (longer on a busy machine) and writes `cartpole_reinforce.safetensors` and a training card, **to be submitted beside the notebook**. The grader plays 48 episodes with your `greedy_policy` and your weights, and takes the
# median return: points begin above 150 and are full from 400.
#
# **A worked neighbour**, a policy without learning: `lambda observations: (observations[:, 2] > 0).astype(int)`, push to the side to which the pole leans. It lasts some forty steps: it sees the angle and never the speed.

# %% exercises="greedy_policy cartpole_reinforce"
def greedy_policy(weights):
    """A policy made of the submitted weights: a function from observations (E, 4) float32 to the likeliest actions (E,), whole numbers 0 or 1. E may be 1.

    weights: dict of float32 arrays as above, H as they say. Nothing is drawn. No other data: at grading only this function, what it uses and the weights are there.
    """
    ### BEGIN SOLUTION
    def act(observations):
        hidden = np.tanh(observations @ weights["net.0.weight"].T + weights["net.0.bias"])
        logits = hidden @ weights["net.2.weight"].T + weights["net.2.bias"]
        return logits.argmax(axis=1)
    ### END SOLUTION
    return act


curves = {}
if all(check.passed(name) for name in ("collect", "first_episodes", "reinforce_update", "returns_to_go", "sample_action")):
    policy, curves["reward-to-go"], card = train_reinforce(lambda rewards: returns_to_go(rewards, 0.99), updates=80)
    save_result("cartpole_reinforce", policy, card)

# %% [markdown]
# ### REINFORCE with a baseline
#
# The same loop with `advantages_over_others`: now about half of the weights are negative, and an action is judged by whether it did better than usual. Nothing else changes, so that the two curves can be laid side by side.
# Some 10 s again; points begin above 300 and are full from 475, the number at which CartPole counts as solved.
#
# Which $\gamma$? With $\gamma = 1$ an action answers for all that came after it, 400 steps later too, where it had no part in it: noise. With $\gamma = 0.5$ it answers for the next two steps, and nobody looks at the end of the track. `0.99` looks ahead some $1/(1-\gamma) = 100$ steps. Number of
# updates and $\gamma$ are **your choice**; the returns tell you whether it was a good one.

# %% exercises="cartpole_baseline"
def baseline_settings():
    """Your choice for the training below: {"gamma": from 0 to 1, "updates": at most 150, "learning_rate": more than 0}."""
    ### BEGIN SOLUTION
    settings = {"gamma": 0.99, "updates": 60, "learning_rate": 0.01}
    ### END SOLUTION
    return settings


if "reward-to-go" in curves and check.passed("advantages_over_others"):
    try:
        chosen = baseline_settings()
        policy, curves["less the others' mean"], card = train_reinforce(
            lambda rewards: advantages_over_others(rewards, chosen["gamma"]), chosen["updates"], chosen["learning_rate"]
        )
        save_result("cartpole_baseline", policy, card)
    except NotImplementedError:
        print("baseline_settings waits for you")

# %% [markdown]
# ### Advantage actor-critic
#
# REINFORCE waits for the end of every episode. A2C records $T$ steps of all environments, wherever these are in their episodes, lets the critic speak for what comes after, and learns at once. From a rollout of `collect` to the arguments of `a2c_update`:
#
# 1. rewards times a `reward_scale`: with $\gamma = 0.99$ CartPole's values are near 100, and a fresh critic says 0; scaled by 0.01 it has to learn numbers near 1, and its error does not drown the policy's gradient (they share one clipped norm);
# 2. values of `observations` and of `next_observations`, without gradient; then advantages by `gae`;
# 3. returns: advantages **plus values, before** anything is normalised (they are the critic's targets, in units of reward);
# 4. only the rows that are `valid`; then the advantages of *these* rows are normalised (mean 0, standard deviation 1; `normalise_advantages`).
#
# Why need the invalid rows not be taken out before `gae`? The row before one has `ended`, so nothing flows back out of it.
#
# **A worked neighbour**, order in which `(T, E)` becomes `(N,)`: `x[mask]` walks row by row, the same way for `x` $(T, E)$, $(T, E, D)$ and `mask` $(T, E)$, so what belongs together stays together.
#
# **Think.** A cart is truncated after 500 steps with the pole upright. What does the critic learn about that state if `ended` takes the place of `terminated` in step 2?

# %% exercises="a2c_batch"
class ActorCritic(torch.nn.Module):
    """Two networks: a Policy, and a critic of the same size. Observations (N, D) to logits (N, A) and values (N, 1). Given."""

    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.actor = Policy(obs_dim, num_actions, hidden)
        self.critic = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, 1))

    def forward(self, observations):
        return self.actor(observations), self.critic(observations)


def a2c_batch(model, rollout, gamma, lam, reward_scale):
    """From a rollout of collect to what a2c_update takes, by the four steps above.

    model(observations (N, D)) -> logits (N, A), values (N,) or (N, 1), its weights float32 or float64; rollout: (T, E) as collect gives it, with all its keys; at least two
    rows are valid. gamma, lam: from 0 to 1; reward_scale: more than 0. Returns a dict of tensors with one entry for each valid row, in the order of
    rollout["actions"][valid] (step by step, in each step one environment after the other): "observations" (N, D),
    "actions" (N,) int64, "advantages" (N,), normalised with eps 1e-8 (so equal ones become 0), "returns" (N,); the real ones in the dtype of the weights. No gradient flows through them.
    """
    ### BEGIN SOLUTION
    dtype, (T, E) = next(model.parameters()).dtype, rollout["rewards"].shape

    def values_of(observations):
        with torch.no_grad():
            _, values = model(torch.as_tensor(observations, dtype=dtype).reshape(T * E, -1))
        return values.reshape(T, E).numpy().astype(np.float64)

    values, next_values = values_of(rollout["observations"]), values_of(rollout["next_observations"])
    rewards = reward_scale * rollout["rewards"]
    advantages = gae(rewards, values, next_values, rollout["terminated"], rollout["ended"], gamma, lam)
    valid = rollout["valid"]
    return {
        "observations": torch.as_tensor(rollout["observations"][valid], dtype=dtype),
        "actions": torch.as_tensor(rollout["actions"][valid], dtype=torch.int64),
        "advantages": torch.as_tensor(normalise_advantages(advantages[valid]), dtype=dtype),
        "returns": torch.as_tensor((advantages + values)[valid], dtype=dtype),
    }
    ### END SOLUTION

# %% [markdown]
# Now the loop. An iteration is three calls, and you write them: a recording by `collect`, a batch by `a2c_batch`, a step by `a2c_update`. Some 10 s; `cartpole_a2c.safetensors` holds the actor alone (at grading nobody asks a critic), under the same names as before. Points begin above 300 and are full from 475.

# %% exercises="a2c_iteration cartpole_a2c"
A2C = {"steps": 128, "gamma": 0.99, "lam": 0.98, "reward_scale": 0.01, "value_coef": 0.5, "entropy_coef": 0.01, "max_grad_norm": 0.5, "learning_rate": 0.01, "updates": 160}


def a2c_iteration(model, optimizer, envs, state, settings):
    """Record settings["steps"] steps with acting(model.actor) from state, and make one update. settings: a dict with the names of A2C above and values of
    its own; each that collect, a2c_batch or a2c_update takes is passed on. envs is not reset. Returns (rollout, state, report): the recording, where the next one begins, and what
    a2c_update gives."""
    ### BEGIN SOLUTION
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["gamma"], settings["lam"], settings["reward_scale"])
    coefficients = {name: settings[name] for name in ("value_coef", "entropy_coef", "max_grad_norm")}
    report = a2c_update(model, optimizer, **batch, **coefficients)
    ### END SOLUTION
    return rollout, state, report


def train_a2c(settings, seed=0, num_envs=16, show=True, iteration=a2c_iteration):
    """A2C on CartPole. Returns the model, a list of (steps so far, return) for each episode that ended, the reports, and a training card. The best weights are kept, as in train_reinforce."""
    began = time.perf_counter()
    torch.manual_seed(seed)
    envs, model = gymnasium.make_vec("CartPole-v1", num_envs=num_envs), ActorCritic(4, 2)
    optimizer = torch.optim.Adam(model.parameters(), lr=settings["learning_rate"])
    state, running = (envs.reset(seed=seed)[0], np.zeros(num_envs, dtype=bool)), np.zeros(num_envs)
    finished, reports, best, best_score = [], [], copy_of(model), -np.inf
    bar = tqdm(range(settings["updates"]), desc="A2C", unit="update", disable=not show, mininterval=0.5)
    for update in bar:
        if update % 5 == 0 and len(finished) >= 16 and np.mean([r for _, r in finished[-16:]]) >= best_score:
            best, best_score = copy_of(model), np.mean([r for _, r in finished[-16:]])
        optimizer.param_groups[0]["lr"] = settings["learning_rate"] * (1 - update / settings["updates"])
        rollout, state, report = iteration(model, optimizer, envs, state, settings)
        reports.append(report)
        for t in range(settings["steps"]):
            running += rollout["rewards"][t]
            finished += [((update * settings["steps"] + t) * num_envs, running[e]) for e in np.flatnonzero(rollout["ended"][t])]
            running[rollout["ended"][t]] = 0.0
        bar.set_postfix(mean_return=f"{np.mean([r for _, r in finished[-16:]] or [0]):.0f}", refresh=False)
    model.load_state_dict(best)
    return model, np.array(finished), reports, card_of(seed, settings["updates"] * settings["steps"] * num_envs, [r["total"] for r in reports], began)


a2c_curve = None
if all(check.passed(name) for name in ("collect", "a2c_batch", "a2c_update", "sample_action", "a2c_iteration")):
    model, a2c_curve, reports, card = train_a2c(A2C)
    save_result("cartpole_a2c", model.actor, card)

# %%
def smooth(values, width):
    return np.convolve(values, np.ones(width) / width, mode="valid")


if curves or a2c_curve is not None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.3), sharey=True, layout="constrained")
    for color, (label, returns) in zip(("tab:blue", "tab:orange"), curves.items()):
        left.plot(returns.mean(axis=1), color=color, label=label)
        left.fill_between(range(len(returns)), *np.quantile(returns, [0.1, 0.9], axis=1), color=color, alpha=0.15)
        right.plot(np.cumsum(returns.sum(axis=1)) / 1000, returns.mean(axis=1), color=color, label=f"REINFORCE, {label}")
    left.set(title="REINFORCE: mean, and 8 of 10 episodes", xlabel="update (16 episodes each)", ylabel="return"), left.legend(fontsize=8, loc="lower right")
    if a2c_curve is not None:
        right.plot(a2c_curve[15:, 0] / 1000, smooth(a2c_curve[:, 1], 16), color="tab:green", label="A2C, mean of 16 episodes")
    right.axhline(500, color="0.8", ls="--"), right.set(title="The same, by what it cost", xlabel="thousand steps of the environment"), right.legend(fontsize=8, loc="lower right")
    plt.show()

# %% [markdown]
# A single run proves little: another seed shifts these curves by a good deal. What holds over seeds: both kinds of REINFORCE and A2C solve CartPole in some hundred thousand steps, and the *drawn* actions of training earn less than the greedy ones that the grader sees.
#
# ### What each part was good for
#
# Now take parts away. The cell trains short runs, two seeds each, with your own functions: REINFORCE with other weights, and A2C with one setting changed. It takes some 30 s. A solid and a dotted line of one colour are the same code with another seed: what is smaller than their distance is not a result.

# %%
FAULTS = {
    "to go, others' mean": lambda r: advantages_over_others(r, 0.99),
    "to go": lambda r: returns_to_go(r, 0.99),
    "whole-episode return": lambda r: np.ones_like(r) * r.sum(axis=0),
    "sign of the loss turned": lambda r: -advantages_over_others(r, 0.99),
    "no future, gamma 0": lambda r: returns_to_go(r, 0.0),
}
CHANGES = {
    "as above": {},
    "lam 0: the TD error alone": {"lam": 0.0},
    "gamma 0.5: short-sighted": {"gamma": 0.5},
    "entropy bonus 100 times": {"entropy_coef": 1.0},
}
fault_curves, change_curves = {}, {}
if "reward-to-go" in curves and check.passed("advantages_over_others"):
    for label, weigh in tqdm(FAULTS.items(), desc="REINFORCE with faults", unit="variant"):
        fault_curves[label] = [train_reinforce(weigh, 25, seed=seed, show=False)[1].mean(axis=1) for seed in (1, 2)]
if a2c_curve is not None:
    for label, change in tqdm(CHANGES.items(), desc="A2C, changed", unit="variant"):
        change_curves[label] = [train_a2c(A2C | {"updates": 60} | change, seed=seed, show=False)[1] for seed in (0, 1)]

if fault_curves or change_curves:
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 3.8), sharey=True, layout="constrained")
    for i, (label, runs) in enumerate(fault_curves.items()):
        for k, run in enumerate(runs):
            left.plot(run, color=f"C{i}", ls="-:"[k], label=label if k == 0 else None)
    for i, (label, runs) in enumerate(change_curves.items()):
        for k, run in enumerate(runs):
            right.plot(run[15:, 0] / 1000, smooth(run[:, 1], 16), color=f"C{i}", ls="-:"[k], label=label if k == 0 else None)
    left.set(title="REINFORCE, 25 updates (two seeds)", xlabel="update", ylabel="mean return in training"), left.legend(fontsize=8)
    right.set(title="A2C, 60 updates (two seeds)", xlabel="thousand steps"), right.legend(fontsize=8)
    plt.show()

# %% [markdown]
# ### Three questions about these curves
#
# A written answer, two to four lines each.
#
# 1. Weights that are the whole-episode return learn too, only more slowly, and with more updates a score may not show the fault. Why do they learn at all, and why is the loss so small with 16 episodes a batch; and how would you find this fault, when the score does not show it?
# 2. A colleague reports A2C at a mean return of 480 during training, and a median of 500 when it is played greedily. Which of them is "the" result, and what would you report of how many runs?
# 3. Somebody uses `ended` where `terminated` belongs. On CartPole with its 500 steps the score hardly changes. Describe a task in which the agent would learn something else altogether, and say what.

# %% [markdown] exercises="read_the_curves"
# ### BEGIN SOLUTION
# 1. The rewards before an action do not depend on it, so the whole return is unbiased too, only noisier; with 16 episodes and thousands of steps the mean takes much of the noise away, and on CartPole early and late parts of an episode go together. Found by a unit check on a small array (the weight of the last step must be its own reward), or by the variance of the gradient at a fixed policy.
# 2. Both are right, of different policies: the stochastic one that is being trained, and the greedy one that is made of it. Say which one was played, on fresh episodes (not those by which the weights were chosen), and give the median and the spread over at least ten training seeds, not the best run.
# 3. With `ended` each truncated state is taught to be worth nothing after the clock. Where a task never ends by itself (a walker that earns for each metre, episodes cut after a few steps), the critic learns values of the short rest until the cut, which the observation does not even show; the agent turns short-sighted or its critic inconsistent: equal states with different targets. With negative rewards it would even look for the cut.
# ### END SOLUTION

# %% [markdown]
# ### The large tier: a torque instead of a choice
#
# **Pendulum** hangs from its pivot, and a motor too weak to lift it directly may push with a torque between -2 and 2. Three numbers are seen (cosine and sine of the angle, angular velocity), each step costs, and most when the pendulum hangs: random torques
# earn about -1200 in 200 steps, a good controller -150. The task never terminates, it is only truncated: who takes the one for the other here teaches the critic nonsense. The policy is the Gaussian of part 2, and the critic and `gae` stay as they are; only the loss of the actor is another.
#
# With `DESCENT_PRESET=large` the cell below trains it for a million steps, in about a minute of one core (longer on a busy machine); it gives no points. A run of ours had a median of -136 over 64 episodes, and a mean of -310: from some starts it swings for ever and never gets up. A GPU is of no use: the networks are tiny, and the time goes into the environment. What is worth trying: $\gamma$, the number of environments, `squashed_gaussian` in place
# of a Gaussian whose torques the environment clips, and LunarLanderContinuous (`pip install "descent-course[large]"`), which wants some ten times as long.

# %%
PENDULUM = {"steps": 8, "updates": 4000, "num_envs": 32, "gamma": 0.9, "lam": 0.9, "reward_scale": 0.1, "learning_rate": 0.003}


class GaussianActorCritic(torch.nn.Module):
    """The mean of a torque (N, 1), the logarithm of its standard deviation (1,), and values (N,)."""

    def __init__(self, obs_dim, action_dim, hidden=64):
        super().__init__()
        self.mean = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, action_dim))
        self.log_std = torch.nn.Parameter(torch.zeros(action_dim))
        self.critic = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, 1))

    def values(self, observations):
        with torch.no_grad():
            return self.critic(torch.as_tensor(observations))[..., 0].numpy()


def train_pendulum(seed=0, show=True):
    """A2C with a Gaussian policy. Returns the model, and the returns of the episodes in the order in which they ended."""
    torch.manual_seed(seed)
    count, total = PENDULUM["num_envs"], PENDULUM["updates"]
    envs, model = gymnasium.make_vec("Pendulum-v1", num_envs=count), GaussianActorCritic(3, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=PENDULUM["learning_rate"])

    def act(observations):
        with torch.no_grad():
            mean = model.mean(torch.as_tensor(observations))
            return (mean + model.log_std.exp() * torch.randn(mean.shape)).numpy()

    state, running, finished = (envs.reset(seed=seed)[0], np.zeros(count, dtype=bool)), np.zeros(count), []
    bar = tqdm(range(total), desc="pendulum", unit="update", disable=not show, mininterval=0.5)
    for update in bar:
        optimizer.param_groups[0]["lr"] = PENDULUM["learning_rate"] * (1 - update / total)
        rollout, state = collect(envs, act, state, PENDULUM["steps"])
        values, following = model.values(rollout["observations"]), model.values(rollout["next_observations"])
        scaled = PENDULUM["reward_scale"] * rollout["rewards"]
        advantages = gae(scaled, values, following, rollout["terminated"], rollout["ended"], PENDULUM["gamma"], PENDULUM["lam"])
        rows = rollout["valid"]
        x, torque = torch.as_tensor(rollout["observations"][rows]), torch.as_tensor(rollout["actions"][rows])
        gain = torch.as_tensor(normalise_advantages(advantages[rows]), dtype=torch.float32)
        target = torch.as_tensor((advantages + values)[rows], dtype=torch.float32)
        loss = reinforce_loss(gaussian_log_prob(model.mean(x), model.log_std, torque), gain) + 0.5 * value_loss(model.critic(x), target)
        optimizer.zero_grad(), loss.backward(), torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5), optimizer.step()
        for earned, over in zip(rollout["rewards"], rollout["ended"]):
            running += earned
            finished += list(running[over])
            running[over] = 0.0
        bar.set_postfix(mean_return=f"{np.mean(finished[-count:] or [np.nan]):.0f}", refresh=False)
    return model, np.array(finished)


def play_pendulum(model, seed, count):
    """Returns of `count` episodes with the mean torque, nothing drawn."""
    envs = gymnasium.make_vec("Pendulum-v1", num_envs=count)

    def act(observations):
        with torch.no_grad():
            return model.mean(torch.as_tensor(observations)).clamp(-2, 2).numpy()

    return episode_returns(play_episodes(envs, act, seed))


if PRESET == "large" and all(check.passed(name) for name in ("collect", "first_episodes", "gae", "gaussian_log_prob", "value_loss", "reinforce_loss", "normalise_advantages")):
    model, pendulum_curve = train_pendulum()
    returns = play_pendulum(model, 1, 64)
    plt.plot(smooth(pendulum_curve, 32)), plt.xlabel("episode"), plt.ylabel("return, mean of 32 episodes")
    plt.title(f"Pendulum; without noise: median {np.median(returns):.0f} of 64 episodes"), plt.tight_layout()
    plt.show()
elif PRESET != "large":
    print('Skipped: set DESCENT_PRESET=large before the notebook starts to train the pendulum too.')
