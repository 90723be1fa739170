import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { useParts, useSent } from '../state/use-parts.ts';
import { Line } from './Line.tsx';

/** What a proctor says from the desk, until the student puts it away. */
export function Messages() {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const { sent } = useParts();
  const messages = useSent((now) => now.messages);
  return messages.map((message) => (
    <Line
      key={`${message.atMs} ${message.text}`}
      tone="info"
      dismiss={{ label: t('message.dismiss'), onPress: () => sent.dismiss(message) }}
    >
      <strong>{t('message.from', { time: format.time(message.atMs) })}</strong> {message.text}
    </Line>
  ));
}
