# expect: WRONG on "fresh episodes"
# slip: The weights are never loaded into the network, which plays with those it was made with.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])

    def policy(observations):
        with torch.no_grad():
            return network(torch.as_tensor(observations)).argmax(dim=1).numpy()

    return policy
