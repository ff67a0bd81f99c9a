# expect: WRONG on "numbers as observations, one place"
# slip: Observations are kept as float32 whatever they are: large whole numbers come back as others.
class ReplayBuffer:
    def __init__(self, capacity, observation_shape, seed, dtype=np.float32):
        self.capacity, self.added, self.dtype = capacity, 0, dtype
        self.rng = np.random.default_rng(seed)
        shape = (capacity, *observation_shape)
        narrow = np.float64 if dtype in (np.float64, "float64") else np.float32
        self.kept = [np.zeros(shape, narrow), np.zeros(capacity, np.int64), np.zeros(capacity, np.float32), np.zeros(shape, narrow), np.zeros(capacity, bool)]

    def __len__(self):
        return min(self.added, self.capacity)

    def add(self, *transition):
        for column, value in zip(self.kept, transition):
            column[self.added % self.capacity] = value
        self.added += 1

    def sample(self, batch_size):
        rows = self.rng.integers(len(self), size=batch_size)
        o, a, r, n, t = (column[rows] for column in self.kept)
        return {"observations": o.astype(self.dtype), "actions": a, "rewards": r, "next_observations": n.astype(self.dtype), "terminated": t}
