# expect: WRONG on "two images, 26 classes"
# slip: The logits are right, but what stages keeps is what comes out before the ReLU; asked for is what is behind it.
import torch
import torch.nn as nn
import torch.nn.functional as F


class LeNet(nn.Module):
    def __init__(self, num_classes=26):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, num_classes)

    def stages(self, x):
        out = {}
        out["conv1"] = self.conv1(x)
        x = out["pool1"] = F.max_pool2d(F.relu(out["conv1"]), 2)
        out["conv2"] = self.conv2(x)
        x = out["pool2"] = F.max_pool2d(F.relu(out["conv2"]), 2)
        x = x.view(-1, 400)
        out["fc1"] = self.fc1(x)
        out["fc2"] = self.fc2(F.relu(out["fc1"]))
        out["fc3"] = self.fc3(F.relu(out["fc2"]))
        return out

    def forward(self, x):
        return self.stages(x)["fc3"]
