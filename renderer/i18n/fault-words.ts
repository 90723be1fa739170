// Faults turned into words, in one place. Every sentence says what happened, whether work is safe, and what to do.
import { useTranslation } from 'react-i18next';
import type { OpenFault, SignInFault, StaffFault, StepFault } from '#contract/exam.ts';
import type { ForbiddenFinding, SendFault } from '#contract/submission.ts';
import type { HostErrorKind } from '../host-error.ts';
import type { HostFault } from '../state/session.ts';
import { useFormat } from './format.ts';

const HOST_KINDS: ReadonlySet<string> = new Set<HostErrorKind>([
  'connection-lost',
  'busy',
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
};

export function useFaultWords(): FaultWords {
  const { t } = useTranslation(['entry', 'frame', 'work']);
  const format = useFormat();
  const host = (fault: HostFault): string => t(`frame:faults.${fault.kind}`);
  const tooMany = (waitMs: number): string =>
    t('entry:staffFaults.too-many-wrong-codes', { wait: format.wait(waitMs) });

  const open = (fault: OpenFault): string => {
    switch (fault.kind) {
      case 'wrong-code':
        return t('entry:openFaults.wrong-code', { count: fault.triesBeforeWait });
      case 'too-many-wrong-codes':
        return tooMany(fault.waitMs);
      case 'package-refused':
        return t('entry:openFaults.package-refused', {
          reason: t(`entry:openFaults.reasons.${fault.reason}`),
        });
      case 'no-package':
      case 'already-open':
        return t(`entry:openFaults.${fault.kind}`);
    }
  };

  const signIn = (fault: SignInFault): string => {
    switch (fault.kind) {
      case 'other-station':
        return t('entry:signInFaults.other-station', { seat: fault.seat });
      case 'too-many-wrong-codes':
        return tooMany(fault.waitMs);
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
  };

  const forbidden = (findings: readonly ForbiddenFinding[]): string => {
    const { word, line, column } = findings[0] ?? { word: '', line: 1, column: 1 };
    return t('work:faults.forbidden', { count: findings.length, word, line, column });
  };

  const send = (fault: SendFault): string => {
    switch (fault.kind) {
      case 'source-too-long':
        return t('work:faults.source-too-long', {
          size: format.kilobytes(fault.sizeBytes),
          max: format.kilobytes(fault.maxBytes),
        });
      case 'nul-byte':
        return t('work:faults.nul-byte', { line: fault.line, column: fault.column });
      case 'forbidden':
        return forbidden(fault.findings);
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
      case 'unknown-problem':
      case 'hash-mismatch':
      case 'storage-failed':
        return t(`work:faults.${fault.kind}`);
    }
  };

  return {
    open: (fault) => (isHostFault(fault) ? host(fault) : open(fault)),
    signIn: (fault) => (isHostFault(fault) ? host(fault) : signIn(fault)),
    step: (fault) => (isHostFault(fault) ? host(fault) : t(`entry:stepFaults.${fault.kind}`)),
    staff: (fault) => {
      if (isHostFault(fault)) return host(fault);
      if (fault.kind === 'too-many-wrong-codes') return tooMany(fault.waitMs);
      return t(`entry:staffFaults.${fault.kind}`);
    },
    send,
  };
}
