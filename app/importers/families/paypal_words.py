"""Names of PayPal's columns and words of its types in the languages of its accounts.

Sources: real headers in English, French, Spanish, German and Italian, translations in public importers; Chinese, Dutch,
Portuguese, Polish and Japanese names are known from the account pages, and a few from tests of public tools: whatever
is read is checked by balances and net amounts all the same.
"""

from __future__ import annotations

import re

from app.domain.record import Kind, State

DATE = ("Date", "Datum", "Fecha", "Data", "日期", "日付")
TIME = ("Time", "Uhrzeit", "Zeit", "Heure", "Hora", "Ora", "Orario", "Tijd", "Godzina", "时间", "時間", "時刻")
ZONE = (
    "TimeZone", "Time Zone", "Zeitzone", "Fuseau horaire", "Zona horaria", "Huso horario", "Fuso orario",
    "Tijdzone", "Fuso horário", "Strefa czasowa", "时区", "時區", "タイムゾーン",
)  # fmt: skip
NAME = ("Name", "Nom", "Nombre", "Nome", "Naam", "Nazwa", "名称", "姓名", "名稱", "名前")
TYPE = (
    "Type", "Description", "Typ", "Beschreibung", "Tipo", "Descripción", "Descrizione", "Omschrijving",
    "Descrição", "类型", "類型", "描述", "说明", "說明", "タイプ", "説明",
)  # fmt: skip
STATUS = ("Status", "État", "Etat", "Estado", "Stato", "状态", "狀態", "ステータス")
CURRENCY = (
    "Currency", "Währung", "Devise", "Divisa", "Moneda", "Valuta", "Moeda", "Waluta", "币种", "货币", "幣別",
    "貨幣", "通貨",
)  # fmt: skip
GROSS = (
    "Gross", "Brutto", "Brut", "Avant commission", "Bruto", "Lordo", "Importo lordo", "Kwota brutto", "总额",
    "总金额", "毛额", "總額", "總金額", "合計", "総額",
)  # fmt: skip
FEE = ("Fee", "Fees", "Gebühr", "Gebühren", "Entgelt", "Entgelte",
       "Frais", "Commission", "Comisión", "Tarifa", "Tariffa", "Commissione",
       "Kosten", "Vergoeding", "Taxa", "Opłata", "费用", "手续费", "費用", "手續費", "手数料")  # fmt: skip
NET = ("Net", "Netto", "Neto", "Líquido", "Kwota netto", "净额", "净值", "淨額", "正味", "純額")
#: In the short download, which a person gets who chooses no columns.
AMOUNT, TOTAL = (*GROSS, "Amount"), (*NET, "Total")
BALANCE = ("Balance", "Guthaben", "Kontostand", "Solde", "Saldo", "余额", "餘額", "残高")
NUMBER = (
    "Transaction ID", "Transaktionscode", "Transaktions-ID", "N° de transaction", "Numéro de transaction",
    "Id. de transacción", "Identificación de transacción", "Codice transazione", "ID transazione",
    "Transactiereferentie", "Transactie-ID", "ID da transação", "Identyfikator transakcji", "交易号", "交易编号",
    "交易ID", "交易識別碼", "交易編號", "取引ID",
)  # fmt: skip
PARENT = (
    "Reference Txn ID", "Zugehöriger Transaktionscode", "Txn-Referenzkennung", "N° de transaction de référence",
    "Numéro de la transaction de référence", "Id. de transacción de referencia", "Id. de referencia de trans.",
    "ID transazione di riferimento", "Codice della transazione di riferimento", "参考交易号", "参考交易ID",
    "相关交易号", "參考交易識別碼",
)  # fmt: skip
INVOICE = ("Invoice Number", "Rechnungsnummer", "N° de facture", "Numéro de facture", "Número de factura",
           "Numero fattura", "N° ordine commerciante",
           "账单号", "账单编号", "发票号", "发票号码", "帳單編號", "請求書番号")  # fmt: skip
INVOICE_ID = ("Invoice ID", "Invoice Id", "Id. de factura", "ID fattura")
CUSTOM = ("Custom Number", "Individuelle Nummer", "Zollnummer", "Numéro de client", "N° de client",
          "Número personalizado", "Numero personalizzato", "自定义号码", "自定义编号", "自訂號碼")  # fmt: skip
SENDER = (
    "From Email Address", "Absender E-Mail-Adresse", "De l'adresse email", "De l’adresse email",
    "Correo electrónico del remitente", "Dall'indirizzo email", "Indirizzo email mittente",
    "发件人邮箱地址", "付款人邮箱地址",
    "寄件者電子郵件地址", "发件人电子邮件地址",
)  # fmt: skip
RECEIVER = (
    "To Email Address", "Empfänger E-Mail-Adresse", "An E-Mail-Adresse", "À l'adresse email",
    "A l'adresse email", "Correo electrónico del destinatario", "All'indirizzo email",
    "Indirizzo email destinatario", "收件人邮箱地址",
    "收款人邮箱地址",
)  # fmt: skip
IMPACT = (
    "Balance Impact", "Auswirkung auf Guthaben", "Impact sur le solde", "Impacto en el saldo",
    "Impatto sul saldo", "Effect op saldo", "Impacto no saldo", "余额影响", "对余额的影响", "餘額影響",
)  # fmt: skip
SUBJECT = ("Subject", "Betreff", "Objet", "Asunto", "Oggetto", "主题", "主旨", "件名")
NOTE = ("Note", "Hinweis", "Remarque", "Nota", "Messaggio", "备注", "備註")
ITEM = (
    "Item Title",
    "Artikelbezeichnung",
    "Titre de l'objet",
    "Nombre del artículo",
    "Nome oggetto",
    "Titolo oggetto",
    "物品名称",
    "商品名称",
)
BANK = ("Bank Name", "Nom de la banque", "Nombre del banco", "Name der Bank")
BANK_ACCOUNT = ("Bank Account", "Compte bancaire", "Cuenta bancaria", "Bankkonto")

#: Kinds by words inside a type, in this order; `in` and `out` are for money received and sent.
_KINDS: tuple[tuple[str, dict[str, Kind]], ...] = (
    (r"currency conversion|währungsumrechnung|conversion de devise|conversión de (?:divisa|moneda)|"
     r"conversione (?:di )?valuta|货币兑换|币种兑换|貨幣兌換|兑换", {"": Kind.TRANSFER}),
    (r"fee reversal|chargeback fee|rückbuchungsgebühr|\bfee$|^fee\b|gebühr$|gebühren$|拒付费|手续费$|^frais|fee refund",
     {"": Kind.FEE}),
    (r"chargeback|rückbuchung|rückbelastung|rétrofacturation|contracargo|storno di addebito|拒付|退单|"
     r"payment reversal|zahlungsstornierung|付款撤销", {"": Kind.CHARGEBACK}),
    (r"release|freigabe|cancell?ation of hold|reversal of general account hold|hold.*aufgehoben|libération|liberación|"
     r"annulation de la (?:réserve|suspension)|解除|释放|釋放", {"": Kind.RELEASE}),
    (r"\bhold\b|reserve|einbehaltung|einbehalten|rücklage|zurückhaltung|blocage|réserve|suspension|retención|reserva|"
     r"blocco|冻结|保留|暂扣|凍結", {"in": Kind.RELEASE, "out": Kind.HOLD}),
    (r"refund|rückzahlung|rückerstattung|erstattung|remboursement|reembolso|rimborso|terugbetaling|退款|返金",
     {"in": Kind.OTHER, "out": Kind.REFUND}),
    (r"auto-?sweep|automatic transfer to bank|automatische abbuchung", {"": Kind.PAYOUT}),
    (r"withdraw|auszahlung|abbuchung auf|von paypal auf bank|überweisung auf|virement vers|retrait|retirada|retiro|"
     r"prelievo|opname|提现|取款|提領|转账到银行|引き出し", {"": Kind.WITHDRAWAL}),
    (r"deposit|bankgutschrift|charge from|funding|add(?:ed)? (?:funds|money)|gutschrift auf|aufladung|"
     r"approvisionnement|ingreso|versamento|bonifico bancario sul conto|"
     r"充值|存款|转入|credit card|bank transfer", {"": Kind.TRANSFER}),
    (r"correction|adjustment|korrektur|bonus|ajuste|调整", {"": Kind.ADJUSTMENT}),
    (r"authori[sz]ation|genehmigung|autorisierung|授权|\border\b", {"": Kind.OTHER}),
    (r"payment|checkout|zahlung|paiement|pago|pagamento|betaling|payé|donation|spende|sale|收款|付款|支付|支払",
     {"in": Kind.PAYMENT}),
)  # fmt: skip
_TESTS = [(re.compile(pattern), kinds) for pattern, kinds in _KINDS]

#: What became of a row, by words inside its status.
_STATES = (
    (State.FAILED, r"denied|cancel|fail|expired|voided|declined|removed|abgelehnt|storniert|annull|refus|拒绝|"
                   r"取消|失败|过期|annulé|cancelad|rechaz"),
    (State.PENDING, r"pending|ausstehend|unclaimed|processing|placed|held|in bearbeitung|en attente|pendiente|"
                    r"in sospeso|待处理|处理中|待定|暂挂|offen"),
    # what was reversed or given back had moved before: the other way is a row of its own
    (State.DONE, r"complet|abgeschlossen|cleared|refunded|reversed|partially|terminé|effectué|abgebucht|"
                 r"完成|已退款|已撤销"),
)  # fmt: skip
_STATUS = [(state, re.compile(pattern)) for state, pattern in _STATES]
#: Words of the balance impact: 1 for money that moved, −1 for a row that is a note only.
IMPACTS = {
    **dict.fromkeys(("debit", "soll", "débit", "débito", "addebito", "借记", "借方", "credit", "haben", "crédit",
                     "crédito", "accredito", "贷记", "贷方"), 1),
    **dict.fromkeys(("memo", "mémo", "vermerk", "nota", "备忘", "备忘录", "備忘錄"), -1),
}  # fmt: skip


def kind_of(key: str) -> int:
    """Return the kind for `direction, type`, direction "in" or "out", joined by a blank, in small letters."""
    direction, _blank, word = key.partition(" ")
    for test, kinds in _TESTS:
        if test.search(word):
            return int(kinds.get(direction, kinds.get("", Kind.OTHER)))
    return int(Kind.OTHER)


def state_of(word: str) -> int | None:
    """Return the state for a status in small letters; None for an unknown one."""
    return next((int(state) for state, test in _STATUS if test.search(word)), None)
