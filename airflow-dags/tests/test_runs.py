"""What each DAG runs, in which order, with which arguments."""

from collections.abc import Callable
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG

from tests.conftest import ROOT

Submitted = Callable[[], list[list[str]]]

PLACES = {"archive": "/a", "warehouse": "/w", "reports": "/r"}
COMMON = ["--archive", "/a", "--warehouse", "/w", "--sweep-date", "2026-03-01"]
BEFORE = [
    ["profile", *COMMON],
    ["diagnose", *COMMON],
    ["attribute", *COMMON],
]
PROGRAMS = ["--programs", "/p.yaml"]
PLAN = ["plan", *COMMON, *PROGRAMS]
RETRAINING = [
    ["retrain", *COMMON, "--stage", "selection", *PROGRAMS],
    ["select", *COMMON],
    ["retrain", *COMMON, "--stage", "confirmation", *PROGRAMS],
    ["diagnose", *COMMON, "--of", "retrained"],
    ["compare", *COMMON],
]
AFTER = [
    ["report", *COMMON, "--out", "/r/2026-03-01"],
    ["clean", "--warehouse", "/w", "--keep", "7", "--reports", "/r"],
]


def dag(name: str) -> DAG:
    bag = DagBag(str(ROOT))
    assert bag.import_errors == {}
    return bag.dags[name]


def run(name: str, **conf: Any) -> str:
    """Runs a DAG without a logical date, as a trigger does, and says how it ended."""
    return str(dag(name).test(logical_date=None, run_conf=conf).state)


def test_a_sweep_runs_every_phase_with_one_date(submitted: Submitted) -> None:
    state = run(
        "nightly_sweep", sweep_date="2026-03-01", source="/new", programs="/p.yaml", **PLACES
    )
    assert state == "success"
    date = ["--sweep-date", "2026-03-01"]
    importing = ["import", "/new", "--archive", "/a", *date, "--accept-quarantine"]
    assert submitted() == [importing, *BEFORE, PLAN, *RETRAINING, *AFTER]


def test_only_what_was_chosen_is_passed_on_so_that_defaults_are_those_of_the_jobs(
    submitted: Submitted,
) -> None:
    chosen = {"trainings": 0, "minimum_improvement": 0.2}
    run("nightly_sweep", sweep_date="2026-03-01", programs="/p.yaml", **chosen, **PLACES)
    jobs = submitted()
    assert [*PLAN, "--trainings=0"] in jobs
    assert ["compare", *COMMON, "--minimum-improvement=0.2"] in jobs


def test_a_dry_run_plans_trains_nothing_and_reports(submitted: Submitted) -> None:
    state = run(
        "nightly_sweep", sweep_date="2026-03-01", programs="/p.yaml", dry_run=True, **PLACES
    )
    assert state == "success"
    assert submitted() == [*BEFORE, PLAN, *AFTER]


def test_without_programs_nothing_is_planned(submitted: Submitted) -> None:
    assert run("nightly_sweep", sweep_date="2026-03-01", **PLACES) == "success"
    assert submitted() == [*BEFORE, *AFTER]


def test_a_run_that_is_given_no_date_uses_one_and_the_same(submitted: Submitted) -> None:
    assert run("nightly_sweep", **PLACES) == "success"
    dates = {
        arguments[arguments.index("--sweep-date") + 1]
        for arguments in submitted()
        if arguments[0] != "clean"
    }
    assert len(dates) == 1


def test_a_failed_phase_ends_the_sweep_and_tells_how_to_repeat_it(
    submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAILING_PHASE", "attribute")
    assert run("nightly_sweep", sweep_date="2026-03-01", **PLACES) == "failed"
    assert [arguments[0] for arguments in submitted()] == ["profile", "diagnose", "attribute"]


def test_a_triage_gives_each_study_its_own_places_and_trains_nothing(
    submitted: Submitted,
) -> None:
    state = run("hpo_triage", sweep_date="2026-03-01", studies=["/in/s1", "/in/s2"], **PLACES)
    assert state == "success"
    jobs = submitted()
    for study in ("s1", "s2"):
        own = [arguments for arguments in jobs if f"/a/studies/{study}" in arguments]
        phases = [arguments[0] for arguments in own]
        assert phases == ["import", "profile", "diagnose", "attribute", "report"]
        assert own[-1][-2:] == ["--out", f"/r/studies/{study}/2026-03-01"]
    assert len(jobs) == 10


def test_the_dashboard_is_made_anew(submitted: Submitted) -> None:
    assert run("publish_dashboard", warehouse="/w", reports="/r") == "success"
    assert submitted() == [["dashboard", "--warehouse", "/w", "--out", "/r/dashboard"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"sweep_date": "yesterday"},
        {"trainings": -1},
        {"trainings": "many"},
        {"minimum_improvement": 5},
        {"archive": ""},
    ],
)
def test_wrong_parameters_are_refused_before_anything_runs(
    submitted: Submitted, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Exception, match=next(iter(wrong))):
        run("nightly_sweep", **PLACES | wrong)
    assert submitted() == []
