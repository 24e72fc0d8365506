"""Lists of further banks that tests write, as west_banks does: Nordic, Polish, Japanese, Brazilian and others."""

from __future__ import annotations

from tests.importers.more_banks import MORE
from tests.importers.romance_banks import ROMANCE
from tests.importers.west_banks import DAYS, MOVED, OPENING, Made, lines, money


def world_lines(made: Made) -> list[str]:
    """Return the lines of a list; besides the fields of west_banks, those that these banks print otherwise."""
    written, balance = made.row, OPENING
    rows = []
    for moved, (day, month) in zip(MOVED, DAYS, strict=True):
        balance += moved
        more = {
            "three": f"{moved / 100:.3f}",
            "three_balance": f"{balance / 100:.3f}",
            "plus": ("+" if moved > 0 else "") + money(moved, made),
            "cd": "C" if moved > 0 else "D",
            "hs": "H" if moved > 0 else "S",
            "word": "CREDIT" if moved > 0 else "DEBIT",
            "yen": str(moved),
            "yen_in": f"{moved:,}" if moved > 0 else "",
            "yen_out": f"{-moved:,}" if moved < 0 else "",
            "yen_balance": f"{balance:,}",
            "plain_yen": str(balance),
            "dollars": f"{'-' if moved < 0 else ''}${abs(moved) / 100:,.2f}",
            "spent": f"{'-' if moved > 0 else ''}${abs(moved) / 100:,.2f}",
            "dollars_balance": f"${balance / 100:,.2f}",
            "shortest": f"{month}/{day}/2026",
            "us": f"2026/{month}/{day}",
        }
        row = written
        for name, text in more.items():
            row = row.replace(f"{{{name}}}", text.replace("{", "").replace("}", ""))
        rows.append(row)
    one_by_one = [lines(_one(made, row)) for row in rows]
    first = one_by_one[0].index(made.header) + 1
    body = [each[first + at] for at, each in enumerate(one_by_one)]
    before, behind = one_by_one[0][:first], one_by_one[0][first + len(MOVED) :]
    return [*before, *(body[::-1] if made.newest_first else body), *behind]


def _one(made: Made, row: str) -> Made:
    from dataclasses import replace

    return replace(made, row=row, newest_first=False)


_EU = {"between": ";", "point": ",", "group": ".", "currency": "EUR"}
_NORTH = {"between": ";", "point": ",", "group": " "}
_REVOLUT = {"currency": "EUR", "group": "", "account": "Giro", "timed": True}

WORLD = {
    "seb": Made(
        header="Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo",
        row="{iso}|{iso}|549000{n}|BUTIK/26-06-01|{three}|{three_balance}",
        between=";",
        currency="SEK",
        newest_first=True,
        encoding="utf-8-sig",
    ),
    "swedbank": Made(
        before="* Transaktioner Period 2026-06-01 - 2026-06-30 Skapad 2026-07-01 08:15 CEST",
        header="Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,"
        "Beskrivning,Belopp,Bokfört saldo",
        row="{n}|8327-9|123 456 789-0|Privatkonto|SEK|{iso}|{iso}|{iso}|BUTIK|BUTIK SÖDER|{signed}|{balance}",
        group="",
        currency="SEK",
        account="123 456 789-0",
        newest_first=True,
        encoding="cp1252",
    ),
    "swedbank, names cut": Made(
        header="Radnr;Clearingnr;Kontonr;Produkt;Valuta;Bokföringsdag;Transaktionsdag;Valutadag;Referens;Beskrivning;"
        "Belopp;Bokfört saldo",
        row="{n}|8327-9|123456789|Företagskonto|SEK|{iso}|{iso}|{iso}|Kortköp|ICA|{signed}|{balance}",
        account="123456789",
        newest_first=True,
        **{**_NORTH, "group": "", "currency": "SEK"},
    ),
    "handelsbanken": Made(
        header="Reskontradatum;Transaktionsdatum;Text;Belopp;Saldo",
        row="{iso}|{iso}|BUTIK|{signed}|{balance}",
        currency="SEK",
        **_NORTH,
    ),
    "danske bank": Made(
        header='"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"',
        row="{dots}|Butik|{signed}|{balance}|Udført|Nej",
        **{**_EU, "currency": "DKK"},
    ),
    "nordea of denmark": Made(
        header="Bogføringsdato;Beløb;Afsender;Modtager;Navn;Beskrivelse;Saldo;Valuta;Afstemt;",
        row="{slashed}|{signed}|9040298476||BUTIK|BUTIK|{balance}|DKK||",
        newest_first=True,
        **{**_EU, "currency": "DKK"},
    ),
    "nordea of finland": Made(
        header="Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Viesti;Viitenumero;Saldo;Valuutta;",
        row="{slashed}|{signed}|FI00||KAUPPA|KAUPPA|HELSINKI|2601|{balance}|EUR|",
        currency="EUR",
        **_NORTH,
    ),
    "op": Made(
        header="Kirjauspäivä;Arvopäivä;Määrä EUROA;Laji;Selitys;Saaja/Maksaja;Saajan tilinumero ja pankin BIC;Viite;"
        "Viesti;Arkistointitunnus",
        row="{dots}|{dots}|{plus}|160|TILISIIRTO|Kauppa Oy||1009|x|703{n}",
        currency="EUR",
        balanced=False,
        **_NORTH,
    ),
    "dnb with points": Made(
        header='"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"',
        row="{dots}|Varekjøp|{dots}|{out}|{into}",
        between=";",
        group="",
        currency="NOK",
        balanced=False,
    ),
    "dnb with commas": Made(
        header='"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"',
        row="{dots}|Varekjøp|{dots}|{out}|{into}",
        currency="NOK",
        balanced=False,
        **_NORTH,
    ),
    "sparebank 1": Made(
        header="Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;",
        row="{dots}|BUTIKK||{into}|{minus}||123",
        currency="NOK",
        balanced=False,
        **_NORTH,
    ),
    "mbank": Made(
        before="mBank S.A.;\n#Klient;\nJAN;\n",
        header="#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;"
        "#Saldo po operacji;",
        row="{iso}|{iso}|ZAKUP|SKLEP|SKLEP|''|{signed} PLN|{balance} PLN|",
        behind=";;;;;;#Saldo końcowe;5 192,80 PLN;",
        currency="PLN",
        encoding="cp1250",
        **_NORTH,
    ),
    "mbank without currency": Made(
        header="#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;"
        "#Saldo po operacji;",
        row="{iso}|{iso}|ZAKUP|SKLEP|SKLEP|''|{signed}|{balance}|",
        currency="",
        **_NORTH,
    ),
    "mbank with categories": Made(
        before="mBank S.A.;;;;;\nLista operacji;;;;;",
        header="#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;#Saldo po operacji",
        row="{iso}|ZAKUP|eKonto 1111|Zakupy|{signed} EUR|{balance} EUR",
        currency="EUR",
        account="eKonto 1111",
        **_NORTH,
    ),
    "pko bp": Made(
        header='"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji",'
        '"Opis transakcji","","",""',
        row="{iso}|{iso}|Płatność kartą|{plus}|PLN|{balance}|Tytuł: 01|Lokalizacja: X|Data: Y|",
        group="",
        currency="PLN",
        newest_first=True,
        encoding="cp1250",
    ),
    "millennium": Made(
        header="Numer rachunku/karty,Data transakcji,Data rozliczenia,Rodzaj transakcji,Na konto/Z konta,"
        "Odbiorca/Zleceniodawca,Opis,Obciążenia,Uznania,Saldo,Waluta",
        row="PL12 1160|{iso}|{iso}|KARTA|||SKLEP|{minus}|{into}|{balance}|PLN",
        group="",
        currency="PLN",
        account="PL12 1160",
        encoding="utf-8-sig",
    ),
    "fio": Made(
        before='"accountId";"2100000000"\n"currency";"CZK"\n"iban";"CZ6520100000002100000000"\n'
        '"openingBalance";"5 000,00"\n"closingBalance";"5 192,80"\n',
        header='"ID operace";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";"VS";"Poznámka";'
        '"Zpráva pro příjemce";"Typ";"Poznámka";"ID pokynu"',
        row="26000{n}|{dots}|{signed}|CZK||Obchod|||Nákup|Platba kartou||",
        currency="CZK",
        account="CZ6520100000002100000000",
        **_NORTH,
    ),
    "volksbank until 2021": Made(
        before='"Volksbank eG"\n\n"Umsatzanzeige"\n\n"Konto:";"1008800049";;"Uhrzeit:";"22:57:16"\n',
        header='"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Empfänger/Zahlungspflichtiger";"Konto-Nr.";'
        '"IBAN";"BLZ";"BIC";"Vorgang/Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "',
        row="{dots}|{dots}|Muster|Laden|||||KAUF||EUR|{abs}|{hs}",
        behind=";;;;;;;;;;;;\n01.06.2026;;;;;;;;;Anfangssaldo;EUR;5.000,00;H\n30.06.2026;;;;;;;;;Endsaldo;EUR;"
        "5.192,80;H",
        account="1008800049",
        encoding="cp1252",
        **_EU,
    ),
    "gls until 2021": Made(
        header="Kontonummer;Buchungstag;Wertstellung;Auftraggeber/Empfänger;Buchungstext;"
        + ";".join(f"VWZ{at}" for at in range(1, 15))
        + ";Betrag;Kontostand;Währung",
        row="123456789|{dots}|{dots}|Laden|Kauf|" + "x|" * 14 + "{signed}|{balance}|EUR",
        account="123456789",
        newest_first=True,
        **_EU,
    ),
    "knab": Made(
        before="KNAB EXPORT;;;;;;;;;;;;;;;;",
        header="Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;"
        "Valutadatum;Betaalwijze;Omschrijving;Type betaling;Machtigingsnummer;Incassant ID;Adres;Referentie;Boekdatum;",
        row="NL99KNAB|{dots}|EUR|{cd}|{abs}||Winkel|{dots}|Overboeking|x|||||B{n}|{dots}|",
        account="NL99KNAB",
        balanced=False,
        **{**_EU, "group": ""},
    ),
    "belfius": Made(
        before="Boekingsdatum vanaf;01/06/2026\nRekening tegenpartij;\nLaatste saldo;1.234,56 EUR\n;",
        header="Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;"
        "Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;"
        "Mededelingen",
        row="BE81 0637|{dmy}|00010|{n}||Winkel||3200|AANKOOP|{dmy}|{signed}|EUR||BE|x",
        account="BE81 0637",
        balanced=False,
        **{**_EU, "group": ""},
    ),
    "bnp paribas fortis": Made(
        header="Volgnummer;Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;Rekeningnummer;Type verrichting;"
        "Tegenpartij;Naam van de tegenpartij;Mededeling;Details;Status;Reden van weigering",
        row="2026-{n}|{dmy}|{dmy}|{signed}|EUR|BE82|Kaartbetaling||||WINKEL|Geaccepteerd|",
        account="BE82",
        balanced=False,
        **{**_EU, "group": ""},
    ),
    "fintro": Made(
        header="Volgnummer;Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;Details;Rekeningnummer",
        row="2026-{n}|{dmy}|{dmy}|{signed}|EUR|MET KAART WINKEL|BE84",
        account="BE84",
        balanced=False,
        **{**_EU, "group": ""},
    ),
    "seb in estonia": Made(
        header="Account;Document No.;Date;Beneficiary's account;\"Beneficiary's name\";BIC/SWIFT;Type;(D/C);Amount;"
        'Reference no.;Archive ID;"Description";Commission fee;Currency;ID code/Registry code ',
        row="EE92|CLR1|{dots}||SHOP|EEUHEE2X|MK|{cd}|{abs}||RO{n}|x|0|EUR|",
        account="EE92",
        balanced=False,
        **{**_EU, "group": ""},
    ),
    "viseca": Made(
        header="TransactionId,CardId,Date,ValutaDate,Amount,Currency,OriginalAmount,OriginalCurrency,MerchantName,"
        "MerchantPlace,MerchantCountry,StateType,Details,Type,Exchange Rate",
        row="TRX{n}|000000XX|{iso} 10:20:30|{iso} 00:00:00|{turned}0|CHF|||SHOP|Davos|CHE|BOOKED|SHOP|merchant|1.0",
        account="000000XX",
        currency="CHF",
        group="",
        balanced=False,
        timed=True,
    ),
    "dcu": Made(
        header='"DATE","TRANSACTION TYPE","DESCRIPTION","AMOUNT","ID","MEMO","CURRENT BALANCE"',
        row="{mdy}|{word}|SHOP|{dollars}|dwA{n}||{dollars_balance}",
        currency="USD",
        newest_first=True,
    ),
    "boursobank": Made(
        header="dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;"
        "accountbalance",
        row="{iso}|{iso}|CARTE|Courses|Vie|magasin|{signed}||00040|Compte|37.29",
        account="00040",
        balanced=False,
        **{**_EU, "group": " "},
    ),
    "raiffeisen of switzerland": Made(
        header="IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date",
        row="CH93|{iso}|Einkauf|{signed}|{balance}|{iso} 00:00:00.0",
        between=";",
        group="",
        currency="CHF",
        account="CH93",
    ),
    "dbs with codes": Made(
        header="Transaction Date,Value Date,Statement Code,Reference,Debit Amount,Credit Amount,Client Reference,"
        "Additional Reference",
        row="{named}||ADV|TRF| {out}| {into}|I-BANK||",
        before="Account Details For:,Autosave 027-028028-5\nCurrency:, SGD - Singapore Dollar\n"
        "Available Balance:,4858.95",
        account="027-028028-5",
        currency="SGD",
        newest_first=True,
        balanced=False,
    ),
    "dbs 2026": Made(
        header="Transaction Date,Value Date,Statement Code,Description,Supplementary Code,Supplementary Code "
        "Description,Client Reference,Additional Reference,Status,Currency,Debit Amount,Credit Amount",
        row="{named}|{named}|GR|SHOP|IBG|Payments|REF|OTHR|Settled|USD|{out}|{into}",
        before="Account Details For:,DBS Multi\nCurrency:,USD - United States Dollar",
        currency="USD",
        newest_first=True,
        balanced=False,
    ),
    "schwab": Made(
        header='"Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit","RunningBalance"',
        row="{mdy}|Posted|ACH||SHOP|{out}|{into}|${balance}",
        currency="USD",
        newest_first=True,
    ),
    "credit union": Made(
        header="Transaction ID,Posting Date,Effective Date,Transaction Type,Amount,Check Number,Reference Number,"
        "Description,Transaction Category,Type,Balance,Memo,Extended Description",
        row="T{n}|{mdy}|{mdy}|{side}|{signed}||9{n}|SHOP|Shopping|POS|{balance}||",
        group="",
        currency="USD",
    ),
    "rbc": Made(
        header='"Account Type","Account Number","Transaction Date","Cheque Number","Description 1","Description 2",'
        '"CAD$","USD$"',
        row="Chequing|12-345|{shortest}||SHOP|TORONTO|{signed}|",
        group="",
        currency="CAD",
        account="12-345",
        balanced=False,
    ),
    "rbc in dollars": Made(
        header='"Account Type","Account Number","Transaction Date","Cheque Number","Description 1","Description 2",'
        '"CAD$","USD$"',
        row="Chequing|12-345|{shortest}||SHOP|TORONTO||{signed}",
        group="",
        currency="USD",
        account="12-345",
        balanced=False,
    ),
    "scotiabank account": Made(
        header="Filter,Date,Description,Sub-description,Type of Transaction,Amount,Balance",
        row="|{iso}|pos purchase|Shop|{side}|{signed}|{balance}",
        group="",
        currency="CAD",
        newest_first=True,
    ),
    "scotiabank card": Made(
        header="Filter,Date,Description,Sub-description,Status,Type of Transaction,Amount",
        row="|{iso}|shop|Toronto|posted|{side}|{abs}",
        group="",
        currency="CAD",
        balanced=False,
    ),
    "tangerine": Made(
        header="Date,Transaction,Name,Memo,Amount",
        row="{shortest}|{word}|SHOP|x|{signed}",
        group="",
        currency="",
        balanced=False,
    ),
    "bankwest": Made(
        header="BSB Number,Account Number,Transaction Date,Narration,Cheque Number,Debit,Credit,Balance,"
        "Transaction Type",
        row="|5229 8024|{dmy}|SHOP||{minus}|{into}|{balance}|WDL",
        group="",
        currency="AUD",
        account="5229 8024",
        newest_first=True,
    ),
    "macquarie": Made(
        header="Transaction Date,Details,Account,Category,Subcategory,Tags,Notes,Debit,Credit,Balance,"
        "Original Description",
        row="{named}|Shop|Main account|Food|Cafes|||{out}|{into}|{balance}|SHOP",
        group="",
        currency="AUD",
        account="Main account",
    ),
    "bnz": Made(
        header="Date,Amount,Payee,Particulars,Code,Reference,Tran Type,This Party Account,Other Party Account,Serial,"
        "Transaction Code,Batch Number,Originating Bank/Branch,Processed Date",
        row="{slashes}|{signed}|SHOP|1|WELLINGTON|2|POS|02-1269-0029601-66|---|||00|4303|{slashes}",
        group="",
        currency="NZD",
        account="02-1269-0029601-66",
        balanced=False,
    ),
    "axis": Made(
        before="Name :- X\n\nStatement of Account No - 9230 for the period (From : 01-06-2026 To : 30-06-2026)\n",
        header="SRL NO,Tran Date,CHQNO,PARTICULARS,DR,CR,BAL,SOL",
        row="{n}|{dmy}|-|UPI/P2M|{out}|{into}|{balance}|763",
        behind="\nUnless the constituent reports a discrepancy this statement will be treated as correct.",
        currency="INR",
    ),
    "inter": Made(
        before=" Extrato Conta Corrente \nConta ;7104340\nPeríodo ;01/06/2026 a 30/06/2026\nSaldo ;9.395,21\n",
        header="Data Lançamento;Histórico;Descrição;Valor;Saldo",
        row="{dmy}|Pix recebido|Loja|{signed}|{balance}",
        newest_first=True,
        **{**_EU, "currency": "BRL"},
    ),
    "nubank": Made(
        header="Data,Valor,Identificador,Descrição",
        row="{dmy}|{signed}|id-{n}|Compra",
        group="",
        currency="BRL",
        balanced=False,
    ),
    "smbc": Made(
        header="年月日,お引出し,お預入れ,お取り扱い内容,残高,メモ,ラベル",
        row="{us}|{yen_out}|{yen_in}|給料振込|{yen_balance}||",
        behind=",,,,519280,,",
        currency="JPY",
        encoding="cp932",
        newest_first=True,
    ),
    "mufg": Made(
        header='"日付","摘要","摘要内容","支払い金額","預かり金額","差引残高","メモ","未資金化区分","入払区分"',
        row="{us}|振込|タナカ|{yen_out}|{yen_in}|{yen_balance}|||支払い",
        currency="JPY",
        encoding="cp932",
    ),
    "rakuten": Made(
        header="取引日,入出金(円),取引後残高(円),入出金内容",
        row="{bare}|{yen}|{plain_yen}|デビット",
        currency="JPY",
        encoding="cp932",
    ),
    "sbi sumishin": Made(
        header='"日付","内容","出金金額(円)","入金金額(円)","残高(円)","メモ"',
        row="{slashed}|振込|{yen_out}|{yen_in}|{yen_balance}|-",
        currency="JPY",
        encoding="cp932",
        newest_first=True,
    ),
    "sbi sumishin in dollars": Made(
        header='"日付","内容","出金金額(USD)","入金金額(USD)","残高(USD)","メモ"',
        row="{slashed}|振込|{out}|{into}|{balance}|-",
        currency="USD",
        encoding="cp932",
    ),
    "sbi shinsei": Made(
        header='"取引日","摘要","出金金額","入金金額","残高","メモ"',
        row="{slashed}|地方税|{yen_out}|{yen_in}|{yen_balance}|",
        currency="JPY",
        encoding="utf-8-sig",
    ),
    "gmo aozora": Made(
        header='"日付","摘要","入金金額","出金金額","残高","メモ"',
        row="{bare}|振込|{yen_in}|{yen_out}|{yen_balance}|",
        currency="JPY",
        encoding="cp932",
        newest_first=True,
    ),
    "revolut in german": Made(
        header="Art,Produkt,Datum des Beginns,Datum des Abschlusses,Beschreibung,Betrag,Gebühr,Währung,Status,"
        "Kontostand",
        row="Einzahlung|Giro|{iso} 10:20:30|{iso} 10:20:30|Laden|{signed}|0.00|EUR|ABGESCHLOSSEN|{balance}",
        **_REVOLUT,
    ),
    "revolut in italian": Made(
        header="Tipo,Prodotto,Data di inizio,Data di completamento,Descrizione,Importo,Costo,Valuta,State,Saldo",
        row="Ricarica|Giro|{iso} 10:20:30|{iso} 10:20:30|Negozio|{signed}|0|EUR|COMPLETATO|{balance}",
        **_REVOLUT,
    ),
    "revolut in french": Made(
        header="Type,Produit,Date de début,Date de fin,Description,Montant,Frais,Devise,État,Solde",
        row="Paiement|Giro|{iso} 10:20:30|{iso} 10:20:30|Magasin|{signed}|0.00|EUR|TERMINÉ|{balance}",
        **_REVOLUT,
    ),
    "revolut in spanish": Made(
        header="Tipo,Producto,Fecha de inicio,Fecha de finalización,Descripción,Importe,Comisión,Divisa,State,Saldo",
        row="Recargas|Giro|{iso} 10:20:30|{iso} 10:20:30|Tienda|{signed}|0.00|EUR|COMPLETADO|{balance}",
        **_REVOLUT,
    ),
    "revolut in polish": Made(
        header="Rodzaj,Produkt,Data rozpoczęcia,Data zrealizowania,Opis,Kwota,Opłata,Waluta,State,Saldo",
        row="Przelew|Giro|{iso} 10:20:30|{iso} 10:20:30|Sklep|{signed}|0|EUR|ZAKOŃCZONO|{balance}",
        **{**_REVOLUT, "point": ","},
    ),
    **MORE,
    **ROMANCE,
}
