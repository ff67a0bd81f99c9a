# expect: WRONG on "half full"
# slip: A place of all is drawn and folded back to those in use: the first ones come twice as often, unless the numbers divide.
import numpy as np


class ReplayBuffer:
    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        self.capacity, self.added = capacity, 0
        self.rng = np.random.default_rng(seed)
        self.observations = np.zeros((capacity, *observation_shape), dtype)
        self.next_observations = np.zeros((capacity, *observation_shape), dtype)
        self.actions = np.zeros(capacity, np.int64)
        self.rewards = np.zeros(capacity, np.float32)
        self.terminated = np.zeros(capacity, bool)

    def __len__(self):
        return min(self.added, self.capacity)

    def add(self, observation, action, reward, next_observation, terminated):
        at = self.added % self.capacity
        self.observations[at] = observation
        self.next_observations[at] = next_observation
        self.actions[at] = action
        self.rewards[at] = reward
        self.terminated[at] = terminated
        self.added += 1

    def sample(self, batch_size):
        rows = self.rng.integers(self.capacity, size=batch_size) % len(self)
        return self.take(rows)

    def take(self, rows):
        return {
            "observations": self.observations[rows], "actions": self.actions[rows], "rewards": self.rewards[rows],
            "next_observations": self.next_observations[rows], "terminated": self.terminated[rows],
        }
