// Incidents as the log holds them, and the log's entries as incidents.
import { z } from 'zod';
import { STATEMENT_MAX_CHARS, incidentShape } from '#contract/incident.ts';
import type { Incident, IncidentId } from '#contract/incident.ts';
import type { Entry } from './log/line.ts';
import type { Ruling } from './rules/watch.ts';

const bodyShape = incidentShape.omit({ id: true, atMs: true, statement: true });
const statementBodyShape = z.object({
  incidentId: z.int(),
  text: z.string().max(STATEMENT_MAX_CHARS),
});

export type IncidentBody = z.infer<typeof bodyShape>;

/** The entry's time is the host's. What a page says of time is not asked. */
export function bodyOf({ sighting, ...ruling }: Ruling): IncidentBody {
  const { kind, detail, length, count } = sighting;
  return { kind, detail, length, count, ...ruling };
}

export const incidentOf = (id: IncidentId, atMs: number, body: IncidentBody): Incident => ({
  ...body,
  id,
  atMs,
  statement: null,
});

/** Whether the entry holds what its kind says: one of another station's program, or of somebody's pen, may not. */
export function isReadable({ kind, body }: Entry): boolean {
  if (kind === 'incident') return bodyShape.safeParse(body).success;
  return kind !== 'statement' || statementBodyShape.safeParse(body).success;
}

/** The incidents among an attempt's entries, oldest first, with what the student said of them. */
export function incidentsOf(entries: readonly Entry[]): Incident[] {
  const incidents = new Map<IncidentId, Incident>();
  for (const { seq, atMs, kind, body } of entries) {
    if (kind === 'incident') incidents.set(seq, incidentOf(seq, atMs, bodyShape.parse(body)));
    if (kind !== 'statement') continue;
    const { incidentId, text } = statementBodyShape.parse(body);
    const incident = incidents.get(incidentId);
    if (incident !== undefined) incidents.set(incidentId, { ...incident, statement: text });
  }
  return [...incidents.values()];
}
