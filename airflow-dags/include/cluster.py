"""How spark-submit reaches a cluster: by the files of settings that `./mltd run` reads, too."""

from pathlib import Path

# Everything else reads little.
FILES = {
    "import": "diagnose",
    "profile": "diagnose",
    "diagnose": "diagnose",
    "attribute": "diagnose",
    "plan": "diagnose",
    "retrain": "retrain",
}


def settings(home: Path, phase: str, overlays: tuple[str, ...], device: str) -> dict[str, str]:
    """Spark's settings for a phase; a later file wins."""
    spark = home / "k8s" / "spark"
    files = [spark / "common.conf", spark / f"{FILES.get(phase, 'report')}.conf"]
    if phase == "retrain" and device == "gpu":
        files.append(spark / "gpu.conf")
    files += [
        Path(overlay)
        if overlay.endswith(".conf")
        else home / "k8s" / "overlays" / overlay / "spark.conf"
        for overlay in overlays
    ]
    said: dict[str, str] = {}
    for file in files:
        for line in file.read_text().splitlines():
            if line.strip() and not line.startswith("#"):
                key, value = line.split(maxsplit=1)
                said[key] = value.strip()
    for key in said:
        if key.endswith(".podTemplateFile"):
            said[key] = str(home / said[key])
    return said
