# expect: WRONG on "one recording of seven steps"
# slip: The environments were reset before each recording: no episode ever gets longer than a recording.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    state = (envs.reset()[0], np.zeros_like(state[1]))
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["gamma"], settings["lam"], settings["reward_scale"])
    coefficients = {name: settings[name] for name in ("value_coef", "entropy_coef", "max_grad_norm")}
    report = a2c_update(model, optimizer, **batch, **coefficients)
    return rollout, state, report
