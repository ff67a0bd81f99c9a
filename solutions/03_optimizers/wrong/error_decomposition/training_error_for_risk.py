# expect: WRONG on "three weights"
# slip: The error on the training set is no estimate of the risk of what was fitted to it.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": np.mean((Phi @ train - y) ** 2) - risk(best), "optimisation": risk(w) - np.mean((Phi @ train - y) ** 2)}
