// By which headers the exports of LMSs name a student, in English and Spanish.

export type Field = 'id' | 'login' | 'email' | 'name' | 'first' | 'last';
export type LmsKind = 'canvas' | 'moodle' | 'blackboard' | 'plain';

const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  id: [
    ...['studentid', 'idnumber', 'sisuserid', 'orgdefinedid', 'sid', 'studentnumber', 'matricula'],
    ...['carnet', 'carne', 'expediente', 'numerodeid', 'numerodeidentificacion', 'idestudiante'],
    ...['iddelestudiante', 'iddeestudiante', 'iddealumno', 'iddelalumno', 'numerodealumno', 'dni'],
  ],
  login: [
    ...['username', 'login', 'loginid', 'sisloginid', 'user', 'usuario', 'nombredeusuario'],
    ...['nombreusuario'],
  ],
  email: [
    ...['email', 'emailaddress', 'mail', 'correo', 'correoelectronico', 'direcciondecorreo'],
    ...['direcciondecorreoelectronico', 'direccionemail', 'direcciondeemail'],
  ],
  name: ['name', 'student', 'fullname', 'studentname', 'nombrecompleto', 'estudiante', 'alumno'],
  first: ['firstname', 'givenname', 'nombre', 'nombres', 'nombrepropio'],
  last: ['lastname', 'surname', 'familyname', 'apellido', 'apellidos'],
};

/** Columns that name nobody and hold no grade. */
const OTHERS = new Set([
  ...['id', 'integrationid', 'rootaccount', 'section', 'sections', 'institution', 'department'],
  ...['institucion', 'departamento', 'groups', 'group', 'grupos', 'grupo', 'roles', 'role', 'rol'],
  ...['lastaccess', 'ultimoacceso', 'availability', 'disponibilidad', 'lastaccesstocourse'],
  ...['ultimoaccesoalcurso', 'lastdownloadedfromthiscourse', 'status', 'estado', 'seat', 'notes'],
  ...['ultimadescargadeestecurso', 'extrapercent', 'extraminutes', 'breakminutes'],
  ...['accommodations', 'endoflineindicator'],
]);

export type Fields = Readonly<Partial<Record<Field, number>>>;

/** Lower case, without accents, spaces and signs: `Apellido(s)` is `apellidos`. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export function kindOfHeader(header: readonly string[]): LmsKind {
  const [first = '', second = '', third = ''] = header.map(headerKey);
  const keys = new Set(header.map(headerKey));
  const named =
    (first === 'student' && second === 'id') ||
    (first === 'lastname' && second === 'firstname' && third === 'id');
  if (named && keys.has('section')) return 'canvas';
  if (header.some((cell) => /\|\s*\d+\s*$/.test(cell))) return 'blackboard';
  const isLogin = ALIASES.login.some((alias) => keys.has(alias));
  if (isLogin && (keys.has('availability') || keys.has('disponibilidad'))) return 'blackboard';
  const hasName = ALIASES.first.some((alias) => keys.has(alias)) && !keys.has('id');
  const hasKey = [...ALIASES.email, 'idnumber', 'numerodeid'].some((alias) => keys.has(alias));
  return hasName && hasKey ? 'moodle' : 'plain';
}

/** The first column of each kind. A plain list may call the student's number just `id`; in Canvas that is its own. */
export function fieldsOf(header: readonly string[], kind: LmsKind): Fields {
  const keys = header.map(headerKey);
  const found: Partial<Record<Field, number>> = {};
  const note = (field: Field, index: number) => {
    if (index !== -1) found[field] ??= index;
  };
  const aliasesOf: readonly (readonly [Field, readonly string[]])[] = [
    ['id', ALIASES.id],
    ['login', ALIASES.login],
    ['email', ALIASES.email],
    ['name', ALIASES.name],
    ['first', ALIASES.first],
    ['last', ALIASES.last],
  ];
  for (const [field, aliases] of aliasesOf)
    note(
      field,
      keys.findIndex((key) => aliases.includes(key)),
    );
  if (kind === 'plain') note('id', keys.indexOf('id'));
  return found;
}

const KNOWN = new Set([...Object.values(ALIASES).flat(), ...OTHERS]);
export const isIdentityHeader = (header: string): boolean => KNOWN.has(headerKey(header));
