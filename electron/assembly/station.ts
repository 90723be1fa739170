// Builds the parts that every root shares, by hand and in order. Roots differ only in the window around them.
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Publish } from '#contract/events.ts';
import type { Shell } from '#contract/exam.ts';
import { programsOf } from '#contract/programs.ts';
import { createRunner } from '#runner';
import type { Runner } from '#runner';
import { doctorHandlers } from '../doctor/host.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { examHandlers } from '../exam/host.ts';
import type { ExamDoor } from '../exam/host.ts';
import type { Invigilator } from '../exam/invigilator.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import { startTicker } from '../exam/ticker.ts';
import type { SinkChoice } from '../gradebook/outbox/sink.ts';
import type { Proctor } from '../proctoring/proctor.ts';
import type { Config } from '../station/config/load.ts';
import type { Logger } from '../station/logger.ts';
import { PROJECT } from '../station/project.ts';
import { shippedIntact } from '../station/shipped-files.ts';
import { submissionHandlers } from '../submissions/host.ts';
import { submissionNews } from '../submissions/news.ts';
import { validateSource } from '../submissions/validator.ts';
import { submissionWorker } from '../submissions/worker.ts';
import type { Worker } from '../submissions/worker.ts';
import type { TrialHost } from '../trial-run/host.ts';
import { createGate } from '../transport/gate.ts';
import type { Gate } from '../transport/gate.ts';
import { buildDesk, keptHook, lockedOut, submissionDesk } from './desk.ts';
import { chooseExam } from './exam-choice.ts';
import type { ChosenExam, ExamChoice } from './exam-choice.ts';
import { newsStand } from './news-stand.ts';
import type { NewsStand } from './news-stand.ts';
import { buildProctoring } from './proctoring.ts';
import type { Proctoring } from './proctoring.ts';
import { buildOutbox } from './outbox.ts';
import type { StationOutbox } from './outbox.ts';
import { examineStation } from './examine-station.ts';
import { openRecords } from './records.ts';
import type { Records } from './records.ts';
import { runnerSettings } from './runner-settings.ts';
import type { Stores } from './stores.ts';
import { startTrials } from './trials.ts';

export type StationOptions = {
  readonly config: Config;
  readonly dataDir: string;
  readonly exam: ExamChoice;
  readonly shell: Shell;
  readonly version: string;
  /** The name that IT gave this station; null where it has none. */
  readonly stationName: string | null;
  /** Where results go from here; none: staff fetch them. */
  readonly sinks: readonly SinkChoice[];
  readonly log: Logger;
  /** Judges in the place of the container engine, in simulations. */
  readonly runner?: Runner;
  /** Gives the machine back; left out where the shell has no window of its own. */
  readonly leave?: () => void;
};

export type Station = {
  readonly gate: Gate;
  readonly news: Pick<NewsStand, 'subscribe'>;
  /** Hears what the shell's watchers see. */
  readonly proctor: Pick<Proctor, 'see' | 'policy'>;
  /** No page is open any more: what runs for its student alone is ended. */
  pageGone(): void;
  /** Ends judgements, leaves them in the queue, and lets go of the database. */
  stop(): Promise<void>;
};

/** A fault is one sentence for staff, with the next step. */
export function buildStation(options: StationOptions): Result<Station, string> {
  const { log, version } = options;
  const intact = shippedIntact(PROJECT);
  if (!intact.ok) return intact;
  const chosen = chooseExam(options.exam, log);
  if (!chosen.ok) return chosen;
  const { clock, jump } = chosen.value;
  const records = openRecords({ dataDir: options.dataDir, version, clock });
  if (!records.ok) return records;
  const { stores, isCopy } = records.value;
  if (isCopy) log.warn('the disk comes from another machine: this station has a new key', {});
  const news = newsStand((event, error) => log.error('news broke its shape', { event, error }));
  const runner = options.runner ?? startRunner(options);
  const onKept = keptHook(stores, records.value.journal, log);
  const desk = buildDesk(options, clock, stores, news.publish, onKept.call);
  const tell = submissionNews({
    store: stores.submissions,
    desk: submissionDesk(desk),
    publish: news.publish,
    logHead: (id) => records.value.incidents.headAt(id),
  });
  const door = chosen.value.open(desk, () => {
    outbox.opened();
    prepareFor(desk, runner);
    worker.wake();
  });
  prepareFor(desk, runner);
  const worker = startWorker({ options, stores, desk, runner, tell });
  onKept.join(desk, tell, worker);
  const { shell, leave = null, config } = options;
  const floor = config.proctoring;
  const { publish } = news;
  const proctoring = buildProctoring({
    ...{ records: records.value, desk, shell, clock, publish, leave, log },
    ...{ floor, outbox: () => outbox.view() },
  });
  const outbox = joinOutbox({
    ...{ options, desk, runner, clock, publish, proctoring },
    records: records.value,
  });
  const trials = startTrials({ options, records: records.value, desk, runner, news, proctoring });
  const joints = { options, records: records.value, desk, runner, door, jump, proctoring, outbox };
  const handlers = buildHandlers({ ...joints, trials, onKept: onKept.call });
  const stopHearing = runner.onEngine((state) => news.publish('engine/changed', state));
  const stopTicking = startTicker(
    () => {
      desk.tick();
      proctoring.tick();
    },
    (error) => log.error('the exam clock failed', { error }),
  );
  const onBug = (call: string, error: unknown) => log.error('a call failed', { call, error });
  return ok({
    gate: createGate({ handlers, onBug }),
    news,
    proctor: proctoring.proctor,
    pageGone: () => trials.leave(),
    async stop() {
      stopTicking();
      stopHearing();
      const stopped = worker.stop();
      await runner.close();
      await stopped;
      await outbox.stop();
      records.value.close();
    },
  });
}

/** Nothing before the exam is open. */
function prepareFor(desk: Invigilator, runner: Runner): void {
  const exam = desk.open()?.exam;
  const problems = exam?.problems.flatMap(({ id }) => exam.problem(id) ?? []) ?? [];
  if (problems.length > 0) runner.prepare(problems);
}

function startRunner({ config, version, log }: StationOptions): Runner {
  return createRunner({
    ...runnerSettings(config),
    toolVersion: version,
    onTrouble: (what) => log.warn('the runner had trouble', { what }),
    onLent: (lent) => log.info('a submission runs', lent),
  });
}

type WorkerJoints = {
  readonly options: StationOptions;
  readonly stores: Stores;
  readonly desk: Invigilator;
  readonly runner: Runner;
  readonly tell: (submissionId: string) => void;
};

function startWorker({ options, stores, desk, runner, tell }: WorkerJoints): Worker {
  return submissionWorker({
    store: stores.submissions,
    finish: stores.finish,
    runner,
    canJudge: ({ examId, examKind, problemId, language }) => {
      const exam = desk.open()?.exam;
      if (exam?.id !== examId || exam.kind !== examKind) return false;
      const problem = exam.problem(problemId);
      // What cannot be read is judged all the same: that it is broken is said of the submission itself.
      return (
        problem === null || runner.canJudge(language ?? programsOf(problem.manifest)[0].language)
      );
    },
    problem: (id) => {
      const problem = desk.problem(id);
      return problem === null ? fail({ detail: 'it is not in the open exam' }) : ok(problem);
    },
    onChange: tell,
    isStorageFault,
    now: Date.now,
    chance: Math.random,
    log: (what, facts) => options.log.warn(what, facts),
  });
}

type OutboxSide = Pick<WorkerJoints, 'options' | 'desk' | 'runner'> & {
  readonly records: Records;
  readonly proctoring: Pick<Proctoring, 'proctor' | 'panelChanged'>;
  readonly clock: () => Reading;
  readonly publish: Publish;
};

function joinOutbox({ options, proctoring, runner, ...side }: OutboxSide): StationOutbox {
  const { sinks, stationName, shell, version, log, config } = options;
  return buildOutbox({
    ...side,
    ...{ sinks, stationName, shell, version, log },
    stationRoom: config.room,
    proctor: proctoring.proctor,
    engineReady: () => runner.engine().state === 'ready',
    onPanel: proctoring.panelChanged,
  });
}

type HandlerJoints = Pick<WorkerJoints, 'options' | 'desk' | 'runner'> & {
  readonly records: Records;
  readonly proctoring: Pick<Proctoring, 'handlers' | 'proctor'>;
  readonly outbox: Pick<StationOutbox, 'handlers'>;
  readonly trials: Pick<TrialHost, 'handlers'>;
  readonly door: ExamDoor;
  readonly jump: ChosenExam['jump'];
  readonly onKept: (submissionId: string) => void;
};

function buildHandlers(joints: HandlerJoints) {
  const { options, records, desk, runner, door, jump, onKept, proctoring } = joints;
  const { stores, incidents } = records;
  const { proctor } = proctoring;
  return {
    ...proctoring.handlers,
    ...joints.outbox.handlers,
    ...joints.trials.handlers,
    ...doctorHandlers({
      examine: () => examineStation(options, runner),
      isFree: () => desk.seated() === null,
      isPanelOpen: async () => (await proctoring.handlers['panel/read']({})) !== null,
    }),
    ...examHandlers({
      desk,
      version: options.version,
      engine: () => runner.engine(),
      door,
      jump,
    }),
    ...submissionHandlers({
      store: stores.submissions,
      desk: lockedOut(submissionDesk(desk), proctor),
      problem: (id) => desk.problem(id),
      validate: validateSource,
      now: Date.now,
      newId: stores.newId,
      onKept,
      logHead: (id) => incidents.headAt(id),
    }),
  };
}
