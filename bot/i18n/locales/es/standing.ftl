# Cómo van los objetivos: lecturas, la tarjeta, la lista.
standing-help-goal = lo que quiere el negocio: fijar un objetivo, anotar cómo va, verlo

standing-error-no-such-reading = No hay esa lectura para corregir. `/plan objetivo ver` enseña las que hay.
standing-error-corrected = En su lugar ya está otra lectura. Corrige esa.
standing-error-day = Una lectura cuenta lo que hubo: elige hoy o un día anterior.

# La tarjeta y la lista.
standing-status =
    { $status ->
        [new] Todavía sin lecturas
        [reached] Meta alcanzada
        [passed] Su fecha ha pasado
        [closed] Cerrado
       *[open] Abierto
    }
standing-no-reading = Todavía nadie ha dicho cómo va.
standing-last = Última lectura: { $amount } el { $day }. Fuente: { $source }. Lo dijo { $who }.
standing-pace-weekly =
    { $way ->
        [down] Necesita { $weekly } menos por semana.
       *[up] Necesita { $weekly } más por semana.
    }
standing-pace-so-far =
    { $towards ->
        [towards] Hasta ahora, { $pace } por semana en esa dirección.
        [away] Hasta ahora, { $pace } por semana en la otra dirección.
       *[none] Hasta ahora no se ha movido.
    }
standing-pace-left =
    { $days ->
        [0] { $way ->
            [down] Necesita { $left } menos, y hoy es el día.
           *[up] Necesita { $left } más, y hoy es el día.
        }
        [one] { $way ->
            [down] Necesita { $left } menos de aquí a mañana.
           *[up] Necesita { $left } más de aquí a mañana.
        }
       *[other] { $way ->
            [down] Necesita { $left } menos en { $days } días.
           *[up] Necesita { $left } más en { $days } días.
        }
    }
standing-pace-passed =
    { $way ->
        [down] Se quedó { $left } por encima de la meta.
       *[up] Se quedó { $left } por debajo de la meta.
    }
standing-all = Todas las lecturas
standing-log = Anotar una lectura
standing-correct = Corregir una lectura
standing-readers =
    { $readers ->
        [team] Esto solo lo lee nuestro equipo.
       *[client] { $brand } y la agencia leen este hilo.
    }
standing-board =
    { $count ->
        [0] *{ $brand }* todavía no tiene ningún objetivo abierto.
        [one] *{ $brand }* · un objetivo abierto
       *[other] *{ $brand }* · { $count } objetivos abiertos
    }
standing-more =
    { $count ->
        [one] Y uno más: míralo por su número, como `/plan objetivo ver 13`.
       *[other] Y { $count } más: mira cada uno por su número, como `/plan objetivo ver 13`.
    }
standing-how-to-set = Para fijar uno: `/plan objetivo fijar pedidos semanales de 40 a 60 pedidos para el 31 de marzo`
standing-closed-by = Lo cerró { $who }, { $at }. Por qué: { $reason }
standing-chart-readings = Lecturas
standing-chart-path = Ritmo constante
standing-chart-target = Meta
standing-column =
    { $column ->
        [number] N.º
        [day] Día
        [value] Valor
        [source] Fuente
       *[note] Nota
    }
standing-replaced = Corregida por la n.º { $number }
standing-replaces = En lugar de la n.º { $number }: { $reason }

# Lecturas.
standing-logged = Objetivo { $number }, { $indicator }: { $amount } el { $day }. Fuente: { $source }. Está en el registro.
standing-modal-log = Anotar una lectura
standing-modal-correct = Corregir una lectura
standing-label-goal = Qué objetivo
standing-label-reading = Qué lectura no es correcta
standing-reading = N.º { $number }: { $amount }, { $day }
standing-label-wrong = Qué no era correcto
standing-label-day = De qué día
standing-label-source = De dónde sale el número
standing-placeholder-source = El informe semanal de la tienda
standing-hint-source = Una persona, o un sitio donde se pueda mirar.
