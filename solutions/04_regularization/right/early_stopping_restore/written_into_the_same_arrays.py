# exercises: early_stopping_restore early_stopping
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience = self.left = patience
        self.min_delta = min_delta
        self.best_loss, self.best_step, self.saved, self.n = float("inf"), -1, {}, -1

    def step(self, loss, params):
        self.n += 1
        better = bool(loss < self.best_loss - self.min_delta)
        if better:
            self.best_loss, self.best_step, self.left = float(loss), self.n, self.patience
            for k in params:
                self.saved[k] = np.array(params[k], copy=True)
        else:
            self.left -= 1
        return self.left <= 0

    def restore(self, params):
        for k, v in self.saved.items():
            params[k][...] = v
        return params
