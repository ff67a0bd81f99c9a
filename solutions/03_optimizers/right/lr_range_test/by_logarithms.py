# exercises: lr_range_test
import numpy as np



def lr_range_test(step, low, high, count, blowup=4.0):
    def run():
        best = float("inf")
        for rate in np.exp(np.linspace(np.log(low), np.log(high), count)):
            loss = step(float(rate))
            yield rate, loss
            best = min(loss, best)
            if loss != loss or loss == float("inf") or loss > blowup * best:
                return

    table = np.array(list(run()))
    sound = np.where(np.isnan(table[:, 1]), np.inf, table[:, 1])
    return table[:, 0], table[:, 1], table[sound.argmin(), 0] / 10.0
