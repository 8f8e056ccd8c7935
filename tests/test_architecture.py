"""The house stands: imports point down, leaves do not see each other, nothing unsafe is imported.

The floors are those of ``docs/architecture.md``. A new module gets one line in ``FLOORS``; a
new leaf (a rule, a parser, a report …) needs none, its folder has a floor already.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pubcheck.rules_digest import ON_THE_WAY

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]

# Modules of pubcheck/, lowest floor first.
FLOORS: dict[int, str] = {
    0: "phrase",
    1: "broken_lines code_points collecting columns compiled_patterns errors famous_names fold forgetting"
    " found gap installed lazy_pattern misread numbers pair_gate pattern_analysis pattern_clauses"
    " pattern_places pattern_steps pattern_words percent_coding quiet_libraries radicals required rules_digest single_thread span"
    " surnames sweep usage word_search",
    2: "allow charset custom discover document garbled key_file law quota refusal settings stylesheet"
    " toml_tables weights",
    3: "biff biff_beside biff_book biff_drawing biff_formula biff_reader biff_sheet cell_format cell_grid"
    " child compound_file compound_writer container docx_pictures docx_reader finding furniture layout"
    " lzfu mail_content members ocr ofd_document ofd_extras ofd_geometry ofd_lines ofd_package ofd_page"
    " ofd_paper ofd_path ofd_reader ofd_resources ofd_seal ofd_text ofd_unseen office_art office_password"
    " ole_object ooxml outlook_item outlook_reader page_gaps parser pdf_attached pdf_calls pdf_catalog"
    " pdf_chars pdf_extras pdf_furniture pdf_lines pdf_nesting pdf_objects pdf_open pdf_page pdf_pictures"
    " pdf_plain pdf_quick pdf_reader pdf_revisions pdf_shapes pdf_tables pdf_values picture_data pictures"
    " plain ppt97 ppt97_reader ppt97_shape property_set rtf_state rtf_story rtf_tokens rtf_words separated"
    " settings_values sheetml sheetml_book sheetml_caches sheetml_parts sheetml_reader sheetml_stream"
    " sheetml_strings sheetml_style slide_colours slide_masters slide_parts slide_reader slide_shapes"
    " slide_view stray_part target text word97 word97_extras word97_field word97_format word97_look"
    " word97_reader word97_remnants word97_story wordml wordml_line wordml_pages wordml_plain wordml_shape"
    " wordml_style wordml_text xml_tree",
    4: "accepted account_holders address_bounds address_places address_words affair_features affair_model"
    " affair_text affairs ailments apart attribute_rows birth_forms cast classifier clinical contact_cues"
    " complainants contact_features contact_model content_ground context_model context_reader context_windows copy_number crf declared"
    " declared_choices declared_twice coordinate_forms coordinate_places cycle_plates contact_lists callers listed_persons private_cues pupils asking cited_history declared_words disclosure_model"
    " document_values domains elements evidence features fingerprint ground_model ground_sentences grounds"
    " hashed_columns headings home_candidates home_cues home_entries home_features home_model homes informants"
    " known_grams labels landline_cues landline_forms legends linear_model mark_attached cited_days cited_standards cited_titles"
    " legend_clauses"
    " mark_candidates mark_choices mark_claims mark_columns mark_extent mark_lifted mark_lines mark_model mark_prose"
    " mark_published mark_read mark_register mark_release mark_shapes mark_spelling mark_surroundings"
    " mark_terms mark_variants marks matchers mention_features mobile_forms name_beside name_features name_form name_halves"
    " name_latin name_model name_places name_records name_repeats name_runs name_shape name_slots"
    " name_tables name_templates name_text namesakes normalize office_cues office_level paper_kind passages person_beside"
    " label_above person_candidates person_cues person_features person_model person_surroundings persons petitioners"
    " phone_beside pieces plate_forms profile publicity reading recognizer release_clauses repealed_rules release_records"
    " release_sentences release_words resident_digits resident_forms review role_features role_model roles"
    " birth_entries inserted_fields quantized sample scattered specimens stacked_cells stated_reason statements superseded symptoms tables table_heads title told trees validity"
    " torn_words waivers word_numbers release_doubts release_tellings release_values"
    " words",
    5: "advice attribute_figures baseline chosen corpus custom_rules decide exemptions masking payload reasons reporter"
    " rule rulebook sift value_search verdict web_document web_page wording",
    6: "detect gold named_marks",
    7: "pipeline",
    8: "doctor evaluate labelled pattern_file",
    9: "__init__ __main__ face",
}
# Folders of leaves: one file each, found by discovery, imported by nobody, not even by one another.
LEAVES = {"parsers": 3, "recognizers": 4, "classifiers": 4, "redactors": 5, "reports": 5, "rules": 6, "ledgers": 8}
# Leaves imported all the same, each with the reason.
ADMITTED: dict[tuple[str, str], str] = {}
# Folders whose modules work together.
ROOMS = {"archive": 8, "models": 9, "service": 9, "pubcheck_cli": 9}
# Folders that hold data, no code.
DATA = ("compiled", "lexicon", "profiles", "schema")

# Files with patterns for Chinese text, where Han characters are word characters.
PATTERNED = ("rules/", "recognizers/", "declared.py", "elements.py", "furniture.py", "matchers.py", "normalize.py")
PATTERNED += ("custom_rules.py", "roles.py", "title.py", "waivers.py")
UNSAFE = {
    *("pickle", "joblib", "dill", "cloudpickle", "shelve", "marshal"),  # they execute what they load
    *("socket", "ssl", "requests", "httpx", "aiohttp", "urllib3", "urllib.request", "http.client", "ftplib", "smtplib"),
}
MAX_LINES = 330
LONG: dict[str, str] = {}  # path: the reason why this file may be longer
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "core", "common", "misc"}


def sources(*folders: str) -> list[Path]:
    """All Python files below these folders of the checkout."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if not any(part == "__pycache__" or part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


CODE = sources("pubcheck", "cli", "models")


def label(path: Path) -> str:
    """The path of a file inside the checkout."""
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    """The dotted name under which the file is installed."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    parts[:1] = {"cli": ["pubcheck_cli"], "models": ["pubcheck", "models"]}.get(parts[0], parts[:1])
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The folder a module stands in, or the module itself where it stands in pubcheck/."""
    parts = module.split(".")
    if parts[0] != "pubcheck":
        return parts[0]
    return parts[1] if len(parts) > 1 else "__init__"


def floor(module: str) -> int | None:
    """The floor of a module; ``None`` if it has none yet."""
    place = room(module)
    if place in DATA:
        return 0
    if place in LEAVES or place in ROOMS:
        return LEAVES.get(place, ROOMS.get(place))
    return next((number for number, names in FLOORS.items() if place in names.split()), None)


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.Module, module: str, is_package: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(module, names taken from it) of every import, also of those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            if node.level:
                package = module.split(".")[: None if is_package and node.level == 1 else is_package - node.level]
                source = ".".join([*package, *filter(None, [source])])
            yield source, tuple(alias.name for alias in node.names)


def own_imports(path: Path, known: set[str]) -> set[str]:
    """The modules of ours that a file imports."""
    found = set()
    for source, names in imports(parsed(path), module_name(path), path.name == "__init__.py"):
        if source.split(".")[0] not in ("pubcheck", "pubcheck_cli"):
            continue
        submodules = {f"{source}.{name}" for name in names} & known
        found |= submodules
        if not names or len(submodules) < len(names):
            found.add(source)
    return found


@pytest.fixture(scope="module")
def graph() -> dict[str, set[str]]:
    known = {module_name(path) for path in CODE}
    return {module_name(path): own_imports(path, known) for path in CODE}


def complaint(module: str, target: str) -> str | None:
    """Why ``module`` may not import ``target``; ``None`` where it may."""
    here, there = room(module), room(target)
    if here == there and here not in LEAVES:
        return None
    if there in LEAVES and not (here == "models" or target == f"pubcheck.{there}" or (here, target) in ADMITTED):
        return f"{module} imports the leaf {target}; leaves are found by discovery"
    lower, upper = floor(target), floor(module)
    if lower is None or upper is None or lower <= upper:
        return None
    return f"{module} (floor {upper}) imports {target} (floor {lower}) above it"


def test_every_module_has_a_floor(graph: dict[str, set[str]]) -> None:
    homeless = sorted(module for module in graph if floor(module) is None)
    assert not homeless, f"give them a line in FLOORS of tests/test_architecture.py: {homeless}"


def test_imports_point_down(graph: dict[str, set[str]]) -> None:
    complaints = [
        text for module, targets in graph.items() for target in sorted(targets) if (text := complaint(module, target))
    ]
    assert not complaints, "\n".join(complaints)


def test_imports_make_no_circle(graph: dict[str, set[str]]) -> None:
    """Modules of one floor may use each other, but only one way."""
    rest = {module: {target for target in targets if target in graph} for module, targets in graph.items()}
    while rest:
        free = {module for module, targets in rest.items() if not targets - {module}}
        assert free, f"these import each other in a circle: {sorted(rest)}"
        rest = {module: targets - free for module, targets in rest.items() if module not in free}


# Modules that rules reach but that decide nothing of what they find: types, wording, settings and how they are read.
DECIDE_NOTHING = set(
    "accepted allow custom discover document errors finding gap installed phrase quota refusal review settings toml_tables".split()
)


def test_the_digest_of_the_rules_covers_the_way_to_a_finding(graph: dict[str, set[str]]) -> None:
    reached = {module for module in graph if module.startswith("pubcheck.rules.")} | {"pubcheck.detect"}
    rest = list(reached)
    while rest:
        new = graph.get(rest.pop(), set()) - reached
        reached |= new
        rest += new
    way = {room(module) for module in reached} - {"rules"} - DECIDE_NOTHING
    assert set(ON_THE_WAY) == way, "list them in pubcheck/rules_digest.py, or in DECIDE_NOTHING"


@pytest.mark.parametrize(
    ("module", "target", "allowed"),
    [
        ("pubcheck.pipeline", "pubcheck.detect", True),
        ("pubcheck.span", "pubcheck.pipeline", False),
        ("pubcheck.parsers.docx", "pubcheck.ooxml", True),
        ("pubcheck.parsers.docx", "pubcheck.parsers.html", False),
        ("pubcheck.rules.personal.email", "pubcheck.rules.personal.wechat", False),
        ("pubcheck.detect", "pubcheck.rules.personal.email", False),
        ("pubcheck.parsers.docx", "pubcheck.pipeline", False),
        ("pubcheck_cli.main", "pubcheck", True),
        ("pubcheck_cli.main", "pubcheck_cli.render", True),
        ("pubcheck.text", "pubcheck", False),
        ("pubcheck.text", "pubcheck_cli.main", False),
    ],
)
def test_the_floors_judge_rightly(module: str, target: str, allowed: bool) -> None:
    assert (complaint(module, target) is None) is allowed


def test_relative_and_lazy_imports_are_seen() -> None:
    tree = ast.parse("def run():\n    from .b import x\n    from .. import c\n    import pubcheck.d\n")
    found = [source for source, _ in imports(tree, "pubcheck.room.a")]
    assert sorted(found) == ["pubcheck", "pubcheck.d", "pubcheck.room.b"]
    in_package = list(imports(ast.parse("from . import a\nfrom ..d import e"), "pubcheck.room", is_package=True))
    assert in_package == [("pubcheck.room", ("a",)), ("pubcheck.d", ("e",))]


def test_folders_of_leaves_and_data_hold_no_list() -> None:
    """Their ``__init__`` is a docstring: a new file is found, nothing is registered."""
    for path in CODE:
        place = room(module_name(path))
        if path.name == "__init__.py" and (place in LEAVES or place in DATA):
            body = parsed(path).body
            assert len(body) <= 1, f"{label(path)} holds more than a docstring"


@pytest.mark.parametrize("path", CODE, ids=label)
def test_file(path: Path) -> None:
    """Its name says something, it is read at one glance, and it imports and loads nothing unsafe."""
    relative = label(path)
    assert path.stem not in VAGUE, f"{relative}: a name that says nothing"
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES or relative in LONG, f"{relative} has {lines} lines; split it, or give a reason in LONG"
    tree = parsed(path)
    for source, names in imports(tree, module_name(path)):
        taken = {source, source.split(".")[0], *(f"{source}.{name}" for name in names)}
        assert not taken & UNSAFE, f"{relative} imports {sorted(taken & UNSAFE)}"
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            assert isinstance(node.value, ast.Constant), relative
            assert node.value.value is False, f"{relative} unpickles"


BOUNDARY = re.compile(r"(?<!\\)(?:\\\\)*\\[bBwW]")


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the nodes that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }


def word_escapes(tree: ast.Module) -> list[int]:
    """Lines of string constants with a word escape, or with the backspace that a forgotten r makes of it."""
    skipped = docstrings(tree)
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
        if BOUNDARY.search(node.value) or "\b" in node.value
    ]


PATTERN_FILES = [path for path in CODE if label(path).removeprefix("pubcheck/").startswith(PATTERNED)]


@pytest.mark.parametrize("path", PATTERN_FILES, ids=label)
def test_patterns_use_no_word_boundary(path: Path) -> None:
    r"""``\b`` and ``\w`` miss numbers that stand next to Han characters: 身份证号11010519491231002X."""
    lines = word_escapes(parsed(path))
    assert not lines, f"{label(path)}: \\b or \\w in line {lines}; use (?<![0-9A-Za-z]) … (?![0-9A-Za-z])"


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        (r"P = r'\bA'", True),
        (r"P = '\\w+'", True),
        (r"P = '\bA'", True),
        (r"P = f'\\W{n}'", True),
        (r"P = r'\\b'", False),
        (r"P = r'[0-9]\d\s'", False),
        (r"'docstring: \\b'", False),
    ],
)
def test_word_boundaries_are_seen(source: str, caught: bool) -> None:
    assert bool(word_escapes(ast.parse(source))) is caught


def doubtful_braces(tree: ast.AST) -> list[int]:
    """Lines of f-strings in which ``{1, 3}`` is a tuple, where a repeat ``{{1,3}}`` was meant."""
    return [
        part.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
        if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Tuple | ast.Constant)
    ]


@pytest.mark.parametrize("path", CODE, ids=label)
def test_repeats_in_f_strings_are_no_tuples(path: Path) -> None:
    r"""``rf"年{1, 3}"`` is the pattern ``年\(1, 3\)``, which matches nothing."""
    assert not doubtful_braces(parsed(path))


def test_tuples_in_f_strings_are_seen() -> None:
    assert doubtful_braces(ast.parse('P = rf"[一二]{1, 3}年"'))
    assert not doubtful_braces(ast.parse('P = rf"[一二]{{1,3}}{YEAR}"'))


def test_no_exported_name_is_a_module() -> None:
    """``pubcheck.review`` is the module, so the function cannot be called review."""
    face = ROOT / "pubcheck" / "__init__.py"
    if not face.exists():
        pytest.skip("pubcheck/__init__.py is not written yet")
    modules = {path.stem for path in face.parent.glob("*.py")} | {path.parent.name for path in CODE}
    names = set()
    for node in parsed(face).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            names |= {alias.asname or alias.name for alias in node.names}
    assert not names & modules


def declared(*extras: str) -> set[str]:
    """The distributions that pyproject.toml declares, with those of these extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return {canonicalize_name(Requirement(line).name) for line in lines}


@cache
def providers() -> dict[str, set[str]]:
    """Which installed distributions hold a top-level module of a name."""
    found: dict[str, set[str]] = {}
    for dist in distributions():
        name = canonicalize_name(dist.name)
        for line in (dist.read_text("RECORD") or "").splitlines():
            found.setdefault(re.split(r"[/.,]", line, maxsplit=1)[0], set()).add(name)
    return found


@pytest.mark.parametrize(
    ("folders", "extras"),
    [
        # What only an extra brings is named in a parser's ``requires`` or asked for before it is imported.
        (("pubcheck", "cli"), ("fast", "ocr", "archives", "passwords", "remote", "parquet", "dask")),
        (("models",), ("train", "contexts")),
        (
            ("tests", "benchmarks", "corpora"),
            ("train", "contexts", "fast", "ocr", "archives", "passwords", "remote", "parquet", "dask", "dev"),
        ),
    ],
    ids=["runtime", "train", "dev"],
)
def test_imports_are_declared(folders: tuple[str, ...], extras: tuple[str, ...]) -> None:
    """What is imported from outside is a dependency in pyproject.toml, not a guest of somebody else's."""
    allowed = declared(*extras)
    providing = providers()
    ours = {"pubcheck", "pubcheck_cli", *(path.stem for path in sources(*folders))}
    ours |= {path.parent.name for path in sources(*folders)}
    known = ours | set(sys.stdlib_module_names) | {"tomllib"}  # tomllib: 3.11 and later, behind a version check
    for path in sources(*folders):
        if label(path).startswith("benchmarks/peers/run_") and path.stem != "run_pubcheck":
            continue  # runs in the environment of a peer, not in ours
        for source, _ in imports(parsed(path), "", path.name == "__init__.py"):
            top = source.split(".")[0]
            assert not top or top in known or providing.get(top, {top}) & allowed, (
                f"{label(path)} imports {top}, which pyproject.toml does not declare"
            )


def test_lock_is_up_to_date() -> None:
    """Every declared dependency is pinned by hash at a version that its line allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in lock.splitlines() if line and line[0] not in "# "]
    assert all(" --hash=sha256:" in pin for pin in pins)
    locked = [Requirement(pin.split(" --hash=")[0]) for pin in pins]
    for line in [
        *project["dependencies"],
        *(line for extra in ("train", "dev") for line in project["optional-dependencies"][extra]),
    ]:
        wanted = Requirement(line)
        versions = [
            str(pin.specifier)[2:] for pin in locked if canonicalize_name(pin.name) == canonicalize_name(wanted.name)
        ]
        assert wanted.name == "pubcheck" or versions, f"{line} is not locked; run make lock"
        assert all(wanted.specifier.contains(version) for version in versions), f"{line}: make lock"


def test_every_package_is_in_the_wheel() -> None:
    """``packages`` of pyproject.toml names each folder with an ``__init__.py``, and no other."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {module_name(path) for path in CODE if path.name == "__init__.py"}
    assert sorted(setuptools["packages"]) == sorted(folders)
    homes = {path.parent for path in CODE} - {path.parent for path in CODE if path.name == "__init__.py"}
    assert not homes, f"folders of Python files without __init__.py: {sorted(homes)}"
