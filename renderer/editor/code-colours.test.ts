import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE_COLOURS, type EditorTheme } from './code-colours.ts';

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');

/** A token's value in a theme, as tokens.css has it. */
function tokenOf(theme: EditorTheme, token: string): string {
  const start = tokens.indexOf(`[data-theme='${theme}']`);
  const found = new RegExp(`${token}: #([\\da-f]{6});`).exec(tokens.slice(start));
  if (found?.[1] === undefined) throw new Error(`${theme} has no ${token}`);
  return found[1];
}

/** Relative luminance. Source: WCAG 2.2, definition of contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pairs = (['light', 'dark', 'high-contrast'] as const).flatMap((theme) =>
  Object.entries(CODE_COLOURS[theme]).flatMap(([kind, colour]) =>
    (['--surface-1', '--surface-0', '--accent-soft'] as const).map(
      (surface) => [theme, kind, surface, colour] as const,
    ),
  ),
);

test.each(pairs)('%s: a %s is readable on %s', (theme, _kind, surface, colour) => {
  const least = theme === 'high-contrast' ? 7 : 4.5;
  expect(contrast(colour, tokenOf(theme, surface))).toBeGreaterThanOrEqual(least);
});
