"""DAGs that a test of the client drives."""

from datetime import datetime
from typing import Any

from airflow.sdk import Param, dag, task


@dag(schedule=None, params={"n": Param(3, type="integer", minimum=1, maximum=10)})
def probe() -> None:
    @task
    def first(params: Any = None) -> int:
        if params["n"] == 9:
            print("about to fail")
            raise ValueError("nine is not allowed")
        return int(params["n"])

    @task
    def last(number: int) -> None:
        print(f"got {number}")

    last(first())


@dag(schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False)
def daily() -> None:
    @task
    def only(ds: Any = None) -> None:
        print(f"of {ds}")

    only()


@dag(schedule=None)
def waiting_room() -> None:
    @task
    def nothing() -> None:
        pass

    nothing()


probe()
daily()
waiting_room()
