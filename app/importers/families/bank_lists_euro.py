"""More layouts of the euro area and Switzerland, one entry a layout: columns as several public importers show them.

Traps: the older list of the Volksbanken tells the side by a letter in a column without a name and prints both balances
as rows behind the table; Knab writes C or D beside a plain amount; BNP Paribas Fortis prints a comma or a point; the
balance of BoursoBank is today's on every row; collective orders of Raiffeisen go on in rows without a day, and what a
card of Fintro paid for stands in a row below; Viseca prints purchases above zero, with three decimals.
"""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout

_DAYS = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")
_eu = partial(BankLayout, western=True, dates=_DAYS, decimal=",", grouping=".", default="EUR", zone="Europe/Berlin")

_vr = partial(
    _eu, bank="Volksbank, Raiffeisenbank until 2021", unnamed=True, day="Buchungstag", amount="Umsatz",
    currency="Währung", credit=("h",), debit=("s",), party_in="Auftraggeber/Zahlungsempfänger",
    party_out="Empfänger/Zahlungspflichtiger", text=("Vorgang/Verwendungszweck",), ends=("Anfangssaldo", "Endsaldo"),
    pad_short=True, chained=False,
)  # fmt: skip

EURO = (
    _vr(
        header=("Buchungstag", "Valuta", "Auftraggeber/Zahlungsempfänger", "Empfänger/Zahlungspflichtiger", "Konto-Nr.",
                "IBAN", "BLZ", "BIC", "Vorgang/Verwendungszweck", "Kundenreferenz", "Währung", "Umsatz"),
        flag="[13]",
    ),
    _vr(
        header=("Buchungstag", "Valuta", "Auftraggeber/Zahlungsempfänger", "Empfänger/Zahlungspflichtiger", "Konto-Nr.",
                "BLZ", "Vorgang/Verwendungszweck", "Währung", "Umsatz"),
        flag="[10]",
    ),
    _eu(
        bank="GLS until 2021",
        header=("Kontonummer", "Buchungstag", "Wertstellung", "Auftraggeber/Empfänger", "Buchungstext", "VWZ1", "VWZ14",
                "Betrag", "Kontostand", "Währung"),
        day="Buchungstag", amount="Betrag", balance="Kontostand", currency="Währung", account="Kontonummer",
        party=("Auftraggeber/Empfänger",), subtype=("Buchungstext",), text=tuple(f"VWZ{at}" for at in range(1, 15)),
    ),
    _eu(
        bank="Knab", zone="Europe/Amsterdam",
        header=("Rekeningnummer", "Transactiedatum", "Valutacode", "CreditDebet", "Bedrag", "Tegenrekeninghouder",
                "Betaalwijze", "Omschrijving", "Referentie"),
        day="Transactiedatum", amount="Bedrag", flag="CreditDebet", credit=("c",), debit=("d",), currency="Valutacode",
        account="Rekeningnummer", number="Referentie", party=("Tegenrekeninghouder",), subtype=("Betaalwijze",),
        text=("Omschrijving",), chained=False,
    ),
    _eu(
        bank="Belfius", zone="Europe/Brussels",
        header=("Rekening", "Boekingsdatum", ("Rekeninguittrekselnummer", "Afschriftnummer"), "Transactienummer",
                "Naam tegenpartij bevat", "Transactie", "Valutadatum", "Bedrag", "Devies"),
        day="Boekingsdatum", amount="Bedrag", currency="Devies", account="Rekening", party=("Naam tegenpartij bevat",),
        text=("Transactie", "Mededelingen"), chained=False,
    ),
    _eu(
        bank="BNP Paribas Fortis", zone="Europe/Brussels", decimal="", grouping="",
        header=("Volgnummer", "Uitvoeringsdatum", "Valutadatum", "Bedrag", "Valuta rekening", "Rekeningnummer",
                "Type verrichting", "Details", "Status"),
        day="Uitvoeringsdatum", amount="Bedrag", currency="Valuta rekening", account="Rekeningnummer",
        party=("Naam van de tegenpartij",), subtype=("Type verrichting",), text=("Mededeling", "Details"),
        status="Status", failed=("geweigerd",), done=("geaccepteerd", "uitgevoerd", ""), chained=False,
    ),
    _eu(
        bank="BoursoBank", zone="Europe/Paris", grouping=" ", dates=("%Y-%m-%d", "%d/%m/%Y"),
        header=("dateOp", "dateVal", "label", "category", "amount", "accountNum", "accountLabel"),
        day="dateOp", amount="amount", account="accountNum", party=("supplierFound",), subtype=("category",),
        text=("label", "comment"), chained=False,
    ),
    BankLayout(
        western=True, bank="Raiffeisen (Switzerland)", default="CHF", zone="Europe/Zurich", grouping="'",
        dates=("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d.%m.%Y"),
        header=("IBAN", "Booked At", "Text", "Credit/Debit Amount", "Balance", "Valuta Date"),
        day="Booked At", amount="Credit/Debit Amount", balance="Balance", account="IBAN", text=("Text",),
        continued=True, pad_short=True,
    ),
    _eu(
        bank="Fintro", zone="Europe/Brussels",
        header=("Volgnummer", "Uitvoeringsdatum", "Valutadatum", "Bedrag", "Valuta rekening", "Details",
                "Rekeningnummer"),
        unless=("Status",), day="Uitvoeringsdatum", amount="Bedrag", currency="Valuta rekening",
        account="Rekeningnummer", text=("Details",), chained=False,
    ),
    _eu(
        bank="Fintro card", zone="Europe/Brussels",
        header=("Uitvoeringsdatum", "Valutadatum", "Bedrag", "Valuta rekening", "Details", "Wisselkoers",
                "Gerelateerde kost"),
        day="Uitvoeringsdatum", amount="Bedrag", currency="Valuta rekening", text=("Details",), detail="Details",
        chained=False,
    ),
    _eu(
        bank="SEB (Estonia)", zone="Europe/Tallinn", grouping=" ",
        header=("Account", "Document No.", "Date", "Beneficiary's account", "Beneficiary's name", "(D/C)", "Amount",
                "Reference no.", "Archive ID", "Description", "Currency"),
        day="Date", amount="Amount", flag="(D/C)", credit=("c",), debit=("d",), currency="Currency", account="Account",
        party=("Beneficiary's name",), subtype=("Type",), text=("Description",), number="Archive ID",
        pad_short=True, chained=False,
    ),
    BankLayout(
        western=True, bank="Viseca", default="CHF", zone="Europe/Zurich", grouping="'",
        dates=("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"),
        header=("TransactionId", "CardId", "Date", "ValutaDate", "Amount", "Currency", "OriginalAmount",
                "OriginalCurrency", "MerchantName", "StateType", "Details", "Type"),
        day="Date", amount="Amount", sign=-1, currency="Currency", account="CardId", party=("MerchantName",),
        subtype=("Type",), text=("Details",), number="TransactionId", status="StateType", done=("booked",),
        chained=False,
    ),
)  # fmt: skip
