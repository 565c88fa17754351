"""Calls the functions of Lifeline. Needs a boto3 client of Lambda, and nothing of Airflow."""

import json


class RunFailed(Exception):
    """The run has ended without success. Its policy has decided against another attempt."""


def invoke(client, function, payload):
    """The answer of one of Lifeline's functions. An invocation that failed is an error, and may be repeated."""
    response = client.invoke(FunctionName=function, Payload=json.dumps(payload).encode())
    answer = json.load(response["Payload"])
    if "FunctionError" in response:
        raise RuntimeError(f"{answer.get('errorType')}: {answer.get('errorMessage')}")
    return answer


def has_succeeded(description):
    """Whether a run has ended with success; False while it is alive."""
    if description["result"] is None:
        return False
    if description["result"] == "SUCCEEDED":
        return True
    raise RunFailed(f"{description['run']} {description['result']}: {description['cause']}: {description['evidence']}")
