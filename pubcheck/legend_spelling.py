"""What a scanner makes of the characters of a legend: 资枓 for 资料."""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily

# What a scanner makes of the characters of a legend; each stands for one, so places do not move.
SEEN = str.maketrans("枓抖內肉郎丈侍匆俣楚夏亚", "料料内内部文传勿保禁复严")
MISREAD = lazily(
    r"(?<!夏)资[枓抖]|[內肉][部郎]|内郎|文[枓]|丈件|外侍|[请切][匆]|匆(?:外|复|转|翻)|俣[存管密]|严楚|楚止|夏[印制]|亚禁"
)
