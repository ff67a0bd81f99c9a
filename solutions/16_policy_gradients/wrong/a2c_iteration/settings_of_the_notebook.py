# expect: WRONG on "one recording of seven steps"
# slip: The settings of the notebook were read from A2C, not those that were passed.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, A2C["gamma"], A2C["lam"], A2C["reward_scale"])
    coefficients = {name: A2C[name] for name in ("value_coef", "entropy_coef", "max_grad_norm")}
    report = a2c_update(model, optimizer, **batch, **coefficients)
    return rollout, state, report
