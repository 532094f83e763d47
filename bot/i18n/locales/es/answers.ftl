# Lo que la gente responde a un correo.
answers-not-taken-subject = Tu respuesta sobre { $brand } no se ha recogido
answers-not-taken = Tu respuesta a un correo sobre { $brand } llegó desde otra dirección que la que lo recibió, así que no está en ningún hilo. Responde por favor desde esa dirección, o pide a tu contacto que te añada.
answers-not-taken-foot = Lo envía Rapport, una sola vez, porque respondiste.
answers-answer = *{ $who } respondió por correo:*
answers-contact = { $brand } ({ $address })
answers-answer-about = *{ $who } respondió al correo «{ $subject }»:*
