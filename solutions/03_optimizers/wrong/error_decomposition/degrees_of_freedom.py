# expect: WRONG on "three weights"
# slip: The population is no sample: its mean squared error is divided by P.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.sum((Phi_population @ v - means) ** 2) / (len(means) - len(v))

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": risk(train) - risk(best), "optimisation": risk(w) - risk(train)}
