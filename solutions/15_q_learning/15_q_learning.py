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
# # 15 Q-learning
#
# So far a teacher stood beside every prediction. Now nobody says what the right action was: the world answers with a reward, perhaps much later, and what
# you do decides what you will see next. In this assignment you first solve small worlds whose rules are known, by planning; then worlds
# whose rules must be tried out, by Q-learning; then worlds with too many states for a table, where a network stands in for it. At the end a pole is
# balanced, and a small game is played from its pixels.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Played exercises.** An agent is judged by what it does. You train it here and submit its weights beside this notebook; the grader then plays
# episodes that nobody has seen. The environment stays with the grader: your function is asked for each action and knows nothing but the
# observation. The median return counts, and the report shows every episode.
#
# **Conventions.** A world is `P` of shape (S, A, S), `P[s, a, t]` the probability to come from state `s` by action `a` to state `t`, and `R` of shape (S, A),
# the expected reward. Environments follow gymnasium: `terminated` (the world has ended, nothing comes after) is kept apart from `truncated` (the clock ran
# out, and the world would have gone on). The future after `terminated` is worth 0; after `truncated` it is not. `gamma` is the discount. Every random draw
# takes its generator or its seed from the caller. Where a docstring speaks of arrays, numpy is the only library that is there at grading; where it speaks of
# tensors or networks, torch is too.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)

# %% [markdown]
# ## 1. Planning: worlds whose rules are known
#
# ### Returns, and a world to live in
#
# A **Markov decision process** is a set of states $s$, of actions $a$, the probabilities $P(t \mid s, a)$ to come from $s$ to $t$, and rewards. "Markov" says that the next state depends on the present one and the action, and on nothing
# before. Living through it gives rewards $r_0, r_1, \dots$, and what we want to be large is their **discounted return**
#
# $$G = \sum_{t=0}^{T-1} \gamma^t\, r_t, \qquad 0 \le \gamma \le 1.$$
#
# The first reward counts in full. A discount below 1 says that sooner is better; it also keeps $G$ finite in a life without end: $|G| \le \max|r| / (1-\gamma)$.
#
# **The grid world.** A robot moves on a drawn floor plan: `.` is a free cell, `#` a wall, `+` and `-` are exits that pay $+1$ and $-1$. It wants to go left, down, right or up (actions 0, 1, 2, 3, gymnasium's order), but the floor is slippery: with probability
# $1 - d$ it goes where it wants, with $d/2$ each to the one or the other *side* (never backwards). A move into a wall or off the plan leaves it where it is. Each step pays the *living reward* $\ell$; the step that enters an exit pays $\ell$ **and** the exit's value. After that the
# world has ended: exits absorb, with reward 0 for ever, and so do walls, in which nobody ever stands. So with $v(t)$ the pay of cell $t$ ($\pm 1$, else 0), in a free cell
#
# $$R(s, a) = \ell + \sum_t P(t \mid s, a)\, v(t).$$
#
# (Books pay for *being in* a state, for *leaving* it, or for *entering* it. The policies hardly differ, the numbers do; here it is entering, as in gymnasium.)
#
# **A worked neighbour.** A corridor of five cells without an end, in which the floor always carries the robot one cell too far with probability $q$. Note `+=`: at the wall both outcomes are the same cell, and their probabilities add up.
#
# ```python
# P = np.zeros((5, 2, 5))
# for s in range(5):
#     for a, step in enumerate((-1, 1)):               # left, right
#         for reach, p in ((1, 1 - q), (2, q)):
#             P[s, a, min(max(s + reach * step, 0), 4)] += p
# ```
#
# **Think.** A reward of 100 in a hundred steps or one of 1 now: for which $\gamma$ are they worth the same?

# %% exercises="discounted_return grid_world"
def discounted_return(rewards, gamma):
    """The sum of gamma^t r_t, t counted from 0. rewards: (T,) float64, T from 1 to some thousands; 0 <= gamma <= 1, both ends included.

    Returns a number.
    """
    ### BEGIN SOLUTION
    total = 0.0
    for reward in rewards[::-1]:
        total = reward + gamma * total
    return total
    ### END SOLUTION


def grid_world(layout, living_reward, drift):
    """The grid world above. layout: a list of H strings of W characters out of ".#+-", of any size, one row too; it may have any number of walls and exits.

    living_reward: a number of either sign; 0 <= drift <= 1, the probability to slip, half of it to each side; drift may be 0. The cell in row i and column j is
    state i * W + j, walls and exits included; actions 0, 1, 2, 3 are left, down, right, up. Returns P (S, 4, S) and R (S, 4), S = H * W, float64: the rows of
    exits and walls lead back to themselves with reward 0.
    """
    ### BEGIN SOLUTION
    H, W = len(layout), len(layout[0])
    moves, pay = ((0, -1), (1, 0), (0, 1), (-1, 0)), {"+": 1.0, "-": -1.0}
    P, R = np.zeros((H * W, 4, H * W)), np.zeros((H * W, 4))
    for s in range(H * W):
        r, c = divmod(s, W)
        if layout[r][c] != ".":
            P[s, :, s] = 1
            continue
        R[s] = living_reward
        for a in range(4):
            for way, p in ((a, 1 - drift), ((a - 1) % 4, drift / 2), ((a + 1) % 4, drift / 2)):
                i, j = r + moves[way][0], c + moves[way][1]
                if not (0 <= i < H and 0 <= j < W) or layout[i][j] == "#":
                    i, j = r, c  # bumped: stays
                P[s, a, i * W + j] += p
                R[s, a] += p * pay.get(layout[i][j], 0.0)
    return P, R
    ### END SOLUTION

# %%
LECTURE = ["...+", ".#.-", "...."]  # the plan of the lecture: 3 rows, 4 columns


def show_grid(axes, layout, numbers, arrows=None, title=""):
    """A floor plan with a number in each free cell, coloured by it, and an arrow where `arrows` (H strings) has one of <v>^."""
    H, W = len(layout), len(layout[0])
    numbers = np.asarray(numbers, dtype=float).reshape(H, W)
    free = np.array([[cell == "." for cell in row] for row in layout])
    axes.imshow(np.where(free, numbers, np.nan), cmap="YlOrBr", alpha=0.6)
    colors = {"#": "dimgray", "+": "tab:green", "-": "tab:red"}
    ways = {"<": (-1, 0), "v": (0, 1), ">": (1, 0), "^": (0, -1)}
    for i in range(H):
        for j in range(W):
            if not free[i, j]:
                axes.add_patch(plt.Rectangle((j - 0.5, i - 0.5), 1, 1, color=colors[layout[i][j]]))
                axes.text(j, i, {"+": "+1", "-": "-1"}.get(layout[i][j], ""), ha="center", va="center", color="white", fontsize=11)
                continue
            axes.text(j, i + (0.32 if arrows else 0), f"{numbers[i, j]:.2f}", ha="center", va="center", fontsize=8)
            if arrows and arrows[i][j] in ways:
                x, y = ways[arrows[i][j]]
                axes.annotate("", (j + 0.28 * x, i - 0.1 + 0.28 * y), (j - 0.28 * x, i - 0.1 - 0.28 * y), arrowprops=dict(arrowstyle="-|>", lw=1.5))
    axes.set(xticks=range(W), yticks=range(H), xlabel="column", ylabel="row", title=title), axes.title.set_fontsize(9)


if check.passed("grid_world"):
    P, R = grid_world(LECTURE, living_reward=-0.04, drift=0.2)
    figure, panels = plt.subplots(1, 2, figsize=(9, 2.9), layout="constrained")
    show_grid(panels[0], LECTURE, P[8, 2], title="where 'right' leads from the lower left corner")
    show_grid(panels[1], LECTURE, R[:, 2], title="expected reward of 'right'")
    plt.show()

# %% [markdown]
# ### What a policy is worth
#
# A **policy** $\pi(a \mid s)$ says with which probability each action is taken. Its **value** $V^\pi(s)$ is the expected return from $s$ on, and $Q^\pi(s, a)$ the same when the first action is $a$. One look ahead ties them together, the **Bellman backup**:
#
# $$Q(s, a) = R(s, a) + \gamma \sum_t P(t \mid s, a)\, V(t), \qquad V^\pi(s) = \sum_a \pi(a \mid s)\, Q^\pi(s, a).$$
#
# The second line is $S$ linear equations for $S$ unknowns. With $P_\pi(s, t) = \sum_a \pi(a \mid s) P(t \mid s, a)$ and $R_\pi(s) = \sum_a \pi(a \mid s) R(s, a)$,
#
# $$V^\pi = R_\pi + \gamma P_\pi V^\pi \quad\Longrightarrow\quad (I - \gamma P_\pi)\, V^\pi = R_\pi.$$
#
# **Exactly**: solve that system, $O(S^3)$. **By iteration**: start with $V = 0$ and put the equation's right side in place of the left, again and again. Each sweep brings $V$ nearer by a factor $\gamma$ at least, in the largest error $\|x\|_\infty = \max_s |x_s|$. When
# may one stop? A small change is *not* yet a small error. From $\|V_{k+1} - V^\pi\| \le \gamma \|V_k - V^\pi\| \le \gamma\,(\|V_k - V_{k+1}\| + \|V_{k+1} - V^\pi\|)$ follows
#
# $$\|V_{k+1} - V^\pi\|_\infty \;\le\; \frac{\gamma}{1-\gamma}\, \|V_{k+1} - V_k\|_\infty,$$
#
# and with $\gamma = 0.99$ the error may be 99 times the last change.
#
# **A greedy policy** takes in each state the action with the largest $Q$ that the backup of some $V$ gives: reward and future, averaged over what may happen. The most valuable *neighbour* may be the wrong thing to look at.
#
# **A worked neighbour.** Two states, one action; state 0 pays 1 and leads on to state 1, which pays 0 and leads back. $V_0 = 1 + \gamma V_1$, $V_1 = \gamma V_0$, so $V_0 = 1/(1 - \gamma^2)$: the sum of $\gamma^{0}, \gamma^2, \gamma^4, \dots$
#
# ```python
# V = np.linalg.solve([[1, -gamma], [-gamma, 1]], [1, 0])
# ```
#
# **Think.** For $\gamma = 1$ the matrix $I - P_\pi$ of our grid world has no inverse, though every walk ends and all values are finite. Which states are to blame, and what would you leave out?

# %% exercises="bellman_backup greedy_policy policy_evaluation policy_evaluation_exact"
def bellman_backup(P, R, V, gamma):
    """Q(s, a) above: the reward, and the discounted value of what comes next, averaged over next states.

    P: (S, A, S); R: (S, A); V: (S,); 0 <= gamma <= 1; S or A may be 1. Returns Q (S, A).
    """
    ### BEGIN SOLUTION
    return R + gamma * P @ V
    ### END SOLUTION


def greedy_policy(P, R, V, gamma):
    """In each state the action with the largest Q, by one backup of V. Shapes as above. No two actions of a state tie, but they may differ by a millionth of Q.

    Returns (S,) whole numbers.
    """
    ### BEGIN SOLUTION
    return bellman_backup(P, R, V, gamma).argmax(axis=1)
    ### END SOLUTION


def policy_evaluation(P, R, policy, gamma, tol):
    """V of a policy by iteration. policy: (S, A) probabilities, rows sum to 1; 0 < gamma < 1, also 0.99; rewards of any sign, states that absorb.

    Returns V (S,), off by at most tol in every state (tol > 0; not the last change, the error).
    """
    ### BEGIN SOLUTION
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma) / gamma:
        new = (policy * bellman_backup(P, R, V, gamma)).sum(axis=1)
        V, change = new, np.abs(new - V).max()
    return V
    ### END SOLUTION


def policy_evaluation_exact(P, R, policy, gamma):
    """V of a policy by solving the linear equations, exact to rounding. policy: (S, A) probabilities; 0 <= gamma < 1, also 0.999; S may be 1.

    Returns V (S,).
    """
    ### BEGIN SOLUTION
    P_pi, R_pi = np.einsum("sa,sat->st", policy, P), (policy * R).sum(axis=1)
    return np.linalg.solve(np.eye(len(R)) - gamma * P_pi, R_pi)
    ### END SOLUTION

# %%
if check.passed("grid_world") and check.passed("policy_evaluation") and check.passed("policy_evaluation_exact"):
    P, R = grid_world(LECTURE, living_reward=-0.04, drift=0.2)
    aimless = np.full((12, 4), 0.25)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.1), layout="constrained")
    show_grid(left, LECTURE, policy_evaluation_exact(P, R, aimless, 0.99), title="value of walking aimlessly, gamma = 0.99")
    for gamma in (0.8, 0.9, 0.99):
        exact = policy_evaluation_exact(P, R, aimless, gamma)
        allowed = np.geomspace(1, 1e-6, 13)
        errors = [np.abs(policy_evaluation(P, R, aimless, gamma, tol) - exact).max() for tol in allowed]
        right.loglog(allowed, errors, "o-", ms=3, label=f"gamma = {gamma}")
    right.loglog(allowed, allowed, "k:", label="as much as allowed")
    right.set(xlabel="tol", ylabel="largest error, by the exact solution", title="the promise is kept"), right.legend(fontsize=8), right.title.set_fontsize(9)
    plt.show()

# %% [markdown]
# ### The best policy
#
# The best value obeys the same equation with a maximum in the place of the average, and that is no longer linear:
#
# $$V^*(s) = \max_a Q^*(s, a), \qquad Q^*(s, a) = R(s, a) + \gamma \sum_t P(t \mid s, a)\, \max_b Q^*(t, b).$$
#
# Three ways lead there.
#
# * **Value iteration** puts $\max_a Q_k(s, a)$ in the place of $V_k(s)$ until it hardly moves. The stopping rule is that of policy evaluation.
# * **Q iteration** is the same on a table of $Q$: $Q_0 = 0$, $Q_{k+1}(s, a) = R(s, a) + \gamma\sum_t P(t \mid s, a) \max_b Q_k(t, b)$. $Q_k$ is what the best player gets who has $k$ steps to live. (With $P$ unknown it becomes Q-learning, in part 2.)
# * **Policy iteration** alternates: evaluate the policy exactly, then make it greedy. Every round is better than the last or the last was best, and there are finitely many policies: it ends, mostly after a handful of rounds. Stop when *the value* no longer rises: of
#   two actions that tie, rounding may choose now this, now that.
#
# **Why they converge.** The backup $T V = \max_a (R + \gamma P V)$ is a **contraction**: a maximum over actions moves by no more than what moves most, an average over next states too, and $\gamma$ is in front of both:
#
# $$\|TV - TU\|_\infty \;\le\; \gamma\, \|V - U\|_\infty .$$
#
# So there is one fixed point, $V^*$, and from $V_0 = 0$, where the error is $\|V^*\| \le \max|R|/(1-\gamma)$, $k$ sweeps promise $\|V_k - V^*\|_\infty \le \gamma^k \max|R| / (1-\gamma)$.
#
# **A worked neighbour.** $x \mapsto \cos x$ moves any two points of $[0, 1]$ nearer by a factor $\sin 1 = 0.84$ at least, so `for _ in range(100): x = np.cos(x)` ends at the one $x$ with $\cos x = x$, within $0.84^{100} \approx 3 \cdot 10^{-8}$, wherever it began.
#
# **Think.** The largest error falls by $\gamma$ at least. Does the Euclidean length of the error have to fall at every sweep?

# %% exercises="value_iteration q_iteration policy_iteration contraction_ratio sweeps_needed"
def value_iteration(P, R, gamma, tol):
    """V* by iteration. P: (S, A, S); R: (S, A), rewards of any sign; 0 < gamma < 1, also 0.99. States may absorb; A may be 1.

    Returns V (S,), off from V* by at most tol in every state.
    """
    ### BEGIN SOLUTION
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma) / gamma:
        new = bellman_backup(P, R, V, gamma).max(axis=1)
        V, change = new, np.abs(new - V).max()
    return V
    ### END SOLUTION


def q_iteration(P, R, gamma, iterations):
    """Q after exactly `iterations` >= 1 sweeps from Q = 0. In a sweep all entries are computed from the Q of the sweep before. 0 <= gamma <= 1; A may be 1.

    Returns Q (S, A).
    """
    ### BEGIN SOLUTION
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q = bellman_backup(P, R, Q.max(axis=1), gamma)
    return Q
    ### END SOLUTION


def policy_iteration(P, R, gamma):
    """A best policy and its value, exact to rounding. P: (S, A, S); R: (S, A); 0 <= gamma < 1. Actions may tie (in an absorbing state all do): any best one will do.

    What is better by a millionth of V is better, and no tie. Returns policy (S,), whole numbers, and V (S,).
    """
    ### BEGIN SOLUTION
    policy, V = np.zeros(len(R), dtype=int), np.full(len(R), -np.inf)
    while True:
        before, V = V, policy_evaluation_exact(P, R, np.eye(R.shape[1])[policy], gamma)
        if np.max(V - before) <= 1e-10 * np.abs(V).max():
            return policy, V
        policy = greedy_policy(P, R, V, gamma)
    ### END SOLUTION


def contraction_ratio(P, R, V, U, gamma):
    """|TV - TU| / |V - U| in the maximum norm, where TV (S,) is the best Q of one backup of V. V, U: (S,), different; 0 <= gamma <= 1. Returns a number."""
    ### BEGIN SOLUTION
    TV, TU = (bellman_backup(P, R, x, gamma).max(axis=1) for x in (V, U))
    return np.abs(TV - TU).max() / np.abs(V - U).max()
    ### END SOLUTION


def sweeps_needed(R, gamma, tol):
    """The smallest whole k >= 0 with gamma^k max|R| / (1 - gamma) <= tol. R: (S, A), not all 0; 0 < gamma < 1, also 0.999; tol > 0, and never a draw between two k."""
    ### BEGIN SOLUTION
    start = np.abs(R).max() / (1 - gamma)
    return max(0, int(np.ceil(np.log(tol / start) / np.log(gamma))))
    ### END SOLUTION

# %%
if check.passed("grid_world") and check.passed("q_iteration") and check.passed("policy_iteration") and check.passed("sweeps_needed"):
    P, R = grid_world(LECTURE, living_reward=-0.04, drift=0.2)
    gamma, sweeps = 0.9, np.arange(1, 61)
    policy, best = policy_iteration(P, R, gamma)
    errors = [np.abs(q_iteration(P, R, gamma, k).max(axis=1) - best).max() for k in sweeps]
    P_endless, R_endless = grid_world(["...", "..."], np.abs(R).max(), 0.2)  # no exit: the same reward for ever
    _, endless = policy_iteration(P_endless, R_endless, gamma)
    plt.semilogy(sweeps, [np.abs(q_iteration(P_endless, R_endless, gamma, k).max(axis=1) - endless).max() for k in sweeps], color="tab:orange", lw=3, label="error, a world without exits")
    plt.semilogy(sweeps, errors, label="error, the lecture's world")
    plt.semilogy(sweeps, gamma**sweeps * np.abs(R).max() / (1 - gamma), "k:", label="what the contraction promises")
    plt.ylim(1e-9, 20)
    plt.axvline(sweeps_needed(R, gamma, 0.05), color="tab:red", ls="--", label="sweeps_needed for tol = 0.05")
    plt.xlabel("sweep"), plt.ylabel("largest error of V"), plt.title(f"Q iteration, gamma = {gamma}: cautious where walks end soon"), plt.legend(fontsize=8)
    plt.show()

# %% [markdown]
# ### Two independent witnesses
#
# Everything so far rests on one backup; a slip in it would make three algorithms agree on a wrong answer. Two quite different roads to $V^*$ keep us honest.
#
# **Enumeration.** There are $A^S$ policies that choose one action in each state. Evaluate every one and take in each state the largest value: $V^*(s) = \max_\pi V^\pi(s)$. That one policy attains all these maxima at once is a theorem. Hopeless beyond a dozen states, and beyond doubt.
#
# **A linear programme.** $V^*$ is the *smallest* $V$ with $V(s) \ge R(s, a) + \gamma \sum_t P(t \mid s, a) V(t)$ for every $s$ and $a$. In the form that `scipy.optimize.linprog` takes, minimise $c \cdot V$ subject to $A_\text{ub} V \le b_\text{ub}$, with one row for each pair $(s, a)$:
#
# $$c = (1, \dots, 1), \qquad \big(\gamma P(\cdot \mid s, a) - e_s\big) \cdot V \;\le\; -R(s, a),$$
#
# $e_s$ the unit vector. One trap waits in the library: unless told `bounds=(None, None)`, `linprog` takes every unknown to be at least 0, and values need not be.
#
# **A worked neighbour.** The larger of two numbers as a linear programme: minimise $x$ subject to $x \ge 3$ and $x \ge 5$, that is $-x \le -3$, $-x \le -5$:
#
# ```python
# linprog([1], A_ub=[[-1], [-1]], b_ub=[-3, -5], bounds=(None, None)).x      # [5.]
# ```
#
# ### The price of living
#
# Now put it together. `solve_grid` draws the best policy of any floor plan; below it, three pictures of the same world in which nothing but the living reward differs.
#
# **Think.** Why is $c = (1, \dots, 1)$ as good as any other positive weights?

# %% exercises="best_by_enumeration bellman_programme solve_grid"
def best_by_enumeration(P, R, gamma):
    """V* (S,): in each state the largest value over all A^S policies that take one action in each state. P: (S, A, S); R: (S, A), of any sign; A^S at most 300; 0 <= gamma < 1."""
    ### BEGIN SOLUTION
    S, A = R.shape
    best = np.full(S, -np.inf)
    for number in range(A**S):
        policy = number // A ** np.arange(S) % A  # the digits of the number, to base A
        best = np.maximum(best, policy_evaluation_exact(P, R, np.eye(A)[policy], gamma))
    return best
    ### END SOLUTION


def bellman_programme(P, R, gamma):
    """The linear programme above. Returns c (S,), all 1; A_ub (S * A, S) and b_ub (S * A,), with the row of state s and action a at place s * A + a. 0 <= gamma < 1."""
    ### BEGIN SOLUTION
    S, A = R.shape
    rows = gamma * P - np.eye(S)[:, None, :]  # (S, A, S)
    return np.ones(S), rows.reshape(S * A, S), -R.ravel()
    ### END SOLUTION


def solve_grid(layout, living_reward, drift, gamma):
    """The best policy of a grid world, drawn. Arguments as in grid_world, and 0 < gamma < 1. In each free cell the best action is ahead of the others by 0.003 at least.

    Returns H strings of W characters: the layout with "<", "v", ">" or "^" in the place of each ".".
    """
    ### BEGIN SOLUTION
    policy, _ = policy_iteration(*grid_world(layout, living_reward, drift), gamma)
    W = len(layout[0])
    return ["".join("<v>^"[policy[i * W + j]] if cell == "." else cell for j, cell in enumerate(row)) for i, row in enumerate(layout)]
    ### END SOLUTION

# %%
if check.passed("best_by_enumeration") and check.passed("bellman_programme") and check.passed("value_iteration"):
    from scipy.optimize import linprog

    P, R = grid_world(["..+", "#.-"], living_reward=-0.3, drift=0.2)  # six cells: 4^6 = 4096 policies, most of them in cells where nothing happens
    c, A_ub, b_ub = bellman_programme(P, R, 0.9)
    print("value iteration: ", np.round(value_iteration(P, R, 0.9, 1e-9), 6))
    print("linear programme:", np.round(linprog(c, A_ub, b_ub, bounds=(None, None)).x, 6))
    print("  its bounds left:", np.round(linprog(c, A_ub, b_ub).x, 6), "<- 0 or more, by default")
    free = [0, 1, 4]  # enumerated over the three free cells, and one cell for the end
    merged = np.concatenate([P[free][:, :, free], 1 - P[free][:, :, free].sum(axis=2, keepdims=True)], axis=2)
    small = np.concatenate([merged, np.broadcast_to(np.eye(4)[3], (1, 4, 4))])
    print("enumeration:     ", np.round(best_by_enumeration(small, np.concatenate([R[free], np.zeros((1, 4))]), 0.9), 6), "<- cells 0, 1, 4, the end")

if check.passed("solve_grid"):
    figure, panels = plt.subplots(1, 3, figsize=(12, 2.9), layout="constrained")
    for axes, living_reward in zip(panels, (0.0, -0.4, -2.0)):
        best = value_iteration(*grid_world(LECTURE, living_reward, 0.2), 0.99, 1e-6)
        show_grid(axes, LECTURE, best, solve_grid(LECTURE, living_reward, 0.2, 0.99), f"living reward {living_reward:g}")
    plt.show()

# %% [markdown]
# ### A written answer: the price of living
#
# Some ten lines, with the three pictures before you (20 % drift, $\gamma = 0.99$).
#
# 1. Living reward 0: in the two cells beside the exit of $-1$ and below it (row 1, column 2; row 2, column 3) the robot runs into a wall. What does it wait for, what does waiting cost, and which risk does it avoid?
# 2. Living reward $-2$: in the cell left of the exit of $-1$ the robot walks straight into it. Make the sum on a dry floor: the return of entering this exit, and that of the two steps to $+1$. Which is better, by how much, and what does the
#    drift add to it?
# 3. With living reward 0, what changes if $\gamma$ is 0.9 instead of 0.99, and why does a discount act like a price of living? Is there still a difference between the two?

# %% [markdown] exercises="why_the_arrows_turn"
# ### BEGIN SOLUTION
# 1. It waits for the floor to carry it sideways, away from the exit: facing the wall (left), or the border (down), it never slips towards $-1$, since drift goes to the sides of the wanted direction only. Waiting costs nothing but the discount, 1 % a step, so
#    a hundred idle steps are better than a 10 % risk of $-1$ instead of $+1$, a loss of nearly 2.
# 2. Entering the exit pays $-2 - 1 = -3$, and all is over. Up and right pay $-2 + 0.99\,(-2 + 1) = -2.99$: better by a hair. But each step slips with 20 %; a slip on the long way costs another step or two of $-2$, and there are two steps to slip in, so that with drift
#    the quick end wins ($-3.56$ against $-3.82$).
# 3. The robot stops waiting: at 0.9 an idle step costs 10 % of what the future is worth, so it goes past the exit of $-1$ and takes the risk. A discount is a price of living proportional to the value that is put off. So it differs: it makes a
#    *bad* end worth putting off, while a negative living reward makes any end better than none.
# ### END SOLUTION

# %% [markdown]
# ## 2. Learning
#
# From here on nobody hands you `P` and `R`. All there is: a state $s$, an action $a$ that you choose, and what comes of it, a reward $r$ and the next state $s'$.
# The optimal $Q$ still obeys Bellman's equation, and one transition is a sample of its right side. So move the entry a little towards that sample:
#
# $$y = r + \gamma\,(1 - \text{terminated})\,\max_{a'} Q(s', a'), \qquad Q(s, a) \leftarrow Q(s, a) + \alpha\,\bigl(y - Q(s, a)\bigr) .$$
#
# $y$ is the **target**, $y - Q(s, a)$ the **TD error** (temporal difference), $\alpha$ the step size. Where the world has terminated there is no $s'$ to go on from:
# nothing is added to $r$, whatever the table says of that state. The maximum does not ask which action will really be taken next, so $Q$ becomes that of the
# best policy even while you behave otherwise: Q-learning is *off-policy*. (Watkins, 1989)
#
# A worked neighbour, TD(0), which learns the values $V$ of the policy that is followed, with no maximum in it:
#
# ```python
# def td0_update(V, state, reward, next_state, terminated, alpha, gamma):
#     target = reward if terminated else reward + gamma * V[next_state]
#     error = target - V[state]
#     V[state] += alpha * error
#     return error
# ```
#
# **Think.** What does $\alpha = 1$ do in a world without chance, and what in a world with it?

# %% exercises="td_target q_learning_update"
def td_target(reward, next_q, terminated, gamma):
    """What Q(s, a) should be, judged by one transition: reward + gamma * (best of next_q), or reward alone where the world has terminated.

    One transition: reward a float, next_q (A,), terminated a bool; returns a float. N of them: reward (N,), next_q (N, A), terminated (N,) bool;
    returns (N,). N, A >= 1. 0 <= gamma <= 1. Rewards and values of either sign, all finite.
    """
    ### BEGIN SOLUTION
    future = gamma * np.max(next_q, axis=-1)
    return reward + np.where(terminated, 0.0, future)
    ### END SOLUTION


def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    """One step of Q-learning: changes Q[state, action], in place, and nothing else. Returns the TD error before the step, a float.

    Q: (S, A) float64. state, action, next_state: ints; next_state may be state itself. terminated: a bool. 0 <= alpha <= 1, 0 <= gamma <= 1.
    """
    ### BEGIN SOLUTION
    error = td_target(reward, Q[next_state], terminated, gamma) - Q[state, action]
    Q[state, action] += alpha * error
    return error
    ### END SOLUTION

# %% [markdown]
# ### Exploring
#
# Who always takes the action that looks best never learns about the others. Three remedies, from blunt to curious:
#
# * **epsilon-greedy**: with probability $\varepsilon$ any action, drawn evenly from all $A$ (the best included), else a best one. So the best one is taken with
#   probability $1 - \varepsilon + \varepsilon / A$. In a fresh table all actions tie: take each of the best equally often, or the first one wins for ever.
# * **a schedule**: explore much while the table is empty, little once it is good: a straight line from one $\varepsilon$ to another, flat from then on.
# * **a bonus**: pay yourself for what you have seldom tried. With $N(s, a)$, how often action $a$ has been taken in $s$ *by now, this time included*,
#   learn from $r + \beta / \sqrt{N(s, a)}$ in the place of $r$. The bonus shrinks, the true rewards remain. (Strehl and Littman, 2008)
#
# A worked neighbour, softmax exploration, for the use of a generator: `p = np.exp((q - q.max()) / temperature)`, then
# `rng.choice(len(q), p=p / p.sum())`. Everything random comes from `rng`, so a run can be repeated.
#
# **Think.** With which $\varepsilon$ is the policy uniform, and what does epsilon-greedy *not* distinguish that the softmax does?

# %% exercises="epsilon_greedy linear_epsilon exploration_bonus"
def epsilon_greedy(q_values, epsilon, rng):
    """An action for each row of values: with probability epsilon any action, else a best one.

    q_values: (A,), or (N, A) for N states at once; A, N >= 1; not to be changed. 0 <= epsilon <= 1. rng: np.random.Generator, the only source of chance.
    With probability epsilon the action is drawn uniformly from all A (the best included); else it is the one with the largest
    value, and where several are largest, each of them is as likely. Every row is decided on its own.
    Returns an int for (A,), an int64 array (N,) for (N, A).
    """
    ### BEGIN SOLUTION
    rows = np.atleast_2d(q_values)
    best = rows == rows.max(axis=1, keepdims=True)
    greedy = np.where(best, rng.random(rows.shape), -1.0).argmax(axis=1)     # a random number for each of the best
    anything = rng.integers(rows.shape[1], size=len(rows))
    actions = np.where(rng.random(len(rows)) < epsilon, anything, greedy)
    return int(actions[0]) if np.ndim(q_values) == 1 else actions
    ### END SOLUTION


def linear_epsilon(step, start, end, steps):
    """The epsilon of a step: `start` at step 0, a straight line to `end` at step `steps`, `end` ever after. A float.

    step >= 0, steps >= 1, whole numbers. start and end lie in [0, 1]; start may also be the smaller one.
    """
    ### BEGIN SOLUTION
    share = min(step / steps, 1.0)
    return start + share * (end - start)
    ### END SOLUTION


def exploration_bonus(counts, state, action, beta):
    """Counts this visit, counts[state, action] += 1 in place, and returns beta / sqrt(N), a float, with N that count, this visit included.

    counts: (S, A) int64, each >= 0. beta >= 0.
    """
    ### BEGIN SOLUTION
    counts[state, action] += 1
    return beta / np.sqrt(counts[state, action])
    ### END SOLUTION

# %%
# Left: 4000 actions for values of which two tie for the best. Right: a schedule. Which share of the left bars is exploration?
if check.passed("epsilon_greedy") and check.passed("linear_epsilon"):
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2))
    some_rng = np.random.default_rng(0)
    some_values = np.array([0.2, 1.0, -0.5, 1.0])
    for shift, some_epsilon in [(-0.25, 0.1), (0.0, 0.5), (0.25, 1.0)]:
        taken = [epsilon_greedy(some_values, some_epsilon, some_rng) for _ in range(4000)]
        left.bar(np.arange(4) + shift, np.bincount(taken, minlength=4) / 4000, 0.25, label=rf"$\varepsilon$ = {some_epsilon}")
    left.set_xticks(range(4), [f"action {a}\nQ = {v}" for a, v in enumerate(some_values)], fontsize=8)
    left.set(ylabel="share of 4000 actions", title="epsilon-greedy")
    left.legend()
    right.plot([linear_epsilon(t, 1.0, 0.05, 600) for t in range(1000)])
    right.set(xlabel="step", ylabel=r"$\varepsilon$", ylim=(0, 1.05), title="linear_epsilon(step, 1.0, 0.05, 600)")
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### The loop, and two ways to end
#
# Gymnasium's environments are two calls: `state, info = env.reset()` and `next_state, reward, terminated, truncated, info = env.step(action)`. An episode is over when
# either flag is set, but they do not mean the same. `terminated`: the world itself has ended (a hole in the ice, the passenger has arrived), the future is worth 0.
# `truncated`: only the clock ran out; the world would have gone on, and what would have come is still worth $\gamma \max Q(s', \cdot)$. Whoever throws the two
# together teaches the agent that the world ends wherever it was when it was interrupted.
#
# A worked neighbour, an episode of random actions:
#
# ```python
# state, _ = env.reset()
# over, total = False, 0.0
# while not over:
#     next_state, reward, terminated, truncated, _ = env.step(int(rng.integers(4)))
#     total += reward
#     state, over = next_state, terminated or truncated
# ```
#
# **Think.** A seed belongs into the first `reset` of all, once. What would `env.reset(seed=0)` at the beginning of *each* episode do to a slippery lake?

# %% exercises="q_learning"
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    """Plays `episodes` episodes and learns from each transition. Changes Q in place; returns the return of each episode, (episodes,) float64.

    env: with gymnasium's reset() and step(action), states and actions whole numbers; nothing else of it is used. It was seeded already:
    call reset() with no seed, once at the beginning of each episode, and never step() after an episode's end.
    Q: (S, A) float64, with any values in it, also for states in which the world ends. episodes >= 1. 0 <= alpha, gamma, epsilon <= 1.
    Each action is epsilon-greedy in Q as it stands at that moment, by draws from rng; each transition is one q_learning_update.
    A truncated transition is learnt from like any other: only `terminated` ends the future (both may be true: then it has terminated).
    A return is the plain sum of an episode's rewards, without gamma.
    """
    returns = np.zeros(episodes)
    ### BEGIN SOLUTION
    for episode in range(episodes):
        state, _ = env.reset()
        over = False
        while not over:
            action = epsilon_greedy(Q[state], epsilon, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma)
            returns[episode] += reward
            state, over = next_state, terminated or truncated
    ### END SOLUTION
    return returns

# %%
# Left: a job that pays 1 a step for ever, watched for 10 steps at a time (truncated). Its value is 1 / (1 - gamma) = 10, also where the clock stands at 9.
# Right: a corridor of 20 rooms. One action goes on, the other back to the first room; the only reward lies in the last. Random actions get there
# once in some 20,000 episodes. The bonus makes the agent want what it has seldom seen. Why does a larger beta change so little here?
class Job:
    """Pays 1 a step; the episode is cut after 10. `ends`: whether it says, wrongly, that the world has ended there."""

    def __init__(self, ends):
        self.ends = ends

    def reset(self):
        self.steps = 0
        return 0, {}

    def step(self, action):
        self.steps += 1
        cut = self.steps == 10
        return 0, 1.0, cut and self.ends, cut and not self.ends, {}


class Corridor:
    """20 rooms; action 1 goes on, action 0 back to the first; reward 1 in the last. With beta > 0 the bonus is added to the rewards."""

    def __init__(self, beta):
        self.beta, self.counts = beta, np.zeros((20, 2), np.int64)

    def reset(self):
        self.room = self.steps = 0
        return 0, {}

    def step(self, action):
        reward = exploration_bonus(self.counts, self.room, action, self.beta)
        self.room = self.room + 1 if action == 1 else 0
        self.steps += 1
        reward += self.room == 19
        return self.room, reward, self.room == 19, self.steps == 60, {}


if check.passed("q_learning") and check.passed("exploration_bonus"):
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    for ends, label in [(False, "truncated, as it is"), (True, "called terminated")]:
        job_Q, job_values = np.zeros((1, 1)), []
        for _ in range(300):
            q_learning(Job(ends), job_Q, 1, 0.05, 0.9, 0.0, np.random.default_rng(0))
            job_values.append(job_Q[0, 0])
        left.plot(job_values, label=label)
    left.axhline(10, color="0.6", ls="--", label=r"$1 / (1 - \gamma)$")
    left.set(xlabel="episode (10 steps each)", ylabel="value of the job", title="Where the clock is taken for the end")
    left.legend()
    for beta, label in [(0.0, "epsilon-greedy alone"), (0.1, "with the bonus, beta = 0.1")]:
        corridor, corridor_Q, farthest = Corridor(beta), np.zeros((20, 2)), []
        corridor_rng = np.random.default_rng(0)
        for _ in range(300):
            q_learning(corridor, corridor_Q, 1, 1.0, 0.9, 0.05, corridor_rng)
            farthest.append(1 + np.flatnonzero(corridor.counts[:, 1]).max(initial=0))
        right.plot(farthest, label=label)
    right.axhline(19, color="0.6", ls="--", label="the reward")
    right.set(xlabel="episode (60 steps at most)", ylabel="farthest room so far", title="A corridor that forgives no mistake")
    right.legend(fontsize=8)
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### Played: a frozen lake and a taxi
#
# Two worlds of gymnasium, each with a table small enough to look at.
#
# * **FrozenLake-v1**: 16 fields of ice, four holes, a goal; 1 for the goal, 0 for all else. The ice is slippery: you go where you want in one case of three, to
#   either side in the others. Even the best policy reaches the goal only 74 times in 100 before the clock (100 steps) runs out. Played in series of 20 games:
#   the return is how many of the 20 ended at the goal. Random actions: 0. Points begin above 9.5; the median of 32 series must be 13 for all.
# * **Taxi-v4**: 500 states, 6 actions; -1 a step, -10 for a wrong stop, 20 for the right one. The median return of 64 journeys counts. Random actions: about
#   -770. Points begin above -20, and 6 earns all. About 8 is possible on average.
#
# You write the policy: from weights, the dict that your file holds, to a function from states to actions. `train_table` calls your `q_learning` in forty portions,
# with an $\varepsilon$ and an $\alpha$ of its own for each. The cell below takes some ten seconds, shows its progress, and saves what is to be handed in:
# `frozen_lake.safetensors` and `taxi.safetensors` (with a training card `.json` each). The settings are yours to change.
#
# **Think.** The table begins at 0. In which of the two worlds is that *optimistic*, and what does it do for exploration there?

# %% exercises="frozen_lake taxi"
import json
import time

import gymnasium
from safetensors.numpy import save_file
from tqdm.auto import tqdm


def table_policy(weights):
    """The greedy policy of a table: a function from states (N,) int64 to actions (N,) int64.

    weights: {"Q": (S, A)}, as it was saved; N is whatever comes (16 in both games). Which of several best actions is taken is yours to choose.
    """
    ### BEGIN SOLUTION
    best = weights["Q"].argmax(axis=1)
    return lambda states: best[states]
    ### END SOLUTION


def train_table(name, episodes, alpha, epsilon, gamma=0.99, seed=0, portions=40):
    """Q-learning on gymnasium's `name`, `portions` times `episodes` episodes; returns Q, the training card and the mean return of each portion.

    alpha, epsilon: (first, last). epsilon falls in a line over the first 70 % of the portions, alpha over all of them.
    """
    began = time.perf_counter()
    env, rng = gymnasium.make(name), np.random.default_rng(seed)
    env.reset(seed=seed)
    Q, means, steps = np.zeros((env.observation_space.n, env.action_space.n)), [], 0
    for portion in tqdm(range(portions), desc=name):
        now = linear_epsilon(portion, *alpha, portions - 1), linear_epsilon(portion, *epsilon, int(0.7 * portions))
        means.append(q_learning(env, Q, episodes, now[0], gamma, now[1], rng).mean())
    card = {"preset": f"{name}, alpha {alpha}, epsilon {epsilon}", "seed": seed, "device": "cpu", "steps": portions * episodes}
    curve = [[(i + 1) * episodes, round(-mean, 4)] for i, mean in enumerate(means)]           # a card wants a loss: here minus the return
    return Q, card | {"seconds": round(time.perf_counter() - began, 1), "loss": curve}, means


tables = {}
if check.passed("q_learning") and check.passed("linear_epsilon"):
    tables["frozen_lake"] = train_table("FrozenLake-v1", episodes=100, alpha=(0.3, 0.02), epsilon=(1.0, 0.1))
    tables["taxi"] = train_table("Taxi-v4", episodes=50, alpha=(0.5, 0.5), epsilon=(0.3, 0.02))
for file_name, (table, card, _) in tables.items():
    save_file({"Q": table}, f"{file_name}.safetensors")
    with open(f"{file_name}.json", "w", encoding="utf-8") as file:
        json.dump(card, file)

# %%
# What was learnt, and how fast. The arrows are the actions of the best policy on the lake (H: hole, G: goal), colours its values. On ice that slips sideways,
# why does it steer away from where it wants to go?
if tables:
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.4))
    lake_Q = tables["frozen_lake"][0]
    picture = axes[0].imshow(lake_Q.max(axis=1).reshape(4, 4), cmap="viridis", vmin=0)
    for field, letter in enumerate("SFFFFHFHFFFHHFFG"):
        word = letter if letter in "HG" else "←↓→↑"[lake_Q[field].argmax()]
        axes[0].text(field % 4, field // 4, word, ha="center", va="center", color="white", fontsize=16)
    axes[0].set(xticks=[], yticks=[], title="FrozenLake: values and policy")
    fig.colorbar(picture, ax=axes[0], label="max Q", shrink=0.8)
    for axis, title, key in [(axes[1], "FrozenLake", "frozen_lake"), (axes[2], "Taxi", "taxi")]:
        means, portion = tables[key][2], tables[key][1]["steps"] // 40
        axis.plot(np.arange(1, len(means) + 1) * portion, means)
        axis.set(xlabel="episode", ylabel=f"mean return of {portion} episodes", title=f"{title}: while learning")
    axes[2].set_yscale("symlog")
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### A memory to draw from
#
# In part 3 a network takes the place of the table, and a table's innocence is lost: a step for one state moves the values of all the others. Transitions come in
# the order in which they were lived, each much like the one before, and stochastic gradient descent wants samples that are independent. The remedy (Lin, 1992; Mnih
# and others, 2013) is a **replay buffer**: keep the last `capacity` transitions, and learn from a random batch of them. Each can be used many times, too.
#
# Three things go wrong in published buffers. A full one must forget its *oldest* transition, not its newest. It must *copy*: environments like to write each
# observation into the same array, and a buffer that keeps references then holds one observation ten thousand times. And it must draw from what it *holds*,
# not from all its places: the empty ones are zeros that nobody lived.
#
# A worked neighbour, the last three of a stream of numbers: `last = np.zeros(3)`, then `last[t % 3] = x` for the t-th number $x$, counted from 0. The oldest
# is always where the next one goes.
#
# Below, a random walk on [-1, 1] brings pairs $(x, \sin 4x + \text{noise})$ one by one, and a model linear in 8 cosines learns them by gradient descent. One model takes the
# last 16 pairs at each step, the other 16 drawn from the buffer: same number of steps, same step size.
#
# **Think.** Why does the error of the first one *where it stands* say nothing? And what would a buffer of capacity 16 do?

# %% exercises="replay_buffer replay_sample"
class ReplayBuffer:
    """The last `capacity` transitions, to be drawn at random. Used as ReplayBuffer(10_000, (4,), seed=0)."""

    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        """capacity >= 1; observation_shape: a tuple, () too; dtype: that of the observations (np.float32, np.float64, np.uint8, np.int64).

        All draws come from np.random.default_rng(seed): buffers of the same seed that were given the same draw the same.
        """
        ### BEGIN SOLUTION
        self.capacity, self.added = capacity, 0
        self.rng = np.random.default_rng(seed)
        self.columns = {
            "observations": np.zeros((capacity, *observation_shape), dtype),
            "actions": np.zeros(capacity, np.int64),
            "rewards": np.zeros(capacity, np.float32),
            "next_observations": np.zeros((capacity, *observation_shape), dtype),
            "terminated": np.zeros(capacity, bool),
        }
        ### END SOLUTION

    def __len__(self):
        """How many transitions it holds: at most `capacity`."""
        ### BEGIN SOLUTION
        return min(self.added, self.capacity)
        ### END SOLUTION

    def add(self, observation, action, reward, next_observation, terminated):
        """Keep one transition; a full buffer forgets its oldest. What is given is copied: the caller may write into its arrays afterwards."""
        ### BEGIN SOLUTION
        at = self.added % self.capacity
        for column, value in zip(self.columns.values(), (observation, action, reward, next_observation, terminated)):
            column[at] = value
        self.added += 1
        ### END SOLUTION

    def sample(self, batch_size):
        """A dict of arrays, row i of each from the same transition; 1 <= batch_size <= len(self).

        observations and next_observations (B, *observation_shape) of `dtype`, actions (B,) int64, rewards (B,) float32, terminated (B,) bool.
        Every transition in the buffer is as likely as any other to come, independently of earlier samples; with or without replacement, and in
        which order, is up to you. The arrays are copies: writing into them leaves the buffer as it is.
        """
        ### BEGIN SOLUTION
        rows = self.rng.integers(len(self), size=batch_size)
        return {name: column[rows] for name, column in self.columns.items()}
        ### END SOLUTION

# %%
# Left: the error over the whole range while the walk goes on. Right: what both models think in the end; the grey band is where the walk was last.
def cosines(x):
    """(N,) to (N, 8): cos(k pi (x + 1) / 2) for k = 0 to 7."""
    return np.cos(np.arange(8) * np.pi * (np.asarray(x)[:, None] + 1) / 2)


if check.passed("replay_buffer") and check.passed("replay_sample"):
    walk_rng, walk, place = np.random.default_rng(3), [], 0.0
    for _ in range(4000):
        place += walk_rng.normal(0, 0.05)
        place = np.sign(place) * min(abs(place), 2 - abs(place))                # a wall throws it back
        walk.append(place)
    walk, grid = np.array(walk), np.linspace(-1, 1, 201)
    seen = np.sin(4 * walk) + walk_rng.normal(0, 0.4, walk.shape)
    memory = ReplayBuffer(4000, (1,), seed=0, dtype=np.float64)
    models = {"the last 16, in order": np.zeros(8), "16 from the buffer": np.zeros(8)}
    walk_errors = {label: [] for label in models}
    for t in range(len(walk)):
        memory.add(walk[t : t + 1], 0, seen[t], walk[t : t + 1], False)
        if t < 15:
            continue
        batch, last = memory.sample(16), slice(t - 15, t + 1)
        for label, (x, y) in zip(models, [(walk[last], seen[last]), (batch["observations"][:, 0], batch["rewards"])]):
            features = cosines(x)
            models[label] -= 0.15 * features.T @ (features @ models[label] - y) / 16
            walk_errors[label].append(np.sqrt(np.mean((cosines(grid) @ models[label] - np.sin(4 * grid)) ** 2)))
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    right.axvspan(walk[-300:].min(), walk[-300:].max(), color="0.9")
    right.plot(grid, np.sin(4 * grid), color="0.5", ls="--", label="sin 4x")
    for label, model in models.items():
        left.plot(walk_errors[label], label=label)
        right.plot(grid, cosines(grid) @ model, label=label)
    left.set(xlabel="step", ylabel="root mean square error on [-1, 1]", ylim=(0, None), title="Learning from a walk")
    right.set(xlabel="x", ylabel="value", title="What is remembered at the end")
    left.legend(fontsize=8)
    right.legend(fontsize=8)
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ## 3. A network for a table
#
# A pole on a cart has no list of states: position, speed, angle, angular speed, four real numbers. So the table becomes a function $Q(s, a; w)$, and "move the
# entry towards the target" becomes regression: find $w$ such that $Q(s, a; w) \approx y$ for the transitions we hold. There is one catch, and all of this
# part is about it: the targets $y$ are made by the function that is being fitted.
#
# **Fitted Q iteration** (Ernst and others, 2005) takes it head on: compute all targets with the old $w$, hold them still, solve the regression to the end, repeat.
# With features $\phi(s) \in \mathbb{R}^D$ and a row of weights for each action, $Q(s, a; W) = W_a \cdot \phi(s)$, the regression falls apart into one least-squares
# problem an action:
#
# $$y_i = r_i + \gamma\,(1 - \text{terminated}_i)\,\max_{a'} W_{a'} \cdot \phi(s'_i), \qquad
#   W_a^{\text{new}} = \arg\min_v \sum_{i:\,a_i = a} \bigl(v \cdot \phi(s_i) - y_i\bigr)^2 .$$
#
# A worked neighbour: the same for the *values* of the policy that made the data, where there is no action to choose:
#
# ```python
# def fitted_v(phi, rewards, next_phi, terminated, w, gamma):
#     y = rewards + gamma * np.where(terminated, 0.0, next_phi @ w)
#     return np.linalg.lstsq(phi, y, rcond=None)[0]
# ```
#
# **Think.** With $\phi$ one-hot in the state, which algorithm of part 1 is this, and what stands in the place of $P$ and $R$?

# %% exercises="fitted_q"
def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    """One step of fitted Q iteration: the weights whose values come nearest, by least squares, to the targets that W gives.

    phi, next_phi: (N, D) features of s and s'. actions: (N,) int64 in 0..A-1. rewards: (N,), of either sign. terminated: (N,) bool. W: (A, D), the old
    weights. 0 <= gamma <= 1. All targets come from the old W. Row a of the answer is fitted to the transitions with action a alone; there are at least D of
    each, of full rank. No regularisation. Returns the new weights (A, D); W stays as it is.
    """
    ### BEGIN SOLUTION
    y = rewards + gamma * np.where(terminated, 0.0, (next_phi @ W.T).max(axis=1))         # (N,)
    fits = [np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0] for a in range(len(W))]
    return np.stack(fits)
    ### END SOLUTION

# %%
# Some 4600 transitions of random actions, 15 quadratic features, and nothing else: how well does the greedy policy play after k steps of fitted Q iteration?
# Random actions keep the pole up for 22 steps; 500 is the end of the clock. The right picture asks whether the values can be true.
import gymnasium


def quadratic(observations):
    """(N, 4) to (N, 15): 1, the four numbers in units of their size, and their ten products."""
    i, j = np.triu_indices(4)
    scaled = observations / np.array([2.4, 2.0, 0.2, 2.0])
    return np.column_stack([np.ones(len(scaled)), scaled, scaled[:, i] * scaled[:, j]])


def greedy_returns(values, envs, seed, limit=1000):
    """The return of one episode in each of gymnasium's `envs`, with the action of the largest of values(observations), an array (N, A)."""
    observations, _ = envs.reset(seed=seed)
    live, returns = np.ones(envs.num_envs, bool), np.zeros(envs.num_envs)
    for _ in range(limit):
        observations, rewards, terminated, truncated, _ = envs.step(values(observations).argmax(axis=1))
        returns += live * rewards
        live &= ~(terminated | truncated)
        if not live.any():
            break
    return returns


if check.passed("fitted_q"):
    pole_rng, poles = np.random.default_rng(3), gymnasium.make_vec("CartPole-v1", num_envs=16)
    lived, (observed, _), fresh = [], poles.reset(seed=3), np.zeros(16, bool)
    for _ in range(300):
        pushes = pole_rng.integers(2, size=16)
        then, paid, ended, cut, _ = poles.step(pushes)
        lived.append([part[~fresh] for part in (quadratic(observed), pushes, paid, quadratic(then), ended)])  # what `fresh` is for comes below
        observed, fresh = then, ended | cut
    lived = [np.concatenate(column) for column in zip(*lived)]
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    for gamma in (0.8, 0.95):
        fit_W, played, largest = np.zeros((2, 15)), [], []
        for _ in range(20):
            fit_W = fitted_q(*lived, fit_W, gamma)
            played.append(np.mean(greedy_returns(lambda o: quadratic(o) @ fit_W.T, poles, seed=4)))
            largest.append((lived[0] @ fit_W.T).max() * (1 - gamma))
        left.plot(range(1, 21), played, label=rf"$\gamma$ = {gamma}")
        right.plot(range(1, 21), largest, label=rf"$\gamma$ = {gamma}")
    left.axhline(22, color="0.6", ls="--", label="random actions")
    right.axhline(1, color="0.6", ls="--", label="no policy earns more")
    left.set(xlabel="step of fitted Q iteration", ylabel="mean return of 16 episodes", ylim=(0, None), title="CartPole from random actions")
    right.set(xlabel="step of fitted Q iteration", ylabel=r"largest Q, in units of $1 / (1 - \gamma)$", title="What the fit believes")
    left.legend(fontsize=8)
    right.legend(fontsize=8)
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### DQN
#
# Four features were easy to think of; for pixels nobody can. The deep Q-network (Mnih and others, 2015) lets a network find them, with one output for each action,
# so that one forward pass gives all of $Q(s, \cdot)$. It is fitted Q iteration with little steps: a batch from the replay buffer, one gradient step, and targets from
# a **target network** $\bar w$, an older copy that stands still or follows slowly:
#
# $$y_i = r_i + \gamma\,(1 - \text{terminated}_i)\,\max_{a'} Q(s'_i, a'; \bar w), \qquad
#   L(w) = \frac1B \sum_i h\bigl(Q(s_i, a_i; w) - y_i\bigr), \qquad
#   h(\delta) = \begin{cases} \tfrac12 \delta^2 & |\delta| \le 1 \\ |\delta| - \tfrac12 & \text{else.} \end{cases}$$
#
# $h$ is **Huber's** loss: squared near 0, its gradient never larger than 1, however wrong the network is (torch calls it `smooth_l1_loss`; some courses take the
# square). $y$ is a *number*: no gradient flows through it, not even where both networks are one. (The lecture writes the loss without $\gamma$ and without the
# mask; both belong there.)
#
# **Double DQN** (van Hasselt and others, 2016). The maximum over noisy values is too large on average, since it picks what was overrated. So let one
# network choose and the other judge: $y_i = r_i + \gamma\,(1 - \text{terminated}_i)\,Q\bigl(s'_i, \arg\max_{a'} Q(s'_i, a'; w);\, \bar w\bigr)$.
#
# **The target network** moves by $\bar w \leftarrow (1 - \tau)\,\bar w + \tau\,w$: $\tau = 1$ is a copy, as in the first paper, a small $\tau$ at every step is smoother.
#
# A worked neighbour, an entry a row: `logp.gather(1, labels[:, None])[:, 0]` takes from logp (N, C) the number of each sample's label, (N,). Beware of what happens
# without the last `[:, 0]`: (N, 1) minus (N,) is (N, N), without any complaint, and the mean of it is a number too.
#
# **Think.** A transition was truncated, not terminated. What does the mask do with it, and why is the flag `truncated` not even in the batch?

# %% exercises="q_network dqn_loss double_dqn_target update_target"
import torch
from torch import nn
from torch.nn import functional as F


class QNetwork(nn.Module):
    """Linear layers with ReLU between them: observations (N, observation_size) to values (N, n_actions), of either sign, one an action."""

    def __init__(self, observation_size, n_actions, hidden=(64, 64)):
        """hidden: a tuple with the width of each hidden layer, one or more. All layers have biases, are made in the order in which they are used, and start
        as torch starts them; there is nothing else in it. It must work in float64 too, after .double()."""
        super().__init__()
        ### BEGIN SOLUTION
        widths = [observation_size, *hidden]
        layers = []
        for before, after in zip(widths, widths[1:]):
            layers += [nn.Linear(before, after), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.Linear(widths[-1], n_actions))
        ### END SOLUTION

    def forward(self, observations):
        ### BEGIN SOLUTION
        return self.layers(observations)
        ### END SOLUTION


def double_dqn_target(q_network, target_network, batch, gamma):
    """The targets of double DQN: q_network chooses the next action, target_network judges it. Returns (B,), with no gradient.

    The networks: any functions from a batch of observations (B, ...) to values (B, A); A >= 1. batch: a dict of tensors with the keys of
    ReplayBuffer.sample: observations and next_observations (B, ...), of any shape, actions (B,) int64, rewards (B,), terminated (B,) bool; B >= 1.
    0 <= gamma <= 1.
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        best = q_network(batch["next_observations"]).argmax(dim=1, keepdim=True)          # (B, 1)
        value = target_network(batch["next_observations"]).gather(1, best)[:, 0]          # (B,)
        return batch["rewards"] + gamma * value.masked_fill(batch["terminated"], 0.0)
    ### END SOLUTION


def dqn_loss(q_network, target_network, batch, gamma, double=False):
    """Mean over the batch of Huber's loss between Q(s, a) of q_network and the target: a tensor of shape (), ready for backward().

    Arguments as for double_dqn_target, whose target is taken where double is True; else the target is that of DQN, from target_network alone.
    Gradients reach q_network's Q(s, a) and nothing else: neither target_network nor, where both are the same network, its part in the target.
    """
    ### BEGIN SOLUTION
    if double:
        target = double_dqn_target(q_network, target_network, batch, gamma)
    else:
        with torch.no_grad():
            value = target_network(batch["next_observations"]).max(dim=1).values          # (B,)
            target = batch["rewards"] + gamma * value.masked_fill(batch["terminated"], 0.0)
    taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]   # (B,)
    return F.smooth_l1_loss(taken, target)
    ### END SOLUTION


def update_target(target_network, q_network, tau):
    """Every parameter of target_network becomes (1 - tau) * its own + tau * that of q_network, in place. Returns nothing.

    Both are modules of the same architecture, which may hold modules within modules and parameters of their own, but no buffers (no running averages).
    q_network stays as it is, also later, when one of the two goes on to change. 0 <= tau <= 1.
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        for old, new in zip(target_network.parameters(), q_network.parameters()):
            old.lerp_(new, tau)
    ### END SOLUTION

# %%
# Left: all actions are worth 0, and two estimates of them are noisy (standard deviation 1). Which target is off, and how does it grow with the number of actions?
# Right: a parameter that jumps from 0 to 1 at step 0, and the target network that follows it.
if check.passed("dqn_loss") and check.passed("double_dqn_target") and check.passed("update_target"):
    counts, noisy = [1, 2, 3, 5, 8, 12, 18], torch.Generator().manual_seed(0)
    bias = {"DQN": [], "double DQN": []}
    for n in counts:
        first, second = (torch.randn(4000, n, generator=noisy) for _ in range(2))
        batch = {"observations": torch.zeros(4000, 1), "next_observations": torch.zeros(4000, 1), "rewards": torch.zeros(4000)}
        batch |= {"actions": torch.zeros(4000, dtype=torch.int64), "terminated": torch.zeros(4000, dtype=torch.bool)}
        bias["double DQN"].append(double_dqn_target(lambda o: first, lambda o: second, batch, 1.0).mean())
        bias["DQN"].append(double_dqn_target(lambda o: second, lambda o: second, batch, 1.0).mean())  # who chooses is who judges: the maximum
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    for label, values in bias.items():
        left.plot(counts, values, "o-", label=label)
    left.set(xlabel="number of actions", ylabel="mean target (the truth is 0)", title="The maximum of noise is no noise")
    left.legend()
    for tau in (0.003, 0.01, 0.05):
        follower, leader, path = nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False), []
        nn.init.zeros_(follower.weight)
        nn.init.ones_(leader.weight)
        for _ in range(400):
            update_target(follower, leader, tau)
            path.append(follower.weight.item())
        right.plot(path, label=rf"$\tau$ = {tau}")
    right.set(xlabel="update", ylabel="parameter of the target network", title="How the target follows")
    right.legend()
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### The loop
#
# Sixteen environments at once cost little more than one, and their transitions are not all alike. Gymnasium's vector environments start themselves anew, in a step of
# its own: where `terminated | truncated` came in one step, **the next step of that environment ignores the action**, gives the first observation of a new episode,
# reward 0 and both flags `False`. What lies between the last observation of an episode and the first of the next is no transition of the world, and must not enter the
# buffer. (Gymnasium calls it `AutoresetMode.NEXT_STEP`; `fresh` in the cell of fitted Q iteration marked these.)
#
# A worked neighbour, a collector of random transitions, in full:
#
# ```python
# observations, _ = envs.reset(seed=seed)
# starting = np.zeros(envs.num_envs, bool)                 # who is about to be started anew
# for step in range(steps):
#     actions = rng.integers(n_actions, size=envs.num_envs)
#     next_observations, rewards, terminated, truncated, _ = envs.step(actions)
#     for i in np.flatnonzero(~starting):
#         keep(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
#     observations, starting = next_observations, terminated | truncated
# ```
#
# The next observation of a truncated episode is its true last one (the new episode begins a step later), so bootstrapping from it is right.
#
# **Think.** Which of the two flags goes into the buffer, which into `starting`, and what does the agent learn where they are mixed up?

# %% exercises="dqn_step train_dqn"
import copy


def as_tensors(batch):
    """The dict of arrays that ReplayBuffer.sample gives, as tensors of the same kinds: pixels stay uint8, and the network turns them into numbers."""
    return {name: torch.as_tensor(array) for name, array in batch.items()}


def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    """One step of `optimizer` (it holds q_network's parameters) down the gradient of dqn_loss on this batch of tensors. Returns the loss before the step, a float.

    Gradients left over from earlier steps must not count, and the optimizer is to have the gradient as it is, however large.
    target_network is not changed.
    """
    ### BEGIN SOLUTION
    optimizer.zero_grad()
    loss = dqn_loss(q_network, target_network, batch, gamma, double)
    loss.backward()
    optimizer.step()
    return loss.item()
    ### END SOLUTION


def train_dqn(envs, q_network, buffer, settings, rng, watch=None):
    """DQN in a vector environment of gymnasium's; trains q_network in place and returns the list of all losses.

    envs: reset(seed=...) is called once, at the beginning, with a seed drawn from rng, then step only. Each ended environment is started anew by its next step, as above.
    q_network: observations as a tensor, as they come, to values (N, A). buffer: a ReplayBuffer; nothing but its add, sample and len is used.
    settings: a dict with steps, epsilon (start, end, steps of linear_epsilon), learning_starts, updates, batch_size, learning_rate, gamma, tau, double.
    The target network begins as a copy of q_network; the optimizer is Adam with learning_rate. For each step = 0, 1, ..., steps - 1 of `envs`:
    1. actions by epsilon_greedy (drawing from rng, each environment on its own) with linear_epsilon(step, ...), one step of envs with an int64 array (N,);
    2. each true transition is added to the buffer, in the order of the environments, with `terminated` alone as its end;
    3. when the buffer holds learning_starts or more: `updates` times a batch of batch_size from the buffer, one dqn_step, one update_target;
    4. when there is a watch: watch(step, q_network, losses so far); the training ends where it returns True.
    """
    ### BEGIN SOLUTION
    target_network = copy.deepcopy(q_network)
    optimizer = torch.optim.Adam(q_network.parameters(), lr=settings["learning_rate"])
    observations, _ = envs.reset(seed=int(rng.integers(2**31)))
    starting, losses = np.zeros(envs.num_envs, dtype=bool), []
    for step in range(settings["steps"]):
        with torch.no_grad():
            q_values = q_network(torch.as_tensor(observations)).numpy()
        actions = epsilon_greedy(q_values, linear_epsilon(step, *settings["epsilon"]), rng)
        next_observations, rewards, terminated, truncated, _ = envs.step(actions)
        for i in np.flatnonzero(~starting):
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
        observations, starting = next_observations, terminated | truncated
        if len(buffer) >= settings["learning_starts"]:
            for _ in range(settings["updates"]):
                batch = as_tensors(buffer.sample(settings["batch_size"]))
                losses.append(dqn_step(q_network, target_network, optimizer, batch, settings["gamma"], settings["double"]))
                update_target(target_network, q_network, settings["tau"])
        if watch is not None and watch(step, q_network, losses):
            break
    return losses
    ### END SOLUTION

# %% [markdown]
# ### Played: the pole
#
# CartPole-v1: push left (0) or right (1), 1 for each step, terminated where the pole leans 12 degrees or the cart is 2.4 from the middle, truncated at 500. Random
# actions: 22. The grader plays 32 episodes of your agent, 16 at a time, from starts that nobody has seen; the median return counts.
#
# Settings from textbooks get stuck here between 150 and 340: the pole stands, but the cart drifts out of the field, ever so slowly. One suspect: with 1 a step the
# values grow to 100, and the one thing worth knowing, the fall, is an error of 80 that Huber's loss counts like an error of 1. So the agent learns from the same task in
# other units, which gymnasium offers as `sutton_barto_reward`: 0 a step and -1 for the fall, so that $Q = -\gamma^{\,T}$ where the pole falls after $T$ steps. (It *plays* for the
# usual reward: the grader's is 1 a step.) Second, it learns more from each transition: eight steps on 64 transitions after each step of sixteen environments, with double
# DQN and a target that follows by 1 %. Third, since DQN may unlearn what it knew, `train_agent` lets it play sixteen greedy episodes now and then, keeps the best network
# it has seen, and ends as soon as that is good enough.
#
# You write the policy that belongs to your file. The next cell takes some 10 to 40 seconds, shows its progress, and saves `cartpole.safetensors` and the training
# card `cartpole.json`. Network and settings are yours to change, as long as `cartpole_policy` fits them.
#
# A warning for your own projects: trained without the mask, without $\gamma$ or without exploration, agents of this cell reached 500 as well, since the best of many is kept
# and the task forgives much. A good score does not prove a right loss; the checks above are there for that.
#
# **Think.** Is it fair to choose the network by the games it plays? Which games must it then not be judged by?

# %% exercises="cartpole"
from safetensors.torch import save_file as save_tensors

CARTPOLE = {
    "hidden": (64, 64), "capacity": 100_000, "steps": 3500, "epsilon": (1.0, 0.05, 600), "learning_starts": 1000, "updates": 8, "batch_size": 64,
    "learning_rate": 1e-3, "gamma": 0.99, "tau": 0.01, "double": True, "options": {"sutton_barto_reward": True},
}


def cartpole_policy(weights):
    """The greedy policy of a trained network: a function from observations (N, 4) float32 to actions (N,), int64 and 0 or 1.

    weights: a dict of numpy arrays, name to array, as the file holds them: the names are those of the network's state_dict().
    N is whatever comes (16 at grading).
    """
    ### BEGIN SOLUTION
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return network(torch.as_tensor(observations)).argmax(dim=1).numpy()

    return policy
    ### END SOLUTION


def network_values(q_network):
    """The network as a function from arrays to arrays."""
    @torch.no_grad()
    def values(observations):
        return q_network(torch.as_tensor(observations)).numpy()
    return values


def train_agent(name, settings, enough, seed=0, every=50):
    """train_dqn in 16 of gymnasium's environments `name`, with a trial of 16 greedy episodes `every` steps; ends at a mean return of `enough`.

    Returns the best network of all trials, the training card, and the trials as rows (transitions, mean return, largest value of a start).
    """
    torch.manual_seed(seed)
    rng, began = np.random.default_rng(seed), time.perf_counter()
    envs, stage = gymnasium.make_vec(name, num_envs=16, **settings["options"]), gymnasium.make_vec(name, num_envs=16)
    shape = envs.single_observation_space.shape
    q_network = QNetwork(shape[0], int(envs.single_action_space.n), settings["hidden"])
    buffer, best, trials = ReplayBuffer(settings["capacity"], shape, seed), (-np.inf, None), []

    with tqdm(total=settings["steps"], desc=name) as progress:
        def watch(step, q_network, losses):
            nonlocal best
            progress.update()
            if step % every < every - 1:
                return False
            values, start = network_values(q_network), stage.reset(seed=seed)[0]
            mean = greedy_returns(values, stage, seed=1000 * seed + step).mean()
            trials.append((16 * (step + 1), mean, values(start).max()))
            best = max(best, (mean, copy.deepcopy(q_network)), key=lambda pair: pair[0])
            progress.set_postfix(mean_return=round(mean, 1))
            return bool(mean >= enough)

        losses = train_dqn(envs, q_network, buffer, settings, rng, watch)
    card = {"preset": name, "seed": seed, "device": "cpu", "steps": len(losses), "torch": torch.__version__}
    card |= {"loss": [round(float(np.mean(part)), 5) for part in np.array_split(losses, min(100, len(losses)))]}
    return best[1], card | {"seconds": round(time.perf_counter() - began, 1)}, np.array(trials)


cartpole_trained = None
if check.passed("q_network") and check.passed("dqn_step") and check.passed("train_dqn") and check.passed("replay_sample"):
    cartpole_trained = train_agent("CartPole-v1", CARTPOLE, enough=490)
if cartpole_trained is not None:
    save_tensors(cartpole_trained[0].state_dict(), "cartpole.safetensors")
    with open("cartpole.json", "w", encoding="utf-8") as file:
        json.dump(cartpole_trained[1], file)
    print({key: value for key, value in cartpole_trained[1].items() if key != "loss"})

# %%
# Left: the trials during training. Middle: what the network promises for a start, beside what the trials were worth, -0.99 to the power of their length. Right: sixteen
# episodes of the network that was saved: where the cart goes. Does it drift?
# No reward is above 0. What does the middle picture say of a network that plays perfectly, and why can it play perfectly all the same?
if cartpole_trained is not None:
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.4))
    transitions, means, promised = cartpole_trained[2].T
    axes[0].plot(transitions, means)
    axes[0].axhline(22, color="0.6", ls="--", label="random actions")
    axes[0].set(xlabel="transitions", ylabel="mean return of 16 greedy episodes", ylim=(0, 520), title="CartPole: while learning")
    axes[1].plot(transitions, promised, label="largest Q of 16 starts")
    axes[1].plot(transitions, -(CARTPOLE["gamma"] ** means), label="what the trial was worth")
    axes[1].axhline(0, color="0.6", ls="--", label="no policy earns more")
    axes[1].set(xlabel="transitions", ylabel="value of a start", title="What the network promises")
    stage, values = gymnasium.make_vec("CartPole-v1", num_envs=16), network_values(cartpole_trained[0])
    (seen, _), places = stage.reset(seed=77), []
    for _ in range(499):
        seen = stage.step(values(seen).argmax(axis=1))[0]
        places.append(seen[:, 0])
    axes[2].plot(places, lw=0.8)
    for edge in (-2.4, 2.4):
        axes[2].axhline(edge, color="0.6", ls="--")
    axes[2].set(xlabel="step", ylabel="place of the cart", title="Sixteen episodes (dashed: the end)")
    axes[0].legend(fontsize=8)
    axes[1].legend(fontsize=8)
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### The large tier: a landing on the moon
#
# Nothing in `train_agent` knows of poles. `LunarLander-v3` has eight numbers and four actions (nothing, left, main engine, right); a landing between the flags is worth more than 200,
# a crash about -100. It comes with an extra, `pip install "descent-course[large]"`, wants some hundred thousand transitions, and earns no points. The cell below runs where
# it is asked for, by the environment variable `DESCENT_PRESET=large`, and takes three to five minutes on one core of a
# laptop. Ours went through 320,000 transitions: a mean return of -150 at first, 0 after 150,000, 200 after 290,000; the network it kept reached a median of 227 in 64 new
# episodes, and 88 % of them above 200.
#
# **Think.** The lander's episodes are truncated after 1000 steps. An agent that hovers for ever is never paid, yet early in training many do. Why does that look
# attractive to it?

# %%
import os

LUNAR = {
    "hidden": (128, 128), "capacity": 200_000, "steps": 20_000, "epsilon": (1.0, 0.02, 5000), "learning_starts": 2000, "updates": 4, "batch_size": 128,
    "learning_rate": 5e-4, "gamma": 0.99, "tau": 0.005, "double": True, "options": {},
}
if os.environ.get("DESCENT_PRESET") == "large" and cartpole_trained is not None:
    try:
        gymnasium.make("LunarLander-v3").close()
    except gymnasium.error.DependencyNotInstalled:
        print('LunarLander-v3 needs Box2D: pip install "descent-course[large]"')
    else:
        lander, lander_card, lander_trials = train_agent("LunarLander-v3", LUNAR, enough=230, every=500)
        save_tensors(lander.state_dict(), "lunar_lander.safetensors")
        plt.plot(lander_trials[:, 0], lander_trials[:, 1])
        plt.axhline(200, color="0.6", ls="--", label="solved")
        plt.gca().set(xlabel="transitions", ylabel="mean return of 16 greedy episodes", title="LunarLander: while learning")
        plt.legend()
        plt.show()

# %% [markdown]
# ## 4. From pixels
#
# A pole is four numbers. A screen is thousands, and none of them says "apple". In this part a convolutional network finds out for itself what matters on a
# screen, from rewards alone, by the very loss of part 3.
#
# The game, *Orchard*, comes with the course: a field of 10 by 10 cells, a basket in the lowest row that goes left (0), stays (1) or goes right (2), apples
# and fir cones that fall by a row a step. An apple in the basket gives reward 1. A cone in the basket ends the episode: **no punishment, only no future.** After 200
# steps the clock stops the game (`truncated`). Random actions catch one apple; a planner that knows the rules catches 36.
#
# An observation is four *planes* of zeros and ones, (4, 10, 10) `uint8`: basket, apples, cones, and the *trail*, where each thing was one step ago.
# One plane a kind is how small research games are drawn: the network need not tell colours apart first, and it still has to learn what they mean.
#
# **Think.** Nothing in the rewards says that a cone is bad. By which factor of the target $r + \gamma\,(1 - \text{terminated})\max_a Q(s', a)$ does
# the agent ever learn to flee it? What will it do without that factor?

# %%
# Two rows of one game with random actions, every second step. Brown: basket; red: apple; green: cone; grey: the trail.
import time

from coursegames import OrchardVector
from coursegames.orchard import picture

orchard_games, orchard_rng = OrchardVector(16), np.random.default_rng(0)
orchard_screen, _ = orchard_games.reset(seed=3)
fig, axes = plt.subplots(2, 6, figsize=(9, 3.4))
for orchard_t in range(32):
    if orchard_t >= 8 and orchard_t % 2 == 0:
        ax = axes.flat[(orchard_t - 8) // 2]
        ax.imshow(picture(orchard_screen[0]))
        ax.set_title(f"step {orchard_t}", fontsize=8)
    orchard_screen, *_ = orchard_games.step(orchard_rng.integers(0, 3, 16))
for ax in axes.flat:
    ax.set(xticks=[], yticks=[])
fig.tight_layout()
plt.show()
orchard_began = time.perf_counter()
for _ in range(500):
    orchard_games.step(orchard_rng.integers(0, 3, 16))
print(f"{500 * 16 / (time.perf_counter() - orchard_began):,.0f} steps a second; an observation is {orchard_screen.shape[1:]} {orchard_screen.dtype}")

# %% [markdown]
# ### A network for screens, and a step of many games
#
# **The network.** One convolution finds small patterns wherever they are, two affine layers say what they mean for each action:
#
# $$(N, C, H, W) \xrightarrow{\text{conv } 3\times3,\ 16,\ \text{no padding}} (N, 16, H-2, W-2) \xrightarrow{\text{ReLU, flatten}} (N, 16(H-2)(W-2))
# \xrightarrow{\text{fc1, ReLU}} (N, 64) \xrightarrow{\text{fc2}} (N, A)$$
#
# Values of actions have no bounds, so nothing stands behind `fc2`. Screens come as whole numbers, which a convolution refuses: `forward` turns them into
# the type of the weights. They are 0 and 1 here and must not be divided by 255.
#
# **Many games in step.** `envs.step(actions)` plays a step of E games: next observations (E, ...), rewards (E,), `terminated` (E,), `truncated` (E,), infos. When
# a game has ended, its next observation is the last of that game. The step *after* that only starts a new game: the action is not looked at, the reward is 0, and
# what comes back is the first observation of the new game. Gymnasium calls this *next-step autoreset*. Stored as a transition it
# would be a lie, from the end of one game to the beginning of another. `starting` (E,) remembers which games are about to begin.
#
# A worked neighbour: the returns of the games that end in some steps of random play, counted with the same care.
#
# ```python
# starting, total, finished = np.zeros(16, bool), np.zeros(16), []
# for _ in range(300):
#     total[starting] = 0.0                                        # these begin now
#     _, rewards, terminated, truncated, _ = games.step(rng.integers(0, 3, 16))
#     total += rewards
#     starting = terminated | truncated
#     finished.extend(total[starting])
# ```

# %% exercises="conv_q_network play_step"
import torch


class ConvQNetwork(torch.nn.Module):
    """Values of all actions for a batch of screens: conv - ReLU - fc1 - ReLU - fc2, as drawn above.

    Layers, by these names: conv (a Conv2d, 3x3, 16 filters, stride 1, no padding), fc1 (a Linear to 64), fc2 (a Linear to n_actions).
    """

    def __init__(self, shape, n_actions):
        """shape: (C, H, W) of an observation, C >= 1, H and W >= 3 and not always equal; n_actions >= 1."""
        super().__init__()
        ### BEGIN SOLUTION
        planes, rows, columns = shape
        self.conv = torch.nn.Conv2d(planes, 16, 3)
        self.fc1 = torch.nn.Linear(16 * (rows - 2) * (columns - 2), 64)
        self.fc2 = torch.nn.Linear(64, n_actions)
        ### END SOLUTION

    def forward(self, observations):
        """observations: (N, C, H, W), N >= 1, of type uint8, bool or the weights' own, any values. Returns (N, n_actions), of the weights' type.

        Nothing is scaled: the numbers are taken as they come.
        """
        ### BEGIN SOLUTION
        x = observations.to(self.fc1.weight.dtype)
        x = self.conv(x).relu().flatten(1)
        return self.fc2(self.fc1(x).relu())
        ### END SOLUTION


def play_step(envs, observations, starting, actions, buffer):
    """One step of E games with next-step autoreset, E >= 1; what really happened goes into the buffer.

    observations: (E, ...), what the games show now. starting: (E,) bool, True where a game has ended at the step before, so that this step
    only begins a new one; such a step is not kept. actions: (E,). The other games, in their order, are kept by
    buffer.add(observation, action, reward, next_observation, terminated), with the flag as it came: a game that was only truncated has not terminated.
    Calls envs.step(actions) once. Returns the next observations (E, ...), the rewards (E,), and starting for the next step (E,) bool:
    True where a game has ended now, one way or the other.
    """
    ### BEGIN SOLUTION
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in np.flatnonzero(~starting):
        buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated | truncated
    ### END SOLUTION

# %%
# How often is a step that only starts a new game met? Random play ends early, so the lie would be told often.
if check.passed("play_step"):
    class _Counter:
        kept = 0

        def add(self, observation, action, reward, next_observation, terminated):
            self.kept += 1

    counter, orchard_starting = _Counter(), np.zeros(16, bool)
    orchard_screen, _ = orchard_games.reset(seed=0)
    for _ in range(1000):
        orchard_screen, _, orchard_starting = play_step(orchard_games, orchard_screen, orchard_starting, orchard_rng.integers(0, 3, 16), counter)
    print(f"{16000 - counter.kept} of 16000 steps only started a new game: {100 * (1 - counter.kept / 16000):.1f} %")
if check.passed("conv_q_network"):
    print({name: tuple(p.shape) for name, p in ConvQNetwork((4, 10, 10), 3).named_parameters()})

# %% [markdown]
# ### Your agent plays Orchard
#
# The loop below is that of part 3, for screens, and it is made of your functions: `ReplayBuffer`, `linear_epsilon`, `epsilon_greedy` from part 2,
# `dqn_loss`, `update_target` from part 3, `ConvQNetwork`, `play_step` from here. 32 games play in step, one gradient step is made
# after each; the learning rate falls to zero towards the end, so that the last policy does not jitter. 3000 steps take 10 to 15 seconds of one core (more
# where the machine is busy), and the cell writes two files, **to be submitted beside the notebook**:
#
# * `orchard.safetensors`: the weights;
# * `orchard.json`: the training card (preset, seed, device, steps, torch's version, loss curve). It is shown in your feedback and never counts.
#
# At grading `orchard_policy` is given the weights, as a dict from names to numpy arrays, and must give the policy: a function from observations (E, 4, 10, 10) `uint8`
# to actions (E,). 64 episodes are played, 32 at once. The median return counts: no points up to 16 apples, all from 25, a straight line between. You may change
# the network, the settings and the loop as you like; what counts is what `orchard_policy` makes of your file.
#
# **Think.** The curve stays near 1 for a third of the training and then shoots up. What has the network learnt before that, of which the return shows nothing?

# %% exercises="orchard"
import copy
import json

from safetensors.torch import save_file as save_tensors
from tqdm.auto import tqdm

ORCHARD = {
    "games": 32, "steps": 3000, "capacity": 50_000, "batch_size": 64, "learning_starts": 1000, "gamma": 0.95, "tau": 0.02,
    "learning_rate": 1e-3, "epsilon": (1.0, 0.02, 750), "wind": 0.0,
}


def orchard_policy(weights):
    """The greedy policy of trained weights.

    weights: a dict from names to float32 arrays, as they were saved. Returns a function from observations (E, 4, 10, 10) uint8, E >= 1, to actions (E,), whole
    numbers from 0 to 2: for each game the action that your network, with these weights, values most.
    """
    ### BEGIN SOLUTION
    network = ConvQNetwork((4, 10, 10), 3)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def act(observations):
        with torch.no_grad():
            return network(torch.from_numpy(observations)).argmax(dim=1).numpy()

    return act
    ### END SOLUTION


def train_orchard(seed=0, settings=ORCHARD):
    """Trains a ConvQNetwork; returns it, its training card, the loss of each step and [step, return] of each game that ended."""
    began = time.perf_counter()
    torch.manual_seed(seed)
    rng, games = np.random.default_rng(seed), settings["games"]
    envs = OrchardVector(games, wind=settings["wind"])
    q_network = ConvQNetwork((4, 10, 10), 3)
    target_network = copy.deepcopy(q_network)
    optimizer = torch.optim.Adam(q_network.parameters(), lr=settings["learning_rate"], fused=True)
    buffer = ReplayBuffer(settings["capacity"], (4, 10, 10), seed, dtype=np.uint8)
    observations, _ = envs.reset(seed=seed)
    starting, total = np.zeros(games, bool), np.zeros(games)
    losses, ended = [], []
    for step in tqdm(range(settings["steps"]), desc="Orchard", leave=False):
        with torch.no_grad():
            q_values = q_network(torch.from_numpy(observations)).numpy()
        actions = epsilon_greedy(q_values, linear_epsilon(step, *settings["epsilon"]), rng)
        total[starting] = 0.0
        observations, rewards, starting = play_step(envs, observations, starting, actions, buffer)
        total += rewards
        ended.extend([step, total[i]] for i in np.flatnonzero(starting))
        if len(buffer) < settings["learning_starts"]:
            continue
        for group in optimizer.param_groups:                                    # full for 40 % of the steps, then down to 0
            group["lr"] = settings["learning_rate"] * min(1.0, (1 - step / settings["steps"]) / 0.6)
        batch = {name: torch.from_numpy(column) for name, column in buffer.sample(settings["batch_size"]).items()}
        loss = dqn_loss(q_network, target_network, batch, settings["gamma"])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        update_target(target_network, q_network, settings["tau"])
        losses.append(loss.item())
    block = max(1, len(losses) // 200)                                          # a card is small
    card = {
        "preset": "cpu", "seed": seed, "device": "cpu", "steps": len(losses), "torch": str(torch.__version__),
        "seconds": round(time.perf_counter() - began, 1),
        "loss": [[i + block, round(sum(losses[i : i + block]) / block, 5)] for i in range(0, len(losses) - block + 1, block)],
    }
    return q_network, card, losses, ended


orchard_needs = (
    "replay_buffer", "replay_sample", "epsilon_greedy", "linear_epsilon", "dqn_loss", "update_target", "conv_q_network", "play_step",
)
orchard_trained = None
if all(check.passed(name) for name in orchard_needs):
    orchard_trained = train_orchard()
    save_tensors({name: t.contiguous() for name, t in orchard_trained[0].state_dict().items()}, "orchard.safetensors")
    with open("orchard.json", "w", encoding="utf-8") as file:
        json.dump(orchard_trained[1], file)
    print({key: value for key, value in orchard_trained[1].items() if key != "loss"})

# %%
def show_orchard(q_network, losses, ended):
    """Returns during training, the loss, and what the network thinks in one game: the value of the best action over time, and six screens."""
    envs = OrchardVector(1)
    screen, _ = envs.reset(seed=11)
    screens, values, caught = [], [], []
    for t in range(120):
        with torch.no_grad():
            q = q_network(torch.from_numpy(screen))[0]
        screens.append(screen[0])
        values.append(q.numpy())
        screen, rewards, terminated, truncated, _ = envs.step(np.array([int(q.argmax())]))
        if rewards[0]:
            caught.append(t)
        if terminated[0]:
            break
    values = np.array(values)
    gap = values.max(axis=1) - values.min(axis=1)
    shown = []
    for t in np.argsort(-gap):                                                  # where the choice mattered most, not twice the same scene
        if len(shown) < 6 and all(abs(t - u) > 4 for u in shown):
            shown.append(t)
    fig, axes = plt.subplot_mosaic([["returns"] * 3 + ["values"] * 3, [f"screen {i}" for i in range(6)]], figsize=(10, 5), height_ratios=[1.6, 1])
    steps, returns = np.array(ended).T
    axes["returns"].plot(steps, returns, ".", ms=2, alpha=0.3, label="a game, exploring")
    edges = np.arange(0, steps.max() + 1, 100)
    middles = [np.median(returns[(steps >= a) & (steps < a + 100)]) if ((steps >= a) & (steps < a + 100)).any() else np.nan for a in edges]
    axes["returns"].plot(edges + 50, middles, "k-", lw=1, label="median of 100 steps")
    axes["returns"].set(xlabel="step (32 games each)", ylabel="apples in a game", title="training")
    axes["returns"].legend(fontsize=8)
    axes["values"].plot(values.max(axis=1), label="best action")
    axes["values"].plot(values.min(axis=1), lw=0.8, label="worst action")
    axes["values"].plot(caught, np.full(len(caught), values.min()), "r^", ms=4, label="apple caught")
    axes["values"].set(xlabel="step of one game", ylabel="value (discounted apples)", title="what the network expects")
    axes["values"].legend(fontsize=8)
    for i, t in enumerate(sorted(shown)):
        axes[f"screen {i}"].imshow(picture(screens[t]))
        axes[f"screen {i}"].set(xticks=[], yticks=[])
        axes[f"screen {i}"].set_title(f"step {t}: " + " ".join(f"{v:.1f}" for v in values[t]), fontsize=8)
    fig.tight_layout()
    plt.show()


if orchard_trained is not None:
    show_orchard(orchard_trained[0], *orchard_trained[2:])

# %% [markdown]
# The six screens are those where the choice mattered most, with the values of left, stay and right.
#
# **Think.** A gap between two values is an apple that only one of the actions still reaches (worth at most 1), or a cone (worth all that would have come after).
# Which is which here? And why may the value of a fatal action be far from 0, though nothing follows it: how often has your agent tried it lately?
#
# ### A real console
#
# An Atari screen has 210 by 160 pixels in colour, sixty times a second, and things on it that no single frame shows: which way the ball flies, or a sprite that
# the console draws only in every second frame because it could not draw all of them in time. Four habits, part of the result that made deep Q-learning famous, turn the screen into
# what a network can use.
#
# 1. **Grey and small.** $g = 0.299\,R + 0.587\,G + 0.114\,B$, then *area averaging* from (H, W) to (h, w): output pixel $(i, j)$ is the mean of $g$ over the
#    rectangle of rows $[iH/h, (i+1)H/h)$ and columns $[jW/w, (j+1)W/w)$, where a pixel that lies in it with a part only counts with that part. The mean is
#    rounded **once, at the end**, to the nearest whole number, and kept as `uint8`: a fourth of the memory of float32.
# 2. **Repeat each action** $k$ times (4), add the rewards, and show the pixelwise **maximum of the last two frames**, so that no sprite is lost between them.
# 3. **Reward by its sign**: 1, 0 or -1, so that one learning rate serves games that count in ones and in thousands.
# 4. **Stack** the last $k$ frames, the newest last: from positions come velocities.
#
# A worked neighbour for the area: the mean of a row of 5 numbers over 2 equal parts is a matrix with rows that sum to one, and the middle number counts half in both:
#
# $$A = \frac{1}{2.5}\begin{pmatrix} 1 & 1 & \tfrac12 & 0 & 0\\ 0 & 0 & \tfrac12 & 1 & 1\end{pmatrix}, \qquad A_{ij} = \tfrac{h}{H}\,\bigl|[\,iH/h, (i+1)H/h) \cap [\,j, j+1)\bigr|.$$
#
# **Think.** Why is the *maximum* taken of two frames and not the mean? On what kind of screen would it be the wrong choice?

# %% exercises="preprocess_frame clip_reward repeat_action frame_stack"
def preprocess_frame(frame, size=(84, 84)):
    """Grey by 0.299 R + 0.587 G + 0.114 B, made smaller by area averaging, rounded once at the end.

    frame: (H, W, 3) uint8, not to be changed. size: (h, w), rows first, with 1 <= h <= H and 1 <= w <= W, not always divisors.
    Returns (h, w) uint8, each value nearest to the exact mean (a mean halfway between two whole numbers may go either way).
    """
    ### BEGIN SOLUTION
    def averaging(small, large):
        """(small, large): row i holds the parts in which old pixels lie in new pixel i."""
        ends = np.arange(small + 1) * (large / small)
        pixels = np.arange(large)
        overlap = np.minimum(ends[1:, None], pixels + 1) - np.maximum(ends[:-1, None], pixels)
        return np.maximum(overlap, 0.0) * (small / large)

    grey = frame @ np.array([0.299, 0.587, 0.114])
    mean = averaging(size[0], frame.shape[0]) @ grey @ averaging(size[1], frame.shape[1]).T
    return np.rint(mean).astype(np.uint8)
    ### END SOLUTION


def clip_reward(rewards):
    """The sign of each reward: 1.0 for every positive one, however small, -1.0 for every negative one, 0.0 for 0. rewards: (N,) float64, N >= 1. Returns (N,) float64."""
    ### BEGIN SOLUTION
    return np.sign(rewards)
    ### END SOLUTION


def repeat_action(env, action, repeats):
    """The same action up to `repeats` >= 1 times; ends at once where the episode ends, terminated or truncated (env must not be stepped after that).

    env.step(action) returns frame, reward, terminated, truncated, info. Frames are arrays of one shape; env may write each into the same array.
    Returns (frame, reward, terminated, truncated): the elementwise maximum of the last two frames that this call has seen (of the only one,
    where it was one), a new array of the frames' dtype; the sum of all rewards; and both flags of the last step, as they came.
    """
    ### BEGIN SOLUTION
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated or truncated:
            break
    return np.max(frames[-2:], axis=0), total, terminated, truncated
    ### END SOLUTION


class FrameStack:
    """The last k frames of an episode, k >= 1, as one observation (k, *frame.shape), oldest first and newest last, of the frames' dtype.

    Frames that are handed in may be overwritten by the caller afterwards, and so may the observations that are handed out: neither changes
    what this stack holds or what it has handed out before.
    """

    def __init__(self, k):
        ### BEGIN SOLUTION
        self.k = k
        ### END SOLUTION

    def reset(self, frame):
        """A new episode begins: all k places hold its first frame. Returns the observation."""
        ### BEGIN SOLUTION
        self.frames = np.stack([frame] * self.k)
        return self.frames.copy()
        ### END SOLUTION

    def append(self, frame):
        """The oldest frame goes, this one comes. Returns the observation."""
        ### BEGIN SOLUTION
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return self.frames.copy()
        ### END SOLUTION

# %%
# A screen of our own with a sprite that flickers: it is drawn in every second frame only. Left to right: two raw frames, the maximum
# over four, and that made grey and small. In the last row what a network is shown: four of them.
class FlickeringScreen:
    """A ball that flies, and a blue block that is drawn in even frames."""

    def __init__(self):
        self.t = 0

    def step(self, action):
        frame = np.full((210, 160, 3), (20, 40, 20), np.uint8)
        frame[30:34] = frame[:, :4] = frame[:, -4:] = (160, 160, 160)
        frame[60 + 3 * self.t : 66 + 3 * self.t, 20 + 4 * self.t : 26 + 4 * self.t] = (255, 220, 120)
        if self.t % 2 == 0:
            frame[100:112, 90:120] = (90, 120, 255)
        self.t += 1
        return frame, 0.0, False, False, {}


if all(check.passed(name) for name in ("preprocess_frame", "repeat_action", "frame_stack")):
    flicker, stacked = FlickeringScreen(), FrameStack(4)
    raw = [flicker.step(0)[0] for _ in range(2)]
    steady = [repeat_action(flicker, 0, 4)[0] for _ in range(4)]
    stacked.reset(preprocess_frame(steady[0]))
    for frame in steady[1:]:
        observation = stacked.append(preprocess_frame(frame))
    fig, axes = plt.subplots(2, 4, figsize=(9, 5.2))
    titles = ["a frame", "the next frame", "action repeated, maximum", "grey, (84, 84)"]
    for ax, image, title in zip(axes[0], [*raw, steady[0], preprocess_frame(steady[0])], titles):
        ax.imshow(image, cmap="gray", vmin=0, vmax=255)
        ax.set_title(title, fontsize=9)
    for i, ax in enumerate(axes[1]):
        ax.imshow(observation[i], cmap="gray", vmin=0, vmax=255)
        ax.set_title(["oldest", "", "", "newest"][i], fontsize=9)
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### The large tier: Atari
#
# Optional, never needed for points. With the environment variable `DESCENT_PRESET=large` and the extra packages (`pip install "descent-course[large]"`) the
# cell below plays Atari by your functions: your frames, your stack, your loss, a larger network. **Patience:** one core makes some 80 of its steps a
# second, and published agents take millions. `ATARI["steps"]` is small, so that the cell shows within minutes that all parts fit together, and Pong is
# still lost by 21 points; raise it when you mean it and have a GPU. The buffer holds 56 kB a transition.

# %%
import os

ATARI = {
    "game": "ALE/Pong-v5", "steps": 5000, "capacity": 5000, "batch_size": 32, "learning_starts": 1000, "every": 4, "gamma": 0.99, "tau": 0.005,
    "learning_rate": 1e-4, "epsilon": (1.0, 0.05, 4000),
}


class AtariGame:
    """One Atari game as the network sees it: four small grey frames, each action repeated four times."""

    def __init__(self, name):
        import ale_py
        import gymnasium

        gymnasium.register_envs(ale_py)
        self.env, self.stack = gymnasium.make(name, frameskip=1), FrameStack(4)
        self.n_actions = int(self.env.action_space.n)

    def reset(self, seed=None):
        return self.stack.reset(preprocess_frame(self.env.reset(seed=seed)[0]))

    def step(self, action):
        frame, reward, terminated, truncated = repeat_action(self.env, action, 4)
        return self.stack.append(preprocess_frame(frame)), reward, terminated, truncated


class AtariQNetwork(torch.nn.Module):
    """(N, 4, 84, 84) uint8 to (N, n_actions): the network of the Nature paper of 2015."""

    def __init__(self, n_actions):
        super().__init__()
        nn = torch.nn
        self.layers = nn.Sequential(
            nn.Conv2d(4, 32, 8, stride=4), nn.ReLU(), nn.Conv2d(32, 64, 4, stride=2), nn.ReLU(), nn.Conv2d(64, 64, 3), nn.ReLU(),
            nn.Flatten(), nn.Linear(64 * 7 * 7, 512), nn.ReLU(), nn.Linear(512, n_actions),
        )

    def forward(self, frames):
        return self.layers(frames.to(self.layers[0].weight.dtype) / 255)


def train_atari(settings=ATARI, seed=0):
    """DQN on one Atari game, on a GPU where there is one. Returns the network and the returns (not clipped) of the games that ended."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    rng, game = np.random.default_rng(seed), AtariGame(settings["game"])
    q_network = AtariQNetwork(game.n_actions).to(device)
    target_network = copy.deepcopy(q_network)
    optimizer = torch.optim.Adam(q_network.parameters(), lr=settings["learning_rate"])
    buffer = ReplayBuffer(settings["capacity"], (4, 84, 84), seed, dtype=np.uint8)
    observation, total, returns = game.reset(seed), 0.0, []
    bar = tqdm(range(settings["steps"]), desc=settings["game"], leave=False)
    for step in bar:
        with torch.no_grad():
            q_values = q_network(torch.from_numpy(observation[None]).to(device)).cpu().numpy()[0]
        action = epsilon_greedy(q_values, linear_epsilon(step, *settings["epsilon"]), rng)
        next_observation, reward, terminated, truncated = game.step(action)
        buffer.add(observation, action, clip_reward(np.array([reward], float))[0], next_observation, terminated)
        observation, total = next_observation, total + reward
        if terminated or truncated:
            returns.append(total)
            bar.set_postfix({"return": total, "games": len(returns)})
            observation, total = game.reset(), 0.0
        if len(buffer) >= settings["learning_starts"] and step % settings["every"] == 0:
            batch = {name: torch.from_numpy(column).to(device) for name, column in buffer.sample(settings["batch_size"]).items()}
            loss = dqn_loss(q_network, target_network, batch, settings["gamma"])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            update_target(target_network, q_network, settings["tau"])
    game.env.close()
    return q_network, returns


atari_needs = ("preprocess_frame", "clip_reward", "repeat_action", "frame_stack", *orchard_needs[:6])
if os.environ.get("DESCENT_PRESET") == "large" and all(check.passed(name) for name in atari_needs):
    try:
        atari_began = time.perf_counter()
        print("returns:", train_atari()[1], f"in {time.perf_counter() - atari_began:.0f} s")
    except ImportError:
        print('Atari needs more packages: pip install "descent-course[large]"')
