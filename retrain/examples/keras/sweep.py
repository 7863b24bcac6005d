"""A small sweep as a team would run it, one config of which has a learning rate that is far too high.

    python sweep.py spirals

leaves a folder per run, with its config.json beside Keras's log.csv.
"""

import json
import sys
from pathlib import Path

from train import train

CONFIGS = [
    {"learning_rate": rate, "batch_size": batch, "epochs": 20}
    for rate in (0.02, 0.05, 0.1, 0.2, 0.5)
    for batch in (32, 64)
] + [{"learning_rate": 5.0, "batch_size": 32, "epochs": 20}]

if __name__ == "__main__":
    for config in CONFIGS:
        out = Path(sys.argv[1], f"lr{config['learning_rate']}-batch{config['batch_size']}")
        out.mkdir(parents=True)
        (out / "config.json").write_text(json.dumps({**config, "seed": 1}))
        train(config, 1, out)
        print(out, flush=True)
