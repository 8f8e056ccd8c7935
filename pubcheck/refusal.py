"""Ready-made errors of the parsers: one line each, what is wrong and what to do."""

from __future__ import annotations

from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits


def damaged(zh: str, en: str) -> DamagedDocument:
    """A file of the kind ``zh``/``en`` that its own program would not open either."""
    return DamagedDocument(
        Phrase(
            f"{zh} 文件已损坏或不完整，请用原来的软件打开后重新另存，或向发件人重新索取",
            f"the {en} file is damaged or incomplete; open it in its own program and save it again, or ask for a new copy",
        )
    )


def encrypted(zh: str, en: str) -> EncryptedDocument:
    """A file that needs a password."""
    return EncryptedDocument(
        Phrase(
            f"{zh} 文件设有打开密码，请用 --password 给出密码，或先在原来的软件中取消密码并另存，再检查",
            f"the {en} file is protected by a password; give it with --password, or remove it and check again",
        )
    )


def not_opened(zh: str, en: str) -> EncryptedDocument:
    """A file that none of the given passwords opens."""
    return EncryptedDocument(
        Phrase(
            f"所给的密码打不开这份 {zh} 文件，请核对密码（区分大小写），或先在原来的软件中取消密码并另存，再检查",
            f"the given password does not open the {en} file; check it, or remove the protection and check again",
        )
    )


def _size(number: float) -> str:
    """A number of bytes as people write it, with a decimal where there is one: 200 MB, 488.3 KB."""
    for unit, size in (("MB", 2**20), ("KB", 2**10)):
        if number >= size:
            return f"{number / size:.1f} {unit}".replace(".0 ", " ")
    return f"{number:g} B"


def too_many_bytes(limits: Limits) -> LimitExceeded:
    """A file of more than ``limits.max_bytes``."""
    return LimitExceeded(
        Phrase(
            f"文件超过 {_size(limits.max_bytes)} 的上限，请拆分后再检查，或在设置中调高 limits.max_bytes",
            f"the file exceeds {_size(limits.max_bytes)}; split it or raise limits.max_bytes",
        )
    )


def too_many_characters(limits: Limits) -> LimitExceeded:
    """More text than ``limits.max_characters``."""
    return LimitExceeded(
        Phrase(
            f"正文超过 {limits.max_characters} 字的上限，请拆分后再检查，或在设置中调高 limits.max_characters",
            f"the text exceeds {limits.max_characters} characters; split it or raise limits.max_characters",
        )
    )


def too_large(limits: Limits) -> LimitExceeded:
    """A container whose contents unpack to more than the limits allow."""
    return LimitExceeded(
        Phrase(
            f"文件解压后过大（上限 {_size(limits.max_unpacked_bytes)}，压缩比上限 {limits.max_ratio:g} 倍），"
            "可能是恶意文件，已停止读取；确属正常文件的，请拆分后再检查，或调高设置中的 limits",
            f"the file unpacks to too much (limits: {_size(limits.max_unpacked_bytes)}, ratio {limits.max_ratio:g}) "
            "and may be malicious; if it is genuine, split it or raise the limits in the settings",
        )
    )


def too_many_members(limits: Limits) -> LimitExceeded:
    """A container with more members than ``limits.max_members``."""
    return LimitExceeded(
        Phrase(
            f"文件内部的部件超过 {limits.max_members} 个的上限，请拆分后再检查，或在设置中调高 limits.max_members",
            f"the file holds more than {limits.max_members} parts; split it or raise limits.max_members",
        )
    )


def too_deep(limits: Limits) -> LimitExceeded:
    """Elements nested deeper than ``limits.max_depth``."""
    return LimitExceeded(
        Phrase(
            f"文件内部嵌套超过 {limits.max_depth} 层，无法安全读取，请用原来的软件打开后重新另存",
            f"the file nests deeper than {limits.max_depth} levels; open it in its own program and save it again",
        )
    )


def too_many_pages(limits: Limits) -> LimitExceeded:
    """More pages than ``limits.max_pages``."""
    return LimitExceeded(
        Phrase(
            f"文件超过 {limits.max_pages} 页的上限，请拆分后再检查，或在设置中调高 limits.max_pages",
            f"the file exceeds {limits.max_pages} pages; split it or raise limits.max_pages",
        )
    )


def too_many_characters_in_all(limits: Limits) -> LimitExceeded:
    """More text in a file and the files inside it than ``limits.max_characters_in_all``."""
    most = limits.max_characters_in_all
    return LimitExceeded(
        Phrase(
            f"文件连同其中的文件，文字超过 {most} 字的上限，请拆分后再检查，或在设置中调高 limits.max_characters_in_all",
            f"the file and the files in it hold more than {most} characters; split it or raise "
            "limits.max_characters_in_all",
        )
    )


def too_many_blocks(limits: Limits) -> LimitExceeded:
    """More paragraphs, rows and other pieces than ``limits.max_blocks``."""
    return LimitExceeded(
        Phrase(
            f"文件的段落、表格行等超过 {limits.max_blocks} 个的上限，请拆分后再检查，或在设置中调高 limits.max_blocks",
            f"the file holds more than {limits.max_blocks} paragraphs and rows; split it or raise limits.max_blocks",
        )
    )


def too_nested() -> LimitExceeded:
    """Files inside files inside files, deeper than ``limits.max_nesting``."""
    return LimitExceeded(
        Phrase(
            "文件层层嵌套过深，里面的文件未读取，请解压后单独检查，或在设置中调高 limits.max_nesting",
            "files nest too deep and the innermost were not read; unpack them or raise limits.max_nesting",
        )
    )


def too_slow(limits: Limits) -> LimitExceeded:
    """Reading took longer than ``limits.max_seconds``."""
    return LimitExceeded(
        Phrase(
            f"读取文件超过 {limits.max_seconds:g} 秒的上限，已停止，请拆分后再检查，或在设置中调高 limits.max_seconds",
            f"reading took longer than {limits.max_seconds:g} s and was stopped; split the file or raise "
            "limits.max_seconds",
        )
    )


def too_much_memory(limits: Limits) -> LimitExceeded:
    """Reading needs more memory than ``limits.max_memory_mb``."""
    return LimitExceeded(
        Phrase(
            f"读取文件所需内存超过 {limits.max_memory_mb} MB 的上限，已停止，请拆分后再检查，或在设置中调高 limits.max_memory_mb",
            f"reading needs more than {limits.max_memory_mb} MB of memory and was stopped; split the file or raise "
            "limits.max_memory_mb",
        )
    )


def lacking(distributions: str, extra: str) -> UnsupportedFormat:
    """A reader whose libraries are not installed."""
    return UnsupportedFormat(
        Phrase(
            f"读取这种文件需要组件 {distributions}，本机没有安装，请运行 pubcheck doctor 查看离线安装方法",
            f"this format needs {distributions}, which is not installed (extra {extra or 'none'}); see pubcheck doctor",
        )
    )


def crashed(code: int) -> DamagedDocument:
    """Reading ended the process that read; ``code`` is how, as the system says (negative: a signal)."""
    return DamagedDocument(
        Phrase(
            f"读取时程序崩溃或内存不足（代码 {code}），文件可能已损坏或含有恶意内容，未审查；请用原来的软件打开后重新另存",
            f"reading crashed or ran out of memory (code {code}); the file may be damaged or hostile. Save it again in its own program",
        )
    )


def too_many_elements() -> LimitExceeded:
    """A part of so many tags and attributes that a tree of them would not fit into memory."""
    return LimitExceeded(
        Phrase(
            "文件内部的标记过多，可能是恶意文件，已停止读取；确属正常文件的，请拆分后再检查",
            "the file holds too many tags and may be malicious; if it is genuine, split it",
        )
    )
