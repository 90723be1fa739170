// oxlint-disable-next-line no-restricted-imports -- the test reads the style sheet as text; vitest would empty it
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Contrast as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
const channel = (byte: number): number =>
  byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensOf(theme: string): ReadonlyMap<string, string> {
  const block = css.split(`[data-theme='${theme}'] {`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const SURFACES = ['--surface-0', '--surface-1', '--surface-2'];
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...['--ink', '--ink-2', '--ink-3', '--good', '--bad', '--warn', '--accent'].flatMap((ink) =>
    SURFACES.map((surface) => [ink, surface] as const),
  ),
  ['--accent-ink', '--accent'],
  ['--accent-ink', '--accent-hover'],
  ['--accent', '--accent-soft'],
  ...['good', 'bad', 'warn'].flatMap((tone) => [
    [`--${tone}`, `--${tone}-soft`] as const,
    ['--ink', `--${tone}-soft`] as const,
  ]),
  ['--ink', '--mark-missing'],
  ['--ink', '--mark-extra'],
];
const EDGE_PAIRS = SURFACES.flatMap((surface) =>
  ['--line-strong', '--ring'].map((edge) => [edge, surface] as const),
);

describe.each(['light', 'dark', 'high-contrast'])('%s', (theme) => {
  const tokens = tokensOf(theme);
  const ratio = ([one, other]: readonly [string, string]): number =>
    contrast(tokens.get(one) ?? '#000000', tokens.get(other) ?? '#000000');
  const least = theme === 'high-contrast' ? 7 : 4.5;

  test.each(TEXT_PAIRS)('%s can be read on %s', (...pair) =>
    expect(ratio(pair)).toBeGreaterThanOrEqual(least),
  );
  test.each(EDGE_PAIRS)('%s can be seen on %s', (...pair) =>
    expect(ratio(pair)).toBeGreaterThanOrEqual(3),
  );
});
