# Sobre las líneas de una tarjeta que reúne varios mensajes.
slack-rolling-more = { NUMBER($count) } más

# La tarjeta del día: lo que se cuenta en el canal de un cliente más allá de sus tarjetas diarias.
slack-day-more =
    { $count ->
        [one] 1 más del { $day }
       *[other] { NUMBER($count) } más del { $day }
    }
slack-day-why = Aquí solo unas pocas tarjetas al día van por separado, para que el canal siga tranquilo. *Abrir* publica una de estas entera, con su hilo. Lo que vence en menos de 24 horas nunca espera aquí.
slack-day-open = Abrir
slack-day-open-spoken = Abrir: { $what }
slack-day-opened = Ya está abierta.
slack-day-opened-where = Ir allí
