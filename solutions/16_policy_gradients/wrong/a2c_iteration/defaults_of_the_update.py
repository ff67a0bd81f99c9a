# expect: WRONG on "one recording of seven steps"
# slip: The coefficients were not passed on: a2c_update then takes values of its own, which are those of A2C by chance.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    rollout, state = collect(envs, acting(model.actor), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["gamma"], settings["lam"], settings["reward_scale"])
    report = a2c_update(model, optimizer, **batch)
    return rollout, state, report
