"""The gradebook as tables: open one (SQLite file or PostgreSQL address), all in one transaction, nothing half-written.

nbgrader itself is not imported for it. The tables of a gradebook are read from the database, which fails loudly where the
schema is another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, NoSuchTableError, SQLAlchemyError

from ..errors import OurError
from ..journal import DiskError
from . import schema

TABLES = (
    "course", "assignment", "notebook", "base_cell", "grade_cells", "solution_cells", "source_cell", "student",
    "submitted_assignment", "submitted_notebook", "grade", "comment",
)  # fmt: skip
LOCK_WAIT_S = 30
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Book:
    """An open gradebook: one connection in one transaction, and nbgrader's tables by name."""

    connection: sa.Connection
    tables: Mapping[str, sa.Table]

    def __getitem__(self, name: str) -> sa.Table:
        return self.tables[name]

    def rows(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        return self.connection.execute(query).all()

    def insert(self, table: str, rows: Rows) -> None:
        if rows:
            self.connection.execute(sa.insert(self[table]), list(rows))

    def update(self, table: str, rows: Rows) -> None:
        """Each row has `id` and the columns to change, the same ones in all."""
        if rows:
            columns: dict[str, Any] = {c: sa.bindparam(f"new_{c}") for c in rows[0] if c != "id"}
            named = [{"row_id": r["id"]} | {f"new_{c}": r[c] for c in columns} for r in rows]
            self.connection.execute(sa.update(self[table]).where(self[table].c.id == sa.bindparam("row_id")).values(columns), named)

    def delete(self, table: str, column: str, ids: Sequence[str]) -> None:
        if ids:
            self.connection.execute(sa.delete(self[table]).where(self[table].c[column] == sa.bindparam("gone")), [{"gone": i} for i in ids])


def new_id() -> str:
    """A random id of the length of nbgrader's."""
    return os.urandom(16).hex()


@contextmanager
def open_gradebook(where: Path | str) -> Iterator[Book]:
    """The gradebook at a path or at a database address, made where there is none; committed at the end, or not at all.

    Raises DiskError or OurError with one line.
    """
    url = sa.make_url(str(where)) if "://" in str(where) else sa.URL.create("sqlite", database=str(Path(where).absolute()))
    path = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    name = url.render_as_string(hide_password=True) if path is None else str(path)
    fresh = path is not None and not path.exists()
    done = False
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        engine = _engine(url)
        try:
            with engine.begin() as connection:
                yield Book(connection, _tables(connection))
            done = True
        finally:
            engine.dispose()
    except OSError as error:
        raise DiskError(f"{name}: cannot be written ({error.strerror}); free the disk or mend the rights, then give the same command again") from None
    except (NoSuchTableError, sa.exc.InvalidRequestError) as error:
        raise OurError(f"{name}: this is no gradebook of this nbgrader ({_first_line(error)}); back it up, then run `nbgrader db upgrade`") from None
    except SQLAlchemyError as error:
        raise _explained(name, error) from None
    finally:
        if fresh and not done and path is not None:
            with suppress(OSError):
                path.unlink()


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url)
    engine = sa.create_engine(url, connect_args={"timeout": LOCK_WAIT_S})

    # The driver commits at each CREATE TABLE and takes the lock late; asked to leave it alone, SQLite does better.
    @sa.event.listens_for(engine, "connect")
    def _quiet(connection: Any, record: Any) -> None:
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _tables(connection: sa.Connection) -> Mapping[str, sa.Table]:
    if not sa.inspect(connection).get_table_names():
        _create(connection)
    metadata = sa.MetaData()
    metadata.reflect(connection, only=TABLES)
    return metadata.tables


def _create(connection: sa.Connection) -> None:
    """nbgrader's tables, and the version that `nbgrader db upgrade` looks for."""
    known = version("nbgrader") == schema.NBGRADER
    tables, head = (schema.known_tables(), schema.HEAD) if known else _asked_of_nbgrader()
    tables.create_all(connection)
    connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(sa.text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": head})


def _asked_of_nbgrader() -> tuple[sa.MetaData, str]:
    from alembic.script import ScriptDirectory
    from nbgrader.api import Base
    from nbgrader.dbutil import ALEMBIC_DIR

    return Base.metadata, str(ScriptDirectory(ALEMBIC_DIR).get_current_head())


def _explained(name: str, error: SQLAlchemyError) -> OurError:
    said = _first_line(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    if any(words in said for words in ("disk is full", "disk I/O", "readonly", "unable to open", "No space left")):
        return DiskError(f"{name}: cannot be written ({said}); free the disk or mend the rights, then give the same command again")
    if "locked" in said:
        return OurError(f"{name}: another program has held it for {LOCK_WAIT_S} s; end it, then give the same command again")
    if "no such column" in said or "UndefinedColumn" in said:
        return OurError(f"{name}: made by another version of nbgrader ({said}); back it up, then run `nbgrader db upgrade`")
    return OurError(f"{name}: the gradebook cannot be written ({said}); nothing was changed in it")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
