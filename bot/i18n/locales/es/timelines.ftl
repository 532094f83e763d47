# Qué ha pasado en X mismo con lo que Rapport puso allí.
timelines-edited =
    { $thing ->
        [answer] Alguien editó la respuesta en X mismo, en @{ $handle }.
       *[post] Alguien lo editó en X mismo, en @{ $handle }.
    }
timelines-deleted =
    { $thing ->
        [answer] Alguien borró la respuesta en X mismo, en @{ $handle }. Decía:
       *[post] Alguien lo borró en X mismo, en @{ $handle }. El plan cuenta lo que sigue en pie, así que ya no lo cuenta; el registro conserva ambas cosas. Decía:
    }
timelines-back =
    { $thing ->
        [answer] La respuesta vuelve a estar en X, en @{ $handle }.
       *[post] Vuelve a estar en X, en @{ $handle }, y el plan lo cuenta otra vez.
    }
timelines-before = Antes:
timelines-after = Ahora:
timelines-see-it = Verlo en X
