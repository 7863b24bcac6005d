"""A throw-away Airflow home, and a spark-submit that only writes down what it was told."""

import json
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOME = Path(tempfile.mkdtemp(prefix="mltd-airflow-tests-"))
SUBMITTED = HOME / "submitted.jsonl"

# Before the first import of airflow, which reads them.
os.environ |= {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/airflow.db",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "AIRFLOW_CONN_SPARK_DEFAULT": '{"conn_type": "spark", "host": "local[1]"}',
    "PATH": f"{HOME}{os.pathsep}{os.environ['PATH']}",
    "MLTD_RETRIES": "0",
    "MLTD_KEEP": "7",
}

FAKE = f"""#!{sys.executable}
import json, os, sys
arguments = sys.argv[sys.argv.index("spark-internal") + 1:]
open({str(SUBMITTED)!r}, "a").write(json.dumps(arguments) + "\\n")
if arguments[0] == os.environ.get("FAILING_PHASE"):
    sys.exit("mltd: no room left for " + arguments[0])
"""


@pytest.fixture(scope="session", autouse=True)
def database() -> None:
    submit = HOME / "spark-submit"
    submit.write_text(FAKE)
    submit.chmod(submit.stat().st_mode | stat.S_IEXEC)
    subprocess.run(
        [sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True
    )


@pytest.fixture
def submitted() -> Callable[[], list[list[str]]]:
    """The arguments of every job since the test began, in order."""
    SUBMITTED.write_text("")
    return lambda: [json.loads(line) for line in SUBMITTED.read_text().splitlines()]
