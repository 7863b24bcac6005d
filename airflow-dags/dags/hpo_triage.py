"""
### Triage of hyper-parameter studies
For finished studies, each by itself: import, judge, attribute, report. Read-only: nothing is
trained, unless **retrain** is set; then a sweep of the study is started, with its own limits.

Each study has an archive, a warehouse and reports of its own, named after the study's folder.
"""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import Param, chain, dag, task, task_group

from include.dates import DATE, sweep_date
from include.jobs import DEFAULTS, Sweep
from include.parameters import places
from include.parameters import sweep_date as sweep_date_parameter
from include.skipping import without

PLACES = ("source", "archive", "warehouse", "reports")
PLACE = "{{ ti.xcom_pull(task_ids='study.place', map_indexes=ti.map_index)['%s'] }}"
STUDY = Sweep(PLACE % "archive", PLACE % "warehouse", DATE)


def own_places(path: str, params: dict[str, Any]) -> dict[str, str]:
    """Folders of a study within those of the team."""
    name = PurePosixPath(path).name
    return {"source": path} | {
        place: f"{params[place]}/studies/{name}" for place in ("archive", "warehouse", "reports")
    }


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1),
    max_active_runs=1,
    default_args=DEFAULTS,
    params={
        "studies": Param(
            [],
            type="array",
            items={"type": "string", "minLength": 1},
            uniqueItems=True,
            description="Files or folders, one for each finished study.",
        ),
        "retrain": Param(
            False, type="boolean", description="Also start a sweep of each study that may train."
        ),
        "sweep_date": sweep_date_parameter(),
        **{name: place for name, place in places().items() if name != "source"},
    },
    doc_md=__doc__,
    tags=["mltd"],
)
def hpo_triage() -> None:
    @task
    def studies(params: Any = None) -> list[str]:
        return [str(path) for path in params["studies"]]

    @task_group
    def study(path: str) -> None:
        @task
        def place(path: str, params: Any = None) -> dict[str, str]:
            return own_places(path, params)

        chain(
            place(path),
            STUDY.importing(PLACE % "source"),
            STUDY.phase("profile"),
            STUDY.diagnosing(),
            STUDY.phase("attribute"),
            STUDY.phase("report", "--out", PLACE % "reports" + "/" + DATE),
            TriggerDagRunOperator(
                task_id="sweep",
                trigger_dag_id="nightly_sweep",
                trigger_run_id="triage-{{ run_id }}-{{ ti.map_index }}",
                logical_date=None,
                reset_dag_run=True,
                conf={
                    "sweep_date": DATE,
                    **{
                        name: PLACE % name for name in ("source", "archive", "warehouse", "reports")
                    },
                },
                pre_execute=without("retrain"),
            ),
        )

    chain(sweep_date(), study.expand(path=studies()))


hpo_triage()
