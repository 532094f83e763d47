# La página en la que un cliente sin Slack da su acuerdo.
consents-title = { $brand }: tu acuerdo
consents-lead = Esto es lo que espera tu acuerdo, entero. No se acuerda nada hasta que pulses un botón. ¿Debería ser distinto algo? Entonces responde al correo o escribe a la agencia.
consents-nothing = Ahora mismo nada espera tu acuerdo.
consents-plan =
    { $count ->
        [one] El plan: un elemento espera tu acuerdo
       *[other] El plan: { $count } elementos esperan tu acuerdo
    }
consents-changes = Lo que sería distinto:
consents-agree-items =
    { $count ->
        [one] Estoy de acuerdo con este elemento
       *[other] Estoy de acuerdo con estos { $count } elementos
    }
consents-working = Cómo trabajamos
consents-agree-working = Estoy de acuerdo con cómo trabajamos
consents-means = El registro anota que { $brand } dio aquí su acuerdo, a través de su dirección de correo, y cuándo.
consents-in-slack = { $who } puede dar en Slack el acuerdo de { $brand }, así que se acuerda allí.
consents-came =
    { $came ->
        [agreed] Gracias. Queda acordado, y la agencia lo sabe.
        [half] Gracias. Has dado el acuerdo de { $brand }; a la agencia también se le pide.
        [already] Esto ya estaba acordado.
        [in_slack] { $who } puede dar en Slack el acuerdo de { $brand }, así que aquí no se ha acordado nada.
       *[changed] Algo cambió después de que se te mostrara esta página, así que no se ha acordado nada. Míralo otra vez, por favor: así está ahora.
    }
