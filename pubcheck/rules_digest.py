"""What the rules are, in twelve characters that change with whatever decides what they find."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubcheck.installed import plug_ins

if TYPE_CHECKING:
    from importlib.abc import Traversable

# Beside the rules themselves: all modules on the way from a rule to a finding. A test compares them with the imports.
ON_THE_WAY = tuple(
    "account_holders address_words affair_features affair_model affair_text affairs ailments asking"
    " attribute_rows birth_entries birth_forms callers cited_days cited_history cited_standards"
    " cited_titles clinical code_points compiled_patterns complainants contact_cues contact_features"
    " contact_lists contact_model content_ground context_model context_reader context_windows coordinate_forms coordinate_places"
    " copy_number cycle_plates declared declared_choices declared_twice declared_words detect domains fold forgetting"
    " found ground_model ground_sentences grounds headings home_candidates home_cues home_entries home_features"
    " home_model homes informants inserted_fields label_above labels landline_cues landline_forms law"
    " lazy_pattern legend_clauses legends linear_model listed_persons mark_attached mark_candidates"
    " mark_choices mark_claims mark_columns mark_extent mark_lifted mark_lines mark_model mark_prose mark_published"
    " mark_read mark_register mark_release mark_shapes mark_spelling mark_surroundings mark_terms"
    " mark_variants marks matchers mobile_forms name_form name_shape name_tables name_text numbers"
    " office_level passages pattern_analysis pattern_clauses pattern_places pattern_words person_cues"
    " persons petitioners phone_beside pieces plate_forms publicity pupils quantized reading release_clauses"
    " release_doubts release_records release_sentences release_tellings release_values release_words"
    " repealed_rules required resident_digits resident_forms role_features rule scattered single_thread span specimens"
    " stacked_cells stated_reason statements superseded surnames sweep symptoms table_heads tables text"
    " told trees usage validity waivers weights word_search words".split()
)
_MODELS = (
    "affairs",
    "asking",
    "contacts",
    "contexts",
    "grounds",
    "homes",
    "marks",
    "mentions",
    "roles",
)  # that rules ask, or that settle roles
_PLUG_INS = ("pubcheck.rules", "pubcheck.recognizers", "pubcheck.classifiers")


@cache
def rules_digest() -> str:
    """Twelve characters that change whenever the source of a rule, of a plug-in, or of a module on its way to a finding, does."""
    digest = hashlib.sha256()
    _add(digest, _python_files(files("pubcheck.rules")))
    for name in ON_THE_WAY:
        digest.update(name.encode() + (files("pubcheck") / f"{name}.py").read_bytes())
    digest.update((files("pubcheck") / "compiled" / "patterns.json").read_bytes())
    for group in _PLUG_INS:
        for point in plug_ins(group):
            digest.update(f"{group} {point.name} {point.value}".encode())
            _add(digest, _sources_of(point.value.partition(":")[0].partition(".")[0]))
    for model in _MODELS:
        digest.update((files(f"pubcheck.models.{model}") / "manifest.toml").read_bytes())
    return digest.hexdigest()[:12]


def _add(digest: Any, sources: Iterable[tuple[str, Traversable]]) -> None:
    """Adds the files, in the order of their names."""
    for name, source in sorted(sources, key=lambda entry: entry[0]):
        digest.update(name.encode() + source.read_bytes())


def _sources_of(package: str) -> Iterator[tuple[str, Traversable]]:
    """The Python files of a plug-in's package, or its one module; none where it has none that can be read."""
    spec = find_spec(package)
    if spec is not None and spec.submodule_search_locations:
        for folder in spec.submodule_search_locations:
            yield from _python_files(Path(folder))
    elif spec is not None and spec.origin and Path(spec.origin).is_file():
        yield package, Path(spec.origin)


def _python_files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _python_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".py"):
            yield prefix + entry.name, entry
