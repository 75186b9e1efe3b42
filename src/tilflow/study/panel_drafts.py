"""Tubes and panels drafted from FCS files, to be completed by a person."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tilflow.errors import InputError
from tilflow.study.files import count, read_each
from tilflow.study.naming import Guess, make_identifiers
from tilflow.study.scaffold import Draft
from tilflow.study.tree import Tree

if TYPE_CHECKING:
    from tilflow.cytometry.fcs.reading import FcsHeader

SCATTER: Final = re.compile(r"(FSC|SSC)-?([AHW])", re.I)
TIME: Final = re.compile(r"time|hdr-t", re.I)
PULSE: Final = re.compile(r"[ -][AHW]$", re.I)
OTHER_SCATTER: Final = re.compile(r"(fsc?|ssc?)\b", re.I)
NO_MARKER: Final = re.compile(r"(fsc?\b|ssc?\b|time|hdr-|event|sort|width|index)", re.I)
"""Scatter, and what an instrument adds that is no fluorescence."""


@dataclass(frozen=True)
class PanelDraft:
    """A panel and the files it is for.

    Attributes
    ----------
    name
        Name of a shipped panel, or the path of the file to write, relative to the study.
    text
        The file; "" for a shipped panel.
    paths
        FCS files whose channels these are.
    """

    name: str
    text: str
    paths: tuple[Path, ...] = field(repr=False)


def draft_blood(tubes: Sequence[Path], guesses: Sequence[Guess], tree: Tree) -> Draft:
    """Return the draft of ``blood_samples.tsv`` and of its panels.

    Parameters
    ----------
    tubes
        The FCS files.
    guesses
        What their names tell.
    tree
        The tree they lie in; where it holds one FlowJo workspace, the panels gate by that.
    """
    from tilflow.cytometry.fcs.reading import read_fcs_header

    headers: dict[Path, FcsHeader] = {}
    notes = []
    for path, header in read_each(list(tubes), read_fcs_header).items():
        if isinstance(header, InputError):
            notes.append(f"could not be read: {header}")
        else:
            headers[path] = header
    workspaces = [path for path in tree.files if path.suffix.lower() == ".wsp"]
    drafts = draft_panels(headers, workspace=str(workspaces[0]) if len(workspaces) == 1 else "")
    panel_of = {path: draft.name for draft in drafts for path in draft.paths}
    ids = make_identifiers([tree.relative(path) for path in tubes])
    rows = [
        {
            "sample_id": sample_id,
            "patient_id": guess.patient_id,
            "visit": guess.visit,
            "fcs": tree.name(path),
            "panel": panel_of.get(path, ""),
            "control_type": guess.control_type,
        }
        for path, guess, sample_id in zip(tubes, guesses, ids, strict=True)
    ]
    notes += [f"panel {each.name}: {count(len(each.paths), 'FCS file')}" for each in drafts]
    files = {draft.name: draft.text for draft in drafts if draft.text}
    return Draft({"blood_samples.tsv": rows}, files, tuple(notes))


def draft_panels(headers: Mapping[Path, "FcsHeader"], *, workspace: str = "") -> list[PanelDraft]:
    """Return one panel for all files with the same channels and markers.

    Parameters
    ----------
    headers
        Path → header; their order is that of the drafts.
    workspace
        A FlowJo workspace to gate by, where the files come with one.
    """
    groups: dict[tuple[object, ...], list[Path]] = {}
    for path, header in headers.items():
        has_matrix = bool({"spill", "spillover"} & set(header.keywords))
        groups.setdefault((header.channels, header.markers, has_matrix), []).append(path)
    firsts = [headers[paths[0]] for paths in groups.values()]
    names = _name_panels([header.keywords.get("cyt", "") for header in firsts])
    drafts = []
    for name, header, paths in zip(names, firsts, groups.values(), strict=True):
        shipped = _find_shipped(header)
        text = "" if shipped else _format_panel(name, header, len(paths), workspace)
        drafts.append(PanelDraft(shipped or f"panels/{name}.yaml", text, tuple(paths)))
    return drafts


def _name_panels(cytometers: Sequence[str]) -> list[str]:
    """Return a name for each group: its cytometer, numbered where several share it."""
    stems = [re.sub(r"[^a-z0-9]+", "_", each.lower()).strip("_") or "panel" for each in cytometers]
    return [
        stem if stems.count(stem) == 1 else f"{stem}_{stems[: place + 1].count(stem)}"
        for place, stem in enumerate(stems)
    ]


def _find_shipped(header: "FcsHeader") -> str:
    """Return the shipped panel that has exactly the file's markers, where there is one."""
    from tilflow.cytometry.panel import check_panel_fits, list_shipped, read_panel

    stated = {marker for marker in header.markers if marker}
    for name in list_shipped("panels"):
        panel = read_panel(name)
        if set(panel.channels.values()) == stated and not check_panel_fits(panel, header):
            return name
    return ""


def _format_panel(name: str, header: "FcsHeader", n_files: int, workspace: str) -> str:
    files = count(n_files, "file")
    has_matrix = bool({"spill", "spillover"} & set(header.keywords))
    markers = dict(zip(header.channels, header.markers, strict=True))
    time = next((channel for channel in markers if TIME.fullmatch(channel)), "")
    lines = [
        f"# Drafted by `tilflow init` from the channels of {files}"
        + (f" of a {cytometer}." if (cytometer := header.keywords.get("cyt")) else "."),
        f"name: {name}",
        "# A shipped strategy's name, or a YAML, Gating-ML (.xml) or FlowJo (.wsp) file.",
        f"strategy: {_quote(_choose_strategy(markers.values(), workspace))}".rstrip(),
        f"spillover: {'file' if has_matrix else 'none'}",
        f"time: {_quote(time) or _EMPTY}",
        *_scatter(markers),
        "# Channel: marker. Channels that are left out are not used.",
        "channels:",
        *_channels(markers),
    ]
    return "\n".join(lines) + "\n"


_EMPTY: Final = '""'


def _scatter(markers: Mapping[str, str]) -> Iterator[str]:
    roles: dict[str, str] = {}
    for channel in markers:
        if found := SCATTER.fullmatch(channel):
            roles.setdefault(f"{found[1]}-{found[2]}".upper(), channel)
    yield "scatter:" if roles else "scatter: {}"
    yield from (f"  {role}: {_quote(channel)}" for role, channel in roles.items())


def _channels(markers: Mapping[str, str]) -> Iterator[str]:
    """Yield a line a channel; what is no marker of its own is commented out, with the reason."""
    # Of a pulse's area, height and width the area is gated: it comes first.
    order = sorted(markers, key=lambda channel: not channel.upper().endswith("-A"))
    channel_of: dict[str, str] = {}
    for channel in order:
        marker = markers[channel].strip()
        if not _is_unstated(channel, marker) and not NO_MARKER.match(channel):
            channel_of.setdefault(marker, channel)
    for channel, marker in ((each, markers[each].strip()) for each in markers):
        if channel_of.get(marker) == channel:
            yield f"  {_quote(channel)}: {_quote(marker)}"
        elif marker in channel_of:
            yield f"  # {_quote(channel)}:   {marker} is read from {channel_of[marker]}"
        elif OTHER_SCATTER.match(channel) and not SCATTER.fullmatch(channel):
            yield f"  # {_quote(channel)}:   scatter: name it there, such as FSC-A: {channel}"
        elif not NO_MARKER.match(channel):
            yield f"  # {_quote(channel)}:   no marker stated"


def _is_unstated(channel: str, marker: str) -> bool:
    """Whether the file names no marker: some instruments then repeat the channel."""
    return not marker or PULSE.sub("", marker).lower() == PULSE.sub("", channel).lower()


def _choose_strategy(markers: Iterable[str], workspace: str) -> str:
    """Return a strategy whose markers are all there; "" where a person must choose."""
    if workspace:
        return workspace
    from tilflow.cytometry.panel import list_shipped, read_panel

    stated = set(markers)
    for name in list_shipped("panels"):
        panel = read_panel(name)
        if set(panel.channels.values()) <= stated:
            return panel.strategy
    return ""


def _quote(text: str) -> str:
    """Return `text` as YAML writes it, with quotes where it would be read as something else."""
    if not text:
        return ""
    import yaml

    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=10_000)
    return dumped.removesuffix("...\n").strip()
