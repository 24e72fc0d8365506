"""The limits of a run: what makes buyers, differences and payees stand out is kept with the rules of the book."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from app.domain.match import Rules
from app.rules.schema import RulesSchema
from app.ui.settings.limits import LimitsSection
from tests.ui.review.test_workbench import settled

LIMITS = {
    "refunds": (3, 5), "loops": (4, 6), "residues": (12, 20), "small": (100, 50), "payee_days": (60, 90),
    "payee_rows": (30, 10), "payee_percent": (90, 75),
}  # fmt: skip


def test_what_stands_out_is_set_and_kept_in_a_version_each(qtbot, session, show):
    section = show(LimitsSection(session))
    settled(qtbot, session)
    limits = section.run_limits
    with session.book.read() as uow:
        before = uow.rules().version
    for name, (usual, typed) in LIMITS.items():
        field = getattr(limits, name)
        assert field.value() == usual == getattr(Rules(), name)
        assert field.accessibleName() and field.isEnabled()
        field.setValue(typed)
        field.editingFinished.emit()
        settled(qtbot, session)
    with session.book.read() as uow:
        rules = uow.rules()
    assert {name: getattr(rules, name) for name in LIMITS} == {name: typed for name, (_, typed) in LIMITS.items()}
    assert rules.version == before + len(LIMITS)
    again = show(LimitsSection(session)).run_limits
    settled(qtbot, session)
    assert {name: getattr(again, name).value() for name in LIMITS} == {
        name: typed for name, (_, typed) in LIMITS.items()
    }


def test_a_file_of_rules_may_say_them_and_what_it_leaves_out_is_usual():
    assert RulesSchema.model_validate({"refunds": 9, "payee_percent": 0}).rules_of() == Rules(
        refunds=9, payee_percent=0
    )
    assert asdict(RulesSchema().rules_of()) == asdict(Rules())


@pytest.mark.parametrize(("name", "value"), [("refunds", 1), ("residues", 4), ("small", 0), ("payee_percent", 100)])
def test_a_limit_that_makes_no_sense_is_refused(name, value):
    with pytest.raises(ValueError, match=name):
        RulesSchema.model_validate({name: value})
