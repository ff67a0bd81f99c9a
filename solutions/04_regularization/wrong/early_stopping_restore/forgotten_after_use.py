# expect: RAISED on "restored, trained on, restored"
# slip: The stored weights were thrown away at the first restore.
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_step = np.inf, None
        self.best_params, self.step_number, self.bad_checks = None, 0, 0

    def step(self, loss, params):
        if loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_step, self.bad_checks = loss, self.step_number, 0
            self.best_params = {name: array.copy() for name, array in params.items()}
        else:
            self.bad_checks += 1
        self.step_number += 1
        return self.bad_checks >= self.patience

    def restore(self, params):
        params.update(self.best_params)
        self.best_params = None
