"""Loads PySide6, without what nobody waits for: its texts of errors until there is one, its own way to import."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_SIGNATURE = "shibokensupport.signature."
#: What makes the text of a wrong call and of a signature. PySide6 compiles it anew at every start: a third of its own.
#: `mapping` is not among them: the library looks into it without asking.
_LATE = frozenset(
    f"{_SIGNATURE}{one}"
    for one in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
_loading = RLock()


def load_qt() -> None:
    """Load PySide6; where a part of it is not built as it is known to be, that part is loaded as ever."""
    if "PySide6.QtCore" not in sys.modules:
        finders = sys.meta_path
        sys.meta_path = _Finders(finders)
        try:
            import PySide6.QtCore  # noqa: F401
        finally:
            finders[:] = sys.meta_path
            sys.meta_path = finders
    import_plainly()


def import_plainly() -> None:
    """Give Python's own `import` back, which PySide6 wraps when it is loaded.

    Its wrapper reads the source of every module loaded from then on and keeps it, to see whether the module may ask
    for other spellings of Qt's names (`from __feature__ import …`). None of ours does; pandas and its like cost a
    third more time with it, and 60 MiB.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Finders(list[Any]):
    """What finds modules, with PySide6's own finder in front for a while, which knows the modules in its library."""

    def insert(self, at: Any, finder: Any) -> None:
        super().insert(at, _LateFinder(finder) if hasattr(finder, "zfile") else finder)

    def remove(self, finder: Any) -> None:
        super().remove(next((one for one in self if getattr(one, "finder", one) is finder), finder))


class _LateFinder:
    """Finds what PySide6's finder does; has the late modules loaded when something of them is asked for."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec: ModuleSpec | None = self.finder.find_spec(name, path, target)
        if spec is not None and name in _LATE:
            spec.loader = _LateLoader(self.finder, name)  # type: ignore[assignment]
        return spec


class _LateLoader:
    def __init__(self, finder: Any, name: str) -> None:
        self.finder, self.name = finder, name

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _LateModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_wanted"] = self

    def load(self, module: ModuleType) -> None:
        """Run the module; PySide6 has given it another name meanwhile, by which its finder does not know it."""
        spec = module.__spec__
        assert spec is not None
        known, spec.name = spec.name, self.name
        try:
            self.finder.exec_module(module)
        finally:
            spec.name = known


class _LateModule(ModuleType):
    """A module that runs when something of it is asked for; what every module has is there before."""

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("__"):
            with _loading:
                loader = self.__dict__.pop("_wanted", None)
                if loader is not None:
                    try:
                        loader.load(self)
                    except BaseException:
                        self.__dict__["_wanted"] = loader
                        raise
                if name in self.__dict__:
                    return self.__dict__[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
