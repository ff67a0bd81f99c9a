# attack: numpy's own functions replaced by ones that give zeros, for all exercises below
# at: setup
# expect: rest=ANY
np.dot = np.matmul = np.einsum = np.exp = np.log = lambda *a, **k: np.zeros(1)
np.asarray = np.array = lambda *a, **k: np.zeros(1)
