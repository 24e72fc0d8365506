"""Layouts of banks of France, Italy and Spain, one entry each, and lists that name withdrawals and deposits alone.

Columns, forms and signs as several public importers and their tests show them (2023 to 2026). Traps: Crédit Agricole
wraps texts over several lines; the Crédit Mutuel prints money out with a minus or without; CaixaBank writes EUR behind
its amounts, or not, and its “Más” arrives decoded twice; Intesa and Fineco list what is not booked yet; lists with
“Withdrawals” come from the United States, Canada, India and Hong Kong: the days say which figure is the month, and
nothing says the currency.
"""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout
from app.importers.names import Names

_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
_fr = partial(BankLayout, western=True, dates=_DAYS, decimal=",", grouping=" ", default="EUR", zone="Europe/Paris")
_it = partial(BankLayout, western=True, dates=_DAYS, decimal=",", grouping=".", default="EUR", zone="Europe/Rome")
_es = partial(BankLayout, western=True, dates=_DAYS, decimal=",", grouping=".", default="EUR", zone="Europe/Madrid")
_VALUE: Names = ("Date de valeur", "Date valeur")
_DEBIT: Names = ("Débit", "Debit")
_CREDIT: Names = ("Crédit", "Credit")
_SANTANDER: Names = ("Importe EUR",)
_WITHDRAWN: Names = ("Withdrawals", "Withdrawal")
_DEPOSITED: Names = ("Deposits", "Deposit")
_SAID: Names = ("Description", "Transaction Description")

ROMANCE = (
    _fr(
        bank="BNP Paribas",
        header=("Date operation", "Libelle court", "Type operation", "Libelle operation",
                "Montant operation en euro"),
        day="Date operation", amount="Montant operation en euro", subtype=("Type operation",),
        text=("Libelle operation", "Libelle court"), chained=False,
    ),
    _fr(
        bank="Société Générale",
        header=("Date de l'opération", "Libellé", "Détail de l'écriture", "Montant de l'opération", "Devise"),
        day="Date de l'opération", amount="Montant de l'opération", currency="Devise",
        text=("Détail de l'écriture", "Libellé"), chained=False,
    ),
    _fr(
        bank="Société Générale, savings",
        header=("date_comptabilisation", "libellé_complet_operation", "montant_operation", "devise"),
        day="date_comptabilisation", amount="montant_operation", currency="devise",
        text=("libellé_complet_operation",), chained=False,
    ),
    _fr(
        bank="Crédit Agricole", header=("Date", "Libellé", "Débit euros", "Crédit euros"),
        day="Date", into="Crédit euros", out="Débit euros", text=("Libellé",), chained=False,
    ),
    _fr(
        bank="Banque Populaire, Caisse d'Épargne",
        header=("Date de comptabilisation", "Libelle simplifie", "Libelle operation", "Reference", _DEBIT, _CREDIT,
                "Date operation"),
        day="Date de comptabilisation", into=_CREDIT, out=_DEBIT, out_sign=0, ref="Reference",
        subtype=("Type operation",), text=("Libelle operation", "Informations complementaires"), chained=False,
    ),
    _fr(
        bank="Crédit Mutuel, CIC", header=("Date", _VALUE, _DEBIT, _CREDIT, "Libellé", "Solde"),
        day="Date", into=_CREDIT, out=_DEBIT, out_sign=0, balance="Solde", text=("Libellé",),
    ),
    _fr(
        bank="Crédit Mutuel, CIC, one column", header=("Date", _VALUE, "Montant", "Libellé", "Solde"),
        day="Date", amount="Montant", balance="Solde", text=("Libellé",),
    ),
    _fr(
        bank="La Banque Postale", header=("Date", "Libellé", "Montant(EUROS)"),
        day="Date", amount="Montant(EUROS)", text=("Libellé",), chained=False,
    ),
    _it(
        bank="UniCredit (Italy)",
        header=("Data Registrazione", "Data valuta", "Descrizione", "Importo (EUR)"),
        day="Data Registrazione", amount="Importo (EUR)", text=("Descrizione",), chained=False,
    ),
    _it(
        bank="Fineco", header=("Data_Operazione", "Data_Valuta", "Entrate", "Uscite", "Descrizione", "Stato"),
        day="Data_Operazione", into="Entrate", out="Uscite", out_sign=0,
        text=("Descrizione_Completa", "Descrizione"), status="Stato", pending=("autorizzato", "non contabilizzato"),
        done=("contabilizzato", ""), chained=False,
    ),
    _it(
        bank="Intesa Sanpaolo, isybank",
        header=("Data", "Operazione", "Dettagli", "Conto o carta", "Contabilizzazione", "Categoria", "Valuta",
                "Importo"),
        day="Data", amount="Importo", currency="Valuta", account="Conto o carta", subtype=("Categoria",),
        text=("Operazione", "Dettagli"), status="Contabilizzazione", pending=("non contabilizzato",),
        done=("contabilizzato", ""), chained=False,
    ),
    _es(
        bank="CaixaBank",
        header=("Fecha", "Fecha valor", "Movimiento", ("Más datos", "MÃ¡s datos", "Mas datos"), "Importe", "Saldo"),
        day="Fecha", amount="Importe", currency="Importe", balance="Saldo",
        text=("Movimiento", ("Más datos", "MÃ¡s datos", "Mas datos")),
    ),
    _es(
        bank="Santander (Spain)",
        header=("Fecha operación", "Fecha valor", "Concepto", _SANTANDER, "Saldo"),
        day="Fecha operación", amount=_SANTANDER, currency=_SANTANDER, balance="Saldo", text=("Concepto",),
    ),
)  # fmt: skip

#: Names of a person's own books or of many banks: the days must prove which figure is the month.
COMMON = tuple(
    BankLayout(
        bank=bank, western=True, zone="", default="", dates=dates, prove=True,
        header=(("Date", "Transaction Date"), _SAID, _WITHDRAWN, _DEPOSITED, "Balance"),
        day=("Date", "Transaction Date"), into=_DEPOSITED, out=_WITHDRAWN, balance="Balance", text=(_SAID,),
    )
    for bank, dates in (
        ("PNC, CIBC, Desjardins", ("%m/%d/%Y", "%m-%d-%Y")),
        ("Lists with withdrawals and deposits", ("%d/%m/%Y", "%d-%m-%Y")),
        ("Lists with withdrawals and deposits, year first", ("%Y-%m-%d", "%Y/%m/%d")),
    )
)  # fmt: skip
