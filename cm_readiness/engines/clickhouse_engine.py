"""A firm's ClickHouse, asked by its HTTP interface in the words of Ibis; the figures go with the question."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from ..core.distribution import Distribution, Table
from ..core.errors import ReadinessError
from .expression import TABLE, sql
from .figures import AnswerRow, believed, figures_of, lines, query_of, reason_of

_PATIENCE = 10
"""Seconds until a server that does not answer at all is given up."""
_LONGEST = 600
"""Seconds until one that has been asked is given up."""
_BOUNDARY = "cm-readiness-figures-follow"
"""It is in no line of numbers."""
_HEAD = (
    f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{TABLE}"; filename="figures"\r\n'
    "Content-Type: text/plain\r\n\r\n"
)
_ASKED = {
    f"{TABLE}_format": "TabSeparated",
    f"{TABLE}_structure": "g Int32, m Int32, v Nullable(Int64)",
    "default_format": "TabSeparated",
    "wait_end_of_query": "1",
}
"""The figures are a table of this one question; an answer is held back until it is whole, for its status."""


class ClickHouseEngine:
    """Computes distributions with ClickHouse.

    Args:
        address: of the server, such as `https://user@host:8443/database`, without a password; settings of
            the server may follow, as in `?max_threads=2`.
        user: who asks, where the address does not say so.
        password: of the user.
    """

    name = "clickhouse"

    def __init__(self, address: str, user: str = "", password: str = "") -> None:
        self._address = address
        self._user = user
        self._password = password

    def distributions(self, table: Table, by: str | None) -> Mapping[str | None, Mapping[str, Distribution]]:
        """As `Engine` says."""
        query = query_of(by)
        figures = figures_of(table, by)
        try:
            question = sql(self.name)
            body = "".join([_HEAD, *lines(figures), f"\r\n--{_BOUNDARY}--\r\n"]).encode()
        except ImportError as error:
            raise ReadinessError("engine_missing", engine=self.name, python=sys.executable) from error
        except OverflowError as error:
            raise ReadinessError("engine_refuses", engine=self.name, query=query) from error
        status, text = self._answer(question, body)
        if status != 200:
            reason = reason_of(ValueError(text.strip() or f"HTTP {status}"))
            raise ReadinessError("engine_failed", engine=self.name, query=query, reason=reason)
        return believed(_rows(text), figures, self.name, query)

    def _answer(self, question: str, body: bytes) -> tuple[int, str]:
        server = urlsplit(self._address)
        try:
            connection = _connection(server)
            connection.connect()
            connection.sock.settimeout(_LONGEST)
        except (OSError, HTTPException) as error:
            raise self._unreachable(error) from error
        try:
            connection.request("POST", _asked(server, question), body, self._headers(server))
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, HTTPException) as error:
            raise self._unreachable(error) from error
        finally:
            connection.close()

    def _unreachable(self, error: Exception) -> ReadinessError:
        return ReadinessError(
            "engine_unreachable", engine=self.name, address=self._address, reason=reason_of(error)
        )

    def _headers(self, server: SplitResult) -> Mapping[str, str]:
        user = unquote(server.username or "") or self._user
        headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
        if user or self._password:
            given = f"{user or 'default'}:{self._password}".encode()
            headers["Authorization"] = f"Basic {b64encode(given).decode()}"
        return headers


def _connection(server: SplitResult) -> HTTPConnection:
    kind = HTTPSConnection if server.scheme == "https" else HTTPConnection
    return kind(
        server.hostname or "", server.port or (8443 if server.scheme == "https" else 8123), timeout=_PATIENCE
    )


def _asked(server: SplitResult, question: str) -> str:
    database = unquote(server.path.strip("/"))
    asked = {**dict(parse_qsl(server.query)), **_ASKED, "query": question}
    return "/?" + urlencode({**asked, "database": database} if database else asked)


def _rows(text: str) -> Iterator[AnswerRow]:
    return (line.split("\t") for line in text.splitlines())
