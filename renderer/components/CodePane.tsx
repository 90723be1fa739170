import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { GateSighting } from '#contract/sighting.ts';
import { Editor } from '../editor/Editor.tsx';
import { draftKeyOf } from '../state/drafts.ts';
import { useDrafts, useParts, useProctoring, useSession, useSettings } from '../state/use-parts.ts';
import { Line } from './Line.tsx';
import { SendBar } from './SendBar.tsx';
import { SendLine } from './SendLine.tsx';
import { useDrawnTheme } from './appearance.ts';
import { blockedWords } from './blocked-words.ts';
import type { BlockedWords } from './blocked-words.ts';
import type { Desk } from './use-desk.ts';

/** Code is drawn a little smaller than text, and grows with it. */
const CODE_PX = 15;
const NO_ACCOMMODATION = {};

type Props = { readonly problem: ProblemView; readonly desk: Desk };

/** The editor, what may be done with its text, and the one line that answers. */
export function CodePane({ problem, desk }: Props) {
  const { t } = useTranslation('work');
  const [blocked, setBlocked] = useState<BlockedWords | null>(null);
  const { proctoring } = useParts();
  const onBlocked = (sighting: GateSighting): void => {
    proctoring.saw(sighting);
    const words = blockedWords(sighting);
    if (words !== null) setBlocked(words);
  };
  const late = useSession(({ attempt }) => attempt?.state === 'grace');
  const dismissLabel = t('send.dismiss');
  return (
    <section className="code-pane" aria-label={t('panes.code')} data-pane>
      <ProblemEditor problem={problem} apiRef={desk.apiRef} onBlocked={onBlocked} />
      <div className="code-lines">
        {late && <Line tone="warn">{t('send.late')}</Line>}
        {blocked !== null && (
          <Line tone="info" dismiss={{ label: dismissLabel, onPress: () => setBlocked(null) }}>
            {t(`editor.${blocked}`)}
          </Line>
        )}
        {desk.note !== null && (
          <Line tone="info" dismiss={{ label: dismissLabel, onPress: desk.noteRead }}>
            {desk.note}
          </Line>
        )}
        <SendLine problem={problem} onGoTo={desk.goTo} />
      </div>
      <SendBar problem={problem} onSend={desk.send} onReset={desk.reset} />
    </section>
  );
}

const keyOf = ({ id: problemId, language }: ProblemView) => draftKeyOf({ problemId, language });

type ProblemEditorProps = {
  readonly problem: ProblemView;
  readonly apiRef: Desk['apiRef'];
  readonly onBlocked: (sighting: GateSighting) => void;
};

function ProblemEditor({ problem, apiRef, onBlocked }: ProblemEditorProps) {
  const { t } = useTranslation('work');
  const { drafts } = useParts();
  const draft = useDrafts((now) => now[keyOf(problem)]);
  const { locale, textPercent } = useSettings((settings) => settings);
  const theme = useDrawnTheme();
  const accommodation = useProctoring(({ view }) => view?.policy.editor) ?? NO_ACCOMMODATION;
  if (draft === undefined) return <p className="pane-empty quiet">{t('editor.loading')}</p>;
  return (
    <div className="editor-place">
      <Editor
        // Taken when the editor opens, so an editor that opened before they were known opens anew.
        key={JSON.stringify(accommodation)}
        accommodation={accommodation}
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
