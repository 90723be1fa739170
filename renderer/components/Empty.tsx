import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';

/** What a place is for, while there is nothing in it. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="empty">
      <FlaskConical size="1.5rem" aria-hidden />
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}
