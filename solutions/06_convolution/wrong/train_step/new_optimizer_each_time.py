# expect: WRONG on "three steps with momentum"
# slip: A new optimizer at each step forgets the momentum.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    group = optimizer.param_groups[0]
    optimizer = torch.optim.SGD(model.parameters(), lr=group["lr"], momentum=group["momentum"])
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()
