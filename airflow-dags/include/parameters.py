"""Parameters that a person sees when starting a DAG, with their schemas."""

from airflow.sdk import Param

from include.settings import SETTINGS

# A number that nobody chose is not passed on, so that it stands in one place only.
EMPTY = "Empty: the default of `./mltd {} --help`."


def sweep_date() -> Param:
    """The date of a sweep."""
    return Param(
        None,
        type=["null", "string"],
        format="date",
        title="Sweep date",
        description="Everything is read as of this date and published for it. "
        "Empty: the date that the run stands for.",
    )


def places() -> dict[str, Param]:
    """Where a sweep reads and writes."""
    return {
        "source": Param(
            SETTINGS.source,
            type=["null", "string"],
            title="New runs",
            description="A file or folder to import first. Empty: the archive is taken as it is.",
        ),
        "archive": Param(
            SETTINGS.archive, type="string", minLength=1, description="The archive of runs."
        ),
        "warehouse": Param(
            SETTINGS.warehouse,
            type="string",
            minLength=1,
            description="Where results are published.",
        ),
        "reports": Param(
            SETTINGS.reports, type="string", minLength=1, description="The folder of reports."
        ),
    }


def retraining() -> dict[str, Param]:
    """What may be spent on fixes, and when one counts."""
    return {
        "programs": Param(
            SETTINGS.programs,
            type=["null", "string"],
            description="A file that says how programs are trained. Empty: nothing is trained.",
        ),
        "trainings": Param(
            None,
            type=["null", "integer"],
            minimum=0,
            maximum=10_000,
            description="Trainings in one night, at most. " + EMPTY.format("plan"),
        ),
        "device_hours": Param(
            None,
            type=["null", "number"],
            minimum=0,
            maximum=1_000,
            description="Device hours, at most. " + EMPTY.format("plan"),
        ),
        "minimum_improvement": Param(
            None,
            type=["null", "number"],
            minimum=0,
            maximum=1,
            description="The relative improvement that makes a fix worth having. "
            + EMPTY.format("compare"),
        ),
        "dry_run": Param(
            False,
            type="boolean",
            description="Plan what would be trained, train nothing, report what was found.",
        ),
        "approval": Param(
            False,
            type="boolean",
            description="Wait after planning until a person approves the trainings.",
        ),
    }
