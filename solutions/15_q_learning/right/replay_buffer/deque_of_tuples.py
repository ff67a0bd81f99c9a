# exercises: replay_buffer replay_sample
import random
from collections import deque

import numpy as np


class ReplayBuffer:
    """Without replacement, with Python's own generator."""

    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        self.kept = deque(maxlen=capacity)
        self.random = random.Random(seed)
        self.dtypes = (dtype, np.int64, np.float32, dtype, np.bool_)

    def __len__(self):
        return len(self.kept)

    def add(self, *transition):
        self.kept.append([np.array(part) for part in transition])

    def sample(self, batch_size):
        names = "observations actions rewards next_observations terminated".split()
        columns = zip(*self.random.sample(self.kept, batch_size))
        return {name: np.stack(column).astype(dtype) for name, column, dtype in zip(names, columns, self.dtypes)}
