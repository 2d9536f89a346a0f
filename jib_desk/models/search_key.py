"""The search index: normalised keys of everything that can be found, for prefix range scans."""

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from jib_desk.models.base import Base, plain


class SearchKey(Base):
    """`kind` is a table's name, `ref_id` its row. Not journalled: it is derived in the same transaction."""

    __tablename__ = "search_key"
    __table_args__ = plain(
        Index("ix_search_key_find", "kind", "key", "ref_id"), Index("ix_search_key_ref", "kind", "ref_id")
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(Text, nullable=False)
    key: Mapped[str] = mapped_column(Text, nullable=False)
    ref_id: Mapped[int] = mapped_column(Integer, nullable=False)
