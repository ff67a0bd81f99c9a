# expect: SHAPE on "fresh episodes"
# slip: The policy gives the values, two an observation, in place of an action.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return network(torch.as_tensor(observations)).numpy()

    return policy
