"""`sorama serve`: uvicorn with one process, or several that make the application anew from the same wishes."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from sorama import collector
from sorama.config import Config, read
from sorama.errors import ConfigError
from sorama.server.app import create_app
from sorama.server.options import Options, options_of, refuse_open_door, secrets_of

_WISHES = "SORAMA_SERVE"  # how the processes of `--workers` learn what was asked
SUPPRESSIONS = "sorama-suppressions.json"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for; plain values."""

    overrides: Mapping[str, Any]
    server: Mapping[str, Any]
    file: str | None = None
    isolated: bool = False

    def read(self) -> tuple[Config, Options]:
        """The configuration and the options of the service. Raises ConfigError."""
        config = read(self.overrides, file=self.file, isolated=self.isolated)
        return config, options_of(config.server, self.server)

    def app(self) -> FastAPI:
        """The application. Raises ConfigError."""
        config, options = self.read()
        secrets = secrets_of(options)
        refuse_open_door(options, secrets)
        beside = Path(SUPPRESSIONS)
        found = beside if not self.isolated and config.settings.suppressions is None and beside.exists() else None
        return create_app(config.settings, options, secrets, suppressions=found)


def app_of_worker() -> FastAPI:
    """The application in one of several processes."""
    collector.rarely()
    return Wishes(**json.loads(os.environ[_WISHES])).app()


def serve(wishes: Wishes, tell: Callable[[str], None], opened: Callable[[str], object] | None = None) -> None:
    """Serves until interrupted. Raises ConfigError before anything is bound."""
    app = wishes.app()
    _, options = wishes.read()
    host = f"[{options.host}]" if ":" in options.host else options.host
    url = f"http://{host}:{options.port}/"
    for problem in app.state.sorama.desk.problems:
        tell(f"警告: {problem}")
    tell(f"sorama は {url} で待ち受けています。終わるには Ctrl-C を押します。")
    if opened is not None:
        threading.Thread(target=_open_when_ready, args=(url, opened), daemon=True).start()
    several = options.workers > 1
    if several:
        os.environ[_WISHES] = json.dumps(
            {"overrides": wishes.overrides, "server": wishes.server, "file": wishes.file, "isolated": wishes.isolated}
        )
    try:
        uvicorn.run(
            "sorama.server.run:app_of_worker" if several else app,
            factory=several,
            workers=options.workers if several else None,
            host=options.host,
            port=options.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            forwarded_allow_ips=options.proxies,
            timeout_graceful_shutdown=5,
            limit_concurrency=1024,
            h11_max_incomplete_event_size=65_536,
        )
    except SystemExit:
        raise ConfigError(f"{url} で待ち受けられません。ほかのプログラムが使っていないか確かめてください。") from None


def _open_when_ready(url: str, opened: Callable[[str], object]) -> None:
    from urllib.request import urlopen

    for _ in range(100):
        try:
            with urlopen(f"{url}readyz", timeout=1):  # noqa: S310 - our own address
                break
        except OSError:
            time.sleep(0.1)
    opened(url)
