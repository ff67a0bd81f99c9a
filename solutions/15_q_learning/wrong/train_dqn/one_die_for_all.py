# expect: WRONG on "epsilon from 1 to 0"
# slip: One coin a step decides for all environments whether they explore.
import copy

import torch


def train_dqn(envs, q_network, buffer, settings, rng, watch=None):
    target_network = copy.deepcopy(q_network)
    optimizer = torch.optim.Adam(q_network.parameters(), lr=settings["learning_rate"])
    observations, _ = envs.reset(seed=int(rng.integers(2**31)))
    starting, losses = np.zeros(envs.num_envs, dtype=bool), []
    for step in range(settings["steps"]):
        with torch.no_grad():
            q_values = q_network(torch.as_tensor(observations)).numpy()
        if rng.random() < linear_epsilon(step, *settings["epsilon"]):
            actions = rng.integers(q_values.shape[1], size=envs.num_envs)
        else:
            actions = q_values.argmax(axis=1)
        next_observations, rewards, terminated, truncated, _ = envs.step(actions)
        for i in np.flatnonzero(~starting):
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
        observations, starting = next_observations, terminated | truncated
        if len(buffer) >= settings["learning_starts"]:
            for _ in range(settings["updates"]):
                batch = as_tensors(buffer.sample(settings["batch_size"]))
                losses.append(dqn_step(q_network, target_network, optimizer, batch, settings["gamma"], settings["double"]))
                update_target(target_network, q_network, settings["tau"])
        if watch is not None and watch(step, q_network, losses):
            break
    return losses
