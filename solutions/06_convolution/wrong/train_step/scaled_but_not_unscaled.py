# expect: RAISED on "with a scaler"
# slip: The loss was scaled and the optimizer stepped by itself, with gradients hundreds of times too large.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        optimizer.step()
        scaler.update()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()
