// The looks of a report: the product's own design tokens of the light theme, on paper.

/** As renderer/styles/tokens.css has them; style.test.ts holds the two together. */
export const TOKENS = {
  '--font-text': "'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif",
  '--font-code': "'JetBrains Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  '--surface-0': '#f3f4f6',
  '--surface-2': '#eceef2',
  '--line': '#d8dce3',
  '--line-strong': '#7d8694',
  '--ink': '#1a1f27',
  '--ink-2': '#454e5c',
  '--ink-3': '#5c6674',
  '--accent': '#2f4fb3',
  '--accent-soft': '#e7ecfa',
  '--good': '#17693d',
  '--bad': '#a3231d',
  '--warn': '#734a00',
  '--warn-soft': '#fdf1d3',
  '--paper': '#ffffff',
  '--space-1': '0.25rem',
  '--space-2': '0.5rem',
  '--space-3': '0.75rem',
  '--space-4': '1rem',
  '--space-5': '1.5rem',
  '--space-6': '2rem',
  '--text-small': '0.8125rem',
  '--text-body': '0.9375rem',
  '--text-lead': '1.125rem',
  '--text-title': '1.375rem',
  '--text-display': '1.875rem',
  '--radius': '0.4375rem',
} as const;

const RULES = `
* { box-sizing: border-box; }
html { background: var(--surface-0); color-scheme: light; }
body { margin: 0; color: var(--ink); font: var(--text-body)/1.5 var(--font-text); }
main { max-width: 62rem; margin: var(--space-5) auto; padding: var(--space-6); background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); }
h1 { font-size: var(--text-display); line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: var(--text-title); margin: var(--space-6) 0 var(--space-3); padding-top: var(--space-4); border-top: 1px solid var(--line); }
h3 { font-size: var(--text-lead); margin: var(--space-5) 0 var(--space-2); }
p { margin: var(--space-2) 0; }
a { color: var(--accent); }
.over { color: var(--ink-3); margin: 0 0 var(--space-1); }
.facts { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-5); margin: var(--space-3) 0 0; color: var(--ink-2); }
.facts b { color: var(--ink); font-weight: 600; }
.total { font-size: var(--text-title); font-weight: 650; margin: var(--space-4) 0 var(--space-3); }
.note { background: var(--warn-soft); color: var(--warn); border-left: 4px solid var(--warn); padding: var(--space-2) var(--space-3); margin: var(--space-4) 0; }
.quiet { color: var(--ink-3); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: var(--text-small); font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: var(--space-1) var(--space-3) var(--space-1) 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--ink-2); font-weight: 600; overflow-wrap: normal; hyphens: manual; }
thead th { border-bottom: 1px solid var(--line-strong); }
.number { text-align: right; white-space: nowrap; }
.nowrap { white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .part { color: var(--warn); }
code, .code, .said { font-family: var(--font-code); font-size: 0.8rem; }
.said { white-space: pre-wrap; margin: var(--space-1) 0 0; color: var(--ink-2); overflow-wrap: anywhere; }
.words { white-space: pre-wrap; border-left: 3px solid var(--accent); padding-left: var(--space-2); margin: var(--space-1) 0 0; }
.code { counter-reset: line; list-style: none; margin: var(--space-3) 0; padding: var(--space-2) 0; background: var(--surface-0); border: 1px solid var(--line); border-radius: var(--radius); line-height: 1.45; tab-size: 4; }
.code li { counter-increment: line; display: grid; grid-template-columns: 3.5rem 1fr; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.45em; }
.code li::before { content: counter(line); color: var(--ink-3); text-align: right; padding-right: var(--space-3); }
details { margin: var(--space-2) 0; }
summary { cursor: pointer; color: var(--ink-2); }
.record { overflow-wrap: anywhere; }
footer { color: var(--ink-3); font-size: var(--text-small); margin-top: var(--space-6); }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  html { background: none; font-size: 10.5pt; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  h2, h3 { break-after: avoid; }
  tr, .note, .facts { break-inside: avoid; }
  thead { display: table-header-group; }
  .code { border-radius: 0; }
  .scroll { overflow: visible; }
  details:not([open]) { display: none; }
  a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; }
}
`;

export const STYLE = `:root {\n${Object.entries(TOKENS)
  .map(([name, value]) => `  ${name}: ${value};`)
  .join('\n')}\n}\n${RULES.trimStart()}`;
