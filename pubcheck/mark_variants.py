"""Marks of state secrets as scanners misread them, and as old papers, registers and names of files write them.

Patterns like those of :mod:`pubcheck.mark_shapes`, for writings that depart from ``机密★10年`` in the level, in the star, in the
order, or by what stands beside a level without a term. Each asks for a line, a cell or a name of a file of its own, since
none of them has the sign by which a mark is told from prose.
"""

from __future__ import annotations

from pubcheck.mark_shapes import BORDER, LEVEL, LINE_WHY, STARS, Form
from pubcheck.mark_terms import TIME_WORDS, YEARS_WORDS
from pubcheck.phrase import Phrase

_BLANKS = r"[ \t]{0,40}"
_SIGN = r"[^\n0-9A-Za-z\u3400-\u9fff□☐☑○，、；,;？?]{0,12}"
_ONLY = rf"{_SIGN}(?:[0-9OolI]{{3,8}}号?{_SIGN})?"
# 叽密, 札密, 禾必密: the first half misread; 机窑, 机宀必: the second. With a star and a term they are nothing else.
_SCANNED = (
    r"(?P<level>(?:木[几九]|禾[必心]|[纟糸][色包])[密宻蜜宓]|[\u4e00-\u9fff][密宻]|密[\u4e00-\u9fff]"
    r"|[绝絕機机秘祕](?:[宀山][必密宓]|[窑窖窗窝官宫宦客宝害容审宾宵寄宿寇寐宙家宪寒宴实]|宀[ ]?必[ ]?山?|[Mm]))"
)
_NO_LEVEL = r"(?![商普核企][密]|密[封码集切度])"
_MISREAD = rf"^{_ONLY}(?P<value>{_NO_LEVEL}{_SCANNED}[级級]?[ ]{{0,4}}(?P<star>[{STARS}])[ ]{{0,4}}(?P<term>(?:不超过)?(?:{TIME_WORDS})(?:后?解密)?)){_SIGN}$"
# What a scanner made of level and star together, before years that nothing else explains: 杋密女2O年.
_BOTH = rf"^{_ONLY}(?P<value>{_NO_LEVEL}(?P<level>[\u4e00-\u9fff][密宻])[级級]?[ ]{{0,4}}(?P<star>[大太女六文乂众卉火木本夫犬天央])[ ]{{0,4}}(?P<term>{YEARS_WORDS}|[长長][ ]?期)){_SIGN}$"
# A sign within the level: 机·密.
_PARTED = rf"^{_SIGN}(?P<value>(?P<level>[绝絕機机秘祕][ ]?[·•、.\-—_－＿★☆][ ]?[密])(?:[ ]{{0,4}}(?P<star>[{STARS}*])[ ]{{0,4}}(?P<term>{TIME_WORDS}))?){_SIGN}$"
# What became of the star: brackets, an entity of HTML or TeX, a colon; or the term in brackets behind it.
_NO_STAR = r"(?P<star>[（(\[【][★☆*][)）\]】]|&(?:#9733|#x2605|starf?|bigstar);?|[$]?\\(?:big)?star[$]?|[\\]u2605|:star:|[:：])"
_RESTARRED = (
    rf"^{_ONLY}(?P<value>{LEVEL}[级級]?[ ]{{0,4}}(?:{_NO_STAR}[ ]{{0,4}}(?P<term>{TIME_WORDS})"
    rf"|(?P<star>[{STARS}])[ ]{{0,4}}[（(〔\[](?P<term>{TIME_WORDS})[)）〕\]])){_SIGN}$"
)
# A condition behind whatever a scanner made of the star; without any sign only on a paper (绝密任务圆满完成).
_CONDITION = r"(?P<term>[^\s，。；、：:★☆0-9A-Za-z]{2,14}(?:开始|召开|结束|公布|启用|开考|发布|公开|实施|生效|开标|签署|完成|揭晓|发表|启封|宣布|播出|上市)[前后时]|[^\s，。；、：:★☆0-9A-Za-z]{0,12}(?:会议|任务|工程|项目|活动|考试|工作|事项|案件|谈判)[\u4e00-\u9fff]{0,6}(?:结束|完成|完毕|办结|验收)[后]?)"
UNSTARRED = rf"^{_ONLY}(?P<value>{LEVEL}[级級]?[ ]{{0,4}}(?P<star>[^\s0-9\u3400-\u9fff|，。、；：:]|[大太女六文乂众卉火木本夫犬天])?[ ]{{0,4}}{_CONDITION}){_SIGN}$"
# The term before the level.
_TURNED = (
    rf"^{_ONLY}(?P<value>(?P<term>{TIME_WORDS})[ ]{{0,4}}(?P<star>[{STARS}])[ ]{{0,4}}{LEVEL}){_SIGN}$"
    rf"|^{_ONLY}(?P<value>(?P<star>[{STARS}])[ ]{{0,4}}(?P<term>{TIME_WORDS})[ ]{{0,8}}{LEVEL}){_SIGN}$"
)
# In a register the level is a single character.
_INITIAL = rf"(?:^|[\t ；;，,【\[{BORDER}])[ ]{{0,4}}(?:文件|原件|原|来文)?密[ ]?级[ ]{{0,8}}(?:[:：{BORDER}]|\t|[ ])[ ]{{0,8}}(?P<value>(?P<level>[绝絕機机秘祕])(?:[级級]|[ ]{{0,2}}(?P<star>[{STARS}*/／])[ ]{{0,2}}(?P<term>{TIME_WORDS}))?)(?=[\s；;，,】\]{BORDER}]|$)"
_INITIAL_STARRED = rf"(?:^|(?<=[\s{BORDER},，；;（(]))(?P<value>(?P<level>[绝絕機机秘祕])(?P<star>[{STARS}])(?P<term>{TIME_WORDS}))(?=[\s{BORDER},，；;）)]|$)"
# What may be read of a paper's handling beside its level; one such note makes a line with a level a mark.
_HANDLING = (
    r"(?:限(?:阅|期归还|时送达|[\u4e00-\u9fff]{2,8}阅读?)|注意(?:保[存密管]|收存)|妥善保[管存]|严[防禁](?:遗失|丢失|泄[密露漏]|外传|复[制印]|翻印|摘抄|拍照)"
    r"|(?:阅|用|会|看|办)(?:后|毕)[^\n，。；]{1,10}|(?:不准|不得|请勿|切勿|禁止|勿)[^\n，。；的]{2,10}|(?:发|传达|印发)[至到][^\n，。；]{1,8}级?|请送[:：]?[^\n。；]{0,16}"
    r"|(?:只|仅)[供限发][^\n，。；]{2,14}|亲[启译收拆阅]|专[人送]专?[送递]?|[1-4]A级?|A{2,4}级?|(?:打印|草|送审|讨论|征求意见|初|第[一二三四五六1-6]|原|清|校|底)(?:稿|样)(?:退回|收回)?|[副正抄]本|抄件"
    r"|(?:共|计|各)?印[ ]?[0-9一二三四五六七八九十百]{1,4}[ ]?份|[本此第][件份]?第?[ ]?[0-9一二三四五六七八九十百]{1,4}[ ]?[份号]|[\u4e00-\u9fff]{1,4}字第?[0-9]{1,5}号|特急|加急|急件)"
)
_HEAD = r"(?:(?:党内|中央|军内|国家|绝对|AAAA|AAA|第[0-9]{1,4}号)[ ]{0,4})?"
_GAP = r"[ \t，,、·.:：\-—（(［\[【/／;；!！]{0,12}"
_HANDLED = rf"^{_SIGN}{_HEAD}(?P<value>{LEVEL}(?:文件|件|电报|材料|资料|级)?){_GAP}{_HANDLING}(?:{_GAP}{_HANDLING}){{0,3}}[ \t）)\]】］!！。]{{0,6}}$"
_BESIDE_NOTE = rf"(?<=[ \t])(?P<value>{LEVEL}[级級]?)(?:图纸|图件|图|资料|文件|件)?[ ]{{1,8}}{_HANDLING}(?=[\s）)]|$)"
_KIND = rf"^{_SIGN}(?:(?:党内|中央|军内|绝对)(?P<value>{LEVEL}(?:文件|电报|件)?)|(?P<value>{LEVEL}(?:类|电报|密件))){_SIGN}$"
# The document, or a part of it, said to be secret in so many words: 此件绝密.
SAID = (
    r"(?:[本此该](?:件|信|文|卷|册|稿|电|报告|资料|材料|简报|情况|事|页|段)|以[上下](?:各点|内容|情况|材料|数字|所述)?|内容)(?:均|都|全部)?(?:系|属于?|为|是|按)?"
    rf"(?P<value>(?P<level>[绝机秘]密)级?(?:文件|件|材料|资料)?(?:[ ]?(?P<star>[{STARS}])[ ]?(?P<term>[^\s，。；、：:★☆（）()]{{2,14}}))?)(?=[，,。；;）)\]】！!]|[ \t]{{0,8}}$)"
)
_EXTENSION = r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|dps|txt|rtf|zip|rar|7z|jpe?g|png|tiff?|dwg)"
_NAME_SIGN = r"\\/_\-.（(【\[〔+＋"
# In the name of a file, or of a folder on its path.
_IN_PATH = (
    rf"(?<=[{_NAME_SIGN}])(?P<value>{LEVEL}级?)(?=[\\/_\-.）)】\]〕+＋][^\s]{{0,80}}?{_EXTENSION}|{_EXTENSION})"
    rf"|(?:^|(?<=[\s：:“\"]))(?P<value>{LEVEL}级?)(?=[_\-.）)】\]+＋][^\s\\/]{{1,60}}{_EXTENSION})"
)
# In a list of papers, before the number of copies.
_COUNTED = rf"(?<=[\u4e00-\u9fff》）)])[ ，,/／{BORDER}\t]{{1,6}}(?P<value>{LEVEL}级?)[ ，,/／{BORDER}\t]{{1,6}}(?=(?:[0-9]{{1,3}}|[一二三四五六七八九十两]{{1,2}})[ ]?[份页本册套张件](?![\u4e00-\u9fff]))"
# Labels that other systems use.
_BEGUN = rf"(?:^|(?<=[\s{BORDER};；,，{{\"]))"
_FILLED = rf"[ \"]{{0,40}}[:：=]{_BLANKS}[\"“]?(?P<value>{LEVEL}[级級]?)(?=[\"”\s，,;；。{BORDER}]|$)"
_TAGGED = (
    rf"{_BEGUN}(?:X-)?(?:[Ss]ecurity[- ]?)?(?:[Cc]lassification|CLASSIFICATION|[Ss]ecurity|[Ss]ensitivity|Class){_FILLED}",
    rf"{_BEGUN}(?:敏感度|(?:敏感|安全|信息|数据|机密|保密)(?:等级|级别)|(?:安全|机密|保密|涉密)程度|(?:信息|数据|文件)分级|文件(?:等级|级别|属性)|涉密(?:情况|等级|级别)|保密要求|定密(?:结果|结论|情况|级别)?|标密){_FILLED}",
)
_DERIVED = rf"密[ ]?级[ ]?[:：][ ]?(?:派生|参照|同(?:原件|来文|上)?|按|随原件|沿用)[（(:： ]{{0,2}}(?P<value>{LEVEL}[级級]?(?:[ ]?(?P<star>[{STARS}*])[ ]?(?P<term>{TIME_WORDS}))?)"
_IS_SECRET = (
    rf"是否涉密[ ]?[:：]?[ ]?[☑√✓■]?[ ]?是[ ]?[(（:： ][ ]?(?P<value>{LEVEL}[级級]?)(?=[\s）)，,;；。{BORDER}]|$)"
)
# Behind the quoted name of a paper: 《某方案》（机密）.
_BEHIND_TITLE = rf"》[ ]?[（(【\[](?P<value>{LEVEL}[级級]?)[)）】\]](?=[，,、；;。和及与\s]|$)"
# What the paper says of a column, a part or an attachment of its own: 其中某栏为秘密★3年.
_OF_A_PART = rf"(?:其中|[本此该][\u4e00-\u9fff]{{1,4}}|附[件表图][0-9一二三四五六七八九十]{{0,2}}|第[0-9一二三四五六七八九十]{{1,3}}[章节页栏列段部条]|上述|以[上下]|一栏|数据|内容|部分|材料|事项)[^。；\n“”‘’]{{0,16}}?(?:为|属于?|系|按|定为|标为|列为)(?P<value>{LEVEL}级?[ ]?(?P<star>[{STARS}])[ ]?(?P<term>{TIME_WORDS}|[^\s，。；、：:★☆（）()]{{2,14}}?))(?=[，,。；;）)]|办|管理|保管|[ \t]*$)"
# Where on the paper it stands, as who reads it aloud or describes a copy tells: 左上角“机密★5年”，右上“特急”.
_DESCRIBED = rf"(?:[左右][上下]|首页|页[眉脚首]|封[面皮底]|版头|文头|信封|扉页|抬头)[角侧边方部处]{{0,2}}[，,]?(?:[印盖写标注]有|有|[印盖写标注]着|手写|[:：])?[“\"「『](?P<value>{LEVEL}级?[ ]?(?P<star>[{STARS}*])[ ]?(?P<term>{TIME_WORDS}|[^\s，。；、：:★☆（）()“”]{{2,14}}))[”\"」』](?!字样的|的|等)"
# A level that became another: both are marks (机密→秘密, 由机密★10年降为秘密★5年); 绝密→机密→秘密 is the scale of levels.
_ARROW = r"[ ]{0,4}(?:→|⇒|➔|➜|[-=—]{1,3}>)[ ]{0,4}"
_PLAIN = r"[绝絕機机秘祕][ ]?密"
_TIMED = rf"(?:[ ]?(?P<star>[{STARS}*])[ ]?(?P<term>{TIME_WORDS}))"
_BECAME = rf"(?<![\u4e00-\u9fff“‘])(?<!>[ ]?)(?<![→⇒][ ]?)(?P<value>{LEVEL}[级級]?{_TIMED}?)(?={_ARROW}{_PLAIN}(?!{_ARROW}))|(?:由|从)[“\"]?(?P<value>{LEVEL}[级級]?{_TIMED})(?=[”\"]?(?:变更|调整|降低?|改|升|提高?|转)(?:定|级)?[为至到成])"
_BECOME = rf"(?<![→⇒][ ]?)(?<!>[ ]?){_PLAIN}[级級]?(?:[ ]?[{STARS}*][ ]?(?:{TIME_WORDS}))?{_ARROW}(?P<value>{LEVEL}[级級]?{_TIMED}?)(?!{_ARROW})(?=[\s，,；;。）)】\]{BORDER}]|$)"
# How many papers of a level there are: 绝密★30年两件、机密★10年三件; and of papers listed: 均为秘密★1年.
_MANY = r"[ ]{0,2}(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})[ ]?[份件册卷套本张](?![\u4e00-\u9fff]?以上)"
_TALLIED = (
    rf"(?<=[\s:：、，,；;及和收交退领发计共有存])(?P<value>{LEVEL}[级級]?{_TIMED})(?={_MANY})"
    rf"|(?:均|都|皆|各|分别|全部|俱)(?:标|定|列)?[为是系属按][:：]?(?P<value>{LEVEL}[级級]?{_TIMED})(?=[\s，,；;。、）)]|$)"
    rf"|[“\"]?(?P<value>{LEVEL}[级級]?{_TIMED})[”\"]?的[那这该](?=[份件本张批个])"
)
_PARCEL = rf"(?:内[件装附]|封内|寄递?物品|品名|装有|交寄|内容物)[ ]?[:：][ ]?(?P<value>{LEVEL}级?(?:文件|件|资料|图纸|材料)?)(?={_MANY}|[ ]{{0,8}}$)"
_SEALED = rf"(?:印鉴|印章|印文|条章|方章|戳记?|盖章|图章)[ ]?[:：][ ]?[“\"]?(?P<value>{LEVEL}[级級]?{_TIMED}?)(?=[”\"]?[ ]?(?:[（(，,；;。]|$))"
# The values of records: "mj":"机密★10年", <level>机密</level>, level="机密".
_NAME = r"(?:[A-Za-z_]{0,16}(?:[Ll]evel|LEVEL|[Gg]rade|[Ss]ecre|SECRE|[Cc]lassif|CLASSIF|mj|MJ|[Mm]iji|[Mm]i_ji)[A-Za-z_]{0,12}|[\u4e00-\u9fff]{0,4}(?:密级|涉密等级|保密等级)[\u4e00-\u9fff]{0,4})"
_STAR_SIGN = rf"(?:[{STARS}*]|&(?:amp;)?(?:#9733|#9734|#[xX]260[56]|starf?|bigstar);?|\\u260[56]|%E2%98%8[56]|[$]?\\(?:big)?star[$]?|:star:)"
_BLANK_SIGN = r"(?:&(?:amp;)?(?:nbsp|#160|emsp|ensp);|\\u3000|[ ]){0,3}"
_KEYED = rf"(?:[\"']{_NAME}[\"'][ ]?[:：=][ ]?[\"']|<{_NAME}(?:[ ][^<>\n]{{0,40}})?>[ ]?|[ ]{_NAME}=[\"'])(?P<value>{LEVEL}[级級]?(?:{_BLANK_SIGN}(?P<star>{_STAR_SIGN}){_BLANK_SIGN}(?P<term>{TIME_WORDS}))?)(?=[ ]?(?:[\"']|</))"
# What an export made of the star, on a line with other words or between tags.
_ENTITY = rf"(?<![\u4e00-\u9fff“‘])(?P<value>{LEVEL}[级級]?{_BLANK_SIGN}(?P<star>{_STAR_SIGN}){_BLANK_SIGN}(?P<term>{TIME_WORDS}))(?=[\s<&\\\"'，,；;、）)】\]{BORDER}]|$)"
# A former level with its term, of an enclosure only: 原机密★10年（附件一），现为公开件.
_OF_ENCLOSURE = rf"(?<![\u4e00-\u9fff])原(?:为|定|标|密级)?[:：]?[ ]?(?P<value>{LEVEL}[级級]?{_TIMED})(?=[（(]附[件图表录][^（）()\n]{{0,6}}[)）])"
# Within the bracket behind the name of a paper, beside its year or number: （2021年编制，秘密★10年）.
_IN_BRACKET = rf"(?<=[\u4e00-\u9fff》”])[（(〔\[](?:[^（）()〔〕\[\]\n★☆。“”]{{1,30}}[，,、；;： ])(?P<value>{LEVEL}[级級]?{_TIMED})(?:[，,、；;： ][^（）()\n。]{{1,20}})?[)）〕\]]"
_WITH_TERM = rf"密[ ]?级(?:[/／、和及与]?(?:保密)?期限)?[ ]?[:：][ ]?(?P<value>{LEVEL}[级級]?[ ]?[/／、][ ]?(?P<term>{TIME_WORDS}))"

_SCAN_WHY = Phrase("带期限的密级，疑为扫描误识", "level and term, as a scanner misreads them")
_NOTE_WHY = Phrase("密级与阅办要求同在一行", "a level beside a note on how to handle the paper")
_FIELD_WHY = Phrase("“密级”栏中填写了密级", "the field 密级 holds a level")
PART_WHY = Phrase("写明某一部分的密级和期限", "it tells level and term of a part")
FILE_WHY = Phrase("文件名或路径中标注密级", "the name or path of a file tells the level")
_CHANGE_WHY = Phrase("写明变更前后的密级", "it names the level before a change and the one after it")
_TALLY_WHY = Phrase("清点文件时写明密级", "papers are counted by their level")
KEYED_WHY = Phrase("数据字段中的密级", "a level in a field of data")
BODY_WHY = Phrase("写在正文的括号里，带密级和保密期限", "level and term in a bracket of the text")
VARIANTS = (
    (Form.FIELD, _KEYED, 0.9, KEYED_WHY),
    (Form.LISTED, _ENTITY, 0.9, LINE_WHY),
    (Form.LISTED, _OF_ENCLOSURE, 0.85, PART_WHY),
    (Form.LISTED, _IN_BRACKET, 0.85, BODY_WHY),
    (Form.FIELD, _WITH_TERM, 0.9, _FIELD_WHY),
    (Form.LINE, _MISREAD, 0.85, _SCAN_WHY),
    (Form.LINE, _BOTH, 0.8, _SCAN_WHY),
    (Form.LINE, _RESTARRED, 0.9, LINE_WHY),
    (Form.LINE, UNSTARRED, 0.85, _SCAN_WHY),
    (Form.LINE, _TURNED, 0.85, _SCAN_WHY),
    (Form.HEAD, _PARTED, 0.8, _SCAN_WHY),
    (
        Form.FIELD,
        _INITIAL,
        0.85,
        Phrase("“密级”栏中填写了密级的首字", "the field 密级 holds the first character of a level"),
    ),
    (Form.LISTED, _INITIAL_STARRED, 0.85, Phrase("密级首字带期限", "the first character of a level, with a term")),
    (Form.HEAD, _KIND, 0.85, _NOTE_WHY),
    (Form.LINE, _HANDLED, 0.85, _NOTE_WHY),
    (Form.LISTED, _BESIDE_NOTE, 0.8, _NOTE_WHY),
    *((Form.FIELD, tagged, 0.85, _FIELD_WHY) for tagged in _TAGGED),
    (Form.FIELD, _IS_SECRET, 0.85, _FIELD_WHY),
    (Form.LISTED, _BEHIND_TITLE, 0.8, Phrase("文件名称后标注密级", "the level stands behind the name of a paper")),
    (Form.PARAGRAPH, _OF_A_PART, 0.85, PART_WHY),
    (Form.FIELD, _DESCRIBED, 0.8, Phrase("写明标志在纸面上的位置", "it tells where on the paper the mark stands")),
    (Form.FIELD, _DERIVED, 0.9, _FIELD_WHY),
    (Form.LISTED, _IN_PATH, 0.85, FILE_WHY),
    (Form.LISTED, _BECAME, 0.8, _CHANGE_WHY),
    (Form.LISTED, _BECOME, 0.8, _CHANGE_WHY),
    (Form.LISTED, _TALLIED, 0.85, _TALLY_WHY),
    (Form.FIELD, _SEALED, 0.85, Phrase("印章的文字是密级", "the words of a stamp are a level")),
    (Form.LISTED, _PARCEL, 0.85, _TALLY_WHY),
    (Form.LISTED, _COUNTED, 0.85, Phrase("清单中标注密级和份数", "a list tells level and number of copies")),
)
