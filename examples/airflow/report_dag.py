"""Runs a report every night with Lifeline. The sensor holds no worker while it waits."""

import os

import boto3
import pendulum
from airflow.exceptions import AirflowFailException
from airflow.sdk import PokeReturnValue, dag, task
from lifeline_runs import RunFailed, has_succeeded, invoke

LAUNCH_RUN = os.environ.get("LAUNCH_RUN_FUNCTION", "LaunchRun")
DESCRIBE_RUN = os.environ.get("DESCRIBE_RUN_FUNCTION", "DescribeRun")


@dag(schedule="0 3 * * *", start_date=pendulum.datetime(2026, 1, 1, tz="UTC"), catchup=False)
def report():
    @task(retries=3)
    def launch(ds=None):
        # The day is in the name: a repetition of this task launches nothing.
        request = {"name": f"report-{ds}", "cluster": "prod", "taskDefinition": "report", "launchType": "FARGATE"}
        return invoke(boto3.client("lambda"), LAUNCH_RUN, request)["run"]

    @task.sensor(retries=3, poke_interval=30, timeout=6 * 3600, mode="reschedule")
    def wait(run):
        description = invoke(boto3.client("lambda"), DESCRIBE_RUN, {"run": run})
        try:
            return PokeReturnValue(is_done=has_succeeded(description), xcom_value=description)
        except RunFailed as failed:
            raise AirflowFailException(str(failed)) from failed  # not repeated by Airflow

    wait(launch())


report()
