# expect: WRONG on "with a scaler"
# slip: The scaler was not used at all.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if False:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()
