"""The phases of a sweep: read from the one list that there is of them, so that nobody keeps two."""

import re

from tests.conftest import ROOT

LIST = ROOT.parent / "analysis/src/main/java/dev/mltd/analysis/spark/tables/Phase.java"

# By task, in order: the command, word by word, and the application that runs it on a cluster.
PHASES: dict[str, tuple[list[str], str | None]] = {
    phase.lower(): (command.split(), application.lower() or None)
    for phase, command, application in re.findall(
        r'^  ([A-Z_]+)\("([a-z -]+)", (?:null|Application\.([A-Z]+))\)', LIST.read_text(), re.M
    )
}
