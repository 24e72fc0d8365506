"""A layout in the making, without Qt: what is thought of each column, what the person said, what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.services.layout_asker import Look

SET, ASK, SKIP = "set", "ask", "skip"
#: Fields in the order in which a person looks for them.
FIELDS = (
    "occurred_at", "clock", "amount", "in", "out", "fee", "net", "balance", "refunded", "order_ref", "channel_ref",
    "parent_ref", "batch_ref", "kind", "direction", "status", "counterparty", "text", "shop", "account", "currency",
)  # fmt: skip
LAYERS = ("order", "channel", "settlement", "bank", "ledger")
KINDS = (
    "payment", "refund", "fee", "commission", "subsidy", "adjustment", "hold", "release", "chargeback", "payout",
    "deposit", "withdrawal", "transfer", "other",
)  # fmt: skip
#: Fields that a table may have besides those that a starting layout names.
_BESIDE = (
    "balance", "order_ref", "channel_ref", "parent_ref", "batch_ref", "kind", "direction", "status", "counterparty",
    "text", "shop", "account", "currency",
)  # fmt: skip
#: What a cash account's debit and credit do to its balance: the other way round than on a bank's statement.
_IN_THE_BOOKS = {"借": 1, "借方": 1, "debit": 1, "dr": 1, "贷": -1, "贷方": -1, "貸": -1, "credit": -1, "cr": -1}
#: Where words of a type column say what kind a row is.
_WORDED = ("channel", "settlement")


@dataclass(slots=True)
class ColumnChoice:
    """One column: its header, its field ("" = passed over), whether that is certain, and fields that are as good."""

    name: str
    field: str = ""
    state: str = SKIP
    also: tuple[str, ...] = ()


@dataclass(slots=True)
class WordChoice:
    """One word of a kind or direction column; kind "" = by the sign; sign −1 turns its amounts."""

    field: str
    word: str
    count: int
    kind: str
    sign: int
    sure: bool


@dataclass(slots=True)
class LayoutDraft:
    """What the page fills in. Rows and total_row are line numbers of the table at hand; the rest becomes the layout.

    formats: ways to read the days, the chosen one first once date_state is "set". kind: of every row, where a layout
    that was taken over says so and no column does.
    """

    look: Look
    columns: list[ColumnChoice] = field(default_factory=list)
    header_row: int = 0
    first_row: int = 0
    rows: tuple[int, ...] = ()
    count: int = 0
    footer_rows: int = 0
    total: tuple[str, ...] = ()
    total_row: int = 0
    formats: list[tuple[str, ...]] = field(default_factory=list)
    date_state: str = SET
    decimal: str = "."
    grouping: str = ","
    fee_sign: int = 1
    out_sign: int = 1
    sign: int = 1
    layer: str = "channel"
    layer_state: str = ASK
    kind: str = ""
    currency: str = "CNY"
    currency_state: str = ASK
    account: str = ""
    account_said: bool = False  # by a person, be it that there is none
    shop: str = ""
    zone: str = ""
    title: str = ""
    provider: str = ""
    words: list[WordChoice] = field(default_factory=list)

    @classmethod
    def of_guess(cls, look: Look, said: Mapping[str, Any], keep: LayoutDraft | None = None) -> LayoutDraft:
        """Return a draft that begins with what the child thinks; keep: what the person typed stays."""
        names = [str(one["name"]) for one in said["columns"]]
        made = cls(
            look=look,
            columns=[
                ColumnChoice(name, str(one["field"]), str(one["state"]), tuple(one["also"]))
                for name, one in zip(names, said["columns"], strict=True)
            ],
            header_row=int(said["header_row"]),
            first_row=int(said["first_row"]),
            rows=tuple(int(one) for one in said["rows"]),
            count=int(said["count"]),
            footer_rows=int(said["footer_rows"]),
            total=tuple(str(one) for one in said["total"]),
            total_row=int(said["total_row"]),
            formats=[tuple(str(form) for form in one) for one in said["formats"]],
            date_state=ASK if len(said["formats"]) > 1 else SET,
            decimal=str(said["decimal"]),
            grouping=str(said["grouping"]),
            fee_sign=int(said["fee_sign"]),
            out_sign=int(said["out_sign"]),
            layer=str(said["layer"]),
            layer_state=str(said["layer_state"]),
            currency=str(said["currency"]),
            currency_state=str(said["currency_state"]),
        )
        made.take_words(said["words"])
        if keep is not None:
            made.account, made.account_said = keep.account, keep.account_said
            made.shop, made.zone = keep.shop, keep.zone
            made.title, made.provider = keep.title, keep.provider
        return made

    # ---- what the person says

    def choose(self, at: int, name: str) -> None:
        """Say what a column is; "" passes over it. Another column that was the same is asked about no more."""
        if name:
            excluded = {"amount": ("amount", "in", "out"), "in": ("in", "amount"), "out": ("out", "amount")}
            for one in self.columns:
                if one.field in excluded.get(name, (name,)):
                    one.field, one.state = "", SKIP
                elif one.state == ASK and not one.field and set(one.also) <= set(excluded.get(name, (name,))):
                    one.state = SKIP
        chosen = self.columns[at]
        chosen.field, chosen.state = name, SET if name else SKIP

    def choose_date(self, formats: tuple[str, ...]) -> None:
        """Say how days are written."""
        self.formats = [formats, *(one for one in self.formats if one != formats)]
        self.date_state = SET

    def choose_layer(self, layer: str) -> None:
        """Say what the file is."""
        self.layer, self.layer_state, self.kind = layer, SET, ""

    def choose_currency(self, currency: str) -> None:
        """Say the currency of what no column states."""
        self.currency, self.currency_state = currency.strip().upper(), SET

    def choose_account(self, account: str) -> None:
        """Say the account of rows that name none; "" for none, each file may have one of its own then."""
        self.account, self.account_said = account, True

    @property
    def account_meant(self) -> str:
        """Return the account of rows that name none: what a person said, else the layout's title.

        Tables without an account share one, so that two shops' figures would be one pair and set each other off. What
        vouchers are booked on is no account of the table: nothing is proposed for them.
        """
        if self.account_said or self.account or self.layer == "ledger" or self.place_of_field("account") >= 0:
            return self.account
        return self.title

    def confirm_words(self) -> None:
        """Agree with what the words are thought to mean."""
        for one in self.words:
            one.sure = True

    def choose_word(self, at: int, *, kind: str | None = None, sign: int | None = None) -> None:
        """Say what a word means."""
        one = self.words[at]
        one.kind, one.sign = one.kind if kind is None else kind, one.sign if sign is None else sign
        one.sure = True

    def take_words(self, said: Sequence[Mapping[str, Any]]) -> None:
        """Show other words (of another column); what was said of a word stays."""
        known = {(one.field, one.word): one for one in self.words if one.sure}
        found = []
        for one in said:
            made = WordChoice(
                str(one["field"]), str(one["word"]), int(one["count"]), str(one["kind"]), int(one["sign"]),
                bool(one["sure"]),
            )  # fmt: skip
            if self.layer == "ledger" and made.field == "direction":
                made.sign, made.sure = _IN_THE_BOOKS.get(made.word.strip().lower(), made.sign), False
            before = known.get((made.field, made.word))
            if before is not None:
                made.kind, made.sign, made.sure = before.kind, before.sign, True
            found.append(made)
        self.words = found

    def apply(self, layout: Mapping[str, Any]) -> list[str]:
        """Take over a layout that exists; return the columns that this table does not have, [] where it fits."""
        from app.services.layouts import missing_columns

        header = [one.name for one in self.columns]
        absent = missing_columns(layout, header)
        if absent:
            return absent
        for one in self.columns:
            one.field, one.state = "", SKIP
        for name, column in layout["columns"].items():
            self.columns[self._place(column, header)].field = name
        for one in self.columns:
            one.state = SET if one.field else SKIP
        self._apply_rest(layout)
        return []

    def propose(self, layout: Mapping[str, Any]) -> list[str]:
        """Take over a layout that nobody tried yet: what it does not name, and days, stay as thought of the table."""
        thought = [(one.field, one.state) for one in self.columns]
        money, days = (self.currency, self.currency_state), (self.formats, self.date_state)
        absent = self.apply(layout)
        if absent:
            return absent
        given = {one.field for one in self.columns}
        for one, (name, state) in zip(self.columns, thought, strict=True):
            if not one.field and name in _BESIDE and name not in given and (name != "direction" or "amount" in given):
                one.field, one.state = name, state
        if "currency" not in layout:
            self.currency, self.currency_state = money
        if days[0]:
            self.formats, self.date_state = days
        return []

    def _place(self, column: str, header: Sequence[str]) -> int:
        from app.importers.names import same_name
        from app.importers.part import place_of

        place = place_of(column)
        if 0 < place <= len(header):
            return place - 1
        return [same_name(one) for one in header].index(same_name(column))

    def _apply_rest(self, layout: Mapping[str, Any]) -> None:
        for name in ("decimal", "fee_sign", "out_sign", "sign", "account", "shop", "zone", "title", "provider"):
            if name in layout:
                setattr(self, name, layout[name])
        self.grouping = layout.get("grouping", "," if self.decimal == "." else ".")
        self.choose_layer(layout["layer"])
        self.kind = layout.get("kind", "")
        self.choose_currency(layout.get("currency", "CNY"))
        formats = layout.get("date_format")
        if formats:
            self.choose_date((formats,) if isinstance(formats, str) else tuple(formats))
        kinds, signs = layout.get("kinds", {}), layout.get("signs", {})
        self.words = [WordChoice("kind", word, 0, kind, signs.get(word, 1), True) for word, kind in kinds.items()]
        self.words += [WordChoice("direction", word, 0, "", sign, True) for word, sign in signs.items()]

    # ---- what comes of it

    def place_of_field(self, name: str) -> int:
        """Return the column of a field, −1 for none."""
        return next((at for at, one in enumerate(self.columns) if one.field == name), -1)

    @property
    def worded(self) -> bool:
        """Return whether words say what a row is."""
        return self.layer in _WORDED or any(one.field == "direction" for one in self.words)

    def words_shown(self) -> list[int]:
        """Return the places of the words that matter in this layer."""
        return [at for at, one in enumerate(self.words) if one.field == "direction" or self.layer in _WORDED]

    def form(self) -> dict[str, Any]:
        """Return where the rows stand, for a trial."""
        return {"header_row": self.header_row, "rows": list(self.rows), "total_row": self.total_row}

    def can_try(self) -> bool:
        """Return whether there is enough for a trial."""
        given = {one.field for one in self.columns}
        return "occurred_at" in given and bool({"amount", "in", "out"} & given) and bool(self.rows)

    def layout(self) -> dict[str, Any]:
        """Return the layout file's content as far as it is known; what is as usual is left out."""
        names = [one.name for one in self.columns]
        found: dict[str, Any] = {"title": self.title.strip(), "layer": self.layer}
        found["columns"] = {one.field: self._column_name(at, names) for at, one in enumerate(self.columns) if one.field}
        if self.formats and self.formats[0]:
            found["date_format"] = self.formats[0][0] if len(self.formats[0]) == 1 else list(self.formats[0])
        if self.kind and "kind" not in found["columns"]:
            found["kind"] = self.kind
        shown = [self.words[at] for at in self.words_shown()]
        kinds = {one.word: one.kind for one in shown if one.field == "kind" and one.kind}
        directed = self.place_of_field("direction") >= 0
        signs = {one.word: -1 for one in shown if one.sign < 0 and (one.field == "direction") == directed}
        usual_group = "," if self.decimal == "." else "."
        for name, value, usual in (
            ("kinds", kinds, {}), ("signs", signs, {}), ("sign", self.sign, 1), ("fee_sign", self.fee_sign, 1),
            ("out_sign", self.out_sign, 1), ("decimal", self.decimal, "."), ("grouping", self.grouping, usual_group),
            ("account", self.account_meant.strip(), ""), ("shop", self.shop.strip(), ""), ("zone", self.zone, ""),
            ("provider", self.provider.strip(), ""), ("footer_rows", self.footer_rows, 0),
            ("total", list(self.total), []), ("first_row", self.first_row, 0),
        ):  # fmt: skip
            if value != usual:
                found[name] = value
        found["currency"] = self.currency
        return found | self._recognition(names)

    def _recognition(self, names: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.header_row:
            header = list(names)
            while header and not header[-1]:
                header.pop()
            found["header"] = header
        else:
            found |= {"delimiter": self.look.delimiter} if self.look.delimiter else {}
        if len(self.look.sheets) > 1:
            found["sheet"] = self.look.sheet
        if self.look.encoding == "cp1252" or (self.look.encoding in ("gb18030", "big5") and not self.header_row):
            found["encoding"] = self.look.encoding
        return found

    def _column_name(self, at: int, names: Sequence[str]) -> str:
        """Return how the layout calls a column: by its header where that is its own, else by its place."""
        from app.importers.layouts.names import plain_name
        from app.importers.names import same_name

        mine = same_name(names[at])
        alone = bool(mine) and bool(plain_name(names[at])) and [same_name(one) for one in names].count(mine) == 1
        return names[at] if alone and self.header_row else f"[{at + 1}]"

    def why_not(self, remember: bool = True) -> tuple[str, dict[str, Any]]:
        """Return why the layout cannot be used yet, as key and parameters; ("", {}) where it can."""
        given = {one.field for one in self.columns}
        if not self.rows:
            return "mapping.no_rows", {}
        if "occurred_at" not in given:
            return "mapping.no_time", {}
        if not {"amount", "in", "out"} & given:
            return "mapping.no_amount", {}
        asked = next((at for at, one in enumerate(self.columns) if one.state == ASK), -1)
        if asked >= 0:
            return "mapping.ask_column", {"column": self.columns[asked].name or f"[{asked + 1}]"}
        if self.date_state == ASK:
            return "mapping.ask_date", {}
        if self.layer_state == ASK:
            return "mapping.ask_layer", {}
        if "currency" not in given and self.currency_state == ASK:
            return "mapping.ask_currency", {}
        if "currency" not in given and not (
            len(self.currency) == 3 and self.currency.isascii() and self.currency.isalpha()
        ):
            return "mapping.bad_currency", {}
        word = next((self.words[at].word for at in self.words_shown() if not self.words[at].sure), None)
        if word is not None:
            return "mapping.ask_word", {"word": word}
        return ("mapping.no_title", {}) if remember and not self.title.strip() else ("", {})
