# expect: WRONG on "three weights"
# slip: noise is a variance already.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise**2, "modelling": risk(best) - noise, "estimation": risk(train) - risk(best), "optimisation": risk(w) - risk(train)}
