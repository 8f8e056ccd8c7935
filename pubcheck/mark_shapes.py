"""How marks of state secrets are written: patterns over lines of the normalised text.

Every pattern names the group ``value`` (what is reported) and ``level``; ``star`` and ``term`` where
there are any. What a shape means is read in :mod:`pubcheck.marks`. A line of a mark holds nothing but the mark,
signs (frames, quotes, rules), and items that offices put beside it (copy numbers, urgency, dates, notes).
"""

from __future__ import annotations

from enum import Enum

from pubcheck.mark_terms import DATE_WORDS, TIME_WORDS
from pubcheck.phrase import Phrase


class Form(str, Enum):
    """The shape of a mark."""

    LINE = "line"
    HEAD = "head"
    FIELD = "field"
    PARAGRAPH = "paragraph"
    LISTED = "listed"
    STATEMENT = "statement"


BORDER = r"|｜│┃║¦┆┊"
# Frames, quotes, rules and blanks; no box to tick, and no stop of a sentence.
_SIGN = r"[^\n0-9A-Za-z\u3400-\u9fff□☐☑○，、；,;？?]"
_SIGNS = _SIGN + "{0,24}"
# Signs and numbers may touch the mark, words must not: 不得泄露国家秘密 is no mark.
_NUMBERS = (
    r"(?:[0-9OolI]{3,8}号?|第?[0-9一二三四五六七八九十]{1,4}号|共[ ]?[0-9]{1,4}[ ]?[份页]|第?[ ]?[0-9]{1,4}[ ]?[页期]|[-—–][ ]?[0-9]{1,4}[ ]?[-—–]|[件份页]数[:：]?[ ]?[0-9]{1,4}[件份页]?|O"
    r"|(?:(?:等级|紧急程度|缓急|级别)[ \t:：\]】〕］|]{0,40})?(?:[特加]急|特[ ]?提|平[ ]?急|[急平]件|平信))"
)
_WORDS = (
    r"(?:编[ ]?号[:：]?[ ]{0,4}[^\s★☆]{1,24}|附[件表图][0-9一二三四五六七八九十]{0,2}|(?:份[ ]?[号数]|№|N[oO]\.?|第)[:：]?[ ]{0,40}[0-9OolI]{1,8}(?:[ ]{0,40}[号份期])?|印数[:：]?[ ]?[0-9]{1,4}份?"
    r"|紧急程度|缓急|等级|国家秘密|内部[^（）()\n★☆]{0,6}|存档|永久|长期保存|(?:印)?章|水印|页眉|份号"
    rf"|(?:[\u4e00-\u9fff]{{2,4}}[ ]{{1,4}})?{DATE_WORDS}(?:[ ][0-9]{{2}}:[0-9]{{2}})?"
    r"|签发人[:：][^\n★☆]{2,12}|[\u4e00-\u9fff]{1,10}[密明发急专传]电[^\n★☆]{0,30}|[\u4e00-\u9fff]{2,6}发[0-9]{1,6}号|总第[0-9]{1,5}期|[\u4e00-\u9fff]{0,10}〔[0-9]{4}〕[0-9]{1,5}[号期]|[（(〔]?[0-9]{2}[)）〕]?[\u4e00-\u9fff]{1,6}字?第?[0-9]{1,5}号"
    r"|(?<![^\s])[\u4e00-\u9fff（）]{2,16}(?:[省市县区厅局委办部院会]|办公室|研究室|文件|报告|通知|指示|命令|批复|函|第[0-9]{1,4}期))"
)
_HANDLING = r"(?:请)?(?:阅后|会后|用后|不得|严禁|禁止|请勿|切勿|注意|妥善|仅供|仅限|限)[^\n，。★☆]{2,14}|(?:原|由)[^\n（）()。]{2,16}(?:变更|调整)"
_LIFTED = rf"[ \t]{{0,40}}(?:[”\"’」』]?[（(【\[][^（）()【】\n]{{0,20}}[)）】\]]|(?:已)?解[ ]?密(?:章|{DATE_WORDS})?|{DATE_WORDS}解密)?"
_STAMPED = rf"[（(【\[〔]?[ ]?(?:已|经审核)?解[ ]?密(?:章|件)?[ ]?(?:[:：]?[ ]?{DATE_WORDS})?[ ]?[)）】\]〕]?"
_SIGNS_BETWEEN = _SIGN + "{1,24}"
# First a quick look whether the line holds a level at all: most hold none, and what may stand before one is long.
_HOLDS = r"(?=[^\n密秘祕蜜宓宻嘧谧]{0,500}[密秘祕蜜宓宻嘧谧])"
_BEFORE = rf"^{_HOLDS}{_SIGNS}(?:(?:{_NUMBERS}{_SIGNS}|(?:{_WORDS}|{_STAMPED}){_SIGNS_BETWEEN})、?{_SIGNS}){{0,3}}"
_BEHIND = rf"{_LIFTED}(?:{_SIGNS}[、；]?{_SIGNS}(?:{_NUMBERS}|{_WORDS}|{_HANDLING})){{0,3}}{_SIGNS}$"
# Behind a level without a term.
_BEHIND_BARE = (
    rf"{_LIFTED}(?:{_SIGNS}[、；]?{_SIGNS}{_NUMBERS}|{_SIGNS_BETWEEN}(?:{_WORDS}|{_HANDLING})){{0,3}}{_SIGNS}$"
)
# 机秘 and 绝秘 are slips that offices do make; 蜜 and 宓 is what a scanner makes of 密.
# Typed or read twice, the first half or the second: 秘秘密, 机密密; not 国家秘密密级.
STUTTERED = r"(?:绝绝|机机|秘秘)密|[绝机秘]密密(?![级码切集封度])"
LEVEL = rf"(?P<level>{STUTTERED}|[绝絕機机][ ]?[密秘祕蜜宓宻嘧谧]|[秘祕][ ]?[密蜜宓宻嘧谧])"
# Before a star and a term also what a scanner makes of the first character, and the two changed about.
_MISREAD = r"(?P<level>[枧栖朷杌泌柲绐][ ]?[密秘]|密秘|秘秘|密[ ]?[机绝])"
_SPACES = r"[ \t]{0,40}"
_TERM = (
    rf"(?P<term>(?:不超过)?(?:{TIME_WORDS})(?:后?解密)?|解密条件[:：]?[^\s，。；★☆“”\"（）()]{{2,16}}"
    r"|至?[^\s，。；★☆“”\"（）()]{2,16}(?:前|后|时|止|完毕|结束|完成|解密|[0-9]年|长期|之日))"
)
STARS = "★☆⭐✩✪✭✮✯✰⭑⭒✱✶✳❋✡⋆∗⁎٭✽✻❉✺⍟⊛"
_STAR = rf"{_SPACES}[·•.]?(?P<star>[{STARS}*※▲]{{1,3}})\ufe0f?{_SPACES}"
# A paper in two languages has the level in both: 机密 SECRET★10年.
_LATIN = r"(?:[ ]?(?:TOP )?(?:SECRET|CONFIDENTIAL))?"
_MARK = rf"{LEVEL}[级級]?{_LATIN}{_STAR}{_TERM}?"
# Whatever stands behind the star of a line that holds nothing else: 竣工验收合格, 10年整, 见附件.
_ANY_TERM = r"(?P<term>[^\s★☆，。；,;“”\"|│（）()]{1,12}(?: ?[^\s★☆，。；,;“”\"|│（）()]{1,12}){0,2})"
_NOTE = r"(?:[，,；;、 ][^（）()\n]{1,16})?"
_OPEN, _SHUT = r"[（(\[【〔［]", r"[)）\]】〕］]"
_BRACKETED = rf"{_OPEN}[ ]?(?P<value>{LEVEL}[级級]?(?:{_STAR}{_TERM}?)?){_NOTE}{_SHUT}"
_OWN_LINE = rf"{_BEFORE}(?P<value>{_MARK}){_BEHIND}"
_OWN_MISREAD = (
    rf"{_BEFORE}(?P<value>{_MISREAD}级?{_SPACES}(?P<star>[{STARS}*])[ \t]{{0,4}}(?P<term>{TIME_WORDS})){_BEHIND}"
)
LOOSE = rf"{_BEFORE}(?P<value>{LEVEL}[级級]?{_SPACES}(?P<star>[{STARS}])[ \t]{{0,4}}{_ANY_TERM}){_SIGNS}$"
# A line of its own that was broken anywhere, or set upright, one character a line.
_CUT = r"[ \t]{0,40}(?:\n\s{0,40})?"
_PIECES = (
    rf"(?:[长長]{_CUT}期|(?:至{_CUT})?(?:[0-9OolI一二三四五六七八九十〇○]{_CUT}){{1,4}}(?:年|个{_CUT}月|月|日|天)"
    rf"(?:{_CUT}(?:[0-9一二三四五六七八九十]{_CUT}){{1,2}}[月日]){{0,2}}|[^\s，。；★☆]{{2,14}}{_CUT}[^\s，。；★☆]{{1,12}}(?:前|后|时|止|结束|完毕|解密))"
)
_BROKEN = (
    rf"^[ \t]{{0,40}}(?P<value>[绝絕机機秘祕]{_CUT}[密秘蜜]{_CUT}(?P<star>[★☆*]){_CUT}(?P<term>{_PIECES}))[ \t]{{0,40}}$"
    rf"|^[ \t]{{0,40}}(?P<value>[绝絕机機秘祕][ \t]{{0,40}}\n(?:\s{{0,40}}[★☆][ \t]{{0,40}}\n)?\s{{0,40}}[密秘])[ \t]{{0,40}}$(?!\s{{0,40}}\n[ \t]{{0,40}}[^\s★☆特加][ \t]{{0,40}}$)"
)
# At the head also the level alone, or with whatever a scanner made of the star.
_BARE = (
    rf"^[ \t]{{0,40}}(?P<value>{LEVEL}[ \t]{{0,40}}\n[ \t]{{0,40}}(?P<term>{TIME_WORDS}))[ \t]{{0,40}}$"
    rf"|{_BEFORE}(?P<value>{LEVEL}(?:[级級]|文件|件)?(?:{_LATIN}{_SPACES}[^\s0-9|｜│┃║¦：:)）】〕\]］”]?{_SPACES}(?P<term>{TIME_WORDS})(?!解密)[)）]?)?)(?:[ ]?(?:TOP )?(?:SECRET|CONFIDENTIAL))?{_BEHIND_BARE}"
)
_NAME = r"(?:文件|本[\u4e00-\u9fff]{1,2}|本件|公文|材料|图纸|项目|拟定|拟|建议|确定|信息|数据|载体|资料|事项|档案|原件|涉密|建议的|现|最高|国家秘密|会议|记录|设备|系统|工程|成果|图件|案卷|全宗|电报)?"
_LABEL = (
    rf"(?:{_NAME}密[ ]?[级級别等](?:[ ]?[和及与、/／(（][ ]?(?:保密)?(?:期限|时限)[)）]?|标识|标志)?|(?:涉密|秘密|保密|密级|定密)(?:等级|级别|程度)|(?:文件)级别"
    r"|(?:C|c)lassification|定密意见|密级(?:意见|建议|结论))"
)
_EDGE = rf"(?:^|[\t；;，,。（(☆ 【〔［\[\"\{{{BORDER}])"
# What parts a label from its value: a colon, a border, the brackets of one or of both, blanks.
_PART = (
    rf"(?:[ ]{{0,40}}[】〕］\]」』\"]?[ ]{{0,40}}(?:[:：★=]|[{BORDER}]|\t){_SPACES}[〔［\[【(（「『\"“]?(?:(?:拟|确|初)?[定为]{{1,2}})?|[ ]{{0,4}}[】〕］\]」』][ ]{{0,40}}|[ ]{{0,4}}[〔［\[【(（「『\"“][ ]{{0,4}}"
    rf"|[ ]{{1,40}}(?=[^\n]{{1,12}}$|[^\n★☆]{{2,4}}[★☆]|[绝絕机機秘祕][密秘祕][ ]{{1,8}}(?:保密)?期限|[绝絕机機秘祕][密秘祕][ ]{{1,8}}(?![绝机秘]密|公开|解密|解除|开放|非密|已|同意|期满|到期|自)[\u4e00-\u9fff]{{2,6}}[ ]{{1,8}}[^ \n])|[ ]{{0,40}}[:：]?[ ]{{0,40}}\n[ \t]{{0,40}}(?=[^\n]{{2,16}}$))"
)
# A list of levels to choose from, or what a form says about filling it in.
_CHOICE = rf"(?!级?(?!缓急|紧急|份号|保密期|期限|编号|标题|拟稿|印数)[\u4e00-\u9fff、/／])(?!级?[ ]{{0,4}}(?:[□☐☑√✓○●\[]|[(（][ ]{{0,4}}(?:[√✓][ ]{{0,4}})?[)）]))(?![ \t、/／√☑■●{BORDER}]{{1,6}}[绝机秘]密)(?![^\n]{{0,8}}(?:[(（]?按|填|请))(?![ \t]*\n[ \t]{{0,8}}(?:绝密|机密|秘密)[ \t]*\n)"
_LABELLED = rf"{_EDGE}[ ]{{0,4}}{_LABEL}{_PART}(?P<value>{LEVEL}[级級]?(?:{_STAR}(?:{_TERM}|(?P<term>[^\s★☆，。；,;（）()|]{{2,16}}))?|[ ]{{0,4}}(?P<term>[0-9]{{1,2}}年|长期))?){_CHOICE}"
_JOINED = rf"(?:^|[，,；;\s])密[ ]?级[ ]?(?P<value>{LEVEL}级?(?:{_STAR}{_TERM}?)?)(?:[ \t]{{0,40}}$|(?=[，,；;。]|[ ]{{1,4}}(?:保密)?期限))"
_TICK = r"[☑☒■√✓✔●◉⊙]"
_TICKED = (
    rf"{_EDGE}(?:{_LABEL}|(?:拟定|确定|建议)等级)[ ]{{0,40}}[:：\t{BORDER}]?[ ]{{0,40}}(?:(?:[（(\[［][ ]{{0,4}}[)）\]］][ ]?[\u4e00-\u9fff]{{2}}[ ]{{0,4}}){{0,3}}[（(\[［][ ]?(?:{_TICK}|[×xXvV*])[ ]?[)）\]］][ ]?(?P<value>{LEVEL})"
    rf"|(?=[□☐☑☒■√✓✔○●\[(（])[^\n]{{0,24}}?(?P<value>{_TICK}[\])）]?[ ]?{LEVEL})"
    rf"|(?:[绝机秘]密[ ]{{0,4}}){{1,2}}(?P<value>[√✓✔☑][ ]?{LEVEL})"
    rf"|(?:[\u4e00-\u9fff]{{1,3}}[ ]{{0,40}}(?:[□☐○]|[(（\[［][ ]{{0,40}}[)）\]］])[ ]{{0,40}}){{0,4}}(?P<value>{LEVEL}[ ]?(?:{_TICK}|[(（\[［][ ]{{0,40}}{_TICK}[ ]{{0,40}}[)）\]］])))"
)
_ENUMERATED = r"(?:[一二三四五六七八九十0-9]{1,3}[、.．][ ]{0,40}|[（(][一二三四五六七八九十0-9]{1,2}[)）][ ]{0,40})?"
_PREFIX = rf"^[ \t]{{0,40}}{_ENUMERATED}(?:以下(?:内容|部分)?)?{_BRACKETED}(?!是|投票|选举|表决|[:：]?$|[ ]?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|[ ]?[名形动副][ ])"
_LEADING = rf"^[ \t]{{0,40}}[（(【\[]?以下(?:内容|部分)?(?:属于?|为|系)?[ ]?(?P<value>{LEVEL}级?(?:{_STAR}{_TERM}?)?)(?:内容|部分|事项)?[)）】\]]?[:：。]?[ \t]{{0,40}}$"
# Behind the full stop of the paragraph that it marks, or before it with a star; behind the heading of a part.
_SUFFIX = rf"(?<=[。！]){_BRACKETED}[ \t]{{0,40}}$|(?<=[\u4e00-\u9fff0-9])[（(【\[](?P<value>{LEVEL}级?{_STAR}{_TERM})[)）】\]]。?(?:[ \t]{{0,40}}$|(?=\t|[ ]{{2}}))"
_HEADING = rf"^[ \t]{{0,40}}(?:[一二三四五六七八九十]{{1,3}}[、.．]|[（(][一二三四五六七八九十]{{1,2}}[)）])[ ]{{0,4}}(?:(?!方式|投票|选举|表决|测评|分类|等级|什么)[^\n，。；：:]){{2,24}}(?<!方式)(?<!分为){_BRACKETED}(?=。|[ \t]{{0,40}}$)"
# Apart from its neighbours on a line that was flattened (a register, a list of attachments).
_APART = (
    rf"(?:(?<![0-9A-Za-z\u3400-\u9fff“‘「『《（(，,、。；;？?])|(?<=[0-9一二三四五六七八九十][、.．]))(?P<value>{LEVEL}[级級]?{_SPACES}(?P<star>[{STARS}]){_SPACES}{_TERM})"
    rf"(?=[\s，,；;、·_／/.…\-{BORDER}\[【［〔（(》]|(?<=[年月日期])[0-9]|[^\s]{{1,40}}\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|zip|rar)|$)"
)
# Whatever parts level and term where an urgency follows.
URGENT = rf"(?<![\u4e00-\u9fff])(?P<value>{LEVEL}[ ]{{0,40}}[^\s0-9\u4e00-\u9fff]?[ ]{{0,40}}(?P<term>{TIME_WORDS}))(?=[ \t]{{1,8}}(?:[特加平]急|特提))|等级[ \t:：]{{1,8}}(?P<value>{LEVEL})(?=[ \t·、]{{0,4}}(?:[特加平]急|特提))"
_BEFORE_TITLE = rf"(?:^|[:：])[ \t]{{0,40}}{_BRACKETED}(?=关于|[^\n（(【，。]{{2,40}}(?:通知|报告|方案|函|纪要|安排|请示|意见|名单|清单|计划|\.[a-z]{{2,4}}))"
_BEHIND_NAME = rf"(?:^[ \t]{{0,40}}附(?:[件表图]|[:：])|(?:标题|主题|题名|文件名称?|清单|材料)[:：])[^\n。（(〔【\[]{{0,60}}?{_BRACKETED}(?=[\s；;。，,:：.0-9]|$)"
_PAPER = r"(?:文件|材料|通知|报告|方案|函|纪要|批复|办法|意见|规划|计划|清单|名册|名单|表|图|请示|说明|情况|要点|预案|底稿|数据|台账|记录)"
# Before the page number of a table of contents, before a number of copies, or alone in the last column of a list.
_BEHIND_ENTRY = rf"(?<=\S)[ \t]{{0,40}}{_BRACKETED}(?:[ \t]{{0,10}}(?:[….·]{{2,40}}|[-—]{{2,10}}|[ \t])[ \t]{{0,10}}[0-9]{{1,4}}[ \t]{{0,40}}$|[，,、]?[ \t]{{0,10}}(?:[0-9]{{1,3}}|[一二两三四五六七八九十]{{1,2}})[ ]?[份页本册套张件])"
_IN_LAST_COLUMN = rf"(?<={_PAPER})[ \t]{{1,40}}{_BRACKETED}[ \t]{{0,40}}$"
_BEHIND_PAPER = rf"^[^\n，。；：:（(“]{{3,40}}(?={_OPEN})(?<={_PAPER}){_BRACKETED}[ \t]{{0,40}}$"
# Inside or behind the quoted name of a paper, with its star: no word of prose looks so.
_IN_NAME = rf"《[^《》\n]{{2,80}}(?:[（(【](?P<value>{LEVEL}级?{_STAR}{_TERM})[)）】]》|》[（(【](?P<value>{LEVEL}级?{_STAR}{_TERM})[)）】])"
# An item of the list that follows the heading 附件.
_BEHIND_ITEM = rf"(?<=附[ ]?件[ ]?[:：]?[ \t]{{0,40}}\n(?:[ \t]{{0,40}}[0-9]{{1,2}}[.．、][^\n]{{0,60}}\n){{0,4}}[ \t]{{0,40}}[0-9]{{1,2}}[.．、])[^\n。（(〔]{{0,60}}?{_BRACKETED}[；;。]?[ \t]{{0,40}}$"
# What a level was changed to.
_CHANGED = (
    rf"(?:密级|原[定为]?)[^\n。；“”]{{0,20}}(?:变更|调整|降低?|改)(?:定)?为[ :：]?(?P<value>{LEVEL}级?{_STAR}{_TERM})"
)
_THIS = (
    r"(?:[本此该](?:文件|[件文卷图函电册表稿页段]|通知|材料|资料|报告|方案|纪要|请示|批复|意见|汇编|清单|档案|光盘|附件|简报|数据|成果|预案|计划|记录|议程|讲话|课题|项目|工程|系统)"
    r"|(?:随[函文件]|所[附送报]|附送|报送|提供)的?[\u4e00-\u9fff]{0,6}(?:资料|材料|文件|附件|数据|成果|图纸))(?:的?(?:密级|内容))?[均应]?(?:为|系|属于?|定为|确定为|按)"
)
_RANGE = r"(?!级?的?(?:范围|事项范围)|级?的[，,]?|投票|选举|表决)"
# Without a level the words themselves are all there is to report.
STATEMENT = rf"(?P<value>{_THIS}国家秘密){_RANGE}|{_THIS}(?P<value>(?P<level>绝密|机密|秘密)){_RANGE}"
# In a column of levels a single character will do.
CELL_INITIAL = r"[ ]*(?P<value>(?P<level>[绝絕機机秘祕])[级級]?)[ ]*"
CELL = rf"[ ]*(?P<value>{LEVEL}[级級]?(?:{_STAR}{_TERM}?)?)[ ]*"
CELL_AND_TERM = rf"[ ]*(?P<value>{LEVEL}[级級]?[ ]*[\t{BORDER}][ ]*(?P<term>{TIME_WORDS}))[ ]*(?=[\t\n{BORDER}]|$)"
LISTED = rf"{_BRACKETED}[；;。]?$"
FIELD_TERM = rf"^[ \t；;，,]{{0,40}}(?:(?:保密)?期限[ \t]{{0,40}}[:：]?[ \t]{{0,40}}|[（(])?{_TERM}"

LISTED_WHY = Phrase("附件名称后标注密级", "the level stands behind the name of an attachment")
NAMED_WHY = Phrase("文件名称中标注密级", "the level stands in the name of a paper")
TITLED_WHY = Phrase("标题后标注密级", "the level stands behind the title")
APART_WHY = Phrase("带密级和保密期限，与前后文字分开", "level and term, apart from the words around")
LINE_WHY = Phrase("独立成行，带密级和保密期限", "a line of its own with level and term")
_FIELD_WHY = Phrase("“密级”栏中填写了密级", "the field 密级 holds a level")
_ENTRY_WHY = Phrase("目录或清单的条目后标注密级", "the level stands behind an entry of a list")
_TILED = (  # 秘密★ 秘密★ 秘密★ to the end of the line: as a whole, however often
    r"(?<![\u4e00-\u9fff★☆])(?P<value>(?P<level>[绝絕机機秘祕][ ]?密)[ ]?(?P<star>[★☆])(?:[ \t★☆]{0,12}(?P=level)[ ]?[★☆])+)(?=[ \t★☆]*$)"
)
BROKEN_WHY = Phrase("独立成行，分写在几行上", "a line of its own, broken over several")
SHAPES = (
    (Form.LINE, _TILED, 0.95, Phrase("密级标志连续重复，像是水印", "the mark again and again, as watermarks are")),
    (Form.LINE, _BROKEN, 0.95, BROKEN_WHY),
    (Form.LINE, _OWN_LINE, 0.99, LINE_WHY),
    (Form.LINE, _OWN_MISREAD, 0.85, LINE_WHY),
    (Form.HEAD, _BARE, 0.95, Phrase("首页上部独立成行的密级", "the level alone on a line at the head")),
    (Form.FIELD, _LABELLED, 0.95, _FIELD_WHY),
    (Form.FIELD, _JOINED, 0.9, _FIELD_WHY),
    (Form.FIELD, _TICKED, 0.95, Phrase("“密级”栏中勾选了密级", "a level is ticked in the field 密级")),
    (Form.PARAGRAPH, _PREFIX, 0.9, Phrase("段首标注密级", "the level stands before a paragraph")),
    (Form.PARAGRAPH, _LEADING, 0.85, Phrase("段前标注密级", "a line before the paragraph names its level")),
    (Form.PARAGRAPH, _SUFFIX, 0.85, Phrase("段末标注密级", "the level stands behind a paragraph")),
    (Form.PARAGRAPH, _HEADING, 0.85, Phrase("小标题后标注密级", "the level stands behind the heading of a part")),
    (Form.LISTED, _APART, 0.9, APART_WHY),
    (Form.LINE, LOOSE, 0.9, LINE_WHY),
    (Form.LISTED, URGENT, 0.85, Phrase("密级和期限与紧急程度并列", "level and term beside an urgency")),
    (Form.PARAGRAPH, _BEFORE_TITLE, 0.9, Phrase("标题前标注密级", "the level stands before a title")),
    (Form.LISTED, _BEHIND_NAME, 0.85, Phrase("名称后标注密级", "the level stands behind a name")),
    (Form.LISTED, _BEHIND_ITEM, 0.85, LISTED_WHY),
    *((Form.LISTED, entry, 0.85, _ENTRY_WHY) for entry in (_BEHIND_ENTRY, _IN_LAST_COLUMN, _BEHIND_PAPER)),
    (Form.LISTED, _IN_NAME, 0.85, NAMED_WHY),
    (Form.FIELD, _CHANGED, 0.85, Phrase("写明变更后的密级", "it names the level that it was changed to")),
)
# On the cover of a translation.
ENGLISH = r"^[ \t]{0,40}(?P<value>(?P<level>TOP SECRET|SECRET))[ \t]{0,40}$"
ENGLISH_WHY = Phrase("首页上部独立成行的英文密级", "an English level alone on a line at the head")
STATEMENT_WHY = Phrase("文中自称涉密", "the document says so of itself")
LEGEND_WHY = Phrase("独立成行或在表格栏目中自称涉密", "a line or a field of its own says that the paper is secret")
LIKELY_WHY = Phrase("所处的位置和前后文字与密级标志相符", "its place and what stands round it are those of a mark")
COLUMN_WHY = Phrase("“密级”列中填写了密级", "the column 密级 holds a level")
