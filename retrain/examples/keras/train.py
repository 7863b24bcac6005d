"""Trains a small Keras network on two spirals; the command of programs.yaml, and by itself a script.

    python train.py --config config.json --seed 1 --out runs/1

leaves log.csv (Keras's CSVLogger), result.json and model.keras in the folder for output.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np

# What a config may say, and what counts where it does not.
DEFAULTS = {
    "learning_rate": 0.1,
    "batch_size": 32,
    "epochs": 20,
    "optimizer": "sgd",
    "hidden_layers": 2,
    "width": 32,
    "activation": "relu",
    "dropout": 0.0,
    "gradient_clipping": None,
}


def checked(config):
    """The config with its defaults; a key that would have no effect is refused, never ignored."""
    unknown = sorted(set(config) - set(DEFAULTS))
    if unknown:
        sys.exit(f"train.py does not know how to change {', '.join(unknown)}")
    return {**DEFAULTS, **config}


def spirals(examples, seed):
    """Points of two spirals, and which of them each is on."""
    random = np.random.default_rng(seed)
    label = random.integers(0, 2, examples)
    turn = 4 * np.sqrt(random.uniform(0.02, 1, examples))
    angle = turn + np.pi * label
    points = turn[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return (points + random.normal(0, 0.3, points.shape)).astype("float32"), label


def network(config):
    activation = {"leaky_relu": keras.layers.LeakyReLU}.get(config["activation"])
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(int(config["hidden_layers"])):
        model.add(keras.layers.Dense(int(config["width"])))
        model.add(activation() if activation else keras.layers.Activation(config["activation"]))
        if float(config["dropout"]) > 0:
            model.add(keras.layers.Dropout(float(config["dropout"])))
    model.add(keras.layers.Dense(2, activation="softmax"))
    model.compile(
        optimizer=keras.optimizers.get(
            {
                "class_name": config["optimizer"],
                "config": {
                    "learning_rate": float(config["learning_rate"]),
                    "clipnorm": config["gradient_clipping"] and float(config["gradient_clipping"]),
                },
            }
        ),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


class Cost(keras.callbacks.Callback):
    """What an epoch takes of the processor at least: others on the machine only ever add to it."""

    def __init__(self):
        super().__init__()
        self.least = float("inf")

    def on_epoch_begin(self, epoch, logs=None):
        self.started = time.process_time()

    def on_epoch_end(self, epoch, logs=None):
        self.least = min(self.least, time.process_time() - self.started)


def train(config, seed, out):
    """Trains once, and leaves what there is to know of it in a folder."""
    config = checked(config)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    # All that is random follows from the seed: first weights, the order of examples, dropout.
    keras.utils.set_random_seed(seed)
    # The data are the same for every seed.
    train_x, train_y = spirals(600, seed=1)
    validation_x, validation_y = spirals(400, seed=2)
    model = network(config)
    cost = Cost()
    model.fit(
        train_x,
        train_y,
        validation_data=(validation_x, validation_y),
        batch_size=int(config["batch_size"]),
        epochs=int(config["epochs"]),
        callbacks=[keras.callbacks.CSVLogger(str(out / "log.csv")), cost],
        verbose=0,
    )
    _, accuracy = model.evaluate(validation_x, validation_y, verbose=0)
    model.save(out / "model.keras")
    (out / "result.json").write_text(
        json.dumps(
            {
                # Of the weights that it delivers, on examples that both arms share.
                "metrics": {"validation accuracy": accuracy},
                "trivial": {"validation accuracy": max(np.bincount(validation_y)) / len(validation_y)},
                "evaluation": hashlib.sha256(validation_x.tobytes() + validation_y.tobytes()).hexdigest(),
                "trained_examples": len(train_x) * int(config["epochs"]),
                "seconds_per_example": cost.least / len(train_x),
                "model": "model.keras",
            }
        )
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--config", required=True, help="JSON file of hyper-parameters")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", required=True, help="folder for output")
    arguments = parser.parse_args()
    train(json.loads(Path(arguments.config).read_text()), arguments.seed, arguments.out)
