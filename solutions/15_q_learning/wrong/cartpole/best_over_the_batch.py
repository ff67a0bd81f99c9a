# expect: SHAPE on "fresh episodes"
# slip: The argmax runs over the environments (axis 0), not over the actions.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return network(torch.as_tensor(observations)).argmax(dim=0).numpy()

    return policy
