"""Part 4: a network for screens, many games in step, an agent that plays Orchard, and what an Atari screen needs."""

import numpy as np

from autograder import draw
from autograder.compare import compare
from autograder.spec import Case, graded, played
from autograder.verify import refuse
from coursegames import OrchardVector

# ------------------------------------------------------------------------------------------------ network and step


def pixels_binary(*shape):
    """Zeros and ones, uint8."""
    return draw.integers(0, 2, *shape)


CONV_NET = {
    "SHAPE": "conv takes C planes and has no padding: (H, W) become (H - 2, W - 2); what enters fc1 is 16 (H - 2) (W - 2) numbers a screen.",
    "RAISED": "Layers by the names conv, fc1 and fc2; screens come as uint8 or bool and must be turned into the type of the weights.",
    "WRONG": "ReLU after conv and after fc1, nothing after fc2, and nothing is scaled.",
}


@graded(points=3, library="torch", cases=[
    Case("four screens of 5 by 8", shape=(3, 5, 8), n_actions=4, screens=pixels_binary(4, 3, 5, 8), kind="uint8", seed=draw.integers(0, 10**6), hint=CONV_NET),
    Case("real numbers, six by four", shape=(2, 6, 4), n_actions=3, screens=draw.normal(3, 2, 6, 4), kind="float64", seed=draw.integers(0, 10**6), hint=CONV_NET),
    Case("one screen of bools", shape=(4, 4, 6), n_actions=5, screens=pixels_binary(1, 4, 4, 6), kind="bool", seed=draw.integers(0, 10**6), hidden=True, hint=CONV_NET | {
        "SHAPE": "A batch of one screen is (1, C, H, W) and gives (1, n_actions): flatten(1) keeps the first axis, squeeze does not.",
    }),
    Case("one plane, one action, bright", shape=(1, 7, 3), n_actions=1, screens=draw.integers(0, 256, 3, 1, 7, 3), kind="uint8", seed=draw.integers(0, 10**6), hidden=True, hint=CONV_NET | {
        "SHAPE": "(N, 1) for one action, not (N,).", "WRONG": "Take the numbers as they come, up to 255: no division, no clipping.",
    }),
])  # fmt: skip
def conv_q_network(s, shape, n_actions, screens, kind, seed):
    """Values of all actions with drawn weights, in float64, and the shapes of the weights."""
    network, rng = s.ConvQNetwork(tuple(shape), n_actions).double(), np.random.default_rng(seed)
    shapes = {}
    with torch.no_grad():
        for layer in ("conv", "fc1", "fc2"):
            for name in ("weight", "bias"):
                parameter = getattr(getattr(network, layer), name)
                shapes[f"{layer}.{name}"] = np.array(parameter.shape)
                parameter.copy_(torch.from_numpy(rng.normal(0, 0.5, tuple(parameter.shape))))
        values = network(torch.from_numpy(screens.astype(kind)))
    return {"shapes": shapes, "values": values}


PLAY_STEP = {
    "WRONG": "Keep the games with starting False, in their order, with the observation before the step and the one after it; terminated goes into the buffer, and the new "
    "starting is terminated or truncated.",
    "SHAPE": "One transition for each game that was not about to begin; rewards and starting are (E,).",
    "RAISED": "envs.step(actions) gives five things: observations, rewards, terminated, truncated, infos. buffer.add takes one transition.",
}


def pixels_flags(*rows):
    """(2, E) bool from two strings of 0 and 1."""
    return np.array([[c == "1" for c in row] for row in rows])


@graded(points=4, cases=[
    Case("nobody ends", screens=draw.normal(3, 4, 2, 3), actions=draw.integers(0, 3, 2, 4), rewards=draw.normal(2, 4), terminated=pixels_flags("0000", "0000"),
         truncated=pixels_flags("0000", "0000"), starting=np.zeros(4, bool), hint=PLAY_STEP),
    Case("one has terminated", screens=draw.normal(3, 4, 2, 3), actions=draw.integers(0, 3, 2, 4), rewards=draw.normal(2, 4), terminated=pixels_flags("0100", "0010"),
         truncated=pixels_flags("0000", "0000"), starting=np.zeros(4, bool), hint=PLAY_STEP | {
        "SHAPE": "A game that ended at the first step only begins anew at the second: that step is no transition.",
    }),
    Case("two begin, two are truncated", screens=draw.normal(3, 5, 3), actions=draw.integers(0, 4, 2, 5), rewards=draw.normal(2, 5), terminated=pixels_flags("00001", "10000"),
         truncated=pixels_flags("01000", "00100"), starting=np.array([True, False, True, False, False]), hidden=True, hint=PLAY_STEP | {
        "WRONG": "A truncated game has not terminated, and it begins anew all the same. What starting says comes from the caller; a game that only begins is not kept.",
    }),
    Case("terminated and truncated at once", screens=draw.normal(3, 4, 2), actions=draw.integers(0, 3, 2, 4), rewards=draw.normal(2, 4), terminated=pixels_flags("1010", "0100"),
         truncated=pixels_flags("1001", "0100"), starting=np.zeros(4, bool), hidden=True, hint=PLAY_STEP | {
        "*": "Where both flags are set the game has terminated, and it begins anew like any that has ended: `or` of the two, not `one of the two`.",
    }),
    Case("one game, which begins and is cut", screens=draw.normal(3, 1, 2, 2), actions=draw.integers(0, 3, 2, 1), rewards=draw.normal(2, 1), terminated=pixels_flags("0", "0"),
         truncated=pixels_flags("0", "1"), starting=np.array([True]), hidden=True, hint=PLAY_STEP | {
        "SHAPE": "With one game everything still has an axis of length 1.",
    }),
])  # fmt: skip
def play_step(s, screens, actions, rewards, terminated, truncated, starting):
    """Two steps of games whose answers are drawn beforehand, and all that was put into the buffer."""

    class Games:
        num_envs, steps, asked = len(starting), 0, []

        def step(self, chosen):
            t = self.steps
            self.steps += 1
            self.asked.append(np.array(chosen))
            return screens[t + 1].copy(), rewards[t].copy(), terminated[t].copy(), truncated[t].copy(), {}

    class Buffer:
        rows = ([], [], [], [], [])

        def add(self, observation, action, reward, next_observation, terminated):
            for row, value in zip(self.rows, (observation, action, reward, next_observation, terminated)):
                row.append(np.array(value))

    games, buffer, now, earned, begin = Games(), Buffer(), screens[0].copy(), [], [np.array(starting)]
    for t in range(2):
        now, gained, starts = s.play_step(games, now, begin[-1].copy(), actions[t].copy(), buffer)
        earned.append(np.array(gained))
        begin.append(np.array(starts))
    names = ("observations", "actions", "rewards", "next_observations", "terminated")
    kept = {name: np.array(row) for name, row in zip(names, buffer.rows)}
    return {"kept": kept, "asked": np.array(games.asked), "now": now, "earned": np.array(earned), "starting": np.array(begin[1:])}


# ------------------------------------------------------------------------------------------------ the game


def pixels_orchard(envs):
    return OrchardVector(envs)


# Floor and bar, by artifacts/train_orchard.py, whose table is in its docstring: twenty seeds reach
# medians from 30 to 37 (random play 1, a planner that knows the rules 36). The floor is above the slips that leave a trace: no done mask 5, min for max 1, gradient
# through the target 6, a target network that never moves 15, no exploration 13. No gamma (33), no target network (30), starts of games kept (35) and
# truncated taken for terminated (35) are not seen here; the checks of dqn_loss and play_step refuse them.
@played(points=6, env=pixels_orchard, envs=32, episodes=64, floor=16.0, bar=25.0, at_random=1.0, chance=(1.2e-6, "binomial tail of the median of 64 episodes, mean over 20 training seeds, at least 256 episodes of each"), max_steps=250,
        file="orchard.safetensors", card="orchard.json", library="torch", max_bytes=8 * 2**20)  # fmt: skip
def orchard(s, weights):
    """Apples caught before a cone or the clock ends the game."""
    return s.orchard_policy(weights)


# ------------------------------------------------------------------------------------------------ a real console


def pixels_means(frame, size):
    """The exact means, by pixels counted along each axis in a fine grid: (h, w) float64."""
    grey = frame.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    for axis, small in enumerate(size):
        large = grey.shape[axis]
        total = np.concatenate([np.zeros_like(np.take(grey, [0], axis)), np.cumsum(grey, axis)], axis)  # the integral, at 0 to large
        ends = np.arange(small + 1) * large / small
        low = np.minimum(ends.astype(np.int64), large - 1)
        part = (ends - low).reshape(-1, *[1] * (1 - axis))
        grey = np.diff(np.take(total, low, axis) + part * (np.take(total, low + 1, axis) - np.take(total, low, axis)), axis=axis) * small / large
    return grey


def pixels_averaged(inputs, got, want):
    """Each value a nearest whole number of the exact mean; halfway either one."""
    if found := [m for m in compare(want, got) if m.verdict != "WRONG"]:
        return found
    if str(got["dtype"]) != "uint8":
        return refuse("dtype: the frame is not of type uint8", f"it is of type {got['dtype']}", path="dtype")
    if not np.array_equal(got["given"], want["given"]):
        return refuse("given: the frame that was handed in has been changed", path="given")
    off = np.abs(got["frame"].astype(np.float64) - pixels_means(inputs["frame"], tuple(inputs["size"]))).max()
    return refuse("frame: some values are not the nearest whole number of the mean", f"off by up to {off:.2f}, where rounding allows 0.5", path="frame") if off > 0.5 + 1e-6 else []


def pixels_frame(rows, columns):
    """Colours, (rows, columns, 3) uint8."""
    return draw.given(lambda rng, _: rng.integers(0, 256, (rows, columns, 3)).astype(np.uint8))


PREPROCESS = {
    "WRONG": "Grey with 0.299, 0.587, 0.114 in real numbers; each new pixel the mean over its rectangle, pixels cut by its border counted in part; np.rint once, at the end "
    "(a cast alone cuts off).",
    "SHAPE": "(h, w): rows first, no axis for the colour.",
    "RAISED": "The sizes need not divide: a new pixel begins and ends within old ones.",
    "DTYPE": "The result is uint8.",
}


@graded(points=3, verify=pixels_averaged, cases=[
    Case("sizes that divide", frame=pixels_frame(12, 6), size=(6, 2), hint=PREPROCESS),
    Case("parts of pixels", frame=pixels_frame(10, 8), size=(4, 3), hint=PREPROCESS),
    Case("more columns than rows", frame=pixels_frame(5, 11), size=(3, 7), hidden=True, hint=PREPROCESS),
    Case("nothing made smaller", frame=pixels_frame(3, 4), size=(3, 4), hidden=True, hint=PREPROCESS | {"WRONG": "Where the size stays, the grey values stay: rounded to the nearest, not cut off."}),
    Case("a screen of Atari", frame=pixels_frame(210, 160), size=(84, 84), hidden=True, hint=PREPROCESS | {"WRONG": "210 rows become 84, 2.5 old ones each; 160 columns become 84, 40/21 each."}),
    Case("one row", frame=pixels_frame(1, 9), size=(1, 4), hidden=True, hint=PREPROCESS),
])  # fmt: skip
def preprocess_frame(s, frame, size):
    out = s.preprocess_frame(frame, tuple(size))
    return {"frame": out, "dtype": str(out.dtype), "given": frame}


@graded(points=1, cases=[
    Case("points of games", rewards=draw.given(lambda rng, _: rng.permutation([0.0, 10.0, -1.0, 400.0, 0.0, -30.0])), hint="Each reward becomes 1, 0 or -1."),
    Case("one reward at a time", rewards=draw.normal(9, 1, scale=50), hint="An array (1,) before and after, nine times."),
    Case("small ones", rewards=draw.given(lambda rng, _: np.r_[rng.uniform(0.01, 0.9, 12) * (rng.random(12) < 0.7) * 10.0 ** -rng.integers(0, 60, 12), 0.5]), hidden=True, hint="The sign: 0.2 becomes 1. Cutting at -1 and 1 would leave it as it is."),
    Case("small ones below zero", rewards=draw.given(lambda rng, _: np.r_[rng.uniform(-0.9, -0.01, 12) * (rng.random(12) < 0.7), -0.5]), hidden=True, hint="The sign: -0.2 becomes -1."),
])  # fmt: skip
def clip_reward(s, rewards):
    if rewards.ndim == 2:
        return {"rewards": np.stack([s.clip_reward(row.copy()) for row in rewards])}
    return {"rewards": s.clip_reward(rewards)}


REPEAT = {
    "WRONG": "The pixelwise maximum of the last two frames of this call, and the sum of all its rewards.",
    "RAISED": "env.step gives five things. Where the first step ends the episode there is one frame only, and no further step may be made.",
    "SHAPE": "One frame of the shape of each.",
    "DTYPE": "The frame keeps its type.",
}


def pixels_film(count, *shape):
    return draw.given(lambda rng, _: rng.integers(0, 256, (count, *shape)).astype(np.uint8))


@graded(points=4, cases=[
    Case("four times", frames=pixels_film(8, 3, 4), rewards=draw.normal(8), repeats=4, calls=2, ends=9, how="", shared=False, hint=REPEAT),
    Case("terminated at the third", frames=pixels_film(6, 2, 5, 3), rewards=draw.normal(6), repeats=5, calls=1, ends=3, how="terminated", shared=False, hint=REPEAT | {
        "RAISED": "An episode that has ended must not be stepped again: leave the loop at once.",
    }),
    Case("truncated at the second", frames=pixels_film(5, 4, 3), rewards=draw.normal(5), repeats=4, calls=1, ends=2, how="truncated", shared=False, hidden=True, hint=REPEAT | {
        "RAISED": "Truncated ends the episode too.", "WRONG": "terminated and truncated come back apart.",
    }),
    Case("over after one", frames=pixels_film(6, 3, 3), rewards=draw.normal(6), repeats=4, calls=2, ends=5, how="terminated, truncated", shared=False, hidden=True, hint=REPEAT | {
        "WRONG": "One frame was seen: it is the answer, whatever earlier calls have shown. And both flags are set here: they come back as they came.",
    }),
    Case("once, real numbers", frames=draw.normal(4, 2, 3, scale=9.0), rewards=draw.normal(4), repeats=1, calls=3, ends=9, how="", shared=False, hidden=True, hint=REPEAT),
    Case("one array for all frames", frames=pixels_film(7, 4, 2), rewards=draw.normal(7), repeats=3, calls=2, ends=9, how="", shared=True, hidden=True, hint=REPEAT | {
        "WRONG": "env writes each frame into the same array: keep a copy of the last but one, and give away a new array.",
    }),
])  # fmt: skip
def repeat_action(s, frames, rewards, repeats, calls, ends, how, shared):
    """Calls in a row, on an environment that shows drawn frames; all answers are looked at in the end."""
    screen = np.zeros_like(frames[0])

    class Game:
        steps, asked = 0, []

        def step(self, action):
            if self.steps >= ends:
                raise RuntimeError("this episode has ended: it must not be stepped any more")
            t = self.steps
            self.steps += 1
            self.asked.append(action)
            screen[...] = frames[t]
            over = self.steps == ends
            return screen if shared else frames[t].copy(), float(rewards[t]), over and "terminated" in how, over and "truncated" in how, {}

    game, answers = Game(), {}
    for call in range(calls):
        frame, reward, terminated, truncated = s.repeat_action(game, 7 + call, repeats)
        answers[f"call {call}"] = {"frame": frame, "reward": reward, "terminated": bool(terminated), "truncated": bool(truncated)}
    return answers | {"steps": game.steps, "asked": np.array(game.asked)}


STACK = {
    "SHAPE": "(k, *frame.shape): a new first axis, also for k = 1.",
    "WRONG": "reset fills all k places with the first frame; append drops the oldest, which is first, and puts the new one last.",
    "DTYPE": "The stack keeps the type of the frames.",
    "RAISED": "FrameStack(k) comes first, then reset(frame), then append(frame) any number of times, then reset again.",
}


@graded(points=3, cases=[
    Case("four of 3 by 2", k=4, first=pixels_film(6, 3, 2), second=pixels_film(2, 3, 2), reuse=False, written=False, hint=STACK),
    Case("two, in colour", k=2, first=pixels_film(4, 2, 2, 3), second=pixels_film(3, 2, 2, 3), reuse=False, written=False, hint=STACK),
    Case("one frame is a stack", k=1, first=pixels_film(3, 4, 2), second=pixels_film(2, 4, 2), reuse=False, written=False, hidden=True, hint=STACK),
    Case("a new episode, real numbers", k=5, first=draw.normal(4, 2, 3), second=draw.normal(2, 2, 3), reuse=False, written=False, hidden=True, hint=STACK | {
        "WRONG": "After reset nothing of the episode before may be seen.",
    }),
    Case("one array for all frames", k=3, first=pixels_film(5, 2, 4), second=pixels_film(2, 2, 4), reuse=True, written=False, hidden=True, hint=STACK | {
        "WRONG": "The caller writes the next frame into the same array: keep a copy of what is handed in.",
    }),
    Case("the caller writes into what came", k=3, first=pixels_film(5, 3, 3), second=pixels_film(2, 3, 3), reuse=False, written=True, hidden=True, hint=STACK | {
        "WRONG": "What is handed out belongs to the caller: hand out a copy, never the stack itself or a view of it.",
    }),
])  # fmt: skip
def frame_stack(s, k, first, second, reuse, written):
    """Two episodes; all observations are looked at in the end, unless the caller has written into them."""
    stack, seen, screen = s.FrameStack(k), [], np.zeros_like(first[0])
    for film in (first, second):
        for t, frame in enumerate(film):
            screen = screen if reuse else frame.copy()
            screen[...] = frame
            observation = stack.append(screen) if t else stack.reset(screen)
            seen.append(np.array(observation) if written else observation)
            if written:
                observation[...] = 0
    return {f"observation {i}": observation for i, observation in enumerate(seen)}
