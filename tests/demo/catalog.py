"""Names and numbers of the made-up company; none belongs to anybody."""

from __future__ import annotations

COMPANY = "杭州禾木家居用品有限公司"
OWNER = "林之禾"
SHOPS = {"taobao": "禾木家居旗舰店", "youzan": "禾木家居小店", "pdd": "禾木家居专营店"}

ALIPAY = "20880412600157390156"
WECHAT = "1609920260"
WECHAT_APP = "wx3f0e6a2b9c1d4e57"
PDD = "pdd"
CMB = "571906600010188"
CMB_CARD = "6214********5555"
ICBC = "1202026009300668899"

PARTIES = {
    "alipay": ("支付宝（中国）网络技术有限公司", "215500690"),
    "wechat": ("财付通支付科技有限公司", "755920060910188"),
    "pdd": ("上海付费通信息服务有限公司", "310066600018"),
}
SUPPLIERS = (
    ("安吉竹韵竹制品厂", "1205290009200011223"),
    ("义乌市汀兰日用百货商行", "1208020309200044556"),
    ("湖州织里棉语家纺有限公司", "1205220009200077889"),
)

#: Title and price in fen.
GOODS = (
    ("竹制砧板 大号", 5900),
    ("北欧风陶瓷花瓶", 8990),
    ("纯棉四件套 1.8米", 29900),
    ("亚麻餐垫 4片装", 4580),
    ("原木衣架 10只", 6900),
    ("香薰蜡烛 雪松", 7800),
    ("藤编收纳篮 中号", 5390),
    ("记忆棉枕头", 12900),
    ("落地灯 暖光", 25900),
    ("羊毛混纺盖毯", 19900),
    ("玻璃密封罐 3只", 3990),
    ("硅藻泥地垫", 4990),
    ("折叠晾衣架", 11800),
    ("手冲咖啡壶套装", 16800),
    ("棉麻窗帘 一片", 13500),
    ("实木床头柜", 39900),
)
SURNAMES = "林陈何许沈苏叶方夏江秦顾白程温"
GIVEN = "一禾|若溪|子墨|安然|知夏|思远|小满|清越|云舒|嘉木|亦凡|乐之"
PROVINCES = (
    ("浙江省", "杭州市", "西湖区"),
    ("江苏省", "苏州市", "吴中区"),
    ("广东省", "广州市", "番禺区"),
    ("四川省", "成都市", "武侯区"),
)


def buyer_name(buyer: int) -> str:
    """Return the made-up name of buyer number `buyer`."""
    given = GIVEN.split("|")
    return SURNAMES[buyer % len(SURNAMES)] + given[buyer // len(SURNAMES) % len(given)]


def buyer_mask(buyer: int) -> str:
    """Return how Alipay masks that buyer."""
    name = buyer_name(buyer)
    return f"*{name[1:]}(1{30 + buyer % 60}****{buyer % 100:02d})"
