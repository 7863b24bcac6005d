"""The same twenty runs, to be logged through every tool.

Each run has a config, a status and three curves of a few steps. Among them are NaN, infinities, a
run that was resumed and logged some steps again, one that crashed, one that goes on, one without a
point, names with slashes and letters beyond ASCII. `expected()` is what any importer must find,
at the precision with which the tool stores it.
"""

import json
import math

STEPS = 12
START = 1_764_000_000  # seconds since 1970
LOSS, VALIDATION_LOSS, ACCURACY = "train/loss", "val/loss", "val/accuracy"
GREEK = "val/точность"


def names(index):
    return [LOSS, VALIDATION_LOSS, GREEK if index == 10 else ACCURACY]


def value(index, name, step):
    if index == 3 and step >= 6:
        return math.nan
    if index == 4 and step >= 5:
        return math.inf if step == 5 else math.nan
    if index == 5 and step == 7 and name == LOSS:
        return -math.inf
    fall = math.exp(-step * (0.05 + 0.01 * index))
    if name == LOSS:
        return 0.125 + 2.0 * fall
    if name == VALIDATION_LOSS:
        return 0.25 + 2.0 * fall
    return 0.9 - 0.8 * fall


def sessions(index):
    """Lists of steps, one list per process that worked on the run."""
    if index == 6:
        return [list(range(8)), list(range(5, STEPS))]
    if index == 7:
        return [list(range(5))]
    if index == 9:
        return []
    return [list(range(STEPS))]


def logged(index):
    """(session, step, name, value) in the order of logging; a resumed run logs other values."""
    for session, steps in enumerate(sessions(index)):
        for step in steps:
            for name in names(index):
                yield session, step, name, value(index, name, step) + 0.5 * session


def status(index):
    return {7: "FAILED", 8: "RUNNING"}.get(index, "FINISHED")


def run_name(index):
    return "läuft/%02d ✓" % index if index == 11 else "run-%02d" % index


def config(index):
    return {
        "learning_rate": 0.001 * (1 + index),
        "batch_size": 32,
        "optimizer": "sgd" if index % 2 else "adam",
        "seed": index,
    }


def tags(index):
    return {"team": "vision", "note": "läuft = ok; \"quoted\""}


ALL = range(20)


def expected():
    runs = []
    for index in ALL:
        curves = {}
        for _, step, name, number in logged(index):
            curves.setdefault(name, {})[step] = number
        runs.append(
            {
                "name": run_name(index),
                "status": status(index),
                "config": {key: str(setting) for key, setting in config(index).items()},
                "curves": {
                    name: {str(step): repr(number) for step, number in points.items()}
                    for name, points in curves.items()
                },
            }
        )
    return runs


def time_of(index, step):
    return START + 1000 * index + 10 * step


if __name__ == "__main__":
    print(json.dumps(expected(), indent=1, ensure_ascii=False))
