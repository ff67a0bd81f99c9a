# expect: WRONG on "fresh episodes"
# slip: The action with the smallest value is taken.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return network(torch.as_tensor(observations)).argmin(dim=1).numpy()

    return policy
