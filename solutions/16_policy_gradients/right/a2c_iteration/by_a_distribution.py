# exercises: a2c_iteration
import torch


def a2c_iteration(model, optimizer, envs, state, settings):
    @torch.no_grad()
    def draw(observations):
        logits, _ = model(torch.from_numpy(observations))
        return torch.distributions.Categorical(logits=logits).sample().numpy()

    recording = collect(envs, draw, state, settings["steps"])
    b = a2c_batch(model, recording[0], gamma=settings["gamma"], lam=settings["lam"], reward_scale=settings["reward_scale"])
    order = (b["observations"], b["actions"], b["advantages"], b["returns"])
    return *recording, a2c_update(model, optimizer, *order, settings["value_coef"], settings["entropy_coef"], settings["max_grad_norm"])
