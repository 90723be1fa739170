// The names of all scenes: what a test can go through without loading a single one of them.
import type { Seat } from '#contract/desk-room.ts';
import type { DeskEventName, DeskNews } from '#contract/desk.ts';
import type { DeskParts } from '../desk/state/desk-parts.ts';
import type { SettingsStore } from '../state/settings.ts';

declare global {
  interface Window {
    /** For tests: another language or theme without loading the scene anew. */
    invigilGallery?: { readonly settings: SettingsStore };
    /** For tests: news of a desk that is none. */
    invigilDesk?: {
      tell<Name extends DeskEventName>(name: Name, news: DeskNews<Name>): void;
      /** A seat as the room was filled with. */
      readonly seatAt: (at: number) => Seat;
      readonly parts: DeskParts;
    };
  }
}

/** Screens before and after the exam. */
export const ENTRY_SCENES = [
  'sign-in',
  'sign-in-typed',
  'locked',
  'no-exam',
  'rules',
  'break',
  'over',
  'lock-screen',
  'panel',
  'panel-replay',
  'panel-doctor',
] as const;

/** States of the exam screen; each has an editor. */
export const EXAM_SCENES = [
  'exam-first',
  'exam-statement',
  'exam-long',
  'last-minute',
  'grace',
  'queued',
  'running',
  'held',
  'engine-absent',
  'accepted',
  'partial',
  'compile-error',
  'time-limit',
  'practice',
  'practice-full',
  'history',
  'run-ended',
  'run-waits',
  'received',
  'forbidden',
  'too-long',
  'storage-failed',
  'connection-lost',
  'few-left',
  'warning',
  'unsent',
  'message',
] as const;

/** The scene with as many seats as a room may have. */
export const LARGE_ROOM = { scene: 'desk-room-200', seats: 200 } as const;

/** The desk's page: screens for proctors. */
export const DESK_SCENES = [
  'desk-gate',
  'desk-room',
  'desk-room-200',
  'desk-empty',
  'desk-seat',
  'desk-all',
  'desk-code',
  'desk-set-aside',
  'desk-lost',
  'desk-student',
  'desk-student-code',
  'desk-student-replay',
  'desk-charts',
  'desk-similar',
  'desk-exports',
] as const;

export type SceneName = (typeof ENTRY_SCENES)[number] | (typeof EXAM_SCENES)[number];
