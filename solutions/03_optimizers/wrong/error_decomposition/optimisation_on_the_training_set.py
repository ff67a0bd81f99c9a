# expect: WRONG on "three weights"
# slip: How far the optimiser is from the minimum of the training error is a difference of *true* risks here, or the parts do not add up.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": risk(train) - risk(best), "optimisation": np.mean((Phi @ w - y) ** 2) - np.mean((Phi @ train - y) ** 2)}
