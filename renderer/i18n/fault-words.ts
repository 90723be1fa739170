// Faults turned into words, in one place. Every sentence says what happened, whether work is safe, and what to do.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OpenFault, SignInFault, StaffFault, StepFault } from '#contract/exam.ts';
import type { CodeFault, PanelFault } from '#contract/proctoring.ts';
import type { ForbiddenFinding, SendFault } from '#contract/submission.ts';
import type { HostErrorKind } from '../host-error.ts';
import type { HostFault } from '../state/session.ts';
import { useFormat } from './format.ts';
import type { Format } from './format.ts';

type Speech = {
  readonly t: TFunction<['entry', 'frame', 'watch', 'work']>;
  readonly format: Format;
};

const HOST_KINDS: ReadonlySet<string> = new Set<HostErrorKind>([
  'connection-lost',
  'failed',
  'malformed',
  'unknown-call',
]);
const isHostFault = (fault: { readonly kind: string }): fault is HostFault =>
  HOST_KINDS.has(fault.kind);

export type FaultWords = {
  readonly open: (fault: OpenFault | HostFault) => string;
  readonly signIn: (fault: SignInFault | HostFault) => string;
  readonly step: (fault: StepFault | HostFault) => string;
  readonly staff: (fault: StaffFault | HostFault) => string;
  readonly send: (fault: SendFault) => string;
  readonly code: (fault: CodeFault | HostFault) => string;
  readonly panel: (fault: PanelFault | HostFault) => string;
};

export function useFaultWords(): FaultWords {
  const { t } = useTranslation(['entry', 'frame', 'watch', 'work']);
  const speech: Speech = { t, format: useFormat() };
  const orHost =
    <Fault extends { readonly kind: string }>(words: (speech: Speech, fault: Fault) => string) =>
    (fault: Fault | HostFault): string =>
      isHostFault(fault) ? t(`frame:faults.${fault.kind}`) : words(speech, fault);
  return {
    open: orHost(openWords),
    signIn: orHost(signInWords),
    step: orHost((_speech, fault: StepFault) => t(`entry:stepFaults.${fault.kind}`)),
    staff: orHost(staffWords),
    send: (fault) => sendWords(speech, fault),
    code: orHost(codeWords),
    panel: orHost((_speech, fault: PanelFault) => t(`watch:panelFaults.${fault.kind}`)),
  };
}

const tooManyCodes = ({ t, format }: Speech, waitMs: number): string =>
  t('entry:staffFaults.too-many-wrong-codes', { wait: format.wait(waitMs) });

function openWords(speech: Speech, fault: OpenFault): string {
  const { t } = speech;
  switch (fault.kind) {
    case 'wrong-code':
      return t('entry:openFaults.wrong-code', { count: fault.triesBeforeWait });
    case 'too-many-wrong-codes':
      return tooManyCodes(speech, fault.waitMs);
    case 'package-refused':
      return t('entry:openFaults.package-refused', {
        reason: t(`entry:openFaults.reasons.${fault.reason}`),
      });
    case 'no-package':
    case 'already-open':
      return t(`entry:openFaults.${fault.kind}`);
  }
}

function signInWords(speech: Speech, fault: SignInFault): string {
  const { t, format } = speech;
  switch (fault.kind) {
    case 'other-station':
      return t('entry:signInFaults.other-station', { seat: fault.seat });
    case 'too-many-wrong-codes':
      return tooManyCodes(speech, fault.waitMs);
    case 'not-yet-open':
      return t('entry:signInFaults.not-yet-open', { time: format.dayAndTime(fault.opensAtMs) });
    case 'closed':
      return t('entry:signInFaults.closed', { time: format.dayAndTime(fault.closedAtMs) });
    case 'no-exam':
    case 'unknown-student':
    case 'someone-else-signed-in':
    case 'already-finished':
    case 'wrong-code':
    case 'shell-not-accepted':
      return t(`entry:signInFaults.${fault.kind}`);
  }
}

function codeWords(speech: Speech, fault: CodeFault): string {
  const { t } = speech;
  if (fault.kind === 'too-many-wrong-codes') return tooManyCodes(speech, fault.waitMs);
  if (fault.kind === 'wrong-code') {
    return t('watch:codeFaults.wrong-code', { count: fault.triesBeforeWait });
  }
  return t(`watch:codeFaults.${fault.kind}`);
}

function staffWords(speech: Speech, fault: StaffFault): string {
  if (fault.kind === 'too-many-wrong-codes') return tooManyCodes(speech, fault.waitMs);
  return speech.t(`entry:staffFaults.${fault.kind}`);
}

function sendWords({ t, format }: Speech, fault: SendFault): string {
  switch (fault.kind) {
    case 'source-too-long':
      return t('work:faults.source-too-long', {
        size: format.kilobytes(fault.sizeBytes),
        max: format.kilobytes(fault.maxBytes),
      });
    case 'nul-byte':
      return t('work:faults.nul-byte', { line: fault.line, column: fault.column });
    case 'forbidden':
      return forbiddenWords(t, fault.findings);
    case 'exam-over':
      return t('work:faults.exam-over', { time: format.time(fault.endedAtMs) });
    case 'finals-used':
      return t('work:faults.finals-used', { count: fault.finalsMax });
    case 'cooling-down':
      return t('work:faults.cooling-down', { wait: format.wait(fault.waitMs) });
    case 'queue-full':
      return t('work:faults.queue-full', { count: fault.waiting });
    case 'source-empty':
    case 'not-utf8':
    case 'not-signed-in':
    case 'not-begun':
    case 'on-break':
    case 'locked':
    case 'unknown-problem':
    case 'unknown-language':
    case 'hash-mismatch':
    case 'storage-failed':
      return t(`work:faults.${fault.kind}`);
  }
}

function forbiddenWords(t: Speech['t'], findings: readonly ForbiddenFinding[]): string {
  const { word, line, column } = findings[0] ?? { word: '', line: 1, column: 1 };
  return t('work:faults.forbidden', { count: findings.length, word, line, column });
}
