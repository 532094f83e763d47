# Palabras dichas a la aplicación de las que nadie ha dicho aún qué son.
offers-help = pide algo a la otra parte, en una frase
offers-lead = ¿Registro esto? No se registra nada hasta que lo digas.
offers-change = Cambio del plan
offers-request = Petición
offers-talk = Solo hablamos
offers-just-talking = De acuerdo, no se ha registrado nada.
offers-who-asks = ¿Quién pide esto, tú o { $brand }? No se envía nada hasta que lo digas.
offers-we-ask = Pedimos a { $brand }
offers-they-asked = Lo pidió { $brand }
offers-tell-title = Lo que han pedido
offers-tell-submit = Enviar
offers-cancel = Cancelar
offers-tell-lead = { $brand } · lo que el cliente pidió fuera de Slack, apuntado como suyo
offers-tell-text = Qué les gustaría
offers-tell-who = Quién lo pidió
offers-tell-way = Por qué medio
offers-way-email = En un correo
offers-way-phone = Por teléfono
offers-way-whatsapp = Por WhatsApp
offers-way-in-person = En persona

# Errores: qué ha pasado y qué hacer.
offers-error-not-the-author = Esto lo dijo { $who }, así que dice { $who } qué es. Para pedir algo tú, usa `/plan petición …`.
offers-error-unknown = Estas palabras ya no se guardan. Dilas otra vez: `@Rapport …`.
offers-error-no-name = Escribe quién del cliente lo pidió, como tú le llamas.
