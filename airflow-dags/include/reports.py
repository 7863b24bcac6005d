"""The asset that tells others of a finished report."""

from typing import Any

from airflow.sdk import Asset

REPORT = Asset(name="mltd_report", uri="x-mltd://report", group="mltd")


def tell_where(context: Any, _result: Any = None) -> None:
    """Adds to the event which sweep's report it is, and where."""
    arguments = context["task"].application_args
    context["outlet_events"][REPORT].extra = {
        "sweep_date": arguments[arguments.index("--sweep-date") + 1],
        "report": arguments[arguments.index("--out") + 1],
    }
