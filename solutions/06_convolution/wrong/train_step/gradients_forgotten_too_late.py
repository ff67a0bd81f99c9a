# expect: WRONG on "one step of SGD"
# slip: The gradients were set to zero between backward and step, so that nothing is left to step by.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return loss.item()
