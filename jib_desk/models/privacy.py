"""What remains of people who were erased: enough to erase them again after an old backup was restored."""

from datetime import datetime

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from jib_desk.models.base import Base, one_of, plain
from jib_desk.models.types import Instant


class Erasure(Base):
    """A tombstone: SHA-256 of salt and the visitor's uid, both hexadecimal. It names nobody."""

    __tablename__ = "erasure"
    __table_args__ = plain(one_of("why", ("asked", "retention")))

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    salt: Mapped[str] = mapped_column(Text, nullable=False)
    digest: Mapped[str] = mapped_column(Text, nullable=False, unique=True)
    why: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[datetime] = mapped_column(Instant, nullable=False)
