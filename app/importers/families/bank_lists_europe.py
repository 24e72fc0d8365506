"""Layouts of banks of the European continent, one entry a layout: decimal comma, days by points, names in words of
the country. A text in Windows-1252 is decoded so; Czech ones are in Windows-1250 and their names are known in both."""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout, in_currency

DAYS = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y%m%d")
_PENDING = ("vorgemerkt", "umsatz vorgemerkt", "noch nicht abgerechnet")

_eu = partial(BankLayout, western=True, dates=DAYS, decimal=",", grouping=".", default="EUR", zone="Europe/Berlin")
_ch = partial(BankLayout, western=True, dates=DAYS, grouping="'", default="CHF", zone="Europe/Zurich")


def central(name: str) -> tuple[str, ...]:
    """Return a name as it is, and as it looks where Windows-1250 was read as Windows-1252 (Czech, Polish)."""
    return name, name.encode("cp1250").decode("cp1252", "replace")


GERMANY = (
    _eu(
        bank="Sparkasse",
        header=("Auftragskonto", "Buchungstag", "Valutadatum", "Buchungstext", "Verwendungszweck",
                ("Beguenstigter/Zahlungspflichtiger", "Begünstigter/Zahlungspflichtiger"), "Betrag",
                ("Waehrung", "Währung")),
        day="Buchungstag", amount="Betrag", currency=("Waehrung", "Währung"), account="Auftragskonto",
        party=(("Beguenstigter/Zahlungspflichtiger", "Begünstigter/Zahlungspflichtiger"),), subtype=("Buchungstext",),
        text=("Verwendungszweck", ("Kontonummer/IBAN", "Kontonummer")), status="Info", pending=_PENDING, chained=False,
    ),
    _eu(
        bank="Volksbank, Raiffeisenbank",
        header=("IBAN Auftragskonto", "Buchungstag", "Valutadatum", "Name Zahlungsbeteiligter", "Buchungstext",
                "Verwendungszweck", "Betrag", ("Waehrung", "Währung"), "Saldo nach Buchung"),
        day="Buchungstag", amount="Betrag", currency=("Waehrung", "Währung"), balance="Saldo nach Buchung",
        account="IBAN Auftragskonto", party=("Name Zahlungsbeteiligter",), subtype=("Buchungstext",),
        text=("Verwendungszweck", "IBAN Zahlungsbeteiligter"),
    ),
    _eu(
        bank="Sparda",
        header=("Buchungstag", "Wertstellungstag", "Name Gegenkonto", "Verwendungszweck", "Umsatz", "Währung"),
        day="Buchungstag", amount="Umsatz", currency="Währung", party=("Name Gegenkonto",),
        text=("Verwendungszweck", ("Gegen IBAN", "GegenIBAN")), chained=False,
    ),
    _eu(
        bank="Sparda until 2024", unless=("Name Gegenkonto",), beyond=1, pad_short=True,
        header=("Buchungstag", "Wertstellungstag", "Verwendungszweck", "Umsatz", "Währung"),
        day="Buchungstag", amount="Umsatz", currency="Währung", text=("Verwendungszweck",), status="[6]",
        pending=("*",), footer=("* noch nicht ausgeführte Umsätze",), chained=False,
    ),
    _eu(
        bank="DKB",
        header=("Buchungsdatum", "Wertstellung", "Status", "Zahlungspflichtige*r", "Zahlungsempfänger*in",
                "Verwendungszweck", ("Betrag (€)", "Betrag")),
        day="Buchungsdatum", amount=("Betrag (€)", "Betrag"), party_in="Zahlungspflichtige*r",
        party_out="Zahlungsempfänger*in", subtype=("Umsatztyp",), text=("Verwendungszweck", "IBAN"), status="Status",
        ref="Kundenreferenz", pending=_PENDING, chained=False,
    ),
    _eu(
        bank="DKB until 2023",
        header=("Buchungstag", "Wertstellung", "Buchungstext", "Auftraggeber / Begünstigter", "Verwendungszweck",
                "Betrag (EUR)"),
        day="Buchungstag", amount="Betrag (EUR)", party=("Auftraggeber / Begünstigter",), subtype=("Buchungstext",),
        text=("Verwendungszweck", "Kontonummer"), chained=False,
    ),
    _eu(
        bank="ING (Germany)",
        header=("Buchung", ("Wertstellungsdatum", "Valuta"), ("Auftraggeber/Empfänger", "Auftraggeber"),
                "Buchungstext", "Verwendungszweck", "Betrag"),
        day="Buchung", amount="Betrag", balance="Saldo", party=(("Auftraggeber/Empfänger", "Auftraggeber"),),
        subtype=("Buchungstext",), text=("Verwendungszweck",),
    ),
    _eu(
        bank="Commerzbank",
        header=("Buchungstag", "Wertstellung", "Umsatzart", "Buchungstext", "Betrag", ("Währung", "Waehrung")),
        day="Buchungstag", amount="Betrag", currency=("Währung", "Waehrung"),
        account=("IBAN Kontoinhaber", "IBAN Auftraggeberkonto", "IBAN"), subtype=("Umsatzart",), text=("Buchungstext",),
        party=("Auftraggeber / Begünstigter",), chained=False,
    ),
    _eu(
        bank="comdirect",
        header=("Buchungstag", "Wertstellung (Valuta)", "Vorgang", "Buchungstext", "Umsatz in EUR"),
        day="Buchungstag", amount="Umsatz in EUR", subtype=("Vorgang",), text=("Buchungstext",), unbooked=("offen",),
        footer=("Alter Kontostand", "Neuer Kontostand"), pad_short=True, chained=False,
    ),
    _eu(
        bank="Deutsche Bank",
        header=("Buchungstag", "Wert", "Umsatzart", "Begünstigter / Auftraggeber", "Verwendungszweck", "Soll", "Haben",
                ("Währung", "Waehrung")),
        day="Buchungstag", into="Haben", out="Soll", out_sign=0, currency=("Währung", "Waehrung"),
        party=("Begünstigter / Auftraggeber",), subtype=("Umsatzart",), text=("Verwendungszweck", "IBAN"),
        footer=("Kontostand",), pad_short=True, chained=False,
    ),
    _eu(
        bank="FYRST, Postbank without Soll and Haben", unless=("Soll", "Haben"),
        header=("Buchungstag", "Wert", "Umsatzart", "Begünstigter / Auftraggeber", "Verwendungszweck", "Betrag",
                ("Währung", "Waehrung")),
        day="Buchungstag", amount="Betrag", currency=("Währung", "Waehrung"), party=("Begünstigter / Auftraggeber",),
        subtype=("Umsatzart",), text=("Verwendungszweck", ("IBAN / Kontonummer", "IBAN")), footer=("Kontostand",),
        pad_short=True, chained=False,
    ),
    _eu(
        bank="Sparkasse card",
        header=("Umsatz getätigt von", "Belegdatum", "Buchungsdatum", "Originalbetrag", "Buchungsbetrag",
                "Buchungswährung", "Transaktionsbeschreibung"),
        day="Buchungsdatum", amount="Buchungsbetrag", currency="Buchungswährung", account="Umsatz getätigt von",
        text=("Transaktionsbeschreibung", "Transaktionsbeschreibung Zusatz"), ref="Buchungsreferenz", chained=False,
    ),
    _eu(
        bank="N26", decimal=".", grouping=",",
        header=("Booking Date", "Value Date", "Partner Name", "Type", "Payment Reference", "Amount (EUR)"),
        day="Booking Date", amount="Amount (EUR)", account="Account Name", party=("Partner Name",), subtype=("Type",),
        text=("Payment Reference", "Partner Iban"), chained=False,
    ),
    _eu(
        bank="N26 until 2024", decimal=".", grouping=",",
        header=(("Date", "Datum"), ("Payee", "Empfänger"), ("Account number", "Kontonummer"),
                ("Transaction type", "Transaktionstyp"), ("Payment reference", "Verwendungszweck"),
                ("Amount (EUR)", "Betrag (EUR)")),
        day=("Date", "Datum"), amount=("Amount (EUR)", "Betrag (EUR)"), party=(("Payee", "Empfänger"),),
        subtype=(("Transaction type", "Transaktionstyp"),), text=(("Payment reference", "Verwendungszweck"),),
        chained=False,
    ),
)  # fmt: skip

_NL_PARTY = ("Naam / Omschrijving", "Name / Description")
_NL_SIDE = ("Af Bij", "Debit/credit")

LOWLANDS = (
    _eu(
        bank="ING (Netherlands)",
        header=(("Datum", "Date"), _NL_PARTY, ("Rekening", "Account"), ("Tegenrekening", "Counterparty"), _NL_SIDE,
                ("Bedrag (EUR)", "Amount (EUR)"), ("Mededelingen", "Notifications")),
        day=("Datum", "Date"), amount=("Bedrag (EUR)", "Amount (EUR)"), flag=_NL_SIDE, credit=("bij", "credit"),
        debit=("af", "debit"), balance=("Saldo na mutatie", "Saldo na trn", "Resulting balance"),
        account=("Rekening", "Account"), party=(_NL_PARTY,),
        subtype=(("Mutatiesoort", "Transactietype", "Transaction type"),),
        text=(("Mededelingen", "Notifications"), ("Tegenrekening", "Counterparty")),
    ),
    _eu(
        bank="ING savings (Netherlands)",
        header=("Datum", "Omschrijving", "Rekening", "Rekening naam", "Tegenrekening", "Af Bij", "Bedrag", "Valuta"),
        day="Datum", amount="Bedrag", flag="Af Bij", credit=("bij",), debit=("af",), currency="Valuta",
        balance="Saldo na mutatie", account="Rekening", party=("Omschrijving",), subtype=("Mutatiesoort",),
        text=("Mededelingen", "Tegenrekening"),
    ),
    _eu(
        bank="bunq", words=("BUNQ",),
        header=(("Date", "Datum"), ("Amount", "Bedrag"), ("Account", "Rekening"), ("Counterparty", "Tegenrekening"),
                ("Name", "Naam"), ("Description", "Omschrijving")),
        day=("Date", "Datum"), amount=("Amount", "Bedrag"), account=("Account", "Rekening"), party=(("Name", "Naam"),),
        text=(("Description", "Omschrijving"), ("Counterparty", "Tegenrekening")), chained=False,
    ),
    _eu(
        bank="Rabobank",
        header=("IBAN/BBAN", "Munt", "Volgnr", "Datum", "Bedrag", "Saldo na trn", "Naam tegenpartij"),
        day="Datum", amount="Bedrag", currency="Munt", balance="Saldo na trn", account="IBAN/BBAN", number="Volgnr",
        party=("Naam tegenpartij",), subtype=("Code",),
        text=("Omschrijving-1", "Omschrijving-2", "Omschrijving-3", "Betalingskenmerk", "Tegenrekening IBAN/BBAN"),
    ),
    _eu(
        bank="KBC",
        header=(("Rekeningnummer", "Numéro de compte", "Account number"), ("Munt", "Devise", "Currency"),
                ("Datum", "Date"), ("Omschrijving", "Description"), ("Bedrag", "Montant", "Amount"),
                ("Saldo", "Solde", "Balance"), ("credit", "crédit"), ("debet", "débit", "debit")),
        day=("Datum", "Date"), amount=("Bedrag", "Montant", "Amount"), currency=("Munt", "Devise", "Currency"),
        balance=("Saldo", "Solde", "Balance"), account=("Rekeningnummer", "Numéro de compte", "Account number"),
        party=(("Naam tegenpartij", "Nom contrepartie", "Counterparty name"),),
        text=(("Omschrijving", "Description"), ("gestructureerde mededeling", "Communication structurée"),
              ("Vrije mededeling", "Communication libre")),
    ),
    _eu(
        bank="KBC card",
        header=("kredietkaart", "kaarthouder", "datum verrichting", "bedrag in EUR", "Handelaar"),
        day="datum verrichting", amount="bedrag in EUR", party=("Handelaar",),
        text=("Handelaar", "locatie", "toelichting", "kredietkaart"), chained=False,
    ),
)  # fmt: skip

_SWISS_DETAIL = ("Individual amount", "Einzelbetrag", "Montant individuel")

ALPS = (
    _ch(
        bank="UBS",
        header=(("Trade date", "Abschlussdatum", "Date de transaction"),
                ("Booking date", "Buchungsdatum", "Date de comptabilisation"), ("Currency", "Währung", "Monnaie"),
                ("Debit", "Belastung", "Débit"), ("Credit", "Gutschrift", "Crédit"), ("Balance", "Saldo", "Solde")),
        day=("Trade date", "Abschlussdatum", "Date de transaction"),
        clock=("Trade time", "Abschlusszeit", "Heure de transaction"),
        into=("Credit", "Gutschrift", "Crédit"), out=("Debit", "Belastung", "Débit"), out_sign=0,
        currency=("Currency", "Währung", "Monnaie"), balance=("Balance", "Saldo", "Solde"), detail=_SWISS_DETAIL,
        ref=("Transaction no.", "Transaktions-Nr.", "No de transaction"),
        text=(("Description1", "Beschreibung1"), ("Description2", "Beschreibung2"), ("Description3", "Beschreibung3")),
    ),
    _ch(
        bank="ZKB",
        header=(("Date", "Datum"), ("Booking text", "Buchungstext"), ("ZKB reference", "ZKB-Referenz"),
                in_currency("Debit {}", "Belastung {}"), in_currency("Credit {}", "Gutschrift {}")),
        named=in_currency("Debit {}", "Belastung {}"), day=("Date", "Datum"),
        into=in_currency("Credit {}", "Gutschrift {}"), out=in_currency("Debit {}", "Belastung {}"), out_sign=0,
        balance=in_currency("Balance {}", "Saldo {}"), detail=("Amount details", "Betrag Detail"),
        number=("ZKB reference", "ZKB-Referenz"),
        text=(("Booking text", "Buchungstext"), ("Payment purpose", "Zahlungszweck"), "Details"),
    ),
    _ch(
        bank="PostFinance",
        header=(("Date", "Datum"), ("Type of transaction", "Bewegungstyp"), ("Notification text", "Avisierungstext"),
                in_currency("Credit in {}", "Gutschrift in {}"), in_currency("Debit in {}", "Lastschrift in {}")),
        named=in_currency("Credit in {}", "Gutschrift in {}"), day=("Date", "Datum"),
        into=in_currency("Credit in {}", "Gutschrift in {}"), out=in_currency("Debit in {}", "Lastschrift in {}"),
        out_sign=0, subtype=(("Type of transaction", "Bewegungstyp"),),
        text=(("Notification text", "Avisierungstext"),), footer=("Disclaimer", "Dies ist kein", "This is not"),
        pad_short=True, chained=False,
    ),
    _ch(
        bank="PostFinance, with balances",
        header=(("Date", "Datum", "Buchungsdatum"), ("Notification text", "Avisierungstext"),
                in_currency("Credit in {}", "Gutschrift in {}"), in_currency("Debit in {}", "Lastschrift in {}"),
                in_currency("Balance in {}", "Saldo in {}")),
        unless=("Bewegungstyp", "Type of transaction"), named=in_currency("Credit in {}", "Gutschrift in {}"),
        day=("Date", "Datum", "Buchungsdatum"), into=in_currency("Credit in {}", "Gutschrift in {}"),
        out=in_currency("Debit in {}", "Lastschrift in {}"), out_sign=0,
        balance=in_currency("Balance in {}", "Saldo in {}"), gaps=True,
        text=(("Notification text", "Avisierungstext"),),
        footer=("Disclaimer", "Dies ist kein", "This is not"), pad_short=True,
    ),
)  # fmt: skip

OTHERS = (
    BankLayout(
        western=True, bank="French list with balances above and below", default="EUR", zone="Europe/Paris",
        header=("Date", "Operation Number", "Label", "Debit", "Credit", "Detail"), dates=("%d/%m/%Y", "%Y-%m-%d"),
        decimal=",", grouping=".", day="Date", into="Credit", out="Debit", out_sign=0, number="Operation Number",
        text=("Label", "Detail"), footer=("Balance at", "Solde"),
    ),
    BankLayout(
        western=True, bank="Odoo statement list", default="", zone="", prove=True, dates=("%m/%d/%Y", "%Y-%m-%d"),
        header=("Date", "Label", "Amount", "D/C", "Balance", "Partner Name"), day="Date", amount="Amount", flag="D/C",
        credit=("c",), debit=("d",), balance="Balance", party=("Partner Name",), text=("Label",),
    ),
    BankLayout(
        western=True, bank="Nordea (Sweden)", default="SEK", zone="Europe/Stockholm", dates=("%Y/%m/%d", "%Y-%m-%d"),
        header=("Bokföringsdag", "Belopp", "Avsändare", "Mottagare", "Rubrik", "Saldo", "Valuta"), decimal=",",
        grouping=" ", day="Bokföringsdag", amount="Belopp", balance="Saldo", currency="Valuta",
        party=("Namn",), party_in="Avsändare", party_out="Mottagare", unbooked=("reserverad",),
        text=("Rubrik", "Meddelande", "Egna anteckningar"),
    ),
    BankLayout(
        western=True, bank="Erste (Hungary)", default="HUF", zone="Europe/Budapest",
        dates=("%Y.%m.%d.", "%Y.%m.%d", "%Y-%m-%d"),
        header=("Tranzakció dátuma", "Partner neve", "Tranzakció összege", "Tranzakció devizaneme", "Bevétel/Kiadás",
                "Egyenleg", "Devizanem"),
        day="Tranzakció dátuma", amount="Tranzakció összege", flag="Bevétel/Kiadás", credit=("inflow", "bev"),
        debit=("outflow", "kiad"), currency="Tranzakció devizaneme", balance="Egyenleg", account="Számlaszám",
        party=("Partner neve",), subtype=("Tranzakció típusa",), text=("Közlemény", "Részletek"), pad_short=True,
    ),
    BankLayout(
        western=True, bank="Česká spořitelna", zone="Europe/Prague", dates=("%Y/%m/%d", "%d.%m.%Y", "%Y-%m-%d"),
        header=("Item", "Posting date", in_currency("Amount {}"), "Counteraccount name",
                "Transaction reference number"),
        named=in_currency("Amount {}"), default="CZK", decimal=",", grouping=" ", day="Posting date",
        amount=in_currency("Amount {}"), party=("Counteraccount name",), subtype=("Item",),
        text=("Message for payee", "Message for me", "Client note"), ref="Transaction reference number",
        codepage="cp1250", chained=False,
    ),
    BankLayout(
        western=True, bank="Raiffeisenbank, Air Bank (Czech Republic)", zone="Europe/Prague", dates=DAYS,
        header=(central("Datum provedení"), central("Datum zaúčtování"), central("Číslo účtu"),
                central("Zaúčtovaná částka"), central("Měna účtu"), central("Typ transakce")),
        default="CZK", decimal=",", grouping=" ", day=central("Datum provedení"),
        amount=central("Zaúčtovaná částka"), currency=central("Měna účtu"), account=central("Číslo účtu"),
        number=("Id transakce", "Id transakce,"), party=(central("Název protiúčtu"),),
        subtype=(central("Typ transakce"),), text=(central("Zpráva"), central("Poznámka")), codepage="cp1250",
        chained=False,
    ),
)  # fmt: skip
