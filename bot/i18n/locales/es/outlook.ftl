# Cómo van los objetivos y qué espera en el plan, en pocas líneas.
outlook-goals = *Objetivos*
outlook-goal = Objetivo { $number }, { $indicator }: { $target } para el { $due }.
outlook-reading = Última lectura: { $amount }, { $day }.
outlook-no-reading = Aún sin lectura.
outlook-reached = Meta alcanzada.
outlook-promises = *Prometido, y su día ya pasó*
outlook-plan = *A la espera en el plan*
outlook-items = Elementos del plan sin acuerdo: { $waiting }
outlook-requests = Peticiones: { $waiting }
outlook-for =
    { $side ->
        [client] { $count ->
            [one] 1 espera a { $brand }
           *[other] { $count } esperan a { $brand }
        }
       *[agency] { $count ->
            [one] 1 espera a la agencia
           *[other] { $count } esperan a la agencia
        }
    }
outlook-late = *Con retraso, y por qué*
outlook-late-line = { $what } Qué movió la fecha: { $causes }.
outlook-late-differs =
    { $side ->
        [client] { $who }, del cliente, lo ve de otra forma.
       *[agency] { $who }, de la agencia, lo ve de otra forma.
    }
outlook-days = Días por causa desde el { $since }: { $causes }.
outlook-why = Por qué se retrasó
outlook-unconfirmed =
    { $count ->
        [one] Una fecha con retraso espera a que un responsable confirme qué la movió. Esta línea solo la lee nuestro equipo.
       *[other] { $count } fechas con retraso esperan a que un responsable confirme qué las movió. Esta línea solo la lee nuestro equipo.
    }
outlook-more =
    { $count ->
        [one] … y 1 más
       *[other] … y { $count } más
    }
