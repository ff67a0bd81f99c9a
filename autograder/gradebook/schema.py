"""The tables of nbgrader's gradebook, told once more: importing nbgrader to make an empty one costs more than grading several students.

A test holds them equal to nbgrader's own; for another version of nbgrader than the one named here, nbgrader makes them itself.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

NBGRADER = "0.9.6"
HEAD = "e43177bfe90b"  # what its `db upgrade` looks for in alembic_version


def known_tables() -> sa.MetaData:
    """All tables, in the order in which they are made."""
    tables = sa.MetaData()
    names = ("first_name", "last_name", "email", "lms_user_id")
    sa.Table("student", tables, _id(128), *(_text(name, 128) for name in names))
    sa.Table("course", tables, _id(128), sa.UniqueConstraint("id"))
    sa.Table(
        "assignment", tables, _id(), _text("name", 128, False), sa.Column("duedate", sa.DateTime),
        _of("course", "course_id", 128, False), sa.UniqueConstraint("name"),
    )  # fmt: skip
    sa.Table("notebook", tables, _id(), _text("name", 128, False), _of("assignment"), _text("kernelspec", 1024), sa.UniqueConstraint("name", "assignment_id"))
    _submissions(tables)
    _cells(tables)
    numbers = [_number(name) for name in ("auto_score", "manual_score", "extra_credit")]
    _for_a_cell("grade", tables, *numbers, sa.Column("needs_manual_grade", sa.Boolean, nullable=False))
    _for_a_cell("comment", tables, sa.Column("auto_comment", sa.Text), sa.Column("manual_comment", sa.Text))
    return tables


def _submissions(tables: sa.MetaData) -> None:
    sa.Table(
        "submitted_assignment", tables, _id(), _of("assignment"), _of("student", size=128), sa.Column("timestamp", sa.DateTime),
        sa.Column("extension", sa.Interval), sa.UniqueConstraint("assignment_id", "student_id"),
    )  # fmt: skip
    sa.Table(
        "submitted_notebook", tables, _id(), _of("submitted_assignment", "assignment_id"), _of("notebook"), sa.Column("flagged", sa.Boolean),
        _number("late_submission_penalty"), sa.UniqueConstraint("notebook_id", "assignment_id"),
    )  # fmt: skip


def _cells(tables: sa.MetaData) -> None:
    sa.Table(
        "base_cell", tables, _id(), _text("name", 128, False), _of("notebook", null=False), _text("type", 50),
        sa.UniqueConstraint("name", "notebook_id", "type"),
    )  # fmt: skip
    sa.Table(
        "source_cell", tables, _id(), _text("name", 128, False), _kind("source_cell_type"), sa.Column("locked", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text), _text("checksum", 128), _of("notebook"), sa.UniqueConstraint("name", "notebook_id"),
    )  # fmt: skip
    sa.Table("solution_cells", tables, _of_base())
    for name in ("grade_cells", "task_cells"):
        sa.Table(name, tables, _of_base(), sa.Column("max_score", sa.Float, nullable=False), _kind("grade_cell_type"))


def _for_a_cell(name: str, tables: sa.MetaData, *columns: sa.Column[Any]) -> None:
    place = (_of("submitted_notebook", "notebook_id"), _of("base_cell", "cell_id"))
    sa.Table(name, tables, _id(), *place, *columns, sa.UniqueConstraint("cell_id", "notebook_id"))


def _id(size: int = 32) -> sa.Column[str]:
    return sa.Column("id", sa.String(size), primary_key=True)


def _text(name: str, size: int, null: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), nullable=null)


def _number(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float)


def _kind(enum: str) -> sa.Column[str]:
    return sa.Column("cell_type", sa.Enum("code", "markdown", name=enum), nullable=False)


def _of(table: str, name: str = "", size: int = 32, null: bool = True) -> sa.Column[str]:
    """The column that names a row of another table."""
    return sa.Column(name or f"{table}_id", sa.String(size), sa.ForeignKey(f"{table}.id"), nullable=null)


def _of_base() -> sa.Column[str]:
    return sa.Column("id", sa.String(32), sa.ForeignKey("base_cell.id"), primary_key=True)
