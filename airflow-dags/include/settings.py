"""What differs from one installation to the next, from the environment."""

import os
import shlex
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Read once, when the DAGs are read; Airflow shows the places as defaults of parameters."""

    archive: str
    warehouse: str
    reports: str
    source: str | None
    schedule: str
    profile: str
    home: Path
    overlays: tuple[str, ...]
    device: str
    application: str
    connection: str
    import_options: tuple[str, ...]
    judging_options: tuple[str, ...]
    training_options: tuple[str, ...]
    programs: str | None
    keep: str
    retries: int
    retry_delay: timedelta


def settings(environment: dict[str, str] | None = None) -> Settings:
    """The settings; each variable is named in the README of the project."""
    value = dict(os.environ if environment is None else environment)
    thresholds = value.get("MLTD_THRESHOLDS")
    device = value.get("MLTD_DEVICE", "")
    return Settings(
        archive=value.get("MLTD_ARCHIVE", "/var/lib/mltd/archive"),
        warehouse=value.get("MLTD_WAREHOUSE", "/var/lib/mltd/warehouse"),
        reports=value.get("MLTD_REPORTS", "/var/lib/mltd/reports"),
        source=value.get("MLTD_SOURCE") or None,
        schedule=value.get("MLTD_SCHEDULE", "0 2 * * *"),
        profile=value.get("MLTD_PROFILE", "local"),
        home=Path(value.get("MLTD_HOME", Path(__file__).parents[2])),
        overlays=tuple(value.get("MLTD_OVERLAYS", "").split()),
        device=device,
        # Spark's word for: no jar, the classes are on the class path of spark-submit.
        application=value.get("MLTD_APPLICATION", "spark-internal"),
        connection=value.get("MLTD_SPARK_CONNECTION", "spark_default"),
        import_options=tuple(shlex.split(value.get("MLTD_IMPORT_OPTIONS", ""))),
        judging_options=("--thresholds", thresholds) if thresholds else (),
        training_options=("--device", device) if device else (),
        programs=value.get("MLTD_PROGRAMS") or None,
        keep=value.get("MLTD_KEEP", "30"),
        retries=int(value.get("MLTD_RETRIES", "2")),
        retry_delay=timedelta(seconds=int(value.get("MLTD_RETRY_SECONDS", "300"))),
    )


SETTINGS = settings()
