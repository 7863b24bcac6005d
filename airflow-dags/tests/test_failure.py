"""What is said of a failed task."""

import http.server
import threading
from types import SimpleNamespace

import pytest

from include import failure

SUBMIT_FAILED = """Cannot execute: spark-submit --class dev.mltd.jobs.Mltd. Error code is: 1.
Last spark-submit output:
26/01/31 02:00:00 INFO SparkContext: Running Spark
mltd: archive has no runs up to 2026-01-31"""


def context() -> dict[str, object]:
    return {
        "task": SimpleNamespace(
            dag_id="nightly_sweep",
            task_id="diagnose",
            application_args=["diagnose", "--archive", "/my runs", "--sweep-date", "2026-01-31"],
        ),
        "run_id": "manual__1",
        "exception": RuntimeError(SUBMIT_FAILED),
    }


def test_it_names_the_phase_the_reason_and_the_command_that_repeats_it() -> None:
    assert failure.message(context()).splitlines() == [
        "nightly_sweep: diagnose of manual__1 failed: archive has no runs up to 2026-01-31",
        "Repeat it by hand: ./mltd diagnose --archive '/my runs' --sweep-date 2026-01-31",
        "Or in Airflow: airflow tasks clear nightly_sweep --task-regex diagnose",
    ]


def test_without_a_word_of_the_job_the_reason_is_the_error() -> None:
    assert failure.reason(TimeoutError("took too long")) == "took too long"
    assert failure.reason(None) == "no reason was given"


def test_a_webhook_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bytes] = []

    class Webhook(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Webhook) as server:
        threading.Thread(target=server.handle_request).start()
        monkeypatch.setenv("MLTD_WEBHOOK_URL", f"http://127.0.0.1:{server.server_port}/secret")
        failure.tell_failure(context())
    assert b"archive has no runs" in told[0]


def test_a_webhook_that_is_away_is_no_failure_and_stays_secret(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("MLTD_WEBHOOK_URL", "http://127.0.0.1:9/secret")
    failure.tell_failure(context())
    assert "webhook" in caplog.text
    assert "secret" not in caplog.text
