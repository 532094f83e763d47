# Sobre las líneas de una tarjeta que reúne varios mensajes.
slack-rolling-more = { NUMBER($count) } más
