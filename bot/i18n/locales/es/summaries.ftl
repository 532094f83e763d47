# El resumen diario, y el que alguien pide.
summaries-help-summary = ver cómo está todo ahora

summaries-title = { $brand } · Resumen del { $day }
summaries-title-now = { $brand } · Cómo está todo
summaries-since = @{ $handle } en X · desde: { $since }
summaries-glance = { $title }: { $told }.
summaries-nothing = nada nuevo
summaries-nothing-long = Nada nuevo: no ha salido ninguna publicación, no se espera a nadie, todos los cambios están vistos y la bandeja está vacía.
summaries-count-published =
    { $count ->
        [one] 1 publicación en X
       *[other] { $count } publicaciones en X
    }
summaries-count-direct =
    { $count ->
        [one] 1 publicación directa
       *[other] { $count } publicaciones directas
    }
summaries-count-readings =
    { $count ->
        [one] 1 lectura nueva de un objetivo
       *[other] { $count } lecturas nuevas de objetivos
    }
summaries-count-promises =
    { $count ->
        [one] 1 promesa cuyo día ya pasó
       *[other] { $count } promesas cuyo día ya pasó
    }
summaries-count-items =
    { $count ->
        [one] 1 elemento del plan a la espera de acuerdo
       *[other] { $count } elementos del plan a la espera de acuerdo
    }
summaries-count-requests =
    { $count ->
        [one] 1 petición a la espera
       *[other] { $count } peticiones a la espera
    }
summaries-count-waiting =
    { $count ->
        [one] 1 publicación que espera a alguien
       *[other] { $count } publicaciones que esperan a alguien
    }
summaries-count-unseen =
    { $count ->
        [one] 1 cambio sin ver
       *[other] { $count } cambios sin ver
    }
summaries-count-late =
    { $count ->
        [one] 1 retraso con su causa
       *[other] { $count } retrasos con sus causas
    }
summaries-count-answered =
    { $count ->
        [one] 1 mensaje respondido
       *[other] { $count } mensajes respondidos
    }
summaries-count-open =
    { $count ->
        [one] 1 mensaje abierto
       *[other] { $count } mensajes abiertos
    }
summaries-more =
    { $count ->
        [one] … y 1 más
       *[other] … y { $count } más
    }

summaries-published = *Publicado*
summaries-published-line = { $what } · { $at }
summaries-gone = borrado después en X

summaries-direct = *Publicado directamente en @{ $handle }*
summaries-direct-line =
    { $verdict ->
        [item] { $what } · { $at } · parte de { $item }
        [plan] { $what } · { $at } · parte del plan
        [one_off] { $what } · { $at } · algo puntual
       *[permitted] { $what } · { $at }
    }
summaries-waiting = *A la espera de alguien*
summaries-waiting-line =
    { $status ->
        [held] { $what } · en espera de { $who } desde: { $since }
        [changes_needed] { $what } · necesita cambios, espera a { $who } desde: { $since }
        [failed] { $what } · no publicada, espera a { $who } desde: { $since }
        [unconfirmed] { $what } · sin confirmar por X, espera a { $who } desde: { $since }
       *[in_review] { $what } · en revisión, espera a { $who } desde: { $since }
    }
summaries-nobody = un contacto que pueda aprobar
summaries-due = decidir antes de: { $due }
summaries-was-to-go-out = iba a salir: { $due }

summaries-unseen = *Cambios sin ver*
summaries-change = Cambio { $number }
summaries-unseen-line =
    { $side ->
        [client] { $number }: { $text } · avisó la agencia, { $at }; falta el *Visto* de { $brand }
       *[agency] { $number }: { $text } · avisó { $brand }, { $at }; falta el *Visto* de la agencia
    }

summaries-inbox = *Bandeja*
summaries-answered = Respondidos: *{ $count }*
summaries-open = Abiertos: *{ $count }*
summaries-median = Mediana de la primera respuesta: *{ $median }*
summaries-oldest = El que más espera, desde: { $since }

# La tabla de los últimos días.
summaries-column-day = Día
summaries-column-published = Publicado
summaries-column-answered = Respondidos
summaries-column-open = Abiertos
summaries-column-median = Mediana de la primera respuesta

# El registro.
summaries-head = Esta línea sella el registro hasta aquí. Quien la guarde puede probar con `rapport verify --checkpoint` que nada de lo anterior ha cambiado.
summaries-head-plain = El registro termina en la entrada { $seq }, { $short }.
summaries-chart-title = Los últimos días
summaries-chart-count = Cuántos
