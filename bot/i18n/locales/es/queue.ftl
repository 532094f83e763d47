# La cola: qué espera a qué parte, y qué prometió cada una.
queue-help = qué espera a quién, y qué se prometió para cuándo
queue-title = Peticiones y promesas de { $brand }
queue-empty = Nada espera y nada está prometido. Pide algo con `/plan petición …`.
queue-waiting =
    { $count ->
        [0] *En espera:* nada
       *[other] *En espera:* { $count }
    }
queue-promised =
    { $count ->
        [0] *Prometido y por llegar:* nada
       *[other] *Prometido y por llegar:* { $count }
    }
queue-since =
    { $side ->
        [client] Espera al cliente desde el { $at } ({ $covered } en horario)
       *[agency] Espera a la agencia desde el { $at } ({ $covered } en horario)
    }
queue-wanted = se quiere para el { $day }
queue-card = Abrir la tarjeta
queue-more =
    { $count ->
        [one] y una más
       *[other] y { $count } más
    }
queue-arrived = *Entregado y aún sin recibir:*
queue-kept = Promesas cumplidas en los últimos tres meses:
