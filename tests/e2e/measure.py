"""Measure a rendered page: where characters, ink and lines are, in millimetres from the paper's left and upper edge."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page as PlumberPage
from PIL import Image, ImageChops

__all__ = ["Box", "Glyph", "Line", "Page", "Rule", "pages"]

_MILLIMETRES = 25.4 / 72
_DOTS_PER_INCH = 300
_PIXEL = 25.4 / _DOTS_PER_INCH
_SAME_LINE = 0.6
"""Baselines nearer than this are of one line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is set."""

    text: str
    left: float
    """Left edge of its advance box."""
    right: float
    baseline: float
    font: str
    size: float
    """In points."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline, from left to right, without spaces."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @property
    def fonts(self) -> set[str]:
        return {glyph.font for glyph in self.glyphs}


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the page."""

    left: float = 0.0
    top: float = 0.0
    right: float = 210.0
    bottom: float = 297.0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    left: float
    right: float
    middle: float
    thickness: float


class Page:
    """One page of a PDF."""

    def __init__(self, page: PlumberPage) -> None:
        self._page = page
        self._height = float(page.height)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines from top to bottom, the page number among them."""
        return tuple(Line(tuple(sorted(glyphs, key=lambda glyph: glyph.left))) for glyphs in self._rows())

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the type area."""
        return tuple(line for line in self.lines if line.baseline < 264.0)

    @property
    def number(self) -> Line | None:
        """The line of the page number; None when the page has none."""
        return next((line for line in self.lines if line.baseline > 266.0), None)

    def ink(self, box: Box | None = None) -> Box:
        """Return the bounds of what is printed within a part of the page."""
        return self._bounds(self._dark, box or Box())

    def red(self, box: Box | None = None) -> Box:
        """Return the bounds of what is printed in red within a part of the page."""
        return self._bounds(self._red, box or Box())

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every drawn horizontal line longer than 150 mm, from top to bottom; one drawn in pieces is one."""
        found = sorted(self._rules(), key=lambda rule: rule.middle)
        grouped = (list(group) for _, group in groupby(found, key=lambda rule: round(rule.middle, 1)))
        joined = (
            Rule(
                min(rule.left for rule in group),
                max(rule.right for rule in group),
                group[0].middle,
                max(rule.thickness for rule in group),
            )
            for group in grouped
        )
        return tuple(rule for rule in joined if rule.right - rule.left > 150)

    def _rows(self) -> Iterator[list[Glyph]]:
        glyphs = sorted(self._glyphs(), key=lambda glyph: glyph.baseline)
        row: list[Glyph] = []
        for glyph in glyphs:
            if row and glyph.baseline - row[-1].baseline > _SAME_LINE:
                yield row
                row = []
            row.append(glyph)
        if row:
            yield row

    def _glyphs(self) -> Iterator[Glyph]:
        for char in self._page.chars:
            if char["text"].strip():
                yield Glyph(
                    char["text"],
                    char["x0"] * _MILLIMETRES,
                    char["x1"] * _MILLIMETRES,
                    (self._height - char["matrix"][5]) * _MILLIMETRES,
                    char["fontname"].partition("+")[2] or char["fontname"],
                    char["size"],
                )

    def _rules(self) -> Iterator[Rule]:
        for drawn in (*self._page.rects, *self._page.lines, *self._page.curves):
            left, right, top, bottom = (drawn[side] * _MILLIMETRES for side in ("x0", "x1", "top", "bottom"))
            stroke = (drawn.get("linewidth") or 0.0) * _MILLIMETRES if bottom - top < 0.01 else 0.0
            if bottom - top < 1.0 and right - left > 1.0:
                yield Rule(left, right, (top + bottom) / 2, max(bottom - top, stroke))

    @cached_property
    def _picture(self) -> Image.Image:
        return self._page.to_image(resolution=_DOTS_PER_INCH).original.convert("RGB")

    @cached_property
    def _dark(self) -> Image.Image:
        return self._picture.convert("L").point(lambda value: 255 if value < 160 else 0)

    @cached_property
    def _red(self) -> Image.Image:
        red, green, _ = self._picture.split()
        return ImageChops.subtract(red, green).point(lambda value: 255 if value > 100 else 0)

    @staticmethod
    def _bounds(picture: Image.Image, box: Box) -> Box:
        edges = [round(edge / _PIXEL) for edge in (box.left, box.top, box.right, box.bottom)]
        bounds = picture.crop((edges[0], edges[1], edges[2], edges[3])).getbbox()
        assert bounds is not None, f"nothing is printed in {box}"
        left, top = edges[0], edges[1]
        return Box(*((edge + offset) * _PIXEL for edge, offset in zip(bounds, (left, top, left, top), strict=True)))


def pages(path: Path) -> tuple[Page, ...]:
    """Open a PDF."""
    return tuple(map(Page, pdfplumber.open(io.BytesIO(path.read_bytes())).pages))
