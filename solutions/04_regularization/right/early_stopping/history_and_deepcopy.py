# exercises: early_stopping early_stopping_restore
import copy


class EarlyStopping:
    """Keeps the whole history and asks it."""

    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta, self.bests = patience, min_delta, []
        self.count = 0

    @property
    def best_loss(self):
        return self.bests[-1][1] if self.bests else float("inf")

    @property
    def best_step(self):
        return self.bests[-1][0]

    def step(self, loss, params):
        here, self.count = self.count, self.count + 1
        if self.best_loss - loss > self.min_delta:
            self.bests.append((here, loss, copy.deepcopy(params)))
        return here - self.best_step == self.patience

    def restore(self, params):
        params.clear()
        params.update(copy.deepcopy(self.bests[-1][2]))
