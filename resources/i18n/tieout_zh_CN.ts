<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tieout</source>
        <translation>关于对平</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save the list of parts…</source>
        <translation>保存组成清单…</translation>
    </message>
    <message>
        <source>Every library with its version, as CycloneDX (SBOM), to be checked for known faults</source>
        <translation>每个库及其版本，CycloneDX 格式（SBOM），用于核查已知漏洞</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everything stays on this PC; the program makes no connection.</source>
        <translation>数据都在这台电脑上，程序不联网。</translation>
    </message>
    <message>
        <source>Settings: {file}</source>
        <translation>设置：{file}</translation>
    </message>
    <message>
        <source>Log: {file}</source>
        <translation>日志：{file}</translation>
    </message>
    <message>
        <source>Tieout is free software under the Apache License 2.0. The type is Noto Sans SC (OFL), the icons are Lucide&apos;s (ISC).</source>
        <translation>对平是自由软件，采用 Apache 许可 2.0。字体是 Noto Sans SC（OFL），图标来自 Lucide（ISC）。</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL 3 as libraries of their own: you may replace them by other versions of the same interface. Their sources are at download.qt.io.</source>
        <translation>Qt 和 PySide6 按 LGPL 3 作为独立的程序库使用：您可以换成接口相同的其他版本。源代码在 download.qt.io。</translation>
    </message>
    <message>
        <source>Save the list of parts</source>
        <translation>保存组成清单</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可全文</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account {code}</source>
        <translation>账户 {code}</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Number or name in statements</source>
        <translation>账单里的账号或名称</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>自定名称</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>渠道或平台</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商户号</translation>
    </message>
    <message>
        <source>Pays out to bank account</source>
        <translation>提现到银行账户</translation>
    </message>
    <message>
        <source>Day ends at</source>
        <translation>日切时间</translation>
    </message>
    <message>
        <source>Expected after working days</source>
        <translation>预计到账（工作日）</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初余额</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>Channel account</source>
        <translation>渠道账户</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>Account of the books</source>
        <translation>账簿科目</translation>
    </message>
    <message>
        <source>Stands for bank account</source>
        <translation>对应的银行账户</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Number and name</source>
        <translation>编码和名称</translation>
    </message>
    <message>
        <source>The number first, then the name: 1012.01 Alipay.</source>
        <translation>先写编码，再写名称：1012.01 支付宝。</translation>
    </message>
    <message>
        <source>Take this account</source>
        <translation>采用这个科目</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>New account</source>
        <extracomment>Number, names, provider, shop and what it pays out to take what room is over and give way where there is none. Own name, merchant number, what it pays out to, opening balance: where there is little room they show with a value. Where there is still too little room these go, one after the other; describing an account shows all of it.</extracomment>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Describe account…</source>
        <translation>补充账户资料…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>自定名称</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>渠道或平台</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商户号</translation>
    </message>
    <message>
        <source>Pays out to</source>
        <translation>提现到</translation>
    </message>
    <message>
        <source>Day ends</source>
        <translation>日切</translation>
    </message>
    <message>
        <source>Days to arrive</source>
        <translation>到账天数</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初余额</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Accounts in statements appear here by themselves; describe what they do not say.</source>
        <translation>账单里出现的账户会自动列在这里；账单没写的，请您补充。</translation>
    </message>
    <message>
        <source>Opening outstanding items</source>
        <translation>期初未达账</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>Channel account</source>
        <translation>渠道账户</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>Account of the books</source>
        <translation>账簿科目</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>AccuracyDialog</name>
    <message>
        <source>How accurate is the matching?</source>
        <extracomment>Shares of wrong matches, in parts of a thousand, that a clean sample can rule out.</extracomment>
        <translation>匹配有多准？</translation>
    </message>
    <message>
        <source>Ways of checking</source>
        <translation>检查办法</translation>
    </message>
    <message>
        <source>Look at a &amp;sample</source>
        <translation>抽查样本(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Planted errors</source>
        <translation>差错演练(&amp;P)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AccuracyText</name>
    <message>
        <source>{comparison}, {method}; difference {amount} {currency}</source>
        <translation>{comparison}，{method}；差额 {amount} {currency}</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第 {row} 行</translation>
    </message>
</context>
<context>
    <name>AcrossDialog</name>
    <message>
        <source>Match across currencies</source>
        <translation>跨币种匹配</translation>
    </message>
    <message>
        <source>It stays listed as AM10 (two currencies), with its whole amount, until you book the exchange and give a reason.</source>
        <translation>它会以 AM10（两种币种）全额列出，直到您把汇兑差额入账并写明原因。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <source>No rate of these days is known.</source>
        <translation>没有这些日期的汇率。</translation>
    </message>
    <message>
        <source>At the rates of their days</source>
        <translation>按各日汇率</translation>
    </message>
    <message>
        <source>At {rate} of {day}</source>
        <translation>按 {day} 汇率 {rate}</translation>
    </message>
    <message>
        <source>Difference at the day&apos;s rate</source>
        <translation>按当日汇率的差额</translation>
    </message>
    <message>
        <source>Exchange between the days</source>
        <translation>两日之间的汇率变动</translation>
    </message>
    <message>
        <source>Margin of channel or bank</source>
        <translation>渠道或银行的加点</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>尾差</translation>
    </message>
</context>
<context>
    <name>AlertsBar</name>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>1 alert</source>
        <translation>提醒 1</translation>
    </message>
    <message>
        <source>{count} alerts</source>
        <translation>提醒 {count}</translation>
    </message>
    <message>
        <source>{amount} at stake</source>
        <translation>涉及 {amount}</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>去看</translation>
    </message>
    <message>
        <source>See the {count}</source>
        <translation>看这 {count} 笔</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>No backup of this book was found.</source>
        <translation>没有找到这个账套的备份。</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>A copy of the book when it is closed</source>
        <translation>关闭账套时保存一份备份</translation>
    </message>
    <message>
        <source>One for each day on which the book was open; the last state of that day.</source>
        <translation>打开过账套的每一天保留一份，为当天最后的状态。</translation>
    </message>
    <message>
        <source>Days kept</source>
        <translation>保留天数</translation>
    </message>
    <message>
        <source>Older daily copies are removed; those made by hand stay.</source>
        <translation>更早的每日备份会被删除；手动备份保留不动。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Best on another disk than the book.</source>
        <translation>最好放在与账套不同的磁盘上。</translation>
    </message>
    <message>
        <source>Backups of this book</source>
        <translation>这个账套的备份</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Beside the book</source>
        <translation>账套旁边</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>beside the book, in “Tieout backups”</source>
        <translation>账套旁边的“Tieout backups”</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未校验</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>has another passphrase</source>
        <translation>密码不同</translation>
    </message>
    <message>
        <source>daily on exit</source>
        <translation>每日自动</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>before an upgrade</source>
        <translation>升级之前</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>no statements yet</source>
        <translation>还没有账单</translation>
    </message>
    <message>
        <source>{statements} statements, {records} records, {open} to settle</source>
        <translation>{statements} 份账单，{records} 条记录，{open} 项待处理</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>{days}: {count}, {amount} without signs</source>
        <translation>{days}：{count}，按绝对额 {amount}</translation>
    </message>
</context>
<context>
    <name>BehindGrid</name>
    <message>
        <source>Records behind the figure</source>
        <translation>数字背后的记录</translation>
    </message>
</context>
<context>
    <name>BehindModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Status in the source</source>
        <translation>来源状态</translation>
    </message>
</context>
<context>
    <name>BookSection</name>
    <message>
        <source>This book</source>
        <translation>本账套</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Stands on what is printed and in the report.</source>
        <translation>印在打印件和报告上。</translation>
    </message>
    <message>
        <source>Home currency</source>
        <translation>本位币</translation>
    </message>
    <message>
        <source>Proposed where a table, an account or an entry by hand names no currency. Amounts that are in the book keep theirs; nothing is converted, and no signed-off month changes.</source>
        <translation>表格、账户或手工分录没有写明币种时，先按它填。账套里已有的金额保持原币种；不做任何折算，已签认的月份也不变。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>For files that print times without saying where: order lists and payment lists from abroad. Chinese files and those that state a zone keep their own. It can be changed as long as no file in the book was read by it.</source>
        <translation>用于只写时间、不写时区的文件：境外的订单表和收款表。中国的文件和自己写明时区的文件按自己的。只要账套里还没有文件按它读过，就可以改。</translation>
    </message>
    <message>
        <source>Another person reviews a month before it is signed off</source>
        <translation>每月签认前由另一人复核</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>One prepares the month and submits it; another looks it over under a name of their own and signs it off, or sends it back with a reason. Both names stand on the certificate.</source>
        <translation>一人编制后提交，另一人用自己的姓名复核签认，或写明原因退回。两人的姓名都写在签认书上。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>去掉…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>An encrypted book opens with its passphrase alone, here and in commands.</source>
        <translation>加密的账套只有用密码才能打开，在命令行中也一样。</translation>
    </message>
    <message>
        <source>In this book</source>
        <translation>已在账套中</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>加密…</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>The book is encrypted.</source>
        <translation>账套已加密。</translation>
    </message>
    <message>
        <source>The book is not encrypted any more.</source>
        <translation>账套已不再加密。</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份账单</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}, {days}</source>
        <translation>{files}，{days}</translation>
    </message>
    <message>
        <source>UTC{offset}</source>
        <translation>UTC{offset}</translation>
    </message>
    <message>
        <source>UTC{winter} in January, UTC{summer} in July</source>
        <translation>一月 UTC{winter}，七月 UTC{summer}</translation>
    </message>
    <message>
        <source>Looking at the files by both zones</source>
        <translation>正在按两个时区核对文件</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>My shop{suffix}</source>
        <translation>我的店铺{suffix}</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新建账套</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>打开账套</translation>
    </message>
    <message>
        <source>Tieout books (*{suffix})</source>
        <translation>对平账套 (*{suffix})</translation>
    </message>
    <message>
        <source>Opening {file}</source>
        <translation>正在打开 {file}</translation>
    </message>
    <message>
        <source>Settings cannot be saved here; they hold until you close.</source>
        <translation>这里无法保存设置；设置在关闭之前有效。</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Page of the help</source>
        <translation>帮助内容</translation>
    </message>
</context>
<context>
    <name>Calibration</name>
    <message>
        <source>Comparison</source>
        <translation>对账层</translation>
    </message>
    <message>
        <source>Scores and what you decided</source>
        <translation>评分与您的决定</translation>
    </message>
    <message>
        <source>Once you approve or refuse suggestions, this shows how often their scores were right.</source>
        <translation>您确认或否决之后，这里会显示评分所称的把握与您的决定。</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>评分所称</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Of {count} suggestions decided, {right} were right; their scores claim {claimed}.</source>
        <translation>已决定的 {count} 个建议中，{right} 正确；评分所称为 {claimed}。</translation>
    </message>
</context>
<context>
    <name>CardParts</name>
    <message>
        <source>{points} = amount {amount} + day {day} + number {number} + party {party}</source>
        <extracomment>Days between two records under which their times count as agreeing. Room for the equation in the card at 100 %: within its margins, beside a scroll bar. Most width of the names of facts: a longer one takes a second line, as what is said of it needs the room more.</extracomment>
        <translation>{points} = 金额 {amount} + 日期 {day} + 编号 {number} + 对方 {party}</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>相差 {amount}</translation>
    </message>
    <message>
        <source>another number</source>
        <translation>编号不同</translation>
    </message>
    <message>
        <source>another party</source>
        <translation>对方不同</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{days} days apart</source>
        <translation>相隔 {days} 天</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>{points}, a tie: Tieout ticks none</source>
        <translation>{points}，同分，系统不代您勾选</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>says nothing</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>已冲正</translation>
    </message>
    <message>
        <source>{rule} (built in, version {n})</source>
        <translation>{rule}（内置，第 {n} 版）</translation>
    </message>
    <message>
        <source>{rule}, yours, version {n}</source>
        <translation>{rule}（您的规则，版本 {n}）</translation>
    </message>
    <message>
        <source>The other side has no record that comes near.</source>
        <translation>对方没有接近的记录。</translation>
    </message>
    <message>
        <source>The other side has no records yet.</source>
        <translation>对方还没有记录。</translation>
    </message>
    <message>
        <source>Why is there no suggestion?</source>
        <translation>为什么没有建议？</translation>
    </message>
    <message>
        <source>Source rows</source>
        <translation>原始行</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file} 第 {row} 行</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 行</translation>
    </message>
    <message>
        <source>{file} disagrees with its own totals. Its matches wait until you accept it with a reason.</source>
        <translation>{file} 与自己的合计不符。请您写明原因接受它，之后才能确认它的匹配。</translation>
    </message>
    <message>
        <source>Go to the statement</source>
        <translation>查看这份账单</translation>
    </message>
</context>
<context>
    <name>CertificateHead</name>
    <message>
        <source>Certificate for {period}</source>
        <translation>{period}对账签认书</translation>
    </message>
    <message>
        <source>no pairs yet</source>
        <translation>还没有可核对的</translation>
    </message>
    <message>
        <source>no pair has both sides</source>
        <translation>没有双方都有数据的账</translation>
    </message>
    <message>
        <source>{count} of {all} pairs</source>
        <translation>{all} 组中 {count} 组未平</translation>
    </message>
    <message numerus="yes">
        <source>all {count} pair(s) tie out</source>
        <translation>
            <numerusform>{count} 组账全部对平</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) with one side alone: there is nothing to compare</source>
        <translation>
            <numerusform>另有 %n 组只有一方的数据，无从比较</numerusform>
        </translation>
    </message>
    <message>
        <source>Unexplained difference, short plus over</source>
        <translation>未解释差额 · 短款加长款</translation>
    </message>
    <message>
        <source>Unexplained difference</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <source>Unexplained difference, short</source>
        <translation>未解释差额 · 短款</translation>
    </message>
    <message>
        <source>Unexplained difference, over</source>
        <translation>未解释差额 · 长款</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Changed since the sign-off</source>
        <extracomment>Fields of a proof line that are amounts, in the order told.</extracomment>
        <translation>签认后的变化</translation>
    </message>
    <message>
        <source>The numbers signed by {name} on {time} are kept as they were. Since then this is different:</source>
        <translation>{name} 于 {time} 签认的数字原样保留。此后有以下不同：</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>As signed</source>
        <translation>签认时</translation>
    </message>
    <message>
        <source>Changed since it was submitted</source>
        <translation>提交后的变化</translation>
    </message>
    <message>
        <source>As submitted</source>
        <translation>提交时</translation>
    </message>
    <message>
        <source>{name} submitted the numbers on {time}. Since then this is different:</source>
        <translation>{name} 于 {time} 提交了这些数字，以后有这些变化：</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>sum A</source>
        <translation>A 方合计</translation>
    </message>
    <message>
        <source>sum B</source>
        <translation>B 方合计</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>未解释</translation>
    </message>
    <message>
        <source>the same amounts, other counts</source>
        <translation>金额相同，笔数不同</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Show the numbers</source>
        <translation>显示数字</translation>
    </message>
    <message>
        <source>Save or copy the chart</source>
        <translation>保存或复制图表</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数字</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>保存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>保存为 SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>The numbers are copied.</source>
        <translation>数字已复制。</translation>
    </message>
    <message>
        <source>The chart is copied.</source>
        <translation>图表已复制。</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>ChartSection</name>
    <message>
        <source>Chart of accounts</source>
        <translation>会计科目</translation>
    </message>
    <message>
        <source>Drafts of entries are booked on these accounts. Where vouchers of this book name one, it is taken from them; else the standard proposes one. Give the numbers of the lowest level that your program has.</source>
        <translation>分录草稿记在这些科目上。本账套的凭证里用过的科目，就从凭证里取；否则按会计准则建议。请填写记账软件里的末级科目编码。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>会计准则</translation>
    </message>
    <message>
        <source>Small enterprises</source>
        <translation>小企业会计准则</translation>
    </message>
    <message>
        <source>Full standard</source>
        <translation>企业会计准则</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Use the proposed one</source>
        <translation>恢复建议的科目</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>科目编码</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目名称</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您设定的</translation>
    </message>
    <message>
        <source>vouchers of this book</source>
        <translation>本账套的凭证</translation>
    </message>
    <message>
        <source>proposed by the standard</source>
        <translation>按准则建议</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Drawing the chart…</source>
        <translation>正在画图表…</translation>
    </message>
</context>
<context>
    <name>CheckScreen</name>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>Say below which it is: until then its amounts are compared with nothing.</source>
        <translation>请在下面选择币种；在此之前，它的金额不与任何记录核对。</translation>
    </message>
    <message>
        <source>The whole batch can be undone at once</source>
        <translation>整批可以一次撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份账单</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ {count} ready</source>
        <translation>✓ {count} 份可导入</translation>
    </message>
    <message>
        <source>{count} already here</source>
        <translation>{count} 份已导入过</translation>
    </message>
    <message>
        <source>? {count} to map</source>
        <translation>? {count} 份需要对应列</translation>
    </message>
    <message>
        <source>× {count} refused</source>
        <translation>× {count} 份被拒绝</translation>
    </message>
    <message>
        <source>? {count} without a currency</source>
        <translation>? {count} 份未写明币种</translation>
    </message>
    <message>
        <source>{files} will be imported: {rows} rows = {new} new + {seen} seen + {refused} refused</source>
        <translation>将导入 {files}：{rows} 行 = 新 {new} + 已有 {seen} + 拒绝 {refused}</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Paste copied cells</source>
        <translation>粘贴复制的单元格</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Drop statements here</source>
        <translation>把账单拖到这里</translation>
    </message>
    <message>
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation>可一次多份：文件、文件夹、压缩包，带密码的也行。</translation>
    </message>
</context>
<context>
    <name>Clip</name>
    <message>
        <source>{count} rows can be pasted now.</source>
        <extracomment>Texts of digits that spreadsheets show or keep no more as they are. Rows that are written at once, where somebody waits; and that are written on a thread between two looks at Cancel.</extracomment>
        <translation>{count} 行已可粘贴。</translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>正在复制行</translation>
    </message>
</context>
<context>
    <name>ClockWatch</name>
    <message>
        <source>The clock of this PC was set back: {at} comes after {before}. The history keeps its order.</source>
        <translation>本机时钟被调回：{before} 之后是 {at}。历史仍按先后顺序排列。</translation>
    </message>
</context>
<context>
    <name>Closer</name>
    <message>
        <source>Looking for the next step</source>
        <translation>正在查找下一步</translation>
    </message>
    <message>
        <source>This month is signed off.</source>
        <translation>本月已签认。</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>正在匹配</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>{n} matched.</source>
        <translation>已匹配 {n} 笔。</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>已备份并检查：{file}</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>The window closes once this has ended: {work}.</source>
        <translation>“{work}”结束后窗口会关闭。</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>列设置</translation>
    </message>
    <message>
        <source>Ticked columns show. Alt with an arrow key moves one.</source>
        <translation>勾选的列会显示。按 Alt 加上下箭头移动一列。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Fit to content</source>
        <translation>适合内容宽度</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Frozen columns on the left</source>
        <translation>左侧冻结的列数</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>列方案</translation>
    </message>
    <message>
        <source>Save layout as…</source>
        <translation>保存列方案…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Choose a layout</source>
        <translation>选择列方案</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Delete the layout “{name}”?</source>
        <translation>删除列方案“{name}”？</translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Previous month</source>
        <translation>上一个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下一个月</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>自选日期…</translation>
    </message>
    <message>
        <source>Period open</source>
        <translation>编制中</translation>
    </message>
    <message>
        <source>Prepared, awaiting review</source>
        <translation>已编制，等待复核</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>已签认</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>已重新打开</translation>
    </message>
</context>
<context>
    <name>ContractDialog</name>
    <message>
        <source>Set contract rate</source>
        <translation>设定合同费率</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Fixed part</source>
        <translation>固定部分</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>封顶</translation>
    </message>
    <message>
        <source>as the refunds show</source>
        <translation>按退款记录</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>On a refund</source>
        <translation>退款时</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>From this day on every row is checked against this rate. Leave empty what does not apply.</source>
        <translation>从这天起每一笔都按此费率核对。空着的就是没有。</translation>
    </message>
    <message>
        <source>{field} cannot be read.</source>
        <translation>看不懂{field}。</translation>
    </message>
    <message>
        <source>The minimum is above the cap.</source>
        <translation>最低高于封顶。</translation>
    </message>
</context>
<context>
    <name>CoverageModel</name>
    <message>
        <source>no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已覆盖</translation>
    </message>
    <message>
        <source>in more than one file</source>
        <translation>在多份文件中</translation>
    </message>
    <message>
        <source>covered, no activity</source>
        <translation>已覆盖，无交易</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>between the rows of a file, which states no period</source>
        <translation>在文件首末行之间，文件未写明期间</translation>
    </message>
    <message>
        <source>{account}, {day}: {state}</source>
        <translation>{account}，{day}：{state}</translation>
    </message>
    <message>
        <source>M T W T F S S</source>
        <comment>Monday to Sunday in one letter each</comment>
        <translation>一 二 三 四 五 六 日</translation>
    </message>
</context>
<context>
    <name>CoveragePanel</name>
    <message>
        <source>Coverage by account and day</source>
        <translation>按账户和日期的覆盖情况</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>No statement covers a day of this month.</source>
        <translation>本月没有任何账单覆盖。</translation>
    </message>
    <message>
        <source>Enter on a day says which files cover it.</source>
        <translation>在某日按回车，可看到是哪些文件覆盖了它。</translation>
    </message>
    <message>
        <source>{name}, {day}: in {files}.</source>
        <translation>{name}，{day}：在 {files} 中。</translation>
    </message>
    <message>
        <source>{name}, {day}: in {files} and others.</source>
        <translation>{name}，{day}：在 {files} 等文件中。</translation>
    </message>
    <message>
        <source>{name}, {day}: no file covers this day. Download the file of this day and import it.</source>
        <translation>{name}，{day}：没有文件覆盖这一天。请下载这一天的文件并导入。</translation>
    </message>
    <message>
        <source>{name}, {day}: no file yet. Import the one that holds this day if there was business.</source>
        <translation>{name}，{day}：还没有文件。如果当天有业务，请导入包含这一天的文件。</translation>
    </message>
</context>
<context>
    <name>Cross</name>
    <message>
        <source>Money of the channels, each event once</source>
        <translation>渠道资金，每笔只计一次</translation>
    </message>
    <message>
        <source>Payouts of the channels</source>
        <translation>渠道提现与打款</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Bank rows</source>
        <translation>银行流水</translation>
    </message>
    <message>
        <source>Lines of the books</source>
        <translation>账簿分录</translation>
    </message>
    <message>
        <source>All records, as stated</source>
        <translation>全部记录，按账单所载</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Kind of statement</source>
        <translation>账单种类</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status in the source</source>
        <translation>来源状态</translation>
    </message>
    <message>
        <source>State of matching</source>
        <translation>核对状态</translation>
    </message>
    <message>
        <source>State of the match</source>
        <translation>匹配状态</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比对环节</translation>
    </message>
    <message>
        <source>Matched by</source>
        <translation>匹配方式</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>账龄</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee stated</source>
        <translation>所载手续费</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Net sales</source>
        <translation>净销售额</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Conversions and others</source>
        <translation>换汇及其他</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Amount without sign</source>
        <translation>金额（不计正负）</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>本年累计</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Share of the row</source>
        <translation>占本行比例</translation>
    </message>
    <message>
        <source>Share of the column</source>
        <translation>占本列比例</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>占总计比例</translation>
    </message>
    <message>
        <source>Channels by month: payments, refunds, fees, net</source>
        <translation>渠道月报：收款、退款、手续费、净额</translation>
    </message>
    <message>
        <source>Discrepancies by code and age</source>
        <translation>差异：按代码和账龄</translation>
    </message>
    <message>
        <source>Net sales by shop and channel</source>
        <translation>净销售额：按店铺和渠道</translation>
    </message>
    <message>
        <source>Payouts by account and month</source>
        <translation>提现与打款：按账户和月份</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Channel layer</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>L1 orders and payments</source>
        <translation>L1 订单与收款</translation>
    </message>
    <message>
        <source>L2 entries and account</source>
        <translation>L2 明细与账户</translation>
    </message>
    <message>
        <source>L3 payouts and bank</source>
        <translation>L3 结算与银行</translation>
    </message>
    <message>
        <source>L4 bank and books</source>
        <translation>L4 银行与账簿</translation>
    </message>
    <message>
        <source>L5 orders and revenue</source>
        <translation>L5 订单与收入</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未参与核对</translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message>
        <source>{first}–{last} days</source>
        <translation>{first}–{last} 天</translation>
    </message>
</context>
<context>
    <name>CrossGrid</name>
    <message>
        <source>Cross table</source>
        <translation>交叉表</translation>
    </message>
</context>
<context>
    <name>CrossModel</name>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期范围</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
</context>
<context>
    <name>CrossPage</name>
    <message>
        <source>Nothing of this kind in these days.</source>
        <translation>这段时间没有这类数据。</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>Show in its place</source>
        <translation>转到所在位置</translation>
    </message>
    <message>
        <source>Hide the records</source>
        <translation>收起记录</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Turn rows into columns</source>
        <translation>行列互换</translation>
    </message>
    <message>
        <source>Sums or shares</source>
        <translation>合计或占比</translation>
    </message>
    <message>
        <source>Save the cross table…</source>
        <translation>保存交叉表…</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Building the cross table</source>
        <translation>正在生成交叉表</translation>
    </message>
    <message>
        <source>The cross table was not built.</source>
        <translation>交叉表没有生成。</translation>
    </message>
    <message>
        <source>Build it</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>{field} instead</source>
        <translation>改为{field}</translation>
    </message>
    <message>
        <source>{what}: {count}; rows: {rows}, columns: {columns}</source>
        <translation>{what}：{count}；行：{rows}，列：{columns}</translation>
    </message>
    <message>
        <source>Reading the records</source>
        <translation>正在读取记录</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 笔记录</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 笔记录</translation>
    </message>
    <message>
        <source>Save the cross table</source>
        <translation>保存交叉表</translation>
    </message>
    <message>
        <source>Name of the table</source>
        <translation>交叉表名称</translation>
    </message>
</context>
<context>
    <name>DataGrid</name>
    <message>
        <source>No rows match</source>
        <translation>没有符合条件的行</translation>
    </message>
    <message>
        <source>{side}: {column}</source>
        <translation>{side}：{column}</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Days to look at</source>
        <translation>要看的日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DaysGrid</name>
    <message>
        <source>Day by day</source>
        <translation>逐日</translation>
    </message>
</context>
<context>
    <name>DaysModel</name>
    <message>
        <source>Day</source>
        <extracomment>Widths of the table, at 100 %, below which a column is left out; the chart and its table show them.</extracomment>
        <translation>日期</translation>
    </message>
    <message>
        <source>From channels</source>
        <translation>渠道转入</translation>
    </message>
    <message>
        <source>Of that, under way</source>
        <translation>其中在途</translation>
    </message>
    <message>
        <source>Other money in</source>
        <translation>其他进账</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月固定</translation>
    </message>
    <message>
        <source>Other money out</source>
        <translation>其他支出</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>日末余额</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>High</source>
        <translation>偏高</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Choose one of the candidates first, with 1 to 9.</source>
        <extracomment>From how many on accepting suggestions asks first.</extracomment>
        <translation>请先选一笔候选，按 1 到 9。</translation>
    </message>
    <message>
        <source>{count} approved.</source>
        <translation>已确认 {count} 笔。</translation>
    </message>
    <message>
        <source>Not approved: nothing is suggested for that row, it stays as it is.</source>
        <translation>未确认：那一行没有建议，保持原样。</translation>
    </message>
    <message>
        <source>That match is approved already; what is still open there is settled under Discrepancies.</source>
        <translation>那笔匹配已确认；尚未解决的部分请到“差异”里处理。</translation>
    </message>
    <message>
        <source>That match is approved already.</source>
        <translation>那笔匹配已确认。</translation>
    </message>
    <message>
        <source>Accept {count} suggestions, {sum}?</source>
        <translation>接受 {count} 条建议，合计 {sum}？</translation>
    </message>
    <message>
        <source>Accept {count}</source>
        <translation>接受 {count} 条</translation>
    </message>
    <message>
        <source>Only a suggestion can be refused; an approved match is unmatched with U.</source>
        <translation>只有建议可以选“不匹配”；已确认的匹配请按 U 取消。</translation>
    </message>
    <message>
        <source>Refuse {count} suggestions? They are not proposed again.</source>
        <translation>把 {count} 条建议标为不匹配？以后不再建议。</translation>
    </message>
    <message>
        <source>Refuse {count}</source>
        <translation>{count} 条不匹配</translation>
    </message>
    <message>
        <source>{count} refused; they are not proposed again.</source>
        <translation>{count} 笔不匹配，不会再建议。</translation>
    </message>
    <message>
        <source>Refused; it is not proposed again.</source>
        <translation>不匹配，不会再建议。</translation>
    </message>
    <message>
        <source>There is no match to take back.</source>
        <translation>没有可以取消的匹配。</translation>
    </message>
    <message>
        <source>Unmatch {count} rows? Both sides are open again.</source>
        <translation>取消 {count} 笔匹配？两边重新变为未决。</translation>
    </message>
    <message>
        <source>Unmatch {count}</source>
        <translation>取消 {count} 笔匹配</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留匹配</translation>
    </message>
    <message>
        <source>{count} unmatched.</source>
        <translation>已取消 {count} 笔匹配。</translation>
    </message>
    <message>
        <source>Tick records on both sides first, with the space bar.</source>
        <translation>请先用空格键勾选两侧的记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) get(s) the reason.</source>
        <translation>
            <numerusform>%n 项将写上原因。</numerusform>
        </translation>
    </message>
    <message>
        <source>Note taken away.</source>
        <translation>备注已删除。</translation>
    </message>
    <message>
        <source>Select the row with the note or reason first, then the rows below it.</source>
        <translation>先选有备注或原因的行，再选下面的行。</translation>
    </message>
    <message>
        <source>Note filled down to {count}.</source>
        <translation>备注已向下填充 {count} 行。</translation>
    </message>
    <message>
        <source>{a} matched with {b}.</source>
        <translation>{a} 笔与 {b} 笔已匹配。</translation>
    </message>
    <message>
        <source>{count} written off.</source>
        <translation>已核销 {count} 笔。</translation>
    </message>
    <message>
        <source>It is matched already. Unmatch it first, with U.</source>
        <translation>已经匹配。请先按 U 取消匹配。</translation>
    </message>
    <message>
        <source>Divided among {count}.</source>
        <translation>已拆分给 {count} 笔。</translation>
    </message>
    <message>
        <source>There is nothing to explain here.</source>
        <translation>这里没有要说明的。</translation>
    </message>
    <message>
        <source>{count} explained.</source>
        <translation>已说明 {count} 笔。</translation>
    </message>
    <message>
        <source>Flag changed on {count}.</source>
        <translation>已更改 {count} 笔的标记。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What should be remembered?</source>
        <translation>要记下什么？</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation>备注已保存。</translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <source>This is the demo book: a made-up shop. Nothing here is yours.</source>
        <translation>这是演示账套：一家虚构的店，这里没有您的数据。</translation>
    </message>
    <message>
        <source>Import the second month</source>
        <translation>导入第二个月</translation>
    </message>
    <message>
        <source>Delete demo data</source>
        <translation>删除演示数据</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
</context>
<context>
    <name>DiagnosticsView</name>
    <message>
        <source>These texts help to find a fault. Nothing is sent: you save them as a file and decide who gets it. Names, numbers of orders, amounts and folders are left out.</source>
        <translation>这些文字有助于查找故障。程序什么都不发送：由您保存成文件，由您决定给谁。姓名、订单号、金额和文件夹都已去掉。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>What this part says</source>
        <translation>这一部分的内容</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新收集</translation>
    </message>
    <message>
        <source>Collecting …</source>
        <translation>正在收集…</translation>
    </message>
    <message>
        <source>Collecting diagnostics</source>
        <translation>正在收集诊断信息</translation>
    </message>
    <message>
        <source>One part will be saved.</source>
        <translation>将保存 1 部分。</translation>
    </message>
    <message>
        <source>{count} parts will be saved.</source>
        <translation>将保存 {count} 部分。</translation>
    </message>
    <message>
        <source>Tick at least one part.</source>
        <translation>请至少勾选一部分。</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
</context>
<context>
    <name>DiscrepanciesPage</name>
    <message>
        <source>Nothing to settle</source>
        <translation>没有要处理的差异</translation>
    </message>
    <message>
        <source>Go to sign-off</source>
        <translation>去签认</translation>
    </message>
    <message>
        <source>Nothing has been matched yet.</source>
        <translation>还没有匹配过。</translation>
    </message>
    <message>
        <source>Go to review</source>
        <translation>去核对</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>按此处理</translation>
    </message>
    <message>
        <source>Write off difference…</source>
        <translation>核销差额…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>转交…</translation>
    </message>
    <message>
        <source>Fill the note and reason down</source>
        <translation>向下填充备注和原因</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s)</source>
        <translation>
            <numerusform>{count} 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By code</source>
        <translation>按代码</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>按账龄</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>按责任人</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Sums by age leave signs out: short and over are added up.</source>
        <translation>账龄金额按绝对额：短款、长款相加。</translation>
    </message>
    <message>
        <source>Sums by age leave signs out</source>
        <translation>账龄金额按绝对额</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Not understood.</source>
        <translation>看不懂这个条件。</translation>
    </message>
</context>
<context>
    <name>DiscrepancyDetail</name>
    <message>
        <source>How it is settled</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>按此处理</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>转交…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计日期</translation>
    </message>
    <message>
        <source>Choose an item to see how it may be settled.</source>
        <translation>选一项，看怎么处理。</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>{reason}. {note}</source>
        <translation>{reason}。{note}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>{state} · {days} days</source>
        <translation>{state} · {days} 天</translation>
    </message>
    <message>
        <source>Difference, short</source>
        <translation>差额（短款）</translation>
    </message>
    <message>
        <source>Difference, over</source>
        <translation>差额（长款）</translation>
    </message>
    <message>
        <source>Undercharged</source>
        <translation>少收</translation>
    </message>
    <message>
        <source>Overcharged</source>
        <translation>多收</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Order due</source>
        <translation>订单应收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{time} {name}: {what}</source>
        <translation>{time} {name}：{what}</translation>
    </message>
    <message>
        <source>{reason} (usual)</source>
        <translation>{reason}（常用）</translation>
    </message>
    <message>
        <source>Choose how it is settled first.</source>
        <translation>请先选择怎么处理。</translation>
    </message>
</context>
<context>
    <name>DiscrepancyGrid</name>
    <message>
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not settled</source>
        <translation>未了结</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>Filter {column}</source>
        <translation>筛选{column}</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>Sum {amount}</source>
        <translation>合计 {amount}</translation>
    </message>
    <message>
        <source>{shown} of {all} shown, {open} open</source>
        <translation>显示 {shown} / {all} 项，未决 {open} 项</translation>
    </message>
</context>
<context>
    <name>DiscrepancyModel</name>
    <message>
        <source>Nobody</source>
        <extracomment>What the list may be grouped by, &quot;&quot; for nothing. Open items first, then waiting, explained, resolved.</extracomment>
        <translation>无责任人</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{amount} without signs</source>
        <translation>按绝对额 {amount}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Discrepancy</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message numerus="yes">
        <source>{n} row(s) imported</source>
        <translation>
            <numerusform>已导入 {n} 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} stored. Undo with Ctrl+Z takes all of it back.</source>
        <translation>存入 {files}。按 Ctrl+Z 可以整批撤销。</translation>
    </message>
    <message>
        <source>{files} stored; rows here already: {seen}. Undo with Ctrl+Z takes all of it back.</source>
        <translation>存入 {files}，其中 {seen} 行早已存在。按 Ctrl+Z 可以整批撤销。</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份账单</numerusform>
        </translation>
    </message>
    <message>
        <source>{months}: signed off. The signed figures stay; what changed since is listed under Sign-off.</source>
        <translation>{months} 已签认。签认时的数字不变；之后的变化列在“签认”页。</translation>
    </message>
</context>
<context>
    <name>DrillPanel</name>
    <message>
        <source>Errors of twelve kinds are put into a copy of the book, the copy is matched, and what was found is counted. The book stays as it is.</source>
        <translation>在账套副本里埋设十二种差错，重新匹配副本，再统计查出多少。账套本身不变。</translation>
    </message>
    <message>
        <source>Start the drill</source>
        <translation>开始演练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>差错</translation>
    </message>
    <message>
        <source>Planted</source>
        <translation>埋设</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查出</translation>
    </message>
    <message>
        <source>Under another name</source>
        <translation>以别的名目查出</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏掉</translation>
    </message>
    <message>
        <source>Planted errors by kind</source>
        <translation>各类埋设差错</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>The book holds no confirmed match into which an error could be put.</source>
        <translation>账套里没有可以埋设差错的已确认匹配。</translation>
    </message>
    <message>
        <source>{found} of {planted} planted errors were found.</source>
        <translation>埋设 {planted} 处差错，查出 {found} 处。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them under another name.</source>
        <translation>
            <numerusform>其中 %n 处记在别的名目下。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stand(s) in a confirmed match all the same.</source>
        <translation>
            <numerusform>其中 %n 处仍留在已确认的匹配中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to import</source>
        <translation>松开即可导入</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Nothing is left to decide here. There is more in: {comparison}</source>
        <translation>这里没有要处理的了，还有要处理的在：{comparison}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去处理</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Adding the entry</source>
        <translation>正在补记</translation>
    </message>
    <message>
        <source>Entry added.</source>
        <translation>已补记一笔。</translation>
    </message>
    <message>
        <source>The entry was added; the present filter does not show it.</source>
        <translation>已补记；当前筛选条件下不显示。</translation>
    </message>
</context>
<context>
    <name>EntriesDialog</name>
    <message>
        <source>Entries, {period}</source>
        <translation>分录，{period}</translation>
    </message>
    <message>
        <source>Nothing is booked by Tieout: these are drafts. Export them, import the file into your bookkeeping program, and import its vouchers here: what was booked is found again by the mark in its text.</source>
        <translation>对平不会替您记账，这些只是草稿。导出后导入记账软件，再把软件里的凭证导入这里：凭摘要里的标记就能认出哪些已经入账。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Drafts of entries</source>
        <translation>分录草稿</translation>
    </message>
    <message>
        <source>No entries in this period. Choose “entry made” as the way to settle a discrepancy.</source>
        <translation>本期没有分录。处理差异时选择“已做分录”，就会生成分录草稿。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Add the fees of the month</source>
        <translation>加入本月手续费</translation>
    </message>
    <message>
        <source>Add write-offs</source>
        <translation>加入已核销的差额</translation>
    </message>
    <message>
        <source>For which program</source>
        <translation>用于哪个软件</translation>
    </message>
    <message>
        <source>First voucher number</source>
        <translation>起始凭证号</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>{count} entries   Debit {debit} {currency}   Credit {credit} {currency}</source>
        <translation>{count} 笔分录   借方 {debit} {currency}   贷方 {credit} {currency}</translation>
    </message>
    <message>
        <source>Drafting entries</source>
        <translation>正在生成分录草稿</translation>
    </message>
    <message>
        <source>All fees of this period are in entries, or there were none.</source>
        <translation>本期手续费都已在分录里，或者本期没有手续费。</translation>
    </message>
    <message>
        <source>entries-{period}</source>
        <translation>分录-{period}</translation>
    </message>
    <message>
        <source>Export entries</source>
        <translation>导出分录</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported already. Export them once more?</source>
        <translation>
            <numerusform>有 %n 笔分录已经导出过。要再导出一次吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>If the first file was imported, they would be booked twice.</source>
        <translation>如果上次的文件已经导入，就会重复入账。</translation>
    </message>
    <message>
        <source>Export once more</source>
        <translation>再导出一次</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported.</source>
        <translation>
            <numerusform>已导出 %n 笔分录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting entries</source>
        <translation>正在导出分录</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Add a missing entry</source>
        <extracomment>Layers of the two sides of a comparison. Kinds of a side where they are fewer than its layer has: what is paid for orders, what is paid out.</extracomment>
        <translation>补记一笔</translation>
    </message>
    <message>
        <source>It becomes a statement of its own, marked as entered by hand, and can be undone.</source>
        <translation>它会成为单独的一份账单，注明手工补记，可以撤销。</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>哪一方</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add entry</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Type the amount.</source>
        <translation>请输入金额。</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>这不是金额。</translation>
    </message>
    <message>
        <source>A currency has three letters, such as CNY.</source>
        <translation>币种是三个字母，如 CNY。</translation>
    </message>
    <message>
        <source>Write the time as 09:30, or leave it empty.</source>
        <translation>时间写成 09:30，也可以不写。</translation>
    </message>
</context>
<context>
    <name>EntryDrafts</name>
    <message>
        <source>Entry changed.</source>
        <translation>分录已修改。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries drafted.</source>
        <translation>
            <numerusform>已做 %n 笔分录草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} No entry is offered for {count} of the items; they stay as they are.</source>
        <translation>{done}其中 {count} 项没有可做的分录，保持原样。</translation>
    </message>
    <message>
        <source>Booked as {voucher}</source>
        <translation>已入账：{voucher}</translation>
    </message>
    <message>
        <source>Booked otherwise: {voucher}</source>
        <translation>入账内容与草稿不同：{voucher}</translation>
    </message>
    <message>
        <source>Its item is open again: look at it once more.</source>
        <translation>它的差异又未决了，请再看一次。</translation>
    </message>
    <message>
        <source>Exported {time} to {file}</source>
        <translation>{time} 已导出到 {file}</translation>
    </message>
    <message>
        <source>Not exported yet</source>
        <translation>尚未导出</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries…</source>
        <translation>分录…</translation>
    </message>
    <message numerus="yes">
        <source>%n entries…</source>
        <translation>
            <numerusform>分录 %n 笔…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Draft entry</source>
        <extracomment>Lines that are shown of all the entries together; the list of entries shows the others.</extracomment>
        <translation>分录草稿</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>How several items are booked</source>
        <translation>多项差异如何入账</translation>
    </message>
    <message>
        <source>One entry for each item</source>
        <translation>每项一笔分录</translation>
    </message>
    <message>
        <source>One entry for each day and code</source>
        <translation>同一天同一代码合成一笔</translation>
    </message>
    <message>
        <source>One entry for each month and code</source>
        <translation>同一月同一代码合成一笔</translation>
    </message>
    <message>
        <source>Booked already: no draft</source>
        <translation>账上已经记了，不要草稿</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 笔分录</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>Dr</source>
        <translation>借</translation>
    </message>
    <message>
        <source>Cr</source>
        <translation>贷</translation>
    </message>
    <message>
        <source>✓ Debit equals credit</source>
        <translation>合计 ✓ 借贷平衡</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong in Tieout</source>
        <translation>程序出了差错</translation>
    </message>
    <message>
        <source>This step was not carried out. What was saved before is safe.</source>
        <translation>这一步没有执行，之前保存的内容不受影响。</translation>
    </message>
    <message>
        <source>The log has the details: {file}</source>
        <translation>详情在日志里：{file}</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详细内容</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>收起详细内容</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>No record of the other side comes near.</source>
        <translation>另一侧没有接近的记录。</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Evidence</source>
        <translation>匹配依据</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <source>Unmatch</source>
        <translation>取消匹配</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>说明…</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Show candidates</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Divide…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Write off difference…</source>
        <translation>核销差额…</translation>
    </message>
    <message>
        <source>Add a missing entry…</source>
        <translation>补记一笔…</translation>
    </message>
    <message>
        <source>Trail…</source>
        <translation>资金轨迹…</translation>
    </message>
    <message>
        <source>Choose a row to see why it is what it is.</source>
        <translation>选一行，看它的依据。</translation>
    </message>
    <message>
        <source>Order due</source>
        <translation>订单应收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Difference, short</source>
        <translation>差额（短款）</translation>
    </message>
    <message>
        <source>Difference, over</source>
        <translation>差额（长款）</translation>
    </message>
    <message>
        <source>Difference at the day&apos;s rate</source>
        <translation>按当日汇率的差额</translation>
    </message>
    <message>
        <source>{count} ticked. Match them, divide one among the others, or write a small difference off.</source>
        <translation>已勾选 {count} 项。可以匹配、把一笔拆分给其他几笔，或核销小额差额。</translation>
    </message>
    <message>
        <source>{count} ticked, in several currencies. Matching shows what the day&apos;s rate makes of them.</source>
        <translation>已勾选 {count} 条，有几种币种。匹配时会显示按当日汇率折合的结果。</translation>
    </message>
    <message>
        <source>Several records fit equally well. Tieout does not guess: choose one.</source>
        <translation>几笔记录同样合适。系统不猜，请您选一笔。</translation>
    </message>
    <message>
        <source>No run has looked for a counterpart yet. {key} matches.</source>
        <translation>还没有为它找过对应记录。按 {key} 自动匹配。</translation>
    </message>
    <message>
        <source>Of {count} suggestions like this one (score {low} to {high}), you approved {right}.</source>
        <translation>与此相似的 {count} 条建议（评分 {low} 至 {high}）中，您确认了 {right} 条。</translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation>{title}。{text}</translation>
    </message>
    <message>
        <source>matched by hand</source>
        <translation>手工匹配</translation>
    </message>
    <message>
        <source>a tie: Tieout ticks none</source>
        <translation>同分，系统不代您勾选</translation>
    </message>
    <message>
        <source>The records belong together; the rows themselves explain the difference.</source>
        <translation>这些记录是同一笔；差额由账单行本身说明。</translation>
    </message>
    <message>
        <source>Both sides agree.</source>
        <translation>两边相符。</translation>
    </message>
    <message>
        <source>Both sides agree, but not enough speaks for it to be approved without you.</source>
        <translation>两边相符，但依据还不够，需要您确认。</translation>
    </message>
    <message>
        <source>No counterpart is expected for this record.</source>
        <translation>这笔记录不需要对应记录。</translation>
    </message>
    <message>
        <source>No record of the other side fits.</source>
        <translation>另一侧没有合适的记录。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>{text} ({reason})</source>
        <translation>{text}（{reason}）</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>余差</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation>次优</translation>
    </message>
    <message>
        <source>none came near</source>
        <translation>没有接近的</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export rows</source>
        <translation>导出行</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>哪些行</translation>
    </message>
    <message>
        <source>All rows shown: {count}</source>
        <translation>显示的全部 {count} 项</translation>
    </message>
    <message>
        <source>All rows shown: {count}, on {lines} lines</source>
        <translation>显示的全部 {count} 项，共 {lines} 行</translation>
    </message>
    <message>
        <source>Selected rows only: {count}</source>
        <translation>只导出所选的 {count} 行</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Workbook for Excel and WPS (.xlsx)</source>
        <translation>Excel 和 WPS 工作簿（.xlsx）</translation>
    </message>
    <message>
        <source>CSV for other programs (.csv)</source>
        <translation>供其他程序使用的 CSV（.csv）</translation>
    </message>
    <message>
        <source>The columns that show are written, amounts and dates as such, names as they are shown.</source>
        <translation>写入显示的列；金额和日期保持为数值，姓名与屏幕显示一致。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>{count} rows were written to {file}.</source>
        <translation>已将 {count} 行写入 {file}。</translation>
    </message>
    <message>
        <source>Exporting rows</source>
        <translation>正在导出行</translation>
    </message>
</context>
<context>
    <name>FeeRowsGrid</name>
    <message>
        <source>Rows charged otherwise</source>
        <translation>不按模型收费的记录</translation>
    </message>
</context>
<context>
    <name>FeeRowsModel</name>
    <message>
        <source>Claim</source>
        <extracomment>Widths of the table, at 100 %, below which a column is left out.</extracomment>
        <translation>索赔</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee due</source>
        <translation>应收费</translation>
    </message>
    <message>
        <source>Fee charged</source>
        <translation>实收费</translation>
    </message>
    <message>
        <source>Overcharged</source>
        <translation>多收</translation>
    </message>
    <message>
        <source>in the claim list</source>
        <translation>在索赔清单里</translation>
    </message>
    <message>
        <source>not in the claim list</source>
        <translation>不在索赔清单里</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>FeeSide</name>
    <message>
        <source>What can be claimed</source>
        <translation>可以追回的</translation>
    </message>
    <message>
        <source>To claim back</source>
        <translation>可以追回</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>模型的把握</translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation>看这笔记录</translation>
    </message>
    <message>
        <source>The claim list gives number, time, amounts and the reason of every ticked row.</source>
        <translation>索赔清单带单号、时间、金额和依据，只含勾选的记录。</translation>
    </message>
    <message>
        <source>Make claim list</source>
        <translation>生成索赔清单</translation>
    </message>
    <message>
        <source>Set contract rate…</source>
        <translation>设定合同费率…</translation>
    </message>
    <message>
        <source>Remove contract rate</source>
        <translation>去掉合同费率</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 笔</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 笔</translation>
    </message>
    <message>
        <source>Equal to the last digit</source>
        <translation>逐笔相等</translation>
    </message>
    <message>
        <source>Off by rounding alone</source>
        <translation>只差尾数</translation>
    </message>
    <message>
        <source>Otherwise, in this period</source>
        <translation>本期不符</translation>
    </message>
    <message>
        <source>Refunds that show it</source>
        <translation>退款验证</translation>
    </message>
    <message>
        <source>Every row is held to the contract rate that you set.</source>
        <translation>每一笔都按您设定的合同费率核对。</translation>
    </message>
    <message>
        <source>Not enough rows to read a model. Nothing is held against them.</source>
        <translation>记录太少，学不出模型，也不据此核对。</translation>
    </message>
    <message>
        <source>Not enough rows yet: this is a starting model, check your contract. Nothing is held to it.</source>
        <translation>记录还太少：这是起始模型，请核对您的合同。不据此核对。</translation>
    </message>
    <message>
        <source>Several rates at once that no type of row tells apart. Nothing is held against the rows.</source>
        <translation>同时有几种费率，记录的类型分不开它们，不据此核对。</translation>
    </message>
    <message>
        <source>Not enough rows to be exact: rates from {low} to {high} explain them. Nothing is held to it.</source>
        <translation>记录太少，不够精确：{low} 到 {high} 都说得通。不据此核对。</translation>
    </message>
    <message>
        <source>Read from the rows themselves; no other rate explains them.</source>
        <translation>由记录自己得出，没有别的费率说得通。</translation>
    </message>
    <message>
        <source>No row was charged otherwise</source>
        <translation>没有不符的记录</translation>
    </message>
    <message>
        <source>How this row is worked out</source>
        <translation>这一笔怎么算</translation>
    </message>
    <message>
        <source>Fee due</source>
        <translation>应收费</translation>
    </message>
    <message>
        <source>Fee charged</source>
        <translation>账单上收</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>多收</translation>
    </message>
</context>
<context>
    <name>FeesPage</name>
    <message>
        <source>No fees yet: statements that state them fill this page.</source>
        <translation>还没有费用：导入写明费用的账单后，这里就会有。</translation>
    </message>
    <message>
        <source>Fee models</source>
        <translation>费率模型</translation>
    </message>
    <message>
        <source>Models are read from the statements, exact to the last digit.</source>
        <translation>模型由账单学出，精确到末位小数。</translation>
    </message>
    <message>
        <source>Rows charged otherwise</source>
        <translation>不按模型收费的记录</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>显示图</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Make claim list</source>
        <translation>生成索赔清单</translation>
    </message>
    <message>
        <source>Claim lists of all channels…</source>
        <translation>所有渠道的索赔清单…</translation>
    </message>
    <message>
        <source>Set contract rate…</source>
        <translation>设定合同费率…</translation>
    </message>
    <message>
        <source>Remove contract rate</source>
        <translation>去掉合同费率</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费率</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) charged otherwise</source>
        <translation>
            <numerusform>%n 笔不符</numerusform>
        </translation>
    </message>
    <message>
        <source>{models}, {rows}</source>
        <translation>{models}，{rows}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) differ</source>
        <translation>
            <numerusform>%n 笔不符</numerusform>
        </translation>
    </message>
    <message>
        <source>several rates</source>
        <translation>多种费率</translation>
    </message>
    <message>
        <source>too few rows</source>
        <translation>记录太少</translation>
    </message>
    <message>
        <source>all agree</source>
        <translation>全部相符</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 笔</translation>
    </message>
    <message>
        <source>{count} rows, by time</source>
        <translation>{count} 笔，按时间</translation>
    </message>
    <message>
        <source>Every row of the period is charged at {rate}.</source>
        <translation>本期每一笔都按 {rate} 收费。</translation>
    </message>
    <message>
        <source>What the rows of each day were charged.</source>
        <translation>每天实际收取的费率。</translation>
    </message>
    <message>
        <source>One row was charged otherwise, on {day}.</source>
        <translation>{day} 有 1 笔不按此收费。</translation>
    </message>
    <message>
        <source>{count} rows were charged otherwise, from {first} to {last}.</source>
        <translation>{first} 到 {last}，{count} 笔不按此收费。</translation>
    </message>
    <message>
        <source>{count} ticked: due {due}, charged {charged}</source>
        <translation>已选 {count} 笔：应收费 {due}，实收费 {charged}</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>显示各笔</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>显示收费模型</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>索赔清单</translation>
    </message>
    <message>
        <source>Workbook for Excel and WPS (.xlsx)</source>
        <translation>Excel 和 WPS 工作簿（.xlsx）</translation>
    </message>
    <message>
        <source>Writing the claim list</source>
        <translation>正在写索赔清单</translation>
    </message>
    <message numerus="yes">
        <source>Saved {file}: %n row(s)</source>
        <translation>
            <numerusform>已保存 {file}：%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Contract rate set. Match again to list what differs from it.</source>
        <translation>合同费率已设定。重新匹配后会列出不符的记录。</translation>
    </message>
    <message>
        <source>Contract rate removed.</source>
        <translation>合同费率已去掉。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Control totals</source>
        <translation>控制总额</translation>
    </message>
    <message>
        <source>The file states no totals of its own.</source>
        <translation>文件里没有合计。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>账单所列</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际加总</translation>
    </message>
    <message>
        <source>✓ agree</source>
        <translation>✓ 相符</translation>
    </message>
    <message>
        <source>× disagree</source>
        <translation>× 不符</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Recognised as</source>
        <extracomment>Offered where a file names no currency; any other code can be typed.</extracomment>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Account of this file</source>
        <translation>此文件的账户</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Dates are written</source>
        <translation>日期写作</translation>
    </message>
    <message>
        <source>day / month / year</source>
        <translation>日 / 月 / 年</translation>
    </message>
    <message>
        <source>month / day / year</source>
        <translation>月 / 日 / 年</translation>
    </message>
    <message>
        <source>year / month / day</source>
        <translation>年 / 月 / 日</translation>
    </message>
    <message>
        <source>Currency of its amounts</source>
        <translation>金额的币种</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未写明</translation>
    </message>
    <message>
        <source>File kind</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Column names</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期格式</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Money in and out</source>
        <translation>收入和支出</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>{form}, years of the Republic</source>
        <translation>{form}，民国年</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>As last time.</source>
        <translation>与上次相同。</translation>
    </message>
    <message>
        <source>Choose what the file is.</source>
        <translation>请选择这是什么文件。</translation>
    </message>
    <message>
        <source>The file states its account.</source>
        <translation>文件写明了账户。</translation>
    </message>
    <message>
        <source>The file does not state it.</source>
        <translation>文件没有写明。</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{period}, stated by the file</source>
        <translation>{period}，文件写明</translation>
    </message>
    <message>
        <source>{period}, from its rows</source>
        <translation>{period}，按首末行</translation>
    </message>
    <message>
        <source>in row {row}</source>
        <translation>在第 {row} 行</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Filters in force</source>
        <translation>生效的筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>清除全部</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>移除筛选 {filter}</translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation>{count} 个筛选</translation>
    </message>
    <message>
        <source>{count} more filters</source>
        <translation>另有 {count} 个筛选</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the rows shown</source>
        <translation>在显示的行中查找</translation>
    </message>
    <message>
        <source>Text, amount or pinyin</source>
        <translation>文字、金额或拼音</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 个</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find in page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Order, number, amount, party or command</source>
        <translation>订单、编号、金额、对方或命令</translation>
    </message>
    <message>
        <source>Find an order, number, amount, party or command</source>
        <translation>查找订单、编号、金额、对方或命令</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 笔</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Of a refused file no rows are shown.</source>
        <translation>被拒绝的文件不显示行。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>ForecastPage</name>
    <message>
        <source>No bank statement yet: the forecast begins with what it states.</source>
        <translation>还没有银行对账单，预测要从它写的余额开始。</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>显示图表</translation>
    </message>
    <message>
        <source>Show what if</source>
        <translation>显示假设</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Days ahead</source>
        <translation>预测天数</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>No currency</source>
        <translation>无币种</translation>
    </message>
    <message>
        <source>Bank statements until {day}</source>
        <translation>银行对账单截至 {day}</translation>
    </message>
    <message>
        <source>four times in five {low} to {high}</source>
        <translation>五次中有四次在 {low} 到 {high}</translation>
    </message>
    <message>
        <source>Lowest, on {day}</source>
        <translation>最少，{day}</translation>
    </message>
    <message numerus="yes">
        <source>%n bank account(s)</source>
        <translation>
            <numerusform>%n 个银行账户</numerusform>
        </translation>
    </message>
    <message>
        <source>On {day}</source>
        <translation>{day} 日末</translation>
    </message>
    <message>
        <source>On the accounts, {day}</source>
        <translation>账上，{day}</translation>
    </message>
    <message>
        <source>not enough</source>
        <translation>不够</translation>
    </message>
    <message>
        <source>Under way from channels</source>
        <translation>渠道在途</translation>
    </message>
    <message>
        <source>has left them already</source>
        <translation>渠道已打出</translation>
    </message>
    <message>
        <source>Show the days</source>
        <translation>显示逐日</translation>
    </message>
    <message>
        <source>Hide what if</source>
        <translation>隐藏假设</translation>
    </message>
</context>
<context>
    <name>ForecastSide</name>
    <message>
        <source>What if, and how sure</source>
        <translation>假设与把握</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Comes every month</source>
        <translation>每月固定收支</translation>
    </message>
    <message>
        <source>Change a figure: the dashed line shows what it does.</source>
        <translation>改一个数，虚线显示结果。</translation>
    </message>
    <message>
        <source>{day}: forecast {said} the day before, actual {came}.</source>
        <translation>{day}：前一天预测 {said}，实际 {came}。</translation>
    </message>
    <message>
        <source>Seven days ahead it was off by {miss} on average, in {count} trials.</source>
        <translation>预测七天，{count} 次检验平均相差 {miss}。</translation>
    </message>
    <message>
        <source>Repeating the week before would have been off by {plain}.</source>
        <translation>直接照搬上一周，会相差 {plain}。</translation>
    </message>
    <message>
        <source>How accurate it was</source>
        <translation>以往准不准</translation>
    </message>
    <message>
        <source>What it is based on</source>
        <translation>依据什么</translation>
    </message>
    <message>
        <source>At the end {end}, {moved} against the forecast; lowest on {day}: {least}.</source>
        <translation>期末 {end}，与预测相比 {moved}；{day} 最少：{least}。</translation>
    </message>
    <message>
        <source>Too few days to try it: {count} of {least}.</source>
        <translation>天数太少，无法检验：只有 {count} 天，需要 {least} 天。</translation>
    </message>
    <message>
        <source>Bank statements from {first} to {last}.</source>
        <translation>{first} 至 {last} 的银行对账单。</translation>
    </message>
    <message>
        <source>No bank statement states a balance: the days count from 0.</source>
        <translation>银行对账单都没有写余额：从 0 算起。</translation>
    </message>
    <message>
        <source>{account} ends on {day}: its balance is of that day.</source>
        <translation>{account} 只到 {day}，余额是当天的。</translation>
    </message>
    <message numerus="yes">
        <source>%n payout(s) should have come already, {sum}: not counted.</source>
        <translation>
            <numerusform>%n 笔打款早该到账，共 {sum}：不计入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormBar</name>
    <message>
        <source>Cross table</source>
        <extracomment>First fields of a subject whose rows do not fit any more.</extracomment>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Delete this table of yours</source>
        <translation>删除自己的这个交叉表</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期范围</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计对象</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows within them</source>
        <translation>下级行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>临时表</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Delete the cross table “{name}”?</source>
        <translation>删除交叉表“{name}”？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Values: {values}</source>
        <translation>数值：{values}</translation>
    </message>
</context>
<context>
    <name>GridMenus</name>
    <message>
        <source>Go, find and filter</source>
        <translation>跳转、查找和筛选</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with column titles</source>
        <translation>连同列标题复制</translation>
    </message>
    <message>
        <source>Copy this cell</source>
        <translation>复制此单元格</translation>
    </message>
    <message>
        <source>Export rows…</source>
        <translation>导出行…</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>在表格中查找</translation>
    </message>
    <message>
        <source>Filter row</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Filter by this cell</source>
        <translation>按此单元格筛选</translation>
    </message>
    <message>
        <source>Column {title}</source>
        <translation>列“{title}”</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列设置…</translation>
    </message>
    <message>
        <source>Fit to content</source>
        <translation>适合内容宽度</translation>
    </message>
    <message>
        <source>Fit all columns</source>
        <translation>所有列适合内容宽度</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏此列</translation>
    </message>
    <message>
        <source>Freeze up to this column</source>
        <translation>冻结至此列</translation>
    </message>
    <message>
        <source>Remove sorting</source>
        <translation>取消排序</translation>
    </message>
    <message>
        <source>Unfreeze columns</source>
        <translation>取消冻结列</translation>
    </message>
    <message>
        <source>Show columns</source>
        <translation>显示的列</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Sort by this column as well</source>
        <translation>再按此列排序</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>列方案</translation>
    </message>
    <message>
        <source>Save layout as…</source>
        <translation>保存列方案…</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存列方案</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>列方案名称</translation>
    </message>
</context>
<context>
    <name>Handle</name>
    <message>
        <source>Dividing line</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>The arrow keys move it.</source>
        <translation>用方向键移动。</translation>
    </message>
    <message>
        <source>Drag it, or come here with Tab and move it with the arrow keys.</source>
        <translation>可以拖动，也可以按 Tab 移到这里，再用方向键移动。</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>Everywhere</source>
        <extracomment>place of a command → what the list of keys calls it.</extracomment>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>In every grid</source>
        <translation>所有表格</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
</context>
<context>
    <name>HelpPrinting</name>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>在帮助里查找</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Open in the browser?</source>
        <translation>在浏览器里打开？</translation>
    </message>
    <message>
        <source>This leaves Tieout and opens your browser at {address}</source>
        <translation>将离开对平，用浏览器打开 {address}</translation>
    </message>
    <message>
        <source>Open browser</source>
        <translation>打开浏览器</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>undone {time} by {name}</source>
        <translation>{name} 于 {time} 撤销</translation>
    </message>
    <message>
        <source>signed off in {period}</source>
        <translation>已在 {period} 签认</translation>
    </message>
    <message>
        <source>clock set back</source>
        <translation>时钟被调回</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Filter by words, name, day or amount</source>
        <translation>按文字、姓名、日期或金额筛选</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>筛选历史</translation>
    </message>
    <message>
        <source>Steps, the latest first</source>
        <translation>步骤，最新的在前</translation>
    </message>
    <message>
        <source>Undo this step</source>
        <translation>撤销这一步</translation>
    </message>
    <message>
        <source>Undo back to here…</source>
        <translation>撤销到这里…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重做这一步</translation>
    </message>
    <message>
        <source>Undo these {count} together</source>
        <translation>这 {count} 步一起撤销</translation>
    </message>
    <message>
        <source>Nothing else depends on it.</source>
        <translation>后面没有步骤依赖它。</translation>
    </message>
    <message>
        <source>These rest on it and have to be undone first: {steps}</source>
        <translation>以下步骤依赖它，要先撤销：{steps}</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>已重做。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>{count} steps undone.</source>
        <translation>已撤销 {count} 步。</translation>
    </message>
    <message>
        <source>Undo {count} steps with {rows} rows, back to and with the chosen one?</source>
        <translation>撤销 {count} 步、共 {rows} 行，直到选中的这一步（含）？</translation>
    </message>
    <message>
        <source>Undo {count} steps</source>
        <translation>撤销 {count} 步</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>控制总额</translation>
    </message>
    <message>
        <source>without rows: {n}</source>
        <translation>不含 {n} 行</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分相符</translation>
    </message>
    <message>
        <source>file has none</source>
        <translation>文件没有合计</translation>
    </message>
    <message>
        <source>1 figure</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>{n} figures</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>Say what the columns mean, then import</source>
        <translation>说明各列含义后即可导入</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未写明</translation>
    </message>
    <message>
        <source>The same as {file}</source>
        <translation>同一份：{file}</translation>
    </message>
    <message>
        <source>Disagree, accepted</source>
        <translation>不符，已接受</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Check what was found</source>
        <translation>检查识别结果</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Reading statements</source>
        <translation>正在读取账单</translation>
    </message>
    <message>
        <source>Reading {count} …</source>
        <translation>正在读取 {count}…</translation>
    </message>
    <message>
        <source>the files of the folder</source>
        <translation>文件夹里的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file in it to be read.</source>
        <translation>其中没有可读取的文件。</translation>
    </message>
    <message>
        <source>Give password…</source>
        <translation>输入密码…</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) wait(s) on the list; Next goes back to it.</source>
        <translation>
            <numerusform>列表中有 %n 份账单待导入，点“下一步”返回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import {n} row(s)</source>
        <translation>
            <numerusform>导入 {n} 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that were refused or not recognised do not hold up the others.</source>
        <translation>没认出来和被拒绝的文件不会影响其他文件。</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was stored.</source>
        <translation>已取消，没有存入任何内容。</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>粘贴单元格</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>pasted-{n}.tsv</source>
        <translation>粘贴-{n}.tsv</translation>
    </message>
    <message>
        <source>See statements</source>
        <translation>查看账单</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
</context>
<context>
    <name>ImportQuestions</name>
    <message>
        <source>Password of the archives</source>
        <translation>压缩包密码</translation>
    </message>
    <message>
        <source>A password is needed for {files}. It is used for this batch and not kept.</source>
        <translation>{files} 需要密码。密码只用于本批文件，不会保存。</translation>
    </message>
    <message>
        <source>Another password is needed for {files}.</source>
        <translation>{files} 还需要另外的密码。</translation>
    </message>
    <message numerus="yes">
        <source>%n pasted table(s)</source>
        <translation>
            <numerusform>%n 张粘贴的表</numerusform>
        </translation>
    </message>
    <message>
        <source>what the columns of {files} mean</source>
        <translation>{files} 各列的含义</translation>
    </message>
    <message>
        <source>what you said of {files}</source>
        <translation>您为 {files} 填写的内容</translation>
    </message>
    <message>
        <source>Leave without importing? This would be lost: {what}.</source>
        <translation>不导入就离开？会丢失：{what}。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>继续导入</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press a key</source>
        <translation>请按一个键</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>Import copied cells</source>
        <translation>导入复制的单元格</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新建账套</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>打开账套</translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>关闭账套</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Find anything, or a command</source>
        <translation>查找内容或命令</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <source>What the runs did</source>
        <translation>每次匹配做了什么</translation>
    </message>
    <message>
        <source>Continue closing</source>
        <translation>继续结账</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Choose shops</source>
        <translation>选择店铺</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一区域</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页面</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>隐藏金额</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Export report and tables</source>
        <translation>导出报告和表格</translation>
    </message>
    <message>
        <source>Fill my own workbook</source>
        <translation>填写自己的工作簿</translation>
    </message>
    <message>
        <source>Write the chosen report</source>
        <translation>写出选中的报表</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Help on what has the focus</source>
        <translation>当前位置的帮助</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Pin or unpin a book</source>
        <translation>固定或取消固定账套</translation>
    </message>
    <message>
        <source>Take a book off the list</source>
        <translation>从列表中移除账套</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with column titles</source>
        <translation>连同列标题复制</translation>
    </message>
    <message>
        <source>Copy this cell</source>
        <translation>复制此单元格</translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>导出显示的行</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>勾选或取消勾选</translation>
    </message>
    <message>
        <source>Tick the selected rows</source>
        <translation>勾选所选行</translation>
    </message>
    <message>
        <source>Next item to decide</source>
        <translation>下一条待处理</translation>
    </message>
    <message>
        <source>Previous item to decide</source>
        <translation>上一条待处理</translation>
    </message>
    <message>
        <source>Find in the grid</source>
        <translation>在表格中查找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Filter row</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Filter by this cell</source>
        <translation>按此单元格筛选</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Fill the note and reason down</source>
        <translation>向下填充备注和原因</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <source>Unmatch</source>
        <translation>取消匹配</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>说明原因</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Write off difference</source>
        <translation>核销差额</translation>
    </message>
    <message>
        <source>Add a missing entry</source>
        <translation>补记一笔</translation>
    </message>
    <message>
        <source>Show candidates</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>What makes this deposit</source>
        <translation>这笔到账由什么构成</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>资金轨迹</translation>
    </message>
    <message>
        <source>Accept the suggestions shown</source>
        <translation>接受显示的建议</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>匹配依据</translation>
    </message>
    <message>
        <source>Pairs or split view</source>
        <translation>成对或分栏</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>按此处理</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>余额调节表</translation>
    </message>
    <message>
        <source>Make claim list</source>
        <translation>生成索赔清单</translation>
    </message>
    <message>
        <source>Claim lists of all channels</source>
        <translation>所有渠道的索赔清单</translation>
    </message>
    <message>
        <source>Set contract rate</source>
        <translation>设定合同费率</translation>
    </message>
    <message>
        <source>Records behind the figure</source>
        <translation>数字背后的记录</translation>
    </message>
    <message>
        <source>Turn rows into columns</source>
        <translation>行列互换</translation>
    </message>
    <message>
        <source>Sums or shares</source>
        <translation>合计或占比</translation>
    </message>
    <message>
        <source>Save the cross table</source>
        <translation>保存交叉表</translation>
    </message>
    <message>
        <source>Export the cross table</source>
        <translation>导出交叉表</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>List of keys</source>
        <extracomment>Pages whose grids have the keys of every grid.</extracomment>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Filter by command or key</source>
        <translation>按命令或按键筛选</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>没有符合的命令。</translation>
    </message>
    <message>
        <source>Keys are changed in Settings. Letters act only while a grid has the focus.</source>
        <translation>按键可以在设置里更改。字母键只在表格有焦点时起作用。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Restore all default keys</source>
        <translation>全部恢复默认键</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>默认键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New key: press it here</source>
        <translation>新按键：在这里按下</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加按键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>表格中</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Take away the key {key}</source>
        <translation>取消按键 {key}</translation>
    </message>
    <message>
        <source>A letter alone does not act while Chinese is typed. Add a key with Ctrl, Alt or a function key.</source>
        <translation>使用中文输入法时单个字母不起作用。请再加一个带 Ctrl、Alt 的键或功能键。</translation>
    </message>
    <message>
        <source>{key} keeps its meaning in every window. Choose another.</source>
        <translation>{key} 在每个窗口里含义固定，请换一个。</translation>
    </message>
    <message>
        <source>{key} is its key already.</source>
        <translation>{key} 已经是它的按键。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{key} is the key of: {command}.</source>
        <translation>{key} 已用于：{command}。</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>改用于此</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) lose the keys that you gave them.</source>
        <translation>
            <numerusform>有 %n 个命令会失去您设的按键。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Order</source>
        <extracomment>By value of app.domain.record.Kind, from 1.</extracomment>
        <translation>订单</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>佣金</translation>
    </message>
    <message>
        <source>Subsidy</source>
        <translation>补贴</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Chargeback</source>
        <translation>拒付</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>打款</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>LayoutMenu</name>
    <message>
        <source>Use an existing layout</source>
        <translation>套用已有版式</translation>
    </message>
    <message>
        <source>No layouts yet</source>
        <translation>还没有版式</translation>
    </message>
</context>
<context>
    <name>LayoutsSection</name>
    <message>
        <source>Layouts of unknown tables</source>
        <translation>未知表格的版式</translation>
    </message>
    <message>
        <source>A table with exactly these columns is read by its layout. A layout is a small file to pass on.</source>
        <translation>列名完全相同的表格会按版式读取。版式是一个小文件，可以传给别人。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>No layouts yet. One is made when you say what the columns of an unknown table are.</source>
        <translation>还没有版式。给未知表格指定各列含义后就会有。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入版式文件…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>传给别人…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take in a layout</source>
        <translation>收入版式</translation>
    </message>
    <message>
        <source>Layouts (*.json)</source>
        <translation>版式 (*.json)</translation>
    </message>
    <message>
        <source>Pass the layout on</source>
        <translation>传出版式</translation>
    </message>
    <message>
        <source>Rename the layout</source>
        <translation>版式改名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Layout deleted: {name}</source>
        <translation>已删除版式：{name}</translation>
    </message>
    <message>
        <source>Choose a file that “{name}” is for</source>
        <translation>选择一个适用“{name}”的文件</translation>
    </message>
</context>
<context>
    <name>LearnedSection</name>
    <message>
        <source>Learned from your decisions</source>
        <translation>从您的决定中学到的</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Learned value</source>
        <translation>学到的值</translation>
    </message>
    <message>
        <source>For</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Learn and match now</source>
        <translation>现在学习并对账</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘掉</translation>
    </message>
    <message>
        <source>Learn it again</source>
        <translation>重新学习</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>还没有学到内容。</translation>
    </message>
    <message>
        <source>Working days until the money arrives</source>
        <translation>到账所需工作日</translation>
    </message>
    <message>
        <source>Name under which it arrives</source>
        <translation>到账时的对方名称</translation>
    </message>
    <message>
        <source>Name under which a buyer pays</source>
        <translation>买家付款所用的名字</translation>
    </message>
    <message>
        <source>Points added to suggestions</source>
        <translation>给建议加的分数</translation>
    </message>
    <message>
        <source>Score under which you refuse</source>
        <translation>低于此评分您会拒绝</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Tieout learns only when you choose “Learn and match now”. What you change or forget stays as you said.</source>
        <translation>只有您点“现在学习并对账”时才会学习。您修改或忘掉的内容保持您的决定。</translation>
    </message>
    <message>
        <source>too few cases yet</source>
        <translation>例子还太少</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>由您设定</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>已忘掉</translation>
    </message>
    <message>
        <source>Learning and matching</source>
        <translation>学习并对账</translation>
    </message>
    <message>
        <source>Change what was learned</source>
        <translation>修改学到的值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>LeftOutDialog</name>
    <message>
        <source>Import without these rows</source>
        <translation>不含这些行导入</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of {file} cannot be read. All others are imported.</source>
        <translation>
            <numerusform>{file} 有 %n 行无法读取，其余各行都会导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>The totals that the file states count these rows too, so they will disagree. That is right.</source>
        <translation>文件自带的合计包含这些行，因此会不一致，这是正常的。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation>不导入的行</translation>
    </message>
    <message>
        <source>Why may they be left out?</source>
        <translation>为什么可以不导入？</translation>
    </message>
    <message>
        <source>The rows and the reason are kept in the history of the book.</source>
        <translation>这些行和原因会记入账套的历史。</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n row(s)</source>
        <translation>
            <numerusform>不导入 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>已覆盖</translation>
    </message>
    <message>
        <source>Rows only</source>
        <translation>仅按行</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>No activity</source>
        <translation>无交易</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>无文件</translation>
    </message>
</context>
<context>
    <name>LimitsSection</name>
    <message>
        <source>Writing off</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大差额</translation>
    </message>
    <message>
        <source>Of any currency, for one match. Larger differences are explained or booked instead.</source>
        <translation>各币种相同，按每笔匹配计。更大的差额请说明原因或记账。</translation>
    </message>
</context>
<context>
    <name>LineDetail</name>
    <message>
        <source>Give password…</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>此文件</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>核对合计</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖日历</translation>
    </message>
    <message>
        <source>What is shown of the files</source>
        <translation>显示文件的哪些内容</translation>
    </message>
    <message>
        <source>Map columns…</source>
        <translation>对应列…</translation>
    </message>
    <message>
        <source>Import without these rows…</source>
        <translation>不含这些行导入…</translation>
    </message>
    <message>
        <source>Refuse the file again</source>
        <translation>恢复拒绝此文件</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>移出列表</translation>
    </message>
    <message>
        <source>Leaves the whole file alone, with all that it holds (Del)</source>
        <translation>整个文件不导入，包括其中的全部内容 (Del)</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: </source>
        <translation>第 {row} 行“{column}”：</translation>
    </message>
    <message>
        <source>Row {row}: </source>
        <translation>第 {row} 行：</translation>
    </message>
    <message>
        <source>This file was not imported; the others are not affected.</source>
        <translation>这个文件没有导入，其他文件不受影响。</translation>
    </message>
    <message>
        <source>{reason} {rest}</source>
        <translation>{reason}{rest}</translation>
    </message>
    <message>
        <source>The same statement as {file}; nothing is added twice.</source>
        <translation>与 {file} 是同一份账单，不会重复导入。</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Black and white, strong lines, no tints; states in bold.</source>
        <translation>黑白、粗线、无底色，状态用粗体。</translation>
    </message>
    <message>
        <source>Also with Ctrl and plus, minus or 0.</source>
        <translation>也可以按 Ctrl 加 +、- 或 0。</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>The window is rebuilt; what was open stays open.</source>
        <translation>窗口会重新生成，打开的内容保持打开。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Negative amounts in red</source>
        <translation>负数用红色</translation>
    </message>
    <message>
        <source>Days and numbers on screen</source>
        <translation>屏幕上的日期和数字</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>What is typed is read in any of these forms. Files are always written the same way.</source>
        <translation>输入时任何一种写法都能识别。写入文件的格式始终不变。</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Another year</source>
        <translation>其他年份</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>115/10/31 (year of the Republic)</source>
        <translation>115/10/31（民国年）</translation>
    </message>
</context>
<context>
    <name>MadeOf</name>
    <message>
        <source>Found as a set; what is left over is a charge or a balance carried in.</source>
        <translation>按组合查得；余下的是手续费或转入的余额。</translation>
    </message>
    <message>
        <source>{a} matched with {b}.</source>
        <translation>{a} 笔与 {b} 笔已匹配。</translation>
    </message>
</context>
<context>
    <name>MadeOfDialog</name>
    <message>
        <source>What makes this deposit</source>
        <extracomment>How the state of each verdict looks: a colour of the theme.</extracomment>
        <translation>这笔到账由什么构成</translation>
    </message>
    <message>
        <source>Lines or chart</source>
        <translation>明细或图</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>明细(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>图(&amp;C)</translation>
    </message>
    <message>
        <source>Lines of the sum and records left out</source>
        <translation>构成明细与未包含的记录</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>How sure this is</source>
        <translation>这个结论有多可靠</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Match this set</source>
        <translation>按这一组匹配</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>Sets looked at: {count} …</source>
        <translation>已查看 {count} 种组合…</translation>
    </message>
    <message>
        <source>Sets looked at: {count}</source>
        <translation>已查看 {count} 种组合</translation>
    </message>
    <message>
        <source>Difference {amount}</source>
        <translation>差额 {amount}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未包含</translation>
    </message>
</context>
<context>
    <name>MadeOfWords</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference of the match</source>
        <translation>这组匹配的差额</translation>
    </message>
    <message>
        <source>Bank charge</source>
        <translation>银行手续费</translation>
    </message>
    <message>
        <source>Balance carried in</source>
        <translation>转入的余额</translation>
    </message>
    <message>
        <source>{count} {kind}</source>
        <translation>{count} 笔{kind}</translation>
    </message>
    <message>
        <source>Made of {parts}</source>
        <translation>由 {parts}构成</translation>
    </message>
    <message>
        <source>The only set</source>
        <translation>唯一解</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>One set</source>
        <translation>一种组合</translation>
    </message>
    <message>
        <source>One of several sets</source>
        <translation>多种组合之一</translation>
    </message>
    <message>
        <source>No set</source>
        <translation>没有组合</translation>
    </message>
    <message>
        <source>No other set makes sense, even when two more records may be left out.</source>
        <translation>没有第二种说得通的组合，再放宽两笔仍然唯一。</translation>
    </message>
    <message>
        <source>A person or a rule approved this match.</source>
        <translation>这组匹配已由人或规则确认。</translation>
    </message>
    <message>
        <source>No other set is as simple, but the cents alone cannot rule every other one out.</source>
        <translation>没有同样简单的组合，但单凭金额尾数不能排除其他组合。</translation>
    </message>
    <message>
        <source>{count} sets explain the sum equally well. Look for what speaks for one of them.</source>
        <translation>有 {count} 种组合同样说得通，请找出支持其中一种的依据。</translation>
    </message>
    <message>
        <source>Another record has the amount of one left out; either may be meant.</source>
        <translation>另有一笔与未包含的金额相同，也可能是那一笔。</translation>
    </message>
    <message>
        <source>Candidates: {count}</source>
        <translation>候选：{count}</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>未包含：{count}</translation>
    </message>
    <message>
        <source>complete within its limits</source>
        <translation>在限度内已查完</translation>
    </message>
    <message>
        <source>cut short at its limits</source>
        <translation>到达限度，未查完</translation>
    </message>
    <message>
        <source>Search: {how}</source>
        <translation>查找：{how}</translation>
    </message>
    <message>
        <source>Only {needed} combinations for about {given} possible amounts: hardly a coincidence.</source>
        <translation>候选只有 {needed} 种组合，金额却有约 {given} 种可能，几乎不会碰巧凑成。</translation>
    </message>
    <message>
        <source>The amount alone cannot decide: {needed} combinations for about {given} possible amounts.</source>
        <translation>候选有 {needed} 种组合，金额只有约 {given} 种可能，也许是碰巧凑成，单凭金额无法判断。</translation>
    </message>
    <message>
        <source>Balance at the start: {amount}</source>
        <translation>期初余额：{amount}</translation>
    </message>
    <message>
        <source>+ entries before it: {amount}</source>
        <translation>＋ 此前流水：{amount}</translation>
    </message>
    <message>
        <source>− payouts before it: {amount}</source>
        <translation>− 此前打款：{amount}</translation>
    </message>
    <message>
        <source>− this one: {amount}</source>
        <translation>− 这一笔：{amount}</translation>
    </message>
    <message>
        <source>= balance after it: {amount}</source>
        <translation>= 之后余额：{amount}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tieout</source>
        <translation>对平</translation>
    </message>
    <message>
        <source>Tieout — {company}</source>
        <translation>对平 — {company}</translation>
    </message>
    <message>
        <source>{work}: cancelled.</source>
        <translation>{work}：已取消。</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回文件列表</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>用这个读法</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>正在读取表格</translation>
    </message>
    <message>
        <source>Leave without a layout? What you said of the columns of {file} would be lost.</source>
        <translation>不用这个版式就离开？您为 {file} 指定的列会丢失。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续指定</translation>
    </message>
    <message>
        <source>Keys: ←→ other column, Alt+↓ its meaning, F2 name of the layout</source>
        <translation>键盘：←→ 换列，Alt+↓ 选含义，F2 改版式名</translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) do not hold: look at them before you go on</source>
        <translation>
            <numerusform>有 %n 项检验不成立：请先核实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) do not hold: the figures of the file itself contradict this layout. Use it all the same?</source>
        <translation>
            <numerusform>有 %n 项检验不成立：文件自己的数字与这种读法矛盾。仍然使用吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>仍然使用</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>The table as it stands in the file</source>
        <translation>文件里的原表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>… {count} more rows …</source>
        <translation>… 另有 {count} 行 …</translation>
    </message>
    <message>
        <source>The header is row {row}</source>
        <translation>第 {row} 行是表头</translation>
    </message>
    <message>
        <source>The table has no header</source>
        <translation>这张表没有表头</translation>
    </message>
    <message>
        <source>Say what this column is…</source>
        <translation>指定这一列的含义…</translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <source>The two sides differ by {amount}. It stays listed; say why they belong together.</source>
        <translation>两边相差 {amount}，会继续列出；请说明为什么属于同一笔。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write the difference off</source>
        <translation>核销这个差额</translation>
    </message>
</context>
<context>
    <name>MatchTip</name>
    <message>
        <source>Agree: {fields}</source>
        <extracomment>Evidence that stands for each side.</extracomment>
        <translation>相符：{fields}</translation>
    </message>
    <message>
        <source>Differ: {fields}</source>
        <translation>不符：{fields}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Score {points} of 100</source>
        <translation>得分 {points}（满分 100）</translation>
    </message>
    <message>
        <source>{rule} (built in, version {n})</source>
        <translation>{rule}（内置，第 {n} 版）</translation>
    </message>
    <message>
        <source>Rule {rule}</source>
        <translation>规则 {rule}</translation>
    </message>
    <message>
        <source>{rule}, yours, version {n}</source>
        <translation>{rule}（您的规则，版本 {n}）</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No other record came near.</source>
        <translation>没有其他相近的记录。</translation>
    </message>
    <message>
        <source>Another record fits as well, so nothing is ticked.</source>
        <translation>另有一条同样符合，因此不预先勾选。</translation>
    </message>
    <message>
        <source>Other records that came near: {count}</source>
        <translation>其他相近的记录：{count} 条</translation>
    </message>
</context>
<context>
    <name>MeaningHeader</name>
    <message>
        <source>Meaning of column {name}: needs an answer</source>
        <translation>“{name}”列的含义：需要确认</translation>
    </message>
    <message>
        <source>Meaning of column {name}</source>
        <translation>“{name}”列的含义</translation>
    </message>
    <message>
        <source>Meaning of column {name}: passed over</source>
        <translation>“{name}”列的含义：略过</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Reconcile</source>
        <translation>核对(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;ports</source>
        <translation>报表(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Import statements…</source>
        <translation>导入账单…</translation>
    </message>
    <message>
        <source>New book…</source>
        <translation>新建账套…</translation>
    </message>
    <message>
        <source>Open book…</source>
        <translation>打开账套…</translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Delete demo data…</source>
        <translation>删除演示数据…</translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation>最近的账套</translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>关闭账套</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Restore backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Books that you open stand here.</source>
        <translation>打开过的账套会列在这里。</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>Un&amp;pin this book</source>
        <translation>取消固定这个账套(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pin this book</source>
        <translation>固定这个账套(&amp;P)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find order, number or amount…</source>
        <translation>查找订单、单号或金额…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>隐藏金额</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Choose shops…</source>
        <translation>选择店铺…</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页面</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个区域</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个区域</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>正常大小</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <source>Export report and tables…</source>
        <translation>导出报表和数据表…</translation>
    </message>
    <message>
        <source>Check the book</source>
        <translation>检查账套</translation>
    </message>
    <message>
        <source>Your name…</source>
        <translation>您的姓名…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Import copied cells</source>
        <translation>导入复制的单元格</translation>
    </message>
    <message>
        <source>Continue closing</source>
        <translation>继续结账</translation>
    </message>
    <message>
        <source>What the runs did…</source>
        <translation>每次匹配做了什么…</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>全部报表</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Check an evidence pack…</source>
        <translation>核验证据包…</translation>
    </message>
    <message>
        <source>Rules of matching</source>
        <translation>匹配规则</translation>
    </message>
    <message>
        <source>Fill my own workbook…</source>
        <translation>填写自己的工作簿…</translation>
    </message>
    <message>
        <source>Check the accuracy…</source>
        <translation>检查准确度…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>保存诊断信息…</translation>
    </message>
    <message>
        <source>About Tieout</source>
        <translation>关于对平</translation>
    </message>
    <message>
        <source>Find, undo, redo</source>
        <translation>查找、撤销、重做</translation>
    </message>
    <message>
        <source>Find order, amount, party</source>
        <translation>查找订单号、金额、对方</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Undo: {action}</source>
        <translation>撤销：{action}</translation>
    </message>
    <message>
        <source>Redo: {action}</source>
        <translation>重做：{action}</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Fee models</source>
        <translation>费率模型</translation>
    </message>
</context>
<context>
    <name>MonthNews</name>
    <message>
        <source>Most of what was imported is of {month}: you are looking at that month now.</source>
        <translation>导入的内容大多属于 {month}，现已转到该月。</translation>
    </message>
    <message>
        <source>{month} was imported. You are still looking at {now}.</source>
        <translation>{month}已导入，您现在看的仍是{now}。</translation>
    </message>
    <message>
        <source>Show {month}</source>
        <translation>查看{month}</translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>{year}</source>
        <comment>a year in a heading</comment>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>Q{quarter} {year}</source>
        <comment>a quarter in a heading</comment>
        <translation>{year}年第{quarter}季度</translation>
    </message>
    <message>
        <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
        <translation>1 2 3 4 5 6 7 8 9 10 11 12</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>a month in a heading</comment>
        <translation>{year}年{month}月</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Ended: {work}</source>
        <extracomment>Work that takes no longer was waited for.</extracomment>
        <translation>已结束：{work}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Unexplained</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <source>Unexplained, short plus over</source>
        <translation>未解释差额 · 短款加长款</translation>
    </message>
    <message>
        <source>Unexplained, short</source>
        <translation>未解释差额 · 短款</translation>
    </message>
    <message>
        <source>Unexplained, over</source>
        <translation>未解释差额 · 长款</translation>
    </message>
    <message>
        <source>{count} of {all} pairs open</source>
        <translation>{all} 组账里 {count} 组未平</translation>
    </message>
    <message>
        <source>1 of {all} pairs open: {a} ↔ {b}</source>
        <translation>{all} 组账里 1 组未平：{a} ↔ {b}</translation>
    </message>
    <message numerus="yes">
        <source>%n more with one side alone</source>
        <translation>
            <numerusform>另有 %n 组只有一方</numerusform>
        </translation>
    </message>
    <message>
        <source>{said}; {more}</source>
        <translation>{said}；{more}</translation>
    </message>
    <message>
        <source>by count {share}, {count} of {all}</source>
        <translation>按笔数 {share} · {count} / {all}</translation>
    </message>
    <message>
        <source>Matched, by amount</source>
        <translation>已匹配（按金额）</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s)</source>
        <translation>
            <numerusform>{count} 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s), the next due {day}</source>
        <translation>
            <numerusform>{count} 项，最近 {day} 到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closing balance, {count} channel(s)</source>
        <translation>
            <numerusform>{count} 个渠道的期末余额</numerusform>
        </translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途款项</translation>
    </message>
    <message>
        <source>closing balance, {count} of {all} channels state one</source>
        <translation>期末余额，{all} 个渠道里 {count} 个写明</translation>
    </message>
    <message>
        <source>Still with channels</source>
        <translation>还在渠道里</translation>
    </message>
    <message>
        <source>{share} of takings</source>
        <translation>占收款 {share}</translation>
    </message>
    <message>
        <source>{share} of takings, {amount} in question</source>
        <translation>占收款 {share} · 存疑 {amount}</translation>
    </message>
    <message>
        <source>Fees and commission</source>
        <translation>手续费与佣金</translation>
    </message>
</context>
<context>
    <name>OfAllShops</name>
    <message>
        <source>These are the figures of all shops: a month is signed off for all of them together.</source>
        <translation>这里是全部店铺的数字：一个月要全部店铺一起签认。</translation>
    </message>
    <message>
        <source>Show all shops</source>
        <translation>显示全部店铺</translation>
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message>
        <source>Items that were open before the first statement: orders not yet paid, payouts not yet in the bank. Money to the account is positive.</source>
        <translation>第一份账单之前就没有了结的项目：没收到款的订单、没到账的提现。进账为正，出账为负。</translation>
    </message>
    <message>
        <source>Opening items</source>
        <translation>期初未达账</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Order or reference</source>
        <translation>订单号或单号</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Import records.csv…</source>
        <translation>导入 records.csv…</translation>
    </message>
    <message>
        <source>Store opening items</source>
        <translation>存入期初未达账</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Stands in, line {line}</source>
        <translation>所在，第 {line} 行</translation>
    </message>
    <message>
        <source>Account, line {line}</source>
        <translation>账户，第 {line} 行</translation>
    </message>
    <message>
        <source>Currency, line {line}</source>
        <translation>币种，第 {line} 行</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message numerus="yes">
        <source>%n opening item(s) stored</source>
        <translation>
            <numerusform>已存入 %n 笔期初未达账</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Cells end at</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>This file is</source>
        <translation>这个文件是</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>正负</translation>
    </message>
    <message>
        <source>Fees are printed</source>
        <translation>手续费印作</translation>
    </message>
    <message>
        <source>Money out is printed</source>
        <translation>支出印作</translation>
    </message>
    <message>
        <source>as is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>反号</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>so that its figures stay apart from those of other files</source>
        <translation>有了账户名，才不会与其他文件的账混在一起</translation>
    </message>
    <message>
        <source>Files of one account bear one name; tables without an account are added up as one. Leave it empty where this layout is for several accounts, and say it of each file.</source>
        <translation>同一账户的文件用同一个名称；没有账户的表会合成一组账。如果这个版式用于几个账户，请留空，再为每个文件分别填写。</translation>
    </message>
    <message>
        <source>Amounts are written</source>
        <translation>金额写法</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Header in row</source>
        <translation>表头在第几行</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未写明</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>TAB</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>above zero</source>
        <translation>正数</translation>
    </message>
    <message>
        <source>below zero</source>
        <translation>负数</translation>
    </message>
    <message>
        <source>of the book</source>
        <translation>与账套相同</translation>
    </message>
    <message>
        <source>year first, any form</source>
        <translation>年在前，任意写法</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Continue closing</source>
        <extracomment>Places of the panels as (row, column, columns) of twelve, by least width of the page at 100 %.</extracomment>
        <translation>继续结账</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Nothing imported for this month yet.</source>
        <translation>这个月还没有账单。</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>No currency</source>
        <translation>未写明币种</translation>
    </message>
    <message numerus="yes">
        <source>{count} statement(s), rows compared over all levels: {records}</source>
        <translation>
            <numerusform>{count} 份账单，各层级共比对 {records} 笔次</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
</context>
<context>
    <name>OwnerDialog</name>
    <message>
        <source>Assign</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Who looks after it? Items: {count}</source>
        <translation>这 {count} 项由谁负责？</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Check an evidence pack</source>
        <translation>核验证据包</translation>
    </message>
    <message>
        <source>Evidence packs (*.zip)</source>
        <translation>证据包 (*.zip)</translation>
    </message>
    <message>
        <source>Checking the evidence pack</source>
        <translation>正在核验证据包</translation>
    </message>
    <message>
        <source>Evidence pack {file}</source>
        <translation>证据包 {file}</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Remove the passphrase</source>
        <translation>去掉密码</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Encrypt this book</source>
        <translation>加密这个账套</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>The book becomes a plain file again: whoever has the file can read it. Backups that are encrypted stay so.</source>
        <translation>账套将重新成为未加密的文件：拿到文件的人都能读取。已加密的备份保持加密。</translation>
    </message>
    <message>
        <source>Keep the passphrase where you find it again: without it nobody opens the book, and there is no way around it.</source>
        <translation>请把密码保存在找得到的地方：没有它谁也打不开账套，也没有别的办法。</translation>
    </message>
    <message>
        <source>Backups made before still open with the passphrase that they had then.</source>
        <translation>以前的备份仍用当时的密码打开。</translation>
    </message>
    <message>
        <source>The book and every backup from now on are encrypted; a small file of keys lies beside each and belongs to it. Backups made before stay readable for whoever has them.</source>
        <translation>账套和今后的每份备份都会加密；每份旁边都有一个小的密钥文件，须与它放在一起。以前的备份仍然是拿到的人都能读取的。</translation>
    </message>
    <message>
        <source>At least {count} characters. Several words are easy to keep.</source>
        <translation>至少 {count} 个字符。用几个词组成的密码容易记住。</translation>
    </message>
    <message>
        <source>This is guessed too easily. Several words that do not belong together are better.</source>
        <translation>这太容易被猜到。用几个互不相干的词更好。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>On screen</source>
        <translation>屏幕上</translation>
    </message>
    <message>
        <source>Hide amounts at every start</source>
        <translation>每次启动时隐藏金额</translation>
    </message>
    <message>
        <source>Show and hide them at any time with {key}. Files and print keep them.</source>
        <translation>随时可按 {key} 显示或隐藏。文件和打印不受影响。</translation>
    </message>
    <message>
        <source>Names of persons masked</source>
        <translation>人名打码显示</translation>
    </message>
    <message>
        <source>As in 李*华. Showing them in full is written into the history of the book.</source>
        <translation>如“李*华”。完整显示会记入账套的历史。</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>离开时</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Lock the window after</source>
        <translation>多久后锁定窗口</translation>
    </message>
    <message>
        <source>Everything is covered until a key or the mouse is touched; of an encrypted book until its passphrase is typed. Locking alone is not encrypting: that is in This book.</source>
        <translation>全部内容会被遮住，直到按键或动鼠标；加密的账套要输入密码。锁定本身不是加密：要加密，请到“本账套”。</translation>
    </message>
</context>
<context>
    <name>ProofBar</name>
    <message>
        <source>Proof</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <source>Unexplained, short</source>
        <translation>未解释差额 · 短款</translation>
    </message>
    <message>
        <source>Unexplained, over</source>
        <translation>未解释差额 · 长款</translation>
    </message>
    <message>
        <source>Unexplained, {why}</source>
        <translation>未解释差额，{why}</translation>
    </message>
    <message>
        <source>{side}: bill {bill} + account {account}</source>
        <translation>{side}：账单 {bill} + 账务 {account}</translation>
    </message>
    <message>
        <source>{side}: account {account} + payouts {payouts}</source>
        <translation>{side}：账务 {account} + 提现 {payouts}</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) tie out</source>
        <translation>
            <numerusform>%n 组对平</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) with one side alone</source>
        <translation>
            <numerusform>%n 组只有一方</numerusform>
        </translation>
    </message>
    <message>
        <source>{pair}, {why}</source>
        <translation>{pair}，{why}</translation>
    </message>
    <message>
        <source>{pair}, short</source>
        <translation>{pair}，短款</translation>
    </message>
    <message>
        <source>{pair}, over</source>
        <translation>{pair}，长款</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>无需核对</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>尾差</translation>
    </message>
    <message>
        <source>Other periods</source>
        <translation>其他期间</translation>
    </message>
    <message>
        <source>Left in the channel</source>
        <translation>留在渠道</translation>
    </message>
    <message>
        <source>In transit, {count}</source>
        <translation>在途 {count} 笔</translation>
    </message>
    <message>
        <source>Explained, {count}</source>
        <translation>已说明 {count} 笔</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>已列明</translation>
    </message>
    <message numerus="yes">
        <source>{n} discrepancy(ies) open</source>
        <translation>
            <numerusform>差异 {n} 项未决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} match(es) to decide</source>
        <translation>
            <numerusform>{n} 个匹配待决定</numerusform>
        </translation>
    </message>
    <message>
        <source>{items}, {amount}</source>
        <translation>{items}，{amount}</translation>
    </message>
</context>
<context>
    <name>ProofDocument</name>
    <message>
        <source>Evidence pack</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Writing the document</source>
        <translation>正在生成文件</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>余额调节表</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>Ours first, with every character that a file in GBK or Big5 can hold; then what systems have, for still rarer ones. Texts of Qt&apos;s own dialogs that its Chinese translations lack; ours hold them.</extracomment>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <extracomment>Arrow keys, which Qt calls in Traditional Chinese what Taiwan calls the mouse&apos;s buttons: 左鍵.</extracomment>
        <translation>左方向</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右方向</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上方向</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下方向</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Work is still running</source>
        <translation>还有工作在进行</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>{work} has not ended.</source>
        <translation>“{work}”还没有结束。</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>取消这项工作</translation>
    </message>
    <message>
        <source>Wait, then close</source>
        <translation>等它结束再关闭</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>Delete demo data?</source>
        <translation>删除演示数据？</translation>
    </message>
    <message>
        <source>The demo book is removed from this PC. Your own books are not touched.</source>
        <translation>演示账套会从这台电脑删除，您自己的账套不受影响。</translation>
    </message>
    <message>
        <source>Delete demo data</source>
        <translation>删除演示数据</translation>
    </message>
    <message>
        <source>A new book…</source>
        <translation>新账套…</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>Which book do these files go into?</source>
        <translation>这些文件导入哪个账套？</translation>
    </message>
    <message>
        <source>Stands in the history and under sign-offs:</source>
        <translation>写在操作记录和签认书里：</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>{page}, {count} to settle</source>
        <translation>{page}，{count} 项待处理</translation>
    </message>
</context>
<context>
    <name>RatesSection</name>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Where an order and its payment, or a payout and its deposit, are in two currencies, the rate of the day says what the difference is made of. Tieout reads the table of the European Central Bank (eurofxref-hist.csv, unpacked) or a table with the columns date, from, to and rate. It fetches nothing by itself.</source>
        <translation>订单与付款、或打款与到账为两种币种时，用当日汇率说明差额的构成。可读取欧洲央行的汇率表（eurofxref-hist.csv，需先解压），或含“日期、原币、目标币、汇率”四列的表格。程序不会自行联网获取。</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入汇率表…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>汇率数</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Files of exchange rates</source>
        <translation>汇率文件</translation>
    </message>
    <message>
        <source>No exchange rates. A shop of one currency needs none.</source>
        <translation>没有汇率。只用一种币种的店铺不需要。</translation>
    </message>
    <message>
        <source>Take in exchange rates</source>
        <translation>导入汇率</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Taking in exchange rates</source>
        <translation>正在导入汇率</translation>
    </message>
</context>
<context>
    <name>ReadersSection</name>
    <message>
        <source>A reader is a small program in Python that somebody wrote for a kind of file which Tieout does not know. Allow only what comes from somebody you trust. It runs apart: it reaches neither the network nor your book. A file that is changed afterwards must be allowed again.</source>
        <translation>读取程序是有人用 Python 为对平不认识的文件编写的小程序。请只允许来自可信之人的程序。它单独运行，接触不到网络，也接触不到您的账套。文件改动后须重新允许。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>No readers from outside. Most shops never need one.</source>
        <translation>没有外部读取程序。多数店铺都用不到。</translation>
    </message>
    <message>
        <source>Add-on readers</source>
        <translation>外部读取程序</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>添加读取程序…</translation>
    </message>
    <message>
        <source>Allow…</source>
        <translation>允许…</translation>
    </message>
    <message>
        <source>No longer allow</source>
        <translation>不再允许</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>已允许</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>未允许</translation>
    </message>
    <message>
        <source>Take in a reader</source>
        <translation>收入读取程序</translation>
    </message>
    <message>
        <source>Readers (*.py)</source>
        <translation>读取程序 (*.py)</translation>
    </message>
    <message>
        <source>Looking at {file}</source>
        <translation>正在查看 {file}</translation>
    </message>
    <message>
        <source>Allow {file} to read files? It says it reads: {titles}.</source>
        <translation>允许 {file} 读取文件吗？它自称读取：{titles}。</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Delete the reader {file}?</source>
        <translation>删除读取程序 {file} 吗？</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Explain {code}</source>
        <translation>说明 {code}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>预计日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>按此处理</translation>
    </message>
</context>
<context>
    <name>RecentBooks</name>
    <message>
        <source>Recent books</source>
        <translation>最近的账套</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>找不到文件</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>固定在最上面</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表移除</translation>
    </message>
</context>
<context>
    <name>RecordModel</name>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ReportDetail</name>
    <message>
        <source>The chosen report</source>
        <translation>选中的报表</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>上次写出</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Both sides beside each other</source>
        <translation>双栏（两边并列）</translation>
    </message>
    <message>
        <source>One column, from our balance to theirs</source>
        <translation>单栏（从我方余额到对方余额）</translation>
    </message>
    <message>
        <source>With the imported files</source>
        <translation>附上导入的原文件</translation>
    </message>
    <message>
        <source>When and where to is chosen below the list.</source>
        <translation>什么时候写、写到哪里，在列表下方选择。</translation>
    </message>
    <message>
        <source>Preview and print…</source>
        <translation>预览和打印…</translation>
    </message>
    <message>
        <source>Write automatically</source>
        <translation>自动写出</translation>
    </message>
    <message>
        <source>Language of the document</source>
        <translation>文件的语言</translation>
    </message>
    <message>
        <source>Same as the window</source>
        <translation>同窗口</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>与期间无关</translation>
    </message>
    <message>
        <source>Names of persons are masked in it, as on screen. The settings can change that; it is logged.</source>
        <translation>其中的人名和屏幕上一样做了遮盖。可在设置里更改，更改会记入日志。</translation>
    </message>
    <message>
        <source>Names of persons stand in it in full, as the settings say.</source>
        <translation>按设置，其中的人名完整显示。</translation>
    </message>
    <message>
        <source>The workbook is not there.</source>
        <translation>找不到这个工作簿。</translation>
    </message>
    <message>
        <source>Sign the month off first.</source>
        <translation>请先签认这个月。</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开所在页面</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Fill and save…</source>
        <translation>填写并保存…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Make the evidence pack…</source>
        <translation>制作证据包…</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Bank reconciliation</source>
        <translation>余额调节表</translation>
    </message>
    <message>
        <source>For each pair of accounts: both balances, what stands between them and what is left. For the owner, the accountant and the auditor.</source>
        <translation>每对账户的两边余额、之间的项目和剩下的差额。给老板、会计和审计。</translation>
    </message>
    <message>
        <source>Sign-off certificate</source>
        <translation>签认书</translation>
    </message>
    <message>
        <source>What was signed, by whom and when, with every listed item and the last entry of the log. For the file.</source>
        <translation>签认了什么、谁签的、什么时候签的，附每个列明的项目和日志链头。用于归档。</translation>
    </message>
    <message>
        <source>Evidence pack</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>The signed month in one file that an outsider can check without Tieout. For the auditor and the tax office.</source>
        <translation>签认的月份装进一个文件，外人不用对平也能核验。给审计和税务。</translation>
    </message>
    <message>
        <source>Report and tables</source>
        <translation>报告和结果表</translation>
    </message>
    <message>
        <source>Everything of the period in a workbook and in tables for other programs. For the accountant, and to go on calculating.</source>
        <translation>本期的全部内容：一个工作簿，加上给其他程序用的表。给会计，也便于接着算。</translation>
    </message>
    <message>
        <source>Discrepancy list</source>
        <translation>差异清单</translation>
    </message>
    <message>
        <source>What does not fit, with its age and what was decided. For who settles it; filtered as you like.</source>
        <translation>对不上的项目、账龄和处理决定。给处理的人；可按需要筛选。</translation>
    </message>
    <message>
        <source>Claim lists</source>
        <translation>索赔清单</translation>
    </message>
    <message>
        <source>What each channel took too much, row by row, worded for its support. For the channel.</source>
        <translation>每个渠道多收的，逐行列出，措辞面向其客服。给渠道。</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>The drafts of entries of the period, for the bookkeeping program: exported from there, and found again once they are booked. For the bookkeeper.</source>
        <translation>本期的分录草稿：从那里导出到财务软件，记账以后会自动认出。给记账人员用。</translation>
    </message>
    <message>
        <source>for bookkeeping programs</source>
        <translation>财务软件导入文件</translation>
    </message>
    <message>
        <source>Fee report</source>
        <translation>费率报告</translation>
    </message>
    <message>
        <source>What each channel charges, and every row charged otherwise. For the owner.</source>
        <translation>每个渠道收多少，以及每一行收得不一样的。给老板。</translation>
    </message>
    <message>
        <source>Cash forecast</source>
        <translation>现金预测</translation>
    </message>
    <message>
        <source>What the bank accounts will hold on each of the next days. For the owner. It needs no period.</source>
        <translation>今后每天银行账户里会有多少钱。给老板。与所选期间无关。</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Sums by shop, channel, day or whatever you choose, each with its records. For every question.</source>
        <translation>按店铺、渠道、日期或您选的任何项目汇总，每个数都能看到明细。用来回答各种问题。</translation>
    </message>
    <message>
        <source>What the runs did</source>
        <translation>匹配记录</translation>
    </message>
    <message>
        <source>Each run of matching: what every pass found, and what changed. For who wants to know how.</source>
        <translation>每次匹配：每一步找到什么，有哪些变化。给想知道过程的人。</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>导入的文件</translation>
    </message>
    <message>
        <source>The files that everything rests on, as they were imported. For the file and the auditor.</source>
        <translation>一切数字所依据的原文件，和导入时一样。用于归档，也给审计。</translation>
    </message>
    <message>
        <source>as imported</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Your own workbook, its fields filled with the period. For whoever knows its form.</source>
        <extracomment>A workbook of one&apos;s own is `template:` and its path.</extracomment>
        <translation>您自己的工作簿，按所选期间填好。给习惯这种格式的人。</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Check an evidence pack…</source>
        <translation>核验证据包…</translation>
    </message>
    <message>
        <source>Add a workbook of my own…</source>
        <translation>添加自己的工作簿…</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>交叉表</translation>
    </message>
    <message>
        <source>Write the chosen report</source>
        <translation>写出选中的报表</translation>
    </message>
    <message>
        <source>What is counted and written here is of all shops, not of the chosen ones alone.</source>
        <translation>这里统计和写出的是全部店铺，不只是所选店铺。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>What it shows now</source>
        <translation>现在的内容</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>上次写出</translation>
    </message>
    <message>
        <source>{count} of {all} reports have figures for this period.</source>
        <translation>{all} 种报表中，{count} 种在本期有内容。</translation>
    </message>
    <message>
        <source>ready to be filled</source>
        <translation>可以填写</translation>
    </message>
    <message>
        <source>the workbook is not there</source>
        <translation>找不到这个工作簿</translation>
    </message>
    <message>
        <source>Writing the document</source>
        <translation>正在生成文件</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Writing {report}</source>
        <translation>正在写出{report}</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>选择模板</translation>
    </message>
    <message>
        <source>Looking at a template</source>
        <translation>正在查看模板</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup of {book}</source>
        <translation>恢复 {book} 的备份</translation>
    </message>
    <message>
        <source>Which state do you want to go back to?</source>
        <translation>您要回到哪个状态？</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>What is replaced</source>
        <translation>将被替换的内容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>恢复到这个状态</translation>
    </message>
    <message>
        <source>Tieout books (*{suffix})</source>
        <translation>对平账套 (*{suffix})</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>After the restore</source>
        <translation>恢复之后</translation>
    </message>
    <message>
        <source>The book does not open. Its file is kept as it is, in {folder}.</source>
        <translation>账套无法打开。它的文件会原样保留在 {folder}。</translation>
    </message>
    <message>
        <source>There is no book at its place now, so nothing is replaced.</source>
        <translation>原位置现在没有账套，不会替换任何内容。</translation>
    </message>
    <message>
        <source>Before anything is replaced, the present state is saved as a backup in {folder}.</source>
        <translation>替换之前，现在的状态会先作为备份保存到 {folder}。</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最后改动</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>已签认</translation>
    </message>
    <message>
        <source>Steps in the history</source>
        <translation>历史步数</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>正在校验备份</translation>
    </message>
    <message>
        <source>Saving the present state</source>
        <translation>正在保存现在的状态</translation>
    </message>
    <message>
        <source>Putting the backup in its place</source>
        <translation>正在换上备份</translation>
    </message>
    <message>
        <source>The backup is in place. What it replaced is kept as {file}.</source>
        <translation>已恢复备份。被替换的内容保留为 {file}。</translation>
    </message>
    <message>
        <source>The backup is in place.</source>
        <translation>已恢复备份。</translation>
    </message>
    <message>
        <source>Cancelled; the book is as it was.</source>
        <translation>已取消；账套保持原样。</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>After the import</source>
        <translation>导入后是这样</translation>
    </message>
    <message>
        <source>The first five rows. Money received is positive, money given back negative.</source>
        <translation>前 5 行；收进来的钱为正，退出去的为负</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>商户订单号</translation>
    </message>
    <message>
        <source>Transaction number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Other party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>原始行</translation>
    </message>
    <message>
        <source>First rows after the import</source>
        <translation>导入后的前几行</translation>
    </message>
</context>
<context>
    <name>ReviewCells</name>
    <message>
        <source>Paid at</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>订单编号</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>提现时间</translation>
    </message>
    <message>
        <source>Payout no.</source>
        <translation>提现单号</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Bank day</source>
        <translation>银行日期</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>收付金额</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Merchant order no.</source>
        <translation>商户订单号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>入账时间</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到账时间</translation>
    </message>
    <message>
        <source>note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>not looked for yet</source>
        <translation>尚未匹配</translation>
    </message>
    <message>
        <source>not in the channel</source>
        <translation>渠道侧无记录</translation>
    </message>
    <message>
        <source>not in the bill</source>
        <translation>业务账单无记录</translation>
    </message>
    <message>
        <source>Bank reference</source>
        <translation>银行流水号</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>Voucher of</source>
        <translation>凭证日期</translation>
    </message>
    <message>
        <source>Voucher no.</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>After fee</source>
        <translation>扣费后</translation>
    </message>
    <message>
        <source>Days open</source>
        <translation>未决天数</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无单号</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>{count} candidates</source>
        <translation>{count} 个候选</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>预计 {date}</translation>
    </message>
    <message>
        <source>has a reason</source>
        <translation>已有原因</translation>
    </message>
    <message>
        <source>none expected</source>
        <translation>无需对应</translation>
    </message>
    <message>
        <source>no order</source>
        <translation>无订单</translation>
    </message>
    <message>
        <source>not in the account</source>
        <translation>账户无记录</translation>
    </message>
    <message>
        <source>not in the bank</source>
        <translation>银行无记录</translation>
    </message>
    <message>
        <source>no payout</source>
        <translation>无提现记录</translation>
    </message>
    <message>
        <source>not booked</source>
        <translation>未入账</translation>
    </message>
    <message>
        <source>no counterpart</source>
        <translation>没有对应记录</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation>候选 {number}</translation>
    </message>
</context>
<context>
    <name>ReviewFrame</name>
    <message>
        <source>L1 Orders ↔ payments</source>
        <translation>L1 订单 ↔ 收款</translation>
    </message>
    <message>
        <source>L2 Entries ↔ account</source>
        <translation>L2 收款 ↔ 账户</translation>
    </message>
    <message>
        <source>L3 Payouts ↔ bank</source>
        <translation>L3 提现 ↔ 银行</translation>
    </message>
    <message>
        <source>L4 Bank ↔ books</source>
        <translation>L4 银行 ↔ 账簿</translation>
    </message>
    <message>
        <source>L5 Orders ↔ revenue</source>
        <translation>L5 订单 ↔ 收入</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>Revenue and tax</source>
        <translation>收入和税金</translation>
    </message>
    <message>
        <source>matched in another currency</source>
        <translation>与其他币种匹配</translation>
    </message>
    <message>
        <source>no bank statement</source>
        <translation>没有银行流水</translation>
    </message>
    <message>
        <source>nothing in the books</source>
        <translation>账上没有</translation>
    </message>
    <message>
        <source>one side alone</source>
        <translation>只有一方</translation>
    </message>
    <message>
        <source>{name} · {side}</source>
        <translation>{name} · {side}</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <extracomment>Account A, account B and currency; &quot;&quot; for the currency means any.</extracomment>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Accept 1 suggestion</source>
        <translation>全部接受建议 1</translation>
    </message>
    <message>
        <source>Accept {count} suggestions</source>
        <translation>全部接受建议 {count}</translation>
    </message>
    <message>
        <source>Orders or payments are missing; they are matched once both are imported.</source>
        <translation>缺少订单或渠道账单，导入后自动核对。</translation>
    </message>
    <message>
        <source>The account&apos;s own statement is missing; import it to compare.</source>
        <translation>缺少账户明细，导入后自动核对。</translation>
    </message>
    <message>
        <source>Payouts or the bank statement are missing; import them to compare.</source>
        <translation>缺少提现或银行流水，导入后自动核对。</translation>
    </message>
    <message>
        <source>The bank statement or the books&apos; vouchers are missing; import them to compare.</source>
        <translation>缺银行对账单或账簿的凭证；导入后再核对。</translation>
    </message>
    <message>
        <source>Orders or the books&apos; vouchers are missing; import them to compare.</source>
        <translation>缺订单或账簿的凭证；导入后再核对。</translation>
    </message>
</context>
<context>
    <name>ReviewGrid</name>
    <message>
        <source>Pairs of both sides</source>
        <extracomment>Widths at 100 %; the number columns take what is left over. Where the window is narrow and type large: days without the hour, states without what stands behind them.</extracomment>
        <translation>两侧配对</translation>
    </message>
    <message>
        <source>Filter {column}</source>
        <translation>筛选{column}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>Nothing has been matched yet. {key} matches.</source>
        <translation>还没有匹配过。按 {key} 自动匹配。</translation>
    </message>
    <message>
        <source>Nothing is left to decide here.</source>
        <translation>这里没有要处理的了。</translation>
    </message>
    <message>
        <source>Not understood. Write for instance 100, &gt;100, 10..20, 2026-10 or 10-31.</source>
        <translation>没有看懂。可以写 100、&gt;100、10..20、2026-10 或 10-31。</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>The records of a match that was taken back get new suggestions when you match again.</source>
        <extracomment>Actions on the current pair, which nobody sees while the two sides stand beside each other.</extracomment>
        <translation>已取消匹配的记录，重新自动匹配后才会有新的建议。</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <source>This acts on pairs: choose Pairs first. Here rows are ticked and matched.</source>
        <translation>这是对配对的操作，请先切换到“配对”。这里只能勾选并匹配。</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>正在匹配</translation>
    </message>
    <message>
        <source>Nothing left to decide here.</source>
        <translation>这里没有待处理的了。</translation>
    </message>
    <message>
        <source>Started again at the other end.</source>
        <translation>已从另一端重新开始。</translation>
    </message>
    <message numerus="yes">
        <source>Took %n day(s)</source>
        <translation>
            <numerusform>用了 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n day(s) or more</source>
        <translation>
            <numerusform>用了 %n 天以上</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewParts</name>
    <message>
        <source>Nothing to compare yet.</source>
        <translation>还没有可以核对的。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>No rows match</source>
        <translation>没有符合条件的行</translation>
    </message>
    <message>
        <source>Clear conditions</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <source>Comparison and accounts</source>
        <translation>对账层和账户</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分栏</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Accept suggestions</source>
        <translation>全部接受建议</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <source>Unmatch</source>
        <translation>取消匹配</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>说明…</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Show candidates</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Divide…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Write off difference…</source>
        <translation>核销差额…</translation>
    </message>
    <message>
        <source>What makes this deposit…</source>
        <translation>这笔到账由什么构成…</translation>
    </message>
    <message>
        <source>Trail…</source>
        <translation>资金轨迹…</translation>
    </message>
    <message>
        <source>Add a missing entry…</source>
        <translation>补记一笔…</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Fill the note and reason down</source>
        <translation>向下填充备注和原因</translation>
    </message>
    <message>
        <source>Next item to decide</source>
        <translation>下一个待处理项</translation>
    </message>
    <message>
        <source>Previous item to decide</source>
        <translation>上一个待处理项</translation>
    </message>
    <message>
        <source>Find in the grid</source>
        <translation>在表中查找</translation>
    </message>
    <message>
        <source>Filter row</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Filter by this cell</source>
        <translation>按此单元格筛选</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>匹配依据</translation>
    </message>
    <message>
        <source>Pairs or split view</source>
        <translation>成对或分栏</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
</context>
<context>
    <name>RuleCatch</name>
    <message>
        <source>What it catches now</source>
        <translation>现在会命中</translation>
    </message>
    <message>
        <source>Side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>Side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>In signed-off months it would have been</source>
        <translation>在已签认的月份里会是</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏掉</translation>
    </message>
    <message>
        <source>Signed-off months</source>
        <translation>已签认的月份</translation>
    </message>
    <message>
        <source>No month is signed off yet.</source>
        <translation>还没有已签认的月份。</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>{comparison}: records on side A: {a}, on side B: {b}</source>
        <translation>{comparison}：A 方 {a} 条，B 方 {b} 条</translation>
    </message>
    <message>
        <source>set aside: {count}, {money}</source>
        <translation>剔除 {count} 条，{money}</translation>
    </message>
    <message>
        <source>matches: {count}, confirmed: {sure}, {money}</source>
        <translation>{count} 个匹配，其中 {sure} 个直接确认，{money}</translation>
    </message>
    <message>
        <source>nothing is caught</source>
        <translation>没有命中</translation>
    </message>
    <message>
        <source>matches gained: {more}, lost: {fewer}</source>
        <translation>多出 {more} 个匹配，减少 {fewer} 个</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>对账层</translation>
    </message>
    <message>
        <source>None ticked means all of them.</source>
        <translation>都不勾选表示全部。</translation>
    </message>
    <message>
        <source>Whose records</source>
        <translation>哪些记录</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Stores in the files</source>
        <translation>文件中的店名</translation>
    </message>
    <message>
        <source>Merchant numbers</source>
        <translation>商户号</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Several names with commas between them; nothing means everywhere.</source>
        <translation>多个名称用逗号隔开；不填表示全部。</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>On side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>On side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>On both together</source>
        <translation>双方一起</translation>
    </message>
    <message>
        <source>Fields: {names}. Of a pair: a_… and b_… of each, drift, days, minutes.</source>
        <translation>字段：{names}。成对时：各字段加 a_… 和 b_…，另有 drift、days、minutes。</translation>
    </message>
    <message>
        <source>Amounts are whole units: money(&quot;12.50&quot;). Functions: {names}</source>
        <translation>金额按最小单位计：money(&quot;12.50&quot;)。函数：{names}</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>文字样式</translation>
    </message>
    <message>
        <source>Regular expressions on one field; all of them must fit.</source>
        <translation>对一个字段的正则表达式；须全部符合。</translation>
    </message>
    <message>
        <source>One more pattern</source>
        <translation>再加一个文字样式</translation>
    </message>
    <message>
        <source>must not stand there</source>
        <translation>不得出现</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Pattern {n}</source>
        <translation>文字样式 {n}</translation>
    </message>
    <message>
        <source>side</source>
        <translation>方</translation>
    </message>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>A number that both sides share</source>
        <translation>双方共有的编号</translation>
    </message>
    <message>
        <source>Side {side}</source>
        <translation>{side} 方</translation>
    </message>
    <message>
        <source>The field that holds it; if only a part is the number, a pattern with round brackets around it.</source>
        <translation>编号所在的字段；若只有一部分是编号，用圆括号把它括起来的样式。</translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Set aside as</source>
        <translation>剔除原因</translation>
    </message>
    <message>
        <source>With the payments of the orders</source>
        <translation>连同订单的收款</translation>
    </message>
    <message>
        <source>Confirms without asking</source>
        <translation>不询问直接确认</translation>
    </message>
    <message>
        <source>May suggest one of several equals</source>
        <translation>几个同样好时也建议一个</translation>
    </message>
    <message>
        <source>Show from</source>
        <translation>显示起点</translation>
    </message>
    <message>
        <source>Suggest from</source>
        <translation>建议起点</translation>
    </message>
    <message>
        <source>Accept from</source>
        <translation>接受起点</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shared number, field of {side}</source>
        <translation>共有编号，{side}的字段</translation>
    </message>
    <message>
        <source>Shared number, pattern of {side}</source>
        <translation>共有编号，{side}的样式</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Another one than in general</source>
        <translation>与通用的不同</translation>
    </message>
    <message>
        <source>Less by at most</source>
        <translation>最多少</translation>
    </message>
    <message>
        <source>More by at most</source>
        <translation>最多多</translation>
    </message>
    <message>
        <source>Less by percent</source>
        <translation>少百分之</translation>
    </message>
    <message>
        <source>More by percent</source>
        <translation>多百分之</translation>
    </message>
    <message>
        <source>Percent at most</source>
        <translation>百分比上限</translation>
    </message>
    <message>
        <source>Days before</source>
        <translation>提前天数</translation>
    </message>
    <message>
        <source>Days after</source>
        <translation>推后天数</translation>
    </message>
    <message>
        <source>Days counted from</source>
        <translation>天数起算于</translation>
    </message>
    <message>
        <source>side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>On the record</source>
        <translation>该记录</translation>
    </message>
</context>
<context>
    <name>RuleSaving</name>
    <message>
        <source>Saving the rules</source>
        <translation>正在保存规则</translation>
    </message>
    <message>
        <source>Of signed months ({months}) this decides {wrong} records or matches otherwise than you did, and {lost} of your matches would not be found any more. Those months stay as they are. Save all the same?</source>
        <translation>在已签核的月份（{months}）中，有 {wrong} 条记录或匹配会与您的决定不同，您的 {lost} 个匹配将不再被找到。这些月份保持不变。仍然保存吗？</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍然保存</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>Rules for matching</source>
        <extracomment>Under this width form and catch stand below each other. From this height there is room for what can be done without; the least heights of the list and of what is below.</extracomment>
        <translation>匹配规则</translation>
    </message>
    <message>
        <source>Of several rules that fit, the first one counts. Signed-off months are never changed by a rule.</source>
        <translation>几条规则都适用时，以排在前面的为准。已签认的月份不会被规则改动。</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>New set-aside rule</source>
        <translation>新的剔除规则</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>启用或停用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入规则文件…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出规则文件…</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Confirms</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>You had not saved this rule yet.</source>
        <translation>这条规则您还没有保存。</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>confirms</source>
        <translation>直接确认</translation>
    </message>
    <message>
        <source>suggests</source>
        <translation>只建议</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Save the rule, or discard its changes, before you go on to another.</source>
        <translation>请先保存这条规则或放弃修改，再看别的规则。</translation>
    </message>
    <message>
        <source>Choose a rule of yours, or make one.</source>
        <translation>选一条自己的规则，或新建一条。</translation>
    </message>
    <message>
        <source>Trying the rule</source>
        <translation>试算规则</translation>
    </message>
    <message>
        <source>“{text}” is no amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>Take in rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>规则 (*.json)</translation>
    </message>
    <message>
        <source>Pass the rules on</source>
        <translation>导出规则</translation>
    </message>
</context>
<context>
    <name>RunLimits</name>
    <message>
        <source>What the next run asks about</source>
        <translation>下次对账时的界限</translation>
    </message>
    <message>
        <source>Ask about amounts above</source>
        <translation>超过此金额时询问</translation>
    </message>
    <message>
        <source>Of any currency; empty asks only about what is far out of the shop&apos;s own amounts.</source>
        <translation>不分币种；留空时只询问远超本店通常金额的。</translation>
    </message>
    <message>
        <source>Most that an exchange may cost, in %</source>
        <translation>换汇损耗上限（%）</translation>
    </message>
    <message>
        <source>Payouts and deposits in two currencies further apart than this are not suggested by their rate.</source>
        <translation>两种币种的打款和到账相差超过此比例时，不按汇率建议。</translation>
    </message>
    <message>
        <source>Days of grace for a late payout</source>
        <translation>打款迟到的宽限天数</translation>
    </message>
    <message>
        <source>After the expected day; then it counts as missing in the bank.</source>
        <translation>从预计日起算；过后视为银行未到账。</translation>
    </message>
    <message>
        <source>Rounding: at most, in cents</source>
        <translation>尾差上限（分）</translation>
    </message>
    <message>
        <source>For each part of a match; of currencies without cents in their smallest unit.</source>
        <translation>按匹配中的每一笔计；没有“分”的币种按其最小单位。</translation>
    </message>
    <message>
        <source>Round or nightly payments of one buyer</source>
        <translation>同一买家的整数或深夜付款</translation>
    </message>
    <message>
        <source>From so many on the run asks about them, where chance does not explain them.</source>
        <translation>达到这个笔数、且不能用巧合解释时，对账会提示。</translation>
    </message>
    <message>
        <source>Night begins at (hour)</source>
        <translation>夜间开始（时）</translation>
    </message>
    <message>
        <source>By the clock of the channel&apos;s file.</source>
        <translation>按渠道文件中的时间。</translation>
    </message>
    <message>
        <source>Night ends at (hour)</source>
        <translation>夜间结束（时）</translation>
    </message>
    <message>
        <source>The same hour twice means no night.</source>
        <translation>两处填同一小时表示没有夜间。</translation>
    </message>
    <message>
        <source>One buyer&apos;s share of a month, in %</source>
        <translation>单个买家占当月的比例（%）</translation>
    </message>
    <message>
        <source>From this share on the run asks about the buyer, in months with fifty payments or more.</source>
        <translation>当月付款不少于五十笔时，达到这个比例就会提示该买家。</translation>
    </message>
    <message>
        <source>Refunds of one buyer</source>
        <translation>同一买家的退款笔数</translation>
    </message>
    <message>
        <source>From so many on the run asks about the buyer, where chance does not explain them.</source>
        <translation>达到此数且无法用偶然解释时，对账会问到该买家。</translation>
    </message>
    <message>
        <source>Equal payments of one buyer that went back whole</source>
        <translation>同一买家全额退回的同额付款</translation>
    </message>
    <message>
        <source>From so many on the run asks about them, where hardly one stayed.</source>
        <translation>达到此数且几乎没有留下的时，对账会问到它们。</translation>
    </message>
    <message>
        <source>Small differences of one account</source>
        <translation>同一账户的小差额笔数</translation>
    </message>
    <message>
        <source>From so many on the run asks about them, where chance does not explain that they go one way.</source>
        <translation>达到此数且偏向一边无法用偶然解释时，对账会问到它们。</translation>
    </message>
    <message>
        <source>Small difference: at most, in cents</source>
        <translation>小差额上限（分）</translation>
    </message>
    <message>
        <source>A larger difference is not counted among them.</source>
        <translation>更大的差额不计在内。</translation>
    </message>
    <message>
        <source>New payee: days without the name</source>
        <translation>新收款人：未出现的天数</translation>
    </message>
    <message>
        <source>The bank account&apos;s rows must reach back so far without naming the payee.</source>
        <translation>该银行账户的流水须回溯这么多天都没有该收款人。</translation>
    </message>
    <message>
        <source>New payee: payments of the account</source>
        <translation>新收款人：账户的付款笔数</translation>
    </message>
    <message>
        <source>An account with fewer payments is not asked about.</source>
        <translation>付款少于此数的账户不问。</translation>
    </message>
    <message>
        <source>New payee: larger than so many in a hundred</source>
        <translation>新收款人：大于百分之几的付款</translation>
    </message>
    <message>
        <source>Only a payment larger than this part of all the account&apos;s payments is asked about.</source>
        <translation>只问金额大于该账户这一比例付款的那些。</translation>
    </message>
</context>
<context>
    <name>RunsDialog</name>
    <message>
        <source>What the runs did</source>
        <translation>每次匹配做了什么</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>次</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>Runs, the latest first</source>
        <translation>各次匹配，最近的在前</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Passes of the run</source>
        <translation>这次匹配的步骤</translation>
    </message>
    <message>
        <source>Undo this run</source>
        <translation>撤销这次匹配</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>This book was never matched.</source>
        <translation>这个账套还没有匹配过。</translation>
    </message>
    <message>
        <source>Run {number}: {confirmed} confirmed, {suggested} suggested, discrepancies: {items}</source>
        <translation>第 {number} 次：确认 {confirmed} 笔，建议 {suggested} 笔，差异 {items} 项</translation>
    </message>
    <message>
        <source>rules version {rules}, learned version {knowledge}</source>
        <translation>规则版本 {rules}，学习版本 {knowledge}</translation>
    </message>
    <message>
        <source>Discrepancies by code, before → now: {codes}</source>
        <translation>各代码的差异，之前 → 现在：{codes}</translation>
    </message>
    <message>
        <source>Nothing else depends on it.</source>
        <translation>后面没有步骤依赖它。</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>共 {time}</translation>
    </message>
    <message>
        <source>{count} equally good</source>
        <translation>{count} 笔有同样合适的</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} 毫秒</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>This run was made by an older version, which kept its totals alone.</source>
        <translation>这次匹配由旧版本完成，只留下了合计。</translation>
    </message>
    <message>
        <source>Against what stood before: {new} new, {changed} changed, {same} the same, {gone} gone; {standing} approved ones left alone.</source>
        <translation>与之前相比：新增 {new} 笔，变动 {changed} 笔，不变 {same} 笔，消失 {gone} 笔；您确认过的 {standing} 笔没有动。</translation>
    </message>
    <message>
        <source>{count}: {reason}</source>
        <translation>{count} 笔：{reason}</translation>
    </message>
    <message>
        <source>Payouts in no set: {reasons}</source>
        <translation>不属于任何组合的打款：{reasons}</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>These rest on it and have to be undone first: {steps}</source>
        <translation>下面的步骤依据它，要先撤销：{steps}</translation>
    </message>
    <message>
        <source>Run {number} is done again.</source>
        <translation>第 {number} 次匹配已重做。</translation>
    </message>
    <message>
        <source>Run {number} is undone.</source>
        <translation>第 {number} 次匹配已撤销。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>Rule out that more are wrong than</source>
        <translation>证明差错不超过</translation>
    </message>
    <message>
        <source>Share of wrong matches to rule out</source>
        <translation>要证明不超过的差错比例</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>抽取样本</translation>
    </message>
    <message>
        <source>Matches of the sample</source>
        <translation>样本中的匹配</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>The match and its records</source>
        <translation>匹配及其明细</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Keep in the history</source>
        <translation>记入历史</translation>
    </message>
    <message>
        <source>Drawing a sample</source>
        <translation>正在抽取样本</translation>
    </message>
    <message>
        <source>The book holds no confirmed match yet.</source>
        <translation>账套里还没有已确认的匹配。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Matches are drawn by chance, each with the same one; nobody chooses them.</source>
        <translation>匹配由程序随机抽取，机会均等，没有人挑选。</translation>
    </message>
    <message>
        <source>{looked} of {drawn} looked at, {wrong} wrong.</source>
        <translation>{drawn} 个中已看 {looked} 个，{wrong} 个有误。</translation>
    </message>
    <message>
        <source>{looked} looked at, {wrong} wrong: with 95 % certainty at most {most} of {total} confirmed matches are wrong ({share}).</source>
        <translation>看了 {looked} 个，{wrong} 个有误：有 95% 的把握，{total} 个已确认匹配中至多 {most} 个有误（{share}）。</translation>
    </message>
    <message>
        <source>Keeping the result</source>
        <translation>正在记录结果</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>Writing the chosen reports</source>
        <translation>正在写出选定的报表</translation>
    </message>
    <message>
        <source>Not all chosen reports were written. {why}</source>
        <translation>选定的报表没有全部写出。{why}</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) written to {folder}.</source>
        <translation>
            <numerusform>已把 %n 份报表写到 {folder}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The chosen reports were not written. {why}</source>
        <translation>选定的报表没有写出。{why}</translation>
    </message>
</context>
<context>
    <name>ScheduleBar</name>
    <message>
        <source>Written by themselves</source>
        <translation>自动写出</translation>
    </message>
    <message>
        <source>Write the marked ones at each sign-off</source>
        <translation>签认一个月时，自动写出选定的报表</translation>
    </message>
    <message>
        <source>After each run of matching as well</source>
        <translation>每次匹配后也写</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) marked.</source>
        <translation>
            <numerusform>已选 %n 份报表。</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for reports</source>
        <translation>报表文件夹</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>{shown} of {all} rows shown</source>
        <translation>显示 {shown} / {all} 项</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>{shop} is shown as well: that is where this leads.</source>
        <translation>{shop}也一并显示：这里指向那家店铺。</translation>
    </message>
    <message>
        <source>What no shop is told of is shown as well: that is where this leads.</source>
        <translation>未标明店铺的部分也一并显示：这里指向其中的内容。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>This book</source>
        <translation>本账套</translation>
    </message>
    <message>
        <source>Shops and accounts</source>
        <translation>店铺与账户</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>读取程序</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Chart of accounts</source>
        <translation>会计科目</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学到的</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
</context>
<context>
    <name>SettingsAlone</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>Give {count} items this reason?</source>
        <extracomment>From how many on settling in one step asks first.</extracomment>
        <translation>给 {count} 项同一原因？</translation>
    </message>
    <message>
        <source>Settle {count}</source>
        <translation>处理 {count} 项</translation>
    </message>
    <message>
        <source>{count} explained.</source>
        <translation>已说明 {count} 笔。</translation>
    </message>
    <message>
        <source>Select the item with the reason first, then the items below it.</source>
        <translation>先选有原因的项，再选下面的项。</translation>
    </message>
    <message>
        <source>{count} written off.</source>
        <translation>已核销 {count} 笔。</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) have no owner now.</source>
        <translation>
            <numerusform>{count} 项不再有责任人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) given to {name}.</source>
        <translation>
            <numerusform>{count} 项已转交 {name}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What should be remembered?</source>
        <translation>要记下什么？</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation>备注已保存。</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>There are no demo data on this PC.</source>
        <translation>这台电脑上没有演示数据。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>ShopChoice</name>
    <message>
        <source>No longer in this book, and left out: {shops}.</source>
        <translation>账套里已没有，不再选中：{shops}。</translation>
    </message>
    <message>
        <source>No longer in this book: {shops}. All shops are shown.</source>
        <translation>账套里已没有：{shops}。现在显示全部店铺。</translation>
    </message>
    <message>
        <source>No shop stated</source>
        <translation>未标明店铺</translation>
    </message>
</context>
<context>
    <name>ShopPopup</name>
    <message>
        <source>Shops to look at</source>
        <translation>要查看的店铺</translation>
    </message>
    <message>
        <source>Name, pinyin initials or number</source>
        <translation>名称、拼音首字母或号码</translation>
    </message>
    <message>
        <source>Find a shop</source>
        <translation>查找店铺</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Space ticks, Enter shows.</source>
        <translation>空格键勾选，回车键显示。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>全部店铺</translation>
    </message>
    <message>
        <source>No shop stated</source>
        <translation>未标明店铺</translation>
    </message>
    <message>
        <source>No account told</source>
        <translation>未标明账户</translation>
    </message>
    <message>
        <source>Tick at least one shop.</source>
        <translation>请至少勾选一家店铺。</translation>
    </message>
</context>
<context>
    <name>ShopSelector</name>
    <message>
        <source>Shops looked at: {shops}</source>
        <translation>正在查看的店铺：{shops}</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>全部店铺</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}、{other}</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>已选 {count} 项</translation>
    </message>
    <message>
        <source>No shop stated</source>
        <translation>未标明店铺</translation>
    </message>
</context>
<context>
    <name>SideGrid</name>
    <message>
        <source>Filter {column}</source>
        <translation>筛选{column}</translation>
    </message>
    <message>
        <source>Not understood. Write for instance &gt;100, 10..20 or 10-31.</source>
        <translation>没有看懂。可以写 &gt;100、10..20 或 10-31。</translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Listed items</source>
        <translation>已列明的项目</translation>
    </message>
    <message>
        <source>Balance of every pair</source>
        <translation>平衡表</translation>
    </message>
    <message>
        <source>A − B = what is listed + unexplained</source>
        <translation>A − B = 已列明 + 未解释</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>余额调节表</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>each leads to its source row; open ones are unexplained</source>
        <translation>每一笔都能追到原始行；未决的计入未解释差额</translation>
    </message>
    <message>
        <source>Name of who signs</source>
        <translation>签认人姓名</translation>
    </message>
    <message>
        <source>A sentence for this sign-off (may be empty)</source>
        <translation>给这次签认留一句话（可以不写）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>查看变化</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>Sum A</source>
        <translation>A 方合计</translation>
    </message>
    <message>
        <source>Side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>Sum B</source>
        <translation>B 方合计</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>已列明</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在的情况</translation>
    </message>
    <message>
        <source>carried over: {state}</source>
        <translation>以前月份转来：{state}</translation>
    </message>
    <message numerus="yes">
        <source>{count} pair(s), conditions left: {left}</source>
        <translation>
            <numerusform>{count} 组账，还差 {left} 项</numerusform>
        </translation>
    </message>
    <message>
        <source>met</source>
        <translation>已满足</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>未满足</translation>
    </message>
    <message>
        <source>Nothing imported for this month yet.</source>
        <translation>这个月还没有账单。</translation>
    </message>
    <message>
        <source>A month is signed off for all shops together.</source>
        <translation>一个月要全部店铺一起签认。</translation>
    </message>
</context>
<context>
    <name>SignedSince</name>
    <message numerus="yes">
        <source>{n} item(s) are about {month}, which was signed off before they came. Reopen it and match again: what fits goes by itself.</source>
        <translation>
            <numerusform>{n} 项属于 {month}，该月在它们到来之前已签认。重新打开后再匹配，能对上的会自己消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the sign-off</source>
        <translation>去签认</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Submit for review</source>
        <translation>提交复核</translation>
    </message>
    <message>
        <source>Approve and sign off</source>
        <translation>复核通过并签认</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Prepared by {name} on {time}. Somebody else reviews it and signs it off.</source>
        <translation>{name} 于 {time} 编制，由另一人复核签认。</translation>
    </message>
    <message>
        <source>Sent back by {name}: {reason}</source>
        <translation>{name} 退回：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) were carried over from earlier months.</source>
        <translation>
            <numerusform>以前月份转来 {count} 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to sign: no record is dated in this month.</source>
        <translation>没有可签认的内容：本月没有任何记录。</translation>
    </message>
    <message>
        <source>Another person reviews the month then, and signs it off or sends it back.</source>
        <translation>提交后由另一人复核：签认，或退回。</translation>
    </message>
    <message>
        <source>After signing, the numbers of this month are read-only. Reopening asks for a reason.</source>
        <translation>签认以后，本月的数字只读。重新打开要写原因。</translation>
    </message>
    <message>
        <source>Signed off by {name} on {time}.</source>
        <translation>{name} 于 {time} 签认。</translation>
    </message>
    <message>
        <source>Prepared by {name} on {time}.</source>
        <translation>{name} 于 {time} 编制。</translation>
    </message>
    <message>
        <source>Changed since: {count}</source>
        <translation>签认后变化：{count} 处</translation>
    </message>
    <message>
        <source>{period} waits for its review.</source>
        <translation>{period} 已提交，等待复核。</translation>
    </message>
    <message>
        <source>{period} is signed off.</source>
        <translation>{period} 已签认。</translation>
    </message>
    <message>
        <source>What is to be changed in {period}? Who prepared it reads this.</source>
        <translation>{period} 要改什么？编制人会看到。</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Why is {period} reopened? The reason is kept.</source>
        <translation>为什么重新打开 {period}？原因会留存。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Divide</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>{amount} of {number} is divided. What is left over stays open.</source>
        <translation>拆分 {number} 的 {amount}。剩下的部分仍未决。</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>分得金额</translation>
    </message>
    <message>
        <source>Part for {number}</source>
        <translation>{number} 的部分</translation>
    </message>
    <message>
        <source>A part is not an amount.</source>
        <translation>有一部分不是金额。</translation>
    </message>
    <message>
        <source>{amount} more than there is</source>
        <translation>超出 {amount}</translation>
    </message>
    <message>
        <source>Left over {amount} ✓</source>
        <translation>剩余 {amount} ✓</translation>
    </message>
    <message>
        <source>Left over {amount}</source>
        <translation>剩余 {amount}</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>Side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>Side B</source>
        <translation>B 方</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Tieout</source>
        <extracomment>Languages of the window, each in its own words.</extracomment>
        <translation>对平</translation>
    </message>
    <message>
        <source>Every payment, tied out to the cent.</source>
        <translation>每一笔钱，对到分。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Drop statements here</source>
        <translation>把账单拖到这里</translation>
    </message>
    <message>
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation>一次可以拖很多：文件、文件夹、带密码的压缩包。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Alipay · WeChat Pay · Taobao · Youzan · Pinduoduo · banks: {count} formats</source>
        <translation>支付宝 · 微信支付 · 淘宝 · 有赞 · 拼多多 · 银行，共 {count} 种格式</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新建账套</translation>
    </message>
    <message>
        <source>Start with one shop</source>
        <translation>从一家店开始</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>打开账套</translation>
    </message>
    <message>
        <source>An existing .tieout file</source>
        <translation>已有的 .tieout 文件</translation>
    </message>
    <message>
        <source>A made-up shop with planted differences; deleted with one click.</source>
        <translation>一家虚构的店，藏着几处差异。看完可以一键删除。</translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation>最近的账套</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清除列表</translation>
    </message>
    <message>
        <source>The books that you open will stand here, the last one first.</source>
        <translation>打开过的账套会列在这里，最近的在最前。</translation>
    </message>
    <message>
        <source>Open book…</source>
        <translation>打开账套…</translation>
    </message>
    <message>
        <source>Data stay on this PC</source>
        <translation>数据只在这台电脑</translation>
    </message>
    <message>
        <source>No account, no connection.</source>
        <translation>不用注册，不用联网。</translation>
    </message>
    <message>
        <source>Originals are kept</source>
        <translation>原文件永远留底</translation>
    </message>
    <message>
        <source>Each figure leads back to its row.</source>
        <translation>每个数都能追到原始行。</translation>
    </message>
    <message>
        <source>Every step can be undone</source>
        <translation>每一步都能撤销</translation>
    </message>
    <message>
        <source>Imports and matches too, also after a restart.</source>
        <translation>导入、匹配都能撤销，重启后也行。</translation>
    </message>
    <message>
        <source>Never a guess</source>
        <translation>不猜</translation>
    </message>
    <message>
        <source>Two possibilities are shown as two; you decide.</source>
        <translation>有两种可能就说有两种，由您来定。</translation>
    </message>
    <message>
        <source>Welcome. Choose your language, then drop statements here or look around in the demo.</source>
        <translation>欢迎使用。请选择语言，然后把账单拖到这里，或先看看演示。</translation>
    </message>
    <message>
        <source>{file} was open last and is not there now. It may have been moved or renamed.</source>
        <translation>上次打开的 {file} 现在找不到了，可能已被移动或改名。</translation>
    </message>
</context>
<context>
    <name>StatementDetail</name>
    <message>
        <source>This statement</source>
        <translation>此账单</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖日历</translation>
    </message>
    <message>
        <source>What is shown of the statements</source>
        <translation>显示账单的哪些内容</translation>
    </message>
    <message>
        <source>Accept as it is…</source>
        <translation>照原样接受…</translation>
    </message>
    <message>
        <source>Open original</source>
        <translation>打开原件</translation>
    </message>
    <message>
        <source>Save originals…</source>
        <translation>保存原件…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销此次导入</translation>
    </message>
    <message>
        <source>Take this file back</source>
        <translation>撤回此文件</translation>
    </message>
    <message>
        <source>Take this file back; the others of its import stay (Del)</source>
        <translation>只撤回此文件，同次导入的其他文件保留（Del）</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Left out by a person, “{note}”: {rows}</source>
        <translation>人工决定不导入，“{note}”：{rows}</translation>
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message>
        <source>Import statements</source>
        <extracomment>Name, format and account take what room is over and give way where there is none. Rows seen before, new ones, the opening balance; rows refused only where there are none.</extracomment>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>No statements yet</source>
        <translation>还没有账单</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>控制总额</translation>
    </message>
    <message>
        <source>Imported statements</source>
        <translation>已导入的账单</translation>
    </message>
    <message>
        <source>{statements}, rows stored: {rows}</source>
        <translation>{statements}，存入 {rows} 行</translation>
    </message>
    <message>
        <source>You had not imported these files yet.</source>
        <translation>这些文件上次还没有导入。</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份账单</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 行</translation>
    </message>
    <message>
        <source>Reading the original</source>
        <translation>正在读取原件</translation>
    </message>
    <message>
        <source>No program is set to open {file}.</source>
        <translation>没有可打开 {file} 的程序。</translation>
    </message>
    <message>
        <source>Save originals to folder</source>
        <translation>保存原件到文件夹</translation>
    </message>
    <message>
        <source>Saving originals</source>
        <translation>正在保存原件</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) saved.</source>
        <translation>
            <numerusform>已保存 %n 份原件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Why may {file} be used although its figures disagree?</source>
        <translation>{file} 的合计不符，为什么仍可使用？</translation>
    </message>
    <message>
        <source>Accept as it is</source>
        <translation>照此接受</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Matched</source>
        <extracomment>By value of ReviewColumns.state.</extracomment>
        <translation>已匹配</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>无需核对</translation>
    </message>
    <message>
        <source>Not matched yet</source>
        <translation>尚未匹配</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Amounts hidden</source>
        <translation>金额已隐藏</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>正在进行的工作</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Left before closing</source>
        <extracomment>Steps that say how much was done, as `close.done_&lt;name&gt;`; of the others a check is enough.</extracomment>
        <translation>结账还差这些</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>after the others</source>
        <translation>其他步骤之后</translation>
    </message>
    <message>
        <source>{key} goes on with the next step from every page.</source>
        <translation>在任何页面按 {key} 继续下一步。</translation>
    </message>
    <message>
        <source>Closed with {keys} keys in {minutes} min.</source>
        <translation>用 {keys} 次按键、{minutes} 分钟结账。</translation>
    </message>
</context>
<context>
    <name>SumsBar</name>
    <message>
        <source>Sums of the selection</source>
        <translation>所选合计</translation>
    </message>
    <message>
        <source>Click to copy {value}</source>
        <translation>单击复制 {value}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy {value}</source>
        <translation>复制 {value}</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>Take this file back</source>
        <translation>撤回此文件</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销此次导入</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Matching</source>
        <extracomment>Pages on which what a run found can be seen; from any other one the window goes to the review.</extracomment>
        <translation>正在匹配</translation>
    </message>
    <message>
        <source>{n} matched.</source>
        <translation>已匹配 {n} 笔。</translation>
    </message>
    <message>
        <source>No further match was found.</source>
        <translation>没有找到新的匹配。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>已备份并校验：{file}</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Report and tables are written.</source>
        <translation>报告和表格已写好。</translation>
    </message>
    <message>
        <source>Report and tables are written, of all shops.</source>
        <translation>报告和结果表已写出，包含全部店铺。</translation>
    </message>
    <message>
        <source>Checking the book</source>
        <translation>正在检查账套</translation>
    </message>
    <message>
        <source>{n} checks passed.</source>
        <translation>{n} 项检查通过。</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed. Restore a backup.</source>
        <translation>
            <numerusform>%n 项检查未通过。请恢复备份。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Fill my own workbook</source>
        <translation>填写自己的工作簿</translation>
    </message>
    <message>
        <source>Your own workbook, with fields such as {field} in its cells, is filled with {period}. The template itself stays as it is; you save a filled copy.</source>
        <translation>把数据填进您自己的工作簿（{period}）：单元格里写 {field} 这样的字段即可。模板本身不变，填好的另存一份。</translation>
    </message>
    <message>
        <source>period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Choose a workbook…</source>
        <translation>选择工作簿…</translation>
    </message>
    <message>
        <source>Nothing to start from yet?</source>
        <translation>还没有模板？</translation>
    </message>
    <message>
        <source>Save an example template…</source>
        <translation>保存一份示例模板…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Fill and save…</source>
        <translation>填写并保存…</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Help (F1) lists every field and says how a template is made.</source>
        <translation>帮助（F1）列出全部字段，并说明怎样做模板。</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>选择模板</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Looking at the template …</source>
        <translation>正在查看模板…</translation>
    </message>
    <message>
        <source>Looking at a template</source>
        <translation>查看模板</translation>
    </message>
    <message>
        <source>Single fields: {values}. Rows that become lists: {lists}.</source>
        <translation>单个值的字段：{values}。会变成列表的行：{lists}。</translation>
    </message>
    <message>
        <source>Save the filled workbook</source>
        <translation>保存填好的工作簿</translation>
    </message>
    <message>
        <source>The filled copy needs a name of its own; the template is kept.</source>
        <translation>填好的一份请另取名称，模板会保留。</translation>
    </message>
    <message>
        <source>Filling the template</source>
        <translation>填写模板</translation>
    </message>
    <message>
        <source>Reconciliation template.xlsx</source>
        <translation>对账表模板.xlsx</translation>
    </message>
    <message>
        <source>Save an example template</source>
        <translation>保存一份示例模板</translation>
    </message>
    <message>
        <source>Saving the example</source>
        <translation>保存示例</translation>
    </message>
    <message>
        <source>The example is saved as {file}. Change it in Excel or WPS as you like, then fill it here.</source>
        <translation>示例已保存为 {file}。可在 Excel 或 WPS 中按需要修改，再在这里填写。</translation>
    </message>
    <message>
        <source>The filled workbook is saved: {file}</source>
        <translation>填好的工作簿已保存：{file}</translation>
    </message>
</context>
<context>
    <name>TermsBar</name>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Fixed part</source>
        <translation>固定部分</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>封顶</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>On a refund</source>
        <translation>退款时</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>for each row</source>
        <translation>每笔</translation>
    </message>
    <message>
        <source>none seen</source>
        <translation>未见</translation>
    </message>
    <message>
        <source>contract {rate}</source>
        <translation>合同 {rate}</translation>
    </message>
    <message>
        <source>starting model</source>
        <translation>起始模型</translation>
    </message>
    <message>
        <source>{low} to {high} fit</source>
        <translation>{low} 到 {high} 都可以</translation>
    </message>
    <message>
        <source>no contract rate</source>
        <translation>没有合同费率</translation>
    </message>
    <message>
        <source>{count} decimals</source>
        <translation>{count} 位小数</translation>
    </message>
    <message>
        <source>{places}, others fit</source>
        <translation>{places}，另有可能</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>{count} of {all} refunds</source>
        <translation>{all} 笔退款中 {count} 笔</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>最早的记录</translation>
    </message>
</context>
<context>
    <name>TestsPanel</name>
    <message>
        <source>Tested again after every change</source>
        <translation>每改一列，下面马上重新检验</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Remember this layout</source>
        <translation>记住这个版式，下次自动识别</translation>
    </message>
    <message>
        <source>The next file with these columns is read by itself.</source>
        <translation>下次有同样列的文件会自动读取。</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>版式名称</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>Nothing can be tested before time and amount are said.</source>
        <translation>指定了时间和金额之后才能检验。</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>不对</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核实</translation>
    </message>
    <message>
        <source>These are right</source>
        <translation>确认无误</translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation>这些字样的含义</translation>
    </message>
    <message>
        <source>as is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>反号</translation>
    </message>
    <message>
        <source>Turned: a printed 5.00 counts as −5.00.</source>
        <translation>反号：表里的 5.00 按 −5.00 计。</translation>
    </message>
    <message>
        <source>Meaning of the word {word}</source>
        <translation>{word} 的含义</translation>
    </message>
    <message>
        <source>Is it read correctly?</source>
        <translation>这样读对不对</translation>
    </message>
    <message>
        <source>Sign of amounts with the word {word}</source>
        <translation>{word} 的金额正负</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>No name</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>{what}: {said}</source>
        <translation>{what}：{said}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ToleranceSection</name>
    <message>
        <source>Tolerance over what is open now</source>
        <translation>对当前未核对数据的容差</translation>
    </message>
    <message>
        <source>How far two amounts may differ and still be suggested as one. Nothing is confirmed by it.</source>
        <translation>两个金额最多相差多少，仍作为一笔给出建议。不会因此确认任何一笔。</translation>
    </message>
    <message>
        <source>What this tolerance matches</source>
        <translation>此容差会匹配的内容</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对账层</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Use this tolerance</source>
        <translation>采用此容差</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Counting what would match …</source>
        <translation>正在计算会匹配多少…</translation>
    </message>
    <message>
        <source>Counting what would match</source>
        <translation>计算会匹配的内容</translation>
    </message>
    <message>
        <source>Up to {width}: {matches}, {amount}; ties among them: {ties}.</source>
        <translation>不超过 {width}：{matches}，{amount}；其中同样好的 {ties} 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 个匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Records with the same number are suggested at any tolerance; they differ by {amount} in all.</source>
        <translation>单号相同的记录，容差多少都会给出建议；它们合计相差 {amount}。</translation>
    </message>
    <message>
        <source>What this tolerance adds differs by {amount} in all.</source>
        <translation>这个容差多出来的匹配合计相差 {amount}。</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>有同样好的</translation>
    </message>
    <message>
        <source>Matches by tolerance</source>
        <translation>各容差的匹配数</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>已匹配</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Money by tolerance</source>
        <translation>各容差的金额</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>关闭导览</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>TourSteps</name>
    <message>
        <source>Statements: drop all files of a month here. They are read, checked and kept.</source>
        <extracomment>page of the rail → what is said of it; in the order of the month&apos;s work.</extracomment>
        <translation>账单：把一个月的文件都拖到这里，读取、检查并留底。</translation>
    </message>
    <message>
        <source>Overview: the unexplained difference, and what is left before closing.</source>
        <translation>总览：未解释的差额，以及结账前还差哪些事。</translation>
    </message>
    <message>
        <source>Review: both sides in one line. {approve} approves, {reject} refuses, {next} goes on.</source>
        <translation>核对：两边并在一行。{approve} 确认，{reject} 不匹配，{next} 下一条。</translation>
    </message>
    <message>
        <source>Discrepancies: what does not fit, with a code, a likely cause and a reason.</source>
        <translation>差异：对不上的项目，有代码、可能的原因，由您写明处理。</translation>
    </message>
    <message>
        <source>Sign-off: when every difference is explained, sign the month under your name.</source>
        <translation>签认：差额都说明以后，用您的姓名签认本月。</translation>
    </message>
    <message>
        <source>Settings: shops, accounts and keys. {help} helps on whatever you look at.</source>
        <translation>设置：店铺、账户和快捷键。随时按 {help} 查看当前位置的帮助。</translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message>
        <source>Trail</source>
        <extracomment>Ends where nothing is missing. Stations that a stage shows unfolded.</extracomment>
        <translation>资金轨迹</translation>
    </message>
    <message>
        <source>Stations of the money</source>
        <translation>资金的各个环节</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>在核对页显示</translation>
    </message>
    <message>
        <source>Enter follows the trail of a station.</source>
        <translation>按回车看这一环节的轨迹。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>This record is no longer in the book.</source>
        <translation>这条记录已不在账套中。</translation>
    </message>
    <message>
        <source>{comparison} {what}</source>
        <translation>{comparison} {what}</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 笔</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 笔</translation>
    </message>
    <message>
        <source>{count} matches, {sure} approved</source>
        <translation>{count} 个匹配，{sure} 个已确认</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <source>difference {amount}</source>
        <translation>差额 {amount}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Copy to another place…</source>
        <translation>复制到其他位置…</translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its disk is not connected.</source>
        <translation>它可能已被移动或改名，或者所在磁盘没有连接。</translation>
    </message>
    <message>
        <source>A copy in a folder of your own can be worked on.</source>
        <translation>复制到您自己的文件夹后就可以使用。</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>另选位置…</translation>
    </message>
    <message>
        <source>Copy to another place</source>
        <translation>复制到其他位置</translation>
    </message>
    <message>
        <source>Copying {file}</source>
        <translation>正在复制 {file}</translation>
    </message>
</context>
<context>
    <name>UndoImportBox</name>
    <message>
        <source>Undo this import?</source>
        <translation>撤销此次导入？</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销此次导入</translation>
    </message>
    <message>
        <source>Take this file back?</source>
        <translation>撤回此文件？</translation>
    </message>
    <message>
        <source>Take this file back</source>
        <translation>撤回此文件</translation>
    </message>
    <message>
        <source>Take these files back?</source>
        <translation>撤回这些文件？</translation>
    </message>
    <message>
        <source>Take these files back</source>
        <translation>撤回这些文件</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份账单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{statements} with {rows} row(s) stand in {period}, which is signed off. Reopen it first.</source>
        <translation>
            <numerusform>{statements}（{rows} 行）属于已签认的 {period}。请先重新打开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{statements} with {rows} row(s) are taken out again, and the matches that rest on them.</source>
        <translation>
            <numerusform>{statements}（{rows} 行）及以其为依据的匹配将被撤出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} with {rows} row(s) stands in {period}, which is signed off. Reopen it first.</source>
        <translation>
            <numerusform>{file}（{rows} 行）属于已签认的 {period}。请先重新打开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} with {rows} row(s) is taken out again, and the matches that rest on it.</source>
        <translation>
            <numerusform>{file}（{rows} 行）及以其为依据的匹配将被撤出。</numerusform>
        </translation>
    </message>
    <message>
        <source>What else came with that import stays.</source>
        <translation>同次导入的其他文件保留。</translation>
    </message>
    <message>
        <source>{suggested} suggested and {confirmed} confirmed matches of the program go with them.</source>
        <translation>程序给出的 {suggested} 个建议和 {confirmed} 个已确认匹配随之撤销。</translation>
    </message>
    <message numerus="yes">
        <source>Also %n match(es) made by hand since.</source>
        <translation>
            <numerusform>此后人工做的 %n 个匹配也一并撤销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n explanation(s) given by hand since.</source>
        <translation>
            <numerusform>此后人工写的 %n 条说明也一并撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Also what was done by hand since. Matches: {matches}, explanations: {items}.</source>
        <translation>此后人工所做的也一并撤销：{matches} 个匹配，{items} 条说明。</translation>
    </message>
    <message>
        <source>It was the last thing done: Ctrl+Y does it again.</source>
        <translation>这是最后一步操作：按 Ctrl+Y 可重做。</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Open {file}</source>
        <translation>打开 {file}</translation>
    </message>
    <message>
        <source>{file} is encrypted.</source>
        <translation>{file} 已加密。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>VoucherDialog</name>
    <message>
        <source>Change entry {mark}</source>
        <translation>修改分录 {mark}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>这不是金额。</translation>
    </message>
    <message>
        <source>Line text</source>
        <translation>本行摘要</translation>
    </message>
    <message>
        <source>Use these lines</source>
        <translation>采用这些行</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Account of line {line}</source>
        <translation>第 {line} 行科目</translation>
    </message>
    <message>
        <source>Debit of line {line}</source>
        <translation>第 {line} 行借方</translation>
    </message>
    <message>
        <source>Credit of line {line}</source>
        <translation>第 {line} 行贷方</translation>
    </message>
    <message>
        <source>Text of line {line}</source>
        <translation>第 {line} 行摘要</translation>
    </message>
    <message>
        <source>Debit {debit}, credit {credit}</source>
        <translation>借方 {debit}，贷方 {credit}</translation>
    </message>
</context>
<context>
    <name>WhatIfForm</name>
    <message>
        <source>Money from channels, percent of the forecast</source>
        <translation>渠道转入，占预测的百分比</translation>
    </message>
    <message>
        <source>It comes later by days</source>
        <translation>晚到天数</translation>
    </message>
    <message>
        <source>Other money out, percent of the forecast</source>
        <translation>其他支出，占预测的百分比</translation>
    </message>
    <message>
        <source>-5000.00 is money out</source>
        <translation>-5000.00 表示支出</translation>
    </message>
    <message>
        <source>One more payment</source>
        <translation>另有一笔</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Clear what-if</source>
        <translation>清除假设</translation>
    </message>
    <message>
        <source>Write the amount as 1234.50, money out with a minus.</source>
        <translation>金额请写成 1234.50，支出前加负号。</translation>
    </message>
</context>
<context>
    <name>WhoButton</name>
    <message>
        <source>No name yet</source>
        <translation>尚未填写姓名</translation>
    </message>
    <message>
        <source>You work as {name}. Click to change the name in the history and under sign-offs.</source>
        <translation>当前姓名：{name}。点击更改写在历史和签认书里的姓名。</translation>
    </message>
    <message>
        <source>Click to give the name that stands in the history and under sign-offs.</source>
        <translation>点击填写写在历史和签认书里的姓名。</translation>
    </message>
    <message>
        <source>Who works here: {name}</source>
        <translation>当前用户：{name}</translation>
    </message>
</context>
<context>
    <name>WriteOffDialog</name>
    <message>
        <source>Write off difference</source>
        <translation>核销差额</translation>
    </message>
    <message>
        <source>{amount} is written off; up to {limit} may be.</source>
        <translation>核销 {amount}；限额 {limit}。</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>核销</translation>
    </message>
</context>
<context>
    <name>YouSection</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Stands in the history from now on and is proposed under a sign-off. What is written stays.</source>
        <translation>从现在起写入历史，签认时作为建议。已经写下的不变。</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>Beijing</source>
        <extracomment>Those that a shop meets, by the name that the time zone database gives them; all others go by that name.</extracomment>
        <translation>北京</translation>
    </message>
    <message>
        <source>Taipei</source>
        <translation>台北</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>东京</translation>
    </message>
    <message>
        <source>World time</source>
        <translation>世界标准时间</translation>
    </message>
    <message>
        <source>London</source>
        <translation>伦敦</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>柏林</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>纽约</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>洛杉矶</translation>
    </message>
    <message>
        <source>{city} (UTC{offset})</source>
        <translation>{city}（UTC{offset}）</translation>
    </message>
</context>
<context>
    <name>_CauseBox</name>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>_Cover</name>
    <message>
        <source>Locked</source>
        <extracomment>What does not reach a covered window. A key that is somebody&apos;s shortcut comes as an override alone.</extracomment>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Press any key or click to go on.</source>
        <translation>按任意键或单击即可继续。</translation>
    </message>
    <message>
        <source>The book is hidden, not encrypted.</source>
        <translation>账套只是被遮住，并未加密。</translation>
    </message>
    <message>
        <source>The passphrase of the book is asked for then.</source>
        <translation>之后要输入账套的密码。</translation>
    </message>
</context>
<context>
    <name>_Passphrases</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The next try is taken in {seconds} s.</source>
        <translation>{seconds} 秒后可以再试。</translation>
    </message>
</context>
</TS>
