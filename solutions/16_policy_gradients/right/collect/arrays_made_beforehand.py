# exercises: collect
import numpy as np


def collect(envs, act, state, steps):
    seen, fresh = state
    E, D = seen.shape
    out = {
        "observations": np.empty((steps, E, D), dtype=seen.dtype), "next_observations": np.empty((steps, E, D), dtype=seen.dtype),
        "actions": np.empty((steps, E), dtype=np.int64), "rewards": np.empty((steps, E)),
        "terminated": np.empty((steps, E), dtype=bool), "ended": np.empty((steps, E), dtype=bool), "valid": np.empty((steps, E), dtype=bool),
    }
    for t in range(steps):
        out["observations"][t], out["valid"][t] = seen, np.logical_not(fresh)
        out["actions"][t] = act(out["observations"][t])
        seen, out["rewards"][t], out["terminated"][t], truncated, _ = envs.step(out["actions"][t])
        out["next_observations"][t] = seen
        fresh = out["ended"][t] = np.logical_or(out["terminated"][t], truncated)
    return out, (seen, fresh)
