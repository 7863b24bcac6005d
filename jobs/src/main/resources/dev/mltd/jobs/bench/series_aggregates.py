"""Aggregates every series of an archive: minimum, last value, slope, non-finite points.

Called as: series_aggregates.py duckdb|polars THREADS FILE...
Prints, as JSON, what one pass over the files took after one to warm up. The slope is that of least
squares over the steps; like the last value it is NaN or infinite where a value is.
"""

import json
import resource
import sys
import time


def with_duckdb(threads, files):
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    query = """
        SELECT count(*), sum(non_finite), sum(minimum), sum(latest), sum(slope)
        FROM (
            SELECT
                list_min(v) AS minimum,
                v[-1] AS latest,
                list_count(list_filter(v, lambda one: NOT isfinite(one))) AS non_finite,
                (len(v) * list_dot_product(x, v) - list_sum(x) * list_sum(v))
                    / (len(v) * list_dot_product(x, x) - list_sum(x) * list_sum(x)) AS slope
            FROM (
                SELECT s."values" AS v, s.steps::DOUBLE[] AS x
                FROM (SELECT unnest(series) AS s FROM read_parquet(?))
            )
        )
    """
    return duckdb.__version__, lambda: connection.execute(query, [files]).fetchone()


def with_polars(_threads, files):
    # Its number of threads is read from POLARS_MAX_THREADS when it is imported.
    import polars

    series = polars.col("series").struct
    v = polars.col("v")
    x = polars.col("x").cast(polars.List(polars.Float64))
    n = v.list.len().cast(polars.Float64)
    aggregates = (
        polars.scan_parquet(files)
        .select("series")
        .explode("series")
        .select(v=series.field("values"), x=series.field("steps"))
        .select(
            non_finite=v.list.eval(polars.element().is_finite().not_()).list.sum(),
            minimum=v.list.min(),
            latest=v.list.last(),
            slope=(n * (x * v).list.sum() - x.list.sum() * v.list.sum())
            / (n * (x * x).list.sum() - x.list.sum() * x.list.sum()),
        )
        .select(
            polars.len(),
            polars.col("non_finite").sum(),
            polars.col("minimum").sum(),
            polars.col("latest").sum(),
            polars.col("slope").sum(),
        )
    )
    return polars.__version__, lambda: aggregates.collect().row(0)


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def peak_bytes():
    # Not ru_maxrss, which a process inherits from the one that started it.
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


def main():
    engine, threads, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    version, aggregate = {"duckdb": with_duckdb, "polars": with_polars}[engine](threads, files)
    aggregate()
    started, started_cpu = time.perf_counter(), cpu_seconds()
    series, non_finite = aggregate()[:2]
    print(
        json.dumps(
            {
                "version": version,
                "seconds": time.perf_counter() - started,
                "cpu_seconds": cpu_seconds() - started_cpu,
                "series": series,
                "non_finite": non_finite,
                "peak_bytes": peak_bytes(),
            }
        )
    )


if __name__ == "__main__":
    main()
