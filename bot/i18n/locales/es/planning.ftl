# Elementos del plan: la tarjeta, el formulario, el plan entero, lo que espera acuerdo.
planning-help-item = poner algo en el plan, o editarlo o cerrarlo
planning-help-show = el plan como lo acordaron las dos partes y cómo avanza

# Qué ha pasado y qué hacer.
planning-error-title = Un elemento necesita nombre. Di en pocas palabras qué es.
planning-error-long = Son { $length } caracteres y aquí caben { $limit } como mucho. Di lo principal y enlaza el documento con el resto.
planning-error-dates = Acabaría antes de empezar. Elige un final posterior o deja una de las dos fechas vacía.
planning-error-per-week = ¿Cuántas publicaciones por semana? Pon un número entero de 1 a { $limit }.
planning-error-network = Una cadencia es para una red. Elige cuál.
planning-error-owner = Quien se ocupa de un elemento tiene un papel en { $brand }. Elige a otra persona o añádela antes con `/rapport añadir`.
planning-error-objective = Ese objetivo ya no está abierto para esta marca. Elige otro, o ninguno.
planning-error-unknown = No hay ningún elemento así en este plan. `/plan ver` los enseña todos con su número.
planning-error-which = ¿Qué elemento? Di su número, por ejemplo `/plan elemento editar 4` o `/plan elemento cerrar 4 no hay feria`. Los números están en `/plan ver`.
planning-error-closed = El elemento { $number } está cerrado, así que ya no cambia nada en él. Propón uno nuevo con `/plan elemento`.
planning-error-out-of-date = Mientras esto estaba abierto, alguien propuso otra versión del elemento { $number }. Copia lo que has escrito, cierra esto y abre el elemento otra vez: enseña lo que se propone ahora.
planning-error-nothing-changed = El elemento { $number } ya dice eso. Cambia algo o cierra esto.
planning-error-not-agreed = El elemento { $number } por ahora solo está propuesto, así que basta con editarlo: `/plan elemento editar { $number }`.
planning-error-nothing-moved = El elemento { $number } ya tiene esas fechas.
planning-error-reason = Di por qué, en una frase. La leen las dos partes.
planning-error-ask-themselves = { $who } puede dar su acuerdo en Slack con un clic. Pídele que pulse *De acuerdo* en la tarjeta.
planning-error-nothing-waits = Ahí ya no espera nada. `/plan ver` enseña el plan como está ahora.
planning-error-ask-by-request = Los elementos los proponen los responsables y estrategas. Cuéntales lo que necesitas con `/plan petición`, en una frase; tú das tu acuerdo a lo que propongan.
planning-error-cannot-agree = Por la agencia da su acuerdo un responsable o estratega y, por el cliente, uno de sus contactos. Puedes leer todo el plan con `/plan ver`.

# Un elemento.
planning-kind-campaign = Campaña
planning-kind-programme = Programa
planning-kind-cadence = Cadencia
planning-kind-channel = Canal
planning-kind-theme = Tema
planning-kinds-campaign = Campañas
planning-kinds-programme = Programas
planning-kinds-cadence = Cadencias
planning-kinds-channel = Canales
planning-kinds-theme = Temas
planning-often =
    { $count ->
        [one] 1 publicación por semana en { $network }
       *[other] { $count } publicaciones por semana en { $network }
    }
planning-line = *{ $number } · { $title }* · { $state }
planning-named = { $number } · { $title }
planning-state-agreed = Acordado (versión { $version })
planning-state-closed = Cerrado
planning-state-proposed =
    { $side ->
        [client] Propuesto, falta el acuerdo del cliente
       *[agency] Propuesto, falta el acuerdo de la agencia
    }
planning-state-revised =
    { $side ->
        [client] Acordado (versión { $version }); se propone la versión { $new }, falta el acuerdo del cliente
       *[agency] Acordado (versión { $version }); se propone la versión { $new }, falta el acuerdo de la agencia
    }
planning-dates-none = Sin fecha de fin
planning-dates-both = Del { $starts } al { $ends }
planning-dates-starts = Desde el { $starts }{ $ends }
planning-dates-ends = Hasta el { $ends }{ $starts }
planning-owner = se ocupa { $who }
planning-goal = para el objetivo { $number }: { $name }
planning-last-change = Último cambio: #{ $number }
planning-none = ninguno
planning-change = { $what }: { $before } → { $after }
planning-field-title = Nombre
planning-field-about = Qué es
planning-field-owner-id = Quién se ocupa
planning-field-starts = Empieza
planning-field-ends = Acaba
planning-field-network = Red
planning-field-per-week = Publicaciones por semana
planning-field-objective-id = Objetivo

# Cómo va una cadencia.
planning-progress =
    { $whole ->
        [yes] { $count } de { $target } esta semana en { $network }.
       *[no] { $count } esta semana en { $network }, que solo cuenta en parte ({ $target } en una semana entera).
    }
planning-progress-past =
    { $weeks ->
        [one] La semana anterior: { $counts }.
       *[other] Las { $weeks } semanas anteriores: { $counts }.
    }
planning-progress-later = Se cuenta desde el { $day }.
planning-progress-over = Sus fechas ya han pasado.
planning-progress-unseen = { $target } por semana en { $network }, donde Rapport no ve lo que se publica, así que no lo cuenta.
planning-chart = Publicaciones por semana
planning-chart-posts = Publicaciones

# Su tarjeta.
planning-card-title = *{ $brand } · Elemento { $number } del plan* · { $state }
planning-ask =
    { $count ->
        [0]
            { $side ->
                [client] Será el plan cuando el cliente dé su acuerdo. No hay nadie suyo en Slack: contádselo y anotad quién dio su acuerdo y cómo con `/plan ver`, *Abrir*.
               *[agency] Será el plan cuando la agencia dé su acuerdo.
            }
        [one] { $who }, míralo por favor y pulsa *De acuerdo*. Será el plan cuando una persona de cada parte haya dado su acuerdo.
       *[other] { $who }: que alguien lo mire por favor y pulse *De acuerdo*. Será el plan cuando una persona de cada parte haya dado su acuerdo.
    }
planning-would-change = La versión { $version } cambiaría:
planning-closed-by = Lo cerró { $who }: { $reason }
planning-closed-at = Cerrado { $at }
planning-agreed-by = Versión { $version } acordada por { $agency }, por la agencia, y { $client }, por el cliente, { $at }
planning-noted = «{ $words }» (lo anotó { $who })
planning-proposed-by =
    { $side ->
        [client] Versión { $version } propuesta por { $who }, por el cliente, { $at }
       *[agency] Versión { $version } propuesta por { $who }, por la agencia, { $at }
    }
planning-replaced = { $brand } · Elemento { $number } del plan · { $title }: sustituido, la versión { $version } está más abajo.
planning-agree = De acuerdo
planning-see-waiting = Ver los { $count } que esperan
planning-elsewhere = Acordado fuera
planning-edit = Editar
planning-close = Cerrar
planning-bring = Traer el objetivo
planning-open = Abrir

# El formulario.
planning-form-new = Nuevo elemento
planning-form-edit = Editar un elemento
planning-form-lead = { $brand } · será el plan cuando una persona de cada parte haya dado su acuerdo; al proponerlo das el tuyo
planning-form-kind = ¿Qué es?
planning-form-title = Nombre
planning-form-title-campaign = Lanzamiento de verano
planning-form-title-programme = Embajadores
planning-form-title-cadence = 3 publicaciones por semana en X
planning-form-title-channel = La marca en LinkedIn
planning-form-title-theme = Cómo se hace
planning-form-about = Qué es
planning-form-owner = Quién se ocupa
planning-form-starts = Empieza
planning-form-ends = Acaba
planning-form-network = Red
planning-form-per-week = Publicaciones por semana
planning-form-objective = A qué objetivo sirve
planning-form-submit = Proponer
planning-cancel = Cancelar
planning-proposed =
    { $side ->
        [client] Propuesto: { $item }. Se le pide el acuerdo a la agencia.
       *[agency] Propuesto: { $item }. Se le pide el acuerdo al cliente.
    }
planning-close-title = Cerrar un elemento
planning-close-submit = Cerrarlo
planning-close-words = Por qué
planning-close-hint = Lo leen las dos partes y se queda en el registro.
planning-closed-done = Cerrado: { $item }. Las dos partes lo ven en el registro del plan.

# El plan entero.
planning-title = El plan de { $brand }
planning-empty = Todavía no hay nada en el plan. Los responsables y estrategas proponen con `/plan elemento`, por ejemplo `/plan elemento 3 publicaciones por semana en X`.
planning-summary =
    { $waiting ->
        [0] Versión { $version } · acordados: { $agreed }
       *[other] Versión { $version } · acordados: { $agreed } · esperan acuerdo: { $waiting }
    }
planning-back = Atrás
planning-on = Página siguiente
planning-share = Enseñarlo en el canal
planning-open-page = Abrir como página
planning-shared = El plan ya está en el canal y ahí se mantiene al día.
planning-waiting-title = Lo que espera acuerdo en { $brand }
planning-nothing-waits = En { $brand } no espera acuerdo nada.
planning-waiting =
    { $count ->
        [one] *Espera acuerdo:*
       *[other] *Esperan acuerdo ({ $shown } de { $count }):*
    }
planning-proposal = • *{ $number } · { $title }* (versión { $version }, la propuso { $who }): { $what }
planning-agree-all =
    { $count ->
        [one] De acuerdo
       *[other] De acuerdo con los { $count }
    }
planning-outcome-agreed =
    { $count ->
        [one] Acordado: { $items }. Ya es el plan, versión { $version }.
       *[other] Acordado: { $items }. Ya son el plan, versión { $version }.
    }
planning-outcome-own-side =
    { $count ->
        [one] Tu parte ya dio su acuerdo a { $items }; falta la otra.
       *[other] Tu parte ya dio su acuerdo a estos y falta la otra: { $items }.
    }
planning-outcome-already =
    { $count ->
        [one] Las dos partes ya dieron su acuerdo a { $items }. No hace falta nada más.
       *[other] Las dos partes ya dieron su acuerdo a estos y no hace falta nada más: { $items }.
    }
planning-outcome-changed =
    { $count ->
        [one] { $items } ha cambiado desde que se enseñó esto, así que no has dado tu acuerdo. Mira lo que se propone ahora.
       *[other] Estos han cambiado desde que se enseñó esto, así que no has dado tu acuerdo: { $items }. Mira lo que se propone ahora.
    }
planning-outcome-closed =
    { $count ->
        [one] { $items } se cerró mientras tanto.
       *[other] Estos se cerraron mientras tanto: { $items }.
    }
planning-see-changed = Ver lo que se propone ahora
planning-elsewhere-title = Acordado fuera
planning-elsewhere-submit = Anotarlo
planning-elsewhere-words = Quién dio su acuerdo y cómo
planning-elsewhere-hint = Por ejemplo: Carlos Peña, por teléfono esta mañana. En el registro consta que lo anotaste tú.
planning-elsewhere-lead =
    { $count ->
        [one] { $brand } · el cliente ha dado su acuerdo a lo que se enseñó
       *[other] { $brand } · el cliente ha dado su acuerdo a los { $count } que se enseñaron
    }

# Para quien lleva la estrategia.
planning-without-goal =
    { $count ->
        [one] Un elemento no sirve todavía a ningún objetivo. Esto solo lo ves tú.
       *[other] { $count } elementos no sirven todavía a ningún objetivo. Esto solo lo ves tú.
    }
planning-goal-none = Todavía no hay ningún objetivo abierto para esta marca. Pon uno con `/rapport objetivo fijar`.
planning-goal-submit = Guardar
planning-goal-chosen = { $item } sirve ahora al objetivo { $number }: { $name }.
planning-goal-gone = { $item } ya no sirve a ningún objetivo.
