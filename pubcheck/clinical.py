"""Words of medical records: measured values, scores, tests, drugs, operations, what somebody can no longer do.

All are alternatives for a regular expression. Sources: units and names of common tests in WS/T 404 and laboratory
sheets, endings of generic names of drugs (中国药品通用名称), endings of operations in ICD-9-CM-3, scales in use at
assessments of care, mood and newborns.
"""

from __future__ import annotations

_BLANK = r"[ \t\u3000]{0,6}[:：]?[ \t\u3000]{0,6}"
_NUMBER = r"[0-9][0-9,]{0,6}(?:\.[0-9]{1,3})?"
# Units that hardly anything but a body's fluids, pressure and pulse is measured in.
_UNIT = r"(?:[mμun]mol/L|mIU/m?L|[uμ]?IU/m[lL]|IU/L|U/L|[np]g/m[lL]|mg/dL|mmHg|×10[\^⁹91-2]{1,3}/L|拷贝/m[lL]|copies/m[lL]|个?/[uμ][lL]|次[/／]分(?!钟?的|[\u4e00-\u9fff]{0,2}设备)|U/gHb)"
_BY_UNIT = rf"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9\-]{{0,9}}{_BLANK}{_NUMBER}(?:[/／]{_NUMBER})?[ ]?{_UNIT}"
# Values whose units are common: the name must be that of a measure.
_BY_NAME = (
    rf"(?:糖化血红蛋白|HbA1c|血氧饱和度|血氧|SpO2|SPO2|射血分数|EF|FEV1(?:占预计值)?|肺功能FEV1占预计值){_BLANK}{_NUMBER}[ ]?%"
    rf"|(?:血红蛋白|白蛋白|血锂浓度?|血铅){_BLANK}{_NUMBER}[ ]?(?:g/L|[mμu]?[mg]/L)"
    rf"|(?:T|体温)[ ]?{_BLANK}[34][0-9]\.[0-9][ \n]?[℃度]|(?:血压|BP|Bp){_BLANK}[0-9]{{2,3}}[/／][0-9]{{2,3}}(?:mmHg)?"
    rf"|骨密度T值[ ]?[-－—][0-9]\.[0-9]|(?:BMI|体质指数){_BLANK}{_NUMBER}|(?:双眼|[左右]眼|裸眼|矫正)视力{_BLANK}[0-5]\.[0-9]{{1,2}}"
)
VALUE = rf"{_BY_UNIT}|{_BY_NAME}"
# A height alone is that of anybody; beside a weight it was measured by somebody who cares for the person.
BODY = (
    rf"(?:出生)?(?<!载重)体重{_BLANK}约?{_NUMBER}[ ]?(?:kg|公斤|千克|g|克)(?![a-zA-Z/])"
    rf"|身高{_BLANK}{_NUMBER}[ ]?(?:cm|厘米)(?=[^。；\n]{{0,12}}(?:体重|BMI|营养|发育|矮小|生长|血红|血压|视力))"
    rf"|(?:营养|发育|健康)[^。；\n0-9]{{0,8}}(?P<value>身高{_BLANK}{_NUMBER}[ ]?(?:cm|厘米))"
)
# Whose weight and height are no matter of health: animals, athletes, recruits, the missing.
NO_PATIENT = r"[肉奶黄水公母种]牛|牛犊|[肉黑土母公仔生种]猪|猪仔|[山绵湖肉滩]羊|羊羔|警犬|[鲟鲤草青]鱼|熊猫|出栏|存栏|运动员|选手|球员|队员|冠军|金牌|参赛|比赛|招聘|应聘(?!在外)|求职(?!者)|(?:演员|模特|空乘|求职者)[\u4e00-\u9fff]{2,4}[，,（(：: ]{0,2}(?:[男女][，,])?(?:身高|体重)|面试|试镜|应征|征兵|寻人|走失|失踪|失联|离家|体型|身穿|身着|[上外]衣|脸型|[圆方]脸|[短长]发|口音|身份不明|嫌疑人"

_SCALE = r"(?:Barthel指数|Barthel|ADL|IADL|MMSE|MoCA|CDR|SCL-?90|SDS|SAS|HAM[DA]|PHQ-?9|GAD-?7|PANSS|BPRS|SCARED|CARS|ABC|Conners|Apgar|GCS|NRS|Morse|Braden|NIHSS|WHO-?DAS|韦氏|智商|IQ|发育商|[\u4e00-\u9fff]{2,8}量表)"
SCORE = rf"{_SCALE}[^，。；\n0-9]{{0,10}}{_BLANK}[0-9]{{1,3}}(?:\.[0-9])?[ ]?分?(?![0-9年月日题道名])"

_SUBJECT = r"(?:抗体|抗原|核酸|试验|检测|尿检|[尿]检[\u4e00-\u9fff]{2,3}|涂片|培养|突变|皮试|潜血|隐血|尿蛋白|螺杆菌|螺旋杆菌|五项|检验|初筛|检)"
RESULT = rf"(?:(?![患经查为系者其提示见示检时][\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9\-]){{0,9}}{_SUBJECT}(?:确证|结果)?{_BLANK}[呈为]?(?:弱|强|可疑)?(?:阳性|阴性)"

# Generic names by how they end; the beginning is at most four characters long.
_GENERIC = (
    r"单抗|[替非]尼|沙坦|地平|普利|洛尔|他汀|双胍|列汀|列净|格雷|格瑞洛|[青西]霉素|霉素|环素|沙星|硝唑|康唑|拉唑|替丁|夫定|韦伦|卡韦|洛韦|诺福韦|司他韦|福平|异烟肼|胺丁醇|嗪酰胺"
    r"|西汀|舍曲林|西酞普兰|法辛|氮平|硫平|培酮|哌唑|哌啶醇|西泮|唑仑|匹克隆|丙戊酸[钠镁]|马西平|卡西平|拉西坦|莫三嗪|胰岛素|干扰素|甲状腺素|泼尼松龙?|米松|环孢素|莫司|蝶呤|他滨|紫杉醇|他赛|[顺卡]铂|肝素|法林|沙班|司他|碳酸锂|美沙酮|美金刚|哌齐|左旋多巴|茶碱|鲁司特|奈德|达唑|匹林|酰氨基酚|洛芬|曲马多|呋塞米|螺内酯|硝酸甘油|地高辛|胺碘酮"
)
DRUG = rf"(?:(?![服予用打吃药及和与或联合加改换停注射给口的][\u4e00-\u9fff])[\u4e00-\u9fff]){{0,4}}(?:{_GENERIC})(?!类?药?物?过敏|[\u4e00-\u9fff]?(?:降价|中选|集采))"

# What somebody takes is no goods of a shop: 每天注射胰岛素.
TAKEN = rf"(?:注射|服用?|口服|内服|吃[着过]?|打[着过]?|静滴|滴注|给予|加用|改用|停用|泵入)(?:了|过|着)?[ ]?(?:[0-9一二两三四]{{1,2}}[年月天个盒片支])?(?P<value>{DRUG})"

_DEED = r"切除|修补|置换|移植|内固定|植入|成形|吻合|造瘘|造口|清除|引流|结扎|搭桥|封堵|消融|灌洗|松解|缝合|清创|穿刺|碎石|取石|修整|介入|剥离|剥除|减压|融合|再植|植皮|分流|栓塞|溶栓|取栓|电切|截除|矫形|乳化|探查|根治|全切|环切"
_BEGIN = r"(?:(?![经行做施为予拟因后已了患者于在受][\u4e00-\u9fff])[\u4e00-\u9fff＋+])"
_ORGAN = r"(?:[骨髋膝肾肝肺脑胃肠胆脾胰瓣瘤癌眼髓疝阑宫卵腺血椎皮囊甲胸腹颅颈喉]|心(?!区)|角膜|晶体|息肉|结石)"
# What was done to a patient: 行胆囊切除术.
DONE = rf"(?<=[^可能举进实发执施]行)(?P<value>{_BEGIN}{{1,10}}?(?:{_DEED})术)(?!者|式)"
OPERATION = (
    rf"{_BEGIN}{{0,10}}?(?:{_DEED})(?:手术|术)(?!者|[前中后]?(?:收费|价格|项目|例)|[ \t\u3000]{{0,4}}[0-9]{{2,6}}(?:\.[0-9]{{1,2}})?元)|(?:行|接受|拟行|已行|要做|做了?)(?P<value>(?=[^，。；\n]{{0,8}}?{_ORGAN}){_BEGIN}{{1,8}}?(?:{_DEED}|造影))(?![＋+]?[\u4e00-\u9fff]{{0,6}}术)"
    r"|(?:抗(?:病毒|结核|感染|精神病|凝|肿瘤|癫痫|排异)|新辅助|辅助|同步放化|介入|免疫|靶向|康复|心理|电休克|无抽搐电休克|保守|放射|降糖|干扰素|透析|戒毒)(?:化疗|放疗|治疗)"
    r"|(?:保肢|搭桥|支架|换膝|换髋|全飞秒|白内障|剖宫产|保胎)手术|(?:全膝|半髋|全髋|髋关节|膝关节|瓣膜)置换|试管婴儿|人工授精|石膏(?:固定|矫形)|物理降温|冠脉造影|心肺复苏|气管(?:插管|切开)|无创呼吸机|留置(?:导尿|胃管)|根管治疗|拔除智齿"
)

_DO = r"说话|开口|行走|走路|站立|久站|翻身|穿衣|进食|吃饭|上楼|下楼|下地|下床|起床|弯腰|劳动|负重|干活|干重活|做重体力|自理|平卧|入睡|言语|动弹"
_MOVED = r"(?<![动兴奋气吓累哭笑]得)"  # 激动得说不出话
UNABLE = (
    rf"(?:不能|不会|无法|没法|不好)(?:自己|独立|自行|正常|独自|再)?(?:{_DO})|(?:部分|完全|大部分)(?:不能自理|失能)|(?:干|做)不[了动](?:重活|农活|活|木匠|体力活)|走不[了动](?:路)?|{_MOVED}站不[稳住]|{_MOVED}站不起来|{_MOVED}说不出话|说话不清楚?|[讲说]话不清楚?|言语(?:含糊|不清)|听不[清见]|看不[清见](?!楚)|下不了[床地炕]|起不[来了]床"
    r"|(?:瘫|卧|躺)在(?:床|炕)上?|拄拐(?:杖)?行走|坐轮椅|[行走][动路]不便|腿脚不[便好]|吃饭要(?:人)?喂|翻身要(?:人)?帮|[左右](?:边|侧|半边)身子(?:不会动|不能动|没有?知觉)|口吐白沫|被害妄想|自知力(?:缺失|不全)|[幻]听|自言自语|夜间外跑|冲动毁物|话多易怒|睡眠减少"
)
# What is told of anybody: leaflets, notices of vaccination, price lists, teaching. A doctor who advises a patient
# writes of 禁用, 慎用 and 不宜 as well, and a sheet of results has its 参考范围: none of them is here.
GENERALLY = r"本品|适应症|不良反应|用法用量|不能代替|说明书|常见反应|可自愈|接种门诊|缓种|适宜人群|请就医|诊断标准|单价|收费标准|集采|中选|降幅|早期识别|相当于今天|救治能力"
# What is told of drugs that are sold, and of operations that a hospital is proud of.
SOLD = r"销售|过期|有效期|[假劣]药|购进|进货|(?<!没有)(?<!没)库存(?!药)|罚款|(?<!也)没收(?![据到过入齐拾])|经营(?!不善)"
FIRST = r"(?:完成|开展|实施)[^，。；\n]{0,8}首例|首例[^，。；\n]{0,16}(?:成功|顺利)"
