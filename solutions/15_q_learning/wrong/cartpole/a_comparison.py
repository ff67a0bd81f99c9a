# expect: DTYPE on "fresh episodes"
# slip: The policy gives booleans; the environment wants whole numbers.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return (network(torch.as_tensor(observations)).diff(dim=1)[:, 0] > 0).numpy()

    return policy
