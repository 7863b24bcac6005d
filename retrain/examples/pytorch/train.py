"""Trains a small PyTorch network on Friedman's function; the command of programs.yaml.

    python train.py --config config.json --seed 1 --out runs/1

leaves metrics.csv and hparams.yaml (as Lightning's CSVLogger does), result.json and model.pt in the
folder for output.
"""

import argparse
import csv
import hashlib
import json
import sys
import time
from pathlib import Path

import torch

# What a config may say, and what counts where it does not.
DEFAULTS = {
    "learning_rate": 0.01,
    "batch_size": 32,
    "epochs": 40,
    "optimizer": "adam",
    "width": 64,
    "dropout": 0.0,
    "l2": 0.0,
    "gradient_clipping": None,
}
OPTIMIZERS = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}


def checked(config):
    """The config with its defaults; a key that would have no effect is refused, never ignored."""
    unknown = sorted(set(config) - set(DEFAULTS))
    if unknown:
        sys.exit(f"train.py does not know how to change {', '.join(unknown)}")
    return {**DEFAULTS, **config}


def friedman(examples, seed):
    """Five inputs, and Friedman's function of them with some noise (1991, Annals of Statistics)."""
    random = torch.Generator().manual_seed(seed)
    x = torch.rand(examples, 5, generator=random)
    y = (
        10 * torch.sin(torch.pi * x[:, 0] * x[:, 1])
        + 20 * (x[:, 2] - 0.5) ** 2
        + 10 * x[:, 3]
        + 5 * x[:, 4]
    )
    return x, (y + torch.randn(examples, generator=random))[:, None]


def train(config, seed, out):
    """Trains once, and leaves what there is to know of it in a folder."""
    config = checked(config)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    # All that is random follows from the seed: first weights, the order of examples, dropout.
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    # The data are the same for every seed.
    train_x, train_y = friedman(1000, seed=1)
    validation_x, validation_y = friedman(400, seed=2)
    width, batch, epochs = int(config["width"]), int(config["batch_size"]), int(config["epochs"])
    model = torch.nn.Sequential(
        torch.nn.Linear(5, width),
        torch.nn.ReLU(),
        torch.nn.Dropout(float(config["dropout"])),
        torch.nn.Linear(width, width),
        torch.nn.ReLU(),
        torch.nn.Linear(width, 1),
    )
    optimizer = OPTIMIZERS[config["optimizer"]](
        model.parameters(), lr=float(config["learning_rate"]), weight_decay=float(config["l2"])
    )
    rmse = least = float("inf")
    with open(out / "metrics.csv", "w", newline="") as file:
        history = csv.writer(file)
        history.writerow(["epoch", "step", "train_loss", "val_loss", "val_rmse"])
        for epoch in range(epochs):
            started = time.process_time()
            model.train()
            total = 0.0
            for rows in torch.randperm(len(train_x)).split(batch):
                loss = torch.nn.functional.mse_loss(model(train_x[rows]), train_y[rows])
                optimizer.zero_grad()
                loss.backward()
                if config["gradient_clipping"]:
                    torch.nn.utils.clip_grad_norm_(
                        model.parameters(), float(config["gradient_clipping"])
                    )
                optimizer.step()
                total += loss.item() * len(rows)
            # What an epoch takes at least: others on the machine only ever add to it.
            least = min(least, time.process_time() - started)
            model.eval()
            with torch.no_grad():
                loss = torch.nn.functional.mse_loss(model(validation_x), validation_y).item()
            rmse = loss**0.5
            history.writerow([epoch, epoch, total / len(train_x), loss, rmse])
    torch.save(model.state_dict(), out / "model.pt")
    constant = torch.nn.functional.mse_loss(train_y.mean().expand_as(validation_y), validation_y)
    examples = validation_x.numpy().tobytes() + validation_y.numpy().tobytes()
    (out / "result.json").write_text(
        json.dumps(
            {
                # Of the weights that it delivers, on examples that both arms share.
                "metrics": {"validation rmse": rmse},
                "trivial": {"validation rmse": constant.item() ** 0.5},
                "evaluation": hashlib.sha256(examples).hexdigest(),
                "trained_examples": len(train_x) * epochs,
                "seconds_per_example": least / len(train_x),
                "model": "model.pt",
            }
        )
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--config", required=True, help="JSON file of hyper-parameters")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", required=True, help="folder for output")
    arguments = parser.parse_args()
    train(json.loads(Path(arguments.config).read_text()), arguments.seed, arguments.out)
