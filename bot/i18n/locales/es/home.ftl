# Inicio: lo que espera a una persona y lo que viene después.
home-title = Lo que te espera
home-no-brand = Todavía no formas parte de ninguna marca. Quien lleve una puede añadirte con `/rapport añadir`, o puedes crearla tú: escribe `/rapport configurar` en el canal de tu equipo.
home-waiting =
    { $count ->
        [0] No te espera nada.
        [one] Te espera una cosa.
       *[other] Te esperan { $count } cosas.
    }
home-nothing = Aquí no te espera nada.
home-yours = *Tuyo*
home-post =
    { $ask ->
        [decide] { $has ->
            [yes] *Publicación por decidir*, antes del { $when }
           *[no] *Publicación por decidir*
        }
        [changes_needed] *Tu publicación necesita cambios*
        [held] *En espera:* nadie ha aprobado esta publicación
        [failed] *Sin publicar:* X no aceptó esta publicación
       *[unconfirmed] *En duda:* ¿está esta publicación en X?
    }
home-change-number = Cambio #{ $number }
home-change = *{ $number }*, avisado el { $at }, aún sin ver
home-seen = Visto
home-matter =
    { $kind ->
        [request] *Petición por decidir*, desde el { $when }
        [question] *Pregunta sobre tu petición*, desde el { $when }
        [item] *Elemento del plan por acordar*, desde el { $when }
        [delay] *Qué movió una fecha, por confirmar*, desde el { $when }
       *[promise] *Prometido para el { $when }*
    }
home-in-hand = *Lo tienes tú:* { $handle }, desde el { $since }
home-inbox =
    { $count ->
        [one] *Bandeja:* un cliente espera respuesta
       *[other] *Bandeja:* { $count } clientes esperan respuesta
    }
home-item = { $handle }, desde el { $since }
home-reply = Responder
home-reply-spoken = Responder a @{ $handle }
home-coming = *Los próximos siete días*
home-coming-line =
    { $state ->
        [approved] { $at } · *aprobada* · { $what }
       *[other] { $at } · *sin aprobar todavía* · { $what }
    }
home-open = Abrir
home-more =
    { $count ->
        [one] … y una más
       *[other] … y { $count } más
    }
home-other =
    { $count ->
        [0] *{ $brand }*: no te espera nada
        [one] *{ $brand }*: te espera una cosa
       *[other] *{ $brand }*: te esperan { $count } cosas
    }
