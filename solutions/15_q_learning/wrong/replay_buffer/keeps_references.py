# expect: WRONG on "one array written again and again"
# slip: The arrays themselves are kept: when the environment writes its next observation, the memory changes too.
import numpy as np


class ReplayBuffer:
    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        self.capacity, self.dtype, self.rng = capacity, dtype, np.random.default_rng(seed)
        self.kept = []

    def __len__(self):
        return len(self.kept)

    def add(self, observation, action, reward, next_observation, terminated):
        self.kept.append((observation, action, reward, next_observation, terminated))
        self.kept = self.kept[-self.capacity :]

    def sample(self, batch_size):
        chosen = [self.kept[i] for i in self.rng.integers(len(self.kept), size=batch_size)]
        before, actions, rewards, after, terminated = zip(*chosen)
        return {
            "observations": np.array(before, self.dtype), "actions": np.array(actions, np.int64), "rewards": np.array(rewards, np.float32),
            "next_observations": np.array(after, self.dtype), "terminated": np.array(terminated, bool),
        }
