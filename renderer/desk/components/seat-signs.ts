// The sign and tone of each state and of each reason to look. A word always stands beside them.
import {
  AlarmClock,
  BookOpen,
  CircleCheck,
  CloudUpload,
  Coffee,
  Copy,
  Flag,
  FolderX,
  Hand,
  Lock,
  Monitor,
  PencilLine,
  ServerOff,
  Unplug,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Attention, SeatState } from '#contract/desk-room.ts';

export const STATE_SIGNS: Readonly<Record<SeatState, readonly [LucideIcon, string]>> = {
  empty: [Monitor, 'tone-quiet'],
  waiting: [BookOpen, 'tone-accent'],
  working: [PencilLine, 'tone-good'],
  break: [Coffee, 'tone-accent'],
  locked: [Lock, 'tone-bad'],
  finished: [CircleCheck, 'tone-quiet'],
  offline: [Unplug, 'tone-warn'],
};

export const ATTENTION_SIGNS: Readonly<Record<Attention, LucideIcon>> = {
  locked: Lock,
  incidents: Flag,
  offline: Unplug,
  twice: Copy,
  held: Hand,
  engine: ServerOff,
  unsent: CloudUpload,
  'set-aside': FolderX,
  clock: AlarmClock,
};

/** What keeps a student from working is bad; the rest is to be looked at. */
export const attentionTone = (attention: Attention): 'bad' | 'warn' =>
  attention === 'locked' || attention === 'twice' ? 'bad' : 'warn';
