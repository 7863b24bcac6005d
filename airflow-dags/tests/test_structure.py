"""The DAGs can be read, and are wired as they should be."""

from graphlib import TopologicalSorter

import pendulum
import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.encoders import coerce_to_core_timetable
from airflow.timetables.base import TimeRestriction

from tests.conftest import ROOT
from tests.phases import PHASES

EDGES: dict[str, dict[str, set[str]]] = {
    "nightly_sweep": {
        "sweep_date": {"import"},
        "import": {"profile"},
        "profile": {"diagnose"},
        "diagnose": {"attribute"},
        "attribute": {"plan"},
        "plan": {"next_step"},
        "next_step": {"approve", "retrain_selection", "report"},
        "approve": {"retrain_selection"},
        "retrain_selection": {"select"},
        "select": {"retrain_confirmation"},
        "retrain_confirmation": {"diagnose_retrained"},
        "diagnose_retrained": {"compare"},
        "compare": {"report"},
        "report": {"clean"},
        "clean": set(),
    },
    "hpo_triage": {
        "sweep_date": {"study.place"},
        "studies": {"study.place"},
        "study.place": {"study.import"},
        "study.import": {"study.profile"},
        "study.profile": {"study.diagnose"},
        "study.diagnose": {"study.attribute"},
        "study.attribute": {"study.report"},
        "study.report": {"study.sweep"},
        "study.sweep": set(),
    },
    "publish_dashboard": {"dashboard": set()},
}


@pytest.fixture(scope="module")
def bag() -> DagBag:
    return DagBag(str(ROOT))


def test_every_file_can_be_read(bag: DagBag) -> None:
    assert bag.import_errors == {}
    assert set(bag.dags) == set(EDGES)


@pytest.mark.parametrize("name", EDGES)
def test_its_edges_are(bag: DagBag, name: str) -> None:
    tasks = bag.dags[name].task_dict
    assert {name: set(task.downstream_task_ids) for name, task in tasks.items()} == EDGES[name]


def test_the_sweep_is_all_phases_in_their_order() -> None:
    assert phases_of("nightly_sweep") == list(PHASES)


def test_triage_is_phases_in_their_order() -> None:
    some = phases_of("hpo_triage")
    assert some == [phase for phase in PHASES if phase in some]


def phases_of(name: str) -> list[str]:
    last_first = TopologicalSorter(EDGES[name]).static_order()
    tasks = [task.removeprefix("study.") for task in last_first][::-1]
    return [task for task in tasks if task in PHASES]


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_is_its_command(bag: DagBag, phase: str) -> None:
    command, _ = PHASES[phase]
    task = bag.dags["nightly_sweep"].task_dict[phase]
    told: list[str] = getattr(task, "application_args", [])
    assert told[0] == command[0]
    assert set(command) <= set(told)


@pytest.mark.parametrize("name", EDGES)
def test_it_runs_one_at_a_time_and_never_catches_up(bag: DagBag, name: str) -> None:
    assert bag.dags[name].max_active_runs == 1
    assert not bag.dags[name].catchup


@pytest.mark.parametrize("minute", [1, 34, 59])
def test_a_night_that_is_unpaused_after_its_hour_waits_for_the_next(
    bag: DagBag, monkeypatch: pytest.MonkeyPatch, minute: int
) -> None:
    unpaused = pendulum.datetime(2026, 1, 31, 2, minute)
    monkeypatch.setattr("airflow.timetables.trigger.utcnow", lambda: unpaused)
    first = coerce_to_core_timetable(bag.dags["nightly_sweep"].timetable).next_dagrun_info(
        last_automated_data_interval=None,
        restriction=TimeRestriction(earliest=None, latest=None, catchup=False),
    )
    assert first is not None
    assert first.run_after == pendulum.datetime(2026, 2, 1, 2)


@pytest.mark.parametrize("name", EDGES)
def test_every_task_ends_some_day_and_tells_why_it_failed(bag: DagBag, name: str) -> None:
    for task in bag.dags[name].tasks:
        waits = getattr(task, "response_timeout", None)
        assert task.execution_timeout or waits, task.task_id
        assert task.has_on_failure_callback, task.task_id


@pytest.mark.parametrize("name", EDGES)
def test_every_parameter_says_what_it_is_and_its_page_what_the_dag_does(
    bag: DagBag, name: str
) -> None:
    dag = bag.dags[name]
    assert dag.doc_md
    for parameter in dag.params:
        assert dag.params.get_param(parameter).description, parameter


def test_only_the_report_announces_and_only_the_dashboard_waits_for_it(bag: DagBag) -> None:
    announcing = {task.task_id for dag in bag.dags.values() for task in dag.tasks if task.outlets}
    assert announcing == {"report"}
    assert "mltd_report" in str(bag.dags["publish_dashboard"].timetable.asset_condition)
