# expect: RAISED on "one weight, no noise"
# slip: A matrix with one column is still a matrix.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    Phi, Phi_population = np.squeeze(Phi), np.squeeze(Phi_population)

    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.solve(Phi_population.T @ Phi_population, Phi_population.T @ means)
    train = np.linalg.solve(Phi.T @ Phi, Phi.T @ y)
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": risk(train) - risk(best), "optimisation": risk(w) - risk(train)}
