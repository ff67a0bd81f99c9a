# expect: WRONG on "not full yet"
# slip: Each array draws places of its own, so that a row mixes several transitions.
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
        rows = self.rng.integers(len(self), size=batch_size)
        return self.take(rows)

    def take(self, rows):
        return {
            "observations": self.observations[rows], "actions": self.actions[rows], "rewards": self.rewards[rows],
            "next_observations": self.next_observations[self.rng.permutation(rows)], "terminated": self.terminated[rows],
        }
