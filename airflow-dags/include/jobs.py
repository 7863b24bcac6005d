"""The one place that makes the operator of a job."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

from include.cluster import settings
from include.failure import tell_failure
from include.settings import SETTINGS


def profile(phase: str) -> dict[str, Any]:
    """How spark-submit runs a phase: on the worker, or as pods of a cluster of its own."""
    if SETTINGS.profile != "cluster":
        return {}
    conf = settings(SETTINGS.home, phase, SETTINGS.overlays, SETTINGS.device)
    # Of its end a task hears at once; every second that it goes on fills the log.
    conf["spark.kubernetes.report.interval"] = "1m"
    return {"deploy_mode": "cluster", "conf": conf}


DEFAULTS: dict[str, Any] = {
    "owner": "mltd",
    "retries": SETTINGS.retries,
    "retry_delay": SETTINGS.retry_delay,
    "execution_timeout": timedelta(hours=2),
    "on_failure_callback": tell_failure,
}


def chosen(parameter: str) -> str:
    """An option as a template: empty where nobody chose it, for the default of the job to hold."""
    value = f"params.{parameter}"
    option = "--" + parameter.replace("_", "-")
    return f"{{% if {value} is not none %}}{option}={{{{ {value} }}}}{{% endif %}}"


class Job(SparkSubmitOperator):
    """A job, without the arguments whose templates came to nothing."""

    def execute(self, context: Any) -> None:
        """Submits it."""
        self.application_args = [one for one in self.application_args or () if one]
        super().execute(context)


def job(phase: str, *arguments: str, task_id: str | None = None, **options: Any) -> Job:
    """The operator that runs `mltd PHASE ARGUMENTS` through spark-submit."""
    return Job(
        task_id=task_id or phase.replace("-", "_"),
        conn_id=SETTINGS.connection,
        application=SETTINGS.application,
        java_class="dev.mltd.jobs.Mltd",
        application_args=[phase, *arguments],
        name=f"mltd {phase}",
        **profile(phase),
        **options,
    )


@dataclass(frozen=True)
class Sweep:
    """Where a sweep reads and writes, and its date: templates, filled when a task runs."""

    archive: str
    warehouse: str
    date: str

    def phase(self, name: str, *arguments: str, **options: Any) -> Job:
        """The operator of a phase that reads archive and warehouse."""
        return job(
            name,
            *("--archive", self.archive, "--warehouse", self.warehouse),
            *("--sweep-date", self.date, *arguments),
            **options,
        )

    def diagnosing(self, *arguments: str, **options: Any) -> Job:
        """The operator that judges runs by the team's limits."""
        return self.phase("diagnose", *arguments, *SETTINGS.judging_options, **options)

    def importing(self, source: str, **options: Any) -> Job:
        """The operator that adds new runs to the archive."""
        return job(
            "import",
            *(source, "--archive", self.archive, "--sweep-date", self.date),
            *("--accept-quarantine", *SETTINGS.import_options),
            **options,
        )
