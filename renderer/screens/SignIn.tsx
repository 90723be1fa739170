import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import type { ExamView, RosterEntry, SignInFault, StudentView } from '#contract/exam.ts';
import { studentIdShape } from '#contract/ids.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import { EntryPage } from '../components/EntryPage.tsx';
import { RosterPicker } from '../components/RosterPicker.tsx';
import { ProctorCode } from '../components/ProctorCode.tsx';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useFormat } from '../i18n/format.ts';
import type { HostFault } from '../state/session.ts';
import { useParts } from '../state/use-parts.ts';

type Props = {
  readonly exam: ExamView;
  readonly roster: readonly RosterEntry[];
  readonly onStaff: () => void;
};

/** Who are you, and then: is this you? Nobody sits an exam in someone else's name by a slip of a key. */
export function SignIn({ exam, roster, onStaff }: Props) {
  const { t } = useTranslation(['entry', 'frame']);
  const [student, setStudent] = useState<StudentView | null>(null);
  return (
    <EntryPage title={t('entry:signIn.title')} lead={<ExamFacts exam={exam} />}>
      {student === null ? (
        <WhoAreYou exam={exam} roster={roster} onFound={setStudent} />
      ) : (
        <IsThisYou student={student} onNo={() => setStudent(null)} />
      )}
      <div className="sheet-foot">
        <p className="quiet">{t('entry:signIn.recorded')}</p>
        <Button className="link" onPress={onStaff}>
          {t('frame:bar.staff')}
        </Button>
      </div>
    </EntryPage>
  );
}

function ExamFacts({ exam }: { readonly exam: ExamView }) {
  const { t } = useTranslation('entry');
  const format = useFormat();
  const { durationMs, problemIds } = exam;
  const problems = t('signIn.facts.problems', { count: problemIds.length });
  const duration =
    durationMs === null
      ? t('signIn.facts.noLimit')
      : t('signIn.facts.duration', { minutes: format.minutes(durationMs) });
  return (
    <>
      {problems} · {duration}
    </>
  );
}

type WhoProps = Pick<Props, 'exam' | 'roster'> & {
  readonly onFound: (student: StudentView) => void;
};

function WhoAreYou({ exam, roster, onFound }: WhoProps) {
  const { t } = useTranslation('entry');
  const { session } = useParts();
  const words = useFaultWords();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const look = async (text: string): Promise<void> => {
    const id = studentIdShape.safeParse(text);
    if (!id.success) {
      setProblem(words.signIn({ kind: 'unknown-student' }));
      return;
    }
    setBusy(true);
    const answer = await session.findStudent(id.data);
    setBusy(false);
    if (!answer.ok) setProblem(words.signIn(answer.error));
    else if (answer.value === null) setProblem(words.signIn({ kind: 'unknown-student' }));
    else onFound(answer.value);
  };
  const lead = exam.demo ? 'leadDemo' : roster.length > 0 ? 'leadPick' : 'leadType';
  return (
    <>
      <p>{t(`signIn.${lead}`)}</p>
      <CodeForm
        label={t('signIn.id')}
        go={busy ? t('signIn.looking') : t('signIn.next')}
        busy={busy}
        problem={problem}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(null);
        }}
        onSend={(text) => void look(text)}
      >
        {roster.length > 0 && (
          <RosterPicker roster={roster} typed={typed} onPick={(id) => void look(id)} />
        )}
      </CodeForm>
    </>
  );
}

type IsThisYouProps = { readonly student: StudentView; readonly onNo: () => void };

function IsThisYou({ student, onNo }: IsThisYouProps) {
  const { t } = useTranslation('entry');
  const { session } = useParts();
  const words = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<SignInFault | HostFault | null>(null);
  const [request, setRequest] = useState<string | null>(null);

  const enter = async (code?: string): Promise<void> => {
    setBusy(true);
    const { studentId } = student;
    const answer = await session.signIn(code === undefined ? { studentId } : { studentId, code });
    setBusy(false);
    if (answer.ok) return;
    setFault(answer.error);
    if ('request' in answer.error) setRequest(answer.error.request);
  };
  return (
    <section className="entry-form" aria-labelledby="is-this-you">
      <h3 id="is-this-you">{t('signIn.isThisYou')}</h3>
      <dl className="identity">
        <dt className="visually-hidden">{t('signIn.isThisYou')}</dt>
        <dd className="identity-name">{student.name}</dd>
        <dt className="visually-hidden">{t('signIn.id')}</dt>
        <dd className="code">{student.studentId}</dd>
        {student.group !== null && <Fact name={t('signIn.group')} value={student.group} />}
        {student.seat !== null && <Fact name={t('signIn.seat')} value={student.seat} />}
      </dl>
      {request === null ? (
        <div className="buttons">
          <Button
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field that led here is gone
            autoFocus
            className="button button-primary button-large"
            isPending={busy}
            onPress={() => void enter()}
          >
            {t('signIn.yes')}
          </Button>
          <Button className="button button-large" onPress={onNo}>
            {t('signIn.no')}
          </Button>
        </div>
      ) : null}
      <ProctorCode
        request={request}
        problem={fault === null ? null : words.signIn(fault)}
        busy={busy}
        onCode={(code) => void enter(code)}
        onBack={onNo}
      />
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
