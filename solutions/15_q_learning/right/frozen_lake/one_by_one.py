# exercises: frozen_lake taxi
import numpy as np


class Player:
    def __init__(self, table):
        self.table = [list(map(float, row)) for row in table]

    def __call__(self, states):
        answers = []
        for state in states.tolist():
            row = self.table[state]
            answers.append(max(range(len(row)), key=row.__getitem__))
        return np.array(answers, dtype=np.int32)


def table_policy(weights):
    return Player(weights["Q"].tolist())
