# Publicar: cuando nadie sabe si una publicación está en X.
publishing-not-retryable = No hay nada que intentar otra vez: mira en la tarjeta cómo está la publicación.
publishing-question-answered = Ya se sabe en qué quedó: mira la tarjeta. No se ha cambiado nada.
publishing-bad-address = Esa no es la dirección de una publicación de @{ $handle }. Cópiala de la publicación en X, como https://x.com/{ $handle }/status/1234, o déjalo vacío.
publishing-question = { $who }: X no ha dicho si aceptó esta publicación y no la encuentro en la cronología. Mira por favor en { $profile }: ¿está allí? Hasta que alguien lo diga, no se envía nada otra vez.
publishing-there = Está en X
publishing-not-there = No está: intentar otra vez
publishing-again-title = ¿Enviarla otra vez?
publishing-again-text = Mira antes en X la cuenta @{ $handle }. Yo también leo otra vez su cronología y solo la envío si no está.
publishing-cancel = Cancelar
publishing-address-title = Está en X
publishing-address-submit = Guardar
publishing-address-lead = { $brand } · @{ $handle } en X
publishing-address-label = Dirección de la publicación en X, si la tienes a mano
publishing-answered =
    { $there ->
        [yes] Gracias. La tarjeta dice ahora que está publicada.
       *[no] Gracias. Leo otra vez la cronología y la envío si no está.
    }
