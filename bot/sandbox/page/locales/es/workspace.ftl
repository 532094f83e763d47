# El espacio de trabajo: barra lateral, mensajes, hilos.
workspace-today = Hoy
workspace-yesterday = Ayer
workspace-day = { $weekday }, { $day } de { $month }
workspace-you = tú
workspace-new = Nuevo
workspace-message = { $name }, { $time }
workspace-only-you = Solo visible para ti
workspace-dismiss = Descartar
workspace-replied = Ha respondido a un hilo
workspace-also-sent = También enviado al canal
workspace-deleted = Se ha eliminado este mensaje.
workspace-app = App
workspace-file-gone = Se ha eliminado este archivo.
workspace-reactions = Reacciones
workspace-reacted = { $names }: :{ $emoji }:
workspace-replies = { $count ->
    [0] Sin respuestas todavía
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
workspace-last-reply = Última respuesta: { $day }
workspace-last-today = Última respuesta: hoy, { $time }
workspace-last-yesterday = Última respuesta: ayer, { $time }
workspace-back = Volver
workspace-close = Cerrar
workspace-close-thread = Cerrar el hilo
workspace-thread = Hilo
workspace-thread-messages = Mensajes del hilo
workspace-earlier = Mostrar respuestas anteriores
workspace-app-tabs = Partes de { $app }
workspace-tab-home = Inicio
workspace-tab-messages = Mensajes
workspace-tab-about = Información
workspace-channel = Canal{ " " }
workspace-shared-with = Compartido con { $names }
workspace-members = { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
}
workspace-messages = Mensajes de { $name }
workspace-begin = Aquí empieza #{ $name }.
workspace-begin-direct = Aquí empieza tu conversación con { $name }.
workspace-jump = Ir a lo más reciente
workspace-jump-new = Mensajes nuevos más abajo
workspace-archived = Este canal está archivado. Se puede leer, pero no escribir en él.
workspace-about-commands = Comandos
workspace-about-shortcuts = Atajos
workspace-no-channels = Todavía no estás en ningún canal. Como otra persona, invita a esta a uno.
workspace-mentions = { $count ->
    [one] { $count } mención
   *[other] { $count } menciones
}
workspace-unread = sin leer
workspace-channels = Canales
workspace-none = Ninguno todavía
workspace-direct = Mensajes directos
workspace-new-message = Mensaje nuevo
workspace-apps = Apps
workspace-other-organisation = otra organización, en canales compartidos
workspace-it-is-you = tú
workspace-skip = Ir a los mensajes
workspace-top = Sandbox
workspace-clock = La hora del sandbox. Pulsa para adelantarla
workspace-beside = Junto a Slack
workspace-mail = Correo
workspace-record = Registro
workspace-curtain = Entre bastidores
workspace-tour = Recorrido
workspace-who = Miras como { $name }. Pulsa para mirar como otra persona
workspace-side = Canales y conversaciones
workspace-own-window = Ventana propia
workspace-look-as = ¿Quién soy?
workspace-look-hint = Mira y actúa como otra persona. Con Ctrl o el botón central: en una segunda ventana.
workspace-part-manager = Responsable
workspace-part-staff = Equipo
workspace-part-strategist = Estratega
workspace-part-coach = Coach
workspace-part-client = Cliente
