# El kit de Slack: la ayuda, y lo que se dice cuando algo falla.
slack-help-title = Lo que puedo hacer aquí
slack-help-mention = *{ $command }*
slack-help-line = *{ $command }*: { $does }
slack-help-unknown = Eso todavía no lo conozco.
slack-help-ambiguous = Más de una cosa se llama así. Di cuál: { $choices }.
slack-help-typed = Escribiste:
slack-help-footer = Todo funciona también como { $mention } en cualquier hilo.

slack-wrong = Algo falló por nuestra parte y no se ha cambiado nada. Inténtalo otra vez, por favor. Si vuelve a pasar, comunica esta referencia: { $reference }
slack-too-slow = Esto tardó demasiado, así que se detuvo y no se ha cambiado nada. Inténtalo otra vez, por favor. Referencia: { $reference }
slack-wrong-late = Está hecho, pero no se pudo mostrar la respuesta. Referencia: { $reference }
slack-old-button = Este botón es de una versión anterior y ya no funciona. No se ha cambiado nada. Pide la tarjeta otra vez o usa { $mention }.
slack-nothing-there = Aquello a lo que se refiere ya no está aquí. No se ha cambiado nada.
slack-not-installed = Rapport ya no está instalado en este espacio de trabajo. Quien administra Slack aquí puede instalarlo de nuevo.
slack-error-title = No ha funcionado
slack-close = Cerrar

slack-open-form = Para esto hay un formulario. Ábrelo aquí:
slack-open-form-again = El formulario no se pudo abrir a tiempo. Ábrelo aquí:
slack-open-form-button = Abrir el formulario

# El manifiesto de la app. Slack los muestra a todos en el idioma del manifiesto.
slack-manifest-about = Redes sociales en equipo: el plan, las aprobaciones, la bandeja y un solo registro.
slack-manifest-command = { $feature }: { $verbs }
