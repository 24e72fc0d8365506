"""The lists of banks outside China that tests write: header, rows, lines around them, for one layout each."""

from __future__ import annotations

from dataclasses import dataclass

MOVED = [123_456, -4_250, -100_000, 75, -1]
OPENING = 500_000
DAYS = [(3, 6), (14, 6), (14, 6), (29, 6), (30, 6)]
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun")


@dataclass(frozen=True, kw_only=True)
class Made:
    """One list. row: fields in braces, see `lines`; between: its delimiter; point, group: of its amounts."""

    header: str
    row: str
    before: str = ""
    behind: str = ""
    between: str = ","
    point: str = "."
    group: str = ","
    currency: str = "GBP"
    account: str = ""
    balanced: bool = True
    newest_first: bool = False
    encoding: str = "utf-8"
    timed: bool = False


def money(cents: int, made: Made) -> str:
    """Write cents as the list prints them."""
    text = f"{abs(cents) / 100:,.2f}".replace(",", "~").replace(".", made.point).replace("~", made.group)
    return f"-{text}" if cents < 0 else text


def lines(made: Made) -> list[str]:
    """Return the lines of a list; a cell with the delimiter in it is quoted."""
    rows, balance = [], OPENING
    for number, (moved, (day, month)) in enumerate(zip(MOVED, DAYS, strict=True), 1):
        balance += moved
        fields = {
            "signed": money(moved, made),
            "turned": money(-moved, made),
            "abs": money(abs(moved), made),
            "into": money(moved, made) if moved > 0 else "",
            "out": money(-moved, made) if moved < 0 else "",
            "minus": money(moved, made) if moved < 0 else "",
            "balance": money(balance, made),
            "dmy": f"{day:02d}/{month:02d}/2026",
            "mdy": f"{month:02d}/{day:02d}/2026",
            "dots": f"{day:02d}.{month:02d}.2026",
            "short": f"{day:02d}.{month:02d}.26",
            "slashes": f"{day:02d}/{month:02d}/26",
            "slashed": f"2026/{month:02d}/{day:02d}",
            "iso": f"2026-{month:02d}-{day:02d}",
            "bare": f"2026{month:02d}{day:02d}",
            "named": f"{day} {_MONTHS[month]} 2026",
            "pounds_in": f"£{money(moved, made)}" if moved > 0 else "",
            "pounds_out": f"£{money(-moved, made)}" if moved < 0 else "",
            "n": str(number),
            "side": "Credit" if moved > 0 else "Debit",
            "dutch": "Bij" if moved > 0 else "Af",
            "flow": "Bevétel" if moved > 0 else "Kiadás",
        }
        cells = [one.format(**fields) for one in made.row.split("|")]
        rows.append(made.between.join(f'"{one}"' if made.between in one or "\n" in one else one for one in cells))
    return [
        *(made.before.split("\n") if made.before else []),
        made.header,
        *(rows[::-1] if made.newest_first else rows),
        *(made.behind.split("\n") if made.behind else []),
    ]


_EU = {"between": ";", "point": ",", "group": ".", "currency": "EUR"}

MADE = {
    "lloyds": Made(
        header="Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,"
        "Credit Amount,Balance,",
        row="{dmy}|DEB|'12-34-56|99966633|SHOP|{out}|{into}|{balance}",
        account="99966633",
        newest_first=True,
    ),
    "barclays": Made(
        header="Number,Date,Account,Amount,Subcategory,Memo",
        row="|{dmy}|20-00-00 12345678|{signed}|PAYMENT|SHOP   ON 02 AUG",
        account="20-00-00 12345678",
        balanced=False,
    ),
    "natwest": Made(
        header="Date, Type, Description, Value, Balance, Account Name, Account Number",
        row="{named}|POS|'SHOP|{signed}|{balance}|'SHOP LTD|'601212-12345678",
        account="601212-12345678",
    ),
    "nationwide": Made(
        before='"Account Name:","FlexAccount ****12345"\n"Account Balance:","£1.00"\n',
        header="Date,Transaction type,Description,Paid out,Paid in,Balance",
        row="{named}|Visa|SHOP|{pounds_out}|{pounds_in}|£{balance}",
        encoding="cp1252",
    ),
    "starling": Made(
        header="Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes",
        row="{dmy}|SHOP|REF {n}|ONLINE PAYMENT|{signed}|{balance}|SHOPPING|",
    ),
    "monzo": Made(
        header="Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,"
        "Notes and #tags,Address,Receipt,Description,Category split",
        row="tx_{n}|{dmy}|10:20:30|Card payment|SHOP||Bills|{signed}|GBP|{signed}|GBP||||SHOP LONDON|",
        balanced=False,
        timed=True,
    ),
    "starling in euros": Made(
        header="Date,Counter Party,Reference,Type,Amount (EUR),Balance (EUR),Spending Category,Notes",
        row="{dmy}|SHOP|REF {n}|ONLINE PAYMENT|{signed}|{balance}|SHOPPING|",
        currency="EUR",
    ),
    "revolut until 2019": Made(
        header="Completed Date ; Description ; Paid Out (EUR) ; Paid In (EUR) ; Exchange Out; Exchange In;"
        " Balance (EUR); Category; Notes",
        row="{named} | SHOP | {out} | {into} |  |  | {balance}| shopping| ",
        between=";",
        currency="EUR",
        newest_first=True,
    ),
    "us bank": Made(
        header='"Date","Transaction","Name","Memo","Amount"',
        row="{iso}|{side}|SHOP|Download|{signed}",
        currency="USD",
        balanced=False,
    ),
    "bmo account": Made(
        before="Following data is valid as of 20260630101010 (Year/Month/Day/Hour/Minute/Second)\n\n",
        header="First Bank Card,Transaction Type,Date Posted, Transaction Amount,Description",
        row="'5678653123124124'|DEBIT|{bare}|{signed}|[CW]SHOP   ",
        currency="CAD",
        balanced=False,
    ),
    "bmo card": Made(
        before="Following data is valid as of 20260630101010:\n",
        header="Item #,Card #,Transaction Date,Posting Date,Transaction Amount,Description",
        row="{n}|'5191230567984561'|{bare}|{bare}|{turned}|SHOP BC",
        currency="CAD",
        balanced=False,
    ),
    "anz new zealand": Made(
        header="Type,Details,Particulars,Code,Reference,Amount,Date,ForeignCurrencyAmount,ConversionCharge",
        row="Visa Purchase|SHOP|x|||{signed}|{dmy}||",
        currency="NZD",
        balanced=False,
    ),
    "kiwibank": Made(
        header="Account number,Date,Memo/Description,Source Code (payment type),TP ref,TP part,TP code,OP ref,OP part,"
        "OP code,OP name,OP Bank Account Number,Amount (credit),Amount (debit),Amount,Balance",
        row="38-9000-0000000-00|{dmy}|SHOP|EFTPOS||||||||| {into}|{out}|{signed}|{balance}",
        currency="NZD",
        account="38-9000-0000000-00",
        newest_first=True,
    ),
    "aib with one description": Made(
        header="Posted Account,Posted Transactions Date,Description,Debit Amount,Credit Amount,Balance,Type",
        row="12345678|{dmy}|SHOP|{out}|{into}|{balance}|Debit",
        currency="EUR",
        account="12345678",
    ),
    "bunq": Made(
        header='"Date","Amount","Account","Counterparty","Name","Description"',
        row="{iso}|{signed}|NL26BUNQ2025126409||SHOP|SHOP 1 USD = 0.88 EUR",
        point=",",
        group=".",
        currency="EUR",
        account="NL26BUNQ2025126409",
        balanced=False,
    ),
    "ing savings": Made(
        header="Datum;Omschrijving;Rekening;Rekening naam;Tegenrekening;Af Bij;Bedrag;Valuta;Mutatiesoort;"
        "Mededelingen;Saldo na mutatie",
        row="{iso}|SHOP|A12345678|Spaar|NL01INGB0001234567|{dutch}|{abs}|EUR|Inleg|x|{balance}",
        account="A12345678",
        newest_first=True,
        **_EU,
    ),
    "fyrst": Made(
        before="Umsatzübersicht",
        header="Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;Betrag;"
        "Währung",
        row="{dots}|{dots}|Lastschrift|Müller|Software||{signed}|EUR",
        balanced=False,
        encoding="cp1252",
        **_EU,
    ),
    "sparda": Made(
        before='"Kontoumsätze Girokonto"\n\n"Kontoinhaber:";"Muster"\n"Kundennummer:";"1"\n\n"Umsätze ab";"Enddatum";'
        '"Kontonummer";"Saldo";"Währung"\n"01.06.2026";"30.06.2026";"1234567";"5.192,80";"EUR"\n\n',
        header='"Buchungstag";"Wertstellungstag";"Verwendungszweck";"Umsatz";"Währung"',
        row="{dots}|{dots}|Müller SEPA-LASTSCHRIFT|{signed}|EUR|",
        behind='"* noch nicht ausgeführte Umsätze"',
        balanced=False,
        newest_first=True,
        encoding="cp1252",
        **_EU,
    ),
    "sparda since 2024": Made(
        before="Kontoumsätze Girokonto;;;;;;\n;;;;;;",
        header="Buchungstag;Wertstellungstag;Gegen IBAN;Name Gegenkonto;Verwendungszweck;Umsatz;Währung",
        row="{dots}|{dots}||Müller|Software|{signed}|EUR",
        balanced=False,
        newest_first=True,
        **_EU,
    ),
    "sparkasse card": Made(
        header="Umsatz getätigt von;Belegdatum;Buchungsdatum;Originalbetrag;Originalwährung;Umrechnungskurs;"
        "Buchungsbetrag;Buchungswährung;Transaktionsbeschreibung;Transaktionsbeschreibung Zusatz;Buchungsreferenz",
        row="51_5 4400 7700 9222443|{short}|{short}|{signed}|EUR|1,00|{signed}|EUR|SHOP||05100000000",
        account="51_5 4400 7700 9222443",
        balanced=False,
        **_EU,
    ),
    "aib": Made(
        header="Posted Account, Posted Transactions Date, Description1, Description2, Description3, Debit Amount,"
        " Credit Amount,Balance,Posted Currency,Transaction Type,Local Currency Amount,Local Currency",
        row="12345678|{dmy}|SHOP|||{out}|{into}|{balance}|EUR|Debit|{abs}|EUR",
        currency="EUR",
        account="12345678",
    ),
    "bank of ireland": Made(
        header="Date,Details,Debit,Credit,Balance", row="{dmy}|SHOP|{out}|{into}|{balance}", currency="EUR"
    ),
    "chase": Made(
        header="Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #",
        row="DEBIT|{mdy}|SHOP|{signed}|ACH_DEBIT|{balance}||",
        currency="USD",
        newest_first=True,
    ),
    "bank of america": Made(
        before='Description,,Summary Amt.\nBeginning balance as of 06/01/2026,,"5,000.00"\n'
        'Total credits,,"1,235.31"\n'
        'Total debits,,"-1,042.51"\nEnding balance as of 06/30/2026,,"5,192.80"\n',
        header="Date,Description,Amount,Running Bal.",
        row="{mdy}|SHOP|{signed}|{balance}",
        currency="USD",
    ),
    "capital one 360": Made(
        header="Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance",
        row="1234|SHOP|{iso}|{side}|{abs}|{balance}",
        currency="USD",
        account="1234",
    ),
    "discover": Made(
        header="Trans. Date,Post Date,Description,Amount,Category",
        row="{mdy}|{mdy}|SHOP|{turned}|Services",
        currency="USD",
        balanced=False,
    ),
    "ocbc": Made(
        before='Account details for:,Current 666-666666-666\nAvailable Balance,"6,666.66"\n\nTransaction History',
        header="Transaction date,Value date,Description,Withdrawals (SGD),Deposits (SGD)",
        row="{dmy}|{dmy}|SHOP|{out}|{into}",
        currency="SGD",
        account="666-666666-666",
        balanced=False,
    ),
    "dbs": Made(
        before="Account Details For:,Business 072-901234-5\nStatement as at:,30 Jun 2026\n",
        header="Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,"
        "Transaction Ref2,Transaction Ref3",
        row="{named}|ICT| {out} | {into} |PAYMENT|REF {n}|",
        currency="SGD",
        account="072-901234-5",
        balanced=False,
    ),
    "westpac": Made(
        header="Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Serial",
        row="032000123456|{dmy}|SHOP|{out}|{into}|{balance}|PAYMENT|",
        currency="AUD",
        account="032000123456",
    ),
    "sparkasse": Made(
        header='"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";'
        '"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"',
        row="DE02120300000000202051|{short}|{short}|LASTSCHRIFT|Miete für Juni||Müller GmbH|"
        "DE12|X|{signed}|EUR|Umsatz gebucht",
        account="DE02120300000000202051",
        balanced=False,
        encoding="cp1252",
        **_EU,
    ),
    "volksbank": Made(
        header="Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;"
        "Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;"
        "Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung",
        row="Konto|DE0212|B|Bank|{dots}|{dots}|Stadtwerke|DE12||Lastschrift|Strom|{signed}|EUR|{balance}",
        account="DE0212",
        **_EU,
    ),
    "dkb": Made(
        before='"Girokonto";"DE00120300001020304050"\n"Zeitraum:";'
        '"01.06.2026 - 30.06.2026"\n"Kontostand vom 30.06.2026:";"9,99 €"\n""',
        header='"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";'
        '"Zahlungsempfänger*in";"Verwendungszweck";'
        '"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"',
        row="{short}|{short}|Gebucht|ISSUER|SHOP|Rechnung|Ausgang|DE22|{signed} €|||R{n}",
        account="DE00120300001020304050",
        balanced=False,
        **_EU,
    ),
    "ing germany": Made(
        before="Umsatzanzeige;Datei erstellt am: 01.07.2026 08:00\n\nIBAN;"
        "DE75 5001 0517 5426 3838 06\nKontoname;Girokonto\n"
        "Zeitraum;01.06.2026 - 30.06.2026\nSaldo;992,66;EUR\n\nSortierung;Datum absteigend\n",
        header="Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;"
        "Saldo;Währung;Betrag;Währung",
        row="{dots}|{dots}|Käufer|Gutschrift|Rechnung|{balance}|EUR|{signed}|EUR",
        account="DE75500105175426383806",
        newest_first=True,
        encoding="cp1252",
        **_EU,
    ),
    "commerzbank": Made(
        header="Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie",
        row="{dots}|{dots}|Lastschrift|SHOP|{signed}|EUR|DE12500400000123456700|",
        account="DE12500400000123456700",
        balanced=False,
        encoding="utf-8-sig",
        **_EU,
    ),
    "n26": Made(
        header='"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name",'
        '"Amount (EUR)","Original Amount","Original Currency","Exchange Rate"',
        row="{iso}|{iso}|SHOP||Presentment|REF|Main|{signed}|||",
        currency="EUR",
        account="Main",
        balanced=False,
    ),
    "ing netherlands": Made(
        header='"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";'
        '"Mededelingen";"Saldo na mutatie";"Tag"',
        row="{bare}|SHOP|NL42INGB0001085276||BA|{dutch}|{abs}|Betaalautomaat|REF|{balance}|",
        account="NL42INGB0001085276",
        **_EU,
    ),
    "rabobank": Made(
        header='"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
        '"Tegenrekening IBAN/BBAN",'
        '"Naam tegenpartij","Naam uiteindelijke partij","Code","Omschrijving-1"',
        row="NL01RABO0001112223|EUR|RABONL2U|00000000000000000{n}|{iso}|{iso}|{signed}|{balance}|NL02|SHOP||bc|REF",
        point=",",
        group="",
        currency="EUR",
        account="NL01RABO0001112223",
    ),
    "kbc": Made(
        header="Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;"
        "Bedrag;Saldo;credit;debet;"
        "rekeningnummer tegenpartij;BIC tegenpartij;Naam tegenpartij;Vrije mededeling",
        row="BE11123456789012|  |SMITH|EUR|  02026|{dmy}|SHOP|{dmy}|{signed}|{balance}|{into}|{minus}|||SHOP|  ",
        account="BE11123456789012",
        **_EU,
    ),
    "ubs": Made(
        before="Account number:;1234 56789012.34;\nIBAN:;CH12 3456 7890 1234 5678 9;\nFrom:;"
        "2026-06-01;\nUntil:;2026-06-30;\n"
        "Opening balance:;5000.00;\nClosing balance:;5192.80;\nValued in:;CHF;"
        "\nNumbers of transactions in this period:;5;\n",
        header="Trade date;Trade time;Booking date;Value date;Currency;Debit;Credit;Individual amount;Balance;"
        "Transaction no.;Description1;Description2;Description3;Footnotes;",
        row="{iso}||{iso}|{iso}|CHF|{minus}|{into}||{balance}|T{n}|SHOP|Debit card||",
        between=";",
        group="'",
        currency="CHF",
        account="123456789012.34",
        newest_first=True,
    ),
    "zkb": Made(
        header='"Datum";"Buchungstext";"Whg";"Betrag Detail";"ZKB-Referenz";"Referenznummer";'
        '"Belastung CHF";"Gutschrift CHF";'
        '"Valuta";"Saldo CHF";"Zahlungszweck";"Details"',
        row="{dots}|Einkauf|||Z{n}||{out}|{into}|{dots}|{balance}||",
        between=";",
        group="",
        currency="CHF",
        encoding="utf-8-sig",
    ),
    "nordea": Made(
        header="Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta",
        row="{slashed}|{signed}|1709 20 72840|||Swish {n}|{balance}|SEK",
        between=";",
        point=",",
        group=" ",
        currency="SEK",
        newest_first=True,
    ),
    "hdfc": Made(
        before="HDFC BANK LIMITED\nStatement of Account\n\n",
        header="Date,Narration,Chq./Ref.No.,Value Dt,Withdrawal Amt.,Deposit Amt.,Closing Balance",
        row="{slashes}|UPI-SHOP|000{n}|{slashes}|{out}|{into}|{balance}",
        currency="INR",
    ),
    "hdfc, delimited": Made(
        header="  Date     ,Narration   ,Value Dat,Debit Amount  ,Credit Amount  ,Chq/Ref Number  ,Closing Balance",
        row="  {slashes} |UPI-SHOP   |{slashes} |{out}|{into}|000{n}   |{balance}",
        group="",
        currency="INR",
    ),
    "sbi": Made(
        before="Account Name :\tMr X\nAccount Number :\t00000030000000000\n",
        header="Txn Date\tValue Date\tDescription\tRef No./Cheque No.\t        Debit\tCredit\tBalance",
        row="{named}|{named}|TO TRANSFER|NEFT77|{out}|{into}|{balance}",
        between="\t",
        currency="INR",
        account="00000030000000000",
    ),
    "citi card": Made(
        header="Status,Date,Description,Debit,Credit,Member Name",
        row="Cleared|{mdy}|SHOP|{out}|{into}|MEMBER",
        currency="USD",
        balanced=False,
    ),
    "icici": Made(
        header="S No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,Withdrawal Amount (INR ),"
        "Deposit Amount (INR ),Balance (INR )",
        row="{n}|{dmy}|{dmy}|-|UPI/SHOP|{out}|{into}|{balance}",
        group="",
        currency="INR",
    ),
    "erste": Made(
        header="Tranzakció dátuma,Partner neve,Partner számlaszáma,Számla neve,Számlaszám,Tranzakció típusa,"
        "Tranzakció összege,Tranzakció devizaneme,Bevétel/Kiadás,Közlemény,Egyenleg,Devizanem",
        row="{iso}|SHOP|1|Konto|11600006|card|{signed}|HUF|{flow}|REF|{balance}|HUF",
        group="",
        currency="HUF",
        account="11600006",
    ),
    "raiffeisen czech": Made(
        header="Datum provedení;Datum zaúčtování;Číslo účtu;Název účtu;Kategorie transakce;"
        "Číslo protiúčtu;Název protiúčtu;"
        "Typ transakce;Zpráva;Poznámka;VS;KS;SS;Zaúčtovaná částka;Měna účtu;Poplatek;Id transakce",
        row='{dots}|{dots}|123456789/5500|Konto|Platba|99/0100|Příjemce|Příchozí|Zpráva||||| {signed}|CZK||77{n}',
        between=";",
        point=",",
        group=" ",
        currency="CZK",
        account="123456789/5500",
        balanced=False,
    ),
}  # fmt: skip
