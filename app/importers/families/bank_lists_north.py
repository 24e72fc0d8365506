"""Layouts of banks of Sweden, Denmark, Finland, Norway, Poland and the Czech Republic, one entry a layout.

Columns as several public importers and their tests show them (2026). Traps: SEB prints three figures behind a point;
a row that is not booked yet says so in place of its day; Polish lists are in Windows-1250; mBank writes the currency
behind the amount, or not at all; DNB prints amounts with a point or a comma, SpareBank 1 money out below zero or not.
"""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_lists_europe import central

_YEAR_FIRST = ("%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y")
_DAY_FIRST = ("%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")

_se = partial(BankLayout, western=True, dates=_YEAR_FIRST, decimal=",", grouping=" ", default="SEK",
              zone="Europe/Stockholm")  # fmt: skip
_dk = partial(BankLayout, western=True, decimal=",", grouping=".", default="DKK", zone="Europe/Copenhagen")
_fi = partial(BankLayout, western=True, decimal=",", grouping=" ", default="EUR", zone="Europe/Helsinki")
_no = partial(BankLayout, western=True, dates=_DAY_FIRST, default="NOK", zone="Europe/Oslo")
_pl = partial(BankLayout, western=True, dates=_YEAR_FIRST, default="PLN", zone="Europe/Warsaw", codepage="cp1250")

NORTH = (
    _se(
        bank="SEB", decimal=".", grouping="",
        header=("Bokföringsdatum", "Valutadatum", "Verifikationsnummer", ("Text", "Text/mottagare"), "Belopp", "Saldo"),
        day="Bokföringsdatum", amount="Belopp", balance="Saldo", ref="Verifikationsnummer",
        text=(("Text", "Text/mottagare"),),
    ),
    _se(
        bank="Swedbank", decimal="", grouping="",
        header=(("Radnummer", "Radnr"), ("Clearingnummer", "Clearingnr"), ("Kontonummer", "Kontonr"), "Produkt",
                "Valuta", "Bokföringsdag", "Transaktionsdag", "Beskrivning", "Belopp"),
        day="Bokföringsdag", amount="Belopp", currency="Valuta", balance="Bokfört saldo",
        account=("Kontonummer", "Kontonr"),
        text=("Beskrivning", "Referens"),
    ),
    _se(
        bank="Handelsbanken",
        header=("Reskontradatum", "Transaktionsdatum", "Text", "Belopp", "Saldo"),
        day="Reskontradatum", amount="Belopp", balance="Saldo", text=("Text",),
    ),
    _dk(
        bank="Danske Bank", dates=("%d.%m.%Y", "%d-%m-%Y"),
        header=("Dato", "Tekst", "Beløb", "Saldo", "Status", "Afstemt"),
        day="Dato", amount="Beløb", balance="Saldo", text=("Tekst",), status="Status", pending=("venter",),
        done=("udført",),
    ),
    _dk(
        bank="Nordea (Denmark)", dates=_YEAR_FIRST,
        header=("Bogføringsdato", "Beløb", "Afsender", "Modtager", "Navn", "Beskrivelse", "Saldo", "Valuta"),
        day="Bogføringsdato", amount="Beløb", balance="Saldo", currency="Valuta", party=("Navn",),
        text=("Beskrivelse",), unbooked=("reserveret",),
    ),
    _fi(
        bank="Nordea (Finland)", dates=_YEAR_FIRST,
        header=("Kirjauspäivä", "Määrä", "Maksaja", "Maksunsaaja", "Nimi", "Otsikko", "Viitenumero"),
        day="Kirjauspäivä", amount="Määrä", balance="Saldo", gaps=True, currency="Valuutta", party=("Nimi", "Otsikko"),
        text=("Otsikko", "Viesti"), ref="Viitenumero",
    ),
    _fi(
        bank="OP", dates=_DAY_FIRST,
        header=("Kirjauspäivä", "Arvopäivä", "Määrä EUROA", ("Laji", "Tapahtumalajikoodi"), "Selitys", "Saaja/Maksaja",
                "Viite"),
        day="Kirjauspäivä", amount="Määrä EUROA", party=("Saaja/Maksaja",), subtype=("Selitys",), text=("Viesti",),
        ref="Viite", chained=False,
    ),
    _no(
        bank="DNB", decimal="", grouping=" ",
        header=("Dato", "Forklaring", "Rentedato", "Ut fra konto", "Inn på konto"),
        day="Dato", into="Inn på konto", out="Ut fra konto", text=("Forklaring",), chained=False,
    ),
    _no(
        bank="SpareBank 1", decimal=",", grouping=" ",
        header=("Dato", "Beskrivelse", "Rentedato", "Inn", "Ut", "Til konto", "Fra konto"),
        day="Dato", into="Inn", out="Ut", out_sign=0, text=("Beskrivelse",), chained=False,
    ),
)  # fmt: skip

EAST = (
    _pl(
        bank="mBank", decimal=",", grouping=" ", default="",
        header=("Data operacji", central("Data księgowania"), "Opis operacji", central("Tytuł"), "Nadawca/Odbiorca",
                "Numer konta", "Kwota", "Saldo po operacji"),
        day="Data operacji", amount="Kwota", balance="Saldo po operacji", currency="Kwota", party=("Nadawca/Odbiorca",),
        subtype=("Opis operacji",), text=(central("Tytuł"),), ends=central("Saldo końcowe"),
    ),
    _pl(
        bank="mBank, with categories", decimal=",", grouping=" ", default="",
        header=("Data operacji", "Opis operacji", "Rachunek", "Kategoria", "Kwota"),
        day="Data operacji", amount="Kwota", balance="Saldo po operacji", currency="Kwota", account="Rachunek",
        text=("Opis operacji",), ends=central("Saldo końcowe"),
    ),
    _pl(
        bank="PKO BP", grouping="", unnamed=True,
        header=("Data operacji", "Data waluty", "Typ transakcji", "Kwota", "Waluta", "Saldo po transakcji",
                "Opis transakcji"),
        day="Data operacji", days=("Data operacji", "Data waluty"), amount="Kwota", currency="Waluta",
        balance="Saldo po transakcji", gaps=True, subtype=("Typ transakcji",), status="Typ transakcji",
        pending=("blokada",), text=("Opis transakcji", *(f"[{at}]" for at in range(8, 16))),
    ),
    _pl(
        bank="Millennium", grouping="",
        header=("Numer rachunku/karty", "Data transakcji", "Data rozliczenia", "Rodzaj transakcji", "Opis",
                central("Obciążenia"), "Uznania", "Saldo", "Waluta"),
        day="Data transakcji", into="Uznania", out=central("Obciążenia"), out_sign=-1, balance="Saldo",
        currency="Waluta", account="Numer rachunku/karty", party=("Odbiorca/Zleceniodawca",),
        subtype=("Rodzaj transakcji",), text=("Opis",),
    ),
    BankLayout(
        bank="Fio", western=True, dates=("%d.%m.%Y",), decimal=",", grouping=" ", default="CZK", zone="Europe/Prague",
        codepage="cp1250",
        header=(("ID operace", "ID pohybu"), "Datum", "Objem", central("Měna"), "Typ"),
        day="Datum", amount="Objem", currency=central("Měna"), number=("ID operace", "ID pohybu"),
        party=(central("Název protiúčtu"),), subtype=("Typ",), text=(central("Zpráva pro příjemce"),), chained=False,
    ),
)  # fmt: skip
