"""What the DAGs share: the operator of a job, parameters, settings, word of failures."""
