// What keeps the desk's page from an answer, in words: what happened, what it means for the exam, what to do.
import { useTranslation } from 'react-i18next';
import type { DeskFault } from '../state/asking.ts';

export function useDeskFaultWords(): (fault: DeskFault) => string {
  const { t } = useTranslation('desk');
  return ({ kind }) => t(`faults.${kind}`);
}
