"""Logs the known runs through the real tools and packs what each leaves behind.

    python3 -m venv tools && tools/bin/pip install mlflow optuna tensorboardX tensorboard wandb trackio \
        lightning transformers 'ray[tune]'
    tools/bin/python generate.py mlflow-sql mlflow-files ...     (no name: all)

Writes `<format>.zip` and `expected.json` beside this file. Tests read only those.
"""

import json
import math
import os
import pathlib
import shutil
import sys
import tempfile
import zipfile

import known_runs as known

HERE = pathlib.Path(__file__).parent


def mlflow_into(uri, folder):
    os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
    import mlflow
    from mlflow.entities import Metric, RunStatus
    from mlflow.tracking import MlflowClient

    client = MlflowClient(tracking_uri=uri)
    experiments = [client.create_experiment(name, artifact_location=str(folder / "artifacts"))
                   for name in ("digits", "wörter/two")]
    for index in known.ALL:
        run = client.create_run(
            experiments[index % 2],
            start_time=1000 * known.time_of(index, 0),
            run_name=known.run_name(index),
            tags={**known.tags(index), "mlflow.user": "ada", "mlflow.source.git.commit": "c0ffee"},
        )
        for key, setting in known.config(index).items():
            client.log_param(run.info.run_id, key, setting)
        for session, step, name, value in known.logged(index):
            time = 1000 * (known.time_of(index, step) + 500 * session)
            client.log_metric(run.info.run_id, name, value, timestamp=time, step=step)
        if known.status(index) != "RUNNING":
            client.set_terminated(run.info.run_id, known.status(index),
                                  end_time=1000 * known.time_of(index, 900))
    gone = client.create_run(experiments[0], run_name="deleted")
    client.delete_run(gone.info.run_id)


def mlflow_sql(folder):
    mlflow_into("sqlite:///%s/mlflow.db" % folder, folder)


def mlflow_files(folder):
    mlflow_into("file://%s/mlruns" % folder, folder)


def tensorboard_x(folder):
    from tensorboardX import SummaryWriter

    for index in known.ALL:
        for session, steps in enumerate(known.sessions(index) or [[]]):
            writer = SummaryWriter(str(folder / ("run-%02d" % index)), filename_suffix=".%d" % session)
            for at, step, name, value in known.logged(index):
                if at == session:
                    writer.add_scalar(name, value, step, walltime=known.time_of(index, step))
            if index == 1:
                writer.add_hparams(known.config(index), {"hparam/accuracy": 0.5}, name=".")
            writer.close()


def optuna_into(storage):
    import optuna
    from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
    from optuna.trial import TrialState

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study(storage=storage, study_name="stüdy/one", direction="minimize")
    spaces = {
        "learning_rate": FloatDistribution(1e-5, 1.0, log=True),
        "batch_size": CategoricalDistribution([16, 32, 64]),
        "optimizer": CategoricalDistribution(["adam", "sgd"]),
        "seed": IntDistribution(0, 100),
    }
    for index in known.ALL:
        trial = study.ask()
        for key, space in spaces.items():
            trial.storage.set_trial_param(
                trial._trial_id, key, space.to_internal_repr(known.config(index)[key]), space)
        trial.set_user_attr("team", "vision")
        points = [(step, value) for _, step, name, value in known.logged(index) if name == known.LOSS]
        for step, value in points:
            trial.storage.set_trial_intermediate_value(trial._trial_id, step, float(value))
        state = {"FAILED": TrialState.FAIL, "FINISHED": TrialState.COMPLETE}.get(known.status(index))
        if index == 12:
            study.tell(trial, state=TrialState.PRUNED)
        elif state == TrialState.COMPLETE and points and not math.isnan(points[-1][1]):
            study.tell(trial, points[-1][1])
        elif state is not None:
            study.tell(trial, state=TrialState.FAIL)
    study.enqueue_trial({"learning_rate": 0.5})


def optuna_sql(folder):
    optuna_into("sqlite:///%s/optuna.db" % folder)


def optuna_journal(folder):
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    optuna_into(JournalStorage(JournalFileBackend(str(folder / "journal.log"))))


def wandb_offline(folder):
    os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DIR=str(folder),
                      WANDB_DISABLE_GIT="true", WANDB_DISABLE_CODE="true",
                      WANDB_CONFIG_DIR=str(folder / ".config"), WANDB_CACHE_DIR=str(folder / ".cache"))
    import wandb

    for index in list(known.ALL)[:12]:
        run = wandb.init(project="digits", entity="team", id="id%02d" % index,
                         name=known.run_name(index), config=known.config(index), tags=["vision"],
                         group="grid", settings=wandb.Settings(x_disable_stats=True, x_disable_meta=True,
                                                 x_disable_machine_info=True, program="train.py"))
        for step in range(known.STEPS):
            row = {name: value for session, at, name, value in known.logged(index)
                   if at == step and session == len(known.sessions(index)) - 1
                   or at == step and session == 0 and step < 5}
            if row:
                run.log({**row, "nested": {"deep": {"loss": float(step)}}}, step=step)
        run.finish(exit_code=1 if known.status(index) == "FAILED" else 0)
    for unwanted in folder.rglob("*"):
        if unwanted.is_symlink() or unwanted.suffix == ".log" or unwanted.name == "requirements.txt":
            unwanted.unlink()


def trackio_store(folder):
    os.environ.update(TRACKIO_DIR=str(folder / "trackio"), HF_HUB_OFFLINE="1")
    import trackio
    from trackio.sqlite_storage import SQLiteStorage

    for index in known.ALL:
        name = known.run_name(index)
        rows = {}
        for session, step, metric, value in known.logged(index):
            rows.setdefault((session, step), {})[metric] = value
        SQLiteStorage.bulk_log(
            project="digits", run=name, metrics_list=list(rows.values()),
            steps=[step for _, step in rows],
            timestamps=["2026-01-01T00:%02d:%02d+00:00" % divmod(n, 60) for n, _ in enumerate(rows)],
            config=known.config(index))


def lightning_csv(folder):
    from lightning.pytorch.loggers import CSVLogger

    for index in known.ALL:
        logger = CSVLogger(str(folder), name="lightning_logs", version=index, flush_logs_every_n_steps=1)
        logger.log_hyperparams(known.config(index))
        for _, step, name, value in known.logged(index):
            logger.log_metrics({name: value}, step=step)
        logger.save()


def huggingface(folder):
    from transformers.trainer_callback import TrainerState

    names = {known.LOSS: "loss", known.VALIDATION_LOSS: "eval_loss", known.ACCURACY: "eval_accuracy",
             known.GREEK: "eval_accuracy"}
    for index in known.ALL:
        history = []
        for at, step, name, value in known.logged(index):
            history.append({names[name]: value, "epoch": step / 2, "step": step})
            state = TrainerState(global_step=step, max_steps=known.STEPS, log_history=history)
            if step % 4 == 0 or step == 11:
                checkpoint = folder / ("run-%02d" % index) / ("checkpoint-%d" % step)
                checkpoint.mkdir(parents=True, exist_ok=True)
                state.save_to_json(str(checkpoint / "trainer_state.json"))
        if history and known.status(index) == "FINISHED":
            history.append({"train_loss": 0.75, "train_runtime": 9.5, "step": known.STEPS - 1, "epoch": 6.0})
            state.save_to_json(str(folder / ("run-%02d" % index) / "trainer_state.json"))


def ray_tune(folder):
    os.environ.update(RAY_AIR_NEW_OUTPUT="0", RAY_USAGE_STATS_ENABLED="0",
                      TUNE_DISABLE_AUTO_CALLBACK_LOGGERS="0")
    import ray
    from ray import tune
    from ray.tune.search import BasicVariantGenerator

    here = str(HERE)

    def trainable(config):
        sys.path.insert(0, here)
        import known_runs as runs

        rows = {}
        for _, step, name, value in runs.logged(config["seed"]):
            rows.setdefault(step, {})[name] = value
        for row in rows.values():
            tune.report(row)
        if runs.status(config["seed"]) == "FAILED":
            raise RuntimeError("lost its machine")

    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR")
    configs = [known.config(index) for index in known.ALL]
    tune.run(trainable, name="tune", storage_path=str(folder), verbose=0,
             raise_on_failed_trial=False, num_samples=len(configs),
             search_alg=BasicVariantGenerator(points_to_evaluate=configs),
             config={key: tune.choice([0]) for key in configs[0]})
    ray.shutdown()
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in ("result.json", "progress.csv", "params.json", "error.txt"):
            path.unlink()
        elif path.name == "error.txt":
            path.write_text("RuntimeError: lost its machine\n")


def torch_tensorboard(folder):
    from torch.utils.tensorboard import SummaryWriter

    for index in known.ALL:
        writer = SummaryWriter(str(folder / ("run-%02d" % index)))
        for at, step, name, value in known.logged(index):
            writer.add_scalar(name, value, step, walltime=known.time_of(index, step),
                              new_style=True, double_precision=index % 2 == 1)
        writer.add_text("note", "läuft")
        writer.close()


def tools():
    return {
        "mlflow-sql": mlflow_sql,
        "mlflow-files": mlflow_files,
        "tensorboard": tensorboard_x,
        "optuna-sql": optuna_sql,
        "optuna-journal": optuna_journal,
        "wandb-offline": wandb_offline,
        "trackio": trackio_store,
        "lightning-csv": lightning_csv,
        "huggingface": huggingface,
        "ray-tune": ray_tune,
        "torch-tensorboard": torch_tensorboard,
    }


def pack(folder, target):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in inside.parts):
                packed.write(path, inside)


def main(wanted):
    (HERE / "expected.json").write_text(
        json.dumps(known.expected(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, write in tools().items():
        if wanted and name not in wanted:
            continue
        folder = pathlib.Path(tempfile.mkdtemp())
        try:
            write(folder)
            pack(folder, HERE / (name + ".zip"))
            print(name, (HERE / (name + ".zip")).stat().st_size, "bytes")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
