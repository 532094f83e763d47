# Entre bastidores: tráfico, trabajos, registro técnico, fallos y el reloj.
curtain-title = Entre bastidores
curtain-parts = Partes de los bastidores
curtain-tab-traffic = Tráfico
curtain-tab-jobs = Trabajos y plazos
curtain-tab-log = Log
curtain-tab-faults = Fallos
curtain-tab-clock = Reloj

curtain-clock-title = Adelantar el reloj
curtain-clock-here = Aquí es
curtain-clock-ahead = { $duration } por delante del reloj de tu pared
curtain-clock-level = lo mismo que el reloj de tu pared
curtain-clock-to = ¿Hasta cuándo?
curtain-clock-example = viernes 17:30, mañana a las 9, +2 h
curtain-clock-move = Adelantar
curtain-clock-hint = Todo lo que vence por el camino se hace a su hora. El reloj nunca retrocede.
curtain-clock-echo = Es decir, { $moment }, dentro de { $duration }.
curtain-clock-quick = Saltos rápidos
curtain-clock-quarter = +15 min
curtain-clock-hour = +1 h
curtain-clock-morning = Próxima mañana laborable
curtain-clock-friday = Viernes 17:30
curtain-clock-next = Lo próximo que vence
curtain-clock-none = Nada espera su hora.
curtain-clock-go = Ir allí
curtain-clock-halt = Parar aquí
curtain-clock-moving = De camino a { $target } …
curtain-clock-moved = Adelantado a { $target }.
curtain-clock-halted = Parado de camino a { $target }.
curtain-clock-on-the-way = { $count ->
    [0] Nada vencía por el camino.
    [one] Una cosa vencía por el camino: { $things }.
   *[other] { $count } cosas vencían por el camino: { $things }.
}
curtain-clock-nobody = El worker está parado: lo que vence espera a que vuelva a arrancar.
curtain-counted = { $what } × { $count }
curtain-clock-nothing = Ahí no hay ninguna hora. Escribe, por ejemplo: viernes 17:30 · mañana a las 9 · +2 h
curtain-clock-day-only = { $day }: ¿a qué hora? Escribe, por ejemplo: viernes a las 9
curtain-clock-past = Eso ya pasó: aquí es { $now }, y el reloj solo va hacia delante.
curtain-clock-unclear = { $count ->
    [one] ¿Quieres decir { $readings }? Entonces escríbelo así.
   *[other] Encaja más de una hora: { $readings }. Escribe cuál.
}
curtain-clock-too-far = Falta más de un año. Ve hasta allí en pasos más cortos.
curtain-clock-away = Postgres no está, y el reloj se guarda en él. Si no vuelve, reinícialo en Fallos.

# Lo que puede vencer o hacerse, por el nombre de la tarea.
curtain-task-approvals-hold_post = Retener una publicación que nadie decidió
curtain-task-approvals-show_reminder = Recordar una aprobación
curtain-task-clients-tell_failure = Avisar de que algo falló
curtain-task-clients-tell_undeliverable = Avisar de un mensaje que no se pudo entregar
curtain-task-clients-refresh_card = Poner al día una tarjeta
curtain-task-home-show = Dibujar el Inicio de alguien
curtain-task-inbox-poll_mentions = Buscar menciones nuevas
curtain-task-inbox-show_items = Dibujar tarjetas de la bandeja
curtain-task-inbox-tell_not_reading = Avisar de que no se puede leer una cuenta
curtain-task-plans-announce_change = Contar un cambio del plan
curtain-task-plans-show_change = Dibujar la tarjeta de un cambio del plan
curtain-task-plans-prepare_notices = Escribir un correo de la versión anterior
curtain-task-plans-mail_notice = Enviar un correo de la versión anterior
curtain-task-receipts-tell_at_once = Enviar un cambio que no puede esperar
curtain-task-receipts-write_receipts = Escribir los correos del día
curtain-task-receipts-mail_receipt = Enviar un recibo
curtain-task-receipts-ask_address = Preguntar si una dirección es correcta
curtain-task-answers-show_answer = Mostrar una respuesta llegada por correo
curtain-task-posts-show_post = Dibujar la tarjeta de una publicación
curtain-task-publishing-publish_post = Publicar
curtain-task-publishing-settle_attempt = Mirar si la publicación salió
curtain-task-publishing-ask_person = Preguntar a alguien si la publicación salió
curtain-task-replies-lapse_claim = Soltar un mensaje que alguien tenía en mano
curtain-task-replies-send_reply = Enviar una respuesta
curtain-task-replies-settle_reply = Mirar si la respuesta salió
curtain-task-replies-tell_reply = Contar qué fue de una respuesta
curtain-task-replies-ask_about_reply = Preguntar a alguien si la respuesta salió
curtain-task-summaries-summarise = Escribir el resumen del día
curtain-task-slack-deliver_lane = Enviar lo que espera para un canal
curtain-task-working-show = Mostrar cómo trabajan las dos partes

curtain-filter = Filtrar
curtain-filter-traffic = Palabras de lo enviado o respondido
curtain-filter-log = Palabras, claves, una referencia
curtain-pause = Pausar
curtain-wall = Las horas son las del reloj de tu pared.
curtain-traffic-none = Ninguna petición así. Di algo a Rapport en Slack, o pulsa un botón.
curtain-log-none = Ninguna línea así.
curtain-way-app-slack = App → Slack
curtain-way-slack-app = Slack → App
curtain-way-app-x = App → X
curtain-way-x-app = X → App
curtain-no-answer = sin respuesta
curtain-no-answer-late = sin respuesta a tiempo
curtain-no-answer-none = sin conexión
curtain-retry = reintento { $number }
curtain-retried = Enviado de nuevo (reintento { $number }): el anterior acabó en { $reason }.
curtain-ack = Confirmado a los { $ms } ms; Slack espera 3 s.
curtain-ack-none = Sin confirmar en los 3 s que espera Slack.
curtain-check-slack = Comprobación de la firma: Rapport calcula HMAC-SHA256 con su secreto de firma sobre «{ $base }» seguido de los { $size } bytes del cuerpo, lo compara con X-Slack-Signature y no acepta nada de hace más de 5 minutos.
curtain-check-socket = Enviado por el WebSocket que abrió la propia app: no hay firma que comprobar.
curtain-check-x = Comprobación de la firma: Rapport calcula HMAC-SHA256 con el secreto del consumidor sobre el cuerpo, en base64, y lo compara con x-twitter-webhooks-signature.
curtain-check-token = El token de Authorization dice quién llama; aquí solo se muestra su tipo.
curtain-sent = Enviado
curtain-answered = Respondido
curtain-empty = Nada

curtain-jobs-away = Postgres no está, y los trabajos esperan en él. Si no vuelve, reinícialo en Fallos.
curtain-jobs-counts = Para más tarde: { $due } · en mano: { $doing } · en espera: { $todo } · fallidos del todo: { $failed }
curtain-jobs-due = Espera su hora
curtain-jobs-now = En la cola del worker
curtain-jobs-failures = De estos fallos se avisa a alguien
curtain-jobs-none = La cola está vacía: todo lo pedido está hecho.
curtain-jobs-state-doing = en mano
curtain-jobs-state-todo = en espera
curtain-jobs-state-failed = fallido del todo
curtain-jobs-tries = { $count ->
    [one] un intento
   *[other] { $count } intentos
}
curtain-jobs-next = nuevo intento en { $duration }
curtain-jobs-since = desde hace { $duration }
curtain-jobs-in = dentro de { $duration }
curtain-jobs-late = vencido hace { $duration }
curtain-jobs-reference = referencia { $reference }

curtain-fault-idle = Pulsa uno, haz algo en Slack o en X y mira cómo lo lleva Rapport. Con ninguno se pierde nada.
curtain-fault-armed = Espera su llamada
curtain-fault-clear = Quitar
curtain-fault-cleared = Ya no espera nada: todo funciona otra vez.
curtain-faults-slack = Slack
curtain-faults-x = X
curtain-faults-stores = Correo, Redis y Postgres
curtain-faults-app = El propio Rapport
curtain-fault-slack-429 = Responde 429 al próximo mensaje
curtain-then-slack-429 = Slack responderá al próximo mensaje de Rapport «ratelimited, espera 5 s». Haz que Rapport diga algo: espera, y el mensaje llega una sola vez. Míralo en Tráfico.
curtain-fault-slack-500 = Responde 500 al próximo mensaje
curtain-then-slack-500 = Slack responderá al próximo mensaje de Rapport con un error que no dice qué se hizo. Rapport mira el historial, no lo encuentra y lo publica: una vez. Mira conversations.history en Tráfico.
curtain-fault-slack-lost = Acepta el próximo mensaje y corta la conexión
curtain-then-slack-lost = Slack guardará el próximo mensaje y colgará sin decirlo. Rapport no lo sabe, mira el historial y lo encuentra: sigue siendo un mensaje; mira conversations.history en Tráfico.
curtain-fault-slack-refused = Corta la conexión antes del próximo mensaje
curtain-then-slack-refused = Slack colgará antes de que pase nada. Rapport mira el historial, no lo encuentra y lo publica: una vez.
curtain-fault-slack-slow = Tarda 5 s con el próximo mensaje
curtain-then-slack-slow = Slack responderá al próximo mensaje a los 5 s. Lo que pulses mientras tanto funciona igual.
curtain-fault-slack-twice = Envía dos veces el próximo evento
curtain-then-slack-twice = Slack entregará el próximo evento dos veces, a la vez. Menciona a Rapport: responde una vez.
curtain-fault-x-hangs = Acepta la próxima publicación y no responde nunca
curtain-then-x-hangs = X publicará lo próximo y dejará a Rapport esperando. La tarjeta dice que no es seguro, se lee la cronología y queda como publicado: una vez en X.
curtain-fault-x-lost = Acepta la próxima publicación y corta la conexión
curtain-then-x-lost = X publicará lo próximo y colgará. Rapport lee la cronología antes de enviar nada otra vez: una vez en X.
curtain-fault-x-drop = Corta la conexión antes de la próxima publicación
curtain-then-x-drop = X colgará antes de que pase nada. Rapport no puede saberlo: mira la cronología y, si no la encuentra, pregunta a una persona a su tiempo.
curtain-fault-x-429 = Dice «demasiadas peticiones» a la próxima publicación
curtain-then-x-429 = X rechazará la próxima publicación y dirá cuándo volver. Rapport espera hasta entonces; míralo en Trabajos.
curtain-fault-x-500 = Responde 500 a la próxima publicación
curtain-then-x-500 = X responderá con un error que no dice qué se hizo. Rapport mira la cronología antes de seguir.
curtain-fault-x-untold = Olvida avisar de la próxima mención
curtain-then-x-untold = X no avisará a Rapport de lo próximo que pase. Escribe a la marca como cliente: al consultar X se encuentra en medio minuto.
curtain-fault-x-twice = Avisa dos veces de la próxima mención
curtain-then-x-twice = X avisará a Rapport dos veces de lo próximo. Escribe a la marca como cliente: hay una tarjeta.
curtain-fault-mail = El próximo correo se rechaza
curtain-then-mail = El próximo correo vuelve («550 no existe ese buzón»). Registra un cambio del plan y adelanta el reloj hasta que se cuente: el equipo se entera de que el correo no llegó.
curtain-fault-redis = Vaciar Redis
curtain-then-redis = Redis está vacío. Nunca fue el registro: sigue, no falta nada.
curtain-fault-postgres = Reiniciar Postgres
curtain-then-postgres = Postgres se paró en orden y ya está de vuelta. Web y worker se reconectan solos; mira el Log.
curtain-fault-postgres-crash = Tumbar Postgres
curtain-then-postgres-crash = Postgres acabó sin avisar a nadie, se ha recuperado de su diario y está de vuelta. Lo prometido está; mira el Log.
curtain-process-up = en marcha
curtain-process-down = parado
curtain-process-dies = muere en { $place }
curtain-process-kill = Matar { $name }
curtain-process-start = Arrancar { $name }
curtain-then-kill = { $name } murió en medio de lo que hacía. Haz algo en Slack y arráncalo de nuevo: retoma lo que tenía en mano y nada se hace dos veces.
curtain-then-start = { $name } arranca; tarda unos segundos. Mira el Log.
curtain-die = Matar y arrancar de nuevo, para que muera en un punto con nombre entre dos efectos:
curtain-die-process = Qué proceso
curtain-die-place = Dónde muere
curtain-die-go = Reiniciar para morir ahí
curtain-then-die = Vuelve a correr y muere la próxima vez que llegue a ese punto, una vez. Haz algo que lleve allí, espera a que se pare y arráncalo: mira qué hace con lo que quedó a medias.
