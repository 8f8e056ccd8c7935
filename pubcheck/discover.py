"""Finding the leaves of the house: a new file is found and nothing else is edited."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TypeVar

from pubcheck.errors import PubcheckError
from pubcheck.installed import plug_ins
from pubcheck.phrase import Phrase

Leaf = TypeVar("Leaf")


def collect(package: str, name: str, kind: type[Leaf]) -> tuple[Leaf, ...]:
    """All values called ``name`` in the modules below ``package``, and those of plug-ins.

    A leaf may be one value or a tuple of values (``RULES``). Plug-ins are installed
    packages with an entry point in the group named like ``package`` (``pubcheck.rules``)
    that points to such a value. The order is that of the dotted module names, so it is the
    same on every machine.

    :param kind: the type every value must have; it carries an ``id``.
    :raises PubcheckError: if a module lacks ``name``, a value has another type, or two
        values share an id.
    """
    found: list[Leaf] = []
    for module_name in sorted(_modules(package)):
        module = importlib.import_module(module_name)
        value = getattr(module, name, None)
        if value is None:
            raise PubcheckError(Phrase(f"{module_name} 没有定义 {name}", f"{module_name} does not define {name}"))
        found.extend(_checked(value, kind, module_name))
    for point in plug_ins(package):
        found.extend(_checked(point.load(), kind, point.value))
    seen: set[str] = set()
    for leaf in found:
        leaf_id = str(getattr(leaf, "id", ""))
        if leaf_id in seen:
            raise PubcheckError(Phrase(f"{package} 中编号重复：{leaf_id}", f"duplicate id in {package}: {leaf_id}"))
        seen.add(leaf_id)
    return tuple(found)


def _modules(package: str) -> list[str]:
    path = importlib.import_module(package).__path__
    return [info.name for info in pkgutil.walk_packages(path, package + ".") if not info.ispkg]


def _checked(value: object, kind: type[Leaf], origin: str) -> list[Leaf]:
    values: list[Leaf] = []
    for item in value if isinstance(value, tuple) else (value,):
        if not isinstance(item, kind):
            raise PubcheckError(
                Phrase(f"{origin} 的内容不是 {kind.__name__}", f"{origin} does not hold a {kind.__name__}")
            )
        values.append(item)
    return values
