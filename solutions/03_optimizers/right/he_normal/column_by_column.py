# exercises: he_normal
def he_normal(Din, Dout):
    columns = [np.random.standard_normal(Din) for _ in range(Dout)]
    return np.stack(columns, axis=1) * (2 / Din) ** 0.5
