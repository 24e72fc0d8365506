"""Lists of the layouts of bank_lists_romance, of DKB and of Brex, written as world_banks does."""

from __future__ import annotations

from tests.importers.west_banks import Made

_FR = {"between": ";", "point": ",", "group": " ", "currency": "EUR", "newest_first": True}
_IT = {"between": ";", "point": ",", "group": ".", "currency": "EUR", "newest_first": True}

ROMANCE = {
    "bnp paribas": Made(
        before="Compte chèques;****1234;30/06/2026;;5 192,80\n",
        header="Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro",
        row="{dmy}|CB|PAIEMENT|STRIPE|{signed}",
        balanced=False,
        encoding="cp1252",
        **_FR,
    ),
    "société générale": Made(
        before='="00061 00012345678";Compte;du 01/06/2026;au 30/06/2026',
        header="Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise",
        row="{dmy}|VIR|VIR RECU STRIPE|{signed}|EUR",
        balanced=False,
        encoding="cp1252",
        **_FR,
    ),
    "société générale, savings": Made(
        before='="0201900016400270";01/06/2026;30/06/2026;',
        header="date_comptabilisation;libellé_complet_operation;montant_operation;devise;",
        row="{dmy}|VIR RECU|{signed}|EUR|",
        balanced=False,
        encoding="cp1252",
        **_FR,
    ),
    "crédit agricole": Made(
        before="Téléchargement du 30/06/2026;\n\nSHOP\nCompte de Dépôt carte n° 04106119371;\n"
        "Solde au 30/06/2026 5 192,80 €\n\nListe des opérations du compte entre le 01/06/2026 et le 30/06/2026;\n",
        header="Date;Libellé;Débit euros;Crédit euros;",
        row="{dmy}|VIREMENT EN VOTRE FAVEUR|{out}|{into}|",
        balanced=False,
        encoding="cp1252",
        **_FR,
    ),
    "banque populaire": Made(
        header="Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;"
        "Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation",
        row="{dmy}|STRIPE|VIR STRIPE|R{n}||Virement|||{minus}|{into}|{dmy}|{dmy}|0",
        balanced=False,
        **_FR,
    ),
    "cic": Made(
        header="Date;Date de valeur;Débit;Crédit;Libellé;Solde",
        row="{dmy}|{dmy}|{minus}|{into}|VIR STRIPE|{balance}",
        encoding="cp1252",
        **_FR,
    ),
    "cic, unsigned": Made(
        header="Date;Date valeur;Libellé;Débit;Crédit;Solde", row="{dmy}|{dmy}|VIR|{out}|{into}|{balance}", **_FR
    ),
    "cic, one column": Made(
        header="Date;Date de valeur;Montant;Libellé;Solde", row="{dmy}|{dmy}|{signed}|VIR|{balance}", **_FR
    ),
    "la banque postale": Made(
        before="Numéro Compte   ;1234567\nType         ;CCP\nCompte tenu en  ;euros\nDate            ;30/06/2026\n"
        "Solde (EUROS)   ;5192,80\n",
        header="Date;Libellé;Montant(EUROS)",
        row="{dmy}|VIREMENT|{signed}",
        account="1234567",
        balanced=False,
        encoding="cp1252",
        **_FR,
    ),
    "unicredit (italy)": Made(
        header="Data Registrazione;Data valuta;Descrizione;Importo (EUR);",
        row="{dots}|{dots}|BONIFICO|{signed}|",
        balanced=False,
        **_IT,
    ),
    "fineco": Made(
        header="Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato;Moneymap",
        row="{dmy}|{dmy}|{into}|{minus}|Bonifico|STRIPE|Contabilizzato|",
        balanced=False,
        **_IT,
    ),
    "intesa": Made(
        before=";Conti e Carte:;Conto 1000/12345678;;;;;;\n;;;;;;;;;",
        header="Data;Operazione;Dettagli;Conto o carta;Contabilizzazione;Categoria ;Valuta;Importo;;",
        row="{dots}|Bonifico|STRIPE|Conto 1000/12345678|CONTABILIZZATO|Entrate|EUR|{signed}||",
        account="Conto 1000/12345678",
        balanced=False,
        **_IT,
    ),
    "caixabank": Made(
        before="Cuenta;ES2100810298110001234567\n",
        header="Fecha;Fecha valor;Movimiento;Más datos;Importe;Saldo",
        row="{dmy}|{dmy}|TRANSF. STRIPE|PAYOUT|{signed} EUR|{balance} EUR",
        account="ES2100810298110001234567",
        encoding="utf-8-sig",
        **_IT,
    ),
    "caixabank, decoded twice": Made(
        before="Tabla 1\nImportes expresados en euros;;;;;",
        header="Fecha;Fecha valor;Movimiento;MÃ¡s datos;Importe;Saldo",
        row="{dmy}|{dmy}|TRANSF. STRIPE||{signed}|{balance}",
        **_IT,
    ),
    "santander (spain)": Made(
        header="FECHA OPERACIÓN,FECHA VALOR,CONCEPTO,IMPORTE EUR,SALDO",
        row="{dmy}|{dmy}|Transferencia|{signed}|{balance}",
        point=",",
        group=".",
        currency="EUR",
        newest_first=True,
    ),
    "dkb, without types": Made(
        header="Buchungsdatum;Wertstellung;Status;Zahlungspflichtige*r;Zahlungsempfänger*in;Verwendungszweck;"
        "Glaeubiger-ID;Mandatsreferenz;IBAN;Betrag (€)",
        row="{short}|{short}|Gebucht|Arbeitgeber|Alice|Bonus|||DE009|{signed}",
        balanced=False,
        **_IT,
    ),
    "brex": Made(
        header="Date,To/From,Memo,Amount,Balance,Status,Account Number Last Four",
        row="{iso}|Stripe Payout||{signed}|{balance}|Posted|8083",
        group="",
        currency="USD",
        account="8083",
        newest_first=True,
    ),
    "pnc": Made(
        header="Date,Description,Withdrawals,Deposits,Balance",
        row="{mdy}|STRIPE|{out}|{into}|{dollars_balance}",
        currency="",
        newest_first=True,
    ),
    "deposits first": Made(
        header="Date,Transaction Description,Deposit,Withdrawal,Balance",
        row="{dmy}|STRIPE|{into}|{out}|{balance}",
        currency="",
    ),
}
