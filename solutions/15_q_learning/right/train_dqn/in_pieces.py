# exercises: train_dqn
import torch


class _Trainer:
    def __init__(self, envs, net, buffer, settings, rng):
        self.envs, self.net, self.buffer, self.cfg, self.rng = envs, net, buffer, settings, rng
        import copy

        self.frozen = copy.deepcopy(net).requires_grad_(False)
        self.adam = torch.optim.Adam(net.parameters(), settings["learning_rate"])
        self.o = envs.reset(seed=int(rng.integers(1000)))[0]
        self.over = [False] * envs.num_envs
        self.losses = []

    def act(self, step):
        start, end, length = self.cfg["epsilon"]
        epsilon = end if step >= length else start + (end - start) * step / length
        with torch.inference_mode():
            greedy = self.net(torch.tensor(self.o)).argmax(dim=-1).numpy()
        n, actions = self.envs.num_envs, self.net(torch.tensor(self.o[:1])).shape[1]
        return np.where(self.rng.uniform(size=n) < epsilon, self.rng.integers(actions, size=n), greedy)

    def collect(self, step):
        a = self.act(step)
        after, r, ended, cut, _ = self.envs.step(a)
        for o, action, reward, o2, end, skip in zip(self.o, a, r, after, ended, self.over):
            if not skip:
                self.buffer.add(o, action, reward, o2, end)
        self.o, self.over = after.copy(), list(np.logical_or(ended, cut))

    def learn(self):
        c = self.cfg
        for _ in range(c["updates"]):
            batch = {k: torch.from_numpy(v) for k, v in self.buffer.sample(c["batch_size"]).items()}
            self.losses += [dqn_step(self.net, self.frozen, self.adam, batch, c["gamma"], c["double"])]
            update_target(self.frozen, self.net, c["tau"])


def train_dqn(envs, q_network, buffer, settings, rng, watch=None):
    trainer, step = _Trainer(envs, q_network, buffer, settings, rng), 0
    while step < settings["steps"]:
        trainer.collect(step)
        if not len(buffer) < settings["learning_starts"]:
            trainer.learn()
        if watch and watch(step, q_network, trainer.losses):
            return trainer.losses
        step += 1
    return trainer.losses
