"""What is said of a credit code that looks wrong: a warning, never a refusal (DOMAIN §2)."""

from PySide6.QtCore import QObject

from jib_desk.rules.identity import UsccFault, normal_uscc, uscc_fault


class UsccWords(QObject):
    """Says what is odd; a QObject of its own, because translations belong to a class."""

    def of(self, fault: UsccFault) -> str:
        """One sentence."""
        return {
            UsccFault.LENGTH: self.tr("A credit code has 18 characters. It can be kept as it is."),
            UsccFault.CHARACTER: self.tr("A character is none of a credit code. It can be kept as it is."),
            UsccFault.CHECK_DIGIT: self.tr("The check digit does not fit. It can be kept as it is."),
        }[fault]


def uscc_warning(written: str) -> str:
    """What is odd about a code as it is typed; nothing for a good one and for none."""
    code = normal_uscc(written)
    fault = uscc_fault(code) if code else None
    return UsccWords().of(fault) if fault is not None else ""
