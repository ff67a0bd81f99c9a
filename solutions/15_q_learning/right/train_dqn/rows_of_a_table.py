# exercises: train_dqn
import copy
import itertools

import torch


def train_dqn(envs, q_network, buffer, settings, rng, watch=None):
    """One environment after the other tosses its coin; who starts anew is read off a table of flags, a row a step."""
    target = copy.deepcopy(q_network)
    for p in target.parameters():
        p.requires_grad = False
    optimizer = torch.optim.Adam(list(q_network.parameters()), lr=settings["learning_rate"])
    now = envs.reset(seed=int(rng.integers(1, 10**6)))[0]
    flags, losses = [[False] * envs.num_envs], []
    for step in itertools.count():
        if step == settings["steps"]:
            return losses
        start, end, last = settings["epsilon"]
        epsilon = start + (end - start) * min(1.0, step / last)
        values, actions = q_network(torch.from_numpy(now)).detach(), []
        for row in values:
            explore = rng.uniform() < epsilon
            actions.append(int(rng.choice(len(row))) if explore else int(row.argmax()))
        after, rewards, dead, cut, _ = envs.step(np.asarray(actions))
        for i, anew in enumerate(flags[-1]):
            if not anew:
                buffer.add(now[i], actions[i], rewards[i], after[i], dead[i])
        flags.append([bool(d) or bool(c) for d, c in zip(dead, cut)])
        now = after
        if len(buffer) >= settings["learning_starts"]:
            for _ in range(settings["updates"]):
                batch = as_tensors(buffer.sample(settings["batch_size"]))
                losses.append(dqn_step(q_network, target, optimizer, batch, settings["gamma"], double=settings["double"]))
                update_target(target, q_network, settings["tau"])
        if watch is not None and watch(step, q_network, losses):
            return losses
