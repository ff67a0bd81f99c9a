# expect: WRONG on "one recording of seven steps"
# slip: gamma and lam changed places.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["lam"], settings["gamma"], settings["reward_scale"])
    coefficients = {name: settings[name] for name in ("value_coef", "entropy_coef", "max_grad_norm")}
    report = a2c_update(model, optimizer, **batch, **coefficients)
    return rollout, state, report
