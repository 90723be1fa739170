// A configuration file as text: what it says, and every word in it that says nothing, each with its line.
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import { nearWord } from './near-word.ts';
import { nodeAt, plainValue } from './plain-value.ts';
import { SETTING_NAMES, isGroup, isSettingName, settings } from './settings.ts';
import type { SettingName } from './settings.ts';

/** `value` has passed the setting's shape. */
export type Said = { readonly name: SettingName; readonly value: unknown; readonly line: number };
export type ConfigFinding = { readonly line: number; readonly message: string };
export type ReadConfig = {
  readonly said: readonly Said[];
  readonly findings: readonly ConfigFinding[];
};

/** A longer file is no configuration. */
export const CONFIG_MAX_BYTES = 64 * 1_024;
/** Far deeper than any setting goes: keeps the parser, which calls itself once a level, off the end of the stack. */
const OPEN_MAX = 40;

type Reading = {
  readonly said: Said[];
  readonly findings: ConfigFinding[];
  lineOf(node: unknown, otherwise: number): number;
};

/** Never throws, whatever the text. What stands in it is either said or found fault with. */
export function readConfigText(text: string): ReadConfig {
  const refuse = (message: string): ReadConfig => ({
    said: [],
    findings: [{ line: 1, message }],
  });
  if (Buffer.byteLength(text) > CONFIG_MAX_BYTES) return refuse('is too long for a configuration');
  if (isTooDeep(text)) return refuse('is nested deeper than any setting');
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, strict: true, merge: false });
  const troubles = [...document.errors, ...document.warnings];
  if (troubles.length > 0)
    return {
      said: [],
      findings: troubles.map(({ pos, message }) => ({
        line: counter.linePos(pos[0]).line,
        message: withoutPlace(message),
      })),
    };
  const reading: Reading = {
    said: [],
    findings: [],
    lineOf(node, otherwise) {
      const start = isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? otherwise : counter.linePos(start).line;
    },
  };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return reading;
  if (isMap(contents)) readMap(contents, '', reading);
  else return refuse('must be settings, one `name: value` each');
  return reading;
}

function readMap(map: YAMLMap, prefix: string, reading: Reading): void {
  const { findings } = reading;
  for (const { key, value } of map.items) {
    const line = reading.lineOf(key, reading.lineOf(map, 1));
    const name = isScalar(key) && typeof key.value === 'string' ? `${prefix}${key.value}` : null;
    if (name === null) findings.push({ line, message: 'the name of a setting is a word' });
    else if (isSettingName(name)) readSetting(name, value, line, reading);
    else if (isGroup(name) && isMap(value)) readMap(value, `${name}.`, reading);
    else findings.push({ line, message: isGroup(name) ? inside(name) : unknown(name) });
  }
}

function readSetting(name: SettingName, node: unknown, line: number, reading: Reading): void {
  const { said, findings, lineOf } = reading;
  const plain = plainValue(node);
  if (!plain.ok) {
    const { node: wrong, message } = plain.error;
    findings.push({ line: lineOf(wrong, line), message: `${name}: ${message}` });
    return;
  }
  const parsed = settings[name].shape.safeParse(plain.value);
  if (parsed.success) said.push({ name, value: parsed.data, line });
  else
    for (const { path, message } of parsed.error.issues)
      findings.push({
        line: lineOf(nodeAt(node, path), line),
        message: `${[name, ...path].map(String).join('.')}: ${message}`,
      });
}

const inside = (group: string): string =>
  `${group} holds settings: ${SETTING_NAMES.filter((name) => name.startsWith(`${group}.`)).join(', ')}`;

function unknown(name: string): string {
  const meant = nearWord(name, SETTING_NAMES);
  const hint = meant === null ? '`config show` lists them all' : `is ${meant} meant?`;
  return `there is no setting ${JSON.stringify(name.slice(0, 80))}; ${hint}`;
}

/** By brackets and by indentation, before the parser sees it. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') open += 1;
    else if (sign === ']' || sign === '}') open = Math.max(0, open - 1);
    if (open > OPEN_MAX) return true;
  }
  return /^[ ]{200}|^[ ]*(?:[-?:][ \t]+){20}/mu.test(text);
}

const withoutPlace = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/u, '').replace(/[.:]$/u, '');
