# expect: RAISED on "the first was the best"
# slip: The first check set the mark without storing its weights.
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_step = np.inf, None
        self.best_params, self.step_number, self.bad_checks = None, 0, 0

    def step(self, loss, params):
        self.step_number += 1
        if self.step_number == 1:
            self.best_loss, self.best_step = loss, 0
            return False
        if loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_step, self.bad_checks = loss, self.step_number - 1, 0
            self.best_params = {name: array.copy() for name, array in params.items()}
        else:
            self.bad_checks += 1
        return self.bad_checks >= self.patience

    def restore(self, params):
        for name, best in self.best_params.items():
            params[name] = best.copy()
