"""E-mail copies, over SMTP."""

from bot.mail.mailer import Mailer, MailError, MailRefused, MailUnavailable
from bot.mail.message import Mail, build_message

__all__ = ["Mail", "MailError", "MailRefused", "MailUnavailable", "Mailer", "build_message"]
