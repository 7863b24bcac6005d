"""Tests of the DAGs, without a running Airflow."""
