# Cómo trabajamos: la página que acuerdan las dos partes, sus formularios y el acuerdo.
working-help = cómo trabajan las dos partes: quién decide, hace y se entera; dar el acuerdo

# Qué ha pasado y qué hacer.
working-error-section = Esa parte de la página ya no está. Escribe `/plan cómo` para ver la página como es ahora.
working-error-person = Alguien a quien has elegido ya no tiene un papel aquí. Elige a otra persona o añádela antes con `/rapport añadir`.
working-error-hours = Escribe las horas así: 9:00-14:00, 16:00-19:00, una tras otra. Deja vacío el día en que nadie responde.
working-error-never = Pon horas al menos en un día, para que las respuestas tengan cuándo llegar.
working-error-agree = Por la agencia da su acuerdo un responsable o estratega y, por el cliente, uno de sus contactos. Puedes leer la página aquí cuando quieras.

# La página.
working-title = { $brand } · Cómo trabajamos
working-lead = Una página que acuerdan las dos partes. Sus ajustes son los que están en uso.
working-status = { $status ->
        [agreed] *Acordado.*
        [changed] *Por acordar de nuevo.* Con un clic de cada parte queda acordado como está ahora.
       *[new] *Todavía sin acordar.* Con un clic de cada parte queda acordado.
    }
working-waits = { $side ->
        [agency] *Falta el acuerdo de { $brand }.* { $who } dio el de la agencia, { $at }.
       *[client] *Falta el acuerdo de la agencia.* { $who } dio el de { $brand }, { $at }.
    }
working-asked-by-mail = El correo del final del día lleva a una página donde puede dar su acuerdo.
working-agreed-by = Versión { $version }: { $agency } por la agencia y { $client } por el cliente, { $at }.
working-changed-since = *Ha cambiado desde el acuerdo del { $at }:*
working-moved = { $what }: { $before } → { $after }
working-time = { $what ->
        [cutoff_minutes] Aprobación antes de que salga una publicación
        [first_answer_minutes] Primera respuesta en
       *[change_hold_minutes] Tiempo para corregir un cambio
    }
working-more = y { $count } más
working-section-posts = Publicaciones
working-section-replies = Respuestas
working-section-crises = Crisis
working-section-spending = Gastos
working-section-hours = Horario
working-section-telling = Avisos de cambios
working-section-direct = Publicar directamente
working-section-free = Qué no necesita aprobación
working-part = { $part ->
        [decides] Decide: { $value }
        [does] Lo hace: { $value }
        [told] Se entera: { $value }
       *[words] En palabras: { $value }
    }
working-unsaid = Falta decir: { $parts }
working-unsaid-part = { $part ->
        [decides] quién decide
        [does] quién lo hace
       *[told] quién se entera
    }
working-line-cutoff-minutes = Se aprueban, como tarde, { $value } antes de salir
working-line-first-answer-minutes = Primera respuesta en { $value }, dentro del horario de abajo
working-line-hours = Alguien responde: { $value }
working-line-answer-days = Cada parte responde a la otra en { $value }. Lo que tarde más cuenta como espera.
working-days =
    { $days ->
        [one] 1 día laborable
       *[other] { $days } días laborables
    }
working-line-zone = Zona horaria: { $value }
working-line-change-hold-minutes = Un cambio del plan se avisa a los { $value }, para poder corregirlo antes
working-line-cards-a-day = En el canal del cliente, { $value } al día; el resto comparte una, salvo lo que vence en menos de 24 horas
working-cards =
    { $cards ->
        [one] 1 tarjeta nueva
       *[other] { $cards } tarjetas nuevas
    }
working-line-receipts = Copias por correo: { $value }
working-line-summary-time = Resumen del día a las { $value }
working-line-direct = Puede publicar en la cuenta sin Rapport: { $value }
working-receipts = { $on ->
        [yes] sí, al final del día, y en el momento si entra en vigor en menos de 24 horas
       *[no] no
    }
working-nobody = { $what ->
        [anyone] cualquier contacto de { $brand }
        [nobody] nadie
       *[open] sin decir todavía
    }
working-nothing = nada
working-everybody = todas las personas de { $brand }
working-free-replies = Las respuestas a clientes. Las de quien aún está aprendiendo las lee antes un coach.
working-free-own = Una publicación que escribió quien la aprueba: al entregarla queda aprobada.
working-free-direct = Lo que publican en la cuenta las personas nombradas arriba. El resumen lo cuenta.
working-free-rest = Todas las demás publicaciones esperan aprobación.
working-gone = { $who } ya no tiene un papel en { $brand }. Di quién es ahora: { $what }.

# Botones, respuestas.
working-change = Cambiar: { $section }
working-agree = De acuerdo
working-open = Ver la página
working-replaced = Cómo trabajamos en { $brand }: la versión { $version } está más abajo.
working-agree-answer = { $outcome ->
        [agreed] Has dado el acuerdo de tu parte. La tarjeta se lo pide ahora a la otra.
        [agreed_mail] Has dado el acuerdo de tu parte. A { $brand } se le pregunta en el correo del final del día, que lleva a una página con el botón.
        [both] Las dos partes están de acuerdo. Así se trabaja ahora con { $brand }.
        [own_side] Tu parte ya dio su acuerdo a esto; falta la otra.
        [already] Las dos partes ya acordaron exactamente esto.
       *[changed] La página cambió después de que se enseñara esto, así que no se ha acordado nada. Escribe `/plan cómo` o `@Rapport cómo`, míralo y da tu acuerdo allí.
    }
working-saved = *Guardado para { $brand }*
working-same = Ya estaba así. No ha cambiado nada.
working-ask-both = Las dos partes acuerdan la página como está ahora, con un clic cada una.

# El formulario de una parte.
working-modal-title = Cómo trabajamos
working-modal-lead = *{ $brand }* · { $section }
working-save = Guardar
working-cancel = Cancelar
working-asked = { $part ->
        [decides] Quién decide
        [does] Quién lo hace
        [told] Quién se entera
       *[words] En palabras
    }
working-label-other = { $what }, sin Slack
working-hint-approvers = Sin nadie elegido, aprueba cualquier contacto del cliente.
working-hint-number = Minutos, de { $low } a { $high }.
working-hint-days = Días laborables, de { $low } a { $high }. Para aprobaciones y preguntas, igual para las dos partes.
working-hint-cards = Un número, de { $low } a { $high }. Lo que vence en menos de 24 horas siempre tiene su propia tarjeta.
working-hint-hours = Por ejemplo 9:00-14:00, 16:00-19:00. Un día vacío: nadie responde.
working-hint-words = { $about ->
        [crises] Por ejemplo qué cuenta como crisis y a qué número llamar.
       *[spending] Por ejemplo hasta qué importe no hay que preguntar a nadie.
    }
