# expect: WRONG on "fresh episodes"
# slip: All environments get the action of the first one.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return network(torch.as_tensor(observations)).argmax(dim=1)[:1].expand(len(observations)).numpy()

    return policy
