import { AlertTriangle, CheckCircle2, CircleX, Info, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

export type Tone = 'good' | 'bad' | 'warn' | 'info';

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  good: CheckCircle2,
  bad: CircleX,
  warn: AlertTriangle,
  info: Info,
};

type Props = {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** With its name: the line can be put away. */
  readonly dismiss?: { readonly label: string; readonly onPress: () => void };
};

/** One line that says what happened; it never takes the focus and never covers anything. */
export function Line({ tone, children, action, dismiss }: Props) {
  const Sign = ICONS[tone];
  return (
    <div className={`line line-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Sign size="1.125em" aria-hidden />
      <div className="line-text">{children}</div>
      {action}
      {dismiss !== undefined && (
        <Button
          className="button button-quiet button-small button-icon"
          aria-label={dismiss.label}
          onPress={dismiss.onPress}
        >
          <X size="1em" aria-hidden />
        </Button>
      )}
    </div>
  );
}
