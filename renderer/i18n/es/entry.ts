// La entrada y la salida: apertura, inicio de sesión, reglas, descanso, revisión, final y personal.
import type { Words } from '../words.ts';
import type { entry as english } from '../en/entry.ts';

export const entry: Words<typeof english> = {
  open: {
    title: 'Este examen espera su código de inicio',
    lead: 'Quien vigila escribe aquí el código de inicio.',
    code: 'Código de inicio',
    go: 'Abrir el examen',
    going: 'Abriendo…',
    opens: 'Abre {{time}}',
    closes: 'Cierra {{time}}',
    signer: 'Firmado por {{signer}}',
    fingerprint: 'Clave {{fingerprint}}',
    none: 'No hay examen en esta computadora',
    noneBody:
      'El personal pone un paquete de examen en esta computadora; aparece aquí solo cuando esté.',
  },
  openFaults: {
    'no-package': 'Ya no hay paquete de examen en esta computadora.',
    'already-open': 'El examen ya está abierto.',
    'wrong-code_one':
      'Ese no es el código de inicio. Tras un intento más sin acertar hay una espera.',
    'wrong-code_other':
      'Ese no es el código de inicio. Tras {{count}} intentos más sin acertar hay una espera.',
    'too-many-wrong-codes':
      'Demasiados códigos equivocados. Se puede intentar de nuevo en {{wait}}.',
    'package-refused':
      'Este paquete de examen fue rechazado: {{reason}}. El personal debe traerlo de nuevo.',
    reasons: {
      'not-a-package': 'el archivo no es un paquete de examen',
      'wrong-version': 'lo hizo otra versión del programa',
      'too-large': 'el archivo es demasiado grande',
      damaged: 'el archivo está dañado',
      altered: 'el archivo se cambió después de firmarlo',
      'signer-not-trusted': 'esta computadora no confía en quien lo firmó',
      unreadable: 'no se puede leer el archivo',
    },
  },
  signIn: {
    title: 'Iniciar sesión',
    leadType: 'Escribe tu número de estudiante o tu usuario.',
    leadPick: 'Escribe tu número de estudiante o elige tu nombre.',
    leadDemo: 'Examen de demostración: elige cualquier nombre. Nada de esto cuenta.',
    id: 'Número de estudiante o usuario',
    pick: 'Nombres de este examen',
    filterNone: 'Ningún nombre coincide con lo que escribiste.',
    next: 'Continuar',
    looking: 'Buscando…',
    isThisYou: '¿Eres tú?',
    group: 'Grupo',
    seat: 'Lugar',
    yes: 'Sí, soy yo',
    no: 'No, volver',
    recorded: 'Lo que escribes se guarda en esta computadora cada segundo.',
    facts: {
      problems_one: '{{count}} problema',
      problems_other: '{{count}} problemas',
      duration: '{{minutes}} minutos',
      noLimit: 'Sin límite de tiempo',
    },
  },
  signInFaults: {
    'no-exam': 'No hay ningún examen abierto en esta computadora.',
    'unknown-student':
      'Nadie con ese número está en la lista de este examen. Revísalo o pregunta a quien vigila.',
    'someone-else-signed-in':
      'En este momento otra persona usa esta computadora. Pregunta a quien vigila.',
    'already-finished':
      'Ya terminaste este examen. Un segundo intento necesita un código de quien vigila.',
    'other-station':
      'Tu lugar es {{seat}}. Para sentarte aquí necesitas un código de quien vigila.',
    'wrong-code': 'Ese código no es correcto. Revísalo con quien vigila.',
    'too-many-wrong-codes':
      'Demasiados códigos equivocados. Se puede intentar de nuevo en {{wait}}.',
    'shell-not-accepted':
      'Este examen se hace en la ventana de examen de Invigil, no en un navegador. Pregunta a quien vigila.',
    'not-yet-open': 'Este examen abre {{time}}.',
    closed: 'Este examen cerró {{time}}.',
  },
  proctor: {
    request: 'Léele esto a quien vigila',
    code: 'Código de quien vigila',
    go: 'Usar el código',
  },
  rules: {
    title: 'Antes de empezar',
    hello: '{{name}}, así funciona el examen.',
    time: 'Tienes {{minutes}} minutos desde el momento en que empieces.',
    timeNone: 'No hay límite de tiempo.',
    saved: 'Lo que escribes se guarda cada segundo. Si se va la luz, sigues donde estabas.',
    recordedTitle: 'Qué se registra y por qué',
    recorded:
      'Cada cambio que haces en el editor, con su hora; lo que envías; y cuándo sales de la ventana del examen. Muestra cómo surgió tu respuesta y te protege si algo falla. No se registra nada más de esta computadora: ni cámara, ni micrófono, ni otros programas.',
    pasting:
      'Puedes copiar y pegar dentro de tu propio código. No se puede pegar texto de otros programas.',
    tests:
      'Las pruebas públicas muestran lo que se espera. Las ocultas deciden el resto de los puntos cuando envías.',
    own: 'Reglas de este examen',
    begin: 'Empezar el examen',
    beginning: 'Empezando…',
    back: 'No soy yo',
  },
  pause: {
    title: 'Descanso',
    body: 'Tu tiempo está detenido y las preguntas están ocultas. Todo lo que escribiste está guardado.',
    left: 'Todavía puedes descansar {{minutes}} minutos.',
    end: 'Seguir con el examen',
  },
  review: {
    title: 'Terminar el examen',
    lead: 'Revisa cada problema una vez más. Cuando termines ya no se puede enviar nada.',
    problem: 'Problema',
    submitted: 'Último envío',
    draft: 'En el editor',
    never: 'Nada enviado',
    drafts: {
      untouched: 'Sin empezar',
      sent: 'Todo está enviado',
      unsent: 'Hay cambios sin enviar',
    },
    unsentDrafts_one: 'Un problema tiene cambios que no has enviado. Se envían cuando termines.',
    unsentDrafts_other:
      '{{count}} problemas tienen cambios que no has enviado. Se envían cuando termines.',
    unsentKept_one: 'Un problema tiene cambios que no has enviado. Se conservan, pero no cuentan.',
    unsentKept_other:
      '{{count}} problemas tienen cambios que no has enviado. Se conservan, pero no cuentan.',
    back: 'Volver al examen',
    finish: 'Terminar ahora',
    sure: '¿Terminar definitivamente? No podrás volver.',
    yes: 'Sí, terminar',
    no: 'Todavía no',
    open: 'Abrir',
  },
  over: {
    title: 'El examen terminó',
    reasons: {
      student: 'Lo terminaste a las {{time}}.',
      time: 'El tiempo se acabó a las {{time}}.',
      proctor: 'Quien vigila lo terminó a las {{time}}.',
    },
    receipt: 'Tu comprobante final',
    keep: 'Anota este código. Con él, el personal encuentra todo lo que enviaste.',
    waiting_one: 'Un envío todavía espera calificación. Se califica sin ti; ya puedes irte.',
    waiting_other:
      '{{count}} envíos todavía esperan calificación. Se califican sin ti; ya puedes irte.',
    done: 'Todo lo que enviaste está calificado. Ya puedes irte.',
    safe: 'Todo lo que enviaste está guardado.',
  },
  doctor: {
    title: 'Esta computadora',
    lead: 'Lo que un examen necesita aquí, probado de verdad.',
    open: 'Revisar esta computadora',
    back: 'Volver',
    again: 'Revisar otra vez',
    looking: 'Revisando; se califica un programa en cada lenguaje, y tarda unos segundos.',
    fit: 'Esta computadora está lista para un examen.',
    unfit_one: 'Hay que arreglar una cosa antes de un examen.',
    unfit_other: 'Hay que arreglar {{count}} cosas antes de un examen.',
    staffOnly: 'Durante un examen hace falta abrir antes el panel de quien vigila.',
    noHost: 'El programa no responde; ábrelo de nuevo.',
    what: 'Qué',
    state: 'Estado',
    reason: 'Por qué, y qué hacer',
    states: { ok: 'en orden', warn: 'a saber', fail: 'por arreglar' },
  },
  staff: {
    title: 'Para el personal',
    lead: 'Cada una de estas acciones necesita un código de un solo uso.',
    act: 'Qué hacer',
    acts: {
      panel: 'Abrir el panel de quien vigila',
      leave: 'Salir de la ventana del examen',
      'add-time': 'Agregar tiempo',
      'end-attempt': 'Terminar este intento',
      'return-to-start': 'Volver al inicio',
    },
    minutes: 'Minutos',
    ask: 'Pedir un código',
    done: 'Listo.',
    back: 'Volver',
  },
  staffFaults: {
    'no-exam': 'No hay ningún examen abierto en esta computadora.',
    'not-signed-in': 'Nadie ha iniciado sesión.',
    'not-possible-now': 'Eso no es posible en este momento del intento.',
    'wrong-code': 'Ese código no es correcto.',
    'too-many-wrong-codes':
      'Demasiados códigos equivocados. Se puede intentar de nuevo en {{wait}}.',
  },
  rehearsal: {
    label: 'Ensayo: adelantar el tiempo',
    jump: '+{{minutes}} min.',
    refused: 'Esto ya no es un ensayo.',
  },
  stepFaults: {
    'not-signed-in':
      'Ya no tienes la sesión iniciada. Iníciala de nuevo; lo que escribiste está guardado.',
    'not-possible-now': 'Eso no es posible en este momento del examen.',
    'no-break-left': 'Ya no te queda tiempo de descanso.',
  },
};
