# Publicaciones directas: lo que está en la cuenta y no pasó por Rapport.
direct-help = quién puede publicar directamente; permitirlo o pararlo

direct-unknown = No conozco esa publicación aquí. Puede que sea de otra marca.
direct-unknown-item = Ese elemento está cerrado o ya no está en este plan. Elige otro, o el plan en general.
direct-already-ours = Esta la publicó Rapport; no hay nada que clasificar.
direct-team-matter = Aquí es la agencia quien dice qué es una publicación. Coméntalo con tu responsable y lo hará.
direct-bad-permission = No lo he entendido. Di `/plan directo permitir`, `/plan directo permitir @alguien` o `/plan directo parar`.

# La tarjeta.
direct-title =
    { $kind ->
        [reply] Respondido directamente en @{ $handle }
        [quote] Citado directamente en @{ $handle }
       *[post] Publicado directamente en @{ $handle }
    }
direct-when = { $at } · en X mismo, no a través de Rapport. X no dice quién lo escribió.
direct-ask = ¿Forma parte de algo? Si nadie dice otra cosa antes del { $until }, cuenta como algo puntual.
direct-by-silence = Nadie ha dicho otra cosa, así que cuenta como algo puntual.
direct-status =
    { $verdict ->
        [item] { $who } dice: forma parte de { $item }.
        [plan] { $who } dice: forma parte del plan.
        [one_off] { $who } dice: es algo puntual y está bien.
        [not_us] { $who } dice: esto no lo escribimos ni nosotros ni el cliente. Los responsables ya saben qué hacer.
        [permitted] Hay un permiso general para publicar directamente.
       *[ours] Esta la publicó Rapport; X lo confirmó tarde. No hay nada que hacer.
    }
direct-since =
    { $gone ->
        [yes] Borrado en X
       *[no] Editado en X
    }
direct-is-gone = Se borró en X (visto: { $at }). El plan solo cuenta lo que sigue en pie.
direct-was-edited = Se vio editado: { $at }. El texto es lo que dice ahora.
direct-team-only = Este hilo solo lo lee nuestro equipo.
direct-part-of = Forma parte de…
direct-in-general = El plan en general
direct-one-off = Puntual, está bien
direct-not-us = No hemos sido
direct-not-us-spoken = No hemos sido: lo escribió otra persona
direct-it-was-us = Sí que éramos nosotros
direct-open = Abrir en X
direct-post = esta publicación

direct-edited = Editado en X. Antes decía:
direct-deleted = Se borró en X.
direct-back = Vuelve a estar en X.

direct-sorted =
    { $verdict ->
        [item] Anotado: forma parte de { $item }.
        [plan] Anotado: forma parte del plan.
       *[one_off] Anotado: es algo puntual y está bien.
    }

# No hemos sido.
direct-not-us-title = No hemos sido
direct-not-us-submit = Dar la alarma
direct-not-us-lead = *{ $brand }* @{ $handle }: ¿esto no lo habéis escrito ni vosotros ni el cliente?
direct-not-us-what = Todos los responsables sabrán enseguida qué hacer: cambiar la contraseña, cerrar las otras sesiones, borrar la publicación. Si tienes dudas, pregunta antes al cliente; algo puntual se corrige fácilmente después.
direct-cancel = Cancelar
direct-alert-raised =
    { $count ->
        [one] Alarma dada: el responsable ya lo sabe, y lo que hay que hacer está en el canal del equipo.
       *[other] Alarma dada: { $count } responsables ya lo saben, y lo que hay que hacer está en el canal del equipo.
    }
direct-alert-title = Puede que otra persona esté escribiendo en @{ $handle } ({ $brand }). Actuad ya, por favor.
direct-alert-who = { $who } dice que esto no lo escribimos ni nosotros ni el cliente:
direct-alert-step-password = { $page } de la cuenta. Quien la tenga ahora, la pierde.
direct-alert-step-sessions = { $sessions } y quita lo que no conozcas de { $apps }.
direct-alert-step-delete = Borra { $post } en X. Una captura antes no está de más.
direct-alert-step-client = Llama a la gente de { $brand }: pregunta si al final lo escribió alguien de ellos y cuéntales lo que has hecho.
direct-alert-step-connect = Después, conecta la cuenta otra vez, porque X puede haber retirado también nuestro token: quien lleva Rapport escribe `{ $command }`.
direct-alert-password = Cambia la contraseña
direct-alert-sessions = Cierra todas las demás sesiones
direct-alert-apps = las aplicaciones conectadas

# Quién puede.
direct-permission =
    { $who ->
        [all] Todo el mundo en { $brand } puede publicar directamente en @{ $handle }. Esas publicaciones son una línea del resumen y no se pregunta a nadie.
        [people] Con permiso para publicar directamente en @{ $handle }: { $names }. X no dice quién escribió una publicación, así que cada publicación directa es una línea del resumen y no se pregunta a nadie.
       *[nobody] Nadie tiene permiso general para publicar directamente en @{ $handle } por { $brand }. Una publicación directa se muestra al equipo, que dice qué es.
    }
direct-how = Se cambia con `/plan directo permitir`, `/plan directo permitir @alguien`, `/plan directo parar`.
