"""Puts the settings that are seen at once on the program: theme, size, density, forms, keys.

Called with the settings at start, and after every change of one of `SEEN` by `Books.change_settings`; so a part
that changes a setting has nothing else to do.
"""

from __future__ import annotations

from app.config.settings import Settings
from app.ui import keymap as keys
from app.ui.forms import forms
from app.ui.theme import theme

_OF_THEME = ("theme", "text_size", "contrast", "density")
_OF_FORMS = ("day_form", "number_form", "mask_names", "red_negative")

#: Settings whose change is seen at once.
SEEN = frozenset({*_OF_THEME, *_OF_FORMS, "keys"})


def use(settings: Settings) -> None:
    """Show everything as the settings want it."""
    wanted = (settings.theme, settings.text_size / 100, settings.contrast, settings.density)
    if wanted != (theme.wanted, theme.scale, theme.contrast, theme.density):
        theme.apply(*wanted)
    forms.use(settings.day_form, settings.number_form, settings.mask_names, settings.red_negative)
    keys.keymap.set_own(keys.written(settings.keys))
