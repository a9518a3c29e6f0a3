"""Engines are found by their names, and are loaded by the time they are asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.engines.registry import ENGINES, engine

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "{'duckdb', 'ibis', 'numpy', 'pandas', 'psycopg', 'pyarrow', 'sqlglot', 'http'} & set(sys.modules)"
ADDRESSES = {"CM_READINESS_POSTGRES": "postgresql:///figures", "CM_READINESS_CLICKHOUSE": "http://localhost"}


@pytest.mark.parametrize("name", ENGINES)
def test_each_is_called_what_it_says(name: str) -> None:
    """The name that is typed is the one in sentences."""
    assert engine(name, environment=ADDRESSES).name == name


def code(name: str, address: str | None = None) -> str:
    """Why there is no such engine."""
    with pytest.raises(ReadinessError) as caught:
        engine(name, address, {})
    assert "secret" not in str(caught.value)
    return caught.value.fault.code


@pytest.mark.parametrize("name", ["postgres", "clickhouse"])
def test_a_server_needs_an_address(name: str) -> None:
    """Neither given nor in the environment."""
    assert code(name) == "engine_without_address"
    assert code(name, "  ") == "engine_without_address"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("postgres", "localhost:5432"),
        ("postgres", "mysql://localhost/figures"),
        ("postgres", "postgresql://localhost:port/figures"),
        ("postgres", "postgresql://[::1/figures"),
        ("clickhouse", "localhost:8123"),
        ("clickhouse", "http:///figures"),
        ("clickhouse", "http://localhost:99999"),
        ("clickhouse", "postgresql://localhost/figures"),
    ],
)
def test_what_is_no_address(name: str, address: str) -> None:
    """Of another database, of no computer, with a port that is none."""
    assert code(name, address) == "engine_bad_address"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("postgres", "postgresql://analyst:secret@localhost/figures"),
        ("postgres", "postgresql://localhost/figures?password=secret"),
        ("clickhouse", "http://analyst:secret@localhost:8123/"),
        ("clickhouse", "http://localhost:8123/?password=secret"),
    ],
)
def test_a_password_in_an_address(name: str, address: str) -> None:
    """It is not taken, and not repeated."""
    assert code(name, address) == "engine_password"


def test_an_unknown_engine() -> None:
    """The sentence names those that there are."""
    assert code("spark") == "engine_unknown"


def test_nothing_is_loaded_before_it_is_asked() -> None:
    """Choosing an engine costs no time."""
    code = f"""
import sys
from cm_readiness.engines.registry import ENGINES, engine
for name in ENGINES[:3]:
    engine(name, 'postgresql:///figures')
print({HEAVY})
"""
    assert said(code) == "set()"


def test_duckdb_loads_neither_ibis_nor_pandas() -> None:
    """They take longer than the question does."""
    code = f"""
import sys
from cm_readiness.core.distribution import Table
from cm_readiness.engines.registry import engine
engine('duckdb').distributions(Table({{'sector': ['care', None]}}, {{'overall': [1, None]}}), 'sector')
print(sorted({HEAVY} - {{'numpy', 'http'}}))
"""
    assert said(code) == "['duckdb', 'pyarrow']"


def said(code: str) -> str:
    """What a program prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()
