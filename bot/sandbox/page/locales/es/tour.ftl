tour-name = Recorrido
tour-step = Paso { $n } de { $of }
tour-task = Te toca:
tour-done = Hecho.
tour-type = Escríbelo por mí
tour-press = Hazlo por mí
tour-there = Llévame al lugar
tour-back = Atrás
tour-next = Siguiente
tour-skip = Saltar
tour-start = Empezar
tour-end = Seguir por mi cuenta
tour-close = Cerrar el recorrido
tour-move = Mover el recorrido a otra esquina
tour-fold = Plegar o desplegar el recorrido
tour-be = Mirar como { $name }
tour-you = Eres { $name }, { $part } { $brand }.
tour-theirs = Este paso es de { $name }, { $part } { $brand }.
tour-part-client = el contacto del cliente en
tour-part-manager = quien lleva en la agencia el trabajo de
tour-part-staff = quien atiende la barra y contesta a los clientes de
tour-no-demo = El recorrido se hace con la gente de la demostración, y aquí no hay. Empieza una nueva con «rapport sandbox --reset»: prepara dos marcas y una semana en cada una.
tour-playing = La semana de la demostración todavía está en marcha. En un minuto será jueves; entonces pulsa otra vez Recorrido.
tour-lost = Aquí ya no queda nada con qué hacerlo: todo se hizo antes. Sigue con Saltar, o empieza de nuevo con «rapport sandbox --reset».

tour-title-0 = Rapport en siete pasos
tour-why-0 = Un cliente, una agencia y gente de varias áreas cuidan una marca. El cliente cambia el plan y nadie se entera; alguien pregunta y quien sabe la respuesta no lo ve; meses después nadie puede mostrar quién cambió qué, ni cuándo. Rapport escucha donde esa gente ya escribe, y lleva un solo registro para todos. Serás { $client }, del cliente, y luego { $manager } y { $staff }, de la agencia.

tour-title-1 = El cliente cambia el plan
tour-why-1 = En casi todos los equipos esto es una llamada que alguien olvida. Aquí es una frase, escrita en el canal.
tour-do-1 = Cuéntale el cambio a Rapport y envíalo.
tour-text-1 = @Rapport cambio el viernes la sucursal nueva cierra a las 20:00
tour-done-1 = Rapport lo registró con número, fecha y hora, y contestó en el hilo. Durante dos minutos se puede corregir o retirar; después se avisa a la agencia. Siguiente deja pasar los dos minutos.

tour-title-2 = La otra parte lo ha visto
tour-why-2 = Se acabó el «a mí nadie me avisó»: la tarjeta dice quién avisó, cuándo, y desde cuándo vale. A quien no usa Slack le llega por correo.
tour-do-2 = Pulsa Visto en la tarjeta.
tour-done-2 = La tarjeta dice quién lo ha visto y cuándo. Visto no quiere decir de acuerdo: eso tiene su propia palabra.

tour-title-3 = Alguien pregunta en X
tour-why-3 = Junto a Slack está X. Lo que se escribe a la marca llega al canal del equipo, donde están quienes saben la respuesta. El cliente no lee ahí.
tour-do-3 = Escribe a la marca como cliente y pulsa Postear.
tour-text-3 = @{ $handle } ¿mañana en la sucursal nueva alcanzo café después de las seis?
tour-done-3 = Ahí está, en el canal del equipo. Desde ahora corre un reloj, en las horas en que el equipo trabaja.

tour-title-4 = Contesta quien sabe
tour-why-4 = Rapport no escribe por nadie. Quien atiende la barra contesta con sus palabras, y firma.
tour-do-4 = Pulsa Responder en la tarjeta, escribe la respuesta y envíala.
tour-text-4 = Claro que sí: mañana la nueva cierra a las ocho. Te guardo el último filtrado.
tour-done-4 = Está en X, firmado con iniciales. La tarjeta dice quién contestó y en cuánto tiempo.

tour-title-5 = Se aprueba donde se conversa
tour-why-5 = Alguien escribe «me encanta». ¿Eso fue un sí? Para Rapport solo lo es el botón, y está ahí mismo. Se aprueba exactamente lo que sale: si cambia una palabra, se pregunta otra vez.
tour-do-5 = Pulsa Aprobar en el hilo.
tour-done-5 = Aprobada, con nombre y hora. Sale sola cuando llega su momento.

tour-title-6 = Pasa el tiempo
tour-why-6 = Aquí el reloj es tuyo. Todo lo que vence por el camino sucede, en su orden: salen las publicaciones, llega el resumen de la mañana.
tour-do-6 = Pulsa el reloj de la barra de arriba, escribe «{ $when }» y muévelo. O deja que se haga.
tour-done-6 = La publicación aprobada está en X. Nadie tuvo que quedarse despierto.

tour-title-7 = Un registro en el que ambas partes confían
tour-why-7 = El resumen de la mañana dice en cifras qué pasó, y termina con una línea que sella el registro. Quien guarde esa línea puede probar que nada anterior se cambió.
tour-do-7 = Pulsa Verificar, junto al registro.
tour-done-7 = Cada entrada se comparó con la anterior: tu cambio, quién lo vio, la respuesta, la aprobación.

tour-title-8 = Eso es Rapport
tour-why-8 = Avisado, visto, contestado, aprobado, probado: cinco cosas que antes eran llamadas. Ahora curiosea: sé quien quieras (arriba a la derecha), pulsa cualquier botón, rompe algo entre bastidores.
