# exercises: train_dqn
import copy

import torch


def train_dqn(envs, q_network, buffer, settings, rng, watch=None):
    """Observations are made float32 at once, and one environment's action is drawn after the other."""
    frozen = copy.deepcopy(q_network)
    adam = torch.optim.Adam([{"params": q_network.parameters()}], lr=settings["learning_rate"], fused=True)
    rows, started, losses = envs.reset(seed=rng.integers(100).item())[0], [], []
    for t in range(settings["steps"]):
        q = q_network(torch.tensor(rows, dtype=torch.float32)).detach().numpy()
        moves = np.array([epsilon_greedy(row, linear_epsilon(t, *settings["epsilon"]), rng) for row in q])
        new, paid, terminated, truncated, info = envs.step(moves)
        for i in range(envs.num_envs):
            if i not in started:
                buffer.add(rows[i], moves[i], paid[i], new[i], terminated[i])
        started = [i for i in range(envs.num_envs) if terminated[i] or truncated[i]]
        rows = new
        n = settings["updates"] if len(buffer) >= settings["learning_starts"] else 0
        for _ in range(n):
            batch = as_tensors(buffer.sample(settings["batch_size"]))
            losses.append(dqn_step(q_network, frozen, adam, batch, settings["gamma"], settings["double"]))
            update_target(frozen, q_network, settings["tau"])
        if watch and watch(t, q_network, losses):
            break
    return losses
