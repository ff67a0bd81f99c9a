# exercises: replay_sample replay_buffer
import numpy as np


class ReplayBuffer:
    """One array of records; the newest stands at the end, and everything moves up when it is full. Batches are sorted by age."""

    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        kind = [
            ("observations", dtype, observation_shape), ("actions", "i8"), ("rewards", "f4"), ("next_observations", dtype, observation_shape), ("terminated", "?"),
        ]
        self.records, self.held = np.zeros(capacity, kind), 0
        self.generator = np.random.Generator(np.random.PCG64(seed))

    def __len__(self):
        return self.held

    def add(self, observation, action, reward, next_observation, terminated):
        if self.held == len(self.records):
            self.records[:-1] = self.records[1:].copy()
            self.held -= 1
        self.records[self.held] = (observation, action, reward, next_observation, terminated)
        self.held += 1

    def sample(self, batch_size):
        rows = np.sort(self.generator.permutation(self.held)[:batch_size])
        return {name: np.array(self.records[name][rows]) for name in self.records.dtype.names}
