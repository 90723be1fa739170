// The policy of a gradebook as it is kept, and the one that holds until staff choose another.
import { z } from 'zod';
import type { GradePolicy } from '../grades.ts';

export const DECIMALS_MAX = 6;

export const gradePolicyShape = z.strictObject({
  counts: z.enum(['best', 'last']),
  latePenaltyPercent: z.number().min(0).max(100),
  decimals: z.int().min(0).max(DECIMALS_MAX),
  totalOutOf: z.number().positive().max(1_000_000).nullable(),
});

/** Best submission, no penalty for lateness within the grace, two decimals as gradebooks show, plain sum of points. */
export const STANDARD_POLICY: GradePolicy = {
  counts: 'best',
  latePenaltyPercent: 0,
  decimals: 2,
  totalOutOf: null,
};
