// The look of the page of pairs: quiet, readable in light and dark, and on paper.

export const PAGE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1.5rem; max-width: 110rem; }
h1 { font-size: 1.5rem; }
h2 { margin-top: 2.5rem; }
.notice { max-width: 46rem; padding: 0.75rem 1rem; border-inline-start: 4px solid; }
.id { opacity: 0.7; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 1rem 0.25rem 0; text-align: start; }
article { margin-top: 2rem; border-top: 1px solid color-mix(in srgb, currentcolor 30%, transparent); }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; }
h4 { margin: 0.5rem 0; }
pre { margin: 0; padding: 0.75rem; overflow-x: auto; tab-size: 4; font: 0.85rem/1.5 ui-monospace, monospace;
  border: 1px solid color-mix(in srgb, currentcolor 30%, transparent); }
mark { color: inherit; background: light-dark(#fdecb2, #5a4a12); }
mark.p1 { background: light-dark(#d4e9ff, #17416b); }
mark.p2 { background: light-dark(#d9f2d9, #1d4d24); }
mark.p3 { background: light-dark(#f6dcf2, #5a2752); }
mark.p4 { background: light-dark(#ffe0cf, #66341a); }
mark.p5 { background: light-dark(#dfe0f7, #34366e); }
mark a { padding: 0 0.3em; margin-inline-end: 0.2em; border-radius: 0.6em; font-size: 0.75rem; color: inherit;
  border: 1px solid; text-decoration: none; user-select: none; }
mark a:target { outline: 2px solid; }
@media print { pre { white-space: pre-wrap; overflow-wrap: anywhere; } article { break-before: page; } }
@media (max-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
`;
