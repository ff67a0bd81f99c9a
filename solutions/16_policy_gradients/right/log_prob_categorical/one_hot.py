# exercises: log_prob_categorical
import torch.nn.functional as F


def log_prob_categorical(logits, actions):
    chosen = F.one_hot(actions, logits.shape[-1]).bool()
    return F.log_softmax(logits, -1).masked_select(chosen)
