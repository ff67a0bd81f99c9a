# expect: WRONG on "a gradient that is clipped"
# slip: Nothing was ever clipped: max_grad_norm is among the settings.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["gamma"], settings["lam"], settings["reward_scale"])
    coefficients = {name: settings[name] for name in ("value_coef", "entropy_coef")}
    report = a2c_update(model, optimizer, **batch, **coefficients, max_grad_norm=float("inf"))
    return rollout, state, report
