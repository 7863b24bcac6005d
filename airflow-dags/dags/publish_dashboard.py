"""
### The team's dashboard
Made anew whenever a report is finished, by a sweep or by `./mltd report --announce`.
"""

from datetime import datetime

from airflow.sdk import dag

from include.jobs import DEFAULTS, job
from include.parameters import places
from include.reports import REPORT


@dag(
    schedule=[REPORT],
    start_date=datetime(2026, 1, 1),
    max_active_runs=1,
    default_args=DEFAULTS,
    params={name: places()[name] for name in ("warehouse", "reports")},
    doc_md=__doc__,
    tags=["mltd"],
)
def publish_dashboard() -> None:
    job(
        "dashboard",
        *("--warehouse", "{{ params.warehouse }}", "--out", "{{ params.reports }}/dashboard"),
    )


publish_dashboard()
