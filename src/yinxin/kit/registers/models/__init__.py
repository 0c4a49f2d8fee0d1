"""What the engine itself keeps: the changes of all records. Each surface has its own module beside this one."""

from yinxin.kit.registers.models.change import Act, Change

__all__ = ["Act", "Change"]
