"""The tables that belong to storage itself."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base

__all__ = ["BusinessClock"]


class BusinessClock(Base):
    """How far the business clock is ahead, shared by every process. Empty in production."""

    __tablename__ = "business_clock"
    __table_args__ = (CheckConstraint("only_row", name="only_row"),)

    only_row: Mapped[bool] = mapped_column(Boolean, primary_key=True, default=True)
    offset_us: Mapped[int] = mapped_column(BigInteger)
    """Microseconds; the sandbox moves it forward, a trigger refuses the way back."""
