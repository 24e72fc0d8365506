"""Lists of the layouts of bank_lists_more, written as world_banks does."""

from __future__ import annotations

from tests.importers.west_banks import Made

_DE = {"between": ";", "point": ",", "group": ".", "currency": "EUR", "balanced": False}

MORE = {
    "relay": Made(
        header="Date,Payee,Account #,Transaction Type,Description,Reference,Status,Amount,Currency,Balance",
        row="{shortest}|STRIPE||Receive|| TRANSFER|SETTLED|{plus}|USD|{balance}",
        group="",
        currency="USD",
        newest_first=True,
    ),
    "card of rogers": Made(
        header='"Date","Posted Date","Reference Number","Activity Type","Status","Transaction Card Number",'
        '"Merchant Category","Merchant Name","Merchant City","Merchant State/Province","Merchant Country",'
        '"Merchant Postal Code/Zip","Amount","Rewards","Name on Card"',
        row='{iso}|{iso}|"""240{n}"""|TRANS|APPROVED|************2176||SHOP|TORONTO|ON|CAN|M5V|{spent}||J DOE',
        currency="CAD",
        account="************2176",
        balanced=False,
        encoding="utf-8-sig",
    ),
    "simplii": Made(
        header="Date, Transaction Details, Funds Out, Funds In",
        row="{mdy}| SHOP|{out}|{into}",
        group="",
        currency="CAD",
        balanced=False,
    ),
    "qonto": Made(
        header="Status,Settlement date (UTC),Operation date (UTC),Total amount (incl. VAT),Currency,Counterparty name,"
        "Payment method,Transaction ID,IBAN,Reference,Category,Note,VAT amount,Initiator",
        row="settled|{iso} 10:20:30|{iso} 10:20:29|{signed}|EUR|Shop|card|qt-{n}|||||0.00|Jo",
        group="",
        currency="EUR",
        balanced=False,
        timed=True,
    ),
    "hypovereinsbank": Made(
        header="Kontonummer;Buchungsdatum;Valuta;Empfaenger 1;Empfaenger 2;Verwendungszweck;Betrag;Waehrung",
        row="12345678|{dots}|{dots}|Laden||Kauf|{signed}|EUR",
        account="12345678",
        **_DE,
    ),
    "consorsbank": Made(
        before="Konto\nAllgemeine Informationen\nKontostand\nKontoumsätze",
        header="Buchung;Valuta;Sender / Empfänger;IBAN;BIC;Buchungstext;Verwendungszweck;Kategorie;Stichwörter;"
        "Umsatz geteilt;Betrag;Währung",
        row="{dots}|{dots}|Laden|DE12|BIC|KARTENZAHLUNG|Kauf|||| {signed}|EUR",
        **_DE,
    ),
    "consorsbank, in euros": Made(
        header="Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;BIC / BLZ;Buchungstext;Verwendungszweck;Kategorie;"
        "Stichwörter;Umsatz geteilt;Betrag in EUR",
        row="{dots}|{dots}|Laden|DE12|BIC|KARTENZAHLUNG|Kauf||||{signed}",
        **_DE,
    ),
}
