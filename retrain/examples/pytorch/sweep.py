"""A small sweep as a team would run it, one config of which has a learning rate that is far too low.

    python sweep.py friedman

leaves a folder per run, with hparams.yaml beside metrics.csv.
"""

import sys
from pathlib import Path

from train import train

CONFIGS = [
    {"learning_rate": rate, "batch_size": batch, "epochs": 40}
    for rate in (0.01, 0.0125, 0.015, 0.02, 0.03)
    for batch in (16, 32)
] + [{"learning_rate": 0.0002, "batch_size": 32, "epochs": 40}]

if __name__ == "__main__":
    for config in CONFIGS:
        out = Path(sys.argv[1], f"lr{config['learning_rate']}-batch{config['batch_size']}")
        train(config, 1, out)
        lines = [f"{key}: {value}\n" for key, value in {**config, "seed": 1}.items()]
        (out / "hparams.yaml").write_text("".join(lines))
        print(out, flush=True)
