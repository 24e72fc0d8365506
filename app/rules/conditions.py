"""Conditions: simpleeval's expressions, checked whole before anything runs, evaluated on columns.

The check knows the type and the bounds of every part, so that what passes it cannot fail on any record: names and
functions are from closed lists, numbers stay inside 64 bits, divisors are constants that are not zero.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import simpleeval

from app.rules import functions
from app.rules.fields import BOOL, INT, TEXT, Field, Texts
from app.rules.refused import Unrunnable

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_LETTERS, MOST_DEPTH, MOST_PARTS = 1_000, 20, 200
#: Numbers in conditions and in between are never larger.
MOST_NUMBER = 10**18

_ARITHMETIC: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_ORDER: dict[type, Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_LISTS = (ast.Tuple, ast.List)


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression that was checked. fields: names that it asks for."""

    text: str
    tree: ast.expr
    fields: frozenset[str]

    def holds(self, values: Mapping[str, Any], count: int) -> NDArray[np.bool_]:
        """Return for each of `count` rows whether it holds; values: columns by field."""
        found = _Columns(values).eval(self.text, self.tree)
        return np.asarray(np.broadcast_to(np.asarray(found, np.bool_), (count,)))


def condition(text: str, known: Mapping[str, Field]) -> Condition:
    """Return a condition that can run on these fields; Unrunnable says where it cannot, and why."""
    if len(text) > MOST_LETTERS:
        raise Unrunnable("condition.long", MOST_LETTERS + 1, most=MOST_LETTERS)
    tree = _parsed(text)
    check = _Check(text, known)
    kind = check.type_of(tree)
    if kind.type != BOOL:
        raise Unrunnable("condition.not_bool", check.column(tree), type=kind.type)
    return Condition(text, tree, frozenset(check.named))


def _parsed(text: str) -> ast.expr:
    flat = text.replace("\r", " ").replace("\n", " ")
    lead = len(flat) - len(flat.lstrip())
    if not flat.strip():
        raise Unrunnable("condition.empty", 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(flat[lead:], mode="eval").body
    except SyntaxError as exc:
        raise Unrunnable("condition.syntax", _place(exc, lead, len(text))) from exc
    except (RecursionError, MemoryError, ValueError) as exc:
        raise Unrunnable("condition.deep", 1, most=MOST_DEPTH) from exc
    return tree


def _place(exc: SyntaxError, lead: int, letters: int) -> int:
    """Return the letter at which a text stops being an expression; behind its end where something is missing."""
    at = exc.offset or 0
    return lead + at if 0 < at <= letters - lead and exc.lineno == 1 else letters + 1


class _Check:
    """Walks a tree once: the type and bounds of every part, the names it uses."""

    def __init__(self, text: str, known: Mapping[str, Field]) -> None:
        self._text, self._known = text, known
        self._bytes = text.lstrip().encode()
        self._lead = len(text) - len(text.lstrip())
        self._depth = self._parts = 0
        self.named: set[str] = set()

    def column(self, node: ast.AST) -> int:
        """Return the place of a part in the text, letters from 1 (the tree counts bytes)."""
        at = int(getattr(node, "col_offset", 0))
        return self._lead + len(self._bytes[:at].decode(errors="ignore")) + 1

    def wrong(self, key: str, node: ast.AST, **params: Any) -> Unrunnable:
        """Return the refusal of a part."""
        return Unrunnable(key, self.column(node), **params)

    def type_of(self, node: ast.expr) -> Field:
        """Return what a part is; Unrunnable where it is nothing that can run."""
        self._parts += 1
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self.wrong("condition.deep", node, most=MOST_DEPTH)
        if self._parts > MOST_PARTS:
            raise self.wrong("condition.parts", node, most=MOST_PARTS)
        call = {
            ast.Constant: self._constant, ast.Name: self._name, ast.UnaryOp: self._unary, ast.BinOp: self._binary,
            ast.BoolOp: self._both, ast.Compare: self._compare, ast.Call: self._call,
        }.get(type(node))  # fmt: skip
        if call is None:
            raise self.wrong("condition.not_allowed", node, part=type(node).__name__)
        found: Field = call(node)  # type: ignore[operator]
        self._depth -= 1
        return found

    def _constant(self, node: ast.Constant) -> Field:
        value = node.value
        if isinstance(value, bool):
            return Field(BOOL)
        if isinstance(value, int):
            return self._inside(node, value, value)
        if isinstance(value, str):
            return Field(TEXT, words=(value,))
        key = "condition.float" if isinstance(value, float) else "condition.not_allowed"
        raise self.wrong(key, node, part=str(value)[:40])

    def _name(self, node: ast.Name) -> Field:
        if node.id not in self._known:
            near = functions.nearest(node.id, [*self._known, *functions.ARGUMENTS])
            raise self.wrong("condition.unknown" if near else "condition.unknown_field", node, name=node.id, near=near)
        self.named.add(node.id)
        return self._known[node.id]

    def _need(self, node: ast.expr, kind: str) -> Field:
        found = self.type_of(node)
        if found.type != kind:
            raise self.wrong("condition.type", node, wanted=kind, found=found.type)
        return found

    def _unary(self, node: ast.UnaryOp) -> Field:
        if isinstance(node.op, ast.Not):
            return self._need(node.operand, BOOL)
        if isinstance(node.op, ast.USub):
            found = self._need(node.operand, INT)
            return Field(INT, -found.high, -found.low)
        raise self.wrong("condition.not_allowed", node, part=type(node.op).__name__)

    def _both(self, node: ast.BoolOp) -> Field:
        for one in node.values:
            self._need(one, BOOL)
        return Field(BOOL)

    def _binary(self, node: ast.BinOp) -> Field:
        if type(node.op) not in _ARITHMETIC:
            raise self.wrong("condition.not_allowed", node, part=type(node.op).__name__)
        left, right = self._need(node.left, INT), self._need(node.right, INT)
        if isinstance(node.op, (ast.FloorDiv, ast.Mod)):
            if right.low != right.high or right.low == 0:
                raise self.wrong("condition.divisor", node.right)
            size = abs(right.low)
            if isinstance(node.op, ast.Mod):
                return Field(INT, min(right.low, 0), max(right.low, 0))
            most = max(abs(left.low), abs(left.high)) // size + 1
            return Field(INT, -most, most)
        ends = [
            _ARITHMETIC[type(node.op)](one, other) for one in (left.low, left.high) for other in (right.low, right.high)
        ]
        return self._inside(node, min(ends), max(ends))

    def _inside(self, node: ast.AST, low: int, high: int) -> Field:
        if low < -MOST_NUMBER or high > MOST_NUMBER:
            raise self.wrong("condition.large", node)
        return Field(INT, low, high)

    def _compare(self, node: ast.Compare) -> Field:
        left = self.type_of(node.left)
        for op, part in zip(node.ops, node.comparators, strict=True):
            if isinstance(op, (ast.In, ast.NotIn)):
                right = self._list(part, left)
            elif type(op) in _ORDERED or isinstance(op, (ast.Eq, ast.NotEq)):
                right = self.type_of(part)
                self._comparable(part, left, right, ordered=type(op) in _ORDERED)
            else:
                raise self.wrong("condition.not_allowed", part, part=type(op).__name__)
            left = right
        return Field(BOOL)

    def _list(self, node: ast.expr, left: Field) -> Field:
        if not isinstance(node, _LISTS) or not node.elts:
            raise self.wrong("condition.list", node)
        for one in node.elts:
            found = self.type_of(one)
            plain = isinstance(one, ast.UnaryOp) and isinstance(one.operand, ast.Constant)
            if not isinstance(one, ast.Constant) and not plain:
                raise self.wrong("condition.list", one)
            self._comparable(one, left, found, ordered=False)
        return Field(BOOL)

    def _comparable(self, node: ast.expr, left: Field, right: Field, *, ordered: bool) -> None:
        if left.type != right.type:
            raise self.wrong("condition.type", node, wanted=left.type, found=right.type)
        if ordered and left.type != INT:
            raise self.wrong("condition.type", node, wanted=INT, found=left.type)
        # a closed list of words against a constant that is none of them can never hold
        if left.type == TEXT and len(left.words) > 1 and len(right.words) == 1 and right.words[0] not in left.words:
            raise self.wrong("condition.word", node, word=right.words[0][:40], words=list(left.words))

    def _call(self, node: ast.Call) -> Field:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in functions.ARGUMENTS:
            near = functions.nearest(name, list(functions.ARGUMENTS))
            raise self.wrong("condition.function", node, name=name[:40], near=near or list(functions.ARGUMENTS))
        if node.keywords:
            raise self.wrong("condition.arguments", node, name=name, wanted=functions.ARGUMENTS[name].shown)
        wanted = functions.ARGUMENTS[name]
        if not wanted.least <= len(node.args) <= wanted.most:
            raise self.wrong("condition.arguments", node, name=name, wanted=wanted.shown)
        kinds = [self._need(one, wanted.kind(at)) for at, one in enumerate(node.args)]
        for at, one in enumerate(node.args):
            if wanted.constant(at):
                if not isinstance(one, ast.Constant):
                    raise self.wrong("condition.constant", one, name=name)
                self._value(name, one)
        return wanted.result(kinds)

    def _value(self, name: str, node: ast.Constant) -> None:
        """Refuse a constant that its function cannot take."""
        try:
            functions.check(name, node.value)
        except Unrunnable as exc:
            raise Unrunnable(exc.key, self.column(node), **exc.params) from exc


class _Columns(simpleeval.SimpleEval):  # type: ignore[misc]
    """simpleeval whose values are columns: `and`, `or`, `not`, comparisons and `in` work on each row."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(
            operators={**_ARITHMETIC, **_ORDER, ast.Not: np.logical_not, ast.USub: operator.neg},
            functions={name: getattr(functions, f"do_{name}") for name in functions.ARGUMENTS},
            names=values,
        )
        for name in ("money", "multiple_of"):  # an amount that is written out is as many units as its currency says
            self.functions[name] = partial(self.functions[name], units=lambda: values.units)  # type: ignore[attr-defined]

    def _eval_boolop(self, node: ast.BoolOp) -> Any:
        join = np.logical_and if isinstance(node.op, ast.And) else np.logical_or
        found = self._eval(node.values[0])
        for one in node.values[1:]:
            found = join(found, self._eval(one))
        return found

    def _eval_compare(self, node: ast.Compare) -> Any:
        left, found = self._eval(node.left), None
        for op, part in zip(node.ops, node.comparators, strict=True):
            if isinstance(op, (ast.In, ast.NotIn)):
                assert isinstance(part, _LISTS)
                right: Any = tuple(self._eval(one) for one in part.elts)
                here = functions.is_one_of(left, right)
                here = np.logical_not(here) if isinstance(op, ast.NotIn) else here
            else:
                right = self._eval(part)
                here = _compared(op, left, right)
            found = here if found is None else np.logical_and(found, here)
            left = right
        return found


def _compared(op: ast.cmpop, left: Any, right: Any) -> Any:
    if type(op) in _ORDER:
        return _ORDER[type(op)](left, right)
    equal = functions.same_text(left, right) if isinstance(left, (Texts, str)) else left == right
    return np.logical_not(equal) if isinstance(op, ast.NotEq) else equal
