"""The one date of a sweep."""

from typing import Any

from airflow.sdk import task

# For the arguments of jobs; `ds` would not do, for a run that is triggered has no logical date.
DATE = "{{ ti.xcom_pull(task_ids='sweep_date') }}"


@task
def sweep_date(params: Any = None, dag_run: Any = None) -> str:
    """Fixes it once for all tasks: as given, else the date that the run stands for."""
    given = params["sweep_date"]
    return str(given or (dag_run.logical_date or dag_run.run_after).date().isoformat())
