"""A panel: which channel carries which marker, and how its tube is to be gated."""

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Final

from pydantic import field_validator, model_validator

from tilflow.cytometry.fcs.reading import FcsHeader
from tilflow.errors import InputError
from tilflow.model_file import read_yaml, validate
from tilflow.section import Section, knob

SCATTER: Final = ("FSC-A", "FSC-H", "FSC-W", "SSC-A", "SSC-H", "SSC-W")
"""Roles that gates name; a panel maps them to the channels of its instrument."""


class Panel(Section):
    """The panel of a tube, as its YAML file holds it."""

    name: str = knob(..., "Name of the panel.", min_length=1)
    strategy: str = knob(
        ...,
        "Name of a shipped strategy, or a file relative to the panel's: YAML, Gating-ML 2.0 (.xml) "
        "or FlowJo workspace (.wsp).",
        min_length=1,
    )
    workspace_sample: str = knob(
        "", "Sample of the workspace whose gates are used; empty takes the one of the file's name."
    )
    spillover: str = knob(
        "file", "file (keyword of the FCS file), none, or a CSV file relative to the panel's."
    )
    time: str = knob("Time", "Channel of the time of each event; empty where there is none.")
    scatter: dict[str, str] = knob(
        {"FSC-A": "FSC-A", "FSC-H": "FSC-H", "SSC-A": "SSC-A"},
        "Role (FSC-A, FSC-H, FSC-W, SSC-A, SSC-H, SSC-W) → channel ($PnN).",
    )
    channels: dict[str, str] = knob(..., "Channel ($PnN) → marker.", min_length=1)
    intensities: tuple[str, ...] = knob(
        (), "Markers whose median intensity goes to the tables, for every population."
    )
    folder: str = knob("", "Folder that relative paths start from; set on reading.", exclude=True)

    @field_validator("scatter")
    @classmethod
    def _check_roles(cls, scatter: dict[str, str]) -> dict[str, str]:
        unknown = sorted(set(scatter) - set(SCATTER))
        if unknown:
            message = f"unknown role {unknown[0]!r}; allowed: {', '.join(SCATTER)}"
            raise ValueError(message)
        return scatter

    @model_validator(mode="after")
    def _check_markers(self) -> "Panel":
        markers = [*self.channels.values(), *self.scatter]
        twice = sorted({marker for marker in markers if markers.count(marker) > 1})
        if twice:
            message = f"marker {twice[0]!r} is given to two channels"
            raise ValueError(message)
        unknown = sorted(set(self.intensities) - set(self.channels.values()))
        if unknown:
            message = f"intensities: {unknown[0]!r} is not a marker of the panel"
            raise ValueError(message)
        return self

    @property
    def dimensions(self) -> dict[str, str]:
        """Name that gates use (marker or scatter role) → channel."""
        return {**self.scatter, **{marker: channel for channel, marker in self.channels.items()}}

    def resolve(self, name: str) -> Path:
        """Return the path of a file that the panel names."""
        return Path(self.folder) / name


def list_shipped(kind: str) -> list[str]:
    """Return the names of the shipped ``panels`` or ``strategies``."""
    folder = resources.files("tilflow.cytometry") / kind
    return sorted(item.name[:-5] for item in folder.iterdir() if item.name.endswith(".yaml"))


def find_shipped(kind: str, name: str) -> Path | None:
    """Return the path of a shipped file by its name, or None."""
    path = Path(str(resources.files("tilflow.cytometry") / kind / f"{name}.yaml"))
    return path if path.is_file() else None


def read_panel(source: Path | str) -> Panel:
    """Read a panel from a YAML file, or one that is shipped by its name.

    Raises
    ------
    InputError
        Where there is no such panel, or the file is wrong: every wrong key at once.

    Examples
    --------
    >>> read_panel("whole_blood").channels["FITC-A"]
    'CD3'
    """
    path = Path(source)
    if not path.is_file():
        shipped = find_shipped("panels", str(source))
        if shipped is None:
            message = (
                f"{source}: no such panel file, and no shipped panel; shipped: "
                f"{', '.join(list_shipped('panels'))}"
            )
            raise InputError(message)
        path = shipped
    content = read_yaml(path)
    content["folder"] = str(path.parent)
    return validate(Panel, content, source=str(source))


def derive_panel(header: FcsHeader, *, strategy: str) -> Panel:
    """Build a panel from what the file says of its channels: ``$PnS`` where given, else ``$PnN``.

    Serves files without a panel: a Gating-ML or FlowJo strategy, or one that names channels.
    """
    scatter, channels, time = {}, {}, ""
    for channel, marker in zip(header.channels, header.markers, strict=True):
        if channel.upper() in SCATTER:
            scatter[channel.upper()] = channel
        elif channel.lower().startswith("time"):
            time = channel
        else:
            channels[channel] = marker or channel
    taken = list(channels.values())
    channels = {c: m if taken.count(m) == 1 else c for c, m in channels.items()}
    has_matrix = any(key in header.keywords for key in ("spill", "spillover"))
    return Panel(
        name="from_file",
        strategy=strategy,
        spillover="file" if has_matrix else "none",
        time=time,
        scatter=scatter,
        channels=channels,
    )


def check_panel_fits(panel: Panel, header: FcsHeader) -> list[str]:
    """Return what of the panel the file does not have, as sentences; empty where all is there.

    Examples
    --------
    >>> header = FcsHeader(name="a.fcs", version="3.1", channels=("FSC-A", "FITC-A"),
    ...     markers=("", "CD3"), ranges=(1.0, 1.0), n_events=1, keywords={}, timestep=1.0,
    ...     volume_ul=None)
    >>> panel = Panel(name="p", strategy="s", spillover="none", time="",
    ...     scatter={"FSC-A": "FSC-A"}, channels={"FITC-A": "CD4", "PE-A": "CD8"})
    >>> for problem in check_panel_fits(panel, header): print(problem)
    channel FITC-A: the panel says CD4, the file says CD3
    channel PE-A of CD8 is not in the file
    """
    stated = dict(zip(header.channels, header.markers, strict=True))
    problems = []
    for name, channel in panel.dimensions.items():
        if channel not in stated:
            problems.append(f"channel {channel} of {name} is not in the file")
        elif channel in panel.channels and _differs(name, stated[channel]):
            problems.append(
                f"channel {channel}: the panel says {name}, the file says {stated[channel]}"
            )
    if panel.time and panel.time not in stated:
        problems.append(f"time channel {panel.time} is not in the file")
    if panel.spillover == "file" and not {"spill", "spillover"} & set(header.keywords):
        problems.append("the file has no spillover matrix ($SPILLOVER or SPILL)")
    return problems


def find_missing(panel: Panel, header: FcsHeader) -> list[str]:
    """Return the markers and scatter roles of the panel whose channel the file lacks."""
    return [name for name, channel in panel.dimensions.items() if channel not in header.channels]


def _differs(marker: str, stated: str) -> bool:
    wanted, given = _plain(marker), _plain(stated)
    return bool(given) and wanted not in given and given not in wanted


def _plain(text: str | Iterable[str]) -> str:
    return "".join(letter for letter in text if letter.isalnum()).lower()
