# Promesas: lo que cada parte dijo que haría para un día. Con las mismas palabras para las dos.
promises-subject = Petición #{ $number }
promises-line =
    { $side ->
        [client] *El cliente* prometió { $kind ->
            [work] esto
            [material] el material
           *[answer] una respuesta
        } para el { $due }
       *[agency] *La agencia* prometió { $kind ->
            [work] esto
            [material] el material
           *[answer] una respuesta
        } para el { $due }
    } · { $standing }
promises-ahead =
    { $days ->
        [one] mañana
       *[other] dentro de { $days } días
    }
promises-today = hoy
promises-behind =
    { $days ->
        [one] su día fue ayer, aún no está aquí
       *[other] su día fue hace { $days } días, aún no está aquí
    }
promises-kept = entregado a tiempo, { $at }
promises-kept-later =
    { $days ->
        [one] entregado un día después, { $at }
       *[other] entregado { $days } días después, { $at }
    }
promises-received-by = recibido por { $who }
promises-delivered = Entregado
promises-received = Recibido
promises-tally =
    { $side ->
        [client] El cliente: { $kept } a tiempo, { $later } después
       *[agency] La agencia: { $kept } a tiempo, { $later } después
    }

# Errores: qué ha pasado y qué hacer.
promises-error-unknown = Ya nadie espera esto. `/plan peticiones` enseña lo que se prometió.
promises-error-already-delivered = { $who } ya lo ha marcado como entregado. No hace falta nada más.
promises-error-already-received = { $who } ya ha dicho que ha llegado. No hace falta nada más.
promises-error-not-delivered = Esto aún no se ha entregado, así que no se puede recibir. Pulsa antes *Entregado*.
promises-error-own-delivery = Esto lo prometió tu parte, así que *Recibido* lo pulsa la otra.
