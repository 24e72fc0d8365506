"""The chart palette is told apart by eyes that see fewer colours, and from its ground by all."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from app.ui.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, contrast

NAMES = ("c1", "c2", "c3", "c4", "c5", "c6")
#: Machado, Oliveira and Fernandes (2009), full severity, on linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
#: Smallest CIEDE2000 between any two colours that the look promises, less what rounding takes.
LEAST = {
    "light": {"normal": 18.7, "protan": 17.7, "deutan": 13.2, "tritan": 13.5},
    "dark": {"normal": 25.6, "protan": 14.2, "deutan": 12.9, "tritan": 14.0},
}


def lab(color: str, sight: np.ndarray) -> tuple[float, float, float]:
    parts = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    linear = np.clip(sight @ linear, 0, 1)
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    xyz = to_xyz @ linear / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return float(116 * f[1] - 16), float(500 * (f[0] - f[1])), float(200 * (f[1] - f[2]))


def ciede2000(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, two
    c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(c**7 / (c**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    dh = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dhh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if not c1 * c2 else (h1 + dh / 2) % 360
    t = 1 - 0.17 * math.cos(math.radians(hm - 30)) + 0.24 * math.cos(math.radians(2 * hm))
    t += 0.32 * math.cos(math.radians(3 * hm + 6)) - 0.2 * math.cos(math.radians(4 * hm - 63))
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -2 * math.sqrt(cm**7 / (cm**7 + 25**7)) * math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2))))
    parts = dl / sl, dc / sc, dhh / sh
    return math.sqrt(sum(part**2 for part in parts) + rt * parts[1] * parts[2])


def test_the_measure_is_the_published_one():
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864)) == pytest.approx(1.2630, abs=1e-4)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_series_are_told_apart(theme, sight):
    """UX 52: colour-blind-safe palette."""
    tokens = LIGHT if theme == "light" else DARK
    seen = {name: lab(tokens[name], SIGHT[sight]) for name in NAMES}
    least = min(ciede2000(seen[one], seen[two]) for one, two in combinations(NAMES, 2))
    assert least >= LEAST[theme][sight], least


@pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark", "light+", "dark+"]
)
def test_every_series_stands_out_from_its_ground(tokens):
    """UX 57, 60: 3:1 on the panel in every theme."""
    assert min(contrast(tokens[name], tokens["surface"]) for name in NAMES) >= 3
