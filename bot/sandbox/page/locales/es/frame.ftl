# Lo que dicen todas las partes de la página del sandbox.
frame-title = Sandbox de Rapport
frame-lost = El sandbox no responde. ¿Sigue en marcha?
frame-failed = No ha funcionado
frame-gone = Aquí no hay nada
frame-gone-why = Puede que se haya ido con un sandbox anterior, o que sea para otros ojos.
frame-nobody = Todavía no hay nadie.
frame-begin = Al espacio de trabajo
