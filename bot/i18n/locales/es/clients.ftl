# Clientes: alta, ajustes, personas y lo que falló del todo.

clients-help-setup = dar de alta una marca: cinco preguntas, menos de un minuto
clients-help-settings = cambiar cómo se trabaja con esta marca
clients-help-people = quién hace qué aquí
clients-help-add = dar un papel a alguien: @ana como personal Atención
clients-help-remove = quitar un papel a alguien

# Errores: qué ha pasado y qué hacer.
clients-no-client-here = En este canal no hay todavía ninguna marca. Dilo en el canal de la marca o escribe aquí `/rapport configurar`.
clients-no-client-yet = Todavía no participas en ninguna marca. Pide a su responsable que te añada con `/rapport añadir`, o escribe `/rapport configurar` en el canal del equipo.
clients-which-client = Trabajas para varias marcas: { $brands }. Dilo en el canal de la que corresponda.
clients-not-your-role =
    { $count ->
        [0] Aquí nadie puede hacer eso todavía. Una persona responsable puede dar ese papel con `/rapport añadir`.
       *[other] De eso se ocupa: { $who }. Pídeselo, o mira `/rapport personas`.
    }
clients-no-account = @{ $handle } no está conectada a X, así que no se puede publicar nada para { $brand }. Quien administra Rapport la conecta con `rapport connect x --client { $slug } --token …`.
clients-not-your-team = Las marcas las da de alta la gente de este espacio de trabajo. Pide a alguien de allí que escriba `/rapport configurar`.
clients-not-in-dm = Escribe `/rapport configurar` en el canal de tu equipo para la marca: allí llegarán las tarjetas y las preguntas.
clients-bad-brand = Pon a la marca un nombre de { $limit } caracteres como mucho, con letras o cifras.
clients-brand-taken = { $brand } ya está dada de alta. Escribe `/rapport personas` en su canal para ver quién la lleva, o pon otro nombre a esta marca.
clients-channel-taken = Este canal es el de { $brand }. Cada marca tiene sus propios canales: usa otro.
clients-same-channel = Ese es el canal de tu equipo. Elige el que lee el cliente o déjalo vacío.
clients-bad-handle = Eso no es el nombre de una cuenta de X. Escríbelo así: @acme, con letras, cifras y _, 15 como mucho.
clients-handle-connected = @{ $handle } está conectada y sus publicaciones son suyas. Para usar otra cuenta, habla con quien administra Rapport.
clients-bad-email = Eso no parece una dirección de correo. Escríbela así: ana@example.com.
clients-no-contact = Indica el contacto del cliente: alguien de Slack, más arriba, o una dirección de correo aquí.
clients-bad-zone = No conozco la zona horaria «{ $zone }». Escríbela así: Europe/Madrid o America/Mexico_City.
clients-bad-time = Escribe una hora, por ejemplo 09:00.
clients-bad-number = Escribe un número entero entre { $low } y { $high }.
clients-bad-role = Di qué papel: `como responsable`, `como estratega`, `como cliente`, `como personal` o `como coach`. Tras `personal` puede ir un departamento: `@ana como personal Atención`.
clients-nobody-named = Nombra a una persona, con @: `@ana como personal Atención`.
clients-stranger = No veo a esa persona en Slack, o es una aplicación. Elige a alguien de este espacio de trabajo o de un canal compartido.
clients-already-member = { $who } ya tiene ese papel: { $role ->
        [manager] responsable
        [strategist] estratega
        [client] contacto del cliente
        [staff] personal
       *[coach] coach
    }.
clients-not-a-member = { $who } no tiene ese papel en { $brand }. Con `/rapport personas` se ve quién hace qué.
clients-last-manager = Alguien tiene que llevar la marca. Nombra antes a otra persona: `/rapport añadir @ana como responsable`.
clients-account-taken = @{ $handle } ya está conectada para { $brand }. Una cuenta pertenece a una sola marca.
clients-other-account = Esta clave es de @{ $handle }, pero la marca se dio de alta con @{ $expected }. Usa la clave de @{ $expected } o cambia el nombre en `/rapport ajustes`.

clients-role-manager = Lleva la marca
clients-role-strategist = Planifica
clients-role-client = Contacto del cliente
clients-role-staff = Responde a clientes
clients-role-coach = Acompaña

# El formulario de alta.
clients-cancel = Cancelar
clients-save = Guardar
clients-setup-title = Dar de alta una marca
clients-setup-submit = Dar de alta
clients-setup-lead = Cinco preguntas. El idioma ({ $language }), la zona horaria ({ $zone }) y el horario (de lunes a viernes, de 9 a 18) se toman de ti y se pueden cambiar después.
clients-setup-brand = Marca
clients-setup-brand-hint = Como la conoce la gente.
clients-setup-handle = Cuenta de X
clients-setup-contact = El contacto del cliente, en Slack
clients-setup-contact-hint = Ve los cambios del plan y aprueba las publicaciones.
clients-setup-email = … o por correo
clients-setup-email-hint = Allí llegan los avisos de cambios del plan. Al menos uno de los dos.
clients-setup-stand-in = ¿Quién te sustituye?
clients-setup-stand-in-hint = Puede hacer todo lo que haces tú, para cuando no estés.
clients-setup-answering = ¿Quién responde hoy a la gente?
clients-setup-answering-hint = Sus respuestas salen tal cual. Las de quien se añada después las lee antes una persona responsable.

# Tras el alta.
clients-set-up-answer = { $brand } está dada de alta. La tarjeta está en { $channel }. Si no la ves, invítame con `/invite @Rapport`.
clients-set-up-text = { $brand } está dada de alta
clients-set-up-connected = @{ $handle } en X
clients-set-up-unconnected = @{ $handle } en X, sin conectar todavía
clients-set-up-who = *Quién hace qué*
clients-set-up-by-mail = por correo a { $email }
clients-set-up-nobody = nadie todavía
clients-set-up-line = { $what }: { $who }
clients-set-up-defaults = *Lo que vale mientras nadie lo cambie*
clients-set-up-hold =
    { $minutes ->
        [0] Un cambio del plan se registra y se cuenta a la otra parte al momento.
       *[other] Un cambio del plan se registra al momento. Durante { $minutes } min se puede corregir o retirar; después se avisa a la otra parte.
    }
clients-set-up-approval = Cualquier contacto del cliente aprueba una publicación, hasta { $cutoff } min antes de su hora. Si nadie contesta, la publicación espera y pregunto a quien lleva la marca.
clients-set-up-approval-named = Quien figura en los ajustes aprueba una publicación, hasta { $cutoff } min antes de su hora. Si nadie contesta, la publicación espera y pregunto a quien lleva la marca.
clients-set-up-inbox = La primera respuesta llega en { $first } del horario de atención, { $hours }. La bandeja está en este canal.
clients-set-up-summary = El resumen diario llega a las { $time } ({ $zone }).
clients-set-up-next = *Qué hacer ahora*
clients-set-up-connect = Conectar X: quien administra Rapport escribe `{ $command }`
clients-set-up-channel = Elegir el canal que lee el cliente, si lo hay. Sin él, basta el correo.
clients-set-up-channel-done = El cliente lee { $channel }.
clients-choose-channel = Canal del cliente (opcional)
clients-open-settings = Ajustes

clients-channel-title = Canal del cliente
clients-channel-label = El canal que lee { $brand }
clients-channel-hint = Allí se ven los cambios del plan y las publicaciones por aprobar. Invítame antes: /invite @Rapport
clients-hello-text = { $brand } y la agencia leen este canal.
clients-hello = Aquí se ven los cambios del plan y las publicaciones por aprobar. Cuando cambie el plan, basta una frase: `@Rapport cambio pasamos el lanzamiento al viernes a las 17:30`. Queda registrado y se avisa a la otra parte.

# Ajustes.
clients-settings-title = Ajustes
clients-settings-lead = *{ $brand }* · @{ $handle }
clients-settings-saved = Guardado para { $brand }.
clients-settings-same = No se ha cambiado nada.
clients-settings-value = { $setting }: { $value }
clients-label-change-hold-minutes = Tiempo para corregir o retirar un cambio del plan
clients-label-approvers = Quién aprueba
clients-label-approvers-hint = Vacío: cualquier contacto del cliente.
clients-label-summary-time = Resumen diario a las
clients-label-language = Idioma de las tarjetas compartidas
clients-label-zone = Zona horaria
clients-label-zone-hint = Por ejemplo Europe/Madrid o America/Mexico_City.
clients-label-client-channel-id = Canal del cliente
clients-label-client-channel-id-hint = Vacío: solo correo. Invítame allí: /invite @Rapport
clients-label-first-answer-minutes = Primera respuesta, en minutos del horario de atención
clients-label-answer-days = Respuesta entre la agencia y el cliente, en días laborables
clients-label-cards-a-day = Tarjetas nuevas al día en el canal del cliente; el resto comparte una
clients-label-cutoff-minutes = La aprobación acaba estos minutos antes de la hora de publicar
clients-label-x-handle = Cuenta de X
clients-label-contact-email = Correo del contacto del cliente
clients-label-contact-email-hint =
    { $state ->
        [verified] Confirmada: los correos llegan allí. /rapport recibos dice cómo fueron los últimos, y los desactiva.
        [waits] Todavía sin confirmar, así que los correos esperan. El botón está en el correo que se envió allí. /rapport recibos dice más.
        [off] Los correos de esta marca están desactivados. /rapport recibos sí los activa.
       *[none] Los correos esperan hasta que alguien la confirme. /rapport recibos dice si ya es así, y los activa o desactiva.
    }
clients-value-days =
    { $days ->
        [one] 1 día laborable
       *[other] { $days } días laborables
    }
clients-value-hold =
    { $minutes ->
        [0] ninguno: se avisa enseguida
       *[other] { $minutes } min
    }
clients-value-minutes = { $minutes } min
clients-value-none = ninguno
clients-value-any-contact = cualquier contacto del cliente
clients-language-en = inglés
clients-language-es = español

# Personas.
clients-people-title = { $brand }: quién hace qué
clients-people-away = del cliente
clients-people-learning = sus respuestas se leen antes
clients-people-signs = firma ^{ $initials }
clients-people-footer = Quien lleva la marca cambia esto con `/rapport añadir @ana como personal Atención` y `/rapport quitar @ana`.
clients-added = { $who }: { $role } en { $brand }.
clients-added-staff-learning = { $who } responde a la gente por { $brand } y firma ^{ $initials }. Una persona responsable lee las respuestas antes de que salgan.
clients-removed = { $who } ya no tiene este papel en { $brand }: { $roles }.

# Lo que falló del todo.
clients-failure =
    { $area ->
        [publishing] Una publicación no ha podido salir.
        [inbox] No se ha podido leer lo que escribe la gente.
        [replies] Una respuesta a alguien no ha podido salir.
        [mail] Un correo no ha podido salir.
        [plans] No se ha podido avisar a la otra parte de un cambio del plan.
        [summaries] No se ha podido hacer el resumen diario.
        [slack] No se ha podido escribir en Slack.
       *[other] Una tarea en segundo plano no ha salido bien.
    } Lo he intentado durante varios minutos y he parado. No se ha cambiado nada más.
clients-failure-next = Mira la tarjeta a la que pertenece. Si no está claro qué hacer, pasa esta referencia a quien administra Rapport: `{ $reference }`
clients-undeliverable = No he podido escribir en { $channel }, así que allí no lo han visto.
clients-undeliverable-dm = No he podido enviar un mensaje directo a { $who }, así que no lo ha visto.
clients-undeliverable-next =
    { $error ->
        [not_in_channel] No estoy en ese canal. Invítame allí con `/invite @Rapport`.
        [channel_not_found] No veo ese canal. Si es privado, invítame allí con `/invite @Rapport`; si no, elige otro en `/rapport ajustes`.
        [is_archived] Ese canal está archivado. Elige otro en `/rapport ajustes`.
       *[other] Slack ha dicho `{ $error }`. Pasa esta referencia a quien administra Rapport: `{ $reference }`
    }
