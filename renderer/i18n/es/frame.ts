// Lo que rodea cada pantalla: la barra, la ayuda y los fallos del programa.
import type { Words } from '../words.ts';
import type { frame as english } from '../en/frame.ts';

export const frame: Words<typeof english> = {
  product: 'Invigil',
  demo: 'Demo',
  rehearsal: 'Ensayo',
  opening: 'Iniciando…',
  close: 'Cerrar',
  tryAgain: 'Reintentar',
  bar: {
    label: 'Examen',
    student: 'Estudiante',
    signOut: 'Dejar esta computadora',
    finish: 'Terminar el examen',
    takeBreak: 'Tomar un descanso',
    staff: 'Para el personal',
  },
  time: {
    left: 'Tiempo restante',
    none: 'Sin límite de tiempo',
    grace: 'Tiempo tardío',
    standsStill: 'El tiempo está detenido',
    warning_one: 'Queda un minuto.',
    warning_other: 'Quedan {{count}} minutos.',
  },
  connection: {
    on: 'Con conexión',
    off: 'Sin conexión',
    offLine:
      'Se perdió la conexión. Lo que escribes queda aquí y se guarda solo en cuanto vuelva. Puedes seguir trabajando; no cierres esta ventana.',
  },
  saved: {
    label: 'Guardado',
    none: 'Nada por guardar',
    at: 'Guardado {{time}}',
    saving: 'Guardando…',
    unreachable: 'Aquí, sin guardar',
    failed: 'Sin guardar',
    tooLong: 'Demasiado largo',
    failedLine:
      'Esta computadora no puede guardar tu texto en este momento; lo reintenta cada dos segundos. Tu texto sigue en el editor. Avisa a quien vigila y no cierres esta ventana.',
    tooLongLine:
      'Tu texto es más largo de lo que permite este problema, así que lo último que escribiste no está guardado. Acórtalo y se guardará solo.',
  },
  sent: {
    all: 'Respaldado',
    allLine: 'Todo lo registrado hasta ahora también está guardado fuera de esta computadora.',
    waiting_one: '{{count}} por respaldar',
    waiting_other: '{{count}} por respaldar',
    waitingLine:
      'Tu trabajo está a salvo aquí, y una copia sale sola de esta computadora. No hay nada que esperar.',
    kept: 'Guardado aquí',
    keptLine:
      'Tu trabajo está a salvo en esta computadora. El personal lo lleva al libro de notas.',
  },
  message: {
    from: 'Quien vigila, {{time}}:',
    dismiss: 'Quitar el mensaje',
  },
  engine: {
    startingLine:
      'La calificación está arrancando. Lo que envíes espera en la fila y se califica solo.',
    absentLine:
      'La calificación no funciona por ahora en esta computadora. Tu trabajo está guardado, y lo que envíes espera en la fila y se califica solo cuando vuelva. Puedes seguir trabajando.',
  },
  display: {
    open: 'Idioma y pantalla',
    language: 'Idioma',
    theme: 'Colores',
    themes: {
      system: 'Como el sistema',
      light: 'Claro',
      dark: 'Oscuro',
      'high-contrast': 'Alto contraste',
    },
    textSize: 'Tamaño del texto',
    larger: 'Texto más grande',
    smaller: 'Texto más pequeño',
    percent: '{{percent}} %',
  },
  help: {
    open: 'Ayuda y teclas',
    title: 'Teclas',
    run: 'Ejecutar las pruebas públicas',
    submit: 'Enviar',
    nextProblem: 'Problema siguiente',
    previousProblem: 'Problema anterior',
    nextPane: 'Parte siguiente de la pantalla',
    previousPane: 'Parte anterior de la pantalla',
    tab: 'Que Tab salga del editor, y volver',
    undo: 'Deshacer, rehacer',
    find: 'Buscar en tu código',
    help: 'Esta ayuda',
    tabNote:
      'Dentro del editor, Tab agrega sangría. Pulsa Ctrl+M y Tab pasa al control siguiente; Ctrl+M otra vez lo deja como estaba.',
    pasteNote:
      'Puedes copiar y pegar dentro de tu propio código. No se puede pegar texto de otros programas.',
  },
  faults: {
    'connection-lost':
      'Esta pantalla no puede comunicarse con el programa del examen en esta computadora. No se perdió nada de lo que escribiste. Sigue intentándolo solo.',
    failed:
      'Algo falló en el programa del examen. No se perdió nada; inténtalo de nuevo o avisa a quien vigila.',
    malformed:
      'Algo falló en el programa del examen. No se perdió nada; inténtalo de nuevo o avisa a quien vigila.',
    'unknown-call':
      'Esta pantalla y el programa del examen son de versiones distintas. Avisa a quien vigila: hay que reiniciar el programa.',
  },
  crash: {
    title: 'Esta pantalla dejó de funcionar',
    body: 'Todo lo guardado está a salvo y lo que enviaste está recibido. Carga la pantalla de nuevo para seguir donde estabas.',
    reload: 'Cargar de nuevo',
  },
  lost: {
    title: 'Esperando al programa del examen',
    body: 'Esta pantalla no puede comunicarse con el programa del examen en esta computadora. Sigue intentándolo solo; lo guardado está a salvo.',
    tell: 'Si esto dura más de un minuto, avisa a quien vigila.',
  },
};
