"""What the operators of a cluster hand to spark-submit."""

from dataclasses import replace
from typing import Any

import pytest

from include import jobs
from include.cluster import FILES
from include.jobs import job
from include.settings import SETTINGS
from tests.phases import PHASES


@pytest.fixture
def on_a_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        jobs,
        "SETTINGS",
        replace(SETTINGS, profile="cluster", overlays=("local",), device="gpu"),
    )


def conf(phase: str) -> dict[str, Any]:
    said = job(phase).conf
    assert said is not None
    return said


@pytest.mark.usefixtures("on_a_cluster")
def test_only_retraining_asks_for_cards() -> None:
    asked = {
        command[0]: conf(command[0]).get("spark.executor.resource.gpu.amount")
        for command, _ in PHASES.values()
    }
    assert {phase for phase, amount in asked.items() if amount} == {"retrain"}


def test_a_phase_alone_gets_what_the_application_gets_that_runs_it() -> None:
    others = {
        phase
        for phase, (command, application) in PHASES.items()
        if FILES.get(command[0], "report") != (application or "diagnose")
    }
    # Alone, selecting reads little; diagnosing the retrained is the command that diagnoses all.
    assert others == {"select", "diagnose_retrained"}


@pytest.mark.usefixtures("on_a_cluster")
def test_templates_and_storage_are_those_of_k8s() -> None:
    said = conf("retrain")
    template = said["spark.kubernetes.executor.podTemplateFile"]
    assert (SETTINGS.home / "k8s" / "spark" / "gpu-executor.yaml").samefile(template)
    assert said["spark.kubernetes.namespace"] == "mltd"
    mount = "spark.kubernetes.driver.volumes.persistentVolumeClaim.data.mount.path"
    assert said[mount] == "/data"
    assert job("retrain")._deploy_mode == "cluster"


def test_on_a_worker_nothing_of_a_cluster_is_said() -> None:
    assert not job("retrain").conf
