"""The OpenAPI document is what the service does."""

import schemathesis
from hypothesis import HealthCheck, settings

from sorama.server.app import create_app
from sorama.server.options import Options

app = create_app(options=Options(rate=0, time_limit_ms=60_000))
api = schemathesis.openapi.from_asgi("/openapi.json", app)


@api.parametrize()
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_operation_does_what_is_written(case):
    case.call_and_validate()


def test_every_operation_is_described():
    document = app.openapi()
    assert document["openapi"].startswith("3.1")
    operations = [o for path in document["paths"].values() for o in path.values()]
    assert len(operations) >= 8
    for operation in operations:
        assert operation["summary"]
        assert operation["responses"]["200"]["description"]
    problems = document["paths"]["/v1/check"]["post"]["responses"]
    assert set(problems) >= {"200", "400", "401", "413", "415", "422", "429", "503"}
    assert all("application/problem+json" in problems[s]["content"] for s in problems if s != "200")
