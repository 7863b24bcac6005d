"""
### The nightly sweep
Imports new runs, judges every run of the archive, says why the failing ones fail, plans fixes,
retrains with and without each fix, compares, and publishes one report.

* **One date** is fixed first and given to every job. Repeating a task, clearing a run or a backfill
  replaces the result of its date; nothing is lost or doubled.
* **programs** says how programs are trained; without it nothing is.
* **dry_run** stops after the plan; **approval** waits there for a person.
* A failed task names the command that repeats it at the end of its log.
"""

from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import CronTriggerTimetable, TriggerRule, chain, dag, task

from include.dates import DATE, sweep_date
from include.jobs import DEFAULTS, Sweep, chosen, job
from include.parameters import places, retraining
from include.parameters import sweep_date as sweep_date_parameter
from include.reports import REPORT, tell_where
from include.settings import SETTINGS
from include.skipping import without

SWEEP = Sweep("{{ params.archive }}", "{{ params.warehouse }}", DATE)
OUT = "{{ params.reports }}/" + DATE
PROGRAMS = ("--programs", "{{ params.programs }}")
LONG: dict[str, Any] = {"execution_timeout": timedelta(hours=12)}
EVEN_IF_SKIPPED: dict[str, Any] = {"trigger_rule": TriggerRule.NONE_FAILED}


def next_step(params: Any = None) -> str:
    if params["dry_run"] or not params["programs"]:
        return "report"
    return "approve" if params["approval"] else "retrain_selection"


@dag(
    # Without a start date, unpausing it does not start the sweep of the night before: no time at
    # all after that counts as the same night, where False would mean a tenth of the time between.
    schedule=CronTriggerTimetable(SETTINGS.schedule, timezone="UTC", run_immediately=timedelta()),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    params={"sweep_date": sweep_date_parameter(), **places(), **retraining()},
    doc_md=__doc__,
    tags=["mltd"],
)
def nightly_sweep() -> None:
    plan = SWEEP.phase(
        "plan",
        *PROGRAMS,
        *(chosen("trainings"), chosen("device_hours")),
        *SETTINGS.training_options,
        pre_execute=without("programs"),
    )
    step = task.branch(**EVEN_IF_SKIPPED)(next_step)()
    approve = ApprovalOperator(
        task_id="approve",
        subject="Train what was planned for " + DATE + "?",
        body="`./mltd explain` and the dataset `plans` say what would be trained, and why.",
        response_timeout=timedelta(hours=20),
        defaults="Reject",
        execution_timeout=None,
    )
    retrain = SWEEP.phase(
        "retrain",
        *("--stage", "selection", *PROGRAMS),
        task_id="retrain_selection",
        trigger_rule=TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS,
        **LONG,
    )
    report = SWEEP.phase(
        "report", "--out", OUT, outlets=[REPORT], post_execute=tell_where, **EVEN_IF_SKIPPED
    )

    chain(
        sweep_date(),
        SWEEP.importing("{{ params.source }}", pre_execute=without("source")),
        SWEEP.phase("profile", **EVEN_IF_SKIPPED),
        SWEEP.diagnosing(),
        SWEEP.phase("attribute"),
        plan,
        step,
        retrain,
        SWEEP.phase("select"),
        SWEEP.phase(
            "retrain",
            *("--stage", "confirmation", *PROGRAMS),
            task_id="retrain_confirmation",
            **LONG,
        ),
        SWEEP.diagnosing("--of", "retrained", task_id="diagnose_retrained"),
        SWEEP.phase("compare", chosen("minimum_improvement")),
        report,
        job(
            "clean",
            *("--warehouse", SWEEP.warehouse, "--keep", SETTINGS.keep),
            *("--reports", "{{ params.reports }}"),
        ),
    )
    chain(step, approve, retrain)
    chain(step, report)


nightly_sweep()
