"""What stands beside the mark of a secret on its line: copy numbers, urgency, dates, notes, signs and frames."""

from __future__ import annotations

from pubcheck.mark_terms import DATE_WORDS

BORDER = r"|｜│┃║¦┆┊"
# Frames, quotes, rules and blanks; no box to tick, and no stop of a sentence.
_SIGN = r"[^\n0-9A-Za-z\u3400-\u9fff□☐☑○，、；,;？?]"
SIGNS = _SIGN + "{0,24}"
# Signs and numbers may touch the mark, words must not: 不得泄露国家秘密 is no mark.
_NUMBERS = (
    r"(?:[0-9OolI]{3,8}号?|[0-9]{1,2}号|共[ ]?[0-9]{1,4}[ ]?[份页]|第?[ ]?[0-9]{1,4}[ ]?[页期]|[-—–][ ]?[0-9]{1,4}[ ]?[-—–]|[件份页]数[:：]?[ ]?[0-9]{1,4}[件份页]?|O"
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
_LIFTED = (
    rf"[ \t]{{0,40}}(?:[（(【\[][^（）()【】\n]{{0,20}}[)）】\]]|(?:已)?解[ ]?密(?:章|{DATE_WORDS})?|{DATE_WORDS}解密)?"
)
_STAMPED = rf"[（(【\[〔]?[ ]?(?:已|经审核)?解[ ]?密(?:章|件)?[ ]?(?:[:：]?[ ]?{DATE_WORDS})?[ ]?[)）】\]〕]?"
_APART = _SIGN + "{1,24}"
BEFORE = rf"^{SIGNS}(?:(?:{_NUMBERS}{SIGNS}|(?:{_WORDS}|{_STAMPED}){_APART})、?{SIGNS}){{0,3}}"
BEHIND = rf"{_LIFTED}(?:{SIGNS}[、；]?{SIGNS}(?:{_NUMBERS}|{_WORDS}|{_HANDLING})){{0,3}}{SIGNS}$"
# Behind a level without a term.
BEHIND_BARE = rf"{_LIFTED}(?:{SIGNS}[、；]?{SIGNS}{_NUMBERS}|{_APART}(?:{_WORDS}|{_HANDLING})){{0,3}}{SIGNS}$"
