"""Word of a failed task: which phase, why, and the command that repeats it."""

import json
import logging
import os
import shlex
import urllib.request
from typing import Any

LOG = logging.getLogger(__name__)


def tell_failure(context: Any) -> None:
    """Says it in the task's log, and to the webhook MLTD_WEBHOOK_URL when there is one."""
    said = message(context)
    LOG.error(said)
    webhook = os.environ.get("MLTD_WEBHOOK_URL")
    if webhook:
        send(webhook, said)


def message(context: Any) -> str:
    """What failed, why, and how to do it again."""
    task = context["task"]
    run = context["run_id"]
    lines = [f"{task.dag_id}: {task.task_id} of {run} failed: {reason(context.get('exception'))}"]
    arguments = getattr(task, "application_args", None)
    if arguments:
        lines.append(f"Repeat it by hand: ./mltd {shlex.join(arguments)}")
    lines.append(f"Or in Airflow: airflow tasks clear {task.dag_id} --task-regex {task.task_id}")
    return "\n".join(lines)


def reason(exception: BaseException | None) -> str:
    """The line that the job itself said, where there is one among Spark's."""
    text = str(exception) if exception else "no reason was given"
    told = [line for line in text.splitlines() if "mltd: " in line]
    return (told or text.splitlines() or [text])[-1].partition("mltd: ")[2] or text[:500]


def send(webhook: str, text: str) -> None:
    """Posts a message; a webhook that does not answer must not make more fail."""
    request = urllib.request.Request(
        webhook,
        data=json.dumps({"text": text}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10):
            pass
    except OSError as unreachable:
        # Its address is a secret: the error's text could hold it.
        LOG.warning("the webhook did not take the message: %s", type(unreachable).__name__)
