# expect: WRONG on "fresh episodes"
# slip: The network is made and the weights are never put into it.
import torch


def orchard_policy(weights):
    network = ConvQNetwork((4, 10, 10), 3)
    network.eval()

    def act(observations):
        with torch.no_grad():
            return network(torch.from_numpy(observations)).argmax(dim=1).numpy()

    return act
