// The names of files that lie directly in a problem's folder.
import { z } from 'zod';

export const plainFileNameShape = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, 'a plain file name');
