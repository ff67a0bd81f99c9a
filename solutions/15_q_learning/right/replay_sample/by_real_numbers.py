# exercises: replay_sample replay_buffer
import numpy as np


class ReplayBuffer:
    """Places are drawn one by one, as real numbers cut off; each transition is a tuple in a list that goes round."""

    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        self.capacity, self.dtype, self.places, self.oldest = capacity, dtype, [], 0
        self.chance = np.random.default_rng(seed)

    def __len__(self):
        return len(self.places)

    def add(self, observation, action, reward, next_observation, terminated):
        row = (np.array(observation, self.dtype), int(action), float(reward), np.array(next_observation, self.dtype), bool(terminated))
        if len(self.places) < self.capacity:
            self.places.append(row)
            return
        self.places[self.oldest] = row
        self.oldest = (self.oldest + 1) % self.capacity

    def sample(self, batch_size):
        rows = [self.places[int(self.chance.random() * len(self.places))] for _ in range(batch_size)]
        columns = zip(("observations", "actions", "rewards", "next_observations", "terminated"), (self.dtype, np.int64, np.float32, self.dtype, bool), zip(*rows))
        return {name: np.array(column, kind) for name, kind, column in columns}
