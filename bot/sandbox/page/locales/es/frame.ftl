# Lo que dicen todas las partes de la página del sandbox.
frame-title = Sandbox de Rapport
frame-lost = El sandbox no responde. ¿Sigue en marcha?
frame-failed = No ha funcionado
