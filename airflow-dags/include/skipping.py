"""Steps that a parameter leaves out."""

from collections.abc import Callable
from typing import Any

from airflow.sdk.exceptions import AirflowSkipException


def without(parameter: str) -> Callable[[Any], None]:
    """Skips a task whose parameter is empty or false."""

    def check(context: Any) -> None:
        if not context["params"][parameter]:
            raise AirflowSkipException(f"the parameter {parameter} is not set")

    return check
