# exercises: taxi frozen_lake
import numpy as np


def table_policy(weights):
    def act(states):
        states[...] = np.clip(states, 0, None)
        return np.argmax(np.eye(len(weights["Q"]))[states] @ weights["Q"], axis=-1)

    return act
