import io
import json
import unittest

from lifeline_runs import RunFailed, has_succeeded, invoke


class FakeLambda:
    def __init__(self, answer, **fields):
        self.answer, self.fields, self.calls = answer, fields, []

    def invoke(self, **request):
        self.calls.append(request)
        return {"Payload": io.BytesIO(json.dumps(self.answer).encode()), **self.fields}


class LifelineRunsTest(unittest.TestCase):
    def test_an_answer_is_returned(self):
        client = FakeLambda({"run": "report-1"})
        self.assertEqual(invoke(client, "LaunchRun", {"name": "report-1"}), {"run": "report-1"})
        self.assertEqual(client.calls, [{"FunctionName": "LaunchRun", "Payload": b'{"name": "report-1"}'}])

    def test_a_failed_invocation_is_an_error_with_its_type(self):
        client = FakeLambda({"errorType": "RunUnavailable", "errorMessage": "ECS did not answer"}, FunctionError="Unhandled")
        with self.assertRaisesRegex(RuntimeError, "RunUnavailable: ECS did not answer"):
            invoke(client, "LaunchRun", {})

    def test_a_run_is_awaited_until_it_has_succeeded(self):
        self.assertFalse(has_succeeded({"run": "report-1", "result": None}))
        self.assertTrue(has_succeeded({"run": "report-1", "result": "SUCCEEDED"}))

    def test_a_failed_run_fails_with_its_cause(self):
        ended = {"run": "report-1", "result": "FAILED", "cause": "EXIT_CODE", "evidence": "container app exited with 3"}
        with self.assertRaisesRegex(RunFailed, "report-1 FAILED: EXIT_CODE: container app exited with 3"):
            has_succeeded(ended)


if __name__ == "__main__":
    unittest.main()
