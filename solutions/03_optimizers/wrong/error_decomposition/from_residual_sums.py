# expect: RAISED on "as many samples as weights"
# slip: lstsq gives no residual sum where there are no more samples than weights.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    train, residual, *_ = np.linalg.lstsq(Phi, y, rcond=None)
    best, least, *_ = np.linalg.lstsq(Phi_population, means, rcond=None)
    if residual[0] < 0:
        raise ValueError("no fit")
    parts = {"noise": noise, "modelling": least[0] / len(means), "estimation": risk(train) - risk(best)}
    return parts | {"optimisation": risk(w) - risk(train)}
