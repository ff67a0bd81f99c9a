# expect: WRONG on "three weights"
# slip: A penalty, however small, makes another minimum than that of the training error.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.solve(Phi.T @ Phi + 1e-3 * np.eye(len(w)), Phi.T @ y)
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": risk(train) - risk(best), "optimisation": risk(w) - risk(train)}
