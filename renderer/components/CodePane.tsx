import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { GateSighting } from '#contract/sighting.ts';
import type { Purpose } from '#contract/verdict.ts';
import { Editor } from '../editor/Editor.tsx';
import type { EditorApi } from '../editor/Editor.tsx';
import { useDrafts, useParts, useSession, useSettings } from '../state/use-parts.ts';
import { Line } from './Line.tsx';
import { SendBar } from './SendBar.tsx';
import { SendLine } from './SendLine.tsx';
import { useDrawnTheme } from './appearance.ts';
import { blockedWords } from './blocked-words.ts';
import type { BlockedWords } from './blocked-words.ts';

/** Code is drawn a little smaller than text, and grows with it. */
const CODE_PX = 15;

type Props = {
  readonly problem: ProblemView;
  readonly note: string | null;
  readonly onNoteRead: () => void;
  readonly api: EditorApi | null;
  readonly apiRef: (api: EditorApi | null) => void;
  readonly onSend: (purpose: Purpose) => void;
  readonly onReset: () => void;
};

/** The editor, what may be done with its text, and the one line that answers. */
export function CodePane({ problem, note, onNoteRead, api, apiRef, onSend, onReset }: Props) {
  const { t } = useTranslation('work');
  const [blocked, setBlocked] = useState<BlockedWords | null>(null);
  const onBlocked = (sighting: GateSighting): void => {
    const words = blockedWords(sighting);
    if (words !== null) setBlocked(words);
  };
  const late = useSession(({ attempt }) => attempt?.state === 'grace');
  return (
    <section className="code-pane" aria-label={t('panes.code')} data-pane>
      <ProblemEditor problem={problem} apiRef={apiRef} onBlocked={onBlocked} />
      <div className="code-lines">
        {late && <Line tone="warn">{t('send.late')}</Line>}
        {blocked !== null && (
          <Line tone="info" dismiss={{ label: t('send.dismiss'), onPress: () => setBlocked(null) }}>
            {t(`editor.${blocked}`)}
          </Line>
        )}
        {note !== null && (
          <Line tone="info" dismiss={{ label: t('send.dismiss'), onPress: onNoteRead }}>
            {note}
          </Line>
        )}
        <SendLine problem={problem} onGoTo={(line, column) => goTo(api, line, column)} />
      </div>
      <SendBar problem={problem} onSend={onSend} onReset={onReset} />
    </section>
  );
}

/** Brings a place of the code before the student's eyes and under their keys. */
export function goTo(api: EditorApi | null, line: number, column: number): void {
  api?.reveal(line, column);
  api?.focus();
}

type ProblemEditorProps = Pick<Props, 'problem' | 'apiRef'> & {
  readonly onBlocked: (sighting: GateSighting) => void;
};

function ProblemEditor({ problem, apiRef, onBlocked }: ProblemEditorProps) {
  const { t } = useTranslation('work');
  const { drafts } = useParts();
  const draft = useDrafts((now) => now[problem.id]);
  const { locale, textPercent } = useSettings((settings) => settings);
  const theme = useDrawnTheme();
  if (draft === undefined) return <p className="pane-empty quiet">{t('editor.loading')}</p>;
  return (
    <div className="editor-place">
      <Editor
        problemId={problem.id}
        initialSource={draft.source}
        initialCursor={draft.cursor}
        lastSeq={draft.lastSeq}
        language={problem.language}
        theme={theme}
        fontSizePx={Math.round((CODE_PX * textPercent) / 100)}
        locale={locale}
        readOnly={false}
        ariaLabel={t('editor.label', { title: localized(problem.title, locale) })}
        onChange={drafts.change}
        onBlocked={onBlocked}
        apiRef={apiRef}
      />
    </div>
  );
}
