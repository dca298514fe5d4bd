"""A picture of curves on two logarithmic axes, as SVG."""

from collections.abc import Mapping, Sequence
from html import escape
from math import floor, log10

Points = Sequence[tuple[float, float]]

_COLOURS = ("#0b6fa4", "#c4481d", "#3b8f3e", "#8a4fa3", "#a67c00", "#555555", "#d0568f", "#12a3a3")
_LEFT, _TOP, _WIDTH, _HEIGHT, _LEGEND = 70, 40, 460, 300, 230
_STYLE = (
    "text { font: 12px sans-serif } .title { font-size: 14px } "
    "line { stroke: #ddd } polyline { fill: none; stroke-width: 2 }"
)


def curves(title: str, axes: tuple[str, str], found: Mapping[str, Points]) -> str:
    """The curves of contenders, each with its name at the side; axes are named, and grow tenfold a line."""
    across = _decades([x for points in found.values() for x, _ in points])
    upwards = _decades([y for points in found.values() for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            _LEFT + _WIDTH * (log10(x) - across[0]) / (across[1] - across[0]),
            _TOP + _HEIGHT * (1 - (log10(y) - upwards[0]) / (upwards[1] - upwards[0])),
        )

    parts = [f'<text class="title" x="{_LEFT}" y="22">{escape(title)}</text>']
    for power in range(across[0], across[1] + 1):
        x, _ = place(10**power, 10 ** upwards[0])
        parts.append(f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP}" y2="{_TOP + _HEIGHT}"/>')
        parts.append(f'<text x="{x:.0f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in range(upwards[0], upwards[1] + 1):
        _, y = place(10 ** across[0], 10**power)
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y:.0f}" y2="{y:.0f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{10**power:,}</text>')
    for number, (name, points) in enumerate(found.items()):
        parts += _curve(name, [place(*point) for point in points], number)
    middle = _LEFT + _WIDTH / 2
    parts.append(f'<text x="{middle:.0f}" y="{_TOP + _HEIGHT + 38}" text-anchor="middle">{escape(axes[0])}</text>')
    parts.append(f'<text x="{_LEFT - 6}" y="{_TOP - 8}" text-anchor="end">{escape(axes[1])}</text>')
    size = f'width="{_LEFT + _WIDTH + _LEGEND}" height="{_TOP + _HEIGHT + 50}"'
    body = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{_STYLE}</style>\n{body}\n</svg>\n'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that lie around some values."""
    low, high = floor(log10(min(values))), floor(log10(max(values))) + 1
    return low, high


def _curve(name: str, places: Points, number: int) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
    at = _TOP + 14 + 20 * number
    side = _LEFT + _WIDTH + 16
    return [
        f'<polyline points="{line}" stroke="{colour}"/>{dots}',
        f'<circle cx="{side}" cy="{at - 4}" r="4" fill="{colour}"/>',
        f'<text x="{side + 12}" y="{at}">{escape(name)}</text>',
    ]
