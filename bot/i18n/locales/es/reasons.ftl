# /plan por qué: días por causa, y qué hay detrás de cada número.
reasons-help = qué movió nuestras fechas, en días por causa, con las entradas detrás de cada número
reasons-title = { $brand }: qué movió nuestras fechas
reasons-since = Desde el { $since } · días laborables · lo que ha confirmado un responsable
reasons-waiting =
    { $count ->
        [one] Otro espera a un responsable en este canal. Esta línea solo la lee nuestro equipo.
       *[other] Otros { $count } esperan a un responsable en este canal. Esta línea solo la lee nuestro equipo.
    }
reasons-none = Nada de { $brand } llegó más tarde de lo acordado, por lo que se ha confirmado. Cuando una fecha pasa o se mueve, Rapport propone al responsable qué movió la fecha.
reasons-chart = Días por causa
reasons-days = Días
reasons-short-change = Cambio del plan
reasons-short-approval = Aprobación
reasons-short-material = Material
reasons-short-agency = Agencia
reasons-short-third-party = Terceros
reasons-short-unknown = No se sabe aún
reasons-line =
    { $days ->
        [one] *1 día*: { $cause }
       *[other] *{ $days } días*: { $cause }
    }
reasons-thing-item =
    { $days ->
        [one] { $title } (elemento { $number }): 1 día
       *[other] { $title } (elemento { $number }): { $days } días
    }
reasons-thing-promise =
    { $days ->
        [one] Petición #{ $number }: 1 día
       *[other] Petición #{ $number }: { $days } días
    }
reasons-thing-post =
    { $days ->
        [one] Una publicación: 1 día
       *[other] Una publicación: { $days } días
    }
reasons-more =
    { $count ->
        [one] y otro más
       *[other] y { $count } más
    }
reasons-entries = Entradas
reasons-entries-of = Entradas detrás de: { $cause }
reasons-foot = Quien vea alguno de otra forma lo dice en su tarjeta; queda al lado.
reasons-entries-title = { $brand }: las entradas detrás de «{ $cause }»
reasons-entry = #{ $seq } · { $at } · { $what } · { $who }
reasons-entries-none = Ya no hay entradas detrás de este número. `/plan por qué` muestra los días tal como están.
reasons-entries-foot = Los números son los del registro. `/plan historial` y la página del registro muestran lo que se dijo.
reasons-differ-title = Lo veo de otra forma
reasons-differ-lead = { $brand } · lo leen ambas partes y queda en el registro
reasons-before = Dijiste:
reasons-words = ¿Cómo lo ves?
reasons-words-hint = Con tus palabras. Lo confirmado se queda como está; lo tuyo queda al lado.
