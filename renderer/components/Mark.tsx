/** The product's sign; decoration only, its name stands beside it or in the title. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="1.625rem" height="1.625rem" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g
        fill="none"
        stroke="var(--accent-ink)"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M9 11.5 13.5 16 9 20.5" />
        <path d="M16.5 21H23" />
      </g>
    </svg>
  );
}
