// The words that a problem's author forbids, found on the syntax tree: a courtesy to the student and a teaching
// rule, never the boundary (the sandbox is).
//
// The rule, as a teacher would say it:
// - an import of the word, anywhere in the dotted path or among the imported names, whatever alias it gets
// - a use of the name, called or not (`e = eval` counts), unless the student's own code surely gives that name
//   another meaning there: a parameter, a variable, a function, a class, `import math as os`
// - an attribute `.word`, unless the student's code gives that attribute to an object of its own (a method, a class
//   variable, `self.word = …`) and it is not read from an imported module or from `__builtins__`
// - a keyword such as `while`, where the author forbids one
// Comments, strings, longer names, keyword arguments and `re.compile` do not count; code inside an f-string does.
// What only a run can tell is not decided here: names made from text, a module reached through another's attribute
// under another name, fields of a namedtuple (which are named in a string, and so are not seen as the student's own).
import type { ForbiddenFinding } from '#contract/submission.ts';
import { moduleOf, pythonNames } from './python-names.ts';
import type { Names, Scope, Sight } from './python-names.ts';
import { placesIn } from './text-place.ts';

/** Enough for any screen; a source may hold tens of thousands. */
const FINDINGS_MAX = 100;

/** Members of modules that share a word with a built-in function and none of its power. */
const HARMLESS_MEMBERS = new Set(['re.compile']);

/** Every forbidden word that a Python source uses, in the order of the text; at most FINDINGS_MAX. */
export function forbiddenWords(text: string, forbidden: readonly string[]): ForbiddenFinding[] {
  if (forbidden.length === 0) return [];
  const words = new Set(forbidden);
  const names = pythonNames(text, words);
  const ownAttributes = attributesOfTheirOwn(names);
  const placeOf = placesIn(text);
  return names.sights
    .filter((sight) => words.has(sight.name) && counts(sight, names, ownAttributes))
    .slice(0, FINDINGS_MAX)
    .map((sight) => ({ word: sight.name, ...placeOf(sight.from) }));
}

function counts(sight: Sight, names: Names, ownAttributes: ReadonlySet<string>): boolean {
  switch (sight.kind) {
    case 'keyword':
      return true;
    case 'import':
      return !HARMLESS_MEMBERS.has(sight.path);
    case 'name':
      return !isOwnName(sight, names);
    case 'attribute': {
      if (isOfModule(sight.base, names)) {
        const path = `${names.imported.get(sight.base ?? '') ?? ''}.${sight.name}`;
        return !HARMLESS_MEMBERS.has(path);
      }
      return !ownAttributes.has(sight.name);
    }
  }
}

function isOfModule(base: string | null, names: Names): boolean {
  return base !== null && (base === '__builtins__' || names.imported.has(base));
}

function attributesOfTheirOwn(names: Names): ReadonlySet<string> {
  const own = new Set(names.members);
  for (const sight of names.sights) {
    if (sight.kind === 'attribute' && sight.assigned && !isOfModule(sight.base, names))
      own.add(sight.name);
  }
  return own;
}

/** Python's own look-up: the scope itself, the functions around it (never the classes), the module. */
function isOwnName(sight: Extract<Sight, { kind: 'name' }>, names: Names): boolean {
  const { name, scope } = sight;
  if (HARMLESS_MEMBERS.has(names.imported.get(name) ?? '')) return true;
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const declared = at.declared.get(name);
    if (declared === 'global') return holds(moduleOf(at), sight, names, true);
    if (at.kind === 'function' && declared === undefined && at.bindings.has(name)) return true;
    const visible = at.kind === 'module' || (at.kind === 'class' && at === scope);
    if (visible && holds(at, sight, names, scope.kind === 'function')) return true;
  }
  return false;
}

/** In a scope that runs from top to bottom: is the name bound at that place, for sure? */
function holds(
  scope: Scope,
  sight: Extract<Sight, { kind: 'name' }>,
  names: Names,
  later: boolean,
): boolean {
  if (names.deleted.has(sight.name)) return false;
  const regions = scope.bindings.get(sight.name) ?? [];
  return regions.some(
    ({ from, to, definition }) =>
      (definition && later) || (sight.from >= from && sight.from < Math.max(to, from + 1)),
  );
}
