# expect: WRONG on "one recording of seven steps"
# slip: max_grad_norm was not passed on: a2c_update then clips at 0.5.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["gamma"], settings["lam"], settings["reward_scale"])
    coefficients = {name: settings[name] for name in ("value_coef", "entropy_coef")}
    report = a2c_update(model, optimizer, **batch, **coefficients)
    return rollout, state, report
