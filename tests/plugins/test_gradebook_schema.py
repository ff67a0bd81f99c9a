"""The gradebook's tables as we tell them, against nbgrader's own."""

from __future__ import annotations

from importlib.metadata import version

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from autograder.gradebook import store
from autograder.gradebook.schema import HEAD, NBGRADER, known_tables

pytestmark = pytest.mark.skipif(version("nbgrader") != NBGRADER, reason="for this nbgrader its own classes are used")


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda d: d.name)
def test_the_tables_are_nbgraders_own(dialect: sa.Dialect) -> None:
    ours, theirs = known_tables().tables, Base.metadata.tables
    assert set(ours) == set(theirs)
    for name, table in theirs.items():
        assert str(CreateTable(ours[name]).compile(dialect=dialect)) == str(CreateTable(table).compile(dialect=dialect))
        assert {(i.name, i.unique) for i in ours[name].indexes} == {(i.name, i.unique) for i in table.indexes}


def test_the_version_is_nbgraders_own() -> None:
    assert ScriptDirectory(ALEMBIC_DIR).get_current_head() == HEAD


def test_for_another_nbgrader_its_own_classes_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for known in (NBGRADER, "another"):
        monkeypatch.setattr("autograder.gradebook.schema.NBGRADER", known)
        with sa.create_engine("sqlite://").begin() as connection:
            store._create(connection)
            tables = connection.exec_driver_sql("select name, sql from sqlite_master where sql is not null order by name").all()
            made.append((tables, connection.exec_driver_sql("select * from alembic_version").all()))
    assert made[0] == made[1] and len(made[0][0]) == 14
