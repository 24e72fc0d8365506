"""Names and words of Amazon's date range report in the languages of its sites."""

from __future__ import annotations

TIME = (
    "date/time", "Datum/Uhrzeit", "date/heure", "Data/Ora", "Data/Ora:", "fecha y hora", "fecha/hora",
    "datum/tijd", "datum/tid", "data/godzina", "日付/時間", "tarih/saat", "data/hora",
)  # fmt: skip
SETTLEMENT = ("settlement id", "Abrechnungsnummer", "numéro de versement", "identifiant du paiement",
              "Numero pagamento", "identificador de pago", "Id. de liquidación", "schikkings-ID", "reglerings-id",
              "identyfikator rozliczenia", "決済番号", "ödeme numarası", "id de liquidação")  # fmt: skip
TYPE = ("type", "Typ", "tipo", "トランザクションの種類", "tür")
ORDER = ("order id", "Bestellnummer", "numéro de la commande", "numéro commande", "Numero ordine", "número de pedido",
         "id. del pedido", "bestelnummer", "beställnings-id", "identyfikator zamówienia", "注文番号",
         "sipariş numarası", "id do pedido")  # fmt: skip
TEXT = ("description", "Beschreibung", "Descrizione", "descripción", "beschrijving", "beskrivning", "opis", "説明",
        "açıklama", "descrição")  # fmt: skip
SKU = ("sku", "SKU")
MARKET = ("marketplace", "site de vente", "web de Amazon", "marknadsplats", "rynek",
          "Amazon 出品サービス", "pazar yeri")  # fmt: skip
TOTAL = ("total", "Gesamt", "Summe", "totale", "totaal", "totalt", "suma", "合計", "toplam")
STATUS = ("transaction status", "Transaktionsstatus", "statut de la transaction", "estado de la transacción",
          "stato della transazione", "Transactiestatus", "transaktionsstatus",
          "トランザクションのステータス")  # fmt: skip
#: When a transaction's money was released: empty where it is held back, whatever language says so.
RELEASED = ("transaction release date", "Freigabedatum der Transaktion", "date de sortie de la transaction",
            "date de délivrance de la transaction", "fecha de liberación de la transacción",
            "data di rilascio della transazione", "Publicatiedatum van transactie",
            "Transaktionens utgivningsdatum", "トランザクション開始日")  # fmt: skip
DONE_WORDS = ("released", "veröffentlicht", "sorti", "lanzado", "liberado", "支払い実行済み")
HELD_WORDS = ("deferred", "留保中")

#: Columns of amounts by what they are: goods and what is added or taken off, taxes on them, tax that Amazon keeps,
#: the commission, fees, and the rest.
GOODS = (
    "product sales", "Umsätze", "produktverkäufe", "ventes de produits", "Vendite", "vendite prodotti",
    "ventas de productos", "verkoop van producten", "productverkoop", "försäljning av produkter",
    "sprzedaż produktów", "商品の売上", "商品売上", "ürün satışları", "vendas do produto", "shipping credits",
    "postage credits", "Gutschrift für Versandkosten", "Gutschriften für Versandkosten", "crédits d'expédition",
    "crédits d’expédition", "Accrediti per le spedizioni", "accrediti spedizione", "abonos de envío",
    "créditos de envío", "Verzendtegoeden", "verzendtegoed", "fraktkrediter", "noty kredytowe za wysyłkę",
    "配送料", "créditos de remessa", "gift wrap credits", "giftwrap credits",
    "Gutschrift für Geschenkverpackung", "Gutschriften für Geschenkverpackung",
    "crédits sur l'emballage cadeau", "crédits d’emballage-cadeau", "crédits d'emballage-cadeau",
    "Accrediti per confezioni regalo", "accrediti confezione regalo", "abonos de envoltorio para regalo",
    "créditos por envoltorio de regalo", "kredietpunten cadeauverpakking", "cadeauverpakking tegoed",
    "krediter för presentinslagning", "środki na pokrycie pakowania na prezent", "ギフト包装手数料",
    "créditos de embalagem de presente", "promotional rebates", "Rabatte aus Werbeaktionen", "aktionsrabatte",
    "Rabais promotionnels", "Total des réductions", "Sconti promozionali", "devoluciones promocionales",
    "descuentos promocionales", "rebajas promocionales", "promotiekortingen", "kampanjrabatter",
    "rabaty promocyjne", "プロモーション割引額", "descontos promocionais", "Amazonポイントの費用",
    "Amazon ポイントの費用",
)  # fmt: skip
TAXES = (
    "Total sales tax liable(GST before adjusting TCS)",
    "product sales tax", "Produktumsatzsteuer", "umsatzsteuer auf produktverkäufe",
    "Taxes sur la vente des produits", "imposta sulle vendite dei prodotti", "imposte vendita prodotti",
    "impuesto de ventas de productos", "商品の売上税", "shipping credits tax", "postage credits tax",
    "Steuer auf Versandgutschrift", "taxe sur les crédits d'expédition", "taxe sur les crédits d’expédition",
    "imposta accrediti per le spedizioni", "impuestos por abonos de envío", "impuesto de abono de envío",
    "配送料の税金", "gift wrap credits tax", "giftwrap credits tax",
    "Steuer auf Geschenkverpackungsgutschriften", "Taxes sur les crédits cadeaux",
    "imposta sui crediti confezione regalo", "impuestos por abonos de envoltorio para regalo",
    "impuesto de créditos de envoltura", "ギフト包装クレジットの税金", "promotional rebates tax",
    "Steuer auf Aktionsrabatte", "Taxes sur les remises promotionnelles", "imposta sugli sconti promozionali",
    "impuestos de descuentos por promociones", "impuesto de reembolsos promocionales",
    "プロモーション割引の税金", "sales tax collected", "taxe de ventes prélevée", "geïnde omzetbelasting",
    "inkasserad moms", "pobrany podatek od sprzedaży",
)  # fmt: skip
WITHHELD = (
    "marketplace withheld tax", "Marketplace Facilitator Tax", "Einbehaltene Steuer auf Marketplace",
    "Taxes retenues sur le site de vente", "trattenuta IVA del marketplace", "impuesto retenido en el sitio web",
    "impuesto de retenciones en la plataforma", "taxe marketplace facilitator",
    "Belasting voor marketplace-facilitator", "skatt för marknadsplatsförmedlare",
    "podatek od transakcji marketplace facilitator", "源泉徴収税を伴うマーケットプレイス", "TCS-CGST", "TCS-SGST",
    "TCS-IGST", "TDS (Section 194-O)", "Low value goods", "Low Value Goods Tax",
)  # fmt: skip
COMMISSION = (
    "selling fees", "Verkaufsgebühren", "frais de vente", "Commissioni di vendita", "tarifas de venta",
    "verkoopkosten", "försäljningsavgifter", "opłaty za sprzedaż", "手数料", "satış ücretleri",
    "tarifas de venda",
)  # fmt: skip
FEES = (
    "fba fees", "fulfilment by amazon fees", "Gebühren zu Versand durch Amazon", "versand durch amazon gebühren",
    "frais expédié par amazon",
    "frais pour le service expédié par amazon", "Costi del servizio Logistica di Amazon",
    "tariffe logistica di amazon", "tarifas de Logística de Amazon", "tarifas fba", "fba-vergoedingen",
    "fba-kosten", "fba-avgifter", "opłaty za fba", "FBA 手数料", "FBA手数料", "taxas fba",
    "other transaction fees", "Andere Transaktionsgebühren", "autres frais de transaction",
    "Altri costi relativi alle transazioni", "tarifas de otras transacciones", "tarifas de otra transacción",
    "overige transactiekosten", "övriga transaktionsavgifter", "inne opłaty transakcyjne",
    "トランザクションに関するその他の手数料", "taxas de outras transações", "regulatory fee",
    "tarifa reglamentaria", "tax on regulatory fee", "impuesto sobre tarifa reglamentaria",
    "Amazon shipping charges adjustment",
)  # fmt: skip
OTHER = (
    "other",
    "Andere",
    "autre",
    "autres",
    "Altro",
    "otro",
    "overige",
    "overig",
    "Övrigt",
    "inne",
    "その他",
    "diğer",
    "outro",
)

_TYPES = {
    "order": "order|bestellung|commande|ordine|pedido|bestelling|beställning|zamówienie|注文|sipariş",
    "refund": "refund|erstattung|rückerstattung|remboursement|rimborso|reembolso|terugbetaling|återbetalning|"
    "zwrot kosztów|zwrot|返金|iade",
    "transfer": "transfer|übertrag|überweisung|transfert|trasferimento|transferir|transferencia|overdracht|överföring|"
    "przelew|振込み|振込|transferência|ödeme",
    "service fee": "service fee|servicegebühr|frais de service|tariffa|commissione di servizio|tarifa de prestación de "
    "servicio|tarifa de servicio|servicekosten|tjänsteavgift|opłata serwisowa|注文外料金|fba inventory fee|"
    "fba inventory fee - customer return|versand durch amazon lagergebühr|fbaインベントリー手数料|fba 在庫関連の手数料|"
    "costo di stoccaggio logistica di amazon|frais de stock expédié par amazon|tarifas de inventario de logística de "
    "amazon|shipping services|fba transaction fees|fba customer return fee",
    "adjustment": "adjustment|anpassung|ajustement|modifica|ajuste|aanpassing|justering|korekta|調整|"
    "fba liquidations|liquidations",
    "chargeback refund": "chargeback refund|rückbuchung|rimborso per storno di addebito|チャージバックの返金",
    "a-to-z guarantee claim": "a-to-z guarantee claim|a-bis-z-garantieantrag|a-to-z 保証請求|garantie a à z",
}  # fmt: skip
#: Types in small letters and what they mean; another one is kept as other.
TYPES = {word: meaning for meaning, words in _TYPES.items() for word in words.split("|")}
#: Currencies of the sites, where nothing else says one.
CURRENCIES = {
    "amazon.com": "USD", "amazon.ca": "CAD", "amazon.com.mx": "MXN", "amazon.com.br": "BRL", "amazon.co.uk": "GBP",
    "amazon.de": "EUR", "amazon.fr": "EUR", "amazon.it": "EUR", "amazon.es": "EUR", "amazon.nl": "EUR",
    "amazon.com.be": "EUR", "amazon.ie": "EUR", "amazon.se": "SEK", "amazon.pl": "PLN", "amazon.com.tr": "TRY",
    "amazon.co.jp": "JPY", "amazon.jp": "JPY", "amazon.com.au": "AUD", "amazon.sg": "SGD", "amazon.in": "INR",
    "amazon.ae": "AED", "amazon.sa": "SAR", "amazon.eg": "EGP",
}  # fmt: skip
