// The names of all scenes: what a test can go through without loading a single one of them.
import type { SettingsStore } from '../state/settings.ts';

declare global {
  interface Window {
    /** For tests: another language or theme without loading the scene anew. */
    invigilGallery?: { readonly settings: SettingsStore };
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
  'received',
  'forbidden',
  'too-long',
  'storage-failed',
  'connection-lost',
  'few-left',
  'warning',
] as const;

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
