"""A ClickHouse of the tests' own: chdb, the same engine as a library, in a process that answers as one.

`make clickhouse` installs chdb into a folder of its own. What a client sends as a table of one question is
made a view before it is asked; settings in the address are the question's; one user has a password.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qsl, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".venv" / "peers" / "clickhouse"
"""Where `make clickhouse` puts chdb."""
USER, PASSWORD = "analyst", "s3cret, ünlike"
_OWN = ("query", "database", "default_format", "wait_end_of_query")


@contextmanager
def running() -> Iterator[str]:
    """The address of a server that runs as long as the block lasts; skipped where chdb is not installed."""
    if not (HOME / "chdb").is_dir():
        pytest.skip("needs chdb: make clickhouse")
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.engines.clickhouse"],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(HOME)},
    )  # fmt: skip
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        yield f"http://{USER}@127.0.0.1:{port}/default"
    finally:
        server.terminate()
        server.communicate()


class _Server(BaseHTTPRequestHandler):
    """Answers one question after the other, as the library takes them."""

    _alone = Lock()

    def do_POST(self) -> None:
        """Answer a question that comes with its table."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = dict(parse_qsl(urlsplit(self.path).query))
        scheme, _, given = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Basic" or b64decode(given).decode() != f"{USER}:{PASSWORD}":
            self._answer(
                403, f"Code: 516. DB::Exception: {USER}: Authentication failed. (AUTHENTICATION_FAILED)"
            )
            return
        with self._alone, tempfile.TemporaryDirectory() as folder:
            try:
                self._answer(200, self._found(asked, body, Path(folder)))
            except Exception as error:  # whatever the engine says is the answer
                self._answer(500, str(error))

    def _found(self, asked: dict[str, str], body: bytes, folder: Path) -> str:
        from chdb import session

        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        with session.Session(str(folder / "data")) as here:
            for part in message_from_bytes(head + body).get_payload():
                assert not isinstance(part, str)
                name = part.get_param("name", header="Content-Disposition")
                file = folder / str(name)
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                file.write_bytes(content)
                kind, columns = asked.pop(f"{name}_format"), asked.pop(f"{name}_structure")
                view = f"CREATE VIEW {name} AS SELECT * FROM file('{file}', '{kind}', '{columns}')"  # noqa: S608
                here.query(view)
            settings = ", ".join(f"{name} = {value!r}" for name, value in asked.items() if name not in _OWN)
            question = asked["query"] + (f" SETTINGS {settings}" if settings else "")
            return str(here.query(question, asked["default_format"]).bytes().decode())

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_arguments: object) -> None:
        """Nothing is logged."""


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
