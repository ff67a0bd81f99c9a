# expect: WRONG on "an actor that does not care"
# slip: The likeliest actions were taken; A2C learns from actions that are drawn.
import numpy as np
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    rollout, state = collect(envs, lambda o: model.actor(torch.as_tensor(o)).argmax(dim=1).numpy(), state, settings["steps"])
    batch = a2c_batch(model, rollout, settings["gamma"], settings["lam"], settings["reward_scale"])
    coefficients = {name: settings[name] for name in ("value_coef", "entropy_coef", "max_grad_norm")}
    report = a2c_update(model, optimizer, **batch, **coefficients)
    return rollout, state, report
